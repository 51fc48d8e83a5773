import { useEffect, useRef, useState } from "react";
import { useCall } from "./context";
import { RemoteTile } from "./remote-tile";
import { SelfTile } from "./self-tile";
import { WaitingNote } from "./waiting-stage";

/** Both pictures, one large and one small; pressing the small one swaps them. */
export function Stage() {
  const { t } = useCall();
  const stage = useRef<HTMLElement>(null);
  const [selfLarge, setSelfLarge] = useState<boolean | null>(null);
  // The pressed button went away with the swap: the focus goes on to its successor.
  useEffect(() => {
    if (selfLarge !== null) stage.current?.querySelector<HTMLElement>(".tile-swap")?.focus();
  }, [selfLarge]);
  return (
    <section ref={stage} className="stage" aria-label={t("call.stage")}>
      <RemoteTile large={!selfLarge} onEnlarge={() => setSelfLarge(false)} />
      <SelfTile large={selfLarge === true} onEnlarge={() => setSelfLarge(true)} />
      <WaitingNote />
    </section>
  );
}
