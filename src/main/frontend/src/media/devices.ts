export interface Device {
  readonly id: string;
  readonly label: string;
}

export interface DeviceLists {
  readonly microphone: readonly Device[];
  readonly camera: readonly Device[];
  readonly speaker: readonly Device[];
}

export const NO_DEVICES: DeviceLists = { microphone: [], camera: [], speaker: [] };

/** Devices have neither id nor label until the person allowed their use: then there is nothing to choose. */
export function listDevices(infos: readonly MediaDeviceInfo[]): DeviceLists {
  const of = (kind: MediaDeviceKind) =>
    infos
      .filter((info) => info.kind === kind && info.deviceId !== "")
      .map((info) => ({ id: info.deviceId, label: info.label || info.deviceId.slice(0, 8) }));
  return { microphone: of("audioinput"), camera: of("videoinput"), speaker: of("audiooutput") };
}
