import { beforeEach, expect, it, vi } from "vitest";
import { LocalMedia } from "../src/media/local-media";
import { CallDevices } from "./call-devices";
import { FakeCall } from "./fake-sdk";

let media: LocalMedia;
let call: FakeCall;
let devices: CallDevices;

beforeEach(() => {
  const saved = JSON.stringify({ camera: "cam-2", speaker: "loud" });
  media = new LocalMedia({
    unavailable: null,
    canShare: true,
    storage: { getItem: () => saved, setItem: () => undefined } as unknown as Storage,
    isAllowedByPage: () => true,
    permission: async () => null,
    enumerateDevices: async () => [],
    getUserMedia: async () => Promise.reject(new Error()),
    getDisplayMedia: async () => Promise.reject(new Error()),
  });
  call = new FakeCall([]);
  devices = new CallDevices(call, media);
});

it("opens the lobby's devices as they were", async () => {
  media.want("microphone", false);
  await devices.takeOver();
  expect(call.camera.selected).toEqual(["cam-2"]);
  expect(call.camera.status.value).toBe("enabled");
  expect(call.microphone.status.value).toBe("disabled");
});

it("goes on with the default device when the remembered one is gone", async () => {
  let tries = 0;
  call.camera.enable = async () => {
    if (tries++ === 0) throw new DOMException("", "OverconstrainedError");
  };
  await devices.takeOver();
  expect(call.camera.selected).toEqual(["cam-2", undefined]);
  expect(devices.store.get().cameraProblem).toBeNull();
});

it("opens no other device after the call was left", async () => {
  let fail: (failure: Error) => void = () => undefined;
  const enable = vi.fn(() => new Promise<void>((_, reject) => (fail = reject)));
  call.camera.enable = enable;
  const taking = devices.takeOver();
  await vi.waitFor(() => expect(enable).toHaveBeenCalledOnce());
  devices.close();
  fail(new DOMException("", "AbortError"));
  await taking;
  expect(enable).toHaveBeenCalledOnce();
});

it("does not ask once more for what the lobby could not open", async () => {
  await media.start();
  expect(media.store.get().cameraProblem).toBe("failed");
  devices = new CallDevices(call, media);
  await devices.takeOver();
  expect(call.camera.status.value).toBe("disabled");
  expect(devices.store.get()).toMatchObject({ cameraProblem: "failed", failures: 0 });
  const retrying = devices.retry();
  expect(devices.store.get().retrying).toBe(true);
  await retrying;
  expect(devices.store.get()).toMatchObject({ cameraProblem: null, retrying: false });
  expect(call.camera.status.value).toBe("enabled");
});

it("tells of a device that went away, and of no other that is off", async () => {
  await devices.takeOver();
  await devices.turn("camera", false);
  expect(devices.store.get().notice).toBeNull();
  call.microphone.status.becomes("disabled");
  expect(devices.store.get().notice).toBe("microphoneEnded");
  expect(media.store.get()).toMatchObject({ microphoneOn: false, cameraOn: false });
});

it("tells when the screen cannot be shared, but not when the person thought better of it", async () => {
  call.screenShare.failure = new DOMException("", "NotAllowedError");
  await devices.share(true);
  expect(devices.store.get().notice).toBeNull();
  call.screenShare.failure = new Error();
  await devices.share(true);
  expect(devices.store.get().notice).toBe("shareFailed");
});
