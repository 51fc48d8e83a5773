import { beforeEach, expect, it, vi } from "vitest";
import { passesFocusTo } from "./focus";

const focus = vi.fn();
let page: { activeElement: unknown; querySelector: (selector: string) => unknown };
let button: { ownerDocument: typeof page };

beforeEach(() => {
  focus.mockReset();
  page = { activeElement: null, querySelector: (selector) => (selector === "h1" ? { focus } : null) };
  button = { ownerDocument: page };
});

/** The button comes and goes as React tells it. */
function goes(selector: string): void {
  const comes = passesFocusTo(selector) as (button: unknown) => () => void;
  comes(button)();
}

it("passes the focus of a button that goes away on to what stays", () => {
  page.activeElement = button;
  goes("h1");
  expect(focus).toHaveBeenCalledOnce();
});

it("leaves the focus alone when it is elsewhere", () => {
  page.activeElement = { ownerDocument: page };
  goes("h1");
  expect(focus).not.toHaveBeenCalled();
});

it("makes nothing of a page of which nothing stays", () => {
  page.activeElement = button;
  expect(() => goes("h2")).not.toThrow();
});
