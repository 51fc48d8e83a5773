import type { Grant } from "../grant";
import type { LocalMedia } from "../media/local-media";
import type { OutgoingTracks, RemoteMedia } from "../peer/peer-call";
import type { Quality } from "../peer/quality";
import type { Signal } from "../peer/signal";
import type { MediaState } from "../signalling/frames";
import type { EndReason, Path } from "./state";

/** How sound and pictures go between the two: directly from browser to browser, or by a video service. */
export interface MediaTransport {
  /** What two pages arrange between themselves; null where a service arranges it. */
  readonly direct: DirectTransport | null;
  /** Opens camera and microphone itself on entering, so that nobody else may hold them then. */
  readonly opensDevices: boolean;
  /** A grant came: at the beginning, and each time the line to the server is made anew. */
  granted(grant: Grant): void;
  /** The person joins; media are wanted from now on. */
  enter(): void;
  /** The visit is over. A later grant begins the next one. */
  close(): void;
  /** The page goes away, perhaps for a reload. */
  suspend(): void;
}

/** The part of a transport without a service between the two: it must know who is there, and exchange signals. */
export interface DirectTransport {
  /** In the lobby: who is in the call already. */
  prepare(partner: string | null): void;
  setTracks(tracks: OutgoingTracks): void;
  /** "Join" leaves, and the last snapshot says that the other is in. */
  startEarly(partner: string): void;
  /** The server's answer to "join". */
  joined(partner: string | null): void;
  /** A snapshot while I am in the call; how: what became of the partner when they are no longer in. */
  partnerIs(partner: string | null, how: "left" | "lost" | null): void;
  linkLost(): void;
  remoteMediaChanged(): void;
  receive(from: string, signal: Signal): void;
}

/** What a transport reports. */
export interface TransportListener {
  onPath(path: Path): void;
  onQuality(quality: Quality | null): void;
  /** The other's media, where this page plays them itself. */
  onRemoteMedia(media: RemoteMedia | null): void;
  /** What of mine is on, told by a transport that opens the devices itself. */
  onOwnMedia(media: MediaState): void;
  /** It gave up for good. */
  onEnded(reason: EndReason): void;
}

/** What the session offers a transport. */
export interface TransportNeeds {
  readonly media: LocalMedia;
  signal(to: string, signal: Signal): boolean;
  isLinked(): boolean;
  videoExpected(): boolean;
}

export type NewTransport = (needs: TransportNeeds, listener: TransportListener) => MediaTransport;
