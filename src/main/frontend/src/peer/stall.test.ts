import { expect, it } from "vitest";
import { type PathSample, readSample } from "./sample";
import { StallWatch } from "./stall";

const sample = (
  at: number,
  packets: number,
  checks = 0,
  checksEveryMs: number | null = 2500,
): PathSample => ({
  at,
  packets,
  checks,
  checksEveryMs,
  roundTripMs: null,
  received: 0,
  lost: 0,
  remoteLoss: null,
  framesDecoded: 0,
});

function flowing(watch: StallWatch, until: number): void {
  for (let at = 0; at <= until; at += 500) expect(watch.stalledFor(sample(at, at))).toBe(0);
}

it("notices after one and a half seconds that media stopped", () => {
  const watch = new StallWatch();
  flowing(watch, 3000);
  expect(watch.stalledFor(sample(4000, 3000))).toBe(0);
  expect(watch.stalledFor(sample(4500, 3000))).toBe(1500);
  expect(watch.stalledFor(sample(5000, 3500))).toBe(0);
});

it("does not take a camera that was switched off for a stall", () => {
  const watch = new StallWatch();
  flowing(watch, 3000);
  watch.mediaChanged(3100);
  for (let at = 3500; at <= 20_000; at += 500) {
    expect(watch.stalledFor(sample(at, 3000, Math.floor(at / 2500)))).toBe(0);
  }
});

it("takes connectivity checks for life in a call without any media", () => {
  const watch = new StallWatch();
  for (let at = 0; at <= 20_000; at += 500) {
    expect(watch.stalledFor(sample(at, 0, Math.floor(at / 2500)))).toBe(0);
  }
  expect(watch.stalledFor(sample(25_000, 0, 8))).toBe(0);
  expect(watch.stalledFor(sample(26_500, 0, 8))).toBe(6500);
});

it("cannot tell silence from life where nothing is counted", () => {
  const watch = new StallWatch();
  for (let at = 0; at <= 30_000; at += 500) expect(watch.stalledFor(sample(at, 0, 0))).toBe(0);
});

it("does not hold silence against a partner without devices in a browser that counts no checks", () => {
  const watch = new StallWatch();
  const report = [
    { type: "transport", dtlsState: "connected", selectedCandidatePairId: "pair" },
    { type: "candidate-pair", state: "succeeded", nominated: true, selected: true, bytesReceived: 0 },
    { type: "outbound-rtp", kind: "audio", packetsSent: 900 },
  ];
  for (let at = 0; at <= 30_000; at += 500) expect(watch.stalledFor(readSample(report, at))).toBe(0);
});

it("takes what the other sent before they switched all off for no promise of more, where no checks are counted", () => {
  const watch = new StallWatch();
  for (let at = 0; at <= 3000; at += 500) watch.stalledFor(sample(at, at, 0, null));
  watch.mediaChanged(3100);
  for (let at = 3500; at <= 30_000; at += 500) expect(watch.stalledFor(sample(at, 3000, 0, null))).toBe(0);
});

it("does not wait for checks that ended with the connecting", () => {
  const watch = new StallWatch();
  for (let at = 0; at <= 30_000; at += 500) {
    expect(watch.stalledFor(sample(at, 0, Math.min(4, at / 500), 6000))).toBe(0);
  }
});

it("bears with a lost check of consent, and notices when they stop", () => {
  const watch = new StallWatch();
  for (let at = 0; at <= 60_000; at += 500) {
    expect(watch.stalledFor(sample(at, 0, Math.floor(at / 12_000) + 5, 6000))).toBe(0);
  }
  expect(watch.stalledFor(sample(74_500, 0, 10, 6000))).toBe(0);
  expect(watch.stalledFor(sample(75_000, 0, 10, 6000))).toBe(15_000);
});
