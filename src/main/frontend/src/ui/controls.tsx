import { useState } from "react";
import { CHAT_BUTTON_ID, CHAT_PANEL_ID } from "./chat-panel";
import { useCall, useStore } from "./context";
import { useDevices } from "./devices";
import { EndDialog } from "./end-dialog";
import { ChatIcon, EndIcon, LeaveIcon, SettingsIcon, ShareIcon, StopShareIcon } from "./icons";
import { SettingsDialog } from "./settings-dialog";
import { useShortcutSetting, useShortcuts } from "./shortcuts";
import { CameraToggle, Control, MicrophoneToggle } from "./toggles";

type Open = "settings" | "end" | null;

export function Controls() {
  const { session, config, t } = useCall();
  const [open, setOpen] = useState<Open>(null);
  const [shortcuts, setShortcuts] = useShortcutSetting();
  const { sharing, toggleMicrophone, toggleCamera } = useDevices();
  useShortcuts(shortcuts, {
    m: toggleMicrophone,
    v: toggleCamera,
    c: () => session.chat.setOpen(!session.chat.store.get().open),
  });
  return (
    <section className="controls" aria-label={t("call.controls")}>
      <MicrophoneToggle />
      <CameraToggle />
      {sharing !== null && <ShareToggle />}
      <ChatToggle />
      <Control
        name={t("call.settings")}
        short={t("call.settings")}
        icon={SettingsIcon}
        onPress={() => setOpen("settings")}
      />
      <span className="controls-gap" />
      {config.self.role === "tutor" && (
        <Control
          name={t("call.endSession")}
          short={t("call.short.end")}
          icon={EndIcon}
          look="danger-quiet"
          onPress={() => setOpen("end")}
        />
      )}
      <Control
        name={t("call.leave")}
        short={t("call.leave")}
        icon={LeaveIcon}
        look="danger"
        onPress={() => session.leave()}
      />
      {open === "end" && <EndDialog onClose={() => setOpen(null)} />}
      {open === "settings" && (
        <SettingsDialog shortcuts={shortcuts} onShortcuts={setShortcuts} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

function ShareToggle() {
  const { t } = useCall();
  const { sharing, toggleSharing } = useDevices();
  return (
    <Control
      name={t(sharing ? "call.stopSharing" : "call.share")}
      short={t(sharing ? "call.short.stopSharing" : "call.short.share")}
      icon={sharing ? StopShareIcon : ShareIcon}
      look={sharing ? "active" : "plain"}
      onPress={toggleSharing}
    />
  );
}

function ChatToggle() {
  const { session, t } = useCall();
  const { open, unread } = useStore(session.chat.store);
  const name = t("call.chat");
  return (
    <span className="badged">
      <button
        type="button"
        id={CHAT_BUTTON_ID}
        className={`control ${open ? "control-active" : "control-plain"}`}
        aria-label={name}
        aria-expanded={open}
        aria-controls={open ? CHAT_PANEL_ID : undefined}
        aria-describedby={unread > 0 ? "chat-unread" : undefined}
        title={name}
        onClick={() => session.chat.setOpen(!open)}
      >
        <ChatIcon />
        <span className="control-word" aria-hidden="true">
          {name}
        </span>
      </button>
      {unread > 0 && (
        <>
          <span className="badge" aria-hidden="true">
            {unread}
          </span>
          <span id="chat-unread" className="visually-hidden">
            {t("chat.unread", { count: unread })}
          </span>
        </>
      )}
    </span>
  );
}
