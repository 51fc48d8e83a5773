import { useCall, useStore } from "./context";
import { Initials } from "./initials";
import { waitingText } from "./waiting";

/** The stage before there is anybody to show. */
export function WaitingStage() {
  const { config, t } = useCall();
  return (
    <section className="stage" aria-label={t("call.stage")}>
      <div className="placeholder">
        <Initials name={config.other.name} />
      </div>
      <WaitingNote />
    </section>
  );
}

/** Why the other is not to be seen yet, and that they are in the call once they are. */
export function WaitingNote() {
  const { session, config, t } = useCall();
  const waiting = waitingText(useStore(session.store));
  const { name } = config.other;
  return (
    <p role="status" className={waiting === null ? "visually-hidden" : "waiting"}>
      {waiting === null ? t("notice.joined", { name }) : t(waiting, { name })}
    </p>
  );
}
