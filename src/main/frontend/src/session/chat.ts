import type { ServerFrame } from "../signalling/frames";
import { Store } from "../store";

export const LONGEST_TEXT = 2000;
const RECEIPT_TIMEOUT_MS = 5000;

export interface ChatEntry {
  readonly id: string;
  readonly mine: boolean;
  readonly text: string;
  readonly at: number;
  readonly delivery: "sending" | "delivered" | "undelivered";
}

export interface ChatState {
  readonly entries: readonly ChatEntry[];
  readonly draft: string;
  readonly open: boolean;
  readonly unread: number;
}

type ChatFrame = Extract<ServerFrame, { type: "chat" }>;

/** The chat of this call, kept in this page only. */
export class Chat {
  readonly store = new Store<ChatState>({ entries: [], draft: "", open: false, unread: 0 });

  constructor(
    private readonly selfAccountId: string,
    private readonly send: (id: string, text: string) => boolean,
    private readonly newId: () => string,
    private readonly now: () => number,
  ) {}

  write(draft: string): void {
    this.store.set({ draft: draft.slice(0, LONGEST_TEXT) });
  }

  /** Sends the draft; while there is no line it stays in the field. */
  submit(): boolean {
    const text = this.store.get().draft.trim();
    if (text === "") return false;
    const id = this.newId();
    if (!this.send(id, text)) return false;
    this.keep({ id, mine: true, text, at: this.now(), delivery: "sending" });
    this.store.set({ draft: "" });
    this.awaitReceipt(id);
    return true;
  }

  /** Sends an undelivered message once more, under its old id. */
  resend(id: string): void {
    const entry = this.store.get().entries.find((known) => known.id === id);
    if (entry?.delivery !== "undelivered" || !this.send(id, entry.text)) return;
    this.keep({ ...entry, delivery: "sending" });
    this.awaitReceipt(id);
  }

  receive(frame: ChatFrame): void {
    const mine = frame.from === this.selfAccountId;
    const at = Date.parse(frame.at) || this.now();
    const known = this.store.get().entries.some((entry) => entry.id === frame.id);
    this.keep({
      id: frame.id,
      mine,
      text: frame.text,
      at,
      delivery: mine && !frame.delivered ? "undelivered" : "delivered",
    });
    const { open, unread } = this.store.get();
    if (!mine && !open && !known) this.store.set({ unread: unread + 1 });
  }

  setOpen(open: boolean): void {
    this.store.set(open ? { open, unread: 0 } : { open });
  }

  private keep(entry: ChatEntry): void {
    const { entries } = this.store.get();
    const known = entries.some(({ id }) => id === entry.id);
    this.store.set({
      entries: known ? entries.map((other) => (other.id === entry.id ? entry : other)) : [...entries, entry],
    });
  }

  private awaitReceipt(id: string): void {
    setTimeout(() => {
      const entry = this.store.get().entries.find((known) => known.id === id);
      if (entry?.delivery === "sending") this.keep({ ...entry, delivery: "undelivered" });
    }, RECEIPT_TIMEOUT_MS);
  }
}
