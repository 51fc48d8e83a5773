import type { ReactNode } from "react";
import { DismissButton } from "./dismiss-button";
import { WarningIcon } from "./icons";

interface NoticeProps {
  readonly icon?: ReactNode;
  readonly onDismiss?: () => void;
  readonly children: ReactNode;
}

/** One thing that is not as it should be. */
export function Notice({ icon = <WarningIcon />, onDismiss, children }: NoticeProps) {
  return (
    <div className="call-notice">
      {icon}
      <div className="call-notice-body">{children}</div>
      {onDismiss && <DismissButton onDismiss={onDismiss} />}
    </div>
  );
}
