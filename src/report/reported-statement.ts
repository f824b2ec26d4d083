import { ReportedBoundary, ReportedStatement } from './model';
import { memoize } from '../input/memoize';
import { conditionWith } from '../policy/condition';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Attachment, Policy, PolicyStatement } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { canonicalRequirement, statementRequirements } from '../policy/requirement-logic';

/** Returns texts in readable form. */
export const displayTexts = (texts: readonly PolicyText[]): readonly string[] =>
  texts.map(toDisplayText);

/**
 * Returns requirements in readable form, each once. The order does not depend on how policies are
 * written.
 */
export function displayRequirements(requirements: readonly Requirement[]): readonly Requirement[] {
  if (requirements.length === 0) return requirements;
  const byContent = new Map(requirements.map((one) => [canonicalRequirement(one), one]));
  return [...byContent]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, requirement]) => displayRequirement(requirement));
}

/** Many actions have the same requirements. */
const displayRequirement: (requirement: Requirement) => Requirement = memoize(inDisplayForm);

function inDisplayForm(requirement: Requirement): Requirement {
  switch (requirement.kind) {
    case 'key':
      return {
        ...conditionWith(requirement, (text) => [toDisplayText(text)]),
        operator: toDisplayText(requirement.operator),
      };
    case 'template-condition': {
      const { definition, ...condition } = requirement;
      return condition;
    }
    case 'match':
      return {
        ...requirement,
        pattern: toDisplayText(requirement.pattern),
        text: toDisplayText(requirement.text),
      };
    case 'resource':
      return { ...requirement, resources: displayTexts(requirement.resources) };
    case 'any-of':
      return { kind: 'any-of', of: requirement.of.map(displayRequirements) };
  }
}

/** Returns a statement for a report. */
export const reportedStatement = (
  policy: Policy,
  statement: PolicyStatement,
): ReportedStatement => ({
  policy: policy.name,
  origin: policy.origin,
  ...(statement.sid !== undefined && { sid: statement.sid }),
  effect: statement.effect,
  actions: displayTexts(statement.actions),
  notAction: statement.notAction,
  resources: displayTexts(statement.resources),
  notResource: statement.notResource,
  requirements: displayRequirements(statementRequirements(statement)),
  ...(policy.variables === false && { variables: false }),
});

/** Returns a permissions boundary for a report. */
export const reportedBoundary = ({ arn, policy }: Attachment): ReportedBoundary => ({
  arn: toDisplayText(arn),
  known: policy !== undefined,
  statements: policy ? policy.statements.map((one) => reportedStatement(policy, one)) : [],
});
