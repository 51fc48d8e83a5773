import type { MediaState } from "../signalling/frames";
import { Store } from "../store";
import { type Captured, type CaptureKind, type CaptureSource, captureBoth, captureOne } from "./capture";
import { type Choices, type DeviceKind, loadChoices, saveChoices } from "./choices";
import { type DeviceLists, listDevices, NO_DEVICES } from "./devices";
import { Interruption } from "./interruption";
import { type MediaProblem, problemOf } from "./problems";

export type MediaNotice = "microphoneEnded" | "cameraEnded" | "shareFailed";

export interface LocalMediaState {
  readonly microphoneTrack: MediaStreamTrack | null;
  readonly cameraTrack: MediaStreamTrack | null;
  readonly screenTrack: MediaStreamTrack | null;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  readonly microphoneProblem: MediaProblem | null;
  readonly cameraProblem: MediaProblem | null;
  /** The system has taken it away for a while, as for a telephone call. */
  readonly microphoneInterrupted: boolean;
  readonly cameraInterrupted: boolean;
  /** Counts the failures, so that one can be dismissed and the next one still be seen. */
  readonly failures: number;
  /** The browser may be showing its question right now. */
  readonly asking: boolean;
  /** What failed is being tried again. */
  readonly retrying: boolean;
  readonly devices: DeviceLists;
  readonly choices: Choices;
  readonly notice: MediaNotice | null;
}

export interface MediaSurroundings extends CaptureSource {
  readonly unavailable: MediaProblem | null;
  readonly canShare: boolean;
  readonly storage: Storage | undefined;
  getDisplayMedia(): Promise<MediaStream>;
  enumerateDevices(): Promise<MediaDeviceInfo[]>;
}

/** What the person wants of a device, for one who opens it in our place. */
export interface Wanted {
  readonly on: boolean;
  readonly deviceId: string | undefined;
}

/** What of mine the other can hear and see. */
export function mediaStateOf(state: LocalMediaState): MediaState {
  return {
    microphone: state.microphoneTrack !== null && state.microphoneOn && !state.microphoneInterrupted,
    camera: state.cameraTrack !== null && !state.cameraInterrupted,
    screen: state.screenTrack !== null,
  };
}

/** My microphone, camera and screen. */
export class LocalMedia {
  readonly store: Store<LocalMediaState>;
  private readonly requests: Record<CaptureKind | "screen", number> = { microphone: 0, camera: 0, screen: 0 };
  private readonly interruptions: Readonly<Record<CaptureKind, Interruption>> = {
    microphone: new Interruption((interrupted) => this.interrupted("microphone", interrupted)),
    camera: new Interruption((interrupted) => this.interrupted("camera", interrupted)),
  };

  constructor(private readonly around: MediaSurroundings) {
    this.store = new Store<LocalMediaState>({
      microphoneTrack: null,
      cameraTrack: null,
      screenTrack: null,
      microphoneOn: true,
      cameraOn: true,
      microphoneProblem: around.unavailable,
      cameraProblem: around.unavailable,
      microphoneInterrupted: false,
      cameraInterrupted: false,
      failures: 0,
      asking: false,
      retrying: false,
      devices: NO_DEVICES,
      choices: loadChoices(around.storage),
      notice: null,
    });
  }

  get canShare(): boolean {
    return this.around.canShare;
  }

  /** "Try again". */
  async retry(): Promise<void> {
    this.store.set({ retrying: true });
    await this.start();
    this.store.set({ retrying: false });
  }

  /** Opens what is wanted and not open yet, or interrupted. */
  async start(): Promise<void> {
    if (this.around.unavailable) return;
    const { microphoneTrack, cameraTrack, cameraOn, ...rest } = this.store.get();
    if (microphoneTrack || cameraTrack || !cameraOn) {
      if (!microphoneTrack || rest.microphoneInterrupted) await this.open("microphone");
      if ((!cameraTrack || rest.cameraInterrupted) && cameraOn) await this.open("camera");
      return;
    }
    const microphone = ++this.requests.microphone;
    const camera = ++this.requests.camera;
    this.store.set({ asking: true, microphoneProblem: null, cameraProblem: null });
    const captured = await captureBoth(this.around, this.store.get().choices);
    this.store.set({ asking: false });
    this.take("microphone", microphone, captured.microphone);
    this.take("camera", camera, captured.camera);
    await this.refreshDevices();
  }

  async toggleMicrophone(): Promise<void> {
    const { microphoneTrack, microphoneOn, microphoneProblem } = this.store.get();
    if (microphoneProblem !== null) {
      this.store.set({ microphoneOn: true });
      return this.open("microphone");
    }
    if (microphoneTrack) microphoneTrack.enabled = !microphoneOn;
    this.store.set({ microphoneOn: !microphoneOn });
  }

  /** Off releases the camera, so that its light goes out. */
  async toggleCamera(): Promise<void> {
    const { cameraTrack, cameraOn, cameraProblem } = this.store.get();
    if (cameraTrack === null && (!cameraOn || cameraProblem !== null)) return this.open("camera");
    this.requests.camera++;
    this.letGoOf("camera");
    this.store.set({ cameraOn: false });
  }

