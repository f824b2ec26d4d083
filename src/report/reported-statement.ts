import { ReportedBoundary, ReportedStatement } from './model';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Attachment, Policy, PolicyStatement } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { canonicalRequirement, statementRequirements } from '../policy/requirement-logic';

/** Texts as people read them. */
export const displayTexts = (texts: readonly PolicyText[]): readonly string[] =>
  texts.map(toDisplayText);

/**
 * Requirements with their texts as people read them, each once, in an order that does not depend on
 * how policies are written.
 */
export function displayRequirements(requirements: readonly Requirement[]): readonly Requirement[] {
  if (requirements.length === 0) return requirements;
  const byContent = new Map(requirements.map((one) => [canonicalRequirement(one), one]));
  return [...byContent]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, requirement]) => displayRequirement(requirement));
}

function displayRequirement(requirement: Requirement): Requirement {
  switch (requirement.kind) {
    case 'key':
      return { ...requirement, values: displayTexts(requirement.values) };
    case 'template-condition':
      return requirement;
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

/** A statement as reports have it. */
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

/** A permissions boundary as reports have it. */
export const reportedBoundary = ({ arn, policy }: Attachment): ReportedBoundary => ({
  arn: toDisplayText(arn),
  known: policy !== undefined,
  statements: policy ? policy.statements.map((one) => reportedStatement(policy, one)) : [],
});
