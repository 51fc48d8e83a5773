import type { DeviceKind } from "../media/choices";
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

function DeviceSelect({ kind }: { readonly kind: DeviceKind }) {
  const { session, t } = useCall();
  const { choose, inUse } = useDevices();
  const devices = useStore(session.media.store).devices[kind];
  const present = devices.find(({ id }) => id === inUse[kind]) ?? devices[0];
  return (
    <label className="choice">
      <span className="choice-label">{t(LABELS[kind])}</span>
      <select
        className="choice-input"
        value={present?.id ?? ""}
        disabled={devices.length === 0}
        onChange={(event) => choose(kind, event.target.value)}
      >
        {devices.length === 0 && <option value="">{t("device.default")}</option>}
        {devices.map((device) => (
          <option key={device.id} value={device.id}>
            {device.label}
          </option>
        ))}
      </select>
    </label>
  );
}
