export type MediaProblem =
  | "denied"
  /** The browser may, and the operating system does not let the browser. */
  | "deniedBySystem"
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

/** How Chromium tells the system's refusal from a person's: both have the same name. */
const BY_SYSTEM = "by system";

export function problemOf(failure: unknown): MediaProblem {
  if (failure instanceof Error && failure.message.includes(BY_SYSTEM)) return "deniedBySystem";
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
