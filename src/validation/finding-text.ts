import { PlacedFinding } from './unread-findings';

/** Formats a finding for a person when no other tool shows the report. */
export const formatFinding = (
  { severity, what, why, instead, place }: PlacedFinding,
  name: string,
): string =>
  [
    `${severity.toUpperCase()} ${what}. ${why}.`,
    `   ${place.constructPath ?? place.logicalId ?? place.file} ${place.pointer.slice(2).join('/')}`,
    `   ${instead}.`,
    `   Acknowledge with '${name}'`,
  ].join('\n');
