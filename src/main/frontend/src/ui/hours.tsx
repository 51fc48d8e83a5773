import { span } from "../clock";
import { useCall, useStore } from "./context";

/** From when to when the session is booked, in the reader's zone. */
export function Hours() {
  const { session, config, t } = useCall();
  const { endsAt } = useStore(session.store);
  const { locale, zone } = config;
  return <span>{t("lobby.hours", span(Date.parse(config.startsAt), endsAt, locale, zone))}</span>;
}
