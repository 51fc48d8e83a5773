import type { Choices } from "./choices";
import { isOverconstrained, type MediaProblem, problemOf } from "./problems";

export type CaptureKind = "microphone" | "camera";

export interface Captured {
  readonly track: MediaStreamTrack | null;
  readonly problem: MediaProblem | null;
}

export interface CaptureSource {
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream>;
  /** A page policy that forbids the device looks like a person's refusal, or like nothing at all. */
  isAllowedByPage(kind: CaptureKind): boolean;
  /** "denied" saves asking in vain; null where the browser cannot tell. */
  permission(kind: CaptureKind): Promise<PermissionState | null>;
}

const CAMERA: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

/** Opens one device; a remembered device that is gone gives way to the default one silently. */
export async function captureOne(
  source: CaptureSource,
  kind: CaptureKind,
  choices: Choices,
): Promise<Captured> {
  if (!source.isAllowedByPage(kind)) return { track: null, problem: "blocked" };
  try {
    return taken(await getUserMedia(source, [kind], choices), kind);
  } catch (failure) {
    return { track: null, problem: problemOf(failure) };
  }
}

/** Opens both with one question to the person; when that fails, each for itself. */
export async function captureBoth(
  source: CaptureSource,
  choices: Choices,
): Promise<Record<CaptureKind, Captured>> {
  if ((await isOpen(source, "microphone")) && (await isOpen(source, "camera"))) {
    try {
      const stream = await getUserMedia(source, ["microphone", "camera"], choices);
      return { microphone: taken(stream, "microphone"), camera: taken(stream, "camera") };
    } catch (failure) {
      const problem = problemOf(failure);
      // A refused question must not be asked twice more.
      if (problem === "denied" && (await isUndecided(source))) return both({ track: null, problem });
    }
  }
  return {
    microphone: await captureOne(source, "microphone", choices),
    camera: await captureOne(source, "camera", choices),
  };
}

async function isOpen(source: CaptureSource, kind: CaptureKind): Promise<boolean> {
  return source.isAllowedByPage(kind) && (await source.permission(kind)) !== "denied";
}

async function isUndecided(source: CaptureSource): Promise<boolean> {
  const states = [await source.permission("microphone"), await source.permission("camera")];
  return states.every((state) => state === "prompt");
}

const both = (captured: Captured) => ({ microphone: captured, camera: captured });

async function getUserMedia(
  source: CaptureSource,
  kinds: readonly CaptureKind[],
  choices: Choices,
): Promise<MediaStream> {
  const constraints = (chosen: Choices): MediaStreamConstraints => ({
    audio: kinds.includes("microphone") && device(chosen.microphone),
    video: kinds.includes("camera") && { ...CAMERA, ...device(chosen.camera) },
  });
  try {
    return await source.getUserMedia(constraints(choices));
  } catch (failure) {
    // Of two, nobody says which one is gone: the other is still wanted.
    if (!isOverconstrained(failure) || kinds.length > 1) throw failure;
    return source.getUserMedia(constraints({}));
  }
}

function device(id: string | undefined): MediaTrackConstraints {
  return id ? { deviceId: { exact: id } } : {};
}

/** Some browsers answer a forbidding page policy with no error, only with no track. */
function taken(stream: MediaStream, kind: CaptureKind): Captured {
  const tracks = kind === "microphone" ? stream.getAudioTracks() : stream.getVideoTracks();
  const track = tracks[0] ?? null;
  return { track, problem: track ? null : "blocked" };
}
