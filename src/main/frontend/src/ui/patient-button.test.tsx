import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { PatientButton } from "./patient-button";

function button(busy: boolean, onPress = () => undefined) {
  return PatientButton({ className: "button", busy, onPress, children: "End" });
}

it("stays where it is and keeps the focus while it is busy", () => {
  const markup = renderToStaticMarkup(button(true));
  expect(markup).toContain('aria-disabled="true"');
  expect(markup).not.toContain('disabled=""');
  expect(renderToStaticMarkup(button(false))).toContain('aria-disabled="false"');
});

it("takes no press while it is busy", () => {
  const onPress = vi.fn();
  button(true, onPress).props.onClick();
  expect(onPress).not.toHaveBeenCalled();
  button(false, onPress).props.onClick();
  expect(onPress).toHaveBeenCalledOnce();
});
