import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import type { CallConfig } from "../config";
import { Breakable } from "./broken";

const config = { dashboardUrl: "/en/dashboard" } as CallConfig;
const breakable = (onBroken = vi.fn()) =>
  new Breakable({ config, t: (key) => key, onBroken, children: <p>The call</p> });

it("shows what is inside", () => {
  expect(renderToStaticMarkup(breakable().render())).toBe("<p>The call</p>");
});

it("says what happened, and offers to reload and the way back, once the page broke", () => {
  const onBroken = vi.fn();
  const page = breakable(onBroken);
  page.state = Breakable.getDerivedStateFromError();
  page.componentDidCatch();
  const markup = renderToStaticMarkup(page.render());
  expect(onBroken).toHaveBeenCalledOnce();
  expect(markup).toContain("trouble.broken.title");
  expect(markup).toContain("trouble.broken.text");
  expect(markup).toMatch(/<button[^>]*>trouble\.broken\.reload<\/button>/);
  expect(markup).toContain('href="/en/dashboard"');
  expect(markup).not.toContain("The call");
});
