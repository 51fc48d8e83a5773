import type { ComponentType } from "react";
import type { LocalMediaState } from "../media/local-media";
import { useCall, useStore } from "./context";
import { CameraIcon, CameraOffIcon, MicrophoneIcon, MicrophoneOffIcon } from "./icons";

interface ControlProps {
  readonly name: string;
  readonly short: string;
  readonly icon: ComponentType;
  readonly look?: "plain" | "off" | "active" | "danger" | "danger-quiet";
  readonly onPress: () => void;
}

/** A round control: the icon, a short word under it where there is room, and its full name for everyone else. */
export function Control({ name, short, icon: Icon, look = "plain", onPress }: ControlProps) {
  return (
    <button
      type="button"
      className={`control control-${look}`}
      aria-label={name}
      title={name}
      onClick={onPress}
    >
      <Icon />
      <span className="control-word" aria-hidden="true">
        {short}
      </span>
    </button>
  );
}

export const isMicrophoneOn = (media: LocalMediaState) =>
  media.microphoneOn && media.microphoneProblem === null;
export const isCameraOn = (media: LocalMediaState) => media.cameraOn && media.cameraProblem === null;

export function MicrophoneToggle() {
  const { session, t } = useCall();
  const on = isMicrophoneOn(useStore(session.media.store));
  return (
    <Control
      name={t(on ? "call.mute" : "call.unmute")}
      short={t("call.short.microphone")}
      icon={on ? MicrophoneIcon : MicrophoneOffIcon}
      look={on ? "plain" : "off"}
      onPress={() => void session.media.toggleMicrophone()}
    />
  );
}

export function CameraToggle() {
  const { session, t } = useCall();
  const on = isCameraOn(useStore(session.media.store));
  return (
    <Control
      name={t(on ? "call.cameraOff" : "call.cameraOn")}
      short={t("call.short.camera")}
      icon={on ? CameraIcon : CameraOffIcon}
      look={on ? "plain" : "off"}
      onPress={() => void session.media.toggleCamera()}
    />
  );
}
