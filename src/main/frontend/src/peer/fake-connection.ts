/** As much of RTCPeerConnection as the negotiation touches, with its asynchrony and its signalling states. */
type Description = { type: "offer" | "answer"; sdp: string };

export class FakeMediaStream {
  readonly tracks: unknown[] = [];

  addTrack(track: unknown): void {
    this.tracks.push(track);
  }
}

function sender(track: unknown) {
  return {
    track: typeof track === "string" ? null : track,
    async replaceTrack(next: unknown) {
      this.track = next;
    },
    setStreams: () => undefined,
    getParameters: () => ({ encodings: [{}] }),
    setParameters: async () => undefined,
  };
}

export class FakeConnection {
  static made: FakeConnection[] = [];
  signalingState = "stable";
  connectionState = "new";
  localDescription: Description | null = null;
  readonly applied: string[] = [];
  readonly candidates: string[] = [];
  readonly transceivers: { kind: string; direction: string; sender: ReturnType<typeof sender> }[] = [];
  restarts = 0;
  private offers = 0;
  ontrack: ((event: { track: { kind: string } }) => void) | null = null;
  onicecandidate: ((event: { candidate: { toJSON(): unknown } | null }) => void) | null = null;
  onnegotiationneeded: (() => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;

  constructor(readonly configuration: RTCConfiguration = {}) {
    FakeConnection.made.push(this);
  }

  addTransceiver(track: unknown, { direction }: { direction: string }) {
    const transceiver = { kind: String(this.transceivers.length), direction, sender: sender(track) };
    this.transceivers.push(transceiver);
    if (this.transceivers.length === 1) queueMicrotask(() => this.onnegotiationneeded?.());
    return transceiver;
  }

  getTransceivers() {
    return this.transceivers.map((transceiver) => ({
      ...transceiver,
      receiver: { track: { kind: transceiver.kind } },
    }));
  }

  async createOffer(): Promise<Description> {
    return { type: "offer", sdp: `offer ${++this.offers}` };
  }

  async setLocalDescription(description?: Description): Promise<void> {
    const answering = this.signalingState === "have-remote-offer";
    await Promise.resolve();
    this.localDescription =
      description ?? (answering ? { type: "answer", sdp: "answer" } : await this.createOffer());
    this.signalingState = answering ? "stable" : "have-local-offer";
  }

  async setRemoteDescription({ type, sdp }: Description): Promise<void> {
    await Promise.resolve();
    this.applied.push(sdp);
    if (type === "answer" && this.signalingState !== "have-local-offer") throw new Error("InvalidState");
    this.signalingState = type === "offer" ? "have-remote-offer" : "stable";
    if (type === "offer" && this.transceivers.length === 0) {
      for (const kind of ["audio", "video"])
        this.transceivers.push({ kind, direction: "recvonly", sender: sender(null) });
    }
    for (const kind of ["audio", "video"]) this.ontrack?.({ track: { kind } });
  }

  async addIceCandidate({ candidate }: { candidate: string }): Promise<void> {
    if (this.applied.length === 0) throw new Error("InvalidState");
    this.candidates.push(candidate);
  }

  restartIce(): void {
    this.restarts++;
    if (this.signalingState === "stable") queueMicrotask(() => this.onnegotiationneeded?.());
  }

  setConfiguration(): void {
    return;
  }

  getConfiguration(): RTCConfiguration {
    return this.configuration;
  }

  async getStats(): Promise<Map<string, unknown>> {
    return new Map();
  }

  close(): void {
    this.connectionState = "closed";
    this.signalingState = "closed";
  }

  finds(candidate: string): void {
    this.onicecandidate?.({ candidate: { toJSON: () => ({ candidate }) } });
  }

  becomes(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}
