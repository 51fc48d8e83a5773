import { useEffect, useRef } from "react";
import { useCall, useStore } from "./context";
import { Initials } from "./initials";
import { Tile } from "./tile";
import { useAttached, useFillsFrame } from "./video";
import { waitingText } from "./waiting";

interface RemoteTileProps {
  readonly large: boolean;
  readonly onEnlarge: () => void;
}

/** The other's picture; their initials while there is no picture. */
export function RemoteTile({ large, onEnlarge }: RemoteTileProps) {
  const { session, config, t } = useCall();
  const state = useStore(session.store);
  const video = useRef<HTMLVideoElement>(null);
  const picture = state.remote?.picture ?? null;
  useAttached(video, picture);
  useFirstFrameMark(video, picture);
  const fills = useFillsFrame(video);
  const name = config.other.name;
  const waiting = waitingText(state);
  const screen = state.remoteOn?.screen ?? false;
  const visible = waiting === null && (screen || (state.remoteOn?.camera ?? false));
  const muted = waiting === null && state.remoteOn?.microphone === false;
  return (
    <Tile
      large={large}
      name={screen && visible ? t("call.screenOf", { name }) : name}
      mutedText={muted ? t("call.muted", { name }) : null}
      enlargeName={t("call.swapToOther", { name })}
      onEnlarge={onEnlarge}
    >
      <video
        ref={video}
        className={`video ${fills && !screen ? "is-filling" : ""} ${visible ? "" : "is-covered"}`}
        data-participant={config.other.id}
        autoPlay
        muted
        playsInline
      />
      {!visible && (
        <div className="placeholder">
          <Initials name={name} />
        </div>
      )}
    </Tile>
  );
}

function useFirstFrameMark(
  video: React.RefObject<HTMLVideoElement | null>,
  picture: MediaStream | null,
): void {
  useEffect(() => {
    const element = video.current;
    if (!element || !picture || !("requestVideoFrameCallback" in element)) return;
    const handle = element.requestVideoFrameCallback(() => performance.mark("exedra:first-remote-frame"));
    return () => element.cancelVideoFrameCallback(handle);
  }, [video, picture]);
}
