import type { ComponentType } from "react";
import { useCall } from "./context";
import { useDevices } from "./devices";
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

export function MicrophoneToggle() {
  const { t } = useCall();
  const { microphoneOn: on, toggleMicrophone } = useDevices();
  return (
    <Control
      name={t(on ? "call.mute" : "call.unmute")}
      short={t("call.short.microphone")}
      icon={on ? MicrophoneIcon : MicrophoneOffIcon}
      look={on ? "plain" : "off"}
      onPress={toggleMicrophone}
    />
  );
}

export function CameraToggle() {
  const { t } = useCall();
  const { cameraOn: on, toggleCamera } = useDevices();
  return (
    <Control
      name={t(on ? "call.cameraOff" : "call.cameraOn")}
      short={t("call.short.camera")}
      icon={on ? CameraIcon : CameraOffIcon}
      look={on ? "plain" : "off"}
      onPress={toggleCamera}
    />
  );
}
