import { reviewFacts } from '../../catalogue/load';
import { arnParts, typesOf } from '../../private/policy/arn-types';
import { PolicyStatement } from '../../private/policy/model';
import { takesInAction } from '../../private/policy/named-actions';
import { shown, Text } from '../../private/policy/text';
import { isConfinedBy } from '../conditions';
import { Found, rule, several } from '../rule';
import { ofFamily } from '../statements';

export const instanceAdministrator = rule({
  id: 'instance-administrator',
  severity: 'warning',
  title: 'Users who can be made administrators of the instance',
  why: 'The security profile Admin is one like the others: who may give any makes administrators, who may sign in and do everything in the instance',
  check: (reading) => ofFamily(reading).filter(({ effect, notResource }) => effect === 'Allow' && !notResource).flatMap(check),
});

function check(statement: PolicyStatement): Found[] {
  const { administrators, signIn } = reviewFacts();
  const resources = statement.resources.filter(isAnySecurityProfile);
  if (resources.length === 0 || isConfinedBy(statement, ['aws:ResourceTag/${TagKey}'])) return [];
  // Who signs in as the administrator by the same wildcard needs no user: sign-in-by-wildcard says so.
  const patterns = statement.actions.filter((pattern) => !Object.keys(signIn).every((action) => takesInAction(pattern, action)));
  const taken = Object.keys(administrators).filter((action) => patterns.some((pattern) => takesInAction(pattern, action)));
  if (taken.length === 0) return [];
  return [{
    subject: several(taken),
    what: `${taken.map((action) => `${action} ${administrators[action]}`).join(', ')} on ${several(resources.map(shown))}`,
    instead: 'Name the security profiles that may be given, arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/security-profile/${SecurityProfileId}',
    place: statement.place,
  }];
}

/** Whether a resource takes in every security profile of an instance. */
function isAnySecurityProfile(resource: Text): boolean {
  const types = typesOf('connect', resource);
  return (types === 'any' || types.has('security-profile')) && /\*$/.test(arnParts(resource)?.resource ?? resource);
}
