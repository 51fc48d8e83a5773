/** So short a silence is the browser's own, and nothing to be told about. */
export const NOTICEABLE_MS = 1000;

/** Watches for the system taking a device away without ending its track, as for a telephone call. */
export class Interruption {
  /** Remembered here: after a telephone call the track's own flag can say that all is well. */
  private lasting = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (interrupted: boolean) => void) {}

  watch(track: MediaStreamTrack): void {
    track.onmute = () => this.begin();
    track.onunmute = () => this.end();
    // Opened in the middle of a telephone call.
    if (track.muted) this.begin();
  }

  /** It came back by itself, or is let go of. */
  end(): void {
    clearTimeout(this.timer);
    this.lasting = false;
    this.tell(false);
  }

  /** Back on the page: browsers give most devices back by themselves, which must not be disturbed. */
  mendUnlessOver(mend: () => void): void {
    if (this.lasting) this.after(mend);
  }

  private begin(): void {
    this.lasting = true;
    this.after(() => this.tell(true));
  }

  private after(action: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(action, NOTICEABLE_MS);
  }
}
