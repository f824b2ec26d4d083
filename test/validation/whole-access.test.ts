import { read } from '../../src/reader/read';
import { waysIn } from '../../src/validation/escalations-in-world';
import { audit } from '../../src/validation/run-rules';
import {
  allowing as allow,
  connectHolder,
  holderTemplate,
  REACHES_CONNECT,
} from '../support/connect-holder';
import { sample } from '../support/sample';

const ALL_BUT_BUCKETS = { Effect: 'Allow', NotAction: 's3:*', Resource: '*' };
const deny = (actions: object) => ({ Effect: 'Deny', Resource: '*', ...actions });
const OTHERS = deny({ NotAction: 'connect:*' });

/** What is found about all access of a role, in a boundary. */
const found = (statements: readonly object[], boundary?: readonly object[]) => {
  const policyOf = (all: readonly object[]) => ({ Version: '2012-10-17', Statement: all });
  const Properties = {
    Policies: [{ PolicyName: 'P', PolicyDocument: policyOf(statements) }],
    ...(boundary && { PermissionsBoundary: { Ref: 'Boundary' } }),
  };
  const Boundary = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: policyOf(boundary ?? []) },
  };
  const Resources = { Own: { Type: 'AWS::IAM::Role', Properties }, ...(boundary && { Boundary }) };
  return audit(read('template.json', { Resources })!)
    .filter(({ place }) => place.logicalId === 'Own')
    .filter(({ id }) => /escalation|not-action|account-administrator/.test(id))
    .map(({ id, severity }) => `${severity} ${id}`);
};

describe('everything but some actions', () => {
  test('is an error, or hands over the account', () => {
    expect(found([ALL_BUT_BUCKETS])).toEqual(['fatal not-action']);
    expect(found([ALL_BUT_BUCKETS, deny({ Action: 'iam:*' })])).toEqual(['error not-action']);
    expect(found([ALL_BUT_BUCKETS], [allow('*')])).toEqual(['fatal not-action']);
  });

  test.each([
    [[ALL_BUT_BUCKETS, allow('s3:*')]],
    [[ALL_BUT_BUCKETS, allow('*:Get*'), { ...ALL_BUT_BUCKETS, NotAction: 'ec2:*' }]],
  ])('is everything beside what allows the others: %j', (statements) => {
    expect(found(statements)).toEqual(['warning account-administrator']);
  });

  test.each([[[allow('s3:Get*')]], [[allow('s3:*', 'arn:aws:s3:::calls')]]])(
    'is not everything beside %j',
    (others) => {
      expect(found([ALL_BUT_BUCKETS, ...others])).toEqual(['fatal not-action']);
    },
  );

  test.each([
    ['a boundary', [ALL_BUT_BUCKETS], [REACHES_CONNECT]],
    ['a deny of everything', [ALL_BUT_BUCKETS, deny({ Action: '*' })], undefined],
    ['a deny of everything else', [ALL_BUT_BUCKETS, OTHERS], undefined],
  ])('is Amazon Connect only under %s', (_, statements, boundary) => {
    expect(found(statements, boundary)).toEqual([]);
  });

  test('is a way where a boundary leaves one', () => {
    const within = (...actions: string[]) =>
      found([ALL_BUT_BUCKETS], [REACHES_CONNECT, allow(actions)]);
    expect(within('iam:PutRolePolicy', 'sts:AssumeRole')).toEqual(['fatal not-action']);
    // What it writes into itself is within the boundary, and it acts as no other role.
    expect(within('iam:PutRolePolicy')).toEqual(['error not-action']);
  });
});

test('everything is not allowed to whom everything else is denied', () => {
  const administrator = ['warning account-administrator'];
  expect(found([allow('*')])).toEqual(administrator);
  expect(found([allow('*'), deny({ Action: '*' })])).toEqual([]);
  expect(found([allow('*'), OTHERS])).toEqual([]);
  expect(found([allow('*'), deny({ NotAction: ['connect:*', 'iam:*'] })])).toEqual([
    'fatal escalation',
  ]);
  const denied = (type: string) =>
    deny({ Action: '*', Condition: { StringEquals: { 'aws:PrincipalType': type } } });
  expect(found([allow('*'), denied('AssumedRole')])).toEqual([]);
  expect(found([allow('*'), denied('User')])).toEqual(administrator);
});

