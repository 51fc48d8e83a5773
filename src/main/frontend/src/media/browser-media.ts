import type { CaptureKind } from "./capture";
import type { MediaSurroundings } from "./local-media";
import { missingDevices } from "./problems";

/** The browser's own devices, for LocalMedia. */
export function browserMedia(view: Window): MediaSurroundings {
  const devices: MediaDevices | undefined = view.navigator.mediaDevices;
  return {
    unavailable: missingDevices(devices, view.isSecureContext),
    canShare: typeof devices?.getDisplayMedia === "function",
    storage: storageOf(view),
    getUserMedia: (constraints) => devices.getUserMedia(constraints),
    getDisplayMedia: () => devices.getDisplayMedia({ video: true, audio: false }),
    enumerateDevices: () => devices.enumerateDevices(),
    isAllowedByPage: (kind) => isAllowedByPage(view.document, kind),
    permission: (kind) => permission(view, kind),
  };
}

/** Chromium tells; elsewhere the missing track does. */
function isAllowedByPage(page: Document, kind: CaptureKind): boolean {
  const { featurePolicy } = page as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature(kind) ?? true;
}

async function permission(view: Window, kind: CaptureKind): Promise<PermissionState | null> {
  try {
    return (await view.navigator.permissions.query({ name: kind as PermissionName })).state;
  } catch {
    return null;
  }
}

function storageOf(view: Window): Storage | undefined {
  try {
    return view.localStorage;
  } catch {
    return undefined;
  }
}
