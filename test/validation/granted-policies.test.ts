import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder, REACHES_CONNECT } from '../support/connect-holder';
import { policy as policyOf, roleWith } from '../support/documents';

const CUSTOMER = 'arn:aws:iam::111122223333:policy/';
const AWS = 'arn:aws:iam::aws:policy/';
const deny = (Action: unknown, Condition?: object) => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  ...(Condition && { Condition }),
});

/** What is found about more access, by its id and its words. */
const escalations = (content: unknown) =>
  audit(read('template.json', content)!)
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ id, what }) => `${id}: ${what}`);
const ofHolder = (...statements: object[]) => escalations(connectHolder(...statements));

const attaches = (policy: unknown, operator = 'ArnEquals', action = 'iam:AttachRolePolicy') =>
  allow(action, '*', { [operator]: { 'iam:PolicyARN': policy } });
const bounded = (policy: unknown, action = 'iam:PutRolePolicy') =>
  allow(action, '*', { StringEquals: { 'iam:PermissionsBoundary': policy } });

/** A template with a role and a managed policy. */
const withPolicy = (
  statements: object | readonly object[],
  granted: readonly object[],
  ManagedPolicyName?: string,
) =>
  escalations({
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...[statements].flat()) }],
        },
      },
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ...(ManagedPolicyName && { ManagedPolicyName }),
          PolicyDocument: { Version: '2012-10-17', Statement: granted },
        },
      },
    },
  }).filter((found) => found.includes('Policy on'));

const LAMBDA = allow(['lambda:CreateFunction', 'lambda:InvokeFunction', 'iam:PassRole']);

test('of many policies, those that give the way alone are named, and few of them', () => {
  const [readers] = ofHolder(attaches(`${AWS}*ReadOnly*`, 'ArnLike', 'iam:AttachUserPolicy'));
  expect(readers).toContain('the holder attaches the policy ReadOnlyAccess, and so ');
  const [all] = ofHolder(attaches(`${AWS}*`, 'ArnLike', 'iam:AttachUserPolicy'));
  expect(all.length).toBeLessThan(300);
});

