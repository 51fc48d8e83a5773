import { expect, it } from "vitest";
import { clockFace, inWords, ServerClock, span, timeOfDay, timeWithZone } from "./clock";

it("follows the server's time, however wrong the browser's is", () => {
  let local = 1000;
  const clock = new ServerClock("2026-03-01T10:00:00Z", () => local);
  local += 5000;
  expect(new Date(clock.now()).toISOString()).toBe("2026-03-01T10:00:05.000Z");
  clock.correct("2026-03-01T10:00:07Z");
  expect(new Date(clock.now()).toISOString()).toBe("2026-03-01T10:00:07.000Z");
  clock.correct("no time");
  expect(new Date(clock.now()).toISOString()).toBe("2026-03-01T10:00:07.000Z");
});

it("shows a length of time as on a clock", () => {
  expect(clockFace(-5)).toBe("0:00");
  expect(clockFace(75_000)).toBe("1:15");
  expect(clockFace(3_675_000)).toBe("1:01:15");
});

it("says a length of time in the reader's language", () => {
  expect(inWords(40_000, "en")).toBe("40 seconds");
  expect(inWords(60_000, "en")).toBe("1 minute");
  expect(inWords(720_000, "de")).toBe("12 Minuten");
  expect(inWords(720_000, "es")).toBe("12 minutos");
});

it("names the zone where there may be doubt", () => {
  const instant = Date.parse("2026-07-01T08:30:00Z");
  expect(timeWithZone(instant, "en-GB", "Europe/London")).toBe("09:30 BST");
  expect(timeWithZone(instant, "de", "Europe/Berlin")).toBe("10:30 MESZ");
});

it("names the zone once, and twice over a change of the clocks", () => {
  const night = Date.parse("2026-10-24T23:30:00Z");
  expect(span(night, night + 3_600_000, "de", "Europe/Berlin")).toEqual({ from: "01:30", to: "02:30 MESZ" });
  expect(span(night, night + 7_200_000, "de", "Europe/Berlin")).toEqual({
    from: "01:30 MESZ",
    to: "02:30 MEZ",
  });
});

it("tells the hour in the reader's zone", () => {
  expect(timeOfDay(Date.parse("2026-07-01T08:30:00Z"), "de", "Europe/Madrid")).toBe("10:30");
});

it("takes the browser's own zone for one that it does not know", () => {
  const instant = Date.parse("2026-07-01T08:30:00Z");
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(timeOfDay(instant, "de", "Europe/Nowhere")).toBe(timeOfDay(instant, "de", own));
  expect(timeWithZone(instant, "en-GB", "Europe/Nowhere")).toBe(timeWithZone(instant, "en-GB", own));
});
