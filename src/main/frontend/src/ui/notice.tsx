import type { ReactNode } from "react";
import { useCall } from "./context";
import { passesFocusToHeading } from "./focus";
import { CloseIcon, WarningIcon } from "./icons";

interface NoticeProps {
  readonly icon?: ReactNode;
  readonly onDismiss?: () => void;
  readonly children: ReactNode;
}

/** One thing that is not as it should be. */
export function Notice({ icon = <WarningIcon />, onDismiss, children }: NoticeProps) {
  const { t } = useCall();
  return (
    <div className="call-notice">
      {icon}
      <div className="call-notice-body">{children}</div>
      {onDismiss && (
        <button
          ref={passesFocusToHeading}
          type="button"
          className="icon-button"
          aria-label={t("notice.dismiss")}
          onClick={onDismiss}
        >
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
