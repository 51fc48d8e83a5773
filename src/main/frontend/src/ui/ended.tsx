import { useEffect, useRef } from "react";
import { inWords } from "../clock";
import { type Ending, type EndReason, mayRejoin } from "../session/state";
import { ChatLog } from "./chat-panel";
import { useCall, useNow, useStore, useTitle } from "./context";

interface Texts {
  readonly title: string;
  readonly text: string;
}

const TEXTS: Readonly<Record<EndReason, Texts>> = {
  left: { title: "end.left.title", text: "end.left.text" },
  takenOver: { title: "end.takenOver.title", text: "end.takenOver.text" },
  endedByMe: { title: "end.ended.title", text: "end.endedByYou.text" },
  ended: { title: "end.ended.title", text: "end.ended.text" },
  notAdmitted: { title: "end.notAdmitted.title", text: "end.notAdmitted.text" },
  notConfirmed: { title: "end.notAdmitted.title", text: "end.notAdmitted.text" },
  timeOver: { title: "end.timeOver.title", text: "end.timeOver.text" },
  over: { title: "end.timeOver.title", text: "end.timeOver.text" },
  signedOut: { title: "end.signedOut.title", text: "end.signedOut.text" },
  notFound: { title: "end.notFound.title", text: "end.notFound.text" },
  videoLost: { title: "end.videoLost.title", text: "end.videoLost.text" },
  videoRefused: { title: "end.videoRefused.title", text: "end.videoRefused.text" },
  tooEarly: { title: "end.tooEarly.title", text: "end.tooEarly.text" },
};

/** Why it is over, how long it was, and where to go from here. */
export function Ended({ ending }: { readonly ending: Ending }) {
  const { session, config, t } = useCall();
  const { endsAt } = useStore(session.store);
  const { entries } = useStore(session.chat.store);
  const now = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useTitle(t("title.ended", { subject: config.subject }));
  const texts = TEXTS[ending.reason];
  return (
    <div className="ended">
      <div className="ended-card">
        <p className="quiet">{config.subject}</p>
        <h1 ref={heading} tabIndex={-1}>
          {t(texts.title)}
        </h1>
        <p>{t(texts.text)}</p>
        {ending.lasted !== null && <p>{t("end.lasted", { time: inWords(ending.lasted, config.locale) })}</p>}
        <div className="ended-actions">
          {mayRejoin(ending, endsAt, now) && (
            <button type="button" className="button button-primary" onClick={() => session.rejoin()}>
              {t(ending.reason === "takenOver" ? "end.useThisTab" : "end.rejoin")}
            </button>
          )}
          {ending.reason === "signedOut" && (
            <a className="button button-primary" href={config.signInUrl}>
              {t("end.signIn")}
            </a>
          )}
          <a className="button" href={config.dashboardUrl}>
            {t("end.dashboard")}
          </a>
        </div>
        {entries.length > 0 && (
          <section className="ended-chat" aria-labelledby="ended-chat-title">
            <h2 id="ended-chat-title">{t("chat.title")}</h2>
            <ChatLog titleId="ended-chat-title" />
            <p className="chat-hint">{t("chat.notStored")}</p>
          </section>
        )}
      </div>
    </div>
  );
}
