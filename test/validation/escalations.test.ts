import { ESCALATION_PATHS } from './escalation-paths';
import { escalationWays } from '../../src/catalogue/escalation';
import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { sample } from '../support/sample';

/** Ids of what is found beside access to Amazon Connect. */
const found = (...Statement: object[]) =>
  audit(read('policy.json', connectHolder(...Statement))!).map(({ id }) => id);

/** Ids of what is found in a template. */
const foundIn = (Resources: object) =>
  audit(read('template.json', { Resources })!).map(({ id }) => id);

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const FOUND = ['escalation'];

test.each(sample(ESCALATION_PATHS, 5).map((actions) => [actions.join(', '), actions] as const))(
  'the way by %s is found',
  (_, actions) => {
    const ids = found(allow(actions));
    expect(ids.filter((id) => /^(indirect-)?escalation$/.test(id))).toHaveLength(1);
  },
);

describe('a condition whose value confines nothing', () => {
  test.each([
    [
      'AdministratorAccess as the boundary',
      { StringEquals: { 'iam:PermissionsBoundary': ADMINISTRATOR } },
    ],
    [
      'every policy of AWS',
      { StringLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/*' } },
    ],
    ['every text', { StringLike: { 'iam:PermissionsBoundary': '**' } }],
    ['any boundary', { Null: { 'iam:PermissionsBoundary': 'false' } }],
  ])('%s', (_, condition) => {
    expect(found(allow('iam:PutRolePolicy', '*', condition))).toEqual(FOUND);
  });

  test('a boundary, for the permission to remove it', () => {
    const condition = {
      StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/Boundary' },
    };
    expect(found(allow('iam:DeleteRolePermissionsBoundary', '*', condition))).toEqual([
      'limited-escalation',
    ]);
  });

  test.each([
    ['iam:PassRole', { StringLike: { 'iam:PassedToService': '*.amazonaws.com' } }],
    ['lambda:AddPermission', { StringLike: { 'lambda:Principal': '*.amazonaws.com' } }],
    ['kms:PutKeyPolicy', { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/*' } }],
  ])('of %s', (action, condition) => {
    expect(found(allow(action, '*', condition))).toEqual(['unconfined']);
  });
});

describe('a way is closed by', () => {
  test('the policy that may be attached', () => {
    const condition = {
      ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess' },
    };
    expect(found(allow('iam:AttachRolePolicy', '*', condition))).toEqual([]);
  });

  test('a boundary that the roles must have', () => {
    const condition = {
      StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/Boundary' },
    };
    expect(found(allow('iam:PutRolePolicy', '*', condition))).toEqual([]);
  });

  test('a deny of everything but the service-linked role', () => {
    const deny = {
      Effect: 'Deny',
      Action: 'iam:PutRolePolicy',
      NotResource: 'arn:aws:iam::111122223333:role/aws-service-role/*',
    };
    expect(found(allow('iam:PutRolePolicy'), deny)).toEqual([]);
  });

  test('the service that the role is passed to', () => {
    const pass = allow('iam:PassRole', '*', {
      StringEquals: { 'iam:PassedToService': 'connect.amazonaws.com' },
    });
    expect(found(pass, allow(['lambda:CreateFunction', 'lambda:InvokeFunction']))).toEqual([]);
  });

  test('the names of what it is on', () => {
    const code = 'arn:aws:lambda:eu-west-2:111122223333:function:lookup';
    const role = 'arn:aws:iam::111122223333:role/lookup';
    expect(found(allow('lambda:UpdateFunctionCode', code), allow('sts:AssumeRole', role))).toEqual(
      [],
    );
  });

  test.each([
    ['its own user', 'arn:aws:iam::111122223333:user/${aws:username}', 'iam:CreateAccessKey'],
    ['its own user, at any path', 'arn:aws:iam::*:user/*/${aws:username}', 'iam:CreateAccessKey'],
    [
      'the service-linked role',
      'arn:aws:iam::*:role/aws-service-role/connect.amazonaws.com/*',
      'iam:PutRolePolicy',
    ],
  ])('%s', (_, resource, action) => {
    expect(found(allow(action, resource))).toEqual([]);
  });
});

test('a way on the user of the caller is open to users, and closed to roles', () => {
  const itself = allow('iam:PutUserPolicy', 'arn:aws:iam::111122223333:user/${aws:username}');
  const Policies = [{ PolicyName: 'P', PolicyDocument: connectHolder(itself) }];
  expect(foundIn({ User: { Type: 'AWS::IAM::User', Properties: { Policies } } })).toEqual(FOUND);
  expect(foundIn({ Role: { Type: 'AWS::IAM::Role', Properties: { Policies } } })).toEqual([]);
});

test('a way is open to the service that the role is passed to', () => {
  const pass = allow('iam:PassRole', '*', {
    StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' },
  });
  expect(found(pass, allow(['lambda:CreateFunction', 'lambda:InvokeFunction']))).toEqual([
    'indirect-escalation',
  ]);
});

describe('a way by actions that AWS calls reading', () => {
  const READS = 'cognito-identity:GetOpenIdTokenForDeveloperIdentity';
  const held = (name: string) =>
    foundIn({
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          ManagedPolicyArns: [`arn:aws:iam::aws:policy/${name}`],
          Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder() }],
        },
      },
    }).filter((id) => id.endsWith('escalation'));

  test('is an error where somebody wrote it', () => {
    expect(found(allow(READS))).toEqual(['indirect-escalation']);
  });

  test("is a warning in AWS's policy for readers, and nothing next to more", () => {
    expect(held('ReadOnlyAccess')).toEqual(['limited-escalation']);
    expect(held('PowerUserAccess')).toEqual(['indirect-escalation']);
  });
});

