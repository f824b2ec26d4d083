import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow } from '../support/connect-holder';
import { policy } from '../support/documents';

/* Templates do not say their account and partition. A deny may be about others. */

const WRITES = allow('iam:PutRolePolicy');
const deny = (Resource: unknown, Condition?: object) => ({
  Effect: 'Deny',
  Action: 'iam:*',
  Resource,
  ...(Condition && { Condition }),
});
const ofCallers = (value: string) => deny('*', { ArnLike: { 'aws:PrincipalArn': value } });

const role = (statements: readonly object[], properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    Policies: [
      {
        PolicyName: 'P',
        PolicyDocument: policy(allow('connect:DescribeUser', '*'), ...statements),
      },
    ],
    ...properties,
  },
});

const severities = (Resources: object, wanted: RegExp) =>
  audit(read('template.json', { Resources })!)
    .filter(({ id }) => wanted.test(id))
    .map(({ severity }) => severity);
const escalation = (...statements: object[]) =>
  severities({ Role: role(statements) }, /escalation/);

describe('a deny in another partition', () => {
  test.each(['aws-cn', 'aws-iso', 'awsx'])('without Amazon Connect, %s, closes nothing', (one) => {
    expect(escalation(WRITES, deny(`arn:${one}:iam::*:*`))).toEqual(['fatal']);
    expect(escalation(WRITES, ofCallers(`arn:${one}:iam::*:role/*`))).toEqual(['fatal']);
    const { Resource: _, ...rest } = WRITES;
    expect(escalation({ ...rest, NotResource: `arn:${one}:iam::*:*` })).toEqual(['fatal']);
  });

  test('with Amazon Connect may be of the own one', () => {
    const gov = 'arn:aws-us-gov:iam::*:*';
    expect(escalation(WRITES, deny(gov))).toEqual(['warning']);
    expect(escalation(WRITES, ofCallers(gov))).toEqual(['warning']);
    expect(escalation(WRITES, deny([gov, 'arn:aws:iam::*:*']))).toEqual([]);
  });

  test('is of another one where a managed policy says the own', () => {
    const ManagedPolicyArns = ['arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess'];
    const Role = role([WRITES, deny('arn:aws-us-gov:iam::*:*')], { ManagedPolicyArns });
    expect(severities({ Role }, /escalation/)).toEqual(['fatal']);
  });

  test('in the usual one closes', () => {
    expect(escalation(WRITES, deny('arn:aws:iam::*:*'))).toEqual([]);
    expect(escalation(WRITES, ofCallers('arn:aws:iam::*:role/*'))).toEqual([]);
  });
});

describe('a deny of callers of an account', () => {
  const account = 'arn:aws:iam::999988887777';

  test('may be of others', () => {
    expect(escalation(WRITES, ofCallers(`${account}:*`))).toEqual(['warning']);
    expect(escalation(WRITES, ofCallers(`${account}:role/*`))).toEqual(['warning']);
    expect(escalation(WRITES, ofCallers(`${account}:role/other`))).toEqual(['fatal']);
  });

  test('leaves who may be another', () => {
    const Condition = { ArnNotLike: { 'aws:PrincipalArn': `${account}:*` } };
    expect(escalation({ ...WRITES, Condition })).toEqual(['warning']);
  });
});

describe('a deny in a trust policy', () => {
  const trust = (Principal: object, ...denies: object[]) => ({
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }, ...denies],
    },
  });
  const denying = (Principal: unknown, Condition?: object) => ({
    Effect: 'Deny',
    Principal,
    Action: 'sts:AssumeRole',
    ...(Condition && { Condition }),
  });
  const chains = (...denies: object[]) =>
    severities(
      {
        Own: role([allow('sts:AssumeRole', { 'Fn::GetAtt': ['Admin', 'Arn'] })]),
        Admin: role(
          [allow('*', '*')],
          trust({ AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }, ...denies),
        ),
      },
      /^limited-escalation/,
    );

  test('of another account leaves the own', () => {
    expect(chains(denying({ AWS: 'arn:aws:iam::999988887777:root' }))).toEqual(['warning']);
    expect(chains(denying({ AWS: '999988887777' }))).toEqual(['warning']);
    expect(chains(denying({ AWS: { 'Fn::Sub': '${AWS::AccountId}' } }))).toEqual([]);
    expect(chains(denying('*'))).toEqual([]);
  });

  test('of another partition leaves everybody', () => {
    const anyone = (value: string) =>
      severities(
        {
          Role: role(
            [],
            trust({ AWS: '*' }, denying('*', { ArnLike: { 'aws:PrincipalArn': value } })),
          ),
        },
        /^trust-in-anyone/,
      );
    expect(anyone('arn:aws-cn:iam::*:*')).toEqual(['fatal']);
    expect(anyone('arn:aws-us-gov:iam::*:*')).toEqual(['fatal']);
    expect(anyone('arn:aws:iam::*:*')).toEqual([]);
  });
});
