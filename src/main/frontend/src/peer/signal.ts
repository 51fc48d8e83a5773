/** What the two pages say to each other through the server, which relays it unread. */
export type Signal =
  | {
      readonly pc: string;
      readonly description: RTCSessionDescriptionInit;
      readonly turn: number;
      readonly first: boolean;
    }
  | { readonly pc: string; readonly candidate: RTCIceCandidateInit }
  /** Please restart ICE: only the side that started does. */
  | { readonly pc: string; readonly restart: true }
  /** I have no such connection (any more): forget it, and start over if you are in the call. */
  | { readonly pc: string; readonly unknown: true };

export function asSignal(data: unknown): Signal | null {
  const signal = data as Signal | null;
  return typeof signal?.pc === "string" ? signal : null;
}
