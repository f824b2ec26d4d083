import { reviewFacts } from '../../catalogue/catalogue';
import { anySecurityProfile } from '../../policy/any-security-profile';
import { parseArn } from '../../policy/arn';
import { typesOf } from '../../policy/arn-resource-types';
import { PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement, Principal } from '../../policy/model';
import { patternIncludes } from '../../policy/pattern';
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
      !allAreDenied(who, action, deniesProfilesOf(resources)) &&
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
 * Returns whether a deny names forbidden security profiles, or all of them, in the Regions and
 * instances of some resources. AWS documents the deny of one profile.
 */
const deniesProfilesOf =
  (allowed: readonly PolicyText[]) =>
  ({ resources, notResource }: PolicyStatement): boolean => {
    if (notResource) return true;
    const places = resources.filter(mayBeProfile).map(instanceOf);
    return (allowed.length > 0 ? allowed : ['*'])
      .map(instanceOf)
      .every((one) => places.some((place) => patternIncludes(place, one)));
  };

const mayBeProfile = (resource: PolicyText): boolean => {
  const types = typesOf('connect', resource);
  return types === 'any' || types.has('security-profile');
};

/** Returns a pattern of the Regions and the instances of a resource. Its account is the own one. */
function instanceOf(resource: PolicyText): PolicyText {
  const arn = parseArn(resource);
  const [type = '*', id = '*'] = arn?.resource.split('/') ?? [];
  const isOfAll = /^[*?]*$/.test(type);
  return `${arn?.region ?? '*'}:${isOfAll ? 'instance/*' : `${type}/${id}`}`;
}
