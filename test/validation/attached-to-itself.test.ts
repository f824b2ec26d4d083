import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails } from '../support/accounts';
import { connectHolder } from '../support/connect-holder';
import { allow, deny, policy, roleWith } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const FUNCTIONS = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
const PASS = allow('iam:PassRole');
const IF_P = { Condition: { ArnEquals: { 'iam:PolicyARN': `${IAM}policy/P` } } };
const attaches = (resource = `${IAM}role/Dev`, action = 'iam:AttachRolePolicy') =>
  allow(action, resource, IF_P);

const principal = (kind: 'Role' | 'User' | 'Group', name: string, document: object) => ({
  [`${kind}Name`]: name,
  Path: '/',
  Arn: `${IAM}${kind.toLowerCase()}/${name}`,
  [`${kind}PolicyList`]: [{ PolicyName: 'p', PolicyDocument: document }],
  AttachedManagedPolicies: [],
  ...(kind === 'Role' && {
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  }),
});

/** What is found about more access in the details of an account with a policy P. */
const found = (granted: readonly object[], lists: object, policies: readonly object[] = []) =>
  audit(
    read('details.json', {
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: [],
      Policies: [policyDetails('P', granted), ...policies],
      ...lists,
    })!,
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ id, what }) => `${id}: ${what}`);

const ofRole = (granted: readonly object[], ...own: readonly object[]) =>
  found(granted, { RoleDetailList: [principal('Role', 'Dev', connectHolder(...own))] });

const RUNS = [
  'the holder attaches the policy P, and so with the rest of its access',
  'runs code in a new Lambda function with any role',
].join(' ');

describe('a policy that somebody attaches to itself counts together with what it has', () => {
  test.each([
    ['the policy passes roles', [PASS], FUNCTIONS],
    ['the policy has the functions', [FUNCTIONS], PASS],
  ])('if %s', (_, granted, own) => {
    expect(ofRole(granted, own, attaches())).toEqual([
      `indirect-escalation: iam:AttachRolePolicy on ${IAM}role/Dev: ${RUNS}`,
    ]);
  });

  test.each([
    ['with an action of its own', [allow('iam:PutRolePolicy')], [allow('iam:CreateRole')]],
    ['by its own name', [allow('iam:PutRolePolicy', `${IAM}role/Dev`)], []],
  ])('up to any permission, %s', (_, granted, own) => {
    const way = /^escalation: iam:AttachRolePolicy on .*the holder attaches the policy P/;
    expect(ofRole(granted, ...own, attaches())).toContainEqual(expect.stringMatching(way));
  });

  test('also by its own user name', () => {
    const own = [FUNCTIONS, attaches(`${IAM}user/\${aws:username}`, 'iam:AttachUserPolicy')];
    const UserDetailList = [principal('User', 'u', connectHolder(...own))];
    expect(found([PASS], { UserDetailList })).toEqual([
      `indirect-escalation: iam:AttachUserPolicy on ${IAM}user/\${aws:username}: ${RUNS}`,
    ]);
  });

  const members = (group: string) => ({
    UserDetailList: [{ ...principal('User', 'u', connectHolder(FUNCTIONS)), GroupList: ['g'] }],
    GroupDetailList: [
      principal('Group', 'g', policy(attaches(`${IAM}group/${group}`, 'iam:AttachGroupPolicy'))),
    ],
  });

  test('through its group', () => {
    expect(found([PASS], members('g'))).toEqual([
      `indirect-escalation: iam:AttachGroupPolicy on ${IAM}group/g: ${RUNS}`,
    ]);
  });

  test('through a group that it makes', () => {
    const own = [
      FUNCTIONS,
      allow(['iam:CreateGroup', 'iam:AddUserToGroup'], `${IAM}group/new-*`),
      attaches(`${IAM}group/new-*`, 'iam:AttachGroupPolicy'),
    ];
    const UserDetailList = [principal('User', 'u', connectHolder(...own))];
    expect(found([PASS], { UserDetailList })).toContainEqual(expect.stringContaining(RUNS));
  });

  test('as a policy that anybody may hold', () => {
    const holder = policyDetails('Holder', [...connectHolder(FUNCTIONS, attaches('*')).Statement]);
    expect(found([PASS], {}, [holder])).toEqual([
      `indirect-escalation: iam:AttachRolePolicy on *: ${RUNS}`,
    ]);
  });

  test('not on others', () => {
    expect(ofRole([PASS], FUNCTIONS, attaches(`${IAM}role/Other`))).toEqual([]);
    expect(found([PASS], members('other'))).toEqual([]);
  });

  test('not where only another policy goes to itself', () => {
    const other = { ArnEquals: { 'iam:PolicyARN': `${IAM}policy/Q` } };
    const own = [
      FUNCTIONS,
      attaches(`${IAM}role/Other`),
      allow('iam:AttachRolePolicy', `${IAM}role/Dev`, { Condition: other }),
    ];
    const RoleDetailList = [principal('Role', 'Dev', connectHolder(...own))];
    expect(found([PASS], { RoleDetailList }, [policyDetails('Q', [allow('s3:Get*')])])).toEqual([]);
  });

  test('not if the policy adds nothing', () => {
    expect(ofRole([allow('s3:GetObject')], FUNCTIONS, attaches())).toEqual([]);
    const both = ofRole([PASS], FUNCTIONS, PASS, attaches());
    expect(both).toEqual(ofRole([PASS], FUNCTIONS, PASS));
    expect(both).toHaveLength(1);
  });

  test('within the denies of both', () => {
    expect(ofRole([PASS], FUNCTIONS, deny('iam:PassRole'), attaches())).toEqual([]);
    expect(ofRole([PASS, deny('lambda:*')], FUNCTIONS, attaches())).toEqual([]);
    expect(ofRole([PASS, deny('s3:*')], FUNCTIONS, attaches())).toHaveLength(1);
  });

  test.each([
    ['leaves it out', ['lambda:*', 'iam:AttachRolePolicy', 'connect:*'], 0],
    ['allows it', ['lambda:*', 'iam:AttachRolePolicy', 'connect:*', 'iam:PassRole'], 1],
  ])('within its boundary, which %s', (_, allowed, count) => {
    const PermissionsBoundary = {
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: `${IAM}policy/B`,
    };
    const dev = principal('Role', 'Dev', connectHolder(FUNCTIONS, attaches()));
    const RoleDetailList = [{ ...dev, PermissionsBoundary }];
    expect(found([PASS], { RoleDetailList }, [policyDetails('B', [allow(allowed)])])).toHaveLength(
      count,
    );
  });

  test.each([
    ['a pattern of any role', '*', 'Dev', ['error']],
    ['a name that is its own', `${IAM}role/Dev`, 'Dev', ['error']],
    ['a pattern that its name may match', `${IAM}role/app-*`, undefined, ['warning']],
    ['a pattern that its name does not match', `${IAM}role/app-*`, 'Dev', []],
    ['a name that deployment never gives', `${IAM}role/Other`, undefined, []],
  ])('in a template by %s', (_, resource, RoleName, severities) => {
    const properties = RoleName === undefined ? {} : { RoleName };
    const template = {
      Resources: {
        Role: roleWith('p', connectHolder(FUNCTIONS, attaches(resource)), properties),
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { ManagedPolicyName: 'P', PolicyDocument: policy(PASS) },
        },
      },
    };
    const all = audit(read('template.json', template)!);
    const escalations = all.filter(({ id }) => id.endsWith('escalation'));
    expect(escalations.map(({ severity }) => severity)).toEqual(severities);
  });
});

