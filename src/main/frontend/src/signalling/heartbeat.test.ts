import { expect, it } from "vitest";
import { Heartbeat } from "./heartbeat";

it("gives a silent socket up after three and a half seconds", () => {
  let now = 0;
  const heartbeat = new Heartbeat(() => now);
  for (now = 1000; now <= 3000; now += 1000) expect(heartbeat.isDead()).toBe(false);
  now = 4000;
  expect(heartbeat.isDead()).toBe(true);
});

it("lives as long as the server is heard", () => {
  let now = 0;
  const heartbeat = new Heartbeat(() => now);
  for (now = 1000; now <= 20_000; now += 1000) {
    heartbeat.heard();
    expect(heartbeat.isDead()).toBe(false);
  }
});

it("asks once more after the page itself slept", () => {
  let now = 0;
  const heartbeat = new Heartbeat(() => now);
  now = 60_000;
  expect(heartbeat.isDead()).toBe(false);
  now = 62_000;
  expect(heartbeat.isDead()).toBe(true);
});
