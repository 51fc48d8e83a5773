import { useState } from "react";
import { endSession } from "../grant";
import { useCall } from "./context";
import { Dialog } from "./dialog";
import { PatientButton } from "./patient-button";

/** Asks the tutor once more before the session ends for both. */
export function EndDialog({ onClose }: { readonly onClose: () => void }) {
  const { session, config, t } = useCall();
  const [step, setStep] = useState<"asking" | "ending" | "failed">("asking");
  const confirm = async () => {
    setStep("ending");
    if (!(await session.endForBoth(() => endSession(config.endCallUrl)))) setStep("failed");
  };
  return (
    <Dialog title={t("call.endAsk.title")} onClose={onClose}>
      <p>{t("call.endAsk.text", { name: config.other.name })}</p>
      <p role="alert" className="dialog-failure">
        {step === "failed" && t("call.endAsk.failed")}
      </p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t("call.endAsk.cancel")}
        </button>
        <PatientButton
          className="button button-danger"
          busy={step === "ending"}
          onPress={() => void confirm()}
        >
          {t("call.endAsk.confirm")}
        </PatientButton>
      </div>
    </Dialog>
  );
}
