/** The grant: leave to open one socket and to take part in the call, and what the back end needs for it. */
export interface Grant {
  readonly callType: string;
  readonly callId: string;
  readonly userId: string;
  readonly token: string;
  readonly socketUrl: string;
  /** Opens the socket; where it is missing, the token does. */
  readonly socketTicket?: string;
  /** Public values for the back end's part in the browser. */
  readonly client: Readonly<Record<string, string>>;
  readonly iceServers: RTCIceServer[];
  readonly iceTransportPolicy: RTCIceTransportPolicy;
}

export type GrantProblem =
  | "signedOut"
  | "notFound"
  | "tooEarly"
  | "over"
  | "ended"
  | "notConfirmed"
  | "videoUnavailable"
  | "busy"
  | "unreachable";

export type PassingProblem = "videoUnavailable" | "busy" | "unreachable";

export type GrantAnswer =
  | { readonly grant: Grant }
  | {
      readonly problem: GrantProblem;
      /** When the server wants to be asked again. */
      readonly retryAfterMs?: number;
    };

const PROBLEMS: Readonly<Record<string, GrantProblem>> = {
  unauthenticated: "signedOut",
  "not-found": "notFound",
  "too-early": "tooEarly",
  over: "over",
  ended: "ended",
  "not-confirmed": "notConfirmed",
  "video-unavailable": "videoUnavailable",
};

/** Only these heal by waiting; asking again about the others is still harmless. */
export function isPassing(problem: GrantProblem): problem is PassingProblem {
  return problem === "videoUnavailable" || problem === "busy" || problem === "unreachable";
}

export function problemOf(status: number, type: unknown): GrantProblem {
  const name = typeof type === "string" ? (type.split("/problems/")[1] ?? "") : "";
  const known = PROBLEMS[name];
  if (known) return known;
  // Without a problem of ours it is not the application that speaks, but a server or proxy before it that is starting.
  return status === 401 ? "signedOut" : "busy";
}

export async function fetchGrant(
  tokenUrl: string,
  bookingId: string,
  signal: AbortSignal,
  ask: typeof fetch = fetch,
): Promise<GrantAnswer> {
  try {
    const response = await ask(tokenUrl, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-Requested-With": "exedra" },
      body: JSON.stringify({ bookingId }),
      signal,
    });
    if (response.ok) return { grant: (await response.json()) as Grant };
    const problem = (await response.json().catch(() => ({}))) as { type?: unknown };
    return { problem: problemOf(response.status, problem.type), ...retryAfter(response) };
  } catch {
    return { problem: "unreachable" };
  }
}

function retryAfter(response: Response): { retryAfterMs?: number } {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return seconds > 0 ? { retryAfterMs: seconds * 1000 } : {};
}

/** Ends the session for both. True when the server took it. */
export async function endSession(endCallUrl: string, ask: typeof fetch = fetch): Promise<boolean> {
  try {
    const response = await ask(endCallUrl, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-Requested-With": "exedra" },
      body: "{}",
      signal: AbortSignal.timeout(8000),
    });
    return response.ok;
  } catch {
    return false;
  }
}
