import { mergeWorlds } from '../../src/policy/merged-worlds';
import { report } from '../../src/report/build-report';
import { ReportedPrincipal } from '../../src/report/model';
import { requirementTexts } from '../../src/text/condition-text';
import {
  allow,
  CONNECT,
  deny,
  INSTANCE,
  principalWith,
  reported,
  role,
  template,
} from '../support/readings';

/** Where an action may be done, with the words for what must hold. */
const reaches = (action: string, statements: object | object[], properties: object = {}) =>
  placesOf(principalWith(statements, properties), action);
const placesOf = ({ grants }: ReportedPrincipal, action: string) => {
  const grant = grants.find(({ actions }) => actions.includes(action));
  return (grant?.reaches ?? []).map(({ resources, notResource, requirements }) => [
    ...(notResource ? ['everything but'] : []),
    ...resources,
    ...requirementTexts([...requirements, ...(grant?.requirements ?? [])]).map((t) => `if ${t}`),
  ]);
};
const USER = 'connect:DescribeUser';

describe('an action is allowed where a pattern takes in an ARN of its resource types', () => {
  test.each([
    ['*', true],
    [`${INSTANCE}/agent/*`, true],
    [`${INSTANCE}/*`, true],
    ['arn:*:connect:*:*:instance/*', true],
    [`${INSTANCE}/queue/*`, false],
    [INSTANCE, false],
    [`${CONNECT}:phone-number/*`, false],
    ['arn:aws:s3:::*', false],
  ])('connect:DescribeUser on %s: %s', (resource, isAllowed) => {
    expect(reaches(USER, allow(USER, resource))).toEqual(isAllowed ? [[resource]] : []);
  });

  test('which for the instance itself is no resource in it', () => {
    expect(
      reaches('connect:DescribeInstance', allow('connect:DescribeInstance', `${INSTANCE}/*`)),
    ).toEqual([]);
    expect(
      reaches('connect:DescribeInstance', allow('connect:DescribeInstance', INSTANCE)),
    ).toEqual([[INSTANCE]]);
  });

  test('and what takes no resource on * only', () => {
    expect(reaches('connect:ListInstances', allow('connect:ListInstances', INSTANCE))).toEqual([]);
    expect(reaches('connect:ListInstances', allow('connect:ListInstances'))).toEqual([['*']]);
  });
});

describe('what only deployment knows', () => {
  const arn = { 'Fn::GetAtt': ['Instance', 'Arn'] };
  const below = (path: string) => ({ 'Fn::Join': ['', [arn, path]] });

  test('is an instance where resources are named in it', () => {
    expect(reaches(USER, allow(USER, [arn, below('/agent/*')]))).toEqual([
      ['${Instance.Arn}/agent/*'],
    ]);
    expect(
      reaches(
        'connect:DescribeInstance',
        allow('connect:DescribeInstance', [arn, below('/agent/*')]),
      ),
    ).toEqual([['${Instance.Arn}']]);
  });

  test('is so in its own file only', () => {
    const [first, second] = [
      template({ Role: role(allow('connect:*', { 'Fn::Sub': '${Arn}/*' })) }),
      template({ Role: role(allow(USER, { Ref: 'Arn' })) }, 'second.json'),
    ];
    expect(
      report(mergeWorlds([first, second]), []).principals[1].grants.map(({ actions }) => actions),
    ).toEqual([[USER]]);
  });

  test('may be anything where nothing else tells', () => {
    expect(reaches(USER, allow(USER, arn))).toEqual([['${Instance.Arn}']]);
  });

  test('is no phone number in an instance', () => {
    expect(reaches('connect:DescribePhoneNumber', allow('connect:*', below('/*')))).toEqual([]);
  });

  test('is one part of an ARN, not several', () => {
    const instance = {
      'Fn::Sub': 'arn:aws:connect:${AWS::Region}:${AWS::AccountId}:instance/${InstanceId}',
    };
    expect(reaches(USER, allow('connect:*', instance))).toEqual([]);
    expect(reaches('connect:DescribeInstance', allow('connect:*', instance))).toHaveLength(1);
  });

  test('and so is a variable of a policy', () => {
    const federation = 'connect:GetFederationToken';
    expect(reaches(federation, allow(federation, `${INSTANCE}/user/\${aws:userid}`))).toEqual([
      [`${INSTANCE}/user/\${aws:userid}`],
    ]);
  });
});