test.each([
  ['StringEquals', { 'aws:PrincipalType': 'AssumedRole' }, 'warning account-administrator'],
  ['StringEquals', { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' }, 'warning account-administrator'],
  ['DateLessThan', { 'aws:CurrentTime': '2099-01-01T00:00:00Z' }, 'warning account-administrator'],
  ['IpAddress', { 'aws:SourceIp': '203.0.113.0/24' }, 'warning limited-escalation'],
  ['StringLike', { 'aws:RequestTag/team': '*' }, undefined],
])('everything under %s %j is everything if it holds', (operator, keys, wanted) => {
  const [one] = found([allow('*', '*', { [operator]: keys })]);
  if (wanted === undefined) expect(one).not.toBe('warning account-administrator');
  else expect(one).toBe(wanted);
});

describe('an administrator with denies', () => {
  const said = (...statements: readonly object[]) => {
    const { Resources } = holderTemplate('Role', [allow('*'), ...statements]);
    return audit(read('template.json', { Resources })!)
      .filter(({ id }) => /escalation|account-administrator/.test(id))
      .map(({ severity, id, what }) => `${severity} ${id}: ${what}`);
  };
  const IS = 'warning account-administrator: the role Holder has every permission in the account';
  const NAMES = ['iam:*', 'sts:*', 'sso:*', 'sso-directory:*', 'identitystore:*'];

  test('has every permission without one, or with one that never applies', () => {
    const past = { Condition: { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } } };
    expect(said()).toEqual([IS]);
    expect(said(deny({ Action: 'iam:*', ...past }))).toEqual([IS]);
  });

  test.each([
    ['other services', deny({ Action: 's3:*' })],
    ['some ways', deny({ Action: ['iam:Put*', 'iam:Attach*'] })],
    ['the holder', { ...deny({ Action: 'iam:*' }), Resource: { 'Fn::GetAtt': ['Holder', 'Arn'] } }],
    [
      'requests without MFA',
      deny({
        Action: 'iam:*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      }),
    ],
  ])('has the account if a deny of %s leaves a way to it', (_, statement) => {
    expect(said(statement)).toEqual([`${IS}, except what its denies close`]);
  });

  test('has the account if it can take the denies off itself', () => {
    const guards = {
      Action: ['Put', 'Attach', 'Create', 'Update', 'Add', 'Set'].map((one) => `iam:${one}*`),
    };
    const Statement = [deny(guards)];
    const findings = (statements: readonly object[]) => {
      const { Resources } = holderTemplate('Role', [allow('*'), ...statements], {
        RoleName: 'own',
      });
      const Guard = {
        Type: 'AWS::IAM::RolePolicy',
        Properties: { RoleName: 'own', PolicyName: 'Guard', PolicyDocument: { Statement } },
      };
      return audit(read('template.json', { Resources: { ...Resources, Guard } })!)
        .filter(({ id }) => /escalation|account-administrator/.test(id))
        .map(({ severity, id }) => `${severity} ${id}`);
    };
    expect(findings([])).toEqual(['warning account-administrator']);
    expect(findings([deny({ Action: ['iam:Delete*', 'iam:Detach*'] })])).toEqual([
      'error indirect-escalation',
    ]);
  });

  test('has only the ways that are left', () => {
    const [one, ...others] = said(deny({ Action: 'iam:*' }));
    expect(others).toEqual([]);
    expect(one).toMatch(/^error indirect-escalation: sso:PutInlinePolicyToPermissionSet on \*: /);
    const [left] = said(deny({ Action: NAMES }));
    expect(left).toMatch(/^error indirect-escalation: .*, and has \d+ more ways$/);
    expect(left).not.toMatch(/\b(iam|sts|sso):/);
  });

  test('has the ways of PowerUserAccess, and the others that are not of IAM', () => {
    const ways = (properties: object) => {
      const world = read('template.json', holderTemplate('Role', [], properties))!;
      return waysIn(world)(world.principals[0]).map(({ way }) => way.id);
    };
    const attached = (name: string) => [`arn:aws:iam::aws:policy/${name}`];
    const power = ways({ ManagedPolicyArns: attached('PowerUserAccess') });
    const { Resources } = holderTemplate('Role', [allow('*'), deny({ Action: 'iam:*' })]);
    const world = read('template.json', { Resources })!;
    const denied = waysIn(world)(world.principals[0]);
    expect(denied.map(({ way }) => way.id)).toEqual(expect.arrayContaining(power));
    expect(denied.flatMap(({ way }) => way.needs).filter((one) => /^iam:/.test(one))).toEqual([]);
  });
});

test('a request has several services that called each other', () => {
  const through = (service: string) => ({ 'aws:CalledVia': `${service}.amazonaws.com` });
  const condition = { StringEquals: through('athena'), StringLike: through('cloudformation') };
  const findings = audit(
    read('policy.json', connectHolder(allow('iam:PutRolePolicy', '*', condition)))!,
  );
  expect(findings.map(({ id }) => id)).toContain('limited-escalation');
});

describe('a boundary that allows everything', () => {
  const within = (...denies: readonly object[]) =>
    found([allow('*')], [allow('*'), ...denies.map((one) => deny({ Action: '*', ...one }))]);
  const before = (time: string) => ({ Condition: { DateLessThan: { 'aws:CurrentTime': time } } });

  test('keeps nothing back by a deny that never applies to the holder', () => {
    const administrator = ['warning account-administrator'];
    const insecure = { Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    expect(within()).toEqual(administrator);
    expect(within(before('2020-01-01T00:00:00Z'))).toEqual(administrator);
    expect(within(insecure)).toEqual(administrator);
    expect(within(insecure, before('2020-01-01T00:00:00Z'))).toEqual(administrator);
  });

  const on = (operator: string, key: string, value: string) => ({
    Condition: { [operator]: { [key]: value } },
  });
  const ROLE = (name: string) => `arn:aws:iam::*:role/${name}`;

  const KEEPING_NOTHING: [string, object][] = [
    ['another role', on('ArnLike', 'aws:PrincipalArn', ROLE('Admin'))],
    ['users', on('StringEquals', 'aws:PrincipalType', 'User')],
    ['requests of services', on('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::calls')],
    ['services that call others', on('StringEquals', 'aws:CalledVia', 'athena.amazonaws.com')],
    ['no value', { Condition: { StringEquals: { 'aws:PrincipalArn': [] } } }],
    ['what no account has', { Action: 'iam:*', Resource: 'arn:aws:iam:eu-west-2:*:role/*' }],
    ['a service that does not exist', { Action: 'foo:Bar' }],
    ['several such services', { Action: ['foo:Bar', 'no-service:*', 'foo*'] }],
  ];
  test.each(sample(KEEPING_NOTHING, 3))('keeps nothing back by a deny of %s', (_, one) => {
    expect(within(one)).toEqual(['warning account-administrator']);
  });

  const KEEPING_SOME: [string, object][] = [
    ['any role', on('ArnLike', 'aws:PrincipalArn', ROLE('*'))],
    ['roles', on('StringEquals', 'aws:PrincipalType', 'AssumedRole')],
    ['requests of no service', { Condition: { Null: { 'aws:SourceArn': 'true' } } }],
    ['a Region', on('StringEquals', 'aws:RequestedRegion', 'eu-west-2')],
    ['other Regions', on('StringNotEquals', 'aws:RequestedRegion', 'eu-west-2')],
    ['a tag of resources', on('StringEquals', 'aws:ResourceTag/team', 'core')],
    ['roles of an account', { Action: 'iam:*', Resource: 'arn:aws:iam::111122223333:role/*' }],
    ['a service', { Action: 'S3:*' }],
    ['a service, and one that does not exist', { Action: ['foo:Bar', 's3:DeleteBucket'] }],
    ['a pattern of services', { Action: 'f*:Bar' }],
    ['a pattern without a colon', { Action: 'fs*' }],
    ['roles to assume', { Resource: 'arn:aws:iam::999988887777:role/*' }],
  ];
  test.each(sample(KEEPING_SOME, 4))('keeps something back by a deny of %s', (_, one) => {
    expect(within(one)).not.toContain('warning account-administrator');
  });

  test('keeps back all that a deny of everything but some does not leave out', () => {
    const but = (NotAction: string) => found([allow('*')], [allow('*'), deny({ NotAction })]);
    expect(but('*')).toEqual(['warning account-administrator']);
    expect(but('foo:Bar')).toEqual([]);
    expect(but('s3:*')).toEqual([]);
  });

  test('keeps back what it denies', () => {
    const tagged = { Condition: { StringEquals: { 'aws:PrincipalTag/x': 'y' } } };
    expect(within({ Action: 's3:*' })).toEqual(['fatal escalation']);
    expect(within(tagged)).not.toContain('warning account-administrator');
    expect(within(before('2999-01-01T00:00:00Z'))).not.toContain('warning account-administrator');
  });
});
