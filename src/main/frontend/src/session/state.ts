import type { GrantProblem, PassingProblem } from "../grant";
import type { RemoteMedia } from "../peer/peer-call";
import type { Quality } from "../peer/quality";
import type { ClosedFor } from "../signalling/closing";
import type { MediaState } from "../signalling/frames";
import type { Presence } from "./room";

export type EndReason =
  | "left"
  /** I ended it for both. */
  | "endedByMe"
  | ClosedFor
  | Exclude<GrantProblem, PassingProblem>
  /** The video service let go of me, and could not be brought back. */
  | "videoLost"
  /** The video service does not let me in. */
  | "videoRefused";

/**
 * How far the media have come: none (nobody to send to), connecting, flowing, interrupted (stalled), moving to another
 * server, offline, or their service cannot be reached.
 */
export type Path = "none" | "connecting" | "flowing" | "stalled" | "moving" | "offline" | "unreachable";

export interface Ending {
  readonly reason: EndReason;
  /** How long I was in the call, all in all; null when I never was. */
  readonly lasted: number | null;
}

/** lobby -> joining -> call -> ended; a rejoin leads from ended to joining. */
export type Phase = "lobby" | "joining" | "call" | "ended";

export interface SessionState {
  readonly phase: Phase;
  readonly line: "connecting" | "open" | "down";
  readonly problem: GrantProblem | null;
  readonly presence: Presence;
  readonly otherTab: boolean;
  /** What of theirs is on. */
  readonly remoteOn: MediaState | null;
  readonly remote: RemoteMedia | null;
  readonly path: Path;
  readonly quality: Quality | null;
  /** How the other went out of the call, until they are back. */
  readonly away: "left" | "lost" | null;
  readonly startedAt: number | null;
  readonly endsAt: number;
  readonly ending: Ending | null;
}

export function initialState(endsAt: string): SessionState {
  return {
    phase: "lobby",
    line: "connecting",
    problem: null,
    presence: "absent",
    otherTab: false,
    remoteOn: null,
    remote: null,
    path: "none",
    quality: null,
    away: null,
    startedAt: null,
    endsAt: Date.parse(endsAt),
    ending: null,
  };
}

export function isInCall(phase: Phase): boolean {
  return phase === "joining" || phase === "call";
}

const REJOINABLE: ReadonlySet<EndReason> = new Set(["left", "takenOver", "videoLost", "videoRefused"]);

export function mayRejoin(ending: Ending, endsAt: number, now: number): boolean {
  return REJOINABLE.has(ending.reason) && now < endsAt;
}
