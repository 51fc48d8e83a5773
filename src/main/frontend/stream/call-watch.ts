import type { Quality } from "../src/peer/quality";
import type { TransportListener } from "../src/session/media-transport";
import type { Path } from "../src/session/state";
import { pathOf, qualityOf } from "./calling";
import type { VideoCall, Watched } from "./sdk";

/** Our own line usually says why the call is over; this long it has the first word. */
const GRACE_MS = 3000;

const INTERRUPTED: ReadonlySet<Path> = new Set(["stalled", "moving", "offline"]);

/** Reports what becomes of one call by Stream. */
export class CallWatch {
  private callingState = "idle";
  private otherIsIn = false;
  private joinedBefore = false;
  private toldConnecting = false;
  private quality: Quality | null = null;
  private readonly on = { microphone: false, camera: false, screen: false };
  private readonly watches: { unsubscribe(): void }[] = [];
  private grace: ReturnType<typeof setTimeout> | undefined;

  constructor(
    call: VideoCall,
    otherId: string,
    private readonly listener: TransportListener,
  ) {
    this.watch(call.state.callingState$, (state) => {
      this.callingState = state;
      this.joinedBefore ||= state === "joined";
      this.tell();
    });
    this.watch(call.state.remoteParticipants$, (participants) => {
      this.otherIsIn = participants.some(({ userId }) => userId === otherId);
      this.tell();
    });
    this.watch(call.state.localParticipant$, (me) => {
      this.quality = qualityOf(me?.connectionQuality);
      this.tell();
    });
    this.watch(call.microphone.state.status$, (status) => this.own("microphone", status));
    this.watch(call.camera.state.status$, (status) => this.own("camera", status));
    this.watch(call.screenShare.state.status$, (status) => this.own("screen", status));
  }

  close(): void {
    clearTimeout(this.grace);
    for (const watch of this.watches) watch.unsubscribe();
  }

  private watch<T>(value: Watched<T>, next: (value: T) => void): void {
    this.watches.push(value.subscribe(next));
  }

  private tell(): void {
    const path = pathOf(this.callingState, { otherIsIn: this.otherIsIn, joinedBefore: this.joinedBefore });
    // Once only: that a first joining takes long is told by whoever waits for it, and stays told.
    if (path === "connecting" && this.toldConnecting) return;
    this.toldConnecting = true;
    clearTimeout(this.grace);
    this.listener.onQuality(path !== null && INTERRUPTED.has(path) ? "lost" : this.quality);
    if (path !== null) this.listener.onPath(path);
    else this.grace = setTimeout(() => this.listener.onEnded("videoLost"), GRACE_MS);
  }

  private own(name: keyof typeof this.on, status: string | undefined): void {
    this.on[name] = status === "enabled";
    this.listener.onOwnMedia({ ...this.on });
  }
}
