import type { ClientFrame, ServerFrame } from "./frames";

/** A socket for tests: what the page sent is in `sent`. */
export class FakeSocket {
  readonly sent: ClientFrame[] = [];
  readyState = 1;
  closedWith: number | undefined | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(readonly url: string) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text) as ClientFrame);
  }

  close(code?: number): void {
    this.readyState = 3;
    this.closedWith = code;
  }

  says(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  closesWith(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  types(): string[] {
    return this.sent.map(({ type }) => type).filter((type) => type !== "ping");
  }
}
