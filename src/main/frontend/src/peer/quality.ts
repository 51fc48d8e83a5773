import type { PathSample } from "./sample";

export type Quality = "good" | "fair" | "poor" | "lost";

interface Limits {
  readonly roundTripMs: number;
  readonly loss: number;
}

const POOR: Limits = { roundTripMs: 600, loss: 0.1 };
const FAIR: Limits = { roundTripMs: 250, loss: 0.03 };

/** How good the path was between two samples; video that should move and does not is poor whatever the loss. */
export function qualityBetween(before: PathSample, after: PathSample, videoExpected: boolean): Quality {
  const came = after.received - before.received;
  const lost = Math.max(0, after.lost - before.lost);
  const loss = Math.max(came + lost > 0 ? lost / (came + lost) : 0, after.remoteLoss ?? 0);
  const roundTripMs = after.roundTripMs ?? 0;
  const exceeds = (limits: Limits) => loss > limits.loss || roundTripMs > limits.roundTripMs;
  const frozen = videoExpected && before.framesDecoded > 0 && after.framesDecoded === before.framesDecoded;
  if (frozen || exceeds(POOR)) return "poor";
  return exceeds(FAIR) ? "fair" : "good";
}
