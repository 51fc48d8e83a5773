import { mediaStateOf } from "../media/local-media";
import { useCall, useStore } from "./context";
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
  const { microphone, camera, screen } = mediaStateOf(media);
  const track = media.screenTrack ?? (camera ? media.cameraTrack : null);
  return (
    <Tile
      large={large}
      name={t(screen ? "call.yourScreen" : "call.you")}
      mutedText={microphone ? null : t("call.youMuted")}
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
