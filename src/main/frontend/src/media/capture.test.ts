import { expect, it, vi } from "vitest";
import { type CaptureSource, captureBoth, captureOne } from "./capture";

type Asked = { audio: unknown; video: unknown };

function failing(name: string): Error {
  return Object.assign(new Error(name), { name });
}

function stream({ audio, video }: Asked): MediaStream {
  return {
    getAudioTracks: () => (audio ? [{ kind: "audio" }] : []),
    getVideoTracks: () => (video ? [{ kind: "video" }] : []),
  } as unknown as MediaStream;
}

function source(answer: (asked: Asked) => MediaStream, permission: PermissionState | null = "granted") {
  const getUserMedia = vi.fn(async (asked: Asked) => answer(asked));
  return {
    getUserMedia,
    isAllowedByPage: () => true,
    permission: async () => permission,
  } as unknown as CaptureSource & {
    getUserMedia: typeof getUserMedia;
  };
}

it("opens both with one question", async () => {
  const devices = source(stream);
  const { microphone, camera } = await captureBoth(devices, {});
  expect([microphone.problem, camera.problem]).toEqual([null, null]);
  expect(devices.getUserMedia).toHaveBeenCalledOnce();
});

it("tells the system's refusal from a person's", async () => {
  const devices = source(() => {
    throw Object.assign(new Error("Permission denied by system"), { name: "NotAllowedError" });
  });
  expect((await captureOne(devices, "camera", {})).problem).toBe("deniedBySystem");
});

it("opens the microphone when there is no camera", async () => {
  const devices = source((asked) => {
    if (asked.video) throw failing("NotFoundError");
    return stream(asked);
  });
  const { microphone, camera } = await captureBoth(devices, {});
  expect(microphone).toMatchObject({ problem: null, track: { kind: "audio" } });
  expect(camera).toEqual({ problem: "notFound", track: null });
});

it("tells a device in use from one that is missing", async () => {
  const devices = source((asked) => {
    throw failing(asked.video && !asked.audio ? "NotReadableError" : "NotFoundError");
  });
  const { microphone, camera } = await captureBoth(devices, {});
  expect([microphone.problem, camera.problem]).toEqual(["notFound", "inUse"]);
});

it("does not ask again after the question was waved away", async () => {
  const devices = source(() => {
    throw failing("NotAllowedError");
  }, "prompt");
  const { microphone, camera } = await captureBoth(devices, {});
  expect([microphone.problem, camera.problem]).toEqual(["denied", "denied"]);
  expect(devices.getUserMedia).toHaveBeenCalledOnce();
});

it("falls back from a remembered device that is gone, silently", async () => {
  const devices = source((asked) => {
    if (JSON.stringify(asked).includes("gone")) throw failing("OverconstrainedError");
    return stream(asked);
  });
  expect(await captureOne(devices, "camera", { camera: "gone" })).toMatchObject({ problem: null });
  const asked = devices.getUserMedia.mock.lastCall?.[0];
  expect(asked).toMatchObject({ audio: false, video: { width: { ideal: 1280 } } });
  expect(JSON.stringify(asked)).not.toContain("gone");
});

it("keeps to the remembered device that is there when the other is gone", async () => {
  const devices = source((asked) => {
    if (JSON.stringify(asked).includes("gone")) throw failing("OverconstrainedError");
    return stream(asked);
  });
  await captureBoth(devices, { microphone: "headset", camera: "gone" });
  const asked = devices.getUserMedia.mock.calls.map(([constraints]) => JSON.stringify(constraints));
  expect(asked.filter((one) => one.includes("headset") && !one.includes("gone"))).toHaveLength(1);
  expect(asked.at(-1)).toContain('"video":{');
  expect(asked.at(-1)).not.toContain("gone");
});

it("notices a policy that gives no error, only no track", async () => {
  const devices = source((asked) => stream({ ...asked, video: false }));
  const { camera } = await captureBoth(devices, {});
  expect(camera).toEqual({ track: null, problem: "blocked" });
});

it("tells a page policy from a refusal, and still opens the other device", async () => {
  const devices = { ...source(stream), isAllowedByPage: (kind: string) => kind !== "camera" };
  const { microphone, camera } = await captureBoth(devices, {});
  expect(camera).toEqual({ track: null, problem: "blocked" });
  expect(microphone.problem).toBeNull();
});
