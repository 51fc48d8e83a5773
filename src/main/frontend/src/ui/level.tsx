import { useEffect, useRef } from "react";
import { meterTrack } from "../media/level-meter";
import { useCall } from "./context";

const DRAW_MS = 80;
/** The value for assistive technology changes seldom, so that nobody is talked over. */
const DRAWS_PER_VALUE = 12;

/** Shows that the microphone hears something. Drawn past React: it changes a dozen times a second. */
export function Level({ track }: { readonly track: MediaStreamTrack | null }) {
  const { t } = useCall();
  const bar = useRef<HTMLDivElement>(null);
  const meter = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!track) return;
    const measured = meterTrack(track);
    let draws = 0;
    const timer = setInterval(() => {
      const level = measured.level();
      bar.current?.style.setProperty("transform", `scaleX(${level.toFixed(3)})`);
      if (draws++ % DRAWS_PER_VALUE === 0) {
        meter.current?.setAttribute("aria-valuenow", String(Math.round(level * 100)));
      }
    }, DRAW_MS);
    return () => {
      clearInterval(timer);
      measured.close();
      bar.current?.style.setProperty("transform", "scaleX(0)");
    };
  }, [track]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> cannot be styled alike in all browsers
    <div
      ref={meter}
      className="level"
      role="meter"
      aria-label={t("device.level")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    >
      <div ref={bar} className="level-bar" />
    </div>
  );
}
