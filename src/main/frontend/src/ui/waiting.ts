import type { SessionState } from "../session/state";

/** Why there is no picture of the other yet, or null while media flow. */
export function waitingText(state: SessionState): string | null {
  if (state.path === "flowing") return null;
  if (state.path === "stalled" && state.away === null) return null;
  if (state.phase === "joining") return "call.connecting";
  if (state.presence === "joined") return "call.connectingTo";
  if (state.presence === "lobby") return "call.wait.lobby";
  if (state.away === "left") return "call.wait.left";
  return state.away === "lost" ? "call.wait.lost" : "call.wait.absent";
}