  async choose(kind: DeviceKind, id: string): Promise<void> {
    this.remember(kind, id);
    if (kind === "microphone") await this.open("microphone");
    if (kind === "camera" && this.store.get().cameraOn) await this.open("camera");
  }

  /** Keeps a choice for the next time, without opening anything. */
  remember(kind: DeviceKind, id: string): void {
    const choices = { ...this.store.get().choices, [kind]: id };
    this.store.set({ choices });
    saveChoices(this.around.storage, choices);
  }

  /** Keeps what the person wants on, while another has the devices. */
  want(kind: CaptureKind, on: boolean): void {
    this.store.set(
      kind === "camera"
        ? { cameraOn: on, cameraProblem: null }
        : { microphoneOn: on, microphoneProblem: null },
    );
  }

  /** Lets go of the devices, and says what is wanted of them; a device in trouble is not asked for once more. */
  handOver(): Record<CaptureKind, Wanted> {
    const { microphoneTrack, cameraTrack, microphoneOn, cameraOn, ...rest } = this.store.get();
    const { microphoneProblem, cameraProblem, choices } = rest;
    this.stop();
    return {
      microphone: {
        on: microphoneOn && microphoneProblem === null,
        deviceId: microphoneTrack?.getSettings().deviceId ?? choices.microphone,
      },
      camera: {
        on: cameraOn && cameraProblem === null,
        deviceId: cameraTrack?.getSettings().deviceId ?? choices.camera,
      },
    };
  }

  /** The page is to be seen again: what was interrupted and does not come back by itself is opened anew. */
  mendInterruptions(): void {
    for (const kind of ["microphone", "camera"] as const) {
      this.interruptions[kind].mendUnlessOver(() => void this.open(kind));
    }
  }

  async shareScreen(): Promise<void> {
    const request = ++this.requests.screen;
    try {
      const track = (await this.around.getDisplayMedia()).getVideoTracks()[0];
      if (!track) return;
      if (request !== this.requests.screen) return track.stop();
      track.contentHint = "detail";
      track.onended = () => this.stopSharing();
      this.store.set({ screenTrack: track, notice: null });
    } catch (failure) {
      // The person closed the picker: nothing went wrong.
      if (problemOf(failure) !== "denied") this.store.set({ notice: "shareFailed" });
    }
  }

  stopSharing(): void {
    this.requests.screen++;
    this.store.get().screenTrack?.stop();
    this.store.set({ screenTrack: null });
  }

  async refreshDevices(): Promise<void> {
    if (this.around.unavailable) return;
    const infos = await this.around.enumerateDevices().catch(() => []);
    this.store.set({ devices: listDevices(infos) });
  }

  dismissNotice(): void {
    this.store.set({ notice: null });
  }

  /** Lets go of every device. */
  stop(): void {
    this.requests.microphone++;
    this.requests.camera++;
    this.stopSharing();
    this.letGoOf("microphone");
    this.letGoOf("camera");
    this.store.set({ asking: false, notice: null });
  }

  private async open(kind: CaptureKind, choices: Choices = this.store.get().choices): Promise<void> {
    if (this.around.unavailable) return;
    const request = ++this.requests[kind];
    // Some cameras cannot be opened twice, so the old one goes first.
    this.letGoOf(kind);
    this.store.set(
      kind === "camera"
        ? { cameraOn: true, cameraProblem: null, asking: true }
        : { microphoneProblem: null, asking: true },
    );
    const captured = await captureOne(this.around, kind, choices);
    this.store.set({ asking: false });
    this.take(kind, request, captured);
    await this.refreshDevices();
  }

  private take(kind: CaptureKind, request: number, { track, problem }: Captured): void {
    // Meanwhile switched off, or another device chosen.
    if (request !== this.requests[kind]) {
      track?.stop();
      return;
    }
    if (track) {
      track.onended = () => this.lost(kind);
      this.interruptions[kind].watch(track);
      if (kind === "microphone") track.enabled = this.store.get().microphoneOn;
      // Sign language and gestures need motion more than sharpness.
      else track.contentHint = "motion";
    }
    const failures = this.store.get().failures + (problem ? 1 : 0);
    this.store.set(
      kind === "camera"
        ? { cameraTrack: track, cameraProblem: problem, failures }
        : { microphoneTrack: track, microphoneProblem: problem, failures },
    );
  }

  private letGoOf(kind: CaptureKind): void {
    this.store.get()[`${kind}Track`]?.stop();
    // Last, or the other would be told for a moment that it is on.
    this.store.set(kind === "camera" ? { cameraTrack: null } : { microphoneTrack: null });
    this.interruptions[kind].end();
  }

  private interrupted(kind: CaptureKind, interrupted: boolean): void {
    const failures = this.store.get().failures + (interrupted ? 1 : 0);
    this.store.set(
      kind === "camera"
        ? { cameraInterrupted: interrupted, failures }
        : { microphoneInterrupted: interrupted, failures },
    );
  }

  /** Unplugged: say so, and go on with the default device. */
  private lost(kind: CaptureKind): void {
    this.store.set({ notice: kind === "camera" ? "cameraEnded" : "microphoneEnded" });
    void this.open(kind, {});
  }
}
