import { useEffect, useRef, useState } from "react";
import { Playback } from "../media/playback";
import { useCall, useStore } from "./context";
import { canChooseSpeaker } from "./device-choice";
import { SoundIcon } from "./icons";

/** The other's sound, in an element of its own: it must play without a picture, and through the chosen speaker. */
export function RemoteSound({ stream }: { readonly stream: MediaStream | null }) {
  const { session, t } = useCall();
  const { choices } = useStore(session.media.store);
  const audio = useRef<HTMLAudioElement>(null);
  const playback = useRef<Playback>(null);
  const [blocked, setBlocked] = useState(false);
  useEffect(() => {
    if (!audio.current) return;
    const opened = new Playback(audio.current, document, setBlocked);
    playback.current = opened;
    return () => opened.close();
  }, []);
  useEffect(() => playback.current?.attach(stream), [stream]);
  useEffect(() => {
    if (!canChooseSpeaker || !choices.speaker) return;
    // A speaker that is gone: the default one goes on.
    audio.current?.setSinkId(choices.speaker).catch(() => undefined);
  }, [choices.speaker]);
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: a live conversation has no captions to offer */}
      <audio ref={audio} autoPlay />
      {blocked && (
        <button
          type="button"
          className="button button-primary play-sound"
          onClick={() => playback.current?.play()}
        >
          <SoundIcon />
          {t("call.playSound")}
        </button>
      )}
    </>
  );
}
