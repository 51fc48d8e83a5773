import { createContext, type ReactNode, useContext } from "react";
import type { Choices, DeviceKind } from "../media/choices";
import type { MediaNotice } from "../media/local-media";
import type { MediaProblem } from "../media/problems";
import { useCall, useStore } from "./context";

/** Why a device does not do what it should. */
export type Trouble = MediaProblem | "interrupted";

/** My camera, microphone, speaker and screen as the controls see them, whoever has them open. */
export interface Devices {
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  /** Null where the browser cannot share. */
  readonly sharing: boolean | null;
  readonly microphoneProblem: Trouble | null;
  readonly cameraProblem: Trouble | null;
  /** Counts the failures, so that one can be dismissed and the next one still be seen. */
  readonly failures: number;
  /** What failed is being tried again. */
  readonly retrying: boolean;
  readonly notice: MediaNotice | null;
  /** The ids of what is really in use, which need not be what was chosen. */
  readonly inUse: Choices;
  toggleMicrophone(): void;
  toggleCamera(): void;
  toggleSharing(): void;
  choose(kind: DeviceKind, id: string): void;
  /** Opens again what could not be opened or is interrupted. */
  retry(): void;
  dismissNotice(): void;
}

export const DevicesContext = createContext<Devices | null>(null);

export function useDevices(): Devices {
  const devices = useContext(DevicesContext);
  if (!devices) throw new Error("outside of DevicesContext");
  return devices;
}

/** The devices as this page itself has them open. */
export function LocalDevices({ children }: { readonly children: ReactNode }) {
  const { media } = useCall().session;
  const state = useStore(media.store);
  const { microphoneProblem, cameraProblem, failures, notice, choices } = state;
  const sharing = state.screenTrack !== null;
  const devices: Devices = {
    microphoneOn: state.microphoneOn && microphoneProblem === null,
    cameraOn: state.cameraOn && cameraProblem === null,
    sharing: media.canShare ? sharing : null,
    microphoneProblem: state.microphoneInterrupted ? "interrupted" : microphoneProblem,
    cameraProblem: state.cameraInterrupted ? "interrupted" : cameraProblem,
    failures,
    retrying: state.retrying,
    notice,
    inUse: {
      ...choices,
      ...idOf("microphone", state.microphoneTrack),
      ...idOf("camera", state.cameraTrack),
    },
    toggleMicrophone: () => void media.toggleMicrophone(),
    toggleCamera: () => void media.toggleCamera(),
    toggleSharing: () => (sharing ? media.stopSharing() : void media.shareScreen()),
    choose: (kind, id) => void media.choose(kind, id),
    retry: () => void media.retry(),
    dismissNotice: () => media.dismissNotice(),
  };
  return <DevicesContext value={devices}>{children}</DevicesContext>;
}

/** The device behind a track, where the browser tells. */
export function idOf(kind: DeviceKind, track: MediaStreamTrack | null | undefined): Choices {
  const id = track?.getSettings().deviceId;
  return id ? { [kind]: id } : {};
}
