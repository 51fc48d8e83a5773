import type { RefCallback } from "react";

/**
 * The ref of a button that may go away while it has the focus: that goes on to something that stays. Made once for all
 * its buttons, since another function for each rendering would look like another button.
 */
export function passesFocusTo(selector: string): RefCallback<HTMLElement> {
  return (button) => {
    const page = button?.ownerDocument;
    // Still on the page: afterwards nobody could tell any more that it had the focus.
    return () => {
      if (page?.activeElement === button) page?.querySelector<HTMLElement>(selector)?.focus();
    };
  };
}

export const passesFocusToHeading = passesFocusTo("#call h1");
