import type { Now } from "../clock";

const BEAT_MS = 1000;
const SILENCE_MS = 3500;
/** A timer this late means the page itself slept; only a fresh ping can tell whether the socket lives. */
const SLEPT_MS = 1500;
const GRACE_MS = 2000;

/**
 * Asks a socket whether it lives, and tells a dead one by its silence: TCP alone may say OPEN for minutes after a change of
 * network. What arrives starts the timers, and no timer another but after a sleep: chains of timers run once a minute in a page
 * that has been hidden for five.
 */
export class Heartbeat {
  private beat: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly now: Now,
    private readonly ping: () => void,
    private readonly onDead: () => void,
  ) {}

  /** The server is there, or has answered the last ping: the next one is due. */
  answered(): void {
    clearTimeout(this.beat);
    this.beat = setTimeout(this.ping, BEAT_MS);
  }

  /** Anything has arrived. */
  heard(): void {
    this.listen(SILENCE_MS);
  }

  stop(): void {
    clearTimeout(this.beat);
    clearTimeout(this.silence);
  }

  private listen(milliseconds: number): void {
    clearTimeout(this.silence);
    const until = this.now() + milliseconds;
    this.silence = setTimeout(() => {
      if (this.now() - until < SLEPT_MS) return this.onDead();
      this.ping();
      this.listen(GRACE_MS);
    }, milliseconds);
  }
}
