import type { Now } from "../clock";

const SILENCE_MS = 3500;
/** A timer this late means the page itself slept; only a fresh ping can tell whether the socket lives. */
const SLEPT_MS = 2500;
const GRACE_MS = 2000;

/** Tells a dead socket by its silence: TCP alone may say OPEN for minutes after a change of network. */
export class Heartbeat {
  private heardAt: number;
  private tickAt: number;

  constructor(private readonly now: Now) {
    this.heardAt = now();
    this.tickAt = this.heardAt;
  }

  heard(): void {
    this.heardAt = this.now();
  }

  /** To be called at least each second; true when the socket must be abandoned. */
  isDead(): boolean {
    const now = this.now();
    if (now - this.tickAt > SLEPT_MS) this.heardAt = now - SILENCE_MS + GRACE_MS;
    this.tickAt = now;
    return now - this.heardAt >= SILENCE_MS;
  }
}
