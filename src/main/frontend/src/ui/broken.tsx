import { Component, type ReactNode, useEffect, useRef } from "react";
import type { CallConfig } from "../config";
import type { Translate } from "../messages";

interface BrokenProps {
  readonly config: CallConfig;
  readonly t: Translate;
}

interface BreakableProps extends BrokenProps {
  readonly onBroken: () => void;
  readonly children: ReactNode;
}

/** Around the whole page: where a part of it cannot be shown, React takes all of it away. */
export class Breakable extends Component<BreakableProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(): void {
    this.props.onBroken();
  }

  override render(): ReactNode {
    const { config, t, children } = this.props;
    return this.state.broken ? <Broken config={config} t={t} /> : children;
  }
}

/** What happened, and what to do next. */
function Broken({ config, t }: BrokenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="ended">
      <div className="ended-card">
        <h1 ref={heading} tabIndex={-1}>
          {t("trouble.broken.title")}
        </h1>
        <p>{t("trouble.broken.text")}</p>
        <div className="ended-actions">
          <button type="button" className="button button-primary" onClick={() => location.reload()}>
            {t("trouble.broken.reload")}
          </button>
          <a className="button" href={config.dashboardUrl}>
            {t("end.dashboard")}
          </a>
        </div>
      </div>
    </div>
  );
}
