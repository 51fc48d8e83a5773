import type { SessionState } from "../session/state";

/** A notice tells it, over the last picture. */
const INTERRUPTED: ReadonlySet<SessionState["path"]> = new Set(["stalled", "moving", "offline"]);

/** Why there is no picture of the other yet, or null while media flow. */
export function waitingText(state: SessionState): string | null {
  if (state.path === "flowing") return null;
  if (INTERRUPTED.has(state.path) && state.away === null) return null;
  if (state.path === "unreachable") return "video.unreachable";
  if (state.phase === "joining") return "call.connecting";
  if (state.path === "connecting" && state.presence !== "joined") return "call.connecting";
  if (state.presence === "joined") return "call.connectingTo";
  if (state.presence === "lobby") return "call.wait.lobby";
  if (state.away === "left") return "call.wait.left";
  return state.away === "lost" ? "call.wait.lost" : "call.wait.absent";
}
