import type { Now } from "../clock";
import type { Grant } from "../grant";
import { PathMonitor } from "../peer/monitor";
import { type OutgoingTracks, PeerCall } from "../peer/peer-call";
import type { Signal } from "../peer/signal";
import type { DirectTransport, MediaTransport, TransportListener } from "./media-transport";
import type { Path } from "./state";

/** Not connected in this time: start over with a new RTCPeerConnection. */
const STARTER_PATIENCE_MS = 8000;
/** The starter gets the first turn; then the one who waits asks for a new start. */
const ANSWERER_PATIENCE_MS = 10_000;
const RESTART_EVERY_MS = 3000;
const RESTARTS_BEFORE_NEW = 4;

export type PeeringListener = Pick<TransportListener, "onRemoteMedia" | "onPath" | "onQuality">;

export interface PeeringSurroundings {
  readonly selfPeerId: string;
  readonly now: Now;
  newConnection(configuration: RTCConfiguration): RTCPeerConnection;
  newId(): string;
  signal(to: string, signal: Signal): boolean;
  isLinked(): boolean;
  videoExpected(): boolean;
}

/** Who starts, and that the two pages always come to one live connection: at most one PeerCall at a time. */
export class Peering implements MediaTransport, DirectTransport {
  readonly direct = this;
  readonly opensDevices = false;
  private configuration: RTCConfiguration = {};
  private spare: RTCPeerConnection | null = null;
  private tracks: OutgoingTracks = { audio: null, video: null };
  private call: PeerCall | null = null;
  private monitor: PathMonitor | null = null;
  private callWith: string | null = null;
  /** The other's connection that is in the call now, as the server last said. */
  private partner: string | null = null;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private restarts = 0;
  private restartedAt = 0;
  private stalled = false;

  constructor(
    private readonly around: PeeringSurroundings,
    private readonly listener: PeeringListener,
  ) {}

  /** A connection made beforehand saves time at Join now; nothing is said with it. */
  granted({ iceServers, iceTransportPolicy }: Pick<Grant, "iceServers" | "iceTransportPolicy">): void {
    this.configuration = { iceServers, iceTransportPolicy };
    if (this.spare) this.spare.setConfiguration(this.configuration);
    else if (!this.call) this.spare = this.around.newConnection(this.configuration);
  }

  /** The server's answer to "join" starts everything. */
  enter(): void {}

  /** The browser closes the connection. */
  suspend(): void {}

  /** In the lobby: the offer to the one who is in already is made beforehand, and kept back. */
  prepare(partner: string | null): void {
    if (partner === this.callWith) return;
    this.drop();
    if (partner) this.bind(partner, this.around.newId()).prepare();
  }

  setTracks(tracks: OutgoingTracks): void {
    this.tracks = tracks;
    this.call?.setTracks(tracks);
  }

  /** The last snapshot says that the other is in: offer without waiting for "joined". */
  startEarly(partner: string): void {
    if (this.call?.isStarted) return;
    this.partner = partner;
    this.start(partner);
  }

  /** The answer to "join": the newcomer starts; a connection that has carried media is kept. */
  joined(partner: string | null): void {
    if (this.call && this.callWith !== partner && (partner !== null || !this.call.hasConnected)) this.drop();
    this.partner = partner;
    if (partner === null) this.stopExpecting();
    else if (!this.call) this.start(partner);
    else if (this.call.hasConnected && (this.stalled || this.call.isWaitingForAnswer)) this.restart();
  }

  /** A snapshot while I am in the call; how: what became of the partner when they are no longer in. */
  partnerIs(partner: string | null, how: "left" | "lost" | null): void {
    const changed = partner !== this.partner;
    this.partner = partner;
    const gone = this.call !== null && this.callWith !== partner;
    const replaced = gone && partner !== null;
    if (gone && (replaced || how === "left" || !this.call?.hasConnected)) this.drop();
    if (partner === null) this.stopExpecting();
    else if (changed && !this.call) this.expectOffer(partner);
  }

  /** What was not yet connected cannot go on without its signals; what was, must. */
  linkLost(): void {
    if (this.call && !this.call.hasConnected) this.drop();
  }

  remoteMediaChanged(): void {
    this.monitor?.remoteMediaChanged();
  }

