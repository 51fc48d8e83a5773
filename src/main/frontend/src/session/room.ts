import type { Peer } from "../signalling/frames";

/** What the other person is doing, seen over all their tabs. */
export type Presence = "absent" | "lobby" | "joined";

export function presenceOf(peers: readonly Peer[], accountId: string): Presence {
  const theirs = peers.filter((peer) => peer.accountId === accountId);
  if (theirs.some((peer) => peer.state === "joined")) return "joined";
  return theirs.length > 0 ? "lobby" : "absent";
}

/** The other's connection in the call. While they change tabs two may show: the present one is kept. */
export function partnerIn(peers: readonly Peer[], accountId: string, present: string | null): Peer | null {
  const joined = peers.filter((peer) => peer.accountId === accountId && peer.state === "joined");
  return joined.find((peer) => peer.peerId === present) ?? joined.at(-1) ?? null;
}

/** Another tab of mine: never a partner. */
export function hasOtherTab(peers: readonly Peer[], ownAccountId: string): boolean {
  return peers.some((peer) => peer.accountId === ownAccountId);
}
