import {
  hasAudio,
  SpeakerLayout,
  useCallStateHooks,
  useParticipantViewContext,
  type VideoPlaceholderProps,
} from "@stream-io/video-react-sdk";
import { useEffect } from "react";
import { useCall } from "../src/ui/context";
import { Initials } from "../src/ui/initials";
import { TileName } from "../src/ui/tile";
import { watchFit } from "../src/ui/video";
import { WaitingNote } from "../src/ui/waiting-stage";

/** The pictures as the SDK lays them out: the other large, I small over it. */
export function StreamStage() {
  const { config, t } = useCall();
  const { useCallCallingState, useParticipants } = useCallStateHooks();
  const nobody = useParticipants().length === 0;
  const restoring = useCallCallingState() !== "joined" && !nobody;
  return (
    <section className={`stage stream-stage ${restoring ? "is-restoring" : ""}`} aria-label={t("call.stage")}>
      <SpeakerLayout
        participantsBarPosition="bottom"
        pageArrowsVisible={false}
        ParticipantViewUISpotlight={PictureNote}
        ParticipantViewUIBar={PictureNote}
        VideoPlaceholder={NoPicture}
        // My other tab, until it has let go, is nobody else.
        filterParticipants={(one) => one.isLocalParticipant || one.userId !== config.self.id}
      />
      {nobody && (
        <div className="placeholder">
          <Initials name={config.other.name} />
        </div>
      )}
      <WaitingNote />
    </section>
  );
}

/** Whose picture it is; it also gives the picture of the other its mark, by which it is found in both back ends. */
function PictureNote() {
  const { config, t } = useCall();
  const { participant, trackType, videoElement } = useParticipantViewContext();
  const { isLocalParticipant: mine, userId } = participant;
  const screen = trackType === "screenShareTrack";
  useEffect(() => {
    if (videoElement && !mine) videoElement.dataset.participant = userId;
  }, [videoElement, mine, userId]);
  useEffect(() => {
    if (!videoElement) return;
    return watchFit(videoElement, (fills) => {
      videoElement.dataset.fit = fills ? "cover" : "contain";
    });
  }, [videoElement]);
  const muted = !screen && !hasAudio(participant);
  const { name } = config.other;
  if (mine) {
    return (
      <TileName
        name={t(screen ? "call.yourScreen" : "call.you")}
        mutedText={muted ? t("call.youMuted") : null}
      />
    );
  }
  return (
    <TileName
      name={screen ? t("call.screenOf", { name }) : name}
      mutedText={muted ? t("call.muted", { name }) : null}
    />
  );
}

function NoPicture({ participant }: VideoPlaceholderProps) {
  const { config } = useCall();
  return (
    <div className="placeholder">
      <Initials name={participant.isLocalParticipant ? config.self.name : config.other.name} />
    </div>
  );
}
