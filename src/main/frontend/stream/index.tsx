import { type Call, StreamVideoClient } from "@stream-io/video-react-sdk";
import type { Grant } from "../src/grant";
import type { OpenService } from "../src/service";
import { StreamTransport } from "./transport";
import { streamView } from "./view";

/** Two of these make an attempt to connect: the first handshake, and waiting for the SDK's own second try. */
const HANDSHAKE_MS = 5000;
/** After this long without a network the SDK gives up, and the person is asked to join again. */
const DISCONNECTION_TIMEOUT_SECONDS = 60;

/** Opens Stream's part of the page. */
export const openService: OpenService | null = ({ config, needs, listener, askGrant }) => {
  const transport = new StreamTransport<Call, StreamVideoClient>({
    self: { id: config.self.id, name: config.self.name },
    otherId: config.other.id,
    media: needs.media,
    listener,
    now: () => performance.now(),
    askGrant,
    newClient: (grant) =>
      new StreamVideoClient({ apiKey: grant.client.apiKey ?? "", options: optionsFor(grant) }),
    newCall,
  });
  return { transport, view: streamView(transport) };
};

function newCall(client: StreamVideoClient, grant: Grant): Call {
  const call = client.call(grant.callType, grant.callId);
  call.setDisconnectionTimeout(DISCONNECTION_TIMEOUT_SECONDS);
  // It would listen to the microphone while the person believes it to be off.
  void call.microphone.disableSpeakingWhileMutedNotification();
  call.screenShare.setSettings({ contentHint: "detail" });
  return call;
}

function optionsFor({ client: { url, locationHintUrl } }: Grant) {
  return {
    ...(url && { baseURL: `${url.replace(/\/+$/, "")}/video` }),
    ...(locationHintUrl && { locationHintUrl }),
    maxConnectUserRetries: 1,
    defaultWsTimeout: HANDSHAKE_MS,
    // This page remembers devices itself, and reports on nobody's behaviour.
    devicePersistence: { enabled: false },
    clientEventsReportingEnabled: false,
    logOptions: { default: { level: "error" as const } },
  };
}
