import { expect, it } from "vitest";
import { qualityBetween } from "./quality";
import { type PathSample, readSample } from "./sample";

const before: PathSample = {
  at: 0,
  packets: 0,
  checks: 0,
  checksEveryMs: null,
  roundTripMs: 40,
  received: 100,
  lost: 0,
  remoteLoss: null,
  framesDecoded: 30,
};
const after = (change: Partial<PathSample>): PathSample => ({
  ...before,
  at: 2000,
  received: 200,
  framesDecoded: 60,
  ...change,
});

it.each([
  ["good", {}],
  ["fair", { roundTripMs: 300 }],
  ["fair", { lost: 5 }],
  ["poor", { lost: 20 }],
  ["poor", { roundTripMs: 900 }],
  ["poor", { remoteLoss: 0.2 }],
  ["poor", { framesDecoded: 30 }],
])("is %s with %o", (quality, change) => {
  expect(qualityBetween(before, after(change), true)).toBe(quality);
});

it("expects no frames from a camera that is off", () => {
  expect(qualityBetween(before, after({ framesDecoded: 30 }), false)).toBe("good");
});

it("reads the browser's statistics", () => {
  const sample = readSample(
    [
      { type: "transport", packetsReceived: 50 },
      { type: "candidate-pair", state: "failed", responsesReceived: 1, requestsReceived: 1 },
      {
        type: "candidate-pair",
        state: "succeeded",
        nominated: true,
        responsesReceived: 4,
        requestsReceived: 5,
        currentRoundTripTime: 0.02,
      },
      { type: "inbound-rtp", kind: "audio", packetsReceived: 30, packetsLost: 1 },
      { type: "inbound-rtp", kind: "video", packetsReceived: 15, packetsLost: 2, framesDecoded: 9 },
      { type: "remote-inbound-rtp", fractionLost: 0.5 },
    ],
    7,
  );
  expect(sample).toEqual({
    at: 7,
    packets: 50,
    checks: 11,
    checksEveryMs: 2500,
    roundTripMs: 20,
    received: 45,
    lost: 3,
    remoteLoss: 0.5,
    framesDecoded: 9,
  });
});

it("counts media packets where the browser has no numbers for the transport", () => {
  expect(readSample([{ type: "inbound-rtp", packetsReceived: 3 }], 0).packets).toBe(3);
});

it.each([
  [2500, { requestsReceived: 1, responsesReceived: 1 }],
  [6000, { responsesReceived: 1 }],
  [null, { bytesReceived: 1 }],
])("knows that checks come every %o ms with %o", (every, counts) => {
  expect(readSample([{ type: "candidate-pair", ...counts }], 0).checksEveryMs).toBe(every);
});
