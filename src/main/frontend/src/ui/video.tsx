import { type RefObject, useEffect, useMemo, useRef, useState } from "react";

/** A stream of one track of mine, made anew only when the track changes. */
export function useStreamOf(track: MediaStreamTrack | null): MediaStream | null {
  return useMemo(() => (track ? new MediaStream([track]) : null), [track]);
}

export function useAttached(element: RefObject<HTMLMediaElement | null>, stream: MediaStream | null): void {
  useEffect(() => {
    if (element.current && element.current.srcObject !== stream) element.current.srcObject = stream;
  }, [element, stream]);
}

const LARGEST_CROP = 1.5;

/** Fills the frame unless that would cut off too much: a phone held upright must not lose a face. */
export function useFillsFrame(video: RefObject<HTMLVideoElement | null>): boolean {
  const [fills, setFills] = useState(true);
  useEffect(() => (video.current ? watchFit(video.current, setFills) : undefined), [video]);
  return fills;
}

/** Tells, now and whenever it changes, whether a picture may fill its frame; ends with the function it returns. */
export function watchFit(element: HTMLVideoElement, tell: (fills: boolean) => void): () => void {
  const measure = () => {
    const { videoWidth, videoHeight, clientWidth, clientHeight } = element;
    if (!videoWidth || !videoHeight || !clientWidth || !clientHeight) return;
    const crop = videoWidth / videoHeight / (clientWidth / clientHeight);
    tell(Math.max(crop, 1 / crop) <= LARGEST_CROP);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  element.addEventListener("resize", measure);
  return () => {
    observer.disconnect();
    element.removeEventListener("resize", measure);
  };
}

interface SelfVideoProps {
  readonly track: MediaStreamTrack | null;
  readonly screen: boolean;
}

/** My own picture: mirrored like a mirror, a shared screen as it is. */
export function SelfVideo({ track, screen }: SelfVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  useAttached(video, useStreamOf(track));
  const fills = useFillsFrame(video);
  const classes = ["video", screen ? "" : "is-mirrored", fills && !screen ? "is-filling" : ""];
  return <video ref={video} className={classes.join(" ")} autoPlay muted playsInline hidden={!track} />;
}
