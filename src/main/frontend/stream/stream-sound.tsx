import { useCallStateHooks, useCall as useStreamCall } from "@stream-io/video-react-sdk";
import { SoundNotice } from "../src/ui/sound-notice";

/** The SDK plays the sound itself. */
export function StreamSound() {
  const call = useStreamCall();
  const { useIsAutoplayBlocked } = useCallStateHooks();
  return <SoundNotice blocked={useIsAutoplayBlocked()} onPlay={() => void call?.resumeAudio()} />;
}
