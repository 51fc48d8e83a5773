import { useState } from "react";
import { inWords } from "../clock";
import type { MediaNotice } from "../media/local-media";
import { isInCall, type SessionState } from "../session/state";
import { useCall, useNow, useStore } from "./context";
import { useDevices } from "./devices";
import { ClockIcon } from "./icons";
import { Notice } from "./notice";
import { DeviceTrouble } from "./trouble";

const MEDIA_NOTICES: Readonly<Record<MediaNotice, string>> = {
  cameraEnded: "notice.cameraEnded",
  microphoneEnded: "notice.microphoneEnded",
  shareFailed: "notice.shareFailed",
};

export function connectionNotice(state: SessionState): string | null {
  const flowing = state.path === "flowing";
  if (state.problem === "signedOut") return flowing ? "notice.signedOutCallOn" : "notice.signedOut";
  if (state.path === "offline") return "notice.offline";
  if (state.line === "down" && isInCall(state.phase)) {
    if (flowing) return "notice.lineDownCallOn";
    return state.problem === "videoUnavailable" ? "video.unreachable" : "notice.lineDown";
  }
  if (state.path === "moving") return "notice.moving";
  if (state.path === "stalled" && state.away === null) return "notice.stalled";
  return state.away === "lost" && flowing ? "notice.otherReconnecting" : null;
}

/** What is not as it should be, for as long as it is so. */
export function Notices() {
  const { session, config, view, t } = useCall();
  const { Sound } = useStore(view).current;
  const state = useStore(session.store);
  const { notice, dismissNotice } = useDevices();
  const connection = connectionNotice(state);
  return (
    <div className="notices">
      <div role="status">
        {connection && (
          <Notice>
            <p>{t(connection, { name: config.other.name })}</p>
            {state.problem === "signedOut" && (
              <a href={config.signInUrl} target="_blank" rel="noopener">
                {t("notice.signIn")}
              </a>
            )}
          </Notice>
        )}
      </div>
      <Sound />
      <TimeWarning />
      <div role="status">
        {notice && (
          <Notice onDismiss={dismissNotice}>
            <p>{t(MEDIA_NOTICES[notice])}</p>
          </Notice>
        )}
      </div>
      <FreshTrouble />
    </div>
  );
}

/** In the call only troubles that are new: what was seen in the lobby must not cover the other's face. */
function FreshTrouble() {
  const { failures } = useDevices();
  const [seen, setSeen] = useState(failures);
  return (
    <div role="status">{failures !== seen && <DeviceTrouble onDismiss={() => setSeen(failures)} />}</div>
  );
}

function TimeWarning() {
  const { session, config, t } = useCall();
  const { endsAt } = useStore(session.store);
  const [dismissedFor, setDismissedFor] = useState<number | null>(null);
  const left = endsAt - useNow();
  const shown = left > 0 && left <= config.warnBeforeEndSeconds * 1000 && dismissedFor !== endsAt;
  // Full minutes, so that a screen reader says it once a minute at most.
  const minutes = Math.max(1, Math.ceil(left / 60_000));
  return (
    <div role="status">
      {shown && (
        <Notice icon={<ClockIcon />} onDismiss={() => setDismissedFor(endsAt)}>
          <p>{t("notice.timeLeft", { time: inWords(minutes * 60_000, config.locale) })}</p>
        </Notice>
      )}
    </div>
  );
}
