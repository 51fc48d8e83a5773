import type { Now } from "../clock";
import { type Grant, type GrantAnswer, type GrantProblem, isPassing } from "../grant";
import { Backoff } from "./backoff";
import { type ClosedFor, closedFor } from "./closing";
import { type ClientFrame, parseFrame, type ServerFrame } from "./frames";
import { Heartbeat } from "./heartbeat";

const GRANT_TIMEOUT_MS = 8000;
const WELCOME_TIMEOUT_MS = 5000;
/** A refusal that only a person can mend (sign in, wait for the hour) is asked about again calmly. */
const REFUSED_RETRY_MS = 10_000;

export interface LinkListener {
  onGrant(grant: Grant): void;
  onFrame(frame: ServerFrame): void;
  onDown(): void;
  onProblem(problem: GrantProblem): void;
  onClosed(reason: ClosedFor): void;
}

export interface LinkSurroundings {
  askGrant(signal: AbortSignal): Promise<GrantAnswer>;
  openSocket(url: string): WebSocket;
  socketUrl(grant: Grant): string;
  readonly now: Now;
  readonly random?: () => number;
}

/** One lasting line to the server, over as many sockets as it takes. */
export class SignallingLink {
  private readonly backoff: Backoff;
  private attempt = 0;
  private socket: WebSocket | null = null;
  private welcomed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private heartbeat: Heartbeat | null = null;
  private waiting = false;
  private stopped = true;

  constructor(
    private readonly around: LinkSurroundings,
    private readonly listener: LinkListener,
  ) {
    this.backoff = new Backoff(around.random);
  }

  get isOpen(): boolean {
    return this.welcomed;
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.backoff.reset();
    void this.connect();
  }

  /** False when the frame did not leave: nothing is queued, for stale signals do harm. */
  send(frame: ClientFrame): boolean {
    if (!this.welcomed || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  /** Skips the rest of a back-off, for instance when the browser is online again. */
  retryNow(): void {
    if (!this.stopped && this.waiting) void this.connect();
  }

  stop(code?: 1000): void {
    const socket = this.socket;
    this.stopped = true;
    this.release();
    socket?.close(code);
  }

  private async connect(): Promise<void> {
    this.release();
    const attempt = this.attempt;
    const answer = await this.around.askGrant(AbortSignal.timeout(GRANT_TIMEOUT_MS));
    if (attempt !== this.attempt) return;
    if ("problem" in answer) {
      this.retryLater(
        answer.retryAfterMs ?? (isPassing(answer.problem) ? this.backoff.next() : REFUSED_RETRY_MS),
      );
      this.listener.onProblem(answer.problem);
      return;
    }
    this.open(answer.grant);
    this.listener.onGrant(answer.grant);
  }

  private open(grant: Grant): void {
    const socket = this.around.openSocket(this.around.socketUrl(grant));
    this.socket = socket;
    this.timer = setTimeout(() => this.abandon(), WELCOME_TIMEOUT_MS);
    socket.onmessage = (event) => {
      this.heartbeat?.heard();
      this.receive(parseFrame(event.data));
    };
    socket.onclose = (event) => {
      const reason = closedFor(event.code);
      if (reason === null) return this.abandon();
      this.stop();
      this.listener.onClosed(reason);
    };
  }

  private receive(frame: ServerFrame | null): void {
    if (frame === null) return;
    if (frame.type === "welcome") {
      clearTimeout(this.timer);
      this.welcomed = true;
      this.backoff.reset();
      this.heartbeat = new Heartbeat(
        this.around.now,
        () => this.send({ type: "ping" }),
        () => this.abandon(),
      );
      this.heartbeat.heard();
    }
    if (frame.type === "welcome" || frame.type === "pong") this.heartbeat?.answered();
    if (frame.type !== "pong") this.listener.onFrame(frame);
  }

  private abandon(): void {
    const socket = this.socket;
    const wasOpen = this.welcomed;
    this.release();
    socket?.close();
    this.retryLater(this.backoff.next());
    if (wasOpen) this.listener.onDown();
    // Where a network lets pages through but no sockets, nothing else would ever tell.
    else this.listener.onProblem("unreachable");
  }

  private retryLater(delay: number): void {
    if (this.stopped) return;
    this.waiting = true;
    this.timer = setTimeout(() => void this.connect(), delay);
  }

  /** Forgets the present socket and every timer; whatever they still report is no longer heard. */
  private release(): void {
    this.attempt++;
    clearTimeout(this.timer);
    this.heartbeat?.stop();
    this.heartbeat = null;
    if (this.socket) {
      this.socket.onmessage = null;
      this.socket.onclose = null;
    }
    this.socket = null;
    this.welcomed = false;
    this.waiting = false;
  }
}
