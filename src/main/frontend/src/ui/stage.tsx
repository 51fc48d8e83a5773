import { useState } from "react";
import { useCall } from "./context";
import { RemoteTile } from "./remote-tile";
import { SelfTile } from "./self-tile";

/** Both pictures, one large and one small; pressing the small one swaps them. */
export function Stage() {
  const { t } = useCall();
  const [selfLarge, setSelfLarge] = useState(false);
  return (
    <section className="stage" aria-label={t("call.stage")}>
      <RemoteTile large={!selfLarge} onEnlarge={() => setSelfLarge(false)} />
      <SelfTile large={selfLarge} onEnlarge={() => setSelfLarge(true)} />
    </section>
  );
}
