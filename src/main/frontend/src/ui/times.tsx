import { clockFace } from "../clock";
import { useCall, useNow, useStore } from "./context";

/** Elapsed and remaining time by the server's clock. */
export function Times() {
  const { session, t } = useCall();
  const { startedAt, endsAt } = useStore(session.store);
  const now = useNow();
  return (
    <dl className="times">
      {startedAt !== null && (
        <div className="times-elapsed">
          <dt>{t("call.elapsed")}</dt>
          <dd>{clockFace(now - startedAt)}</dd>
        </div>
      )}
      <div>
        <dt>{t("call.remaining")}</dt>
        <dd>{clockFace(endsAt - now)}</dd>
      </div>
    </dl>
  );
}
