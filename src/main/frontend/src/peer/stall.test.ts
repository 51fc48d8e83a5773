import { expect, it } from "vitest";
import type { PathSample } from "./sample";
import { StallWatch } from "./stall";

const sample = (at: number, packets: number, checks = 0): PathSample => ({
  at,
  packets,
  checks,
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
