/** Why the server closed the socket for good. Every other close is network trouble and heals by reconnecting. */
export type ClosedFor = "takenOver" | "ended" | "notAdmitted" | "timeOver";

const FOR_GOOD: Readonly<Record<number, ClosedFor>> = {
  4001: "takenOver",
  4002: "ended",
  4003: "notAdmitted",
  4004: "timeOver",
};

export function closedFor(code: number): ClosedFor | null {
  return FOR_GOOD[code] ?? null;
}
