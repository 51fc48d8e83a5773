import type { CaptureKind } from "../src/media/capture";
import type { DeviceKind } from "../src/media/choices";
import type { LocalMedia, MediaNotice, Wanted } from "../src/media/local-media";
import { type MediaProblem, problemOf } from "../src/media/problems";
import { Store } from "../src/store";
import type { VideoCall } from "./sdk";

export interface DeviceTroubles {
  readonly microphoneProblem: MediaProblem | null;
  readonly cameraProblem: MediaProblem | null;
  readonly failures: number;
  readonly retrying: boolean;
  readonly notice: MediaNotice | null;
}

const KINDS = ["microphone", "camera"] as const;

/** My devices while the SDK has them: taken over from the lobby as they were, and what goes wrong with them. */
export class CallDevices {
  readonly store: Store<DeviceTroubles>;
  private readonly wanted: Record<CaptureKind, boolean> = { microphone: false, camera: false };
  private busy = 0;
  private closed = false;
  private readonly watches: readonly { unsubscribe(): void }[];

  constructor(
    private readonly call: VideoCall,
    private readonly media: LocalMedia,
  ) {
    const { microphoneProblem, cameraProblem } = media.store.get();
    this.store = new Store<DeviceTroubles>({
      microphoneProblem,
      cameraProblem,
      failures: 0,
      retrying: false,
      notice: null,
    });
    this.watches = KINDS.map((kind) =>
      call[kind].state.status$.subscribe((status) => {
        if (status === "disabled") this.wentOff(kind);
      }),
    );
  }

  /** Ends when the devices are open, or are not to be had. */
  async takeOver(): Promise<void> {
    const { speaker } = this.media.store.get().choices;
    const wanted = this.media.handOver();
    if (speaker) this.call.speaker.select(speaker);
    await Promise.all(KINDS.map((kind) => this.open(kind, wanted[kind])));
  }

  async turn(kind: CaptureKind, on: boolean): Promise<void> {
    this.wanted[kind] = on;
    this.media.want(kind, on);
    await this.attempt(kind, async () => {
      if (on) await this.call[kind].enable();
      else await this.call[kind].disable();
    });
  }

  async share(on: boolean): Promise<void> {
    try {
      if (on) await this.call.screenShare.enable();
      else await this.call.screenShare.disable();
    } catch (failure) {
      // The person closed the picker: nothing went wrong.
      if (problemOf(failure) !== "denied") this.store.set({ notice: "shareFailed" });
    }
  }

  async choose(kind: DeviceKind, id: string): Promise<void> {
    this.media.remember(kind, id);
    if (kind === "speaker") this.call.speaker.select(id);
    else await this.attempt(kind, () => this.call[kind].select(id));
  }

  /** Opens again what could not be opened. */
  async retry(): Promise<void> {
    const failed = KINDS.filter((kind) => this.store.get()[`${kind}Problem`] !== null);
    this.store.set({ retrying: true });
    await Promise.all(failed.map((kind) => this.turn(kind, true)));
    this.store.set({ retrying: false });
  }

  dismissNotice(): void {
    this.store.set({ notice: null });
  }

  /** The SDK closes the devices itself; that is no loss to be told about. */
  close(): void {
    this.closed = true;
    for (const watch of this.watches) watch.unsubscribe();
  }

  private async open(kind: CaptureKind, { on, deviceId }: Wanted): Promise<void> {
    this.wanted[kind] = on;
    const input = this.call[kind];
    if (!on) {
      // Said in so many words, or the SDK would open it where the call type says so.
      this.busy++;
      await input.disable().catch(() => undefined);
      this.busy--;
      return;
    }
    await this.attempt(kind, async () => {
      await input.select(deviceId);
      try {
        await input.enable();
      } catch (failure) {
        if (this.closed || deviceId === undefined || problemOf(failure) === "denied") throw failure;
        await input.select(undefined);
        await input.enable();
      }
    });
  }

  private async attempt(kind: CaptureKind, change: () => Promise<void>): Promise<void> {
    this.busy++;
    try {
      await change();
      this.tell(kind, null);
    } catch (failure) {
      this.tell(kind, problemOf(failure));
    } finally {
      this.busy--;
    }
  }

  private tell(kind: CaptureKind, problem: MediaProblem | null): void {
    const failures = this.store.get().failures + (problem ? 1 : 0);
    this.store.set(
      kind === "camera" ? { cameraProblem: problem, failures } : { microphoneProblem: problem, failures },
    );
  }

  private wentOff(kind: CaptureKind): void {
    if (this.busy > 0 || !this.wanted[kind]) return;
    this.wanted[kind] = false;
    this.media.want(kind, false);
    this.store.set({ notice: kind === "camera" ? "cameraEnded" : "microphoneEnded" });
  }
}
