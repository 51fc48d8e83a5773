export type Now = () => number;

/** The server's time: the browser's clock may be minutes off, and the booking ends by the server's. */
export class ServerClock {
  private offset = 0;

  constructor(
    serverTime: string,
    private readonly local: Now = Date.now,
  ) {
    this.correct(serverTime);
  }

  correct(serverTime: string): void {
    const server = Date.parse(serverTime);
    if (!Number.isNaN(server)) this.offset = server - this.local();
  }

  readonly now: Now = () => this.local() + this.offset;
}

/** 75 s -> "1:15", 3675 s -> "1:01:15". */
export function clockFace(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A length of time in words of the reader's language: "12 minutes", below one minute "40 seconds". */
export function inWords(milliseconds: number, locale: string): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [value, unit] = seconds < 60 ? [seconds, "second"] : [Math.round(seconds / 60), "minute"];
  return new Intl.NumberFormat(locale, { style: "unit", unit: String(unit), unitDisplay: "long" }).format(
    Number(value),
  );
}

export function timeOfDay(instant: number, locale: string, zone: string): string {
  return formatter(locale, zone, { timeStyle: "short" }).format(instant);
}

/** The same with the name of the zone, such as "15:00 CET". */
export function timeWithZone(instant: number, locale: string, zone: string): string {
  return formatter(locale, zone, { hour: "numeric", minute: "2-digit", timeZoneName: "short" }).format(
    instant,
  );
}

/** From when to when, naming the zone; for both, if the clocks are changed in between. */
export function span(from: number, to: number, locale: string, zone: string): { from: string; to: string } {
  const alike = zoneName(from, locale, zone) === zoneName(to, locale, zone);
  const begin = alike ? timeOfDay : timeWithZone;
  return { from: begin(from, locale, zone), to: timeWithZone(to, locale, zone) };
}

function zoneName(instant: number, locale: string, zone: string): string | undefined {
  const parts = formatter(locale, zone, { timeZoneName: "short" }).formatToParts(instant);
  return parts.find((part) => part.type === "timeZoneName")?.value;
}

function formatter(locale: string, zone: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...shape, timeZone: zone });
  } catch {
    // The server's zones may be newer than this browser's (Europe/Kyiv): its own is the reader's as a rule.
    return new Intl.DateTimeFormat(locale, shape);
  }
}
