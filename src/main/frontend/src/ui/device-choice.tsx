import type { DeviceKind } from "../media/choices";
import type { Device } from "../media/devices";
import { useCall, useStore } from "./context";
import { useDevices } from "./devices";

const LABELS: Readonly<Record<DeviceKind, string>> = {
  camera: "device.camera",
  microphone: "device.microphone",
  speaker: "device.speaker",
};

export const canChooseSpeaker =
  typeof HTMLMediaElement !== "undefined" && "setSinkId" in HTMLMediaElement.prototype;

/** The choice of camera, microphone and, where the browser lets us, speaker. */
export function DeviceChoice() {
  return (
    <div className="devices">
      <DeviceSelect kind="camera" />
      <DeviceSelect kind="microphone" />
      {canChooseSpeaker && <DeviceSelect kind="speaker" />}
    </div>
  );
}

export function DeviceSelect({ kind }: { readonly kind: DeviceKind }) {
  const { session, t } = useCall();
  const { choose, inUse } = useDevices();
  const devices = useStore(session.media.store).devices[kind];
  const byDefault = defaultOf(kind, devices);
  const present = devices.find(({ id }) => id === inUse[kind])?.id ?? byDefault;
  return (
    <label className="choice">
      <span className="choice-label">{t(LABELS[kind])}</span>
      <select
        className="choice-input"
        value={present}
        disabled={devices.length === 0}
        onChange={(event) => choose(kind, event.target.value)}
      >
        {byDefault === "" && <option value="">{t("device.default")}</option>}
        {devices.map((device) => (
          <option key={device.id} value={device.id}>
            {device.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What is in use unless another is; no browser says which speaker that is, and not all have a name for it. */
function defaultOf(kind: DeviceKind, devices: readonly Device[]): string {
  const named = kind === "speaker" ? devices.find(({ id }) => id === "default") : devices[0];
  return named?.id ?? "";
}
