import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { connectHolder } from '../support/connect-holder';
import { allow, deny, policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const trust = (Principal: object) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const OWN_ACCOUNT = trust({ AWS: `${IAM}root` });
const ASSUMES = allow('sts:AssumeRole', `${IAM}role/App`);
const GUARD = { PolicyName: 'Guard', PolicyArn: `${IAM}policy/Guard` };
const inline = (...documents: object[]) => ({
  RolePolicyList: documents.map((PolicyDocument, i) => ({ PolicyName: `P${i}`, PolicyDocument })),
});

/** What the user ann gets by others, in an account with a policy Guard that denies. */
const found = (own: readonly object[], lists: object, denied: object = deny('iam:*')) =>
  audit(
    read('details.json', {
      UserDetailList: [userDetails('ann', connectHolder(...own), { Tags: TAGS })],
      Policies: [policyDetails('Guard', [denied])],
      ...lists,
    })!,
  )
    .filter(({ id, place }) => id === 'limited-escalation' && place.pointer[0] !== 'Policies')
    .map(({ what }) => what.replace(/gets connect:.*? more/, 'gets access'));
const TAGS = [{ Key: 'team', Value: 'dev' }];

describe('a principal takes a deny off a role as which it acts', () => {
  const detaches = (on = 'role/App') => allow('iam:DetachRolePolicy', `${IAM}${on}`);
  const app = (statements: readonly object[], more: object = {}, trusted = OWN_ACCOUNT) => ({
    RoleDetailList: [
      roleDetails('App', trusted, policy(...statements), {
        AttachedManagedPolicies: [GUARD],
        ...more,
      }),
    ],
  });
  const WRITES = [allow('iam:PutRolePolicy')];
  const GETS =
    'iam:DetachRolePolicy and sts:AssumeRole on the role App: ' +
    'the holder takes a deny off the role App, and so gets access';

  test('that gets any permission then', () => {
    expect(found([ASSUMES, detaches()], app(WRITES))).toEqual([GETS]);
    expect(found([ASSUMES, detaches('*')], app(WRITES))).toEqual([GETS]);
  });

  test('in an inline policy', () => {
    const policies = inline(policy(...WRITES), policy(deny('iam:*')));
    const more = { ...policies, AttachedManagedPolicies: [] };
    expect(
      found([ASSUMES, allow('iam:DeleteRolePolicy', `${IAM}role/App`)], app([], more)),
    ).toEqual([GETS.replace('Detach', 'Delete')]);
  });

  test('besides what the role gives with its deny', () => {
    const access = allow(['connect:*', 'iam:PutRolePolicy']);
    expect(found([ASSUMES, detaches()], app([access]))).toEqual([
      'sts:AssumeRole on the role App: the holder gets access',
      GETS.replace('gets access', 'gets iam:PutRolePolicy'),
    ]);
  });

  test('that assumes another one then', () => {
    const { RoleDetailList } = app([allow('sts:AssumeRole', `${IAM}role/Admin`)]);
    const admin = roleDetails(
      'Admin',
      trust({ AWS: `${IAM}role/App` }),
      policy(allow('connect:*')),
    );
    const of = (denied: object) =>
      found([ASSUMES, detaches()], { RoleDetailList: [...RoleDetailList, admin] }, denied);
    expect(of(deny('sts:*'))).toEqual([`${GETS}, through the role Admin`]);
    expect(of(deny('s3:*')).join()).not.toMatch('Detach');
  });

  test.each([
    ['of what it lacks anyway', app([allow('s3:*')]), detaches()],
    ['of another role', app(WRITES), detaches('role/Other')],
    ['with its boundary', app(WRITES, BOUNDED()), detaches()],
    [
      'if it does not trust the principal',
      app(WRITES, {}, trust({ AWS: `${IAM}role/X` })),
      detaches(),
    ],
    ['that is not of that kind', app(WRITES), allow('iam:DeleteRolePolicy', `${IAM}role/App`)],
  ])('but gets nothing by a deny %s', (_, lists, own) => {
    expect(found([ASSUMES, own], lists)).toEqual([]);
  });

  test('or off a user whose keys it makes', () => {
    const bob = userDetails('bob', policy(allow('iam:PutUserPolicy')), {
      AttachedManagedPolicies: [GUARD],
    });
    const UserDetailList = (own: readonly object[]) => [
      userDetails('ann', connectHolder(...own)),
      bob,
    ];
    const keys = allow('iam:CreateAccessKey', `${IAM}user/bob`);
    const of = (...own: object[]) => found([], { UserDetailList: UserDetailList([keys, ...own]) });
    expect(of(allow('iam:DetachUserPolicy', `${IAM}user/bob`))).toContainEqual(
      'iam:DetachUserPolicy and iam:CreateAccessKey on the user bob: ' +
        'the holder takes a deny off the user bob, and so gets access',
    );
    expect(of(allow('iam:DetachUserPolicy', `${IAM}user/ann`))).toHaveLength(1);
  });
});

function BOUNDED() {
  return {
    PermissionsBoundary: {
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: `${IAM}policy/Guard`,
    },
  };
}

describe('a principal attaches a policy to a role as which it acts', () => {
  const attaches = (on = 'role/App') =>
    allow('iam:AttachRolePolicy', `${IAM}${on}`, {
      Condition: { ArnEquals: { 'iam:PolicyARN': `${IAM}policy/P` } },
    });
  const FUNCTIONS = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
  const of = (own: readonly object[], granted: object, ofApp: object, service = 'lambda') =>
    found(own, {
      RoleDetailList: [
        roleDetails('App', OWN_ACCOUNT, policy(ofApp)),
        roleDetails(
          'Admin',
          trust({ Service: `${service}.amazonaws.com` }),
          policy(allow('connect:*')),
        ),
      ],
      Policies: [policyDetails('P', [granted])],
    });
  const PASS = allow('iam:PassRole', `${IAM}role/Admin`);
  const GETS =
    'iam:AttachRolePolicy and sts:AssumeRole on the role App: ' +
    'the holder attaches the policy P, and so gets access, through the role Admin';

  test('that gets a role by the policy together with what it has', () => {
    expect(of([ASSUMES, attaches()], PASS, FUNCTIONS)).toContainEqual(GETS);
    expect(of([ASSUMES, attaches()], FUNCTIONS, PASS)).toContainEqual(GETS);
  });

  test.each([
    ['to another role', [ASSUMES, attaches('role/Other')], PASS, FUNCTIONS, 'lambda'],
    ['and may not assume it', [attaches()], PASS, FUNCTIONS, 'lambda'],
    ['without the rest', [ASSUMES, attaches()], PASS, allow('s3:*'), 'lambda'],
    ['where the service does not have the role', [ASSUMES, attaches()], PASS, FUNCTIONS, 'ec2'],
  ])('but gets none if it attaches it %s', (_, own, granted, ofApp, service) => {
    expect(of(own, granted, ofApp, service)).toEqual([]);
  });
});

describe('a role as which a user acts changes the tags that the own policies of the user ask for', () => {
  const when = (operator: string, Value: string) => ({
    Condition: { [operator]: { 'aws:PrincipalTag/team': Value } },
  });
  const WRITES = (more: object = {}) => allow('iam:PutUserPolicy', '*', more);
  const tagger = (action: string, on = 'user/ann', AWS = `${IAM}user/ann`) => ({
    RoleDetailList: [roleDetails('App', trust({ AWS }), policy(allow(action, `${IAM}${on}`)))],
  });
  const GETS = [
    'sts:AssumeRole on the role App: the holder gets access, if the role App changes the tags of the user ann',
  ];
  const IS_OPS = when('StringEquals', 'ops');
  const NO_DEV = deny('iam:*', '*', when('StringEquals', 'dev'));

  test.each([
    ['of an allow', [WRITES(IS_OPS)], 'iam:TagUser'],
    ['of a deny', [WRITES(), NO_DEV], 'iam:TagUser'],
    ['of a deny, by no tag', [WRITES(), NO_DEV], 'iam:UntagUser'],
  ])('%s', (_, own, action) => {
    expect(found([ASSUMES, ...own], tagger(action, 'user/ann', `${IAM}root`))).toEqual(GETS);
  });

  test.each([
    ['of another user', [ASSUMES, WRITES(IS_OPS)], tagger('iam:TagUser', 'user/bob')],
    ['of a role', [ASSUMES, WRITES(IS_OPS)], tagger('iam:TagRole', '*')],
    ['to none', [ASSUMES, WRITES(IS_OPS)], tagger('iam:UntagUser')],
    ['for others', [WRITES(IS_OPS)], tagger('iam:TagUser', 'user/ann', `${IAM}user/bob`)],
    ['that decide nothing', [ASSUMES, allow('s3:*', '*', IS_OPS)], tagger('iam:TagUser')],
  ])('but gets nothing by tags %s', (_, own, lists) => {
    expect(found(own, lists)).toEqual([]);
  });
});
