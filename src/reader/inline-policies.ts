import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Policy, PolicyStatement } from '../policy/model';
import { overlap } from '../policy/pattern';
import {
  combineTemplateConditions,
  hasTemplateCondition,
  TemplateCondition,
} from '../policy/template-condition';
import { UnknownPart } from '../policy/unknown';

/** A name that an inline policy may have. */
export interface PolicyName {
  readonly text: PolicyText;
  /** The same for equal names, also of several stacks. */
  readonly key: string;
  /** The same for names that differ only by their stacks, of which no two have the same name. */
  readonly form?: string;
  /** Patterns for all that the name may be. */
  readonly patterns: readonly string[];
  /** The template conditions under which the policy exists and has the name. */
  readonly templateConditions: readonly TemplateCondition[];
}

/** Returns the name of a policy of an account, if the file has one. */
export function namesInAccount(text: string | undefined): readonly PolicyName[] {
  return text === undefined ? [] : [literalName(text, text.toLowerCase())];
}

const literalName = (text: string, key: string): PolicyName => ({
  text,
  key,
  patterns: [key],
  templateConditions: [],
});

/** An inline policy of one principal. */
export interface InlinePolicy {
  readonly policy: Policy;
  /** Its names. Empty for a policy whose name is not written. */
  readonly names: readonly PolicyName[];
}

/** The inline policies of a principal, and what is unknown because of their names. */
export interface InlinePolicies {
  readonly policies: readonly Policy[];
  readonly unknown: readonly UnknownPart[];
}

/**
 * Returns the inline policies that a principal may have. IAM keeps one policy of each name, the one
 * that is put last. No file has the order. Of several with one name, every allow is possible. A deny
 * counts only if each of them has it. The rest is an unknown part. Of names that deployment may make
 * equal, only the denies are in doubt: each is there unless the names are equal.
 */
export function inlinePolicies(all: readonly InlinePolicy[]): InlinePolicies {
  const rivals = rivalsOf(all);
  if (rivals.size === 0) return { policies: all.map(({ policy }) => policy), unknown: [] };
  const kept = all.map((one) => keptOf(one, rivals.get(one)));
  const keys = new Set([...rivals.values()].map(({ key }) => key));
  const unknown = [...keys].flatMap((key): UnknownPart[] => {
    const within = all.flatMap((one, i) => (rivals.get(one)?.key === key ? kept[i].uncertain : []));
    const those = [...rivals].filter(([, its]) => its.key === key);
    const part = sameNamePart(those[0][0], key, within);
    const isPossible = those.every(([, { equal }]) => equal.length === 0);
    return within.length === 0 ? [] : [{ ...part, ...(isPossible && { isPossible }) }];
  });
  return { policies: kept.map(({ policy }) => policy), unknown };
}

const sameNamePart = (
  { policy: { place }, names }: InlinePolicy,
  wanted: string,
  within: readonly PolicyStatement[],
): UnknownPart => ({
  kind: 'policy-name',
  what: names.find(({ key }) => key === wanted)?.text ?? wanted,
  // Every allow counts as read.
  mayAllow: false,
  mayDeny: true,
  within,
  remedy: 'give-own-names',
  place,
});

/** The other policies that may replace one, and the name that they share with it. */
interface Rivals {
  readonly key: string;
  /** Those with the same name. */
  readonly equal: readonly InlinePolicy[];
  /** Those whose names deployment may make equal. */
  readonly perhaps: readonly InlinePolicy[];
}

/** The most pairs to compare. The quotas of IAM leave room for a few dozen policies. */
const MOST_PAIRS = 100_000;

function rivalsOf(all: readonly InlinePolicy[]): ReadonlyMap<InlinePolicy, Rivals> {
  const byName = new Map<string, InlinePolicy[]>();
  for (const one of all)
    for (const key of new Set(one.names.map((name) => name.key)))
      byName.set(key, [...(byName.get(key) ?? []), one]);
  const isOpen = all.some(({ names }) => names.some(isMadeAtDeployment));
  const others = isOpen && all.length ** 2 <= MOST_PAIRS ? all : [];
  return new Map(
    all.flatMap((one): (readonly [InlinePolicy, Rivals])[] => {
      const same = one.names.flatMap(({ key }) => byName.get(key) ?? []);
      const equal = same.filter((other) => mayReplace(other, one, hasSameKey));
      const perhaps = others.filter((other) => mayReplace(other, one, mayBeEqual));
      const key = one.names.find((name) => (byName.get(name.key) ?? []).length > 1)?.key;
      if (equal.length + perhaps.length === 0) return [];
      return [[one, { key: key ?? one.names[0].key, equal, perhaps }]];
    }),
  );
}

