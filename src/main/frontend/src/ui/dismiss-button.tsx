import { useCall } from "./context";
import { passesFocusToHeading } from "./focus";
import { CloseIcon } from "./icons";

/** Takes away what it stands in. */
export function DismissButton({ onDismiss }: { readonly onDismiss: () => void }) {
  const { t } = useCall();
  return (
    <button
      ref={passesFocusToHeading}
      type="button"
      className="icon-button"
      aria-label={t("notice.dismiss")}
      onClick={onDismiss}
    >
      <CloseIcon />
    </button>
  );
}
