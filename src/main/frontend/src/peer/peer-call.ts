import type { Signal } from "./signal";

export interface OutgoingTracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
}

export interface RemoteMedia {
  readonly picture: MediaStream;
  /** Apart from the picture, for a video element without frames may keep its sound back. */
  readonly sound: MediaStream;
}

export interface PeerCallListener {
  send(signal: Signal): void;
  onRemoteMedia(media: RemoteMedia): void;
  onConnected(): void;
  onFailed(): void;
}

type Role = "starter" | "answerer";

/**
 * One RTCPeerConnection's lifetime, perfect negotiation within it.
 *
 * Only the starter makes the first offer, and the answerer adds nothing before it has applied it: glare on
 * the first offer would wedge Chromium for good. Whatever happens, it happens strictly one after another.
 */
export class PeerCall {
  private readonly remote: RemoteMedia = { picture: new MediaStream(), sound: new MediaStream() };
  private role: Role | null = null;
  private senders: { audio: RTCRtpSender | null; video: RTCRtpSender | null } = { audio: null, video: null };
  private work: Promise<void> = Promise.resolve();
  private makingOffer = false;
  private ignoringOffer = false;
  private negotiated = false;
  private turn = 0;
  private heldCandidates: RTCIceCandidateInit[] | null = [];
  private everConnected = false;
  private closed = false;

  constructor(
    readonly id: string,
    private readonly pc: RTCPeerConnection,
    private tracks: OutgoingTracks,
    private readonly listener: PeerCallListener,
  ) {
    pc.ontrack = ({ track }) => this.receiveTrack(track);
    pc.onicecandidate = ({ candidate }) => {
      if (candidate) this.sendCandidate(candidate.toJSON());
    };
    pc.onnegotiationneeded = () => {
      if (this.role === "starter" || this.negotiated) this.enqueue(() => this.offer());
    };
    pc.onconnectionstatechange = () => {
      if (pc.connectionState === "connected") {
        this.everConnected = true;
        listener.onConnected();
      } else if (pc.connectionState === "failed") listener.onFailed();
    };
  }

  get isStarter(): boolean {
    return this.role === "starter";
  }

  /** Has carried media: such a connection outlives a lost socket. */
  get hasConnected(): boolean {
    return this.everConnected;
  }

  /** An offer of mine that nobody answered. */
  get isWaitingForAnswer(): boolean {
    return this.pc.signalingState === "have-local-offer";
  }

  /** Makes the first offer: adding the transceivers asks for it. */
  start(): void {
    this.role = "starter";
    const stream = new MediaStream();
    const add = (kind: "audio" | "video") =>
      this.pc.addTransceiver(this.tracks[kind] ?? kind, { direction: "sendrecv", streams: [stream] }).sender;
    this.senders = { audio: add("audio"), video: add("video") };
  }

  receive(signal: Signal): void {
    this.enqueue(async () => {
      if ("description" in signal) await this.applyDescription(signal.description, signal.turn);
      else if ("candidate" in signal) await this.applyCandidate(signal.candidate);
      else if ("restart" in signal) this.restart();
    });
  }

  /** New ICE credentials over the same connection; seamless. The answerer asks the starter for it. */
  restart(iceServers?: RTCIceServer[]): void {
    if (this.closed) return;
    if (this.role !== "starter") {
      this.listener.send({ pc: this.id, restart: true });
      return;
    }
    if (iceServers) this.pc.setConfiguration({ ...this.pc.getConfiguration(), iceServers });
    this.pc.restartIce();
    // While an offer is unanswered no negotiationneeded comes: the new offer takes its place.
    if (this.isWaitingForAnswer) this.enqueue(() => this.offer());
  }

  setTracks(tracks: OutgoingTracks): void {
    this.tracks = tracks;
    for (const kind of ["audio", "video"] as const) {
      const sender = this.senders[kind];
      if (sender && sender.track !== tracks[kind]) sender.replaceTrack(tracks[kind]).catch(() => undefined);
    }
  }

  stats(): Promise<RTCStatsReport> {
    return this.pc.getStats();
  }

  close(): void {
    this.closed = true;
    this.pc.ontrack = null;
    this.pc.onicecandidate = null;
    this.pc.onnegotiationneeded = null;
    this.pc.onconnectionstatechange = null;
    this.pc.close();
  }

  private enqueue(step: () => Promise<void> | void): void {
    this.work = this.work
      .then(() => (this.closed ? undefined : step()))
      // What a step could not do, the watchdog or the stall watch mends.
      .catch(() => undefined);
  }

  private async offer(): Promise<void> {
    if (this.pc.signalingState !== "stable" && !this.isWaitingForAnswer) return;
    this.makingOffer = true;
    this.heldCandidates = [];
    this.turn++;
    try {
      await this.pc.setLocalDescription();
      this.sendDescription(this.turn);
    } finally {
      this.makingOffer = false;
    }
  }

  private async applyDescription(description: RTCSessionDescriptionInit, turn: number): Promise<void> {
    if (description.type === "offer") return this.answer(description, turn);
    // A second answer, or one to an offer that was replaced since.
    if (!this.isWaitingForAnswer || turn !== this.turn) return;
    await this.pc.setRemoteDescription(description);
    this.negotiated = true;
  }

  private async answer(offer: RTCSessionDescriptionInit, turn: number): Promise<void> {
    this.role ??= "answerer";
    const collision = this.makingOffer || this.pc.signalingState !== "stable";
    this.ignoringOffer = collision && this.isStarter;
    if (this.ignoringOffer) return;
    await this.pc.setRemoteDescription(offer);
    if (!this.negotiated) this.attachToOffer();
    this.heldCandidates = [];
    await this.pc.setLocalDescription();
    this.negotiated = true;
    this.sendDescription(turn);
  }

  private attachToOffer(): void {
    const stream = new MediaStream();
    for (const transceiver of this.pc.getTransceivers()) {
      const kind = transceiver.receiver.track.kind as "audio" | "video";
      transceiver.direction = "sendrecv";
      transceiver.sender.setStreams?.(stream);
      this.senders[kind] = transceiver.sender;
    }
    this.setTracks(this.tracks);
  }

  private async applyCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    try {
      await this.pc.addIceCandidate(candidate);
    } catch (failure) {
      if (!this.ignoringOffer) throw failure;
    }
  }

  private receiveTrack(track: MediaStreamTrack): void {
    this.remote.picture.addTrack(track);
    if (track.kind === "audio") this.remote.sound.addTrack(track);
    this.listener.onRemoteMedia(this.remote);
  }

  private sendDescription(turn: number): void {
    const description = this.pc.localDescription;
    if (this.closed || !description) return;
    const { type, sdp } = description;
    this.listener.send({ pc: this.id, description: { type, sdp }, turn, first: !this.everConnected });
    const held = this.heldCandidates ?? [];
    this.heldCandidates = null;
    for (const candidate of held) this.listener.send({ pc: this.id, candidate });
  }

  /** A candidate must not overtake its description. */
  private sendCandidate(candidate: RTCIceCandidateInit): void {
    if (this.heldCandidates) this.heldCandidates.push(candidate);
    else this.listener.send({ pc: this.id, candidate });
  }
}
