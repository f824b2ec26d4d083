import { reviewFacts } from '../../catalogue/catalogue';
import { matchesAction } from '../../policy/action-patterns';
import { parseArn } from '../../policy/arn';
import { typesOf } from '../../policy/arn-resource-types';
import { toDisplayText, PolicyText } from '../../policy/deploy-time-text';
import { PolicyStatement, Principal } from '../../policy/model';
import { isConfinedBy } from '../condition-keys';
import { Found, rule, subjectOf } from '../rule';
import { allAreDenied, principalsByStatement, connectStatements } from '../statement-queries';

export const instanceAdministrator = rule('instance-administrator', (reading) =>
  connectStatements(reading)
    .filter(({ effect, notResource }) => effect === 'Allow' && !notResource)
    .flatMap((statement) => check(statement, principalsByStatement(reading).get(statement) ?? [])),
);

function check(statement: PolicyStatement, who: readonly Principal[]): Found[] {
  const { administrators, signIn } = reviewFacts();
  const resources = statement.resources.filter(isAnySecurityProfile);
  if (resources.length === 0 || isConfinedBy(statement, ['aws:ResourceTag/${TagKey}'])) return [];
  // Who signs in as the administrator by the same wildcard needs no user: sign-in-by-wildcard says so.
  const patterns = statement.actions.filter(
    (pattern) => !Object.keys(signIn).every((action) => matchesAction(pattern, action)),
  );
  const taken = Object.keys(administrators).filter(
    (action) =>
      patterns.some((pattern) => matchesAction(pattern, action)) &&
      !allAreDenied(who, action, namesSecurityProfile),
  );
  if (taken.length === 0) return [];
  return [
    {
      subject: subjectOf(taken),
      what: `${taken.map((action) => `${action} ${administrators[action]}`).join(', ')} on ${subjectOf(resources.map(toDisplayText))}`,
      instead:
        'Name the security profiles that may be given, arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/security-profile/${SecurityProfileId}',
      place: statement.place,
    },
  ];
}

/** Whether it names the security profiles that may not be given, or all of them, as a deny may: AWS documents that of one profile. */
const namesSecurityProfile = ({ resources, notResource }: PolicyStatement): boolean =>
  notResource ||
  resources.some((resource) => {
    const types = typesOf('connect', resource);
    return types === 'any' || types.has('security-profile');
  });

/** Whether a resource takes in every security profile of an instance. */
function isAnySecurityProfile(resource: PolicyText): boolean {
  const types = typesOf('connect', resource);
  return (
    (types === 'any' || types.has('security-profile')) &&
    /\*$/.test(parseArn(resource)?.resource ?? resource)
  );
}