describe('a policy that may be attached is judged by what its holder could do', () => {
  test.each([
    [
      'AWSLambda_FullAccess',
      'indirect-escalation: iam:AttachRolePolicy on *: the holder attaches the policy AWSLambda_FullAccess, and so runs code in a new Lambda function with any role',
    ],
    [
      'job-function/SystemAdministrator',
      'indirect-escalation: iam:AttachRolePolicy on *: the holder attaches the policy SystemAdministrator, and so uploads a signing certificate for any user',
    ],
    [
      'AmazonConnect_FullAccess',
      'limited-escalation: iam:AttachRolePolicy on *: the holder attaches the policy AmazonConnect_FullAccess, and so gets full access to Amazon Connect',
    ],
    [
      'AmazonConnectReadOnlyAccess',
      'limited-escalation: iam:AttachRolePolicy on *: the holder attaches the policy AmazonConnectReadOnlyAccess, and so gets connect:GetFederationToken',
    ],
  ])("AWS's %s", (name, found) => {
    expect(ofHolder(attaches(`${AWS}${name}`))).toEqual([found]);
  });

  test('none by a policy of another service', () => {
    expect(ofHolder(attaches(`${AWS}CloudWatchFullAccess`))).toEqual([]);
  });

  test('for users too', () => {
    expect(
      ofHolder(attaches(`${AWS}AWSLambda_FullAccess`, 'ArnEquals', 'iam:AttachUserPolicy')),
    ).toEqual([
      'indirect-escalation: iam:AttachUserPolicy on *: the holder attaches the policy AWSLambda_FullAccess, and so runs code in a new Lambda function with any role',
    ]);
  });

  test('all together, if there are several', () => {
    const both = [`${AWS}AWSLambda_FullAccess`, `${AWS}AmazonConnectReadOnlyAccess`];
    expect(ofHolder(attaches(both))).toEqual([
      'indirect-escalation: iam:AttachRolePolicy on *: the holder attaches the policy AWSLambda_FullAccess and the policy AmazonConnectReadOnlyAccess, and so runs code in a new Lambda function with any role',
    ]);
  });

  test('together without those that deny everything', () => {
    expect(ofHolder(attaches(`${AWS}AWS*`, 'ArnLike'))).toEqual([
      expect.stringMatching(/^escalation: iam:AttachRolePolicy on \*: the holder attaches the pol/),
    ]);
    expect(ofHolder(attaches(`${AWS}AWSDenyAll`))).toEqual([]);
  });

  test('where a deny leaves only that', () => {
    const others = { ArnNotLike: { 'iam:PolicyARN': `${AWS}AWSLambda_FullAccess` } };
    expect(ofHolder(allow('iam:AttachRolePolicy'), deny('iam:AttachRolePolicy', others))).toEqual([
      'indirect-escalation: iam:AttachRolePolicy on *: the holder attaches the policy AWSLambda_FullAccess, and so runs code in a new Lambda function with any role',
    ]);
  });

  test('none where a deny takes it', () => {
    const it = { ArnEquals: { 'iam:PolicyARN': `${AWS}AWSLambda_FullAccess` } };
    expect(
      ofHolder(attaches(`${AWS}AWSLambda_FullAccess`), deny('iam:AttachRolePolicy', it)),
    ).toEqual([]);
  });

  test.each([
    ['by its reference', { Ref: 'Policy' }, 'ArnEquals'],
    ['by its name', `${CUSTOMER}boss`, 'ArnEquals'],
    ['by a pattern', `${CUSTOMER}bo*`, 'ArnLike'],
  ])('of the same file, %s', (_, value, operator) => {
    expect(withPolicy(attaches(value, operator), [allow('*')], 'boss')).toEqual([
      'escalation: iam:AttachRolePolicy on *: the holder attaches the policy boss, and so writes any permission into a role',
    ]);
    expect(withPolicy(attaches(value, operator), [LAMBDA], 'boss')).toEqual([
      'indirect-escalation: iam:AttachRolePolicy on *: the holder attaches the policy boss, and so runs code in a new Lambda function with any role',
    ]);
    expect(withPolicy(attaches(value, operator), [allow('s3:GetObject')], 'boss')).toEqual([]);
  });
});

