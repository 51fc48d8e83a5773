import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Chat } from "./chat";

let line: boolean;
let sent: string[];
let chat: Chat;

beforeEach(() => {
  vi.useFakeTimers();
  line = true;
  sent = [];
  let ids = 0;
  const send = (id: string, text: string) => line && sent.push(`${id} ${text}`) > 0;
  chat = new Chat("me", send, () => `m${++ids}`, Date.now);
});

afterEach(() => vi.useRealTimers());

const say = (text: string) => {
  chat.write(text);
  return chat.submit();
};
const receipt = (from: string, id: string, delivered = true) =>
  chat.receive({ type: "chat", from, id, text: "hello", at: "2026-01-01T10:00:00Z", delivered });
const deliveries = () => chat.store.get().entries.map(({ delivery }) => delivery);

it("sends, and shows the receipt", () => {
  expect(say("  hello ")).toBe(true);
  expect(sent).toEqual(["m1 hello"]);
  expect(deliveries()).toEqual(["sending"]);
  receipt("me", "m1");
  expect(deliveries()).toEqual(["delivered"]);
});

it("keeps the message in the field while there is no line", () => {
  line = false;
  expect(say("hello")).toBe(false);
  expect(chat.store.get()).toMatchObject({ draft: "hello", entries: [] });
});

it("says when nobody got it, and sends it again under the same id", () => {
  say("hello");
  receipt("me", "m1", false);
  expect(deliveries()).toEqual(["undelivered"]);
  chat.resend("m1");
  expect(sent).toEqual(["m1 hello", "m1 hello"]);
  expect(deliveries()).toEqual(["sending"]);
});

it("does not wait for a receipt for ever", () => {
  say("hello");
  vi.advanceTimersByTime(5000);
  expect(deliveries()).toEqual(["undelivered"]);
});

it("counts what was not read, each message once", () => {
  receipt("other", "o1");
  receipt("other", "o1");
  receipt("other", "o2");
  expect(chat.store.get().unread).toBe(2);
  expect(chat.store.get().entries).toHaveLength(2);
  chat.setOpen(true);
  receipt("other", "o3");
  expect(chat.store.get().unread).toBe(0);
});

it("sends nothing empty", () => {
  expect(say("   ")).toBe(false);
});
