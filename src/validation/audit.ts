import { Finding, Rule } from './rule';
import { unknownAction } from './rules/unknown-action';
import { Reading } from '../private/policy/model';

export const RULES: readonly Rule[] = [unknownAction];

/** What the rules find in what a file says of access, in the order of the rules. */
export function audit(reading: Reading): Finding[] {
  return RULES.flatMap((rule) => rule.check(reading).map((finding) => ({ rule: rule.id, severity: rule.severity, why: rule.why, ...finding })));
}

/** The name of a finding, by which it is acknowledged. */
export const findingId = ({ rule, subject }: Finding): string => `${rule}[${subject}]`;
