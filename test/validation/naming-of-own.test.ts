import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { planOf } from '../support/terraform';

const IAM = 'arn:aws:iam::111122223333:';

/** What is found about more access in a template. */
const found = (Resources: object) =>
  audit(read('template.json', { Resources })!)
    .map(({ id }) => id)
    .filter((id) => /escalation/.test(id));

const policies = (action: string, on: string) => [
  { PolicyName: 'P', PolicyDocument: connectHolder(allow(action, on)) },
];
const role = (action: string, on: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: { RoleName: 'own', Policies: policies(action, on) },
});
const user = (action: string, on: string) => ({
  Type: 'AWS::IAM::User',
  Properties: { UserName: 'own', Policies: policies(action, on) },
});
describe('an action on the caller itself that gives it nothing is no escalation', () => {
  test.each([
    ['iam:DeleteRolePermissionsBoundary', 'role/own'],
    ['iam:PutRolePermissionsBoundary', 'role/own'],
  ])('%s on %s without a boundary', (action, on) => {
    expect(found({ Own: role(action, IAM + on) })).toEqual([]);
  });

  test.each([
    ['iam:DeleteUserPermissionsBoundary', 'user/own'],
    ['iam:PutUserPermissionsBoundary', 'user/${aws:username}'],
    ['iam:CreateAccessKey', 'user/own'],
    ['iam:UpdateLoginProfile', 'user/${aws:username}'],
  ])('%s on %s', (action, on) => {
    expect(found({ Own: user(action, IAM + on) })).toEqual([]);
    expect(found({ Own: user(action, `arn:aws:iam::*:${on}`) })).toEqual([]);
  });
});

describe('a reference with a star is one without it too', () => {
  const POLICY = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: connectHolder() },
  };
  const own = (action: string, reference: string) => {
    const on = { 'Fn::Sub': reference };
    const Policies = [{ PolicyName: 'P', PolicyDocument: connectHolder(allow(action, on)) }];
    const properties = { Policies, ManagedPolicyArns: [{ Ref: 'Policy' }] };
    const Own = { Type: 'AWS::IAM::Role', Properties: properties };
    return found({ Own, Other: role('s3:GetObject', '*'), Policy: POLICY, Spare: POLICY });
  };

  test.each([
    ['iam:PutRolePolicy', '${Own.Arn}*', 'escalation'],
    ['iam:PutRolePolicy', '${Own.Arn}/*', 'limited-escalation'],
    ['iam:PutRolePolicy', '${Other.Arn}*', 'limited-escalation'],
    ['iam:CreatePolicyVersion', '${Policy}*', 'escalation'],
    ['iam:CreatePolicyVersion', '${Spare}*', 'limited-escalation'],
  ])('%s on %s', (action, reference, id) => {
    expect(own(action, reference)).toEqual([id]);
  });
});

