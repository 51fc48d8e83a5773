import type { Presence } from "../session/room";
import type { SessionState } from "../session/state";
import { useCall, useStore, useTitle } from "./context";
import { DeviceChoice } from "./device-choice";
import { LocalDevices, useDevices } from "./devices";
import { Hours } from "./hours";
import { MicrophoneIcon } from "./icons";
import { Initials } from "./initials";
import { Level } from "./level";
import { CameraToggle, MicrophoneToggle } from "./toggles";
import { DeviceTrouble } from "./trouble";
import { SelfVideo } from "./video";

const PRESENCE: Readonly<Record<Presence, string>> = {
  joined: "lobby.presence.joined",
  lobby: "lobby.presence.lobby",
  absent: "lobby.presence.absent",
};

const NETWORK: Readonly<Record<SessionState["line"], string>> = {
  open: "lobby.network.open",
  connecting: "lobby.network.connecting",
  down: "lobby.network.down",
};

/** Before the call: looking at oneself, choosing devices, seeing whether the other is there. */
export function Lobby() {
  const { session, config, t } = useCall();
  const state = useStore(session.store);
  useTitle(t("title.lobby", { subject: config.subject }));
  const presence = state.line === "open" ? PRESENCE[state.presence] : "lobby.presence.unknown";
  const unreachable = state.problem === "videoUnavailable" || state.path === "unreachable";
  return (
    <LocalDevices>
      <div className="lobby">
        <header className="lobby-head">
          <h1 tabIndex={-1}>{config.subject}</h1>
          <p className="quiet">
            {t("lobby.with", { name: config.other.name })} · <Hours />
          </p>
        </header>
        <Preview />
        <section className="lobby-join" aria-labelledby="lobby-ready">
          <h2 id="lobby-ready">{t("lobby.ready")}</h2>
          <p role="status" className={`presence presence-${state.presence}`}>
            <span className="presence-dot" aria-hidden="true" />
            {t(presence, { name: config.other.name })}
          </p>
          <p role="status" className={unreachable ? "hint" : "visually-hidden"}>
            {unreachable && t("video.unreachable")}
          </p>
          {state.otherTab && <p className="hint">{t("lobby.otherTab")}</p>}
          <button type="button" className="button button-primary join-button" onClick={() => session.join()}>
            {t("lobby.joinNow")}
          </button>
          <p role="status" className={`network network-${state.line}`}>
            {!unreachable && t(NETWORK[state.line])}
          </p>
          <fieldset className="lobby-devices">
            <legend className="visually-hidden">{t("lobby.devices")}</legend>
            <DeviceChoice />
          </fieldset>
        </section>
      </div>
    </LocalDevices>
  );
}

function Preview() {
  const { session, config, t } = useCall();
  const media = useStore(session.media.store);
  const { cameraOn } = useDevices();
  return (
    <section className="lobby-preview" aria-label={t("lobby.preview")}>
      <div className="preview-frame">
        <SelfVideo track={media.cameraTrack} screen={false} />
        {!media.cameraTrack && (
          <div className="placeholder">
            <Initials name={config.self.name} />
            {!cameraOn && <p>{t("lobby.cameraOff")}</p>}
            {media.asking && <p>{t("lobby.asking")}</p>}
          </div>
        )}
        <div className="preview-controls">
          <MicrophoneToggle />
          <CameraToggle />
        </div>
      </div>
      <div className="lobby-level">
        <MicrophoneIcon />
        <Level track={media.microphoneOn ? media.microphoneTrack : null} />
      </div>
      <div role="status">
        <DeviceTrouble />
      </div>
    </section>
  );
}
