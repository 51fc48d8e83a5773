import {
  type Call,
  StreamCall,
  StreamTheme,
  StreamVideo,
  type StreamVideoClient,
} from "@stream-io/video-react-sdk";
import type { ReactNode } from "react";
import { type CallView, waitingView } from "../src/ui/call-view";
import { useStore } from "../src/ui/context";
import { StreamStage } from "./stage";
import { StreamDevices } from "./stream-devices";
import { StreamSound } from "./stream-sound";
import type { StreamTransport } from "./transport";

/** How a call by Stream is shown: before it is entered like any call that waits, then from the SDK's state. */
export function streamView(transport: StreamTransport<Call, StreamVideoClient>): CallView {
  function Frame({ children }: { readonly children: ReactNode }) {
    const { entered } = useStore(transport.store);
    if (!entered) return <waitingView.Frame>{children}</waitingView.Frame>;
    return (
      <StreamVideo client={entered.client}>
        <StreamTheme className="call-frame">
          <StreamCall call={entered.call}>
            <StreamDevices devices={entered.devices}>{children}</StreamDevices>
          </StreamCall>
        </StreamTheme>
      </StreamVideo>
    );
  }

  function Stage() {
    const { entered } = useStore(transport.store);
    return entered ? <StreamStage /> : <waitingView.Stage />;
  }

  function Sound() {
    const { entered } = useStore(transport.store);
    return entered ? <StreamSound /> : <waitingView.Sound />;
  }

  return { Frame, Stage, Sound };
}
