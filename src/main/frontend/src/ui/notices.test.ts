import { expect, it } from "vitest";
import { initialState, type SessionState } from "../session/state";
import { connectionNotice } from "./notices";

const told = (state: Partial<SessionState>) =>
  connectionNotice({ ...initialState("2026-03-01T10:00:00Z"), ...state });

it.each<[Partial<SessionState>, string | null]>([
  [{ phase: "call", line: "open", path: "flowing" }, null],
  [{ phase: "call", line: "down", path: "flowing" }, "notice.lineDownCallOn"],
  [{ phase: "call", line: "down", path: "stalled" }, "notice.lineDown"],
  [{ phase: "joining", line: "connecting" }, null],
  [{ phase: "joining", line: "down", problem: "unreachable" }, "notice.lineDown"],
  [{ phase: "joining", line: "down", problem: "videoUnavailable" }, "video.unreachable"],
  [{ phase: "call", line: "down", path: "flowing", problem: "videoUnavailable" }, "notice.lineDownCallOn"],
  [{ phase: "lobby", line: "down" }, null],
  [{ phase: "call", line: "down", path: "flowing", problem: "signedOut" }, "notice.signedOutCallOn"],
  [{ phase: "call", line: "down", path: "stalled", problem: "signedOut" }, "notice.signedOut"],
])("tells what is not as it should be: %o", (state, notice) => {
  expect(told(state)).toBe(notice);
});
