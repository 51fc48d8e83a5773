import type { ServerClock } from "../clock";
import type { CallConfig } from "../config";
import { type Grant, type GrantProblem, isPassing } from "../grant";
import { type LocalMedia, mediaStateOf } from "../media/local-media";
import { asSignal } from "../peer/signal";
import type { Gone, MediaState, Peer, ServerFrame } from "../signalling/frames";
import { type LinkListener, type LinkSurroundings, SignallingLink } from "../signalling/link";
import { Store } from "../store";
import { Chat } from "./chat";
import type { MediaTransport, NewTransport } from "./media-transport";
import { hasOtherTab, partnerIn, presenceOf } from "./room";
import { type EndReason, initialState, isInCall, type SessionState } from "./state";

const JOINED_TIMEOUT_MS = 4000;

export interface SessionSurroundings {
  readonly link: LinkSurroundings;
  readonly newTransport: NewTransport;
  newId(): string;
}

/** One visit to the session: lobby, call, end. Ties the line to the server, the media and their transport together. */
export class CallSession implements LinkListener {
  readonly store: Store<SessionState>;
  readonly chat: Chat;
  private readonly link: SignallingLink;
  private readonly transport: MediaTransport;
  private peers: readonly Peer[] = [];
  private partner: string | null = null;
  /** Since when I have been in the call without leaving it. */
  private joinedAt: number | null = null;
  /** How long I was in it before; null when I never was. */
  private stayed: number | null = null;
  /** The server has taken my "join" on the present socket. */
  private admitted = false;
  /** I asked to end the session: its close may come before the answer. */
  private endingByMe = false;
  private joinTimer: ReturnType<typeof setTimeout> | undefined;
  private sentMedia = "";
  /** What of mine is on, once the transport has the devices. */
  private ownMedia: MediaState | null = null;

  constructor(
    private readonly config: CallConfig,
    private readonly clock: ServerClock,
    readonly media: LocalMedia,
    around: SessionSurroundings,
  ) {
    this.store = new Store(initialState(config.endsAt));
    this.link = new SignallingLink(around.link, this);
    this.transport = around.newTransport(
      {
        media,
        signal: (to, data) => this.link.send({ type: "signal", to, data }),
        isLinked: () => this.admitted,
        videoExpected: () => this.remoteSendsVideo(),
      },
      {
        onRemoteMedia: (remote) => this.store.set({ remote }),
        onPath: (path) => this.store.set({ path }),
        onQuality: (quality) => this.store.set({ quality }),
        onOwnMedia: (own) => {
          this.ownMedia = own;
          this.mediaChanged();
        },
        onEnded: (reason) => this.end(reason),
      },
    );
    this.chat = new Chat(
      config.self.id,
      (id, text) => this.admitted && this.link.send({ type: "chat", id, text }),
      around.newId,
      clock.now,
    );
    media.store.subscribe(() => this.mediaChanged());
  }

  /** Opens the lobby: devices and line at once. */
  open(): void {
    void this.media.start();
    this.link.start();
  }

  join(): void {
    if (this.store.get().phase !== "lobby") return;
    performance.mark("exedra:join");
    this.sendJoin();
    this.store.set({ phase: "joining" });
    this.transport.enter();
  }

  /** Back in, also from another tab of mine that took over. */
  rejoin(): void {
    if (this.store.get().phase !== "ended") return;
    this.store.set({ phase: "joining", line: "connecting", ending: null, away: null, startedAt: null });
    if (this.transport.opensDevices) this.link.start();
    else this.open();
    this.transport.enter();
  }

  leave(): void {
    if (!isInCall(this.store.get().phase)) return;
    this.link.send({ type: "leave" });
    this.end("left", 1000);
  }

  /** The page cannot show anything any more: nobody is to be seen or heard without knowing it. */
  abandon(): void {
    this.leave();
    this.end("left");
  }

  /** Has the session ended for both; false when that was not taken. */
  async endForBoth(ask: () => Promise<boolean>): Promise<boolean> {
    this.endingByMe = true;
    this.endingByMe = await ask();
    if (this.endingByMe) this.end("ended");
    return this.endingByMe;
  }

  retryLine(): void {
    this.link.retryNow();
  }

  /** The page goes away: not a leave, for it may be a reload. */
  suspend(): void {
    this.link.stop();
    this.transport.suspend();
  }

  onGrant(grant: Grant): void {
    this.transport.granted(grant);
  }

  onProblem(problem: GrantProblem): void {
    // Signed out in the middle of a call: the media go on until its time is over, and signing in elsewhere brings the line back.
    const { phase, endsAt } = this.store.get();
    const callGoesOn = problem === "signedOut" && phase === "call";
    if (callGoesOn && this.clock.now() >= endsAt) this.end("timeOver");
    else if (callGoesOn || isPassing(problem)) this.store.set({ problem, line: "down" });
    else this.end(problem as EndReason);
  }

  onClosed(reason: EndReason): void {
    this.end(reason);
  }

