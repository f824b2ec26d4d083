import { PolicyText } from '../policy/deploy-time-text';
import { Policy, PolicyStatement } from '../policy/model';
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
  /** The template conditions under which the policy exists and has the name. */
  readonly templateConditions: readonly TemplateCondition[];
}

/** Returns the name of a policy of an account, if the file has one. */
export const namesInAccount = (text: string | undefined): readonly PolicyName[] =>
  text === undefined ? [] : [{ text, key: text.toLowerCase(), templateConditions: [] }];

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
 * Returns the inline policies that a principal may have. IAM keeps one policy of each name: the one
 * that is put last, which no file tells. Of several with one name, every allow is possible. A deny
 * counts only if each of them has it. The rest is an unknown part.
 */
export function inlinePolicies(all: readonly InlinePolicy[]): InlinePolicies {
  const rivals = rivalsOf(all);
  if (rivals.size === 0) return { policies: all.map(({ policy }) => policy), unknown: [] };
  const kept = all.map((one) => keptOf(one, rivals.get(one)?.policies ?? []));
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
  readonly policies: readonly InlinePolicy[];
}

function rivalsOf(all: readonly InlinePolicy[]): ReadonlyMap<InlinePolicy, Rivals> {
  const byName = new Map<string, InlinePolicy[]>();
  for (const one of all)
    for (const name of new Set(one.names.map(({ key }) => key)))
      byName.set(name, [...(byName.get(name) ?? []), one]);
  const found = new Map<InlinePolicy, Rivals>();
  for (const [name, ones] of byName)
    for (const one of ones) {
      const others = ones.filter((other) => mayReplace(other, one, name));
      const { key = name, policies = [] } = found.get(one) ?? {};
      if (others.length > 0) found.set(one, { key, policies: [...policies, ...others] });
    }
  return found;
}

/** Returns whether two policies may both have a name. One resource in two places is one policy. */
function mayReplace(one: InlinePolicy, other: InlinePolicy, key: string): boolean {
  if (one === other || placeOf(one) === placeOf(other)) return false;
  const named = ({ names }: InlinePolicy) => names.filter((name) => name.key === key);
  return named(one).some((mine) =>
    named(other).some(
      (its) =>
        combineTemplateConditions(mine.templateConditions, its.templateConditions) !== undefined,
    ),
  );
}

const placeOf = ({ policy: { place } }: InlinePolicy): string =>
  JSON.stringify([place.file, place.pointer]);

/** Returns a policy with the statements that count, and the statements that may not be there. */
function keptOf({ policy }: InlinePolicy, rivals: readonly InlinePolicy[]) {
  if (rivals.length === 0) return { policy, uncertain: [] };
  const shared = rivals.map((rival) => new Set(certainStatements(rival).map(contentOf(rival))));
  const content = contentOf({ policy });
  const uncertain = policy.statements.filter(
    (one) => !shared.every((contents) => contents.has(content(one))),
  );
  const statements = policy.statements.filter(
    (one) => one.effect === 'Allow' || !uncertain.includes(one),
  );
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
