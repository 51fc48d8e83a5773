import { useEffect, useState } from "react";

const KEY = "exedra.shortcuts";

export type ShortcutActions = Readonly<Record<string, () => void>>;

/** Off unless chosen: single keys get in the way of speech input (WCAG 2.1.4). */
export function useShortcutSetting(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => read() === "on");
  const change = (next: boolean) => {
    setOn(next);
    write(next ? "on" : "off");
  };
  return [on, change];
}

export function useShortcuts(on: boolean, actions: ShortcutActions): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || isBusy(event.target)) return;
      const action = actions[event.key.toLowerCase()];
      if (!action) return;
      // The key must not also be typed into a field that the action opens.
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}

/** Escape, wherever the focus is; an open dialog has it for itself. Ends with the function it returns. */
export function onEscape(page: Document, action: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing || page.querySelector("dialog[open]")) return;
    action();
  };
  page.addEventListener("keydown", press);
  return () => page.removeEventListener("keydown", press);
}

function isBusy(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, dialog") !== null;
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(value: string): void {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    return;
  }
}
