import type { Store } from "../store";
import { onVisible } from "../visible";
import type { LocalMediaState } from "./local-media";

/** Plays the other's sound: through the chosen speaker while it is there, and on after an interruption. */
export class Playback {
  private readonly ends: readonly (() => void)[];

  constructor(
    private readonly audio: HTMLAudioElement,
    private readonly media: Store<Pick<LocalMediaState, "choices" | "devices">>,
    page: Document,
    /** The browser keeps the sound back until the person asks for it, or no longer. */
    private readonly tellBlocked: (blocked: boolean) => void,
  ) {
    this.ends = [onVisible(page, () => this.resume()), media.subscribe(() => this.route())];
    this.route();
  }

  attach(stream: MediaStream | null): void {
    if (this.audio.srcObject !== stream) this.audio.srcObject = stream;
    if (stream) this.play();
    else this.tellBlocked(false);
  }

  play(): void {
    void this.audio.play().then(
      () => this.tellBlocked(false),
      (failure: unknown) =>
        this.tellBlocked(failure instanceof DOMException && failure.name === "NotAllowedError"),
    );
  }

  close(): void {
    for (const end of this.ends) end();
  }

  /** Some browsers go on in silence when the headset is unplugged: they are to be told to use the default one. */
  private route(): void {
    if (!("setSinkId" in this.audio)) return;
    const { choices, devices } = this.media.get();
    const present = devices.speaker.find(({ id }) => id === choices.speaker);
    const speaker = present?.id ?? "";
    // Refused: the sound stays where it is.
    if (this.audio.sinkId !== speaker) this.audio.setSinkId(speaker).catch(() => undefined);
  }

  /** A telephone call pauses the element, and its end does not start it again. */
  private resume(): void {
    if (this.audio.srcObject && this.audio.paused) this.play();
  }
}
