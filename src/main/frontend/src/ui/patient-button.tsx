import type { ReactNode, RefCallback } from "react";

interface PatientButtonProps {
  readonly ref?: RefCallback<HTMLElement>;
  readonly className: string;
  readonly busy: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** While it is busy it takes no press; disabled, it would lose the focus. */
export function PatientButton({ ref, className, busy, onPress, children }: PatientButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className={className}
      aria-disabled={busy}
      onClick={() => {
        if (!busy) onPress();
      }}
    >
      {children}
    </button>
  );
}
