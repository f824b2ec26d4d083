import { arnOfPolicy } from './policies-by-arn';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { defaultValues } from '../policy/default-values';
import {
  deployTimeValue,
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
  replaceDeployTimeValues,
  toDisplayText,
} from '../policy/deploy-time-text';
import { Attachment, policiesOf, Policy, PolicyStatement, Principal, World } from '../policy/model';
import { patternsIntersect } from '../policy/pattern';
import { mayBeInAccount } from '../policy/principal-names';
import { pseudoParameterTexts } from '../policy/pseudo-parameter-texts';
import { UnknownPart } from '../policy/unknown';

/**
 * Returns a world in which principals have the denies that deployment may attach to them, each under a
 * template condition that says what decides. Nothing is a sure way while such a deny may close it. They
 * have what such policies allow only where a pseudo parameter decides: a parameter may be any name.
 */
export const withPossibleAttachments: (world: World) => World = memoize((world: World) => {
  const candidates = candidatesIn(world);
  const principals = world.principals.map((principal) => withPossible(principal, candidates));
  const isSame = principals.every((one, i) => one === world.principals[i]);
  return isSame ? world : { ...world, principals };
});

/** The managed policies that deployment may attach to principals by their names. */
interface Candidates {
  /** Those whose names have deploy-time values, or that have one of several names. */
  readonly open: readonly Policy[];
  /** Those with literal names. */
  readonly literal: readonly Policy[];
  /** Those of them that nobody has in the files. */
  readonly unattached: ReadonlySet<Policy>;
  /** The principals that files name and that no file defines. */
  readonly imported: readonly Principal[];
}

function candidatesIn({ policies, principals }: World): Candidates {
  const hasOpenName = ({ identity: { names } = { names: [] } }: Policy) =>
    names.length > 1 || names.some(isOpen);
  const alone = principals.flatMap(({ kind, inline }) => (kind === 'policy' ? inline : []));
  return {
    open: policies.filter(hasOpenName),
    literal: policies.filter((one) => one.managed && one.identity && !hasOpenName(one)),
    unattached: new Set(alone),
    imported: principals.filter(isImported),
  };
}

const isImported = ({ unknown }: Principal): boolean =>
  unknown.some(({ kind }) => kind === 'imported-role');

const isOpen = (name: PolicyText) => hasDeployTimeValue(name);

function withPossible(principal: Principal, candidates: Candidates): Principal {
  const added = [
    ...principal.unknown.flatMap((part) => possibleOfPart(part, principal)),
    ...principal.attached.flatMap((one) => possibleByName(one, principal, candidates)),
    ...possibleOfOthers(principal, candidates),
  ];
  return added.length === 0
    ? principal
    : { ...principal, inline: [...principal.inline, ...added.map(policyOf(principal))] };
}

/** Returns the statements of a policy, or the denies of a group, that may be for a principal. */
function possibleOfPart(part: UnknownPart, principal: Principal): readonly PolicyStatement[] {
  const { kind, what, within = [] } = part;
  if (kind !== 'attachment' && kind !== 'group') return [];
  const { names = [], account } = principal.identity ?? {};
  const isAlike = kind === 'attachment' && names.some((one) => areAlike(one, what, account));
  const possible = isAlike ? within : within.filter(isDeny);
  if (possible.length === 0) return [];
  const texts = kind === 'group' ? [] : defaultValues(principal.values).textsFor(what);
  // A name that nobody has to pass another value for is that of another principal.
  if (texts.length > 0 && !texts.some((text) => isOpen(text) || mayBeOneOf(text, names))) return [];
  const [own = principal.name] = names;
  return possible.map(
    kind === 'group' ? underChoice(`a group of ${own}`, what) : underChoice(what, own),
  );
}

/**
 * Returns the statements that other files give to a name that may be that of a principal. Of files that
 * were read together with its own, an unread part says so.
 */
function possibleOfOthers(
  principal: Principal,
  { imported }: Candidates,
): readonly PolicyStatement[] {
  const { kind, identity, unknown } = principal;
  if (!identity || isImported(principal)) return [];
  const { account, names } = identity;
  const isSaid = (name: PolicyText) =>
    unknown.some((part) => part.kind === 'attachment' && part.what === name);
  return imported
    .filter((one) => one.kind === kind && mayBeInAccount(one.identity?.account ?? '*', account))
    .flatMap((one) => {
      const [name] = one.identity?.names ?? [];
      if (name === undefined || isSaid(name)) return [];
      const own = names.find((its) => areAlike(its, name, account));
      const statements = policiesOf(one).flatMap((policy) => policy.statements);
      return own === undefined ? [] : statements.map(underChoice(name, own));
    });
}

/**
 * Returns the statements of managed policies that a principal may have: deployment may give them the
 * name in an ARN, or may name one that nobody has.
 */
function possibleByName(
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
      const isNear = (one: Policy) =>
        one.place.file === place.file && candidates.unattached.has(one);
      return [...candidates.open, ...(isOpen(name) ? candidates.literal : [])]
        .filter((one) => mayBeInAccount(account, one.identity?.account ?? identity?.account))
        .flatMap((one) => {
          const [its] = (one.identity?.names ?? []).filter((other) => mayBeOneOf(name, [other]));
          if (its === undefined) return [];
          const isAlike = areAlike(its, name, identity?.account) && isInRegion(its, name, values);
          if (!isAlike && !isOpen(its) && !isNear(one)) return [];
          const choice =
            its === name ? underChoice(`the name of ${one.name}`, name) : underName(its, name);
          return (isAlike ? one.statements : one.statements.filter(isDeny)).map(choice);
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

const isDeny = ({ effect }: PolicyStatement) => effect === 'Deny';

/** Returns whether deployment may make a text one of some names, which IAM compares without case. */
const mayBeOneOf = (text: PolicyText, names: readonly PolicyText[]): boolean =>
  names.some((name) => patternsIntersect(patternOf(name), patternOf(text)));

/**
 * Returns whether one name is another one for some Region, account, or name of a stack: one of them is
 * literal, and of the other one nothing else is known only at deployment. It has text of its own.
 */
function areAlike(one: PolicyText, other: PolicyText, account: string | undefined): boolean {
  const [open, ...others] = [one, other].filter(isOpen);
  if (open === undefined || others.length > 0) return false;
  const literal = open === one ? other : one;
  return (
    /[a-z\d]/i.test(replaceDeployTimeValues(open, () => '')) &&
    pseudoParameterTexts(open, account).some((text) => mayBeOneOf(text, [literal]))
  );
}

/** Returns whether a name may be another one in the Region of the stack, if that is known. */
const isInRegion = (its: PolicyText, name: PolicyText, values: Principal['values']): boolean =>
  mayBeOneOf(
    replaceDeployTimeValues(name, (one) => {
      const { kind, values: [only] = [] } = values?.get(one) ?? {};
      return (kind === 'environment' ? only : undefined) ?? deployTimeValue(one);
    }),
    [its],
  );

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
    name: 'a possible attachment',
    origin: 'file',
    managed: false,
    statements: [statement],
    characters: 0,
    place,
  });
