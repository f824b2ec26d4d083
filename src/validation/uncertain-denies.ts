import { arnOfPolicy } from './policies-by-arn';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { defaultValues } from '../policy/default-values';
import {
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
  replaceDeployTimeValues,
  toDisplayText,
} from '../policy/deploy-time-text';
import { Attachment, Policy, PolicyStatement, Principal, World } from '../policy/model';
import { patternsIntersect } from '../policy/pattern';
import { mayBeInAccount } from '../policy/principal-names';
import { UnknownPart } from '../policy/unknown';

/**
 * Returns a world in which principals have the denies that deployment may attach to them, each under a
 * template condition that says what decides. Nothing is a sure way while such a deny may close it.
 */
export const withUncertainDenies: (world: World) => World = memoize((world: World) => {
  const candidates = candidatesIn(world);
  const principals = world.principals.map((principal) => withDenies(principal, candidates));
  const isSame = principals.every((one, i) => one === world.principals[i]);
  return isSame ? world : { ...world, principals };
});

/** The managed policies that deployment may attach to principals by their names. */
interface Candidates {
  /** Those whose names have deploy-time values, or that have one of several names. */
  readonly open: readonly Policy[];
  /** Those with literal names that nobody has in the files. */
  readonly unattached: readonly Policy[];
}

function candidatesIn({ policies, principals }: World): Candidates {
  const hasOpenName = ({ identity: { names } = { names: [] } }: Policy) =>
    names.length > 1 || names.some(isOpen);
  const alone = principals.flatMap(({ kind, inline }) => (kind === 'policy' ? inline : []));
  return {
    open: policies.filter(hasOpenName),
    unattached: alone.filter((one) => one.managed && !hasOpenName(one)),
  };
}

const isOpen = (name: PolicyText): boolean => hasDeployTimeValue(name);

function withDenies(principal: Principal, candidates: Candidates): Principal {
  const added = [
    ...principal.unknown.flatMap((part) => deniesOfPart(part, principal)),
    ...principal.attached.flatMap((one) => deniesByName(one, principal, candidates)),
  ];
  return added.length === 0
    ? principal
    : { ...principal, inline: [...principal.inline, ...added.map(policyOf(principal))] };
}

/** Returns the denies of a policy, or of a group, that may be for a principal. */
function deniesOfPart(part: UnknownPart, principal: Principal): readonly PolicyStatement[] {
  const { kind, what, within = [] } = part;
  if (kind !== 'attachment' && kind !== 'group') return [];
  const denies = within.filter(isDeny);
  if (denies.length === 0) return [];
  const names = principal.identity?.names ?? [];
  const texts = kind === 'group' ? [] : defaultValues(principal.values).textsFor(what);
  // A name that nobody has to pass another value for is that of another principal.
  if (texts.length > 0 && !texts.some((text) => isOpen(text) || mayBeOneOf(text, names))) return [];
  const [own = principal.name] = names;
  return denies.map(
    kind === 'group' ? underChoice(`a group of ${own}`, what) : underChoice(what, own),
  );
}

/**
 * Returns the denies of managed policies that a principal may have: deployment may give them the name
 * in an ARN, or may name one that nobody has.
 */
function deniesByName(
  { arn, policy, isPossible }: Attachment,
  principal: Principal,
  candidates: Candidates,
): readonly PolicyStatement[] {
  if (policy || isPossible) return [];
  const { identity, place, values } = principal;
  return defaultValues(values)
    .textsFor(arn)
    .flatMap((text) => {
      const { account, name } = policyIn(text, principal) ?? {};
      if (account === undefined || name === undefined) return [];
      const unattached = candidates.unattached.filter((one) => one.place.file === place.file);
      return [...candidates.open, ...(isOpen(name) ? unattached : [])]
        .filter((one) => mayBeInAccount(account, one.identity?.account ?? identity?.account))
        .flatMap((one) => {
          const [its] = (one.identity?.names ?? []).filter((other) => mayBeOneOf(name, [other]));
          if (its === undefined) return [];
          const choice =
            its === name ? underChoice(`the name of ${one.name}`, name) : underName(its, name);
          return one.statements.filter(isDeny).map(choice);
        });
    });
}

const underName = (its: PolicyText, name: PolicyText) =>
  isOpen(its) ? underChoice(its, name) : underChoice(name, its);

/** Returns the account and the name of the policy that a principal has by a text. */
function policyIn(
  text: PolicyText,
  { kind, values }: Principal,
): { readonly account: PolicyText; readonly name: PolicyText } | undefined {
  const reference = nameOfOpaque(text);
  if (reference !== undefined)
    return values?.get(reference)?.kind === 'parameter' ? { account: '*', name: text } : undefined;
  const arn = parseArn(kind === 'permission set' ? arnOfPolicy(text) : text);
  return arn && { account: arn.account, name: arn.resource.replace(/^policy\//, '') };
}

const isDeny = ({ effect }: PolicyStatement): boolean => effect === 'Deny';

/** Returns whether deployment may make a text one of some names, which IAM compares without case. */
const mayBeOneOf = (text: PolicyText, names: readonly PolicyText[]): boolean =>
  names.some((name) => patternsIntersect(patternOf(name), patternOf(text)));

const patternOf = (text: PolicyText): PolicyText =>
  replaceDeployTimeValues(text, () => '*').toLowerCase();

/** Returns a statement that is there if one name is another. */
const underChoice =
  (name: PolicyText, other: PolicyText) =>
  (statement: PolicyStatement): PolicyStatement => ({
    ...statement,
    templateConditions: [
      ...statement.templateConditions,
      { name: `${toDisplayText(name)} is ${toDisplayText(other)}`, holds: true },
    ],
  });

const policyOf =
  ({ place }: Principal) =>
  (statement: PolicyStatement): Policy => ({
    name: 'denies',
    origin: 'file',
    managed: false,
    statements: [statement],
    characters: 0,
    place,
  });
