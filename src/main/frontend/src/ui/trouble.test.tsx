import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { LocalMediaState } from "../media/local-media";
import { Store } from "../store";
import { CallContext, type CallSurroundings } from "./context";
import { LocalDevices } from "./devices";
import { MicrophoneToggle } from "./toggles";
import { DeviceTrouble } from "./trouble";

function trouble(state: Partial<LocalMediaState>): string {
  const call = {
    session: { media: { store: new Store({ microphoneOn: true, microphoneProblem: null, ...state }) } },
    t: (key: string) => key,
  } as unknown as CallSurroundings;
  return renderToStaticMarkup(
    <CallContext value={call}>
      <LocalDevices>
        <MicrophoneToggle />
        <DeviceTrouble />
      </LocalDevices>
    </CallContext>,
  );
}

it("says that a device is interrupted, and offers to try again", () => {
  const markup = trouble({ microphoneInterrupted: true });
  expect(markup).toContain("trouble.interrupted.microphone.title");
  expect(markup).toContain("trouble.interrupted.text");
  expect(markup).toContain("trouble.tryAgain");
});

it("keeps the button in its place, where the focus is, while it is being tried again", () => {
  expect(trouble({ retrying: true })).toMatch(/<button[^>]*aria-disabled="true"[^>]*>trouble\.tryAgain/);
  expect(trouble({ retrying: false })).not.toContain("trouble.tryAgain");
});

it("lets the person mute themselves while they are interrupted", () => {
  expect(trouble({ microphoneInterrupted: true })).toContain('aria-label="call.mute"');
});
