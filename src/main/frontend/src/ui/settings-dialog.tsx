import { useCall } from "./context";
import { DeviceChoice } from "./device-choice";
import { Dialog } from "./dialog";

interface SettingsDialogProps {
  readonly shortcuts: boolean;
  readonly onShortcuts: (on: boolean) => void;
  readonly onClose: () => void;
}

export function SettingsDialog({ shortcuts, onShortcuts, onClose }: SettingsDialogProps) {
  const { t } = useCall();
  return (
    <Dialog title={t("settings.title")} onClose={onClose}>
      <DeviceChoice />
      <label className="check">
        <input type="checkbox" checked={shortcuts} onChange={(event) => onShortcuts(event.target.checked)} />
        <span>
          {t("settings.shortcuts")}
          <span className="quiet check-help">{t("settings.shortcutsHelp")}</span>
        </span>
      </label>
      <div className="dialog-actions">
        <button type="button" className="button button-primary" onClick={onClose}>
          {t("settings.close")}
        </button>
      </div>
    </Dialog>
  );
}
