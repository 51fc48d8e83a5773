/** The few numbers of getStats that the stall watch and the quality sign need. */
export interface PathSample {
  readonly at: number;
  /** Packets of media and RTCP that came in. */
  readonly packets: number;
  /** Answers and requests of the connectivity checks, which go on when nobody sends media. */
  readonly checks: number;
  /** How far apart such checks come at most, as far as this browser counts them; null where it counts none. */
  readonly checksEveryMs: number | null;
  readonly roundTripMs: number | null;
  readonly received: number;
  readonly lost: number;
  /** Share of what we sent that the other side missed, 0..1. */
  readonly remoteLoss: number | null;
  readonly framesDecoded: number;
}

type Stat = Readonly<Record<string, unknown>>;

/** Browsers that count the other's requests, too, check that often; the others every 4 to 6 s (RFC 7675). */
const CHECKS_EVERY_MS = 2500;
const CONSENT_EVERY_MS = 6000;

export function readSample(report: Iterable<Stat>, at: number): PathSample {
  const stats = [...report];
  const number = (stat: Stat, name: string) => (typeof stat[name] === "number" ? (stat[name] as number) : 0);
  const sum = (type: string, name: string) =>
    stats.filter((stat) => stat.type === type).reduce((total, stat) => total + number(stat, name), 0);

  const counts = (name: string) =>
    stats.some((stat) => stat.type === "candidate-pair" && typeof stat[name] === "number");
  const consentOnly = counts("responsesReceived") ? CONSENT_EVERY_MS : null;

  const pair = stats.find(
    (stat) => stat.type === "candidate-pair" && stat.nominated && stat.state === "succeeded",
  );
  const losses = stats
    .filter((stat) => stat.type === "remote-inbound-rtp" && typeof stat.fractionLost === "number")
    .map((stat) => number(stat, "fractionLost"));
  const received = sum("inbound-rtp", "packetsReceived");
  return {
    at,
    packets: sum("transport", "packetsReceived") || received,
    checks: sum("candidate-pair", "responsesReceived") + sum("candidate-pair", "requestsReceived"),
    checksEveryMs: counts("requestsReceived") ? CHECKS_EVERY_MS : consentOnly,
    roundTripMs:
      pair && typeof pair.currentRoundTripTime === "number" ? pair.currentRoundTripTime * 1000 : null,
    received,
    lost: sum("inbound-rtp", "packetsLost"),
    remoteLoss: losses.length > 0 ? Math.max(...losses) : null,
    framesDecoded: sum("inbound-rtp", "framesDecoded"),
  };
}