describe('a policy that the holder writes and attaches gives everything', () => {
  const FOUND =
    'escalation: iam:AttachRolePolicy on *: the holder attaches a policy that it writes, and so writes any permission into a role';

  test('if it creates one of the pattern', () => {
    const app = attaches(`${CUSTOMER}app-*`, 'ArnLike');
    expect(ofHolder(allow('iam:CreatePolicy'), app)).toEqual([FOUND]);
    expect(ofHolder(allow('iam:CreatePolicy', `${CUSTOMER}other-*`), app)).toEqual([]);
    expect(ofHolder(app)).toEqual([]);
  });

  test('if it creates a version of it', () => {
    const version = (name: string) => allow('iam:CreatePolicyVersion', `${CUSTOMER}${name}`);
    const app = attaches(`${CUSTOMER}app`);
    expect(ofHolder(version('app'), app)[0]).toBe(FOUND);
    expect(ofHolder(version('other'), app)).toEqual([
      `limited-escalation: iam:CreatePolicyVersion on ${CUSTOMER}other: the holder rewrites a managed policy that it has`,
    ]);
  });

  const NEW =
    'limited-escalation: iam:AttachRolePolicy on *: the holder attaches a policy app that it writes, ' +
    'if no policy has that name, and so writes any permission into a role';
  const app = attaches(`${CUSTOMER}app`);

  test('if no policy has the full name', () => {
    expect(ofHolder(allow('iam:CreatePolicy'), app)).toEqual([NEW]);
    expect(ofHolder(allow('iam:CreatePolicy', `${CUSTOMER}other-*`), app)).toEqual([]);
    expect(ofHolder(allow('iam:CreatePolicy'), deny('iam:CreatePolicy'), app)).toEqual([]);
  });

  test('not by the full name of the boundary that a condition demands, which somebody made', () => {
    expect(ofHolder(allow('iam:CreatePolicy'), bounded(`${CUSTOMER}app`))).toEqual([]);
  });

  test('not by the full name of a policy of the file', () => {
    const makes = [allow('iam:CreatePolicy'), app];
    expect(withPolicy(makes, [allow('s3:GetObject')], 'app')).toEqual([]);
    expect(withPolicy(makes, [allow('s3:GetObject')], 'other')).toEqual([NEW]);
  });

  test('not by a policy that somebody of the file has', () => {
    const has = (properties: object) =>
      escalations({
        Resources: {
          Role: roleWith('P', connectHolder(allow('iam:CreatePolicy'), app), properties),
        },
      });
    expect(has({ ManagedPolicyArns: [`${CUSTOMER}app`] })).toEqual([]);
    expect(has({ PermissionsBoundary: `${CUSTOMER}app` })).toEqual([]);
    expect(has({ ManagedPolicyArns: [`${CUSTOMER}other`] })).toEqual([NEW]);
  });

  describe('where the details of the account', () => {
    const details = (PolicyName: string) => ({
      PolicyName,
      Arn: `${CUSTOMER}${PolicyName}`,
      Path: '/',
      DefaultVersionId: 'v1',
      PolicyVersionList: [
        { Document: policyOf(allow('s3:GetObject')), VersionId: 'v1', IsDefaultVersion: true },
      ],
    });
    const account = (has: string, Policies: readonly object[], value = `${CUSTOMER}app`) =>
      escalations({
        RoleDetailList: [
          {
            RoleName: 'App',
            Arn: 'arn:aws:iam::111122223333:role/App',
            AssumeRolePolicyDocument: policyOf(),
            RolePolicyList: [
              {
                PolicyName: 'P',
                PolicyDocument: connectHolder(allow('iam:CreatePolicy'), attaches(value)),
              },
            ],
            AttachedManagedPolicies: [{ PolicyName: has, PolicyArn: `${CUSTOMER}${has}` }],
          },
        ],
        Policies,
      });

    test('list all policies, and none of that name', () => {
      expect(account('other', [details('other')])).toEqual([FOUND]);
    });

    test('list it', () => {
      expect(account('other', [details('other'), details('app')])).toEqual([]);
      expect(account('app', [details('app')])).toEqual([]);
    });

    test('may lack it', () => {
      expect(account('other', [])).toEqual([NEW]);
      expect(account('missing', [details('other')])).toEqual([NEW]);
    });

    test('are those of another account', () => {
      const other = CUSTOMER.replace('111122223333', '999988887777');
      expect(account('other', [details('other')], `${other}app`)).toEqual([]);
      expect(account('other', [details('other')], `${other}app-*`)).toEqual([]);
    });
  });
});

