import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { initialState, type SessionState } from "../session/state";
import { Store } from "../store";
import { CallContext, type CallSurroundings } from "./context";
import { LocalDevices } from "./devices";
import { Stage } from "./stage";

function stage(state: Partial<SessionState>): string {
  const call = {
    session: {
      store: new Store({ ...initialState("2026-03-01T10:00:00Z"), ...state }),
      media: {
        store: new Store({ choices: {}, microphoneTrack: null, cameraTrack: null, screenTrack: null }),
      },
    },
    config: { self: { id: "student", name: "Sam" }, other: { id: "tutor", name: "Tina" } },
    t: (key: string) => key,
  } as unknown as CallSurroundings;
  return renderToStaticMarkup(
    <CallContext value={call}>
      <LocalDevices>
        <Stage />
      </LocalDevices>
    </CallContext>,
  );
}

/** What is left when both tiles, whose size changes with every swap, are taken away. */
const outsideOfTiles = (markup: string) => markup.replace(/<div class="tile .*<\/div>/s, "");

it.each<[Partial<SessionState>, string]>([
  [{ phase: "call", path: "none", away: "left" }, '<p role="status" class="waiting">call.wait.left</p>'],
  [{ phase: "call", path: "none", away: "lost" }, '<p role="status" class="waiting">call.wait.lost</p>'],
  [{ phase: "call", path: "flowing" }, '<p role="status" class="visually-hidden">notice.joined</p>'],
])("tells once, whichever picture is large, what became of the other: %o", (state, note) => {
  const markup = stage(state);
  expect(markup.split('role="status"')).toHaveLength(2);
  expect(outsideOfTiles(markup)).toContain(note);
});