describe('a policy gives a role or a user what its statements give it', () => {
  const inTemplate = (
    kind: 'Role' | 'User',
    granted: readonly object[],
    own: readonly object[],
  ) => {
    const attached = attaches('*', `iam:Attach${kind}Policy`);
    const holder = {
      Type: `AWS::IAM::${kind}`,
      Properties: {
        Policies: [{ PolicyName: 'p', PolicyDocument: connectHolder(attached, ...own) }],
      },
    };
    const User = { Type: 'AWS::IAM::User', Properties: { UserName: 'x' } };
    const Policy = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'P', PolicyDocument: policy(...granted) },
    };
    const all = audit(read('template.json', { Resources: { Holder: holder, User, Policy } })!);
    return all.find(({ what }) => what.startsWith(`iam:Attach${kind}Policy`))?.severity;
  };
  const KEY = allow('iam:CreateAccessKey', `${IAM}user/x`);
  const ASSUME = allow('sts:AssumeRole', `${IAM}role/x`);

  test.each([
    ['PutUserPolicy', 'error', 'fatal'],
    ['AttachUserPolicy', 'error', 'fatal'],
    ['AddUserToGroup', 'error', 'fatal'],
    ['PutGroupPolicy', 'error', 'error'],
    ['PutRolePolicy', 'fatal', 'error'],
    ['CreateAccessKey', 'fatal', 'fatal'],
    ['CreatePolicyVersion', 'fatal', 'fatal'],
  ])('by iam:%s: %s for a role, %s for a user', (action, role, user) => {
    const granted = [allow(`iam:${action}`)];
    expect(inTemplate('Role', granted, [])).toBe(role);
    expect(inTemplate('User', granted, [])).toBe(user);
  });

  test.each([
    ['of the role', [allow('iam:PutUserPolicy')], [KEY]],
    ['of the policy', [allow('iam:PutUserPolicy'), KEY], []],
    ['of the policy, which also denies', [allow('iam:PutUserPolicy'), KEY, deny('s3:*')], []],
  ])('together with credentials of a user, %s', (_, granted, own) => {
    expect(inTemplate('Role', granted, own)).toBe('fatal');
  });

  test('together with a group that a user joins', () => {
    const joins = allow('iam:AddUserToGroup', `${IAM}group/g`);
    expect(inTemplate('User', [allow('iam:PutGroupPolicy')], [joins])).toBe('fatal');
  });

  test('together with a role that passes roles', () => {
    const runs = allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']);
    expect(inTemplate('User', [allow('iam:PutRolePolicy')], [runs])).toBe('fatal');
    expect(inTemplate('User', [allow('iam:PutRolePolicy')], [ASSUME])).toBe('error');
  });
});

