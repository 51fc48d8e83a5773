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
  return written(instant, locale, zone, { timeStyle: "short" });
}

/** The same with the name of the zone, such as "15:00 CET". */
export function timeWithZone(instant: number, locale: string, zone: string): string {
  return written(instant, locale, zone, { hour: "numeric", minute: "2-digit", timeZoneName: "short" });
}

function written(instant: number, locale: string, zone: string, shape: Intl.DateTimeFormatOptions): string {
  try {
    return new Intl.DateTimeFormat(locale, { ...shape, timeZone: zone }).format(instant);
  } catch {
    // The server's zones may be newer than this browser's (Europe/Kyiv): its own is the reader's as a rule.
    return new Intl.DateTimeFormat(locale, shape).format(instant);
  }
}
