import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';

const TEAM = { StringEquals: { 'aws:ResourceTag/CostTeam': 'connect' } };
const TEAM_OF_IAM = { StringEquals: { 'iam:ResourceTag/CostTeam': 'connect' } };
const PUT = allow('iam:PutRolePolicy', '*', TEAM);
const tag = (condition?: object) => allow('iam:TagRole', '*', condition);
const deny = (Action: string, Condition: object) => ({ ...allow(Action, '*', Condition), ...DENY });
const DENY = { Effect: 'Deny' };
const keys = (operator: string, ...values: readonly string[]) => ({
  [operator]: { 'aws:TagKeys': values },
});
const [ANY, ALL] = ['ForAnyValue:StringEquals', 'ForAllValues:StringEquals'];

/** How severe what is found about more access is. */
const found = (...statements: readonly object[]) =>
  audit(defined(read('policy.json', connectHolder(...statements))))
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity }) => severity);

describe('who tags a role or a user for a condition on that tag', () => {
  test.each([
    ['with no limit', PUT, [tag()], 'fatal'],
    ['without that key', PUT, [tag(), deny('iam:TagRole', keys(ANY, 'CostTeam'))], 'fatal'],
    ['with a key in another case', PUT, [tag(keys(ALL, 'costteam'))], 'fatal'],
    ['with a key in some case', PUT, [tag(keys(ALL, 'costTeam'))], 'fatal'],
    [
      'by the key of IAM',
      allow('iam:PutUserPolicy', '*', TEAM_OF_IAM),
      [allow('iam:TagUser'), deny('iam:TagUser', keys(ANY, 'CostTeam'))],
      'fatal',
    ],
    [
      'to assume a role',
      allow('sts:AssumeRole', '*', TEAM),
      [tag(), deny('iam:TagRole', keys(ANY, 'CostTeam'))],
      'error',
    ],
    [
      'without that key in any case',
      PUT,
      [tag(), deny('iam:TagRole', keys('ForAnyValue:StringEqualsIgnoreCase', 'CostTeam'))],
      'warning',
    ],
    [
      'with no value for that key, which has no case in a condition key',
      PUT,
      [tag(), deny('iam:TagRole', { Null: { 'aws:RequestTag/costteam': 'false' } })],
      'warning',
    ],
    ['with another key', PUT, [tag(keys(ALL, 'Team'))], 'warning'],
  ])('%s', (_, grant, tags, expected) => {
    expect(found(grant, ...tags)).toEqual([expected]);
  });
});

test.each([
  ['iam:CreatePolicyVersion', 'iam:TagPolicy', 'fatal'],
  ['ssm:SendCommand', 'ec2:CreateTags', 'error'],
])('a key in another case is another tag where %s is on it', (action, by, without) => {
  const grant = allow(action, '*', TEAM);
  const except = (key: string) => deny(by, keys(ANY, key));
  expect(found(grant, allow(by), except('costteam'))).toEqual([without]);
  expect(found(grant, allow(by), except('CostTeam'))).toEqual(['warning']);
});
