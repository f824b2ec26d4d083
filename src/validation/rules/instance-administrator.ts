import { reviewFacts } from '../../catalogue/load';
import { arnParts, typesOf } from '../../private/policy/arn-types';
import { PolicyStatement, Principal } from '../../private/policy/model';
import { takesInAction } from '../../private/policy/named-actions';
import { shown, Text } from '../../private/policy/text';
import { isConfinedBy } from '../conditions';
import { Found, rule, several } from '../rule';
import { allAreDenied, holders, ofFamily } from '../statements';

export const instanceAdministrator = rule({
  id: 'instance-administrator',
  severity: 'warning',
  title: 'Users who can be made administrators of the instance',
  why: 'The security profile Admin is one like the others: who may give any makes administrators, who may sign in and do everything in the instance',
  check: (reading) => ofFamily(reading).filter(({ effect, notResource }) => effect === 'Allow' && !notResource).flatMap((statement) => check(statement, holders(reading).get(statement) ?? [])),
});

function check(statement: PolicyStatement, who: readonly Principal[]): Found[] {
  const { administrators, signIn } = reviewFacts();
  const resources = statement.resources.filter(isAnySecurityProfile);
  if (resources.length === 0 || isConfinedBy(statement, ['aws:ResourceTag/${TagKey}'])) return [];
  // Who signs in as the administrator by the same wildcard needs no user: sign-in-by-wildcard says so.
  const patterns = statement.actions.filter((pattern) => !Object.keys(signIn).every((action) => takesInAction(pattern, action)));
  const taken = Object.keys(administrators)
    .filter((action) => patterns.some((pattern) => takesInAction(pattern, action)) && !allAreDenied(who, action, namesSecurityProfile));
  if (taken.length === 0) return [];
  return [{
    subject: several(taken),
    what: `${taken.map((action) => `${action} ${administrators[action]}`).join(', ')} on ${several(resources.map(shown))}`,
    instead: 'Name the security profiles that may be given, arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/security-profile/${SecurityProfileId}',
    place: statement.place,
  }];
}

/** Whether it names the security profiles that may not be given, or all of them, as a deny may: AWS documents that of one profile. */
const namesSecurityProfile = ({ resources, notResource }: PolicyStatement): boolean => notResource || resources.some((resource) => {
  const types = typesOf('connect', resource);
  return types === 'any' || types.has('security-profile');
});

/** Whether a resource takes in every security profile of an instance. */
function isAnySecurityProfile(resource: Text): boolean {
  const types = typesOf('connect', resource);
  return (types === 'any' || types.has('security-profile')) && /\*$/.test(arnParts(resource)?.resource ?? resource);
}
