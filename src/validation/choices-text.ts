import { NameablePolicy } from './nameable-policies';
import { isUnsure, needsOf, PolicyChoice } from './policy-choices';
import { listed } from '../text/listed';

/** Says what somebody does by some choices: `attaches the policy P`. */
export function choicesText(all: readonly PolicyChoice[]): string {
  const namesOf = (kind: 'attached' | 'boundary') => [
    ...new Set(all.flatMap(({ [kind]: one }) => (one ? [nameOf(one)] : []))),
  ];
  const policies = listedFew(namesOf('attached'));
  const boundaries = listedFew(namesOf('boundary'));
  return [
    policies === '' ? 'gives permissions' : `attaches ${policies}`,
    boundaries && ` within the boundary of ${boundaries}`,
    conditionText(all),
  ].join('');
}

/** Says what must be so for some choices, which no file says. */
function conditionText(all: readonly PolicyChoice[]): string {
  const unsure = all.filter(isUnsure);
  if (unsure.length === 0) return '';
  const needing = (needs: NameablePolicy['needs']) =>
    unsure.filter((one) => needsOf(one) === needs);
  const policyOf = ({ attached, boundary }: PolicyChoice) => attached ?? boundary;
  const isOne = new Set(unsure.map((one) => policyOf(one)?.name)).size < 2;
  const those = isOne ? 'that policy' : 'those policies';
  const [first] = needing('condition');
  if (first) {
    const does = policyOf(first)?.isDeleted ? 'delete' : 'write';
    return `, if a name or a condition lets it ${does} ${those}`;
  }
  if (needing('fewer versions').length > 0) return `, if somebody deletes a version of ${those}`;
  const names = new Set(unsure.flatMap((one) => policyOf(one)?.condition ?? []));
  if (names.size > 0) return `, if ${[...names].join(' or ')}`;
  return needing('free name').length === unsure.length
    ? `, if no policy has ${isOne ? 'that name' : 'those names'}`
    : `, if nobody has ${those}`;
}

function nameOf({ name, isDeleted, needs, version }: NameablePolicy): string {
  if (name === undefined) return 'a policy that it writes';
  if (needs && needs !== 'one name' && !isDeleted) return `a policy ${name} that it writes`;
  const policy = `the policy ${name}`;
  if (isDeleted) return `${policy} that it deletes and creates again`;
  return version === undefined ? policy : `${policy} that it switches to version ${version}`;
}

const listedFew = (names: readonly string[]): string =>
  names.length > FEW
    ? `${names.slice(0, FEW).join(', ')}, and ${names.length - FEW} more`
    : listed(names);

/** As many names are in a sentence. The others are counted. */
export const FEW = 3;
