/** YYYY, YYYY-MM, YYYY-MM-DD, or with a time, as defined in https://www.w3.org/TR/NOTE-datetime. */
const ISO = /^(\d{4})(-\d\d)?(-\d\d)?(?:T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * Parses a date of IAM into milliseconds since 1970. Accepts ISO 8601 in a W3C form, or seconds
 * since 1970.
 */
export function parseDate(text: string): number | undefined {
  if (/^\d{5,}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const [, year, month = '-01', day = '-01', time = '00:00', seconds = ':00', zone = 'Z'] =
    ISO.exec(text) ?? [];
  if (year === undefined) return undefined;
  const found = Date.parse(`${year}${month}${day}T${time}${seconds}${zone.toUpperCase()}`);
  return Number.isNaN(found) ? undefined : found;
}
