import type { Grant } from "../src/grant";
import type { MediaTransport } from "../src/session/media-transport";
import { Store } from "../src/store";
import type { VideoCall, VideoClient } from "./sdk";
import { type Entered, Visit, type VisitSurroundings } from "./visit";

/**
 * Media by Stream. It owns the page's one client: components come and go, and a client that is still being
 * disconnected would take the next one of the same person down with it.
 */
export class StreamTransport<C extends VideoCall, K extends VideoClient> implements MediaTransport {
  readonly direct = null;
  readonly opensDevices = true;
  readonly store = new Store<{ readonly entered: Entered<C, K> | null }>({ entered: null });
  private visit: Visit<C, K> | null = null;
  private farewell: Promise<void> = Promise.resolve();
  private entering = new Gate();

  constructor(private readonly around: VisitSurroundings<C, K>) {}

  /** Connects at once, so that joining takes little time; later tokens the client fetches itself. */
  granted(grant: Grant): void {
    if (this.visit) return;
    const visit = new Visit<C, K>(grant, this.around, (entered) => {
      if (this.visit === visit) this.store.set({ entered });
    });
    this.visit = visit;
    this.farewell = visit.run(this.farewell, this.entering.passed);
  }

  enter(): void {
    this.entering.open();
  }

  close(): void {
    this.visit?.end();
    this.visit = null;
    this.entering = new Gate();
    this.store.set({ entered: null });
  }

  /** The SDK does not notice that the page goes away: without this the other would look at a frozen picture. */
  suspend(): void {
    this.close();
  }
}

class Gate {
  open!: () => void;
  readonly passed = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}
