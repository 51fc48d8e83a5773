import type { Quality } from "../src/peer/quality";
import type { Path } from "../src/session/state";

export interface Circumstances {
  /** The other takes part in the call. */
  readonly otherIsIn: boolean;
  /** The call had been joined before: a new joining restores it. */
  readonly joinedBefore: boolean;
}

/** Each of the SDK's calling states, as a path; null when the call is over for it. */
export function pathOf(callingState: string, { otherIsIn, joinedBefore }: Circumstances): Path | null {
  switch (callingState) {
    case "joined":
      return otherIsIn ? "flowing" : "none";
    case "reconnecting":
      return "stalled";
    case "migrating":
      return "moving";
    case "offline":
      return "offline";
    case "left":
    case "reconnecting-failed":
      return null;
    default:
      // unknown, idle, ringing, joining
      return joinedBefore ? "stalled" : "connecting";
  }
}

/** Stream's measure of my connection, in this page's words. */
export function qualityOf(connectionQuality: number | undefined): Quality | null {
  if (!connectionQuality) return null;
  return connectionQuality === 1 ? "poor" : "good";
}