describe('a deny', () => {
  test('takes away what it covers', () => {
    expect(
      reaches(USER, [
        allow(USER, [`${INSTANCE}/agent/*`, `${CONNECT}:instance/other/agent/*`]),
        deny(USER, `${INSTANCE}/*`),
      ]),
    ).toEqual([[`${CONNECT}:instance/other/agent/*`]]);
    expect(reaches(USER, [allow('*'), deny(USER, 'arn:*:connect:*:*:instance/*')])).toEqual([]);
  });

  test('leaves what it covers a part of', () => {
    expect(
      reaches(USER, [
        allow(USER, `${INSTANCE}/agent/*`),
        deny(USER, [`${INSTANCE}/agent/abc`, `${CONNECT}:instance/other/*`]),
      ]),
    ).toEqual([[`${INSTANCE}/agent/*`, `if not on ${INSTANCE}/agent/abc`]]);
    const but = { Effect: 'Deny', Action: '*', NotResource: [`${INSTANCE}/*`] };
    expect(reaches(USER, [allow(USER), but])).toEqual([['*', `if on ${INSTANCE}/*`]]);
    expect(reaches(USER, [allow(USER, `${INSTANCE}/agent/*`), but])).toEqual([
      [`${INSTANCE}/agent/*`],
    ]);
    expect(
      reaches(USER, [
        { Effect: 'Allow', Action: USER, NotResource: `${INSTANCE}/*` },
        deny(USER, `${CONNECT}:instance/other/*`),
      ]),
    ).toEqual([['everything but', `${INSTANCE}/*`, `if not on ${CONNECT}:instance/other/*`]]);
  });

  test('with a condition is a condition', () => {
    const elsewhere = deny(USER, '*', {
      Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
    });
    expect(reaches(USER, [allow(USER), elsewhere])).toEqual([
      ['*', 'if aws:SourceIp is in 192.0.2.0/24'],
    ]);
  });

  test('with several conditions leaves what any of them does not hold for', () => {
    const Condition = {
      StringNotLike: { 'aws:userid': ['A*', 'B*'] },
      StringEquals: { 'aws:PrincipalTag/Team': '' },
      BoolIfExists: { 'aws:ViaAWSService': 'false' },
    };
    expect(reaches(USER, [allow(USER), deny(USER, '*', { Condition })])).toEqual([
      [
        '*',
        'if aws:userid is like A* or B* or aws:PrincipalTag/Team is not empty or aws:ViaAWSService is present and is not false',
      ],
    ]);
  });

  test('of everything but something leaves that', () => {
    const but = { Effect: 'Deny', NotAction: 'connect:List*', Resource: '*' };
    expect([
      reaches(USER, [allow('connect:*'), but]),
      reaches('connect:ListUsers', [allow('connect:*'), but]),
    ]).toEqual([[], [['*']]]);
  });

  test('is why a row is missing', () => {
    const { useCases } = principalWith([allow('*'), deny('connect:CreateUser')]);
    expect(useCases.find(({ row }) => row === 'user-administration')?.missing).toEqual([
      { why: 'denied', actions: ['connect:CreateUser'] },
    ]);
  });
});

test('an action that a row needs on no certain resource is held by itself', () => {
  const { useCases } = principalWith(
    allow(['connect-campaigns:*', 'iam:DeleteServiceLinkedRole', 'kms:RetireGrant'], '*'),
  );
  const missing = useCases
    .filter(({ row }) => row === 'campaign-onboarder')
    .flatMap((row) => row.missing.map(({ why, actions }) => [why, actions.length]));
  expect(missing).toEqual([['not-allowed', expect.any(Number)]]);
});