describe('a holder keeps its limits with a policy that it attaches to itself', () => {
  const WRITES = [allow('iam:PutUserPolicy')];
  const NO_WRITES = deny('iam:PutUserPolicy');
  const ATTACH = 'iam:AttachUserPolicy';
  const itself = attaches(`${IAM}user/Dev`, ATTACH);
  const RUNS_CODE = [allow(['lambda:*', 'iam:PassRole'])];
  const ALL_BUT_IAM = { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' };

  /** How severe it is that a user attaches the policy P: none, where it gives nothing. */
  const severity = (
    granted: readonly object[],
    own: readonly object[],
    { boundary, more = {} }: { readonly boundary?: readonly object[]; readonly more?: object } = {},
  ): string => {
    const dev = principal('User', 'Dev', connectHolder(...own));
    const PermissionsBoundary = {
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: `${IAM}policy/B`,
    };
    const details = {
      UserDetailList: [{ ...dev, ...(boundary && { PermissionsBoundary }), ...more }],
      GroupDetailList: [principal('Group', 'g', policy(allow('s3:GetObject')))],
      RoleDetailList: [],
      Policies: [
        policyDetails('P', granted),
        ...(boundary ? [policyDetails('B', [allow(['connect:*', ATTACH]), ...boundary])] : []),
      ],
    };
    const all = audit(read('details.json', details)!);
    return all.find(({ what }) => what.startsWith('iam:Attach'))?.severity ?? 'none';
  };

  test.each([
    ['denies it', [NO_WRITES], 'none'],
    ['denies something else', [deny('s3:*')], 'fatal'],
    ['denies it on itself only', [deny('iam:PutUserPolicy', `${IAM}user/Dev`)], 'error'],
    [
      'denies it from some addresses',
      [{ ...NO_WRITES, Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }],
      'warning',
    ],
    [
      'denies it without MFA',
      [{ ...NO_WRITES, Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }],
      'fatal',
    ],
  ])('which %s', (_, denies, expected) => {
    expect(severity(WRITES, [itself, ...denies])).toBe(expected);
  });

  test.each([
    ['leaves something else', WRITES, allow('iam:CreateAccessKey'), 'none'],
    ['leaves it, and other users', WRITES, allow(['iam:CreateAccessKey', 'iam:Put*']), 'fatal'],
    ['leaves other ways', RUNS_CODE, allow('iam:CreateAccessKey'), 'none'],
    ['leaves the ways of the policy', RUNS_CODE, allow(['lambda:*', 'iam:PassRole']), 'error'],
    ['leaves what AWS may add', WRITES, ALL_BUT_IAM, 'none'],
    ['leaves what AWS may add, which the policy allows', [allow('*')], ALL_BUT_IAM, 'fatal'],
  ])('whose boundary %s', (_, granted, left, expected) => {
    expect(severity(granted, [itself], { boundary: [left] })).toBe(expected);
  });

  test('and gives the rest to others to whom it attaches the policy', () => {
    expect(severity(WRITES, [attaches('*', ATTACH), NO_WRITES])).toBe('error');
  });

  test('unless the policy lets it take a deny off itself', () => {
    const granted = [allow(['iam:DeleteUserPolicy', 'iam:PutUserPolicy'])];
    expect(severity(granted, [itself, NO_WRITES])).toBe('fatal');
  });

  test.each([
    ['which denies it', [deny('iam:PutGroupPolicy')], 'error'],
    ['which denies something else', [NO_WRITES], 'fatal'],
  ])('also by its group, %s', (_, denies, expected) => {
    const member = { GroupList: ['g'] };
    const own = [attaches(`${IAM}group/g`, 'iam:AttachGroupPolicy'), ...denies];
    expect(severity([allow('iam:PutGroupPolicy')], own, { more: member })).toBe(expected);
  });
});
