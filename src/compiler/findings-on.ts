import { Finding } from '../policy/finding';
import { ConstructFindingId, finding } from '../text/findings';

/** Returns a finding that lists names, each once and in order; none when there are no names. */
export function findingsOn(
  id: ConstructFindingId,
  what: string,
  names: readonly string[],
): Finding[] {
  if (names.length === 0) return [];
  const subject = [...new Set(names)].sort().join(', ');
  return [finding(id, { subject, what: `${what}: ${subject}` })];
}
