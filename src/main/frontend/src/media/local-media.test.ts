import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { NOTICEABLE_MS } from "./interruption";
import { LocalMedia, type MediaSurroundings, mediaStateOf } from "./local-media";

let openedMuted = false;

class FakeTrack {
  enabled = true;
  contentHint = "";
  readonly stop = vi.fn();
  readonly muted = openedMuted;
  onended: (() => void) | null = null;
  onmute: (() => void) | null = null;
  onunmute: (() => void) | null = null;
  constructor(readonly kind: "audio" | "video") {}
}

let made: FakeTrack[];
let saved: string;
let answer: (asked: MediaStreamConstraints) => Promise<void>;
let media: LocalMedia;

function streamOf(...tracks: FakeTrack[]): MediaStream {
  made.push(...tracks);
  return {
    getAudioTracks: () => tracks.filter(({ kind }) => kind === "audio"),
    getVideoTracks: () => tracks.filter(({ kind }) => kind === "video"),
  } as unknown as MediaStream;
}

afterEach(() => vi.useRealTimers());

beforeEach(() => {
  made = [];
  openedMuted = false;
  saved = "";
  answer = async () => undefined;
  media = new LocalMedia({
    unavailable: null,
    canShare: true,
    storage: {
      getItem: () => null,
      setItem: (_: string, value: string) => (saved = value),
    } as unknown as Storage,
    isAllowedByPage: () => true,
    permission: async () => "granted",
    enumerateDevices: async () => [],
    getUserMedia: async (asked) => {
      await answer(asked);
      return streamOf(
        ...(asked.audio ? [new FakeTrack("audio")] : []),
        ...(asked.video ? [new FakeTrack("video")] : []),
      );
    },
    getDisplayMedia: async () => streamOf(new FakeTrack("video")),
  } satisfies MediaSurroundings);
});

const on = () => mediaStateOf(media.store.get());

it("mutes without letting go of the microphone, and lets go of the camera", async () => {
  await media.start();
  expect(on()).toEqual({ microphone: true, camera: true, screen: false });
  await media.toggleMicrophone();
  await media.toggleCamera();
  expect(on()).toEqual({ microphone: false, camera: false, screen: false });
  expect(made[0]).toMatchObject({ enabled: false });
  expect(made[0]?.stop).not.toHaveBeenCalled();
  expect(made[1]?.stop).toHaveBeenCalled();
  await media.toggleCamera();
  await media.toggleMicrophone();
  expect(on()).toEqual({ microphone: true, camera: true, screen: false });
});

it("lets go of a camera that comes after it was switched off", async () => {
  let allow = () => {};
  answer = () => new Promise((resolve) => (allow = resolve));
  const starting = media.start();
  await vi.waitFor(() => expect(media.store.get().asking).toBe(true));
  await media.toggleCamera();
  await media.toggleMicrophone();
  await vi.waitFor(() => {
    allow();
    expect(made).toHaveLength(2);
  });
  await starting;
  expect(on()).toEqual({ microphone: false, camera: false, screen: false });
  expect(made[1]?.stop).toHaveBeenCalled();
});

it("goes on with the default device when one is unplugged, and says so", async () => {
  await media.start();
  made[1]?.onended?.();
  expect(media.store.get().notice).toBe("cameraEnded");
  await vi.waitFor(() => expect(on().camera).toBe(true));
  expect(made).toHaveLength(3);
});

it("shares the screen without a camera, and notices the browser's own stop", async () => {
  await media.start();
  await media.toggleCamera();
  await media.shareScreen();
  expect(on()).toEqual({ microphone: true, camera: false, screen: true });
  made.at(-1)?.onended?.();
  expect(on().screen).toBe(false);
});

it("remembers the chosen device", async () => {
  await media.choose("microphone", "headset");
  expect(saved).toBe('{"microphone":"headset"}');
  expect(media.store.get().choices.microphone).toBe("headset");
});

it("says what failed, and heals with another try", async () => {
  answer = async () => Promise.reject(Object.assign(new Error(), { name: "NotReadableError" }));
  await media.start();
  expect(media.store.get()).toMatchObject({ microphoneProblem: "inUse", cameraProblem: "inUse" });
  answer = async () => undefined;
  const retrying = media.retry();
  expect(media.store.get().retrying).toBe(true);
  await retrying;
  expect(media.store.get()).toMatchObject({ microphoneProblem: null, cameraProblem: null, retrying: false });
  expect(on().camera).toBe(true);
});

