/** A moment as a person's clock shows it. */
const DAY_MS = 86_400_000;
/** Making a formatter costs a hundred times its use. */
const MAX_FORMATTERS = 64;
const formatters = new Map<string, Intl.DateTimeFormat>();

export interface LocalTime {
  /** 0..23. */
  readonly hour: number;
  /** 0 Monday .. 6 Sunday. */
  readonly weekday: number;
  /** The date on the person's calendar, in days since 1970-01-01. */
  readonly day: number;
}

/** The time zone of this machine, for people whose own is not told. */
export function serverTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * @param at milliseconds since 1970
 * @param zone an IANA name, e.g. `Asia/Seoul`
 * @throws RangeError no such time zone
 */
export function localTime(at: number, zone: string): LocalTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(at)) parts[type] = Number(value);
  const day = Date.UTC(parts.year ?? 1970, (parts.month ?? 1) - 1, parts.day ?? 1) / DAY_MS;
  // 1970-01-01 was a Thursday
  return { hour: parts.hour ?? 0, weekday: (((day + 3) % 7) + 7) % 7, day };
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
  });
  const oldest = formatters.keys().next().value;
  if (formatters.size >= MAX_FORMATTERS && oldest !== undefined) formatters.delete(oldest);
  formatters.set(zone, made);
  return made;
}
