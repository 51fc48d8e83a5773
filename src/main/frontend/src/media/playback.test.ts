import { beforeEach, expect, it, vi } from "vitest";
import { Store } from "../store";
import type { Choices } from "./choices";
import { type Device, NO_DEVICES } from "./devices";
import { Playback } from "./playback";

class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";

  becomes(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

class FakeAudio {
  srcObject: MediaStream | null = null;
  paused = true;
  refusal: Error | null = null;
  sinkId = "";
  readonly asked: string[] = [];

  async play(): Promise<void> {
    if (this.refusal) throw this.refusal;
    this.paused = false;
  }

  // Not a mock, which would take rejections for itself.
  async setSinkId(id: string): Promise<void> {
    this.asked.push(id);
    if (this.refusal) throw this.refusal;
    this.sinkId = id;
  }
}

const stream = {} as MediaStream;
let page: FakePage;
let audio: FakeAudio;
let media: Store<{ choices: Choices; devices: typeof NO_DEVICES }>;
let playback: Playback;
const tellBlocked = vi.fn();

beforeEach(() => {
  tellBlocked.mockReset();
  page = new FakePage();
  audio = new FakeAudio();
  media = new Store({ choices: {} as Choices, devices: NO_DEVICES });
  playback = new Playback(
    audio as unknown as HTMLAudioElement,
    media,
    page as unknown as Document,
    tellBlocked,
  );
});

it("plays on when the page is seen again after a telephone call", () => {
  playback.attach(stream);
  audio.paused = true;
  page.becomes("hidden");
  expect(audio.paused).toBe(true);
  page.becomes("visible");
  expect(audio.paused).toBe(false);
});

it("tells when the browser does not let it play on, and no longer once the person asked for it", async () => {
  playback.attach(stream);
  audio.paused = true;
  audio.refusal = new DOMException("", "NotAllowedError");
  page.becomes("visible");
  await vi.waitFor(() => expect(tellBlocked).toHaveBeenLastCalledWith(true));
  audio.refusal = null;
  playback.play();
  await vi.waitFor(() => expect(tellBlocked).toHaveBeenLastCalledWith(false));
});

it("leaves alone what plays, what there is not, and what has ended", () => {
  const play = vi.spyOn(audio, "play");
  page.becomes("visible");
  expect(play).not.toHaveBeenCalled();
  playback.attach(stream);
  page.becomes("visible");
  expect(play).toHaveBeenCalledOnce();
  playback.close();
  audio.paused = true;
  page.becomes("visible");
  expect(play).toHaveBeenCalledOnce();
});

/** The speakers that are plugged in. */
function plugged(...speaker: Device[]): void {
  media.set({ devices: { ...NO_DEVICES, speaker } });
}

const HEADSET = { id: "headset", label: "Headset" };
const MONITOR = { id: "monitor", label: "Monitor" };

it("plays through the chosen speaker, and through the default one while that is unplugged", () => {
  media.set({ choices: { speaker: "headset" } });
  expect(audio.sinkId).toBe("");
  plugged(MONITOR, HEADSET);
  expect(audio.sinkId).toBe("headset");
  plugged(MONITOR);
  expect(audio.sinkId).toBe("");
  plugged(MONITOR, HEADSET);
  expect(audio.sinkId).toBe("headset");
  media.set({ choices: { speaker: "" } });
  expect(audio.sinkId).toBe("");
});

it("asks for another speaker only where it is another, and goes on where it is refused", async () => {
  plugged(MONITOR, HEADSET);
  expect(audio.asked).toEqual([]);
  audio.refusal = new DOMException("", "NotAllowedError");
  media.set({ choices: { speaker: "monitor" } });
  // An unhandled rejection would fail the run.
  await new Promise((resolve) => setTimeout(resolve));
  expect(audio.asked).toEqual(["monitor"]);
  playback.close();
  media.set({ choices: { speaker: "headset" } });
  expect(audio.asked).toEqual(["monitor"]);
});
