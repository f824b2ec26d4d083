import { RuleId } from './findings';

/** The rules about access that does less than it says. It is wrong, but no danger. */
export const FAULT_RULES: readonly RuleId[] = [
  'look-alike-prefix',
  'renamed-action',
  'retired-managed-policy',
  'unknown-action',
  'published-action',
  'unknown-arn',
  'resource-type',
  'missing-resource-type',
  'wrong-managed-policy',
  'wrong-partition',
  'quota',
  'idle-prefix',
  'partial-condition',
  'partial-resource',
  'instance-id',
  'missing-companion-policy',
  'missing-dependent-action',
  'literal-partition',
  'end-of-support',
];
