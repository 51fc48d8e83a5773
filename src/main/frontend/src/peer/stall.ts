import type { PathSample } from "./sample";

const STALLED_MS = 1500;
/** Without media only connectivity checks pass: silence is longer than it takes one of them to get lost. */
const CHECKS_MISSED = 2.5;
/** How long packets must have flowed before their absence means anything. */
const FLOWING_MS = 1000;
/** After the other changed microphone or camera, packets may stop for a good reason. */
const MEDIA_CHANGE_MS = 2500;

/** Notices that nothing arrives any more, long before ICE does. */
export class StallWatch {
  private last: PathSample | null = null;
  private firstAt = 0;
  private packetsAt = 0;
  private checksAt = 0;
  private anythingAt = 0;
  private flowingSince: number | null = null;
  private mediaChangedAt = Number.NEGATIVE_INFINITY;

  mediaChanged(at: number): void {
    this.mediaChangedAt = at;
    this.flowingSince = null;
  }

  /** For how long nothing has come in, in ms, once that is longer than it should be; otherwise 0. */
  stalledFor(sample: PathSample): number {
    const { at } = sample;
    const last = this.last;
    this.last = sample;
    if (last === null) {
      this.firstAt = at;
      this.packetsAt = at;
      this.checksAt = at;
      this.anythingAt = at;
      return 0;
    }
    if (sample.checks !== last.checks) {
      this.checksAt = at;
      this.anythingAt = at;
    }
    if (sample.packets !== last.packets) {
      this.flowingSince ??= at;
      this.packetsAt = at;
      this.anythingAt = at;
    }
    const mediaExpected =
      this.flowingSince !== null &&
      this.packetsAt - this.flowingSince >= FLOWING_MS &&
      at - this.mediaChangedAt >= MEDIA_CHANGE_MS;
    if (mediaExpected && at - this.packetsAt >= STALLED_MS) return at - this.packetsAt;
    return this.isSilent(sample) ? at - this.anythingAt : 0;
  }

  /** What is not counted cannot stand still, and checks may end with the connecting: only those that went on may be missed. */
  private isSilent({ at, checksEveryMs }: PathSample): boolean {
    if (checksEveryMs === null) return false;
    const limit = CHECKS_MISSED * checksEveryMs;
    return this.checksAt - this.firstAt >= limit && at - this.anythingAt >= limit;
  }
}