describe('a way that a name or a condition limits is a warning', () => {
  test.each([
    'role/A*',
    'role/service-role/*',
    'role/*AWSServiceRoleForAmazonConnect*',
    'role/${aws:PrincipalTag/x}',
    'role/Admin',
    'role/deployer-*',
  ])('on %s', (path) => {
    expect(found(allow('iam:PutRolePolicy', `arn:aws:iam::111122223333:${path}`))).toEqual([
      'limited-escalation',
    ]);
  });

  test('under a tag of the role', () => {
    const condition = { StringEquals: { 'aws:ResourceTag/app': 'x' } };
    expect(found(allow('iam:PutRolePolicy', '*', condition))).toEqual(['limited-escalation']);
  });
});

describe('ways that are found by one action', () => {
  test.each([
    ['indirect-escalation', 'sso:CreateAccountAssignment'],
    ['indirect-escalation', 'sso:PutInlinePolicyToPermissionSet'],
    ['indirect-escalation', 'iam:CreateServiceSpecificCredential'],
    ['indirect-escalation', 'iam:UploadSigningCertificate'],
    ['indirect-escalation', 'identitystore:CreateGroupMembership'],
    ['indirect-escalation', 'sso-directory:*'],
    ['indirect-escalation', 'account:*'],
    ['indirect-escalation', 'iam:UpdateAccessKey'],
    ['indirect-escalation', 'sts:*'],
    ['indirect-escalation', 'iam:UpdateSAMLProvider'],
    ['indirect-escalation', 'iam:CreateSAMLProvider'],
    ['indirect-escalation', 'iam:CreateOpenIDConnectProvider'],
    ['indirect-escalation', 'organizations:*'],
    ['indirect-escalation', 'ds:*'],
    ['indirect-escalation', 'codebuild:*'],
    ['indirect-escalation', 'cloudformation:*'],
    ['unconfined', 'iam:DeactivateMFADevice'],
    ['unconfined', 'iam:EnableMFADevice'],
    ['unconfined', 'iam:DetachRolePolicy'],
    ['unconfined', 'iam:DeleteGroupPolicy'],
    ['unconfined', 'sso:DeleteInlinePolicyFromPermissionSet'],
    ['unconfined', 'sso:DetachManagedPolicyFromPermissionSet'],
    ['unconfined', 'sso:DetachCustomerManagedPolicyReferenceFromPermissionSet'],
    ['unconfined', 'iam:TagRole'],
    ['unconfined', 'iam:AddRoleToInstanceProfile'],
    ['unconfined', 'secretsmanager:GetSecretValue'],
    ['unconfined', 'lex:CreateResourcePolicy'],
    ['unconfined', 's3:PutBucketAcl'],
    ['unconfined', 's3:PutAccessPointPolicy'],
    ['unconfined', 'events:PutTargets'],
  ])('%s: %s', (id, action) => {
    expect(found(allow(action))).toEqual([id]);
  });
});

