import { Store } from "../src/store";
import type { Input, Switch, VideoCall, VideoClient, VideoParticipant, Watched } from "./sdk";

/** A value that tests change. */
export class FakeValue<T> implements Watched<T> {
  private readonly store: Store<{ value: T }>;

  constructor(value: T) {
    this.store = new Store({ value });
  }

  get value(): T {
    return this.store.get().value;
  }

  becomes(value: T): void {
    this.store.set({ value });
  }

  subscribe(next: (value: T) => void): { unsubscribe(): void } {
    next(this.value);
    return { unsubscribe: this.store.subscribe(() => next(this.value)) };
  }
}

export class FakeInput implements Input, Switch {
  readonly status = new FakeValue<string | undefined>(undefined);
  readonly state = { status$: this.status };
  readonly selected: (string | undefined)[] = [];
  failure: Error | null = null;

  async enable(): Promise<void> {
    if (this.failure) throw this.failure;
    this.status.becomes("enabled");
  }

  async disable(): Promise<void> {
    this.status.becomes("disabled");
  }

  async select(id: string | undefined): Promise<void> {
    this.selected.push(id);
  }
}

/** A call of Stream's SDK; what is asked of it is written into the log. */
export class FakeCall implements VideoCall {
  readonly calling = new FakeValue("idle");
  readonly remote = new FakeValue<readonly VideoParticipant[]>([]);
  readonly local = new FakeValue<VideoParticipant | undefined>(undefined);
  readonly camera = new FakeInput();
  readonly microphone = new FakeInput();
  readonly screenShare = new FakeInput();
  readonly speaker = { select: (id: string) => void this.log.push(`speaker ${id}`) };
  joining: () => Promise<void> = async () => this.calling.becomes("joined");
  leaving: Promise<void> = Promise.resolve();
  readonly state: VideoCall["state"];

  constructor(private readonly log: string[]) {
    const { calling, remote, local } = this;
    this.state = {
      get callingState() {
        return calling.value;
      },
      callingState$: calling,
      remoteParticipants$: remote,
      localParticipant$: local,
    };
  }

  async join(): Promise<void> {
    this.log.push("join");
    this.calling.becomes("joining");
    try {
      await this.joining();
    } catch (failure) {
      this.calling.becomes("idle");
      throw failure;
    }
  }

  async leave(): Promise<void> {
    if (this.calling.value === "left") throw new Error("Cannot leave call that has already been left.");
    this.log.push("leave");
    await this.leaving;
    this.calling.becomes("left");
    this.log.push("left");
  }
}

/** A client of Stream's SDK. */
export class FakeClient implements VideoClient {
  readonly call: FakeCall;
  token: (() => Promise<string>) | null = null;
  connecting: Promise<void> = Promise.resolve();
  disconnecting: Promise<void> = Promise.resolve();

  constructor(private readonly log: string[]) {
    this.call = new FakeCall(log);
    log.push("new client");
  }

  async connectUser(_user: { id: string }, token: () => Promise<string>): Promise<void> {
    this.token = token;
    this.log.push("connect");
    await token();
    await this.connecting;
  }

  async disconnectUser(): Promise<void> {
    this.log.push("disconnect");
    await this.disconnecting;
    this.log.push("disconnected");
  }
}

/** The SDK's error when Stream's API answers a request with no. */
export function refusedRequest(status: number): Error {
  return Object.assign(new Error("Stream error"), { status });
}

/** The SDK's error when the coordinator refuses the socket. */
export function refusedSocket(status: number): Error {
  return new Error(JSON.stringify({ code: 43, StatusCode: status, message: "no", isWSFailure: false }));
}
