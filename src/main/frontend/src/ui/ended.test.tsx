import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { type EndReason, initialState } from "../session/state";
import { Store } from "../store";
import { CallContext, type CallSurroundings } from "./context";
import { Ended } from "./ended";

function ended(reason: EndReason, role: "tutor" | "student"): string {
  const call = {
    session: {
      store: new Store(initialState("2026-03-01T10:00:00Z")),
      chat: { store: new Store({ entries: [] }) },
    },
    config: { self: { role }, locale: "en" },
    clock: { now: () => 0 },
    t: (key: string) => key,
  } as unknown as CallSurroundings;
  return renderToStaticMarkup(
    <CallContext value={call}>
      <Ended ending={{ reason, lasted: null }} />
    </CallContext>,
  );
}

it.each<[EndReason, "tutor" | "student", string]>([
  ["endedByMe", "tutor", "end.endedByYou.text"],
  // A coordinator or the timetable may have said that it took place.
  ["ended", "tutor", "end.ended.text"],
  ["ended", "student", "end.ended.text"],
])("says of %s to the %s: %s", (reason, role, text) => {
  expect(ended(reason, role)).toContain(`<p>${text}</p>`);
});
