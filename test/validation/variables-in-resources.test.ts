import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { userDetails } from '../support/accounts';
import { allowing, connectHolder } from '../support/connect-holder';
import { policy } from '../support/documents';

/* The name of a user is known, so a policy variable with it is a name too. */

const user = (name: string) => `arn:aws:iam::111122223333:user/${name}`;
const OWN = user('${aws:username}');
const PUT = 'iam:PutUserPolicy';
const KEY = 'iam:CreateAccessKey';
const deny = (Action: string, resources: object) => ({ Effect: 'Deny', Action, ...resources });

const TAGS = { Tags: [{ Key: 'name', Value: 'ann' }] };

const found = (...statements: readonly object[]) =>
  audit(
    read('account.json', {
      RoleDetailList: [],
      GroupDetailList: [],
      Policies: [],
      UserDetailList: [
        userDetails('ann', connectHolder(...statements), TAGS),
        userDetails('bob', policy(allowing('*'))),
      ],
    })!,
  )
    .filter(({ id, place }) => id.endsWith('escalation') && place.pointer[1] === 0)
    .map(({ severity, subject }) => `${severity} ${subject}`);

describe('a deny with the name of the user', () => {
  test.each([OWN, user('ann')])('of all others keeps it to itself: %s', (NotResource) =>
    expect(found(allowing(KEY), deny(KEY, { NotResource }))).toEqual([]),
  );

  test.each([OWN, user('ann')])('keeps it from itself: %s', (Resource) =>
    expect(found(allowing(PUT), deny(PUT, { Resource }))).toEqual([`error ${PUT}`]),
  );

  test.each([OWN, user('ann')])('leaves only itself to write into: %s', (NotResource) =>
    expect(found(allowing(PUT), deny(PUT, { NotResource }))).toEqual([`fatal ${PUT}`]),
  );

  test('of another path keeps it from all', () =>
    expect(found(allowing(PUT), deny(PUT, { NotResource: user('team/${aws:username}') }))).toEqual(
      [],
    ));
});

describe('a deny with a tag of the user', () => {
  const tagged = deny(PUT, { Resource: user('${aws:PrincipalTag/name}') });

  test('keeps it from itself', () =>
    expect(found(allowing(PUT), tagged)).toEqual([`error ${PUT}`]));
  test('keeps it from nothing if it may change the tag', () =>
    expect(found(allowing(PUT), allowing('iam:TagUser', OWN), tagged)).toEqual([`fatal ${PUT}`]));
});

test('an allow for all but the user is one for others', () => {
  const others = { Effect: 'Allow', Action: PUT, NotResource: OWN };
  expect(found(others)).toEqual([`error ${PUT}`]);
});
