import type { Now } from "../src/clock";
import { type GrantAnswer, isPassing } from "../src/grant";
import type { EndReason } from "../src/session/state";

const PATIENCE_MS = 8000;
const ASK_AGAIN_MS = 3000;
/** So many renewals in so short a time: Stream refuses what our server gives out. */
const MOST_RENEWALS = 3;
const RENEWALS_WITHIN_MS = 60_000;

export interface TokenSurroundings {
  readonly now: Now;
  askGrant(signal: AbortSignal): Promise<GrantAnswer>;
  /** No further token will come, for this reason. */
  onEnded(reason: EndReason): void;
}

/**
 * Stream's token provider: the grant's token first, later ones from our server. The SDK asks on and on whatever it is
 * answered, so giving up is decided here.
 */
export class TokenSource {
  private readonly closed = new AbortController();
  private renewals: readonly number[] = [];

  constructor(
    private first: string | null,
    private readonly around: TokenSurroundings,
  ) {}

  readonly provide = async (): Promise<string> => {
    const first = this.first;
    this.first = null;
    if (first !== null) return first;
    const now = this.around.now();
    this.renewals = [...this.renewals.filter((at) => now - at < RENEWALS_WITHIN_MS), now];
    if (this.renewals.length > MOST_RENEWALS) return this.end("videoRefused");
    return this.renew();
  };

  /** Whoever still asks gets nothing more. */
  close(): void {
    this.closed.abort();
  }

  private async renew(): Promise<string> {
    while (!this.closed.signal.aborted) {
      const answer = await this.around.askGrant(AbortSignal.timeout(PATIENCE_MS));
      if ("grant" in answer) return answer.grant.token;
      if (!isPassing(answer.problem)) return this.end(answer.problem);
      await new Promise((resolve) => setTimeout(resolve, answer.retryAfterMs ?? ASK_AGAIN_MS));
    }
    throw new Error("the call is over");
  }

  private end(reason: EndReason): never {
    if (!this.closed.signal.aborted) this.around.onEnded(reason);
    this.close();
    throw new Error(reason);
  }
}