it("lets go of everything at the end", async () => {
  await media.start();
  await media.shareScreen();
  media.stop();
  for (const track of made) expect(track.stop).toHaveBeenCalled();
  expect(on()).toEqual({ microphone: false, camera: false, screen: false });
});

/** A telephone call comes in between, and is noticed. */
function interrupt(track: FakeTrack | undefined): void {
  track?.onmute?.();
  vi.advanceTimersByTime(NOTICEABLE_MS);
}

it("says that neither is to be heard or seen while the system has taken it away", async () => {
  vi.useFakeTimers();
  await media.start();
  const [microphone, camera] = made;
  interrupt(microphone);
  expect(on()).toEqual({ microphone: false, camera: true, screen: false });
  expect(media.store.get()).toMatchObject({ microphoneInterrupted: true, failures: 1 });
  interrupt(camera);
  expect(on().camera).toBe(false);
  expect(media.store.get()).toMatchObject({ cameraInterrupted: true, failures: 2 });
  microphone?.onunmute?.();
  camera?.onunmute?.();
  expect(on()).toEqual({ microphone: true, camera: true, screen: false });
  expect(made).toHaveLength(2);
});

it("makes nothing of an interruption too short to be noticed, nor of what the person muted", async () => {
  vi.useFakeTimers();
  await media.start();
  const told = vi.fn();
  media.store.subscribe(told);
  made[0]?.onmute?.();
  vi.advanceTimersByTime(NOTICEABLE_MS - 1);
  made[0]?.onunmute?.();
  vi.advanceTimersByTime(NOTICEABLE_MS);
  expect(told).not.toHaveBeenCalled();
  await media.toggleMicrophone();
  vi.advanceTimersByTime(NOTICEABLE_MS);
  expect(media.store.get()).toMatchObject({ microphoneInterrupted: false, failures: 0 });
});

it("opens an interrupted device anew when asked to try again, and only that", async () => {
  vi.useFakeTimers();
  await media.start();
  await media.toggleMicrophone();
  interrupt(made[0]);
  await media.start();
  expect(made.map(({ kind }) => kind)).toEqual(["audio", "video", "audio"]);
  expect(made[0]?.stop).toHaveBeenCalled();
  expect(media.store.get().microphoneInterrupted).toBe(false);
  expect(made[2]).toMatchObject({ enabled: false });
  await media.toggleMicrophone();
  expect(on().microphone).toBe(true);
});

it("does not tell the other for a moment that an interrupted device is on, while it is let go of", async () => {
  vi.useFakeTimers();
  await media.start();
  interrupt(made[0]);
  const told = vi.fn();
  const end = media.store.subscribe(() => told(on().microphone));
  media.stop();
  end();
  expect(told).toHaveBeenCalledWith(false);
  expect(told).not.toHaveBeenCalledWith(true);
});

it("notices that a device is interrupted from its opening on", async () => {
  vi.useFakeTimers();
  await media.start();
  interrupt(made[0]);
  openedMuted = true;
  await media.start();
  vi.advanceTimersByTime(NOTICEABLE_MS);
  expect(media.store.get()).toMatchObject({ microphoneInterrupted: true, failures: 2 });
});

it("opens anew, back on the page, what does not come back by itself, whatever the track says", async () => {
  vi.useFakeTimers();
  await media.start();
  const [microphone, camera] = made;
  interrupt(microphone);
  interrupt(camera);
  media.mendInterruptions();
  camera?.onunmute?.();
  await vi.advanceTimersByTimeAsync(NOTICEABLE_MS);
  expect(made.map(({ kind }) => kind)).toEqual(["audio", "video", "audio"]);
  expect(microphone?.muted).toBe(false);
  expect(on()).toEqual({ microphone: true, camera: true, screen: false });
});

it("forgets the interruption of a device that it lets go of", async () => {
  vi.useFakeTimers();
  await media.start();
  interrupt(made[0]);
  made[1]?.onmute?.();
  await media.toggleCamera();
  media.stop();
  media.mendInterruptions();
  await vi.advanceTimersByTimeAsync(NOTICEABLE_MS);
  expect(media.store.get()).toMatchObject({ microphoneInterrupted: false, cameraInterrupted: false });
  expect(made).toHaveLength(2);
});
