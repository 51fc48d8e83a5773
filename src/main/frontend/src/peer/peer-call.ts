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

/** Bandwidth is not known at first: an encoder begun at full size drops frames until it has found it out. */
const FIRST_PICTURES_SCALE = 2;
const FULL_SIZE_AFTER_MS = 2000;

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
  private started = false;
  private offerWanted = false;
  private preparedOffer: RTCSessionDescriptionInit | null = null;
  private negotiated = false;
  private turn = 0;
  private heldCandidates: RTCIceCandidateInit[] | null = [];
  private everConnected = false;
  private closed = false;
  private fullSize: ReturnType<typeof setTimeout> | undefined;

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
      if (this.started || this.negotiated) this.enqueue(() => this.offer());
      else this.offerWanted = true;
    };
    pc.onconnectionstatechange = () => {
      if (pc.connectionState === "connected") {
        if (!this.everConnected)
          this.fullSize = setTimeout(() => void this.scaleVideo(1), FULL_SIZE_AFTER_MS);
        this.everConnected = true;
        listener.onConnected();
      } else if (pc.connectionState === "failed") listener.onFailed();
    };
  }

  get isStarter(): boolean {
    return this.role === "starter";
  }

  /** Has said or heard something; before that it is only prepared. */
  get isStarted(): boolean {
    return this.started;
  }

  /** Has carried media: such a connection outlives a lost socket. */
  get hasConnected(): boolean {
    return this.everConnected;
  }

  /** An offer of mine that nobody answered. */
  get isWaitingForAnswer(): boolean {
    return this.pc.signalingState === "have-local-offer";
  }

  /** Everything for the first offer but saying it: in the lobby there is time for that. */
  prepare(): void {
    this.role = "starter";
    const stream = new MediaStream();
    const add = (kind: "audio" | "video", sendEncodings: RTCRtpEncodingParameters[]) =>
      this.pc.addTransceiver(this.tracks[kind] ?? kind, {
        direction: "sendrecv",
        streams: [stream],
        sendEncodings,
      }).sender;
    this.senders = {
      audio: add("audio", []),
      video: add("video", [{ scaleResolutionDownBy: FIRST_PICTURES_SCALE }]),
    };
    this.enqueue(async () => {
      const offer = this.started ? null : await this.pc.createOffer();
      if (!this.started) this.preparedOffer = offer;
    });
  }

  /** Makes the first offer; a prepared one leaves at once, and takes effect here while it travels. */
  start(): void {
    if (this.role === null) this.prepare();
    this.started = true;
    const prepared = this.preparedOffer;
    if (prepared) {
      this.turn++;
      this.sendDescription(prepared);
      this.enqueue(() => this.pc.setLocalDescription(prepared));
    } else if (this.offerWanted) {
      this.enqueue(() => this.offer());
    }
  }

  receive(signal: Signal): void {
    this.started = true;
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
    clearTimeout(this.fullSize);
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
      this.sendDescription(this.pc.localDescription);
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
    if (!this.everConnected) void this.scaleVideo(FIRST_PICTURES_SCALE);
    this.heldCandidates = [];
    await this.pc.setLocalDescription();
    this.negotiated = true;
    this.sendDescription(this.pc.localDescription, turn);
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

  private async scaleVideo(scaleResolutionDownBy: number): Promise<void> {
    const sender = this.senders.video;
    const parameters = sender?.getParameters();
    if (!sender || !parameters?.encodings?.[0]) return;
    parameters.encodings[0].scaleResolutionDownBy = scaleResolutionDownBy;
    // Where it is refused, the picture has the size it had.
    await sender.setParameters(parameters).catch(() => undefined);
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

  private sendDescription(description: RTCSessionDescriptionInit | null, turn = this.turn): void {
    if (this.closed || !description) return;
    const { type, sdp = "" } = description;
    this.listener.send({ pc: this.id, description: { type, sdp }, turn, first: !this.negotiated });
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