describe('what no account has', () => {
  test.each([
    ['iam:CreatePolicyVersion', 'arn:aws:iam::aws:policy/*'],
    ['iam:SetDefaultPolicyVersion', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
    ['iam:PutRolePolicy', 'arn:aws:iam::aws:role/*'],
    ['iam:PutRolePolicy', 'arn:aws:iam:us-east-1:111122223333:role/*'],
    ['iam:PutRolePolicy', 'arn:aws:iam:::role/*'],
    ['iam:PutRolePolicy', 'arn:aws:iam:111122223333:role/*'],
    ['iam:PutRolePolicy', `${IAM}role`],
    ['iam:PutRolePolicy', `${IAM}role/`],
    ['iam:PutRolePolicy', `${IAM}role/*/`],
    ['iam:PutRolePolicy', `${IAM}role:*`],
  ])('is written to by nobody: %s on %s', (action, on) => {
    expect(found({ Own: role(action, on) })).toEqual([]);
  });

  test.each([
    ['iam:AttachRolePolicy', 'arn:aws:iam::*:role/*'],
    ['iam:PutRolePolicy', 'arn:aws:iam:*:111122223333:role/*'],
  ])('is not what a pattern names: %s on %s', (action, on) => {
    expect(found({ Own: role(action, on) })).toEqual(['escalation']);
  });
});

describe('the user of the caller has the path that the file gives it', () => {
  const withPath = (Path: string, on: string) => ({
    Own: {
      Type: 'AWS::IAM::User',
      Properties: { Path, Policies: policies('iam:PutUserPolicy', `arn:aws:iam::*:${on}`) },
    },
  });

  test.each([
    ['/', 'user/${aws:username}'],
    ['/people/', 'user/people/${aws:username}'],
    ['/people/', 'user/*/${aws:username}'],
  ])('%s is that of %s', (path, on) => {
    expect(found(withPath(path, on))).toEqual(['escalation']);
  });

  test.each([
    ['/people/', 'user/${aws:username}'],
    ['/', 'user/people/${aws:username}'],
    ['/people/', 'user/staff/${aws:username}'],
  ])('%s is not that of %s', (path, on) => {
    expect(found(withPath(path, on))).toEqual([]);
  });

  test('and the name that a deny has', () => {
    const own = allow('iam:PutUserPolicy', 'arn:aws:iam::*:user/${aws:username}');
    const deny = { Effect: 'Deny', Action: 'iam:*', Resource: 'arn:aws:iam::*:user/own' };
    const Policies = [{ PolicyName: 'P', PolicyDocument: connectHolder(own, deny) }];
    const properties = { UserName: 'own', Policies };
    expect(found({ Own: { Type: 'AWS::IAM::User', Properties: properties } })).toEqual([]);
  });

  test.each([['iam:PutGroupPolicy', 'group'] as const, ['iam:PutRolePolicy', 'role'] as const])(
    '%s is on others',
    (action, kind) => {
      const on = `arn:aws:iam::*:${kind}/\${aws:username}`;
      expect(found({ Own: user(action, on) })).toEqual(['limited-escalation']);
    },
  );
});

describe('a managed policy of a template has the path and the name that the template gives it', () => {
  const rewriting = (on: string) => ({
    Own: {
      Type: 'AWS::IAM::Role',
      Properties: {
        ManagedPolicyArns: [{ Ref: 'Base' }],
        Policies: policies('iam:CreatePolicyVersion', `arn:aws:iam::*:${on}`),
      },
    },
    Base: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: 'base',
        Path: '/team/',
        PolicyDocument: connectHolder(),
      },
    },
  });

  test('as a policy names it', () => {
    expect(found(rewriting('policy/team/base'))).toEqual(['escalation']);
  });

  test.each([['policy/base'], ['policy/other/base'], ['policy/Base']])(
    'so that %s is another',
    (on) => {
      expect(found(rewriting(on))).toEqual(['limited-escalation']);
    },
  );
});

test('a user of an account has the name that a deny has', () => {
  const own = allow('iam:PutUserPolicy', 'arn:aws:iam::*:user/${aws:username}');
  const deny = { Effect: 'Deny', Action: 'iam:*', Resource: `${IAM}user/bob` };
  const withName = (UserName: string) => ({
    UserName,
    Path: '/',
    Arn: `${IAM}user/${UserName}`,
    UserPolicyList: [{ PolicyName: 'P', PolicyDocument: connectHolder(own, deny) }],
    GroupList: [],
    AttachedManagedPolicies: [],
  });
  const UserDetailList = [withName('bob'), withName('eve')];
  const details = { UserDetailList, GroupDetailList: [], RoleDetailList: [], Policies: [] };
  const fatal = audit(read('account.json', details)!).filter(
    ({ severity }) => severity === 'fatal',
  );
  expect(fatal.map(({ place }) => place.pointer.slice(0, 2))).toEqual([['UserDetailList', 1]]);
});

