import { expect, it, vi } from "vitest";
import { Store } from "./store";

it("tells its readers of changes, and only of changes", () => {
  const store = new Store({ phase: "lobby", count: 0 });
  const reader = vi.fn();
  const stop = store.subscribe(reader);
  const before = store.get();
  store.set({ phase: "lobby" });
  expect(reader).not.toHaveBeenCalled();
  expect(store.get()).toBe(before);
  store.set({ count: 1 });
  expect(reader).toHaveBeenCalledOnce();
  stop();
  store.set({ count: 2 });
  expect(reader).toHaveBeenCalledOnce();
});
