import { useCall, useStore } from "./context";
import { useDevices } from "./devices";
import { Initials } from "./initials";
import { Tile } from "./tile";
import { SelfVideo } from "./video";

interface SelfTileProps {
  readonly large: boolean;
  readonly onEnlarge: () => void;
}

/** What the other sees of me. */
export function SelfTile({ large, onEnlarge }: SelfTileProps) {
  const { session, config, t } = useCall();
  const media = useStore(session.media.store);
  const screen = media.screenTrack !== null;
  const track = media.screenTrack ?? media.cameraTrack;
  const { microphoneOn } = useDevices();
  const muted = !microphoneOn || media.microphoneTrack === null;
  return (
    <Tile
      large={large}
      name={t(screen ? "call.yourScreen" : "call.you")}
      mutedText={muted ? t("call.youMuted") : null}
      enlargeName={t("call.swapToSelf")}
      onEnlarge={onEnlarge}
    >
      <SelfVideo track={track} screen={screen} />
      {!track && (
        <div className="placeholder">
          <Initials name={config.self.name} />
        </div>
      )}
    </Tile>
  );
}
