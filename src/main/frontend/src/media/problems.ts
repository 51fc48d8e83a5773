export type MediaProblem =
  | "denied"
  | "notFound"
  | "inUse"
  | "blocked"
  | "insecure"
  | "unsupported"
  | "failed";

const BY_NAME: Readonly<Record<string, MediaProblem>> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "notFound",
  DevicesNotFoundError: "notFound",
  NotReadableError: "inUse",
  TrackStartError: "inUse",
  AbortError: "inUse",
};

export function problemOf(failure: unknown): MediaProblem {
  return BY_NAME[nameOf(failure)] ?? "failed";
}

export function isOverconstrained(failure: unknown): boolean {
  return nameOf(failure) === "OverconstrainedError";
}

/** Why this page can have no devices at all, or null. */
export function missingDevices(mediaDevices: MediaDevices | undefined, secure: boolean): MediaProblem | null {
  if (mediaDevices?.getUserMedia) return null;
  return secure ? "unsupported" : "insecure";
}

function nameOf(failure: unknown): string {
  return failure instanceof Error || failure instanceof DOMException ? failure.name : "";
}