describe('a permissions boundary', () => {
  const bounded = (statements: object | object[], resource = '*') =>
    reported({
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: { Statement: [statements].flat() } },
      },
      Role: role(allow(['connect:DescribeUser', 'connect:ListQueues'], resource), {
        PermissionsBoundary: { Ref: 'Boundary' },
      }),
    }).principals.find(({ kind }) => kind === 'role')!;

  test('narrows', () => {
    expect(bounded(allow('connect:*', `${INSTANCE}/agent/*`)).grants).toEqual([
      {
        actions: ['connect:DescribeUser'],
        reaches: [{ resources: [`${INSTANCE}/agent/*`], requirements: [], statement: 0 }],
        requirements: [],
      },
    ]);
  });

  test('of several statements each leaves its own, under its own conditions', () => {
    const left = (statements: object | object[], resource?: string) =>
      placesOf(bounded(statements, resource), USER);
    const ofTeam = (team: string) =>
      allow(USER, '*', { Condition: { StringEquals: { 'aws:PrincipalTag/Team': team } } });
    expect(left([ofTeam('North'), ofTeam('South')])).toEqual([
      ['*', 'if aws:PrincipalTag/Team is North or aws:PrincipalTag/Team is South'],
    ]);
    expect(left([ofTeam('North'), allow(USER)])).toEqual([['*']]);
    expect(left({ Effect: 'Allow', Action: USER, NotResource: [`${INSTANCE}/*`] })).toEqual([
      ['*', `if not on ${INSTANCE}/*`],
    ]);
    expect(
      left(
        { Effect: 'Allow', Action: USER, NotResource: [`${INSTANCE}/*`] },
        `${INSTANCE}/agent/*`,
      ),
    ).toEqual([]);
    expect(
      left(
        allow(USER, 'arn:aws:connect:*:111122223333:*'),
        'arn:aws:connect:eu-west-2:*:instance/*',
      ),
    ).toEqual([['arn:aws:connect:eu-west-2:111122223333:instance/*']]);
  });

  test('that was not read may take away everything, and gives nothing', () => {
    const Elsewhere = 'arn:aws:iam::111122223333:policy/Elsewhere';
    const { unknown, otherwise, useCases } = principalWith(
      allow('connect:StartTaskContact', `${INSTANCE}/contact-flow/*`),
      { PermissionsBoundary: Elsewhere },
    );
    expect(unknown).toEqual([
      expect.objectContaining({
        kind: 'boundary',
        what: Elsewhere,
        mayAllow: false,
        mayDeny: true,
      }),
    ]);
    expect(otherwise).toBe('no');
    expect(useCases.map(({ row, verdict, known }) => [row, verdict, known])).toEqual([
      ['task-starter', 'unknown', 'allowed'],
    ]);
  });
});

test('everything but some resources is said so', () => {
  expect(
    reaches(USER, { Effect: 'Allow', Action: USER, NotResource: [`${INSTANCE}/agent/boss`] }),
  ).toEqual([['everything but', `${INSTANCE}/agent/boss`]]);
});

test('conditions are data, and have words', () => {
  const Condition = {
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team'] },
    StringLikeIfExists: { 'aws:ResourceTag/Team': ['N*', 'South'] },
    Null: { 'aws:ResourceTag/Team': 'false' },
    DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' },
  };
  const { requirements } = principalWith(allow(USER, '*', { Condition })).statements[0];
  expect(requirements[0]).toEqual({
    kind: 'key',
    operator: 'DateLessThan',
    key: 'aws:CurrentTime',
    values: ['2027-01-01T00:00:00Z'],
    holds: true,
  });
  expect(requirementTexts(requirements).sort()).toEqual([
    'aws:CurrentTime is before 2027-01-01T00:00:00Z',
    'aws:ResourceTag/Team is like N* or South or absent',
    'aws:ResourceTag/Team is present',
    'each of aws:TagKeys is Team',
  ]);
});

