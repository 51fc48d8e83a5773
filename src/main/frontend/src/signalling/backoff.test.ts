import { expect, it } from "vitest";
import { Backoff } from "./backoff";

it("doubles from 300 ms to 3 s and begins anew after a success", () => {
  const backoff = new Backoff(() => 1);
  expect([1, 2, 3, 4, 5, 6].map(() => backoff.next())).toEqual([300, 600, 1200, 2400, 3000, 3000]);
  backoff.reset();
  expect(backoff.next()).toBe(300);
});

it("spreads the pages out", () => {
  expect(new Backoff(() => 0).next()).toBe(225);
});