  onDown(): void {
    this.admitted = false;
    clearTimeout(this.joinTimer);
    this.transport.direct?.linkLost();
    this.store.set({ line: "down" });
  }

  onFrame(frame: ServerFrame): void {
    switch (frame.type) {
      case "welcome":
        this.timeIs(frame.endsAt, frame.serverTime);
        this.store.set({ line: "open", problem: null });
        this.see(frame.peers, null);
        if (isInCall(this.store.get().phase)) this.sendJoin();
        break;
      case "room":
        this.see(frame.peers, frame.gone ?? null);
        break;
      case "joined":
        this.joined(frame.peers, frame.startedAt);
        break;
      case "signal":
        this.receiveSignal(frame.from, frame.data);
        break;
      case "chat":
        this.chat.receive(frame);
        break;
      case "booking":
        this.timeIs(frame.endsAt, frame.serverTime);
        break;
    }
  }

  private sendJoin(): void {
    const media = this.myMedia();
    if (!this.link.send({ type: "join", media })) return;
    this.sentMedia = JSON.stringify(media);
    if (this.partner) this.transport.direct?.startEarly(this.partner);
    clearTimeout(this.joinTimer);
    this.joinTimer = setTimeout(() => this.sendJoin(), JOINED_TIMEOUT_MS);
  }

  private joined(before: readonly Peer[], startedAt: string): void {
    clearTimeout(this.joinTimer);
    if (!isInCall(this.store.get().phase)) return;
    this.admitted = true;
    this.joinedAt ??= this.clock.now();
    // A server that was started anew knows nothing of what was before.
    const known = this.store.get().startedAt ?? Number.POSITIVE_INFINITY;
    this.store.set({ phase: "call", startedAt: Math.min(known, Date.parse(startedAt)) });
    const partner = partnerIn(before, this.config.other.id, this.partner)?.peerId ?? null;
    this.transport.direct?.joined(partner);
    // Who came between my "join" and now is in the last snapshot already.
    if (partner === null && this.partner !== null) this.transport.direct?.partnerIs(this.partner, null);
    this.mediaChanged();
  }

  private see(peers: readonly Peer[], gone: Gone | null): void {
    this.peers = peers;
    const before = this.partner;
    const partner = partnerIn(peers, this.config.other.id, before);
    this.partner = partner?.peerId ?? null;
    const wentBy = gone !== null && gone.peerId === before ? gone.how : "lost";
    if (this.admitted) this.transport.direct?.partnerIs(this.partner, before === null ? null : wentBy);
    else if (this.store.get().phase === "lobby") this.transport.direct?.prepare(this.partner);
    if (partner) this.seeMedia(partner);
    const away = partner ? null : before !== null ? wentBy : this.store.get().away;
    this.store.set({
      presence: presenceOf(peers, this.config.other.id),
      otherTab: hasOtherTab(peers, this.config.self.id),
      away: isInCall(this.store.get().phase) ? away : null,
    });
  }

  private seeMedia({ media }: Peer): void {
    const known = this.store.get().remoteOn;
    const same =
      known && (["microphone", "camera", "screen"] as const).every((name) => known[name] === media[name]);
    if (same) return;
    this.store.set({ remoteOn: media });
    this.transport.direct?.remoteMediaChanged();
  }

  private receiveSignal(from: string, data: unknown): void {
    const signal = asSignal(data);
    const known = this.peers.some((peer) => peer.peerId === from && peer.accountId === this.config.other.id);
    if (signal && known && isInCall(this.store.get().phase)) this.transport.direct?.receive(from, signal);
  }

  private mediaChanged(): void {
    const mine = this.media.store.get();
    this.transport.direct?.setTracks({
      audio: mine.microphoneTrack,
      video: mine.screenTrack ?? mine.cameraTrack,
    });
    const media = this.myMedia();
    const text = JSON.stringify(media);
    if (!this.admitted || text === this.sentMedia) return;
    if (this.link.send({ type: "media", media })) this.sentMedia = text;
  }

  private myMedia(): MediaState {
    return this.ownMedia ?? mediaStateOf(this.media.store.get());
  }

  private remoteSendsVideo(): boolean {
    const remote = this.store.get().remoteOn;
    return remote !== null && (remote.camera || remote.screen);
  }

  private timeIs(endsAt: string, serverTime: string): void {
    this.clock.correct(serverTime);
    this.store.set({ endsAt: Date.parse(endsAt) });
  }

  private end(reason: EndReason, code?: 1000): void {
    if (this.store.get().phase === "ended") return;
    clearTimeout(this.joinTimer);
    this.admitted = false;
    this.link.stop(code);
    this.transport.close();
    this.ownMedia = null;
    if (this.joinedAt !== null) this.stayed = (this.stayed ?? 0) + this.clock.now() - this.joinedAt;
    this.joinedAt = null;
    const told = reason === "ended" && this.endingByMe ? "endedByMe" : reason;
    this.store.set({ phase: "ended", ending: { reason: told, lasted: this.stayed }, away: null });
    this.partner = null;
    this.peers = [];
    this.media.stop();
  }
}
