/** The devices a person chose, remembered on their own machine. */
export type DeviceKind = "microphone" | "camera" | "speaker";
export type Choices = Readonly<Partial<Record<DeviceKind, string>>>;

const KEY = "exedra.devices";

export function loadChoices(storage: Pick<Storage, "getItem"> | undefined): Choices {
  try {
    const saved: unknown = JSON.parse(storage?.getItem(KEY) ?? "{}");
    return saved !== null && typeof saved === "object" ? (saved as Choices) : {};
  } catch {
    return {};
  }
}

/** A full or forbidden storage costs only the memory. */
export function saveChoices(storage: Pick<Storage, "setItem"> | undefined, choices: Choices): void {
  try {
    storage?.setItem(KEY, JSON.stringify(choices));
  } catch {
    return;
  }
}
