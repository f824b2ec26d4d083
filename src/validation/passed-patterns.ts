import { admitsWildcards } from '../policy/admitted-wildcards';
import { operatorParts } from '../policy/condition-operator';
import { defaultValues } from '../policy/default-values';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
} from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import { EffectiveTrust } from '../policy/effective-trust';
import { Condition, Principal } from '../policy/model';
import { isPattern } from '../policy/pattern';

/** A statement of a trust policy as it is if deployment passes patterns. */
export interface PassedPatterns {
  readonly statement: EffectiveTrust;
  /** The names of the deploy-time values that somebody would pass as patterns. */
  readonly names: readonly string[];
  /** The names of those for which the template lists patterns. */
  readonly listed: readonly string[];
}

/**
 * Returns a statement as it is if deployment passes patterns for the values that nobody knows, under
 * operators that take patterns. Returns undefined where it passes none. A parameter with a default
 * has it as its value. A value that the template lists, such as one of a mapping, is one of those.
 */
export function passedPatterns(
  statement: EffectiveTrust,
  { values }: Principal,
): PassedPatterns | undefined {
  const { parametersIn } = defaultValues(values);
  const maybePattern = (name: string): boolean =>
    parametersIn(deployTimeValue(name)).length === 0 &&
    admitsWildcards(values?.get(name)?.pattern ?? '.') &&
    deployedTexts(deployTimeValue(name), values).some(isPattern);
  const texts = statement.conditions
    .filter(takesPatterns)
    .flatMap((one) => one.values)
    .filter(hasDeployTimeValue);
  const all = [...new Set(texts.flatMap(deployTimeNames))];
  const names = all.filter(maybePattern);
  if (names.length === 0) return undefined;
  const others = new Set(all.filter((name) => !names.includes(name)));
  const open = new Map([...(values ?? [])].filter(([name]) => !others.has(name)));
  const asPassed = (text: PolicyText): readonly PolicyText[] => deployedTexts(text, open);
  const conditions = statement.conditions.map((one) =>
    takesPatterns(one) ? { ...one, values: one.values.flatMap(asPassed) } : one,
  );
  const isListed = (name: string): boolean => {
    const { allowed, rows = [] } = values?.get(name) ?? {};
    return allowed !== undefined || rows.length > 0;
  };
  return {
    statement: { ...statement, conditions },
    names: names.filter((name) => !isListed(name)),
    listed: names.filter(isListed),
  };
}

const takesPatterns = ({ operator }: Condition): boolean =>
  ['stringlike', 'arnlike', 'arnequals'].includes(operatorParts(operator).name);
