import { onVisible } from "../visible";

/** Plays the other's sound, also on after an interruption. */
export class Playback {
  private readonly end: () => void;

  constructor(
    private readonly audio: HTMLAudioElement,
    page: Document,
    /** The browser keeps the sound back until the person asks for it, or no longer. */
    private readonly tellBlocked: (blocked: boolean) => void,
  ) {
    this.end = onVisible(page, () => this.resume());
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
    this.end();
  }

  /** A telephone call pauses the element, and its end does not start it again. */
  private resume(): void {
    if (this.audio.srcObject && this.audio.paused) this.play();
  }
}
