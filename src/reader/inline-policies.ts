import { PolicyText } from '../policy/deploy-time-text';
import { Policy, PolicyStatement } from '../policy/model';
import { patternsIntersect } from '../policy/pattern';
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
  /** Patterns for all that the name may be. */
  readonly patterns: readonly string[];
  /** The template conditions under which the policy exists and has the name. */
  readonly templateConditions: readonly TemplateCondition[];
}

/** Returns the name of a policy of an account, if the file has one. */
export const namesInAccount = (text: string | undefined): readonly PolicyName[] =>
  text === undefined ? [] : [literalName(text, text.toLowerCase())];

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
 * equal, only the denies are in doubt.
 */
export function inlinePolicies(all: readonly InlinePolicy[]): InlinePolicies {
  const rivals = rivalsOf(all);
  if (rivals.size === 0) return { policies: all.map(({ policy }) => policy), unknown: [] };
  const kept = all.map((one) => keptOf(one, rivals.get(one)));
  const keys = new Set([...rivals.values()].map(({ key }) => key));
  const unknown = [...keys].flatMap((key): UnknownPart[] => {
    const within = all.flatMap((one, i) => (rivals.get(one)?.key === key ? kept[i].uncertain : []));
    const [first] = [...rivals].filter(([, its]) => its.key === key);
    return within.length === 0 ? [] : [sameNamePart(first[0], key, within)];
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

const isMadeAtDeployment = ({ key, patterns }: PolicyName): boolean =>
  patterns.some((pattern) => pattern !== key);

type Comparison = (one: PolicyName, other: PolicyName) => boolean;

const hasSameKey: Comparison = (one, other) => one.key === other.key;

const mayBeEqual: Comparison = (one, other) =>
  (isMadeAtDeployment(one) || isMadeAtDeployment(other)) &&
  one.patterns.some((a) => other.patterns.some((b) => patternsIntersect(a, b)));

/** Returns whether two policies may both have a name. One resource in two places is one policy. */
const mayReplace = (one: InlinePolicy, other: InlinePolicy, isAlike: Comparison): boolean =>
  one !== other &&
  placeOf(one) !== placeOf(other) &&
  one.names.some((mine) =>
    other.names.some(
      (its) =>
        isAlike(mine, its) &&
        combineTemplateConditions(mine.templateConditions, its.templateConditions) !== undefined,
    ),
  );

const placeOf = ({ policy: { place } }: InlinePolicy): string =>
  JSON.stringify([place.file, place.pointer]);

/** Returns a policy with the statements that count, and the statements that may not be there. */
function keptOf({ policy }: InlinePolicy, rivals: Rivals | undefined) {
  if (!rivals) return { policy, uncertain: [] };
  const content = contentOf({ policy });
  const contentsOf = (some: readonly InlinePolicy[]) =>
    some.map((rival) => new Set(certainStatements(rival).map(contentOf(rival))));
  const [equal, perhaps] = [contentsOf(rivals.equal), contentsOf(rivals.perhaps)];
  const isShared = (one: PolicyStatement) =>
    [...equal, ...(one.effect === 'Deny' ? perhaps : [])].every((contents) =>
      contents.has(content(one)),
    );
  const uncertain = policy.statements.filter((one) => !isShared(one));
  const statements = policy.statements.filter((one) => one.effect === 'Allow' || isShared(one));
  return { policy: { ...policy, statements }, uncertain };
}

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
