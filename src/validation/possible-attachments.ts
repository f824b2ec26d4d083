import { areAlike, isInRegion, isListedName, mayBeOneOf, NameInFile } from './alike-names';
import { arnOfPolicy } from './policies-by-arn';
import { possibleOfGroups } from './possible-groups';
import { isGivenTo, underChoice, underName, underOneName } from './statements-by-name';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { defaultValues, valuesOfFiles } from '../policy/default-values';
import {
  deployTimeNames,
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
} from '../policy/deploy-time-text';
import { listedValues } from '../policy/listed-values';
import {
  Attachment,
  Place,
  policiesOf,
  Policy,
  PolicyStatement,
  Principal,
  World,
} from '../policy/model';
import { mayBeWithoutPath } from '../policy/open-paths';
import { mayBeInAccount } from '../policy/principal-names';
import { isDeny } from '../policy/statement';
import { isImportedPart, UnknownPart } from '../policy/unknown';

/**
 * Returns a world in which principals have the denies that deployment may attach to them, each under a
 * template condition that says what decides. Nothing is a sure way while such a deny may close it. They
 * have what such policies allow only where more of the name is known: a parameter may be any name.
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
  readonly principals: readonly Principal[];
  readonly groups: ReadonlyMap<Place, Principal>;
  /** Those that files name and that no file defines. */
  readonly imported: readonly Principal[];
  /** Returns a name with what its file says. */
  readonly inFile: (text: PolicyText, file: string) => NameInFile;
}

function candidatesIn(world: World): Candidates {
  const { policies, principals } = world;
  const valuesOf = valuesOfFiles(world);
  const hasOpenName = ({ identity: { names } = { names: [] } }: Policy) =>
    names.length > 1 || names.some(hasDeployTimeValue);
  const alone = principals.flatMap(({ kind, inline }) => (kind === 'policy' ? inline : []));
  return {
    open: policies.filter(hasOpenName),
    literal: policies.filter((one) => one.managed && one.identity && !hasOpenName(one)),
    unattached: new Set(alone),
    principals,
    groups: new Map(
      principals.filter(({ kind }) => kind === 'group').map((one) => [one.place, one]),
    ),
    imported: principals.filter(isImported),
    inFile: (text, file) => ({ text, values: valuesOf(file) }),
  };
}

function isImported({ unknown }: Principal): boolean {
  return unknown.some(isImportedPart);
}

function withPossible(principal: Principal, candidates: Candidates): Principal {
  const { unknown, attached, groups = [] } = principal;
  const added = [
    ...unknown.flatMap((part) => possibleOfPart(part, principal, candidates)),
    ...attached.flatMap((one) => possibleByName(one, principal, candidates)),
    ...possibleOfOthers(principal, candidates),
    ...possibleOfGroups(principal, candidates.principals),
    ...groups
      .map((group) => candidates.groups.get(group.place) ?? group)
      .flatMap((group) => [
        ...group.unknown.flatMap((part) => possibleOfPart(part, group, candidates, principal)),
        ...possibleOfOthers(group, candidates, principal),
      ]),
  ];
  return added.length === 0
    ? principal
    : { ...principal, inline: [...principal.inline, ...added.map(policyOf(principal))] };
}

/**
 * Returns the statements of a policy, or the denies of a group, that may be for a principal.
 *
 * @param holder - Who has what the principal has: a user of that group. Default: the principal.
 */
function possibleOfPart(
  part: UnknownPart,
  principal: Principal,
  { inFile }: Candidates,
  holder = principal,
): readonly PolicyStatement[] {
  const { kind, what, within = [], place } = part;
  if (kind !== 'attachment' && kind !== 'group') return [];
  const { values, identity: { names = [], account } = {} } = principal;
  const { file } = place ?? principal.place;
  const its = inFile(what, file);
  const isAlike =
    kind === 'attachment' &&
    (isListedName(its, file, principal) ||
      names.some((text) => areAlike({ text, values }, its, account)));
  const possible = isAlike ? within.filter(isGivenTo(holder)) : within.filter(isDeny);
  if (possible.length === 0) return [];
  const texts = kind === 'group' ? [] : defaultValues(principal.values).textsFor(what);
  // A name that nobody has to pass another value for is that of another principal.
  if (
    texts.length > 0 &&
    !texts.some((text) => hasDeployTimeValue(text) || mayBeOneOf(text, names))
  )
    return [];
  const [own = principal.name] = names;
  return possible.map(
    kind === 'group' ? underChoice(`a group of ${own}`, what) : underChoice(what, own),
  );
}

/**
 * Returns the statements that files give to a name that may be that of a principal. An unread part says
 * so of one that a file defines, for the files that were read together with it.
 */
function possibleOfOthers(
  principal: Principal,
  { imported, principals }: Candidates,
  holder = principal,
): readonly PolicyStatement[] {
  const { kind, identity, unknown, values } = principal;
  if (!identity) return [];
  const { account, names } = identity;
  const isSaid = (name: PolicyText) =>
    unknown.some((part) => part.kind === 'attachment' && part.what === name);
  return (isImported(principal) ? principals : imported)
    .filter((one) => one !== principal && one.kind === kind)
    .filter((one) => mayBeInAccount(one.identity?.account ?? '*', account))
    .flatMap((one) => {
      const others = one.identity?.names ?? [];
      const pairs = names.flatMap((own) => others.map((name) => [own, name] as const));
      const alike = pairs.find(
        ([own, name]) =>
          !isSaid(name) &&
          areAlike({ text: own, values }, { text: name, values: one.values }, account),
      );
      if (!alike) return [];
      return policiesOf(one)
        .flatMap(({ statements }) => statements.filter(isGivenTo(holder)))
        .map(underOneName([alike[0], principal], [alike[1], one]));
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
  const { inFile } = candidates;
  return defaultValues(values)
    .textsFor(arn)
    .flatMap((text) => {
      const { account, name } = policyIn(text, principal) ?? {};
      if (account === undefined || name === undefined) return [];
      const isNear = (one: Policy) =>
        one.place.file === place.file && candidates.unattached.has(one);
      const isLiteralToo = hasDeployTimeValue(name) && !listedValues(name, values);
      return [...candidates.open, ...(isLiteralToo ? candidates.literal : [])]
        .filter((one) => mayBeInAccount(account, one.identity?.account ?? identity?.account))
        .flatMap((one) => {
          const { names = [], openPaths } = one.identity ?? {};
          const inRoot = names.find((other) => mayBeWithoutPath(other, name, openPaths));
          const its = inRoot ?? names.find((other) => mayBeOneOf(name, [other]));
          if (its === undefined) return [];
          const isAlike =
            inRoot !== undefined ||
            (name !== text &&
              areAlike(inFile(its, one.place.file), { text: name, values }, identity?.account) &&
              isInRegion({ text: name, values }, its) &&
              !isListed(name, values));
          if (!isAlike && !hasDeployTimeValue(its) && !isNear(one)) return [];
          const choice =
            its === name ? underChoice(`the name of ${one.name}`, name) : underName(its, name);
          return (isAlike ? one.statements : one.statements.filter(isDeny)).map(choice);
        });
    });
}

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

/** Returns whether the template lists what a name may be: then the principal has those policies perhaps. */
const isListed = (name: PolicyText, values: Principal['values']): boolean =>
  deployTimeNames(name).some((one) => {
    const { allowed, listed, rows, values: known } = values?.get(one) ?? {};
    return known === undefined && (allowed ?? listed ?? rows) !== undefined;
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
