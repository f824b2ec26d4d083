import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy } from '../support/documents';

const denying = (GroupName: string, Action: string) => ({
  Type: 'AWS::IAM::Group',
  Properties: {
    GroupName,
    Policies: [
      {
        PolicyName: 'P',
        PolicyDocument: policy({ Effect: 'Deny', Action, Resource: '*' }),
      },
    ],
  },
});

interface Membership {
  readonly groups?: readonly unknown[];
  readonly from?: string;
  readonly parameter?: object;
  readonly more?: object;
}

/** The ways of a user that leaves groups. They deny it to write into itself. */
function found({ groups = [], from = '*', parameter = {}, more = {} }: Membership) {
  const leaves = allow('iam:RemoveUserFromGroup', from);
  const template = {
    Parameters: { Stage: { Type: 'String', ...parameter } },
    Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
    Resources: {
      One: denying('one', 'iam:PutUserPolicy'),
      Two: denying('two', 'iam:PutUserPolicy'),
      User: {
        Type: 'AWS::IAM::User',
        Properties: {
          UserName: 'dev',
          Groups: groups,
          Policies: [
            { PolicyName: 'P', PolicyDocument: connectHolder(allow('iam:PutUserPolicy'), leaves) },
          ],
        },
      },
      ...more,
    },
  };
  return audit(read('template.json', template)!)
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity}: ${what}`);
}

const ONE = { Ref: 'One' };
const TWO = { Ref: 'Two' };
const inProd = (group: unknown, otherwise: unknown = { Ref: 'AWS::NoValue' }) => ({
  'Fn::If': ['IsProd', group, otherwise],
});
const added = (more: object = {}) => ({
  Addition: {
    Type: 'AWS::IAM::UserToGroupAddition',
    Properties: { GroupName: ONE, Users: [{ Ref: 'User' }] },
    ...more,
  },
});
const fatal = (on: string) => [
  `fatal: iam:RemoveUserFromGroup and iam:PutUserPolicy on ${on}: ` +
    'the holder takes a deny off itself, and then writes any permission into a user',
];

describe('a user leaves the groups that deny it something', () => {
  test.each<[string, Membership]>([
    ['both', { groups: [ONE, TWO] }],
    ['one of two, by a template condition', { groups: [inProd(ONE, TWO)] }],
    ['one, by its reference or its name', { groups: [inProd(ONE, 'one')] }],
    ['one perhaps', { groups: [inProd(ONE)] }],
    ['one, and another perhaps', { groups: [ONE, inProd(TWO)] }],
    ['the default of a parameter', { groups: [{ Ref: 'Stage' }], parameter: { Default: 'one' } }],
    ['one by another resource', { more: added() }],
    ['one perhaps by another resource', { more: added({ Condition: 'IsProd' }) }],
  ])('%s', (_, membership) => {
    expect(found(membership)).toEqual(fatal('*'));
  });

  const ofOne = 'arn:aws:iam::111122223333:group/one';

  test('only those that it may leave', () => {
    expect(found({ groups: [ONE, TWO], from: ofOne })).toEqual([]);
  });

  test('and keeps what it has itself', () => {
    const Own = {
      Type: 'AWS::IAM::UserPolicy',
      Properties: {
        PolicyName: 'Own',
        UserName: { Ref: 'User' },
        PolicyDocument: policy({ Effect: 'Deny', Action: 'iam:PutUserPolicy', Resource: '*' }),
      },
    };
    expect(found({ groups: [inProd(ONE, TWO)], more: { Own } })).toEqual([]);
  });
});
