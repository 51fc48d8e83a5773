/*
 * The call page. Its rooms, from the outside in:
 *   ui/          what people see: lobby, call, end
 *   session/     the visit as a state machine: who starts, who is there, chat
 *   signalling/  the lasting line to the server
 *   peer/        one RTCPeerConnection's life, and watching over its path
 *   media/       camera, microphone, screen
 * config, messages, clock, grant and store serve them all. Nothing in session/ or below knows React.
 */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ServerClock } from "./clock";
import { type CallConfig, readConfig } from "./config";
import { fetchGrant } from "./grant";
import { newId } from "./ids";
import { browserMedia } from "./media/browser-media";
import { LocalMedia } from "./media/local-media";
import { translator } from "./messages";
import { CallSession } from "./session/call-session";
import { App } from "./ui/app";
import { isSupported, Unsupported } from "./ui/unsupported";
import "./ui/style/base.css";
import "./ui/style/lobby.css";
import "./ui/style/call.css";
import "./ui/style/chat.css";

function openSession(config: CallConfig, clock: ServerClock): CallSession {
  const selfPeerId = newId();
  const media = new LocalMedia(browserMedia(window));
  const session = new CallSession(config, clock, media, {
    selfPeerId,
    newConnection: (configuration) => new RTCPeerConnection(configuration),
    newId,
    link: {
      now: () => performance.now(),
      askGrant: (signal) => fetchGrant(config.tokenUrl, config.bookingId, signal),
      openSocket: (url) => new WebSocket(url),
      socketUrl: (grant) => {
        const url = new URL(grant.socketUrl || config.socketUrl, location.href);
        url.protocol = url.protocol.replace("http", "ws");
        url.searchParams.set("ticket", grant.token);
        url.searchParams.set("peer", selfPeerId);
        return url.href;
      },
    },
  });
  navigator.mediaDevices?.addEventListener("devicechange", () => void media.refreshDevices());
  window.addEventListener("online", () => session.retryLine());
  window.addEventListener("focus", () => session.retryLine());
  window.addEventListener("pagehide", () => session.suspend());
  // Back from the browser's page cache: everything here is dead, so begin anew.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  session.open();
  return session;
}

function show(root: HTMLElement): void {
  const config = readConfig(root);
  const t = translator(config.messages);
  if (!isSupported(window)) {
    createRoot(root).render(<Unsupported config={config} t={t} />);
    return;
  }
  const clock = new ServerClock(config.serverTime);
  const session = openSession(config, clock);
  createRoot(root).render(
    <StrictMode>
      <App session={session} config={config} clock={clock} t={t} />
    </StrictMode>,
  );
}

const root = document.getElementById("call");
if (root) show(root);