  receive(from: string, signal: Signal): void {
    const call = this.callWith === from ? this.call : null;
    if (signal.pc === call?.id) {
      if ("unknown" in signal) this.startOver(from);
      else call.receive(signal);
      return;
    }
    if ("description" in signal && signal.description.type === "offer" && signal.first) {
      // Both started: the smaller id gives way, with a new connection instead of a rollback.
      const bothStarted = call?.isStarter && !call.hasConnected;
      if (bothStarted && this.around.selfPeerId > from) return;
      this.partner = from;
      this.bind(from, signal.pc).receive(signal);
      this.guard(ANSWERER_PATIENCE_MS, () => this.giveUp());
    } else if (!call && !("unknown" in signal)) {
      this.around.signal(from, { pc: signal.pc, unknown: true });
    }
  }

  close(): void {
    this.drop();
    this.partner = null;
    this.spare?.close();
    this.spare = null;
  }

  private start(partner: string): void {
    const prepared = this.callWith === partner && !this.call?.isStarted ? this.call : null;
    (prepared ?? this.bind(partner, this.around.newId())).start();
    this.guard(STARTER_PATIENCE_MS, () => this.startOver(partner));
  }

  private startOver(partner: string): void {
    this.drop();
    // Without the link the offer would be lost: "joined" starts again.
    if (this.partner === partner && this.around.isLinked()) this.start(partner);
  }

  /** They came after me, so they start; should nothing come, I do. */
  private expectOffer(partner: string): void {
    this.guard(ANSWERER_PATIENCE_MS, () => this.startOver(partner));
    this.listener.onPath("connecting");
  }

  /** Nobody is there to offer anything. */
  private stopExpecting(): void {
    if (!this.call) this.drop();
  }

  private giveUp(): void {
    if (!this.call || !this.callWith) return;
    this.around.signal(this.callWith, { pc: this.call.id, unknown: true });
    const partner = this.callWith;
    this.drop();
    if (this.partner === partner) this.expectOffer(partner);
  }

  private guard(patience: number, otherwise: () => void): void {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(otherwise, patience);
  }

  private bind(partner: string, id: string): PeerCall {
    this.drop();
    const connection = this.spare ?? this.around.newConnection(this.configuration);
    this.spare = null;
    const call = new PeerCall(id, connection, this.tracks, {
      send: (signal) => void this.around.signal(partner, signal),
      onRemoteMedia: (media) => this.listener.onRemoteMedia(media),
      onConnected: () => this.connected(call),
      onFailed: () => this.heal(),
    });
    this.call = call;
    this.callWith = partner;
    this.listener.onPath("connecting");
    return call;
  }

  private connected(call: PeerCall): void {
    clearTimeout(this.watchdog);
    this.listener.onPath("flowing");
    this.monitor ??= new PathMonitor(call, () => this.around.videoExpected(), this.around.now, {
      onStalledFor: (milliseconds) => this.flow(milliseconds),
      onQuality: (quality) => this.listener.onQuality(quality),
    });
  }

  private flow(stalledFor: number): void {
    this.stalled = stalledFor > 0;
    this.listener.onPath(this.pathNow());
    if (this.stalled) this.heal();
    else this.restarts = 0;
  }

  /** ICE restarts while both are reachable; when they do not help, a new connection. */
  private heal(): void {
    if (!this.call || !this.callWith || this.partner !== this.callWith || !this.around.isLinked()) return;
    if (this.around.now() - this.restartedAt < RESTART_EVERY_MS) return;
    if (this.restarts < RESTARTS_BEFORE_NEW) this.restart();
    else if (this.call.isStarter) this.startOver(this.callWith);
    else this.giveUp();
  }

  private restart(): void {
    this.restarts++;
    this.restartedAt = this.around.now();
    this.call?.restart(this.configuration.iceServers);
  }

  private drop(): void {
    clearTimeout(this.watchdog);
    this.monitor?.stop();
    this.monitor = null;
    this.restarts = 0;
    this.restartedAt = 0;
    this.stalled = false;
    this.listener.onPath("none");
    if (!this.call) return;
    this.call.close();
    this.call = null;
    this.callWith = null;
    this.listener.onRemoteMedia(null);
    this.listener.onQuality(null);
  }

  private pathNow(): Path {
    if (!this.call) return "none";
    if (!this.call.hasConnected) return "connecting";
    return this.stalled ? "stalled" : "flowing";
  }
}
