import { expect, it } from "vitest";
import { closedFor } from "./closing";
import { parseFrame } from "./frames";

it("reads frames, and survives what is none", () => {
  expect(parseFrame('{"type":"pong"}')).toEqual({ type: "pong" });
  for (const broken of ["", "{", "null", "7", '{"kind":"pong"}', new ArrayBuffer(1)]) {
    expect(parseFrame(broken)).toBeNull();
  }
});

it("knows which closes are for good", () => {
  expect([4001, 4002, 4003, 4004].map(closedFor)).toEqual(["takenOver", "ended", "notAdmitted", "timeOver"]);
  for (const passing of [1000, 1001, 1006, 1009, 4400, 4401, 4403, 4408, 4409, 4429]) {
    expect(closedFor(passing)).toBeNull();
  }
});
