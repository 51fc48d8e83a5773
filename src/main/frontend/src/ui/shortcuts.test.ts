import { expect, it, vi } from "vitest";
import { onEscape } from "./shortcuts";

class FakePage extends EventTarget {
  dialog: object | null = null;

  querySelector(selector: string): object | null {
    return selector === "dialog[open]" ? this.dialog : null;
  }

  presses(key: string, more = {}): void {
    this.dispatchEvent(Object.assign(new Event("keydown"), { key, ...more }));
  }
}

it("hears Escape from anywhere, until it ends", () => {
  const page = new FakePage();
  const action = vi.fn();
  const end = onEscape(page as unknown as Document, action);
  page.presses("e");
  expect(action).not.toHaveBeenCalled();
  page.presses("Escape");
  expect(action).toHaveBeenCalledTimes(1);
  end();
  page.presses("Escape");
  expect(action).toHaveBeenCalledTimes(1);
});

it("leaves Escape to an open dialog, and to somebody who is composing a character", () => {
  const page = new FakePage();
  const action = vi.fn();
  onEscape(page as unknown as Document, action);
  page.dialog = {};
  page.presses("Escape");
  page.dialog = null;
  page.presses("Escape", { isComposing: true });
  expect(action).not.toHaveBeenCalled();
});