describe('a boundary that a condition demands', () => {
  const EVERYTHING =
    'indirect-escalation: iam:PutRolePolicy on *: the holder gives permissions within the boundary of the policy Policy, and so writes any permission into a role';

  test('confines nothing if it is a policy of the file that allows everything', () => {
    expect(withPolicy(bounded({ Ref: 'Policy' }), [allow('*')])).toEqual([EVERYTHING]);
  });

  test('is judged by what it leaves', () => {
    expect(withPolicy(bounded({ Ref: 'Policy' }), [LAMBDA])).toEqual([
      'indirect-escalation: iam:PutRolePolicy on *: the holder gives permissions within the boundary of the policy Policy, and so runs code in a new Lambda function with any role',
    ]);
    expect(withPolicy(bounded({ Ref: 'Policy' }), [allow(['s3:*', 'logs:*'])])).toEqual([]);
  });

  test('confines nothing if it replaces another', () => {
    const replaces = bounded({ Ref: 'Policy' }, 'iam:PutRolePermissionsBoundary');
    expect(
      escalations({
        Resources: {
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: {
              Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(replaces) }],
            },
          },
          Policy: {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [allow('*')] } },
          },
        },
      }),
    ).toEqual([
      'indirect-escalation: iam:PutRolePermissionsBoundary on *: the holder gives permissions within the boundary of the policy Policy, and so writes any permission into a role',
    ]);
  });

  test('confines nothing if the holder rewrites it', () => {
    const rewrites = allow('iam:CreatePolicyVersion', `${CUSTOMER}B`);
    expect(ofHolder(bounded(`${CUSTOMER}B`), rewrites)[0]).toBe(
      'escalation: iam:PutRolePolicy on *: the holder gives permissions within the boundary of a policy that it writes, and so writes any permission into a role',
    );
    expect(ofHolder(bounded(`${CUSTOMER}B`))).toEqual([]);
  });

  test('confines nothing if the holder rewrites it by a reference', () => {
    const makes = allow(['iam:CreateRole', 'iam:PutRolePolicy'], '*', {
      StringEquals: { 'iam:PermissionsBoundary': { Ref: 'Boundary' } },
    });
    const rewrites = allow('iam:CreatePolicyVersion', { Ref: 'Boundary' });
    const found = escalations({
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(makes, rewrites) }],
          },
        },
        Boundary: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: { Version: '2012-10-17', Statement: [allow('connect:ListUsers')] },
          },
        },
      },
    });
    expect(found).toContainEqual(
      expect.stringMatching(
        /^escalation: iam:(CreateRole|PutRolePolicy).* a policy that it writes/,
      ),
    );
  });
});

describe('what the holder makes is its own', () => {
  const ROLES = 'arn:aws:iam::111122223333:role/x-*';

  test('a role with any policy, whatever its name', () => {
    expect(ofHolder(allow(['iam:CreateRole', 'iam:AttachRolePolicy'], ROLES))).toEqual([
      `escalation: iam:CreateRole and iam:AttachRolePolicy on ${ROLES}: the holder creates a role that trusts it, and attaches any policy`,
    ]);
  });

  test('a user, with keys for it', () => {
    const actions = ['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey'];
    const users = 'arn:aws:iam::111122223333:user/x-*';
    expect(ofHolder(allow(actions, users))).toEqual([
      `escalation: iam:CreateUser, iam:PutUserPolicy, and iam:CreateAccessKey on ${users}: the holder creates a user with any permission, and access keys for it`,
    ]);
  });

  test('not a role of another name', () => {
    const other = 'arn:aws:iam::111122223333:role/y-*';
    expect(ofHolder(allow('iam:CreateRole', ROLES), allow('iam:PutRolePolicy', other))).toEqual([
      `limited-escalation: iam:PutRolePolicy on ${other}: the holder writes any permission into a role`,
    ]);
  });

  test('not a service-linked role', () => {
    const linked = 'arn:aws:iam::*:role/aws-service-role/*';
    expect(ofHolder(allow(['iam:CreateRole', 'iam:PutRolePolicy'], linked))).toEqual([]);
  });

  test('not a role that must have a boundary', () => {
    const condition = { StringEquals: { 'iam:PermissionsBoundary': `${CUSTOMER}B` } };
    expect(ofHolder(allow(['iam:CreateRole', 'iam:PutRolePolicy'], ROLES, condition))).toEqual([]);
  });
});

