import { useCall } from "./context";
import { type Trouble, useDevices } from "./devices";
import { DismissButton } from "./dismiss-button";
import { passesFocusToHeading } from "./focus";
import { WarningIcon } from "./icons";
import { PatientButton } from "./patient-button";

type Which = "both" | "camera" | "microphone";
interface Texts {
  readonly title: string;
  readonly text: string;
}

const BY_DEVICE: Readonly<
  Record<"denied" | "notFound" | "inUse" | "interrupted" | "blocked", Readonly<Record<Which, Texts>>>
> = {
  denied: {
    both: { title: "trouble.denied.both.title", text: "trouble.denied.both.text" },
    camera: { title: "trouble.denied.camera.title", text: "trouble.denied.camera.text" },
    microphone: { title: "trouble.denied.microphone.title", text: "trouble.denied.microphone.text" },
  },
  notFound: {
    both: { title: "trouble.notFound.both.title", text: "trouble.notFound.both.text" },
    camera: { title: "trouble.notFound.camera.title", text: "trouble.notFound.camera.text" },
    microphone: { title: "trouble.notFound.microphone.title", text: "trouble.notFound.microphone.text" },
  },
  inUse: {
    both: { title: "trouble.inUse.both.title", text: "trouble.inUse.both.text" },
    camera: { title: "trouble.inUse.camera.title", text: "trouble.inUse.camera.text" },
    microphone: { title: "trouble.inUse.microphone.title", text: "trouble.inUse.microphone.text" },
  },
  interrupted: {
    both: { title: "trouble.interrupted.both.title", text: "trouble.interrupted.text" },
    camera: { title: "trouble.interrupted.camera.title", text: "trouble.interrupted.text" },
    microphone: { title: "trouble.interrupted.microphone.title", text: "trouble.interrupted.text" },
  },
  blocked: {
    both: { title: "trouble.blocked.both.title", text: "trouble.blocked.text" },
    camera: { title: "trouble.blocked.camera.title", text: "trouble.blocked.text" },
    microphone: { title: "trouble.blocked.microphone.title", text: "trouble.blocked.text" },
  },
};

const FOR_ANY: Readonly<Record<"deniedBySystem" | "insecure" | "unsupported" | "failed", Texts>> = {
  deniedBySystem: { title: "trouble.deniedBySystem.title", text: "trouble.deniedBySystem.text" },
  insecure: { title: "trouble.insecure.title", text: "trouble.insecure.text" },
  unsupported: { title: "trouble.unsupportedDevices.title", text: "trouble.unsupportedDevices.text" },
  failed: { title: "trouble.failed.title", text: "trouble.failed.text" },
};

/** Only these can be mended without another page or browser. */
const MENDABLE: ReadonlySet<Trouble> = new Set([
  "denied",
  "deniedBySystem",
  "notFound",
  "inUse",
  "interrupted",
  "failed",
]);

export function troublesOf(microphone: Trouble | null, camera: Trouble | null): Texts[] {
  if (microphone !== null && microphone === camera) return [textsOf(microphone, "both")];
  return [
    ...(camera ? [textsOf(camera, "camera")] : []),
    ...(microphone ? [textsOf(microphone, "microphone")] : []),
  ];
}

function textsOf(problem: Trouble, which: Which): Texts {
  return problem in BY_DEVICE
    ? BY_DEVICE[problem as keyof typeof BY_DEVICE][which]
    : FOR_ANY[problem as keyof typeof FOR_ANY];
}

/** Each trouble with a device, and the step that mends it. */
export function DeviceTrouble({ onDismiss }: { readonly onDismiss?: () => void }) {
  const { t } = useCall();
  const { microphoneProblem, cameraProblem, retrying, retry } = useDevices();
  const problems = [microphoneProblem, cameraProblem];
  const troubles = troublesOf(microphoneProblem, cameraProblem);
  const mendable = problems.some((problem) => problem !== null && MENDABLE.has(problem));
  return (
    <div className="troubles">
      {troubles.map(({ title, text }) => (
        <div key={title} className="trouble">
          <WarningIcon />
          <div className="trouble-body">
            <p className="trouble-title">{t(title)}</p>
            <p>{t(text)}</p>
          </div>
          {onDismiss && <DismissButton onDismiss={onDismiss} />}
        </div>
      ))}
      {(mendable || retrying) && (
        <PatientButton ref={passesFocusToHeading} className="button" busy={retrying} onPress={retry}>
          {t("trouble.tryAgain")}
        </PatientButton>
      )}
    </div>
  );
}
