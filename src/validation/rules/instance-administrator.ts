import { reviewFacts } from '../../catalogue/catalogue';
import { anySecurityProfile } from '../../policy/any-security-profile';
import { typesOf } from '../../policy/arn-resource-types';
import { PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement, Principal } from '../../policy/model';
import { findingsOnHeld } from '../findings-by-form';
import { heldStatements } from '../held-statements';
import { lacksType } from '../missing-types';
import { isReached } from '../reached-action';
import { Found, ruleOnAccess, subjectOf } from '../rule';
import { allAreDenied, connectGrants } from '../statement-queries';

export const instanceAdministrator = ruleOnAccess('instance-administrator', (world) =>
  findingsOnHeld(world, connectGrants(world), check),
);

function check(statement: PolicyStatement, who: readonly Principal[]): Found[] {
  const { administrators } = reviewFacts();
  const { actions, resources } = anySecurityProfile(statement, heldStatements(who, statement));
  const taken = actions.filter(
    (action) =>
      !allAreDenied(who, action, namesSecurityProfile) &&
      isReached(who, { action }, resources) &&
      !(who.length > 0 && who.every((principal) => lacksType(principal, action))),
  );
  if (taken.length === 0) return [];
  const whatTheyDo = taken.map((action) => `${action} ${administrators[action]}`).join(', ');
  return [
    {
      subject: subjectOf(taken),
      what: `${whatTheyDo} on ${whereIn(resources)}`,
      instead:
        'Name the security profiles that may be given, arn:${Partition}:connect:${Region}:${Account}:' +
        'instance/${InstanceId}/security-profile/${SecurityProfileId}',
      place: statement.place,
    },
  ];
}

const whereIn = (resources: readonly PolicyText[]): string =>
  resources.length === 0
    ? 'everything except some resources'
    : subjectOf(resources.map(toDisplayText));

/**
 * Returns whether it names the forbidden security profiles, or all of them, as a deny may. AWS
 * documents the deny of one profile.
 */
const namesSecurityProfile = ({ resources, notResource }: PolicyStatement): boolean =>
  notResource ||
  resources.some((resource) => {
    const types = typesOf('connect', resource);
    return types === 'any' || types.has('security-profile');
  });
