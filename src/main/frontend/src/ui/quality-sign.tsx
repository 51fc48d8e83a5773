import type { Quality } from "../peer/quality";
import { useCall } from "./context";

const WORDS: Readonly<Record<Quality, string>> = {
  good: "quality.good",
  fair: "quality.fair",
  poor: "quality.poor",
  lost: "quality.lost",
};
const BARS: Readonly<Record<Quality, number>> = { good: 3, fair: 2, poor: 1, lost: 0 };

/** How good the connection is: in a word and in bars, never by colour alone. */
export function QualitySign({ quality }: { readonly quality: Quality | null }) {
  const { t } = useCall();
  if (quality === null) return null;
  return (
    <p className={`quality quality-${quality}`}>
      <svg className="quality-bars" viewBox="0 0 18 16" aria-hidden="true" focusable="false">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            className={bar < BARS[quality] ? "bar bar-full" : "bar"}
            x={1 + bar * 6}
            y={10 - bar * 4}
            width="4"
            height={5 + bar * 4}
            rx="1"
          />
        ))}
      </svg>
      <span className="visually-hidden">{t("quality.label")} </span>
      <span>{t(WORDS[quality])}</span>
    </p>
  );
}
