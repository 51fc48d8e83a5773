import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Heartbeat } from "./heartbeat";

let pings: number;
let deaths: number;
let heartbeat: Heartbeat;

beforeEach(() => {
  vi.useFakeTimers();
  pings = 0;
  deaths = 0;
  heartbeat = new Heartbeat(
    () => Date.now(),
    () => pings++,
    () => deaths++,
  );
  heartbeat.heard();
  heartbeat.answered();
});

afterEach(() => {
  heartbeat.stop();
  vi.useRealTimers();
});

const passes = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);

it("asks a second after each answer, and not before there is one", () => {
  passes(3000);
  expect(pings).toBe(1);
  heartbeat.answered();
  passes(999);
  expect(pings).toBe(1);
  passes(1);
  expect(pings).toBe(2);
});

it("asks although other things keep arriving", () => {
  for (let i = 0; i < 4; i++) {
    passes(300);
    heartbeat.heard();
  }
  expect(pings).toBe(1);
});

it("gives a silent socket up after three and a half seconds, once", () => {
  passes(3499);
  expect(deaths).toBe(0);
  passes(20_000);
  expect(deaths).toBe(1);
});

it("lives as long as anything is heard", () => {
  for (let i = 0; i < 10; i++) {
    passes(3000);
    heartbeat.heard();
  }
  expect(deaths).toBe(0);
});

it("asks once more after the page itself slept", () => {
  vi.setSystemTime(Date.now() + 60_000);
  passes(3500);
  expect([pings, deaths]).toEqual([2, 0]);
  passes(2000);
  expect(deaths).toBe(1);
});

it("waits for what arrives and starts no timer by itself, for chains of them are held up in hidden pages", () => {
  passes(3000);
  expect(vi.getTimerCount()).toBe(1);
  passes(20_000);
  expect(vi.getTimerCount()).toBe(0);
});

it("is still after a stop", () => {
  heartbeat.stop();
  passes(20_000);
  expect([pings, deaths]).toEqual([0, 0]);
});
