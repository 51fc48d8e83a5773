import type { ComponentType, ReactNode } from "react";
import { LocalDevices } from "./devices";
import { RemoteSound } from "./remote-sound";
import { Stage } from "./stage";
import { WaitingStage } from "./waiting-stage";

/** What of the call screen depends on how media go. */
export interface CallView {
  /** Gives the parts inside their devices, see useDevices. */
  readonly Frame: ComponentType<{ readonly children: ReactNode }>;
  /** The pictures. */
  readonly Stage: ComponentType;
  /** Tells, among the notices, when the other's sound is kept back. */
  readonly Sound: ComponentType;
}

/** From browser to browser: this page has the devices and plays the other's media. */
export const directView: CallView = { Frame: LocalDevices, Stage, Sound: RemoteSound };

/** While a service's view is on its way. */
export const waitingView: CallView = { Frame: LocalDevices, Stage: WaitingStage, Sound: () => null };
