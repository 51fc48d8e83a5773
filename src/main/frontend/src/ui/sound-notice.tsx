import { useCall } from "./context";
import { passesFocusToHeading } from "./focus";
import { SoundIcon } from "./icons";
import { Notice } from "./notice";

interface SoundNoticeProps {
  readonly blocked: boolean;
  readonly onPlay: () => void;
}

/** Browsers keep sound back until the page has been touched, and may do so after an interruption. */
export function SoundNotice({ blocked, onPlay }: SoundNoticeProps) {
  const { t } = useCall();
  return (
    <div role="status">
      {blocked && (
        <Notice>
          <div className="sound-notice">
            <p>{t("notice.soundBlocked")}</p>
            <button
              ref={passesFocusToHeading}
              type="button"
              className="button button-primary"
              onClick={onPlay}
            >
              <SoundIcon />
              {t("call.playSound")}
            </button>
          </div>
        </Notice>
      )}
    </div>
  );
}
