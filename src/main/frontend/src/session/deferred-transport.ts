import type { Grant } from "../grant";
import type { MediaTransport, TransportListener } from "./media-transport";

const LOAD_AGAIN_MS = 3000;

/** A service's transport while its code is still on its way: keeps the order, and asks again when the network failed. */
export class DeferredTransport implements MediaTransport {
  readonly direct = null;
  readonly opensDevices = true;
  private readonly loaded: Promise<MediaTransport>;

  constructor(
    load: () => Promise<MediaTransport>,
    private readonly listener: Pick<TransportListener, "onPath">,
  ) {
    this.loaded = this.loadAtLast(load);
  }

  granted(grant: Grant): void {
    void this.loaded.then((transport) => transport.granted(grant));
  }

  enter(): void {
    void this.loaded.then((transport) => transport.enter());
  }

  close(): void {
    void this.loaded.then((transport) => transport.close());
  }

  suspend(): void {
    void this.loaded.then((transport) => transport.suspend());
  }

  private async loadAtLast(load: () => Promise<MediaTransport>): Promise<MediaTransport> {
    for (;;) {
      try {
        return await load();
      } catch {
        this.listener.onPath("unreachable");
        await new Promise((resolve) => setTimeout(resolve, LOAD_AGAIN_MS));
      }
    }
  }
}
