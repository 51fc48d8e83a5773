import type { Now } from "../src/clock";
import type { Grant, GrantAnswer } from "../src/grant";
import type { LocalMedia } from "../src/media/local-media";
import type { TransportListener } from "../src/session/media-transport";
import { CallDevices } from "./call-devices";
import { CallWatch } from "./call-watch";
import { isRefusal } from "./refusal";
import type { VideoCall, VideoClient } from "./sdk";
import { TokenSource } from "./token-source";

/** So long nobody is told that it takes long. */
const PATIENCE_MS = 10_000;
const RETRY_MS = 4000;
/** A camera that hesitates must not keep the person out. */
const DEVICES_PATIENCE_MS = 2500;
/** On a dead line the farewell must not keep the next visit waiting. */
const FAREWELL_PATIENCE_MS = 5000;

export interface VisitSurroundings<C extends VideoCall, K extends VideoClient> {
  readonly self: { readonly id: string; readonly name: string };
  readonly otherId: string;
  readonly media: LocalMedia;
  readonly listener: TransportListener;
  readonly now: Now;
  newClient(grant: Grant): K;
  newCall(client: K, grant: Grant): C;
  askGrant(signal: AbortSignal): Promise<GrantAnswer>;
}

/** What the pictures are drawn from, once the call is entered. */
export interface Entered<C extends VideoCall, K extends VideoClient> {
  readonly client: K;
  readonly call: C;
  readonly devices: CallDevices;
}

class Stopped extends Error {}

/** One visit to a call by Stream: one client at a time, connected first, then joined, left and disconnected in the end. */
export class Visit<C extends VideoCall, K extends VideoClient> {
  private stop!: () => void;
  private stopped = false;
  private readonly stopping = new Promise<void>((resolve) => {
    this.stop = resolve;
  });

  constructor(
    private readonly grant: Grant,
    private readonly around: VisitSurroundings<C, K>,
    private readonly onEntered: (entered: Entered<C, K>) => void,
  ) {}

  /** Runs until it is ended; resolves after the farewell, for only then may another client of this person begin. */
  async run(before: Promise<void>, entering: Promise<void>): Promise<void> {
    await before;
    while (!this.stopped) {
      await this.attempt(entering);
      if (!this.stopped) await this.unlessStopped(pause(RETRY_MS)).catch(() => undefined);
    }
  }

  end(): void {
    this.stopped = true;
    this.stop();
  }

  private async attempt(entering: Promise<void>): Promise<void> {
    const around = this.around;
    const client = around.newClient(this.grant);
    const call = around.newCall(client, this.grant);
    const tokens = new TokenSource(this.grant.token, {
      now: around.now,
      askGrant: around.askGrant,
      onEnded: (reason) => this.report((listener) => listener.onEnded(reason)),
    });
    let devices: CallDevices | null = null;
    let watch: CallWatch | null = null;
    try {
      await this.toldIfSlow(client.connectUser({ ...around.self }, tokens.provide));
      this.report((listener) => listener.onPath("none"));
      await this.unlessStopped(entering);
      devices = new CallDevices(call, around.media);
      watch = new CallWatch(call, around.otherId, around.listener);
      this.onEntered({ client, call, devices });
      await this.unlessStopped(Promise.race([devices.takeOver(), pause(DEVICES_PATIENCE_MS)]));
      await this.toldIfSlow(this.join(call));
      await this.unlessStopped(new Promise<never>(() => undefined));
    } catch (failure) {
      this.judge(failure);
    } finally {
      watch?.close();
      devices?.close();
      tokens.close();
      await Promise.race([bidFarewell(client, call), pause(FAREWELL_PATIENCE_MS)]);
    }
  }

  private async join(call: C): Promise<void> {
    for (;;) {
      try {
        return await call.join({ maxJoinRetries: 1 });
      } catch (failure) {
        if (this.stopped || isRefusal(failure)) throw failure;
        this.report((listener) => listener.onPath("unreachable"));
        await this.unlessStopped(pause(RETRY_MS));
      }
    }
  }

  private judge(failure: unknown): void {
    if (failure instanceof Stopped) return;
    this.report((listener) =>
      isRefusal(failure) ? listener.onEnded("videoRefused") : listener.onPath("unreachable"),
    );
  }

  private async toldIfSlow<T>(work: Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.report((listener) => listener.onPath("unreachable")), PATIENCE_MS);
    try {
      return await this.unlessStopped(work);
    } finally {
      clearTimeout(timer);
    }
  }

  private unlessStopped<T>(work: Promise<T>): Promise<T> {
    return Promise.race([
      work,
      this.stopping.then(() => {
        throw new Stopped();
      }),
    ]);
  }

  private report(tell: (listener: TransportListener) => void): void {
    if (!this.stopped) tell(this.around.listener);
  }
}

/** Leaves first: a client that is disconnected could not say so any more. */
async function bidFarewell(client: VideoClient, call: VideoCall): Promise<void> {
  // A second leaving throws, and Stream may have let go of us already.
  if (call.state.callingState !== "left") await call.leave().catch(() => undefined);
  await client.disconnectUser().catch(() => undefined);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
