import { operator } from './condition-operators';
import { RequestContext, MatchSubject } from './request-context';
import { operatorParts } from '../policy/condition-operator';
import { hasDeployTimeValue } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';
import { KeyRequirement } from '../policy/requirement';
import { keyRequirement } from '../policy/requirement-logic';
import { all, Tristate, any, not } from '../policy/tristate';

/** A prepared condition of a statement. */
export interface PreparedCondition {
  /** Returns whether the condition holds for a request. */
  answer(context: RequestContext): Tristate;
  /** Returns what must hold when the answer is `maybe`. */
  requirement(context: RequestContext): KeyRequirement;
}

/** Prepares a condition of a statement. */
export function prepareCondition(condition: Condition, variables: boolean): PreparedCondition {
  const { set, name, ifExists } = operatorParts(condition.operator);
  const key = condition.key.toLowerCase();
  if (name === 'null') return absence(condition, key);
  const known = operator(name);
  const required = keyRequirement(condition);
  if (!known) return { answer: () => 'maybe', requirement: () => required };
  const isOpen = hasDeployTimeValue(key);
  const tests = condition.values.map((value) => known.prepare(value, variables));

  const holdsFor = (value: string, context: RequestContext): Tristate => {
    const subject = new MatchSubject(value);
    const answers = tests.map((test) => test(subject, context));
    const found = any(answers, (answer) => answer ?? 'no');
    if (!known.isNegated) return found;
    // A value that is not comparable is not unequal either.
    return answers.includes(undefined) ? 'no' : not(found);
  };
  const answer = (context: RequestContext): Tristate => {
    const value = context.valueOf(key);
    if (value === undefined && (isOpen || context.mayHave(key))) return 'maybe';
    const values = present(value, set !== undefined);
    if (set === 'forallvalues') return all(values, (one) => holdsFor(one, context));
    // `IfExists` applies to each value, and there is none:
    // https://iam.cloudcopilot.io/resources/operators/ForAnyValue:StringEqualsIfExists
    if (set === 'foranyvalue') return any(values, (one) => holdsFor(one, context));
    if (values.length === 0) return ifExists || known.isNegated ? 'yes' : 'no';
    // Multivalued keys require a set operator.
    return typeof value === 'string' ? holdsFor(value, context) : 'no';
  };
  const requirement = (context: RequestContext): KeyRequirement => {
    const actual = context.valueOf(key);
    return actual === undefined ? required : { ...required, actual };
  };
  return { answer, requirement };
}

/**
 * Returns the values that are present. An empty text in a list is not a value. See "Single-valued
 * vs. multivalued context keys" in the IAM User Guide.
 */
function present(value: string | readonly string[] | undefined, ofSet: boolean): readonly string[] {
  if (value === undefined) return [];
  const values = typeof value === 'string' ? [value] : value;
  return ofSet ? values.filter((one) => one !== '') : values;
}

/** Prepares `Null`: `true` requires the key to be absent. Deployment may choose which it is. */
function absence(condition: Condition, key: string): PreparedCondition {
  const wanted = condition.values.map((value) => value.toLowerCase());
  return {
    answer: (context) => {
      const value = context.valueOf(key);
      if (value === undefined && (hasDeployTimeValue(key) || context.mayHave(key)))
        return wanted.includes('true') && wanted.includes('false') ? 'yes' : 'maybe';
      if (wanted.includes(String(present(value, typeof value !== 'string').length === 0)))
        return 'yes';
      return wanted.some(hasDeployTimeValue) ? 'maybe' : 'no';
    },
    requirement: () => keyRequirement(condition),
  };
}
