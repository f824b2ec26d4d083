import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy } from '../support/documents';

const WRITE = 'iam:PutUserPolicy';

/** How severe it is that a user of a template may write into all users, but for a deny. */
const severity = (properties: object, Resource: string, more: object = {}) => {
  const deny = { Effect: 'Deny', Action: WRITE, Resource, ...more };
  const PolicyDocument = policy(REACHES_CONNECT, allow(WRITE), deny);
  const Properties = { ...properties, Policies: [{ PolicyName: 'P', PolicyDocument }] };
  return audit(
    read('template.json', { Resources: { User: { Type: 'AWS::IAM::User', Properties } } })!,
  ).find(({ what }) => what.startsWith(`${WRITE} on *`))?.severity;
};

const OWN = 'arn:aws:iam::*:user/${aws:username}';
const MFA = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } };

test.each([
  ['with a name', { UserName: 'ann' }],
  ['whose name CloudFormation generates', {}],
])('a user %s is denied its own user', (_, properties) => {
  expect(severity(properties, OWN)).toBe('error');
  expect(severity(properties, OWN, MFA)).toBe('fatal');
  expect(severity(properties, 'arn:aws:iam::*:user/team/${aws:username}')).toBe('fatal');
});
