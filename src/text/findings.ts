import { CONSTRUCT_FINDINGS } from './construct-findings';
import { FindingWording } from './finding-wording';
import {
  ACCEPTANCE_FINDINGS,
  ACKNOWLEDGEMENT_FINDINGS,
  READING_FINDINGS,
} from './further-findings';
import { RULE_FINDINGS } from './rule-findings';
import { Finding } from '../policy/finding';

export type RuleId = keyof typeof RULE_FINDINGS;
export type ConstructFindingId = keyof typeof CONSTRUCT_FINDINGS;
export type AcceptanceFindingId = keyof typeof ACCEPTANCE_FINDINGS;
export type FindingId =
  | RuleId
  | ConstructFindingId
  | AcceptanceFindingId
  | keyof typeof ACKNOWLEDGEMENT_FINDINGS
  | keyof typeof READING_FINDINGS;

/** All findings of rules and constructs. docs/findings.md is generated from it. */
export const FINDINGS: Readonly<Record<FindingId, FindingWording>> = {
  ...RULE_FINDINGS,
  ...CONSTRUCT_FINDINGS,
  ...ACKNOWLEDGEMENT_FINDINGS,
  ...ACCEPTANCE_FINDINGS,
  ...READING_FINDINGS,
};

/** Returns whether a text is the id of a finding. */
export const isFindingId = (id: string): id is FindingId => Object.hasOwn(FINDINGS, id);

/** The details of one finding. */
export type FindingDetails = Pick<Finding, 'subject' | 'what'> &
  Partial<Pick<Finding, 'instead' | 'place'>>;

/** Creates a finding from its details and the wording in the table. */
export function finding(id: FindingId, { subject, what, instead, place }: FindingDetails): Finding {
  const { severity, why, remedy } = FINDINGS[id];
  return { id, severity, subject, what, why, instead: instead ?? remedy, ...(place && { place }) };
}
