import type { CallConfig } from "../config";
import type { Translate } from "../messages";

export function isSupported(view: Window & typeof globalThis): boolean {
  return typeof view.RTCPeerConnection === "function" && typeof view.WebSocket === "function";
}

export function Unsupported({ config, t }: { readonly config: CallConfig; readonly t: Translate }) {
  return (
    <div className="ended">
      <div className="ended-card">
        <h1>{t("trouble.unsupported.title")}</h1>
        <p>{t("trouble.unsupported.text")}</p>
        <div className="ended-actions">
          <a className="button button-primary" href={config.dashboardUrl}>
            {t("end.dashboard")}
          </a>
        </div>
      </div>
    </div>
  );
}
