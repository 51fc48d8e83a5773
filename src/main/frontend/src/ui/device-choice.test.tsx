import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { DeviceKind } from "../media/choices";
import { NO_DEVICES } from "../media/devices";
import { Store } from "../store";
import { CallContext, type CallSurroundings } from "./context";
import { DeviceSelect } from "./device-choice";
import { LocalDevices } from "./devices";

/** The options, the chosen one between brackets. */
function options(kind: DeviceKind, ids: readonly string[], chosen?: string): string[] {
  const media = new Store({
    choices: { [kind]: chosen },
    devices: { ...NO_DEVICES, [kind]: ids.map((id) => ({ id, label: id })) },
  });
  const call = {
    session: { media: { store: media } },
    t: (key: string) => key,
  } as unknown as CallSurroundings;
  const markup = renderToStaticMarkup(
    <CallContext value={call}>
      <LocalDevices>
        <DeviceSelect kind={kind} />
      </LocalDevices>
    </CallContext>,
  );
  return [...markup.matchAll(/<option value="[^"]*"( selected="")?>([^<]*)/g)].map(([, selected, label]) =>
    selected ? `[${label}]` : `${label}`,
  );
}

it.each<[readonly string[], string | undefined, readonly string[]]>([
  [["loud", "headset"], "headset", ["device.default", "loud", "[headset]"]],
  [["loud"], "headset", ["[device.default]", "loud"]],
  [["loud"], undefined, ["[device.default]", "loud"]],
  [["loud"], "", ["[device.default]", "loud"]],
  [[], "headset", ["[device.default]"]],
  // Some browsers have an entry of their own for it.
  [["default", "loud"], "headset", ["[default]", "loud"]],
  [["default", "loud"], "loud", ["default", "[loud]"]],
])("of the speakers %o, with %o chosen, shows the one in use", (present, chosen, shown) => {
  expect(options("speaker", present, chosen)).toEqual(shown);
});

it("shows the first camera as chosen while it does not know which one is in use", () => {
  expect(options("camera", ["front", "back"])).toEqual(["[front]", "back"]);
  expect(options("camera", [])).toEqual(["[device.default]"]);
});
