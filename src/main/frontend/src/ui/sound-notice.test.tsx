import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { initialState } from "../session/state";
import { Store } from "../store";
import { type CallView, directView } from "./call-view";
import { CallContext, type CallSurroundings } from "./context";
import { LocalDevices } from "./devices";
import { Notices } from "./notices";
import { SoundNotice } from "./sound-notice";

/** The notices of a call, with what becomes of the other's sound. */
function notices(Sound: CallView["Sound"]): string {
  const call = {
    session: { store: new Store(initialState("2026-03-01T10:00:00Z")), media: { store: new Store({}) } },
    config: { other: { name: "Tina" }, warnBeforeEndSeconds: 0 },
    clock: { now: () => 0 },
    view: new Store({ current: { ...directView, Sound } }),
    t: (key: string) => key,
  } as unknown as CallSurroundings;
  return renderToStaticMarkup(
    <CallContext value={call}>
      <LocalDevices>
        <Notices />
      </LocalDevices>
    </CallContext>,
  );
}

const blocked = () => <SoundNotice blocked onPlay={() => undefined} />;
/** Screen readers tell only what comes into a region that was there before. */
const regions = (markup: string) => markup.split('role="status"').length;

it("plays the other's sound beside the pictures, where a notice about it is seen above the chat, too", () => {
  expect(notices(directView.Sound)).toMatch(/^<div class="notices">.*<audio autoPlay=""><\/audio>/);
});

it("announces that the sound is kept back, with the button to play it", () => {
  const before = notices(directView.Sound);
  const after = notices(blocked);
  expect(before).not.toContain("notice.soundBlocked");
  expect(regions(after)).toBe(regions(before));
  expect(after).toMatch(
    /<div role="status"><div class="call-notice">((?!role=).)*notice\.soundBlocked.*<button[^>]*>.*call\.playSound<\/button>/,
  );
});
