import { useCallStateHooks } from "@stream-io/video-react-sdk";
import type { ReactNode } from "react";
import { useCall, useStore } from "../src/ui/context";
import { type Devices, DevicesContext, idOf } from "../src/ui/devices";
import type { CallDevices } from "./call-devices";

interface StreamDevicesProps {
  readonly devices: CallDevices;
  readonly children: ReactNode;
}

/** The devices as the SDK has them open, for the same controls as everywhere. */
export function StreamDevices({ devices, children }: StreamDevicesProps) {
  const { media } = useCall().session;
  const { choices } = useStore(media.store);
  const troubles = useStore(devices.store);
  const { useCameraState, useMicrophoneState, useScreenShareState } = useCallStateHooks();
  const camera = useCameraState();
  const microphone = useMicrophoneState();
  const screenShare = useScreenShareState();
  const microphoneOn = !microphone.optimisticIsMute;
  const cameraOn = !camera.optimisticIsMute;
  const sharing = !screenShare.optimisticIsMute;
  const value: Devices = {
    microphoneOn,
    cameraOn,
    sharing: media.canShare ? sharing : null,
    // First, for what the SDK fails with where the browser forbids a device does not say so.
    microphoneProblem: denied(microphone) ?? troubles.microphoneProblem,
    cameraProblem: denied(camera) ?? troubles.cameraProblem,
    failures: troubles.failures,
    retrying: troubles.retrying,
    notice: troubles.notice,
    inUse: {
      ...choices,
      ...idOf("microphone", microphone.mediaStream?.getAudioTracks()[0]),
      ...idOf("camera", camera.mediaStream?.getVideoTracks()[0]),
    },
    toggleMicrophone: () => void devices.turn("microphone", !microphoneOn),
    toggleCamera: () => void devices.turn("camera", !cameraOn),
    toggleSharing: () => void devices.share(!sharing),
    choose: (kind, id) => void devices.choose(kind, id),
    retry: () => void devices.retry(),
    dismissNotice: () => devices.dismissNotice(),
  };
  return <DevicesContext value={value}>{children}</DevicesContext>;
}

function denied({ hasBrowserPermission }: { readonly hasBrowserPermission: boolean }) {
  return hasBrowserPermission ? null : "denied";
}
