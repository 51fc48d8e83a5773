/** What the server tells the page: who meets whom, when, and where to go. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly role: "student" | "tutor";
}

export interface CallConfig {
  /** How this booking's media go. */
  readonly backend: "peer" | "stream";
  readonly bookingId: string;
  /** Language and region, in which times and lengths are written. */
  readonly locale: string;
  readonly zone: string;
  readonly self: Participant;
  readonly other: Participant;
  readonly subject: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly serverTime: string;
  readonly tokenUrl: string;
  readonly socketUrl: string;
  readonly endCallUrl: string;
  readonly dashboardUrl: string;
  readonly signInUrl: string;
  readonly warnBeforeEndSeconds: number;
  readonly messages: Readonly<Record<string, string>>;
}

export function readConfig(root: HTMLElement): CallConfig {
  return JSON.parse(root.dataset.config ?? "") as CallConfig;
}
