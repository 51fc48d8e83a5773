import type { PathSample } from "./sample";

const STALLED_MS = 1500;
/** Without media only connectivity checks pass, and those come some seconds apart. */
const SILENT_STALLED_MS = 6000;
/** How long packets must have flowed before their absence means anything. */
const FLOWING_MS = 1000;
/** After the other changed microphone or camera, packets may stop for a good reason. */
const MEDIA_CHANGE_MS = 2500;

/** Notices that nothing arrives any more, long before ICE does. */
export class StallWatch {
  private last: PathSample | null = null;
  private packetsAt = 0;
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
      this.packetsAt = at;
      this.anythingAt = at;
      return 0;
    }
    if (sample.packets !== last.packets) {
      this.flowingSince ??= at;
      this.packetsAt = at;
      this.anythingAt = at;
    } else if (sample.checks !== last.checks) {
      this.anythingAt = at;
    }
    const mediaExpected =
      this.flowingSince !== null &&
      this.packetsAt - this.flowingSince >= FLOWING_MS &&
      at - this.mediaChangedAt >= MEDIA_CHANGE_MS;
    if (mediaExpected && at - this.packetsAt >= STALLED_MS) return at - this.packetsAt;
    if (at - this.anythingAt >= SILENT_STALLED_MS) return at - this.anythingAt;
    return 0;
  }
}