describe('in an account', () => {
  const inAccount = (action: string, on: string, more: object = {}) =>
    audit(
      read('account.json', {
        UserDetailList: [],
        GroupDetailList: [],
        Policies: [],
        RoleDetailList: [
          {
            RoleName: 'own',
            Path: '/',
            Arn: `${IAM}role/own`,
            AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
            RolePolicyList: policies(action, on),
            AttachedManagedPolicies: [],
            ...more,
          },
        ],
      })!,
    )
      .map(({ id }) => id)
      .filter((id) => /escalation/.test(id));

  test('a role changes what is in its account', () => {
    expect(inAccount('iam:PutRolePolicy', `${IAM}role/own`)).toEqual(['escalation']);
    expect(inAccount('iam:PutRolePolicy', 'arn:aws:iam::1111*:role/*')).toEqual(['escalation']);
  });

  test.each([['role/own'], ['role/*'], ['*']])('it changes no %s of another account', (on) => {
    expect(inAccount('iam:PutRolePolicy', `arn:aws:iam::444455556666:${on}`)).toEqual([]);
  });

  test('it assumes roles of another account', () => {
    const others = 'arn:aws:iam::444455556666:role/*';
    expect(inAccount('sts:AssumeRole', others)).toEqual(['indirect-escalation']);
  });
});

describe('a boundary of its own that a role may remove', () => {
  const REMOVE = 'iam:DeleteRolePermissionsBoundary';
  const bounded = (...more: object[]) => ({
    Boundary: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: connectHolder(allow(REMOVE)) },
    },
    Own: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'own',
        PermissionsBoundary: { Ref: 'Boundary' },
        Policies: [
          {
            PolicyName: 'P',
            PolicyDocument: connectHolder(allow(REMOVE, `${IAM}role/own`), ...more),
          },
        ],
      },
    },
  });

  test.each([['iam:PutRolePolicy'], ['*']])('is an escalation if it keeps %s back', (action) => {
    expect(found(bounded(allow(action)))).toEqual(['escalation']);
  });

  test('is a warning if it keeps no way back', () => {
    expect(found(bounded(allow('s3:*')))).toEqual(['limited-escalation']);
    const elsewhere = allow('iam:PutRolePolicy', 'arn:aws:iam::aws:role/*');
    expect(found(bounded(elsewhere))).toEqual(['limited-escalation']);
  });
});

describe('what lets others in is a warning on the caller itself', () => {
  test('its trust policy', () => {
    const Own = role('iam:UpdateAssumeRolePolicy', `${IAM}role/own`);
    expect(found({ Own })).toEqual(['limited-escalation']);
  });

  test('its group', () => {
    const Own = {
      Type: 'AWS::IAM::Group',
      Properties: {
        GroupName: 'own',
        Policies: policies('iam:AddUserToGroup', `${IAM}group/own`),
      },
    };
    const User = { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'Own' }] } };
    expect(found({ Own, User })).toEqual(['limited-escalation']);
  });

  test.each([
    ['iam:DeleteRolePermissionsBoundary', 'role/ow*'],
    ['iam:UpdateAssumeRolePolicy', 'role/ow*'],
  ])('%s on a pattern that includes others', (action, on) => {
    expect(found({ Own: role(action, IAM + on) })).toEqual(['limited-escalation']);
  });
});

test('a policy that is attached by reference is one that the role has', () => {
  const version = (name: string) => ({
    Own: {
      Type: 'AWS::IAM::Role',
      Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] },
    },
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: 'Access',
        PolicyDocument: connectHolder(allow('iam:CreatePolicyVersion', `${IAM}policy/${name}`)),
      },
    },
  });
  expect(found(version('Access'))).toEqual(['escalation']);
  expect(found(version('Other'))).toEqual(['limited-escalation']);
});

