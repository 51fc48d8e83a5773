import { useEffect, useRef } from "react";
import { ChatPanel } from "./chat-panel";
import { useCall, useStore, useTitle } from "./context";
import { Controls } from "./controls";
import { Notices } from "./notices";
import { QualitySign } from "./quality-sign";
import { Stage } from "./stage";
import { Times } from "./times";
import { waitingText } from "./waiting";

export function CallScreen() {
  const { session, config, t } = useCall();
  const state = useStore(session.store);
  const chat = useStore(session.chat.store);
  const heading = useRef<HTMLHeadingElement>(null);
  const names = { subject: config.subject, name: config.other.name };
  useTitle(t(waitingText(state) === null ? "title.call" : "title.waiting", names));
  // The pressed button is gone: without this the focus would be nowhere.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="call">
      <header className="call-head">
        <div className="call-names">
          <h1 ref={heading} tabIndex={-1}>
            {config.subject}
          </h1>
          <p className="quiet">{t("lobby.with", { name: config.other.name })}</p>
        </div>
        <QualitySign quality={state.quality} />
        <Times />
      </header>
      <div className="call-main">
        <Stage />
        {chat.open && <ChatPanel />}
        <Notices />
      </div>
      <Controls />
      <p role="status" className="visually-hidden">
        {chat.unread > 0 && t("notice.newMessage", { name: config.other.name })}
      </p>
    </div>
  );
}
