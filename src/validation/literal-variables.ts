import { memoize } from '../input/memoize';
import { PolicyText, replaceKnownText } from '../policy/deploy-time-text';
import {
  Attachment,
  Condition,
  policiesAndBoundaryOf,
  Policy,
  PolicyStatement,
  Principal,
  World,
} from '../policy/model';
import { statementTexts } from '../policy/statement';
import { TrustStatement } from '../policy/trust';

/**
 * Returns a world in which every policy has variables. Where a document of 2008-10-17 has the text
 * of one, the policy has the same text with an escape, so that every rule reads it as text.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export const withLiteralVariables: (world: World) => World = memoize((world: World) => {
  const { policies, principals } = world;
  const all = [...policies, ...principals.flatMap(policiesAndBoundaryOf)];
  if (!all.some(isLiteral) && !principals.some(hasLiteralTrust)) return world;
  return { ...world, policies: policies.map(escaped), principals: principals.map(principalWith) };
});

/** Returns whether the text of a variable is text in a policy. */
const isLiteral = memoize(
  ({ variables, statements }: Policy): boolean =>
    variables === false && statements.some((one) => statementTexts(one).some(hasText)),
);

const hasLiteralTrust = ({ trust }: Principal): boolean =>
  trust.some(({ variables }) => variables === false);

const hasText = (text: PolicyText): boolean => text.includes('${');

/** Returns whether a text has a `$` that is no part of a variable. No name in IAM has one. */
export const hasLiteral = (text: PolicyText): boolean => text.includes('${$}');

const escaped = memoize((policy: Policy): Policy => {
  if (!isLiteral(policy)) return policy;
  const { variables: _, ...rest } = policy;
  return { ...rest, statements: policy.statements.map(escapedStatement) };
});

const escapedStatement = (statement: PolicyStatement): PolicyStatement => ({
  ...statement,
  resources: statement.resources.map(escapedText),
  conditions: escapedConditions(statement.conditions),
});

/** Returns a statement of a trust policy in the same way. */
function escapedTrust({ variables, ...statement }: TrustStatement): TrustStatement {
  if (variables !== false) return statement;
  const { conditions, byDefault } = statement;
  return {
    ...statement,
    conditions: escapedConditions(conditions),
    ...(byDefault && {
      byDefault: { ...byDefault, conditions: escapedConditions(byDefault.conditions) },
    }),
  };
}

const escapedConditions = (conditions: readonly Condition[]): readonly Condition[] =>
  conditions.map((one) => ({ ...one, values: one.values.map(escapedText) }));

const escapedText = (text: PolicyText): PolicyText =>
  replaceKnownText(text, (known) => known.replace(/\$\{/g, '${$}{'));

const principalWith = memoize((principal: Principal): Principal => {
  if (!policiesAndBoundaryOf(principal).some(isLiteral) && !hasLiteralTrust(principal))
    return principal;
  const { inline, attached, groups, boundary, trust } = principal;
  return {
    ...principal,
    trust: trust.map(escapedTrust),
    inline: inline.map(escaped),
    attached: attached.map(attachmentWith),
    ...(groups && { groups: groups.map(principalWith) }),
    ...(boundary && { boundary: attachmentWith(boundary) }),
  };
});

const attachmentWith = (one: Attachment): Attachment =>
  one.policy ? { ...one, policy: escaped(one.policy) } : one;
