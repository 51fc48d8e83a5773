import { timeOfDay, timeWithZone } from "../clock";
import { useCall, useStore } from "./context";

/** From when to when the session is booked, in the reader's zone. */
export function Hours() {
  const { session, config, t } = useCall();
  const { endsAt } = useStore(session.store);
  const { locale, zone } = config;
  const from = timeOfDay(Date.parse(config.startsAt), locale, zone);
  return <span>{t("lobby.hours", { from, to: timeWithZone(endsAt, locale, zone) })}</span>;
}
