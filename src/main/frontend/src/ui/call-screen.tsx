import { useEffect, useRef } from "react";
import { ChatPanel } from "./chat-panel";
import { useCall, useStore, useTitle } from "./context";
import { Controls } from "./controls";
import { Notices } from "./notices";
import { QualitySign } from "./quality-sign";
import { Times } from "./times";
import { waitingText } from "./waiting";

export function CallScreen() {
  const { session, config, view, t } = useCall();
  const { Frame, Stage } = useStore(view).current;
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
      <Frame>
        <div className={chat.open ? "call-main is-chatting" : "call-main"}>
          <Stage />
          <Notices />
          {chat.open && <ChatPanel />}
        </div>
        <Controls />
      </Frame>
      <p role="status" className="visually-hidden">
        {/* Another element for each message: words that stay the same would be said once. */}
        {chat.unread > 0 && (
          <span key={chat.unread}>{t("notice.newMessage", { name: config.other.name })}</span>
        )}
      </p>
    </div>
  );
}
