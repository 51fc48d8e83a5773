import type { DeviceKind } from "../media/choices";
import type { LocalMediaState } from "../media/local-media";
import { useCall, useStore } from "./context";

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
  const media = useStore(session.media.store);
  const devices = media.devices[kind];
  return (
    <label className="choice">
      <span className="choice-label">{t(LABELS[kind])}</span>
      <select
        className="choice-input"
        value={present(media, kind)}
        disabled={devices.length === 0}
        onChange={(event) => void session.media.choose(kind, event.target.value)}
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

/** What is really in use, which need not be what was chosen. */
function present(media: LocalMediaState, kind: DeviceKind): string {
  const track = kind === "camera" ? media.cameraTrack : kind === "microphone" ? media.microphoneTrack : null;
  const candidates = [track?.getSettings().deviceId, media.choices[kind], media.devices[kind][0]?.id];
  return candidates.find((id) => media.devices[kind].some((device) => device.id === id)) ?? "";
}