function isMadeAtDeployment({ key, patterns }: PolicyName): boolean {
  return patterns.some((pattern) => pattern !== key);
}

type Comparison = (one: PolicyName, other: PolicyName) => boolean;

const hasSameKey: Comparison = (one, other) => one.key === other.key;

const mayBeEqual: Comparison = (one, other) =>
  (isMadeAtDeployment(one) || isMadeAtDeployment(other)) &&
  (one.form === undefined || one.form !== other.form || hasSameKey(one, other)) &&
  one.patterns.some((a) => other.patterns.some((b) => overlap(a, b)));

/** Returns whether two policies may both have a name. One resource in two places is one policy. */
const mayReplace = (one: InlinePolicy, other: InlinePolicy, isAlike: Comparison): boolean =>
  one !== other &&
  placeOf(one) !== placeOf(other) &&
  pairsOf(one, other).some((names) => isAlike(...names));

/** Returns the names that two policies may have at once. */
const pairsOf = (one: InlinePolicy, other: InlinePolicy): readonly [PolicyName, PolicyName][] =>
  one.names.flatMap((mine) =>
    other.names.flatMap((its): [PolicyName, PolicyName][] =>
      combineTemplateConditions(mine.templateConditions, its.templateConditions) === undefined
        ? []
        : [[mine, its]],
    ),
  );

function placeOf({ policy: { place } }: InlinePolicy): string {
  return JSON.stringify([place.file, place.pointer]);
}

/** Returns a policy with the statements that count, and the statements that may not be there. */
function keptOf(one: InlinePolicy, rivals: Rivals | undefined) {
  const { policy } = one;
  if (!rivals) return { policy, uncertain: [] };
  const content = contentOf(one);
  const lackedBy = (some: readonly InlinePolicy[]) => {
    const all = some.map((rival) => ({
      rival,
      contents: new Set(certainStatements(rival).map(contentOf(rival))),
    }));
    return (statement: PolicyStatement) =>
      all.filter(({ contents }) => !contents.has(content(statement))).map(({ rival }) => rival);
  };
  const [byEqual, byPerhaps] = [lackedBy(rivals.equal), lackedBy(rivals.perhaps)];
  const uncertain: PolicyStatement[] = [];
  const statements = policy.statements.flatMap((statement) => {
    const isDeny = statement.effect === 'Deny';
    const isReplaced = byEqual(statement).length > 0;
    const perhaps = isDeny ? byPerhaps(statement) : [];
    if (isReplaced || perhaps.length > 0) uncertain.push(statement);
    if (!isDeny) return [statement];
    return isReplaced ? [] : [unlessReplaced(statement, one, perhaps)];
  });
  return { policy: { ...policy, statements }, uncertain };
}

/** Returns a deny that is there unless deployment gives its policy the name of another one. */
const unlessReplaced = (
  statement: PolicyStatement,
  one: InlinePolicy,
  rivals: readonly InlinePolicy[],
): PolicyStatement => ({
  ...statement,
  templateConditions: [
    ...statement.templateConditions,
    ...new Map(
      rivals.flatMap((rival) => {
        const pair = pairsOf(one, rival).find((names) => mayBeEqual(...names));
        if (!pair) return [];
        const [mine, its] = pair.map(({ text }) => toDisplayText(text));
        const name = `${mine} is ${its}`;
        return [[name, { name, holds: false }] as const];
      }),
    ).values(),
  ],
});

/** Returns the statements that a policy has whenever it has the name. */
const certainStatements = ({ policy, names }: InlinePolicy): readonly PolicyStatement[] =>
  policy.statements.filter(({ templateConditions }) =>
    templateConditions.every((condition) =>
      names.every((name) => hasTemplateCondition(name.templateConditions, condition)),
    ),
  );

const contentOf =
  ({ policy: { variables = true } }: Pick<InlinePolicy, 'policy'>) =>
  ({ effect, actions, notAction, resources, notResource, conditions }: PolicyStatement): string =>
    JSON.stringify([variables, effect, actions, notAction, resources, notResource, conditions]);
