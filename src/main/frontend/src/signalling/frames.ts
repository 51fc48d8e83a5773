/** The frames of the call's socket, as the server and this page agreed on them. */
export interface MediaState {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
}

export interface Peer {
  readonly peerId: string;
  readonly accountId: string;
  readonly state: "lobby" | "joined";
  readonly media: MediaState;
}

export interface Gone {
  readonly peerId: string;
  readonly how: "left" | "lost";
}

export type ClientFrame =
  | { readonly type: "ping" }
  | { readonly type: "join"; readonly media: MediaState }
  | { readonly type: "media"; readonly media: MediaState }
  | { readonly type: "signal"; readonly to: string; readonly data: unknown }
  | { readonly type: "chat"; readonly id: string; readonly text: string }
  | { readonly type: "leave" };

export type ServerFrame =
  | {
      readonly type: "welcome";
      readonly peerId: string;
      readonly peers: readonly Peer[];
      readonly endsAt: string;
      readonly serverTime: string;
    }
  | { readonly type: "room"; readonly peers: readonly Peer[]; readonly gone?: Gone | null }
  | { readonly type: "joined"; readonly peers: readonly Peer[]; readonly startedAt: string }
  | { readonly type: "signal"; readonly from: string; readonly data: unknown }
  | {
      readonly type: "chat";
      readonly from: string;
      readonly id: string;
      readonly text: string;
      readonly at: string;
      readonly delivered: boolean;
    }
  | { readonly type: "pong" }
  | { readonly type: "booking"; readonly endsAt: string; readonly serverTime: string };

/** Null for what is no frame: a broken one must not take the call down. */
export function parseFrame(text: unknown): ServerFrame | null {
  if (typeof text !== "string") return null;
  try {
    const frame = JSON.parse(text) as { type?: unknown } | null;
    return typeof frame?.type === "string" ? (frame as ServerFrame) : null;
  } catch {
    return null;
  }
}
