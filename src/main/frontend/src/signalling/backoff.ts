const FIRST_MS = 300;
const LONGEST_MS = 3000;

/** Doubling delays with jitter, so that a restarted server is not met by all pages at once. */
export class Backoff {
  private attempts = 0;

  constructor(private readonly random: () => number = Math.random) {}

  next(): number {
    const delay = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.attempts++);
    return Math.round(delay * (0.75 + this.random() * 0.25));
  }

  reset(): void {
    this.attempts = 0;
  }
}
