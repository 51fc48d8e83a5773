import type { CallConfig } from "./config";
import type { GrantAnswer } from "./grant";
import type { MediaTransport, TransportListener, TransportNeeds } from "./session/media-transport";
import type { CallView } from "./ui/call-view";

/** A video service's part of this page: how its media go, and how they are shown. */
export interface VideoService {
  readonly transport: MediaTransport;
  readonly view: CallView;
}

export interface ServiceSurroundings {
  readonly config: CallConfig;
  readonly needs: TransportNeeds;
  readonly listener: TransportListener;
  askGrant(signal: AbortSignal): Promise<GrantAnswer>;
}

/** What the module "#stream" exports; null in a build without Stream's SDK. */
export type OpenService = (around: ServiceSurroundings) => VideoService;

/** Loads what only calls by Stream need, beside this very script. */
export async function loadStream(around: ServiceSurroundings): Promise<VideoService> {
  const { openService } = await import("#stream");
  if (!openService) throw new Error("This build has no part for Stream.");
  attachStyles(new URL("./stream.css", import.meta.url).href);
  return openService(around);
}

function attachStyles(href: string): void {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  // Before the page's own, which have the last word on what both style.
  document.head.prepend(link);
}