describe('a name whose end is generated surely begins as it does:', () => {
  /** What is found if a user has a managed policy, by reference, that may rewrite some. */
  const withPolicy = (Resource: unknown) => ({
    Own: {
      Type: 'AWS::IAM::User',
      Properties: { UserName: 'own', ManagedPolicyArns: [{ Ref: 'Policy' }] },
    },
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: connectHolder(allow('iam:CreatePolicyVersion', Resource)),
      },
    },
  });
  const ofStack = (text: string) => ({ 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:${text}` });

  test.each([
    ['${AWS::StackName}-*', 'escalation'],
    ['${AWS::StackName}-Policy-*', 'escalation'],
    ['${AWS::StackName}-Other-*', 'limited-escalation'],
    ['${AWS::StackName}-Policy-A*', 'limited-escalation'],
    ['desk-*', 'limited-escalation'],
    ['team/${AWS::StackName}-*', 'limited-escalation'],
  ])('of a policy and a role in a template, %s', (name, id) => {
    expect(found(withPolicy(ofStack(`policy/${name}`)))).toEqual([id]);
    const on = ofStack(`role/${name.replace('Policy', 'Own')}`);
    const Policies = [
      { PolicyName: 'P', PolicyDocument: connectHolder(allow('iam:PutRolePolicy', on)) },
    ];
    expect(found({ Own: { Type: 'AWS::IAM::Role', Properties: { Policies } } })).toEqual([id]);
  });

  test.each([
    ['desk-*', 'escalation'],
    ['d*', 'escalation'],
    ['desk-2*', 'limited-escalation'],
    ['desk', 'limited-escalation'],
    ['other-*', 'limited-escalation'],
  ])('of a policy and a role with a prefix in a plan, %s', (name, id) => {
    const text = (action: string, on: string) =>
      JSON.stringify(connectHolder(allow(action, IAM + on)));
    const trust = { assume_role_policy: JSON.stringify({ Statement: [] }) };
    const unknown = { name: true, arn: true };
    const owner = { type: 'aws_iam_role', name: 'own' };
    const plans = [
      planOf([
        { ...owner, values: { name_prefix: 'desk-', ...trust }, unknown },
        {
          type: 'aws_iam_role_policy',
          name: 'p',
          values: { name: 'p', policy: text('iam:PutRolePolicy', `role/${name}`) },
          unknown: { role: true },
          references: { role: ['aws_iam_role.own.id', 'aws_iam_role.own'] },
        },
      ]),
      planOf([
        { ...owner, values: { name: 'own', ...trust }, unknown: { arn: true } },
        {
          type: 'aws_iam_policy',
          name: 'p',
          values: {
            name_prefix: 'desk-',
            policy: text('iam:CreatePolicyVersion', `policy/${name}`),
          },
          unknown,
        },
        {
          type: 'aws_iam_role_policy_attachment',
          name: 'a',
          values: { role: 'own' },
          unknown: { policy_arn: true },
          references: { policy_arn: ['aws_iam_policy.p.arn', 'aws_iam_policy.p'] },
        },
      ]),
    ];
    for (const plan of plans)
      expect(
        audit(read('plan.json', plan)!)
          .map((one) => one.id)
          .filter((one) => /escalation/.test(one)),
      ).toEqual([id]);
  });
});

test.each([
  ['role', 'RoleName', 'iam:PutRolePolicy'],
  ['user', 'UserName', 'iam:PutUserPolicy'],
])('a %s in the path of a parameter writes into itself by that path', (kind, Name, action) => {
  const severityOn = (end: string) => {
    const on = { 'Fn::Sub': `${IAM}${kind}${end}` };
    const Policies = [{ PolicyName: 'P', PolicyDocument: connectHolder(allow(action, on)) }];
    const Type = kind === 'role' ? 'AWS::IAM::Role' : 'AWS::IAM::User';
    const Own = { Type, Properties: { [Name]: 'own', Path: { Ref: 'Path' }, Policies } };
    const Parameters = { Path: { Type: 'String' } };
    return audit(read('template.json', { Parameters, Resources: { Own } })!).find(({ what }) =>
      what.startsWith(action),
    )?.severity;
  };
  expect(severityOn('${Path}own')).toBe('fatal');
  expect(severityOn('${Path}other')).toBe('warning');
  expect(severityOn('/${Path}own')).toBe('warning');
  expect(severityOn('/app/own')).toBe('warning');
});
