import { timeOfDay } from "../clock";
import { useCall, useStore } from "./context";

/** From when to when the session is booked, in the reader's zone. */
export function Hours() {
  const { session, config, t } = useCall();
  const { endsAt } = useStore(session.store);
  const at = (instant: number) => timeOfDay(instant, config.locale, config.zone);
  return <span>{t("lobby.hours", { from: at(Date.parse(config.startsAt)), to: at(endsAt) })}</span>;
}
