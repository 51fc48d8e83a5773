import { type FormEvent, type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { timeOfDay } from "../clock";
import { type ChatEntry, LONGEST_TEXT } from "../session/chat";
import { isInCall } from "../session/state";
import { useCall, useStore } from "./context";
import { passesFocusTo } from "./focus";
import { CloseIcon, SendIcon } from "./icons";
import { onEscape } from "./shortcuts";

export const CHAT_PANEL_ID = "chat-panel";
export const CHAT_BUTTON_ID = "chat-button";
const FIELD_ID = "chat-field";

const passesFocusToField = passesFocusTo(`#${FIELD_ID}`);

export function ChatPanel() {
  const { session, t } = useCall();
  const panel = useRef<HTMLElement>(null);
  const close = useCallback(() => {
    const { activeElement } = document;
    const focusGoes = activeElement === document.body || panel.current?.contains(activeElement);
    session.chat.setOpen(false);
    if (focusGoes) document.getElementById(CHAT_BUTTON_ID)?.focus();
  }, [session]);
  useEffect(() => onEscape(document, close), [close]);
  return (
    <aside ref={panel} id={CHAT_PANEL_ID} className="chat" aria-labelledby="chat-title">
      <header className="chat-head">
        <h2 id="chat-title">{t("chat.title")}</h2>
        <button type="button" className="icon-button" aria-label={t("chat.close")} onClick={close}>
          <CloseIcon />
        </button>
      </header>
      <ChatLog titleId="chat-title" />
      <Composer />
    </aside>
  );
}

/** What has been written, for as long as the page is open. */
export function ChatLog({ titleId }: { readonly titleId: string }) {
  const { session, t } = useCall();
  const { entries } = useStore(session.chat.store);
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [entries]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div ref={log} className="chat-log" role="log" aria-labelledby={titleId} tabIndex={0}>
      {entries.length === 0 && <p className="quiet">{t("chat.empty")}</p>}
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </div>
  );
}

function Entry({ entry }: { readonly entry: ChatEntry }) {
  const { session, config, t } = useCall();
  const { phase } = useStore(session.store);
  return (
    <div className={`chat-entry ${entry.mine ? "chat-mine" : "chat-theirs"}`}>
      <p className="chat-from">
        {entry.mine ? t("chat.you") : config.other.name} · {timeOfDay(entry.at, config.locale, config.zone)}
      </p>
      <p className="chat-text">{entry.text}</p>
      {entry.delivery === "sending" && <p className="chat-state">{t("chat.sending")}</p>}
      {entry.delivery === "undelivered" && (
        <p className="chat-state chat-undelivered">
          {t("chat.undelivered")}{" "}
          {isInCall(phase) && (
            <button
              ref={passesFocusToField}
              type="button"
              className="link-button"
              onClick={() => session.chat.resend(entry.id)}
            >
              {t("chat.sendAgain")}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

function Composer() {
  const { session, t } = useCall();
  const { draft } = useStore(session.chat.store);
  const { line, phase } = useStore(session.store);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    session.chat.submit();
  };
  const offline = line !== "open" || phase !== "call";
  return (
    <form className="chat-form" onSubmit={submit}>
      <p role="status" className="chat-hint">
        {offline ? t("chat.offline") : ""}
      </p>
      <div className="chat-compose">
        <textarea
          ref={field}
          id={FIELD_ID}
          className="choice-input"
          rows={2}
          aria-label={t("chat.message")}
          aria-describedby="chat-not-stored"
          placeholder={t("chat.placeholder")}
          maxLength={LONGEST_TEXT}
          value={draft}
          onChange={(event) => session.chat.write(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
          }}
        />
        <button
          type="submit"
          className="icon-button send-button"
          aria-label={t("chat.send")}
          title={t("chat.send")}
        >
          <SendIcon />
        </button>
      </div>
      <p id="chat-not-stored" className="chat-hint">
        {t("chat.notStored")}
      </p>
    </form>
  );
}