describe('more access than was given', () => {
  const escalations = (statements: object | object[]) =>
    principalWith(statements).escalations.map(({ action, resources }) => [action, ...resources]);
  const LINKED =
    'arn:aws:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*';

  test('is iam:PutRolePolicy on any role, and not on the service-linked role', () => {
    expect(escalations(allow('iam:PutRolePolicy', ['arn:aws:iam::*:role/*', LINKED]))).toEqual([
      ['iam:PutRolePolicy', 'arn:aws:iam::*:role/*'],
    ]);
  });

  test('is iam:PassRole on everything', () => {
    expect(escalations(allow('iam:PassRole'))).toEqual([['iam:PassRole', '*']]);
  });

  test('is a grant on a key for anybody, and not for AWS services', () => {
    const key = 'arn:aws:kms:eu-west-2:111122223333:key/k';
    expect(escalations(allow('kms:CreateGrant', key))).toEqual([['kms:CreateGrant', key]]);
    expect(
      escalations(
        allow('kms:CreateGrant', key, {
          Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
        }),
      ),
    ).toEqual([]);
    expect(
      escalations(
        allow('kms:CreateGrant', key, {
          Condition: { Bool: { 'kms:GrantIsForAWSResource': 'false' } },
        }),
      ),
    ).toEqual([['kms:CreateGrant', key]]);
  });

  test('is a permission on a function for anybody, also where the condition lets anybody through', () => {
    const add = (value: string) =>
      escalations(
        allow('lambda:AddPermission', 'arn:aws:lambda:*:*:function:f', {
          Condition: { StringLike: { 'lambda:Principal': value } },
        }),
      );
    expect([add('*'), add('connect.amazonaws.com')]).toEqual([
      [['lambda:AddPermission', 'arn:aws:lambda:*:*:function:f']],
      [],
    ]);
  });

  test('is not the service role of an instance, which only deployment knows', () => {
    const put = (name: string, attribute: string) => {
      const Writer = role(allow('iam:PutRolePolicy', { 'Fn::GetAtt': [name, attribute] }));
      const Instance = { Type: 'AWS::Connect::Instance' };
      return reported({ Writer, Instance }).principals[0].escalations;
    };
    expect(put('Instance', 'ServiceRole')).toEqual([]);
    expect(put('Admin', 'Arn')).toHaveLength(1);
    expect(put('Build', 'ServiceRole')).toHaveLength(1);
  });

  test('is what the rules say too, of actions that Amazon Connect never needs', () => {
    const self = 'arn:aws:iam::111122223333:user/${aws:username}';
    expect(
      escalations(
        allow(['iam:CreateAccessKey', 'iam:PutUserPolicy'], ['arn:aws:iam::*:user/*', self]),
      ),
    ).toEqual([
      ['iam:PutUserPolicy', 'arn:aws:iam::*:user/*'],
      ['iam:CreateAccessKey', 'arn:aws:iam::*:user/*'],
    ]);
    expect(escalations(allow('iam:CreateAccessKey', self))).toEqual([]);
    expect(escalations([allow('iam:CreateA*'), deny('iam:CreateAccessKey')])).toEqual([]);
    expect(
      escalations({
        Effect: 'Allow',
        NotAction: 'iam:Get*',
        Resource: 'arn:aws:iam::*:group/*',
      }).map(([action]) => action),
    ).toEqual(['iam:PutGroupPolicy', 'iam:AttachGroupPolicy', 'iam:AddUserToGroup']);
  });

  test('is a boundary that anybody sets, and not what takes permissions away', () => {
    expect(
      escalations(
        allow('iam:PutRolePermissionsBoundary', '*', {
          Condition: {
            StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/Cap' },
          },
        }),
      ),
    ).toEqual([]);
    expect(escalations(allow(['iam:DeleteRolePolicy', 'iam:CreateServiceLinkedRole']))).toEqual([]);
  });

  test('is gone with a deny', () => {
    expect(escalations([allow('iam:*'), deny('iam:*')])).toEqual([]);
  });
});

describe('denies that together leave nobody', () => {
  const denyIf = (operator: string, more: object = {}) =>
    deny(USER, '*', { Condition: { [operator]: { 'aws:PrincipalTag/team': 'a' } }, ...more });

  test('take an action away', () => {
    const statements = [allow(USER), denyIf('StringEquals'), denyIf('StringNotEquals')];
    expect(reaches(USER, statements)).toEqual([]);
  });

  test('take only the resources away that both are on', () => {
    const [a, b] = ['a', 'b'].map((user) => `${INSTANCE}/agent/${user}`);
    const statements = [
      allow(USER, [a, b]),
      denyIf('StringEquals'),
      denyIf('StringNotEquals', { Resource: a }),
    ];
    expect(reaches(USER, statements)).toEqual([[b, 'if aws:PrincipalTag/team is not a']]);
  });

  test('leave what one of a pattern of resources still allows', () => {
    const statements = [
      allow(USER, `${INSTANCE}/agent/*`),
      denyIf('StringEquals'),
      denyIf('StringNotEquals', { Resource: `${INSTANCE}/agent/?` }),
    ];
    expect(reaches(USER, statements)).toHaveLength(1);
  });
});
