import { expect, it } from "vitest";
import { pathOf, qualityOf } from "./calling";

const alone = { otherIsIn: false, joinedBefore: false };

it.each([
  ["unknown", "connecting"],
  ["idle", "connecting"],
  ["ringing", "connecting"],
  ["joining", "connecting"],
  ["joined", "none"],
  ["reconnecting", "stalled"],
  ["migrating", "moving"],
  ["offline", "offline"],
  ["reconnecting-failed", null],
  ["left", null],
])("shows the calling state %s as %s", (state, path) => {
  expect(pathOf(state, alone)).toBe(path);
});

it("is in the call with the other once both are", () => {
  expect(pathOf("joined", { otherIsIn: true, joinedBefore: true })).toBe("flowing");
});

it("restores when it joins once more", () => {
  expect(pathOf("joining", { otherIsIn: true, joinedBefore: true })).toBe("stalled");
});

it.each([
  [undefined, null],
  [0, null],
  [1, "poor"],
  [2, "good"],
  [3, "good"],
])("reads the quality %s as %s", (measured, quality) => {
  expect(qualityOf(measured)).toBe(quality);
});