describe('a principal', () => {
  const role = (properties: object, name = 'Role') =>
    foundIn({ [name]: { Type: 'AWS::IAM::Role', Properties: properties } });
  const inline = (...Statement: object[]) => [
    { PolicyName: 'P', PolicyDocument: connectHolder(...Statement) },
  ];

  test('whose boundary leaves IAM out gains nothing', () => {
    const boundary = {
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          PolicyDocument: { Version: '2012-10-17', Statement: [allow('connect:*')] },
        },
      },
    };
    const template = {
      Resources: {
        ...boundary,
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            PermissionsBoundary: { Ref: 'Boundary' },
            Policies: inline(allow('iam:PutRolePolicy')),
          },
        },
      },
    };
    const ids = audit(read('template.json', template)!).map(({ id }) => id);
    expect(ids.filter((id) => /escalation/.test(id))).toEqual([]);
  });

  test('whose boundary is AdministratorAccess gains everything', () => {
    expect(
      role({ PermissionsBoundary: ADMINISTRATOR, Policies: inline(allow('iam:PutRolePolicy')) }),
    ).toEqual(FOUND);
  });

  test('that can write into roles of its own name gains everything', () => {
    const on = 'arn:aws:iam::111122223333:role/deployer-*';
    expect(
      role({ RoleName: 'deployer-x', Policies: inline(allow('iam:PutRolePolicy', on)) }),
    ).toEqual(FOUND);
  });

  test('that is a user and can write into itself gains everything', () => {
    const itself = 'arn:aws:iam::111122223333:user/${aws:username}';
    const user = (Action: string) =>
      foundIn({
        User: {
          Type: 'AWS::IAM::User',
          Properties: { Policies: inline(allow(Action, itself)) },
        },
      });
    expect(user('iam:PutUserPolicy')).toEqual(FOUND);
    expect(user('iam:CreateAccessKey')).toEqual([]);
  });

  test('is not limited by a condition that every request meets', () => {
    const condition = { Bool: { 'aws:SecureTransport': 'true' } };
    expect(found(allow('iam:PutRolePolicy', '*', condition))).toEqual(FOUND);
  });

  test('that is allowed everything gains nothing', () => {
    expect(role({ ManagedPolicyArns: [ADMINISTRATOR] })).toEqual(['account-administrator']);
  });
});

describe('what the holder makes with any role', () => {
  const FUNCTIONS = 'arn:aws:lambda:eu-west-2:111122223333:function:';
  const withInvoked = (name: string) =>
    found(
      allow('iam:PassRole'),
      allow('lambda:CreateFunction', `${FUNCTIONS}mine-*`),
      allow('lambda:InvokeFunction', `${FUNCTIONS}${name}`),
    );

  test('is a way where it may also be used', () => {
    expect(withInvoked('mine-1')).toEqual(['indirect-escalation']);
  });

  test('is none where only others may be used', () => {
    expect(withInvoked('other')).toEqual(['unconfined']);
  });
});

describe('commands by Systems Manager', () => {
  const DOCUMENTS = 'arn:aws:ssm:eu-west-2:111122223333:document/';
  const INSTANCES = 'arn:aws:ec2:eu-west-2:111122223333:instance/*';
  const of = (document: string) =>
    found(allow('ssm:SendCommand', [`${DOCUMENTS}${document}`, INSTANCES]));

  test('are a way where the document can be one that runs a shell', () => {
    expect(of('*')).toEqual(['indirect-escalation']);
  });

  test.each(['AWS-RunPowerShellScript', 'AWS-RunRemoteScript'])('are a way by %s', (document) => {
    expect(of(document)).toEqual(['indirect-escalation']);
  });

  test('are none where the document is another', () => {
    expect(of('RestartPhones')).toEqual([]);
  });
});

test.each(sample(escalationWays(), 5).map((way) => [way.id, way] as const))(
  'the way %s is open on everything, and one finding',
  (_, { needs }) => {
    const ids = found(allow(needs)).filter((id) => id.endsWith('escalation'));
    const isPart = escalationWays().some(
      (other) =>
        other.hands === 'any-permission' &&
        // A policy has no boundary that keeps permissions back.
        other.gains !== 'bounded' &&
        other.needs.every((action) => needs.includes(action)),
    );
    expect(ids).toEqual([isPart ? 'escalation' : 'indirect-escalation']);
  },
);

test.each(['arn:*', 'arn:aws:iam:*', 'arn:aws:iam::*'])(
  'a wildcard for the last parts of an ARN limits nothing: %s',
  (resource) => {
    expect(found(allow('iam:PutRolePolicy', resource))).toEqual(FOUND);
  },
);
