import { defaultValues } from './default-values';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import {
  hasDeployTimeValue,
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
  const managed = world.policies.filter(({ identity }) => (identity?.names ?? []).some(isOpen));
  const principals = world.principals.map((principal) => withDenies(principal, managed));
  const isSame = principals.every((one, i) => one === world.principals[i]);
  return isSame ? world : { ...world, principals };
});

const isOpen = (name: PolicyText): boolean => hasDeployTimeValue(name);

function withDenies(principal: Principal, managed: readonly Policy[]): Principal {
  const added = [
    ...principal.unknown.flatMap((part) => deniesOfPart(part, principal)),
    ...principal.attached.flatMap((one) => deniesByName(one, principal, managed)),
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

/** Returns the denies of managed policies that deployment may give the name in an ARN. */
function deniesByName(
  { arn, policy, isPossible }: Attachment,
  { identity }: Principal,
  managed: readonly Policy[],
): readonly PolicyStatement[] {
  const { account, resource } = parseArn(arn) ?? {};
  if (policy || isPossible || account === undefined || resource === undefined) return [];
  const name = resource.replace(/^policy\//, '');
  return managed
    .filter((one) => mayBeInAccount(account, one.identity?.account ?? identity?.account))
    .flatMap((one) => {
      const [its] = (one.identity?.names ?? []).filter((text) => mayBeOneOf(name, [text]));
      return its === undefined ? [] : one.statements.filter(isDeny).map(underChoice(its, name));
    });
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
