import { beforeEach, expect, it, vi } from "vitest";
import { LocalMedia, type MediaSurroundings, mediaStateOf } from "./local-media";

class FakeTrack {
  enabled = true;
  contentHint = "";
  readonly stop = vi.fn();
  onended: (() => void) | null = null;
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

beforeEach(() => {
  made = [];
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
  await media.start();
  expect(media.store.get()).toMatchObject({ microphoneProblem: null, cameraProblem: null });
  expect(on().camera).toBe(true);
});

it("lets go of everything at the end", async () => {
  await media.start();
  await media.shareScreen();
  media.stop();
  for (const track of made) expect(track.stop).toHaveBeenCalled();
  expect(on()).toEqual({ microphone: false, camera: false, screen: false });
});
