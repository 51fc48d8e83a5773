import { beforeEach, expect, it, vi } from "vitest";
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

  async play(): Promise<void> {
    if (this.refusal) throw this.refusal;
    this.paused = false;
  }
}

const stream = {} as MediaStream;
let page: FakePage;
let audio: FakeAudio;
let playback: Playback;
const tellBlocked = vi.fn();

beforeEach(() => {
  tellBlocked.mockReset();
  page = new FakePage();
  audio = new FakeAudio();
  playback = new Playback(audio as unknown as HTMLAudioElement, page as unknown as Document, tellBlocked);
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
