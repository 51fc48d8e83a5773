import { useEffect, useRef, useState } from "react";
import { Playback } from "../media/playback";
import { useCall, useStore } from "./context";
import { SoundNotice } from "./sound-notice";

/** The other's sound, in an element of its own: it must play without a picture, and through the chosen speaker. */
export function RemoteSound() {
  const { session } = useCall();
  const stream = useStore(session.store).remote?.sound ?? null;
  const audio = useRef<HTMLAudioElement>(null);
  const playback = useRef<Playback>(null);
  const [blocked, setBlocked] = useState(false);
  useEffect(() => {
    if (!audio.current) return;
    const opened = new Playback(audio.current, session.media.store, document, setBlocked);
    playback.current = opened;
    return () => opened.close();
  }, [session]);
  useEffect(() => playback.current?.attach(stream), [stream]);
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: a live conversation has no captions to offer */}
      <audio ref={audio} autoPlay />
      <SoundNotice blocked={blocked} onPlay={() => playback.current?.play()} />
    </>
  );
}
