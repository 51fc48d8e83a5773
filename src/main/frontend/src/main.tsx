/*
 * The call page. Its rooms, from the outside in:
 *   ui/          what people see: lobby, call, end
 *   service.ts   a video service's part, loaded only for its calls (../stream)
 *   session/     the visit as a state machine: who starts, who is there, chat
 *   signalling/  the lasting line to the server
 *   peer/        one RTCPeerConnection's life, and watching over its path
 *   media/       camera, microphone, screen
 * config, messages, clock, grant, store and visible serve them all. Nothing in session/ or below knows React.
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
import { loadStream } from "./service";
import { CallSession } from "./session/call-session";
import { DeferredTransport } from "./session/deferred-transport";
import type { NewTransport } from "./session/media-transport";
import { Peering } from "./session/peering";
import { Store } from "./store";
import { App } from "./ui/app";
import { Breakable } from "./ui/broken";
import { type CallView, directView, waitingView } from "./ui/call-view";
import { isSupported, Unsupported } from "./ui/unsupported";
import { onVisible } from "./visible";
import "./ui/style/base.css";
import "./ui/style/lobby.css";
import "./ui/style/call.css";
import "./ui/style/chat.css";

type View = Store<{ readonly current: CallView }>;

function openSession(config: CallConfig, clock: ServerClock, view: View): CallSession {
  const selfPeerId = newId();
  const now = () => performance.now();
  const askGrant = (signal: AbortSignal) => fetchGrant(config.tokenUrl, config.bookingId, signal);
  const direct: NewTransport = (needs, listener) =>
    new Peering(
      {
        ...needs,
        selfPeerId,
        now,
        newConnection: (configuration) => new RTCPeerConnection(configuration),
        newId,
      },
      listener,
    );
  const byStream: NewTransport = (needs, listener) =>
    new DeferredTransport(async () => {
      const service = await loadStream({ config, needs, listener, askGrant });
      view.set({ current: service.view });
      return service.transport;
    }, listener);
  const media = new LocalMedia(browserMedia(window));
  const session = new CallSession(config, clock, media, {
    newTransport: config.backend === "stream" ? byStream : direct,
    newId,
    link: {
      now,
      askGrant,
      openSocket: (url) => new WebSocket(url),
      socketUrl: (grant) => {
        const url = new URL(grant.socketUrl || config.socketUrl, location.href);
        url.protocol = url.protocol.replace("http", "ws");
        url.searchParams.set("ticket", grant.socketTicket ?? grant.token);
        url.searchParams.set("peer", selfPeerId);
        return url.href;
      },
    },
  });
  navigator.mediaDevices?.addEventListener("devicechange", () => void media.refreshDevices());
  onVisible(document, () => media.mendInterruptions());
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
  const view: View = new Store({ current: config.backend === "stream" ? waitingView : directView });
  const session = openSession(config, clock, view);
  createRoot(root).render(
    <StrictMode>
      <Breakable config={config} t={t} onBroken={() => session.abandon()}>
        <App session={session} config={config} clock={clock} t={t} view={view} />
      </Breakable>
    </StrictMode>,
  );
}

const root = document.getElementById("call");
if (root) show(root);
