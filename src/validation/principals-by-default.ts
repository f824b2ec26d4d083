import { memoize } from '../input/memoize';
import { conditionAnswer } from '../policy/condition-answer';
import { ConditionExpression, mapExpression } from '../policy/condition-expression';
import { defaultValues } from '../policy/default-values';
import { Attachment, policiesOf, Policy, Principal, World } from '../policy/model';
import { joinTemplateConditions, TemplateCondition } from '../policy/template-condition';
import { UnknownPart } from '../policy/unknown';

/**
 * Returns a world in which the grants of a principal, and of its trust policy, have the template
 * conditions of the principal that the defaults of parameters make false.
 */
export const withConditionsByDefault: (world: World) => World = memoize((world: World) => {
  const principals = world.principals.map(grantingByDefault(world));
  if (principals.every((one, i) => one === world.principals[i])) return world;
  const [before, after] = [world.principals, principals].map((all) => all.flatMap(policiesOf));
  const kept = new Set(after);
  const changed = new Map(before.map((one, i) => [one, after[i]]));
  const policies = world.policies.map((one) => (kept.has(one) ? one : (changed.get(one) ?? one)));
  return { ...world, principals, policies };
});

/** Returns the same for a principal of a world. Its denies stay. */
export const grantingByDefault = memoize((world: World) => {
  const expressionOf = expressionsOf(world);
  return (principal: Principal): Principal => {
    const conditions = falseByDefault(principal, expressionOf);
    return conditions.length === 0 ? principal : grantingIf(principal, conditions);
  };
});

/** Returns the definition of a template condition in a file. Default: the file has none. */
type ExpressionOf = (file: string, name: string) => ConditionExpression | undefined;

function expressionsOf({ definitions = [] }: World): ExpressionOf {
  const conditions = definitions.flatMap((one) => (one.kind === 'condition' ? [one] : []));
  const keyOf = (file: string, name: string) => JSON.stringify([file, name]);
  const known = new Map(conditions.map((one) => [keyOf(one.file, one.name), one.expression]));
  return (file, name) => known.get(keyOf(file, name));
}

const falseByDefault = (
  { templateConditions = [], place, values }: Principal,
  expressionOf: ExpressionOf,
): readonly TemplateCondition[] =>
  templateConditions.filter(({ name, holds }) => {
    const expression = expressionOf(place.file, name);
    if (!expression) return false;
    const { textsFor } = defaultValues(values);
    const deployed = mapExpression(expression, (text) => {
      const [only = text, ...more] = textsFor(text);
      return more.length === 0 ? only : text;
    });
    return conditionAnswer(deployed) === (holds ? 'no' : 'yes');
  });

function grantingIf(principal: Principal, conditions: readonly TemplateCondition[]): Principal {
  const { inline, attached, trust } = principal;
  const grantIf = grantsIf(conditions);
  const policyIf = (policy: Policy): Policy => {
    const { statements, unknown = [] } = policy;
    const written = [...statements, ...unknown.flatMap(({ asWritten = [] }) => asWritten)];
    if (written.every((one) => grantIf(one) === one)) return policy;
    const parts = unknown.map((part) => partIf(part, grantIf));
    return {
      ...policy,
      statements: statements.map(grantIf),
      ...(policy.unknown && { unknown: parts }),
    };
  };
  const attachmentIf = (one: Attachment): Attachment =>
    one.policy ? { ...one, policy: policyIf(one.policy) } : one;
  return {
    ...principal,
    inline: inline.map(policyIf),
    attached: attached.map(attachmentIf),
    trust: trust.map(grantIf),
  };
}

const partIf = (part: UnknownPart, grantIf: ReturnType<typeof grantsIf>): UnknownPart => ({
  ...part,
  ...(part.asWritten && { asWritten: part.asWritten.map(grantIf) }),
});

/** A statement of any policy, or of a trust policy. */
interface Conditional {
  readonly effect: 'Allow' | 'Deny';
  readonly templateConditions: readonly TemplateCondition[];
}

const grantsIf =
  (conditions: readonly TemplateCondition[]) =>
  <T extends Conditional>(statement: T): T => {
    const { effect, templateConditions } = statement;
    const all = joinTemplateConditions(templateConditions, conditions);
    return effect === 'Deny' || all === templateConditions
      ? statement
      : { ...statement, templateConditions: all };
  };