describe('the group of a user', () => {
  const GROUP = 'arn:aws:iam::111122223333:group/';
  const template = (name: string) => ({
    Resources: {
      Group: { Type: 'AWS::IAM::Group', Properties: { GroupName: 'ops' } },
      User: {
        Type: 'AWS::IAM::User',
        Properties: {
          Groups: [{ Ref: 'Group' }],
          Policies: [
            {
              PolicyName: 'P',
              PolicyDocument: connectHolder(allow('iam:PutGroupPolicy', `${GROUP}${name}`)),
            },
          ],
        },
      },
    },
  });

  test('is its own: it gains everything', () => {
    expect(escalations(template('ops'))).toEqual([
      `escalation: iam:PutGroupPolicy on ${GROUP}ops: the holder writes any permission into a group`,
    ]);
  });

  test('is not another one', () => {
    expect(escalations(template('boss'))).toEqual([
      `limited-escalation: iam:PutGroupPolicy on ${GROUP}boss: the holder writes any permission into a group`,
    ]);
  });

  test('is known from the details of an account', () => {
    const arn = 'arn:aws:iam::111122223333:user/u';
    const document = {
      Version: '2012-10-17',
      Statement: [REACHES_CONNECT, allow('iam:PutGroupPolicy', `${GROUP}ops`)],
    };
    expect(
      escalations({
        UserDetailList: [
          {
            UserName: 'u',
            Path: '/',
            Arn: arn,
            GroupList: ['ops'],
            AttachedManagedPolicies: [],
            UserPolicyList: [{ PolicyName: 'P', PolicyDocument: document }],
          },
        ],
        GroupDetailList: [
          {
            GroupName: 'ops',
            Path: '/',
            Arn: `${GROUP}ops`,
            GroupPolicyList: [],
            AttachedManagedPolicies: [],
          },
        ],
        RoleDetailList: [],
        Policies: [],
      }),
    ).toEqual([
      `escalation: iam:PutGroupPolicy on ${GROUP}ops: the holder writes any permission into a group`,
    ]);
  });
});

describe("AWS's policy for power users is no policy for any permission", () => {
  const POWER = `${AWS}PowerUserAccess`;
  const all = ['iam:*', 'organizations:*', 'account:*'];
  const power = { Effect: 'Allow', NotAction: all, Resource: '*' };
  const so =
    'so writes any permission into an Identity Center permission set, if its account administers them';

  test.each([
    ['attached', attaches(POWER), 'attaches the policy PowerUserAccess'],
    [
      'attached by a pattern',
      attaches(`${AWS}Power*`, 'ArnLike'),
      'attaches the policy PowerUserAccess',
    ],
    [
      'as a boundary',
      bounded(POWER),
      'gives permissions within the boundary of the policy PowerUserAccess',
    ],
  ])('%s', (_, statement, does) => {
    expect(ofHolder(statement)).toEqual([
      `indirect-escalation: ${[statement.Action]} on *: the holder ${does}, and ${so}`,
    ]);
  });

  test('who has it gains nothing by it', () => {
    const found = (action: string) =>
      ofHolder(attaches(POWER, 'ArnEquals', action), power).filter((one) =>
        one.includes('attaches'),
      );
    expect(found('iam:AttachRolePolicy')).toEqual([
      'limited-escalation: iam:AttachRolePolicy on *: the holder attaches the policy PowerUserAccess, and so gives to others what it has itself',
    ]);
  });

  test('who has it gains by a policy for IAM', () => {
    const found = ofHolder(attaches(`${AWS}IAMFullAccess`), power);
    expect(found).toContain(
      'escalation: iam:AttachRolePolicy on *: the holder attaches any policy to a role',
    );
  });
});

describe('a list of policies that may not be attached', () => {
  const strong = ['AdministratorAccess', 'PowerUserAccess', 'IAMFullAccess'].map(
    (name) => `${AWS}${name}`,
  );
  const limited =
    /^limited-escalation: iam:AttachRolePolicy on \*.*: the holder attaches any policy/;
  const attach = 'iam:AttachRolePolicy';

  test.each([
    ['as an exception', [attaches(strong, 'ArnNotEquals')]],
    ['by a deny', [allow(attach), deny(attach, { ArnEquals: { 'iam:PolicyARN': strong } })]],
    ['which are those of AWS', [attaches(`${AWS}*`, 'ArnNotLike')]],
  ])('leaves all others: %s', (_, statements) => {
    expect(ofHolder(...statements)).toEqual([expect.stringMatching(limited)]);
  });

  test('that is all but a few leaves none', () => {
    const others = deny(attach, { ArnNotLike: { 'iam:PolicyARN': `${CUSTOMER}app-*` } });
    expect(ofHolder(allow(attach), others)).toEqual([]);
  });
});
