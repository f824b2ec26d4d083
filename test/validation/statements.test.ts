import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import { audit } from '../../src/validation/run-rules';

const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';
const allow = (Action: unknown, Resource: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const deny = (Action: unknown, Resource: unknown, Condition?: object) => ({
  ...allow(Action, Resource, Condition),
  Effect: 'Deny',
});

/** Names of what is found in a policy of some statements. */
const found = (...Statement: object[]) =>
  audit(read('policy.json', { Version: '2012-10-17', Statement })!).map(findingName);
const role = (properties: object, more: object = {}) =>
  audit(
    read('template.json', {
      Resources: { Role: { Type: 'AWS::IAM::Role', Properties: properties }, ...more },
    })!,
  ).map(findingName);
const inline = (...Statement: object[]) => ({
  Policies: [{ PolicyName: 'Connect', PolicyDocument: { Statement } }],
});
const LINKED =
  'arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*';
const sub = (text: string) => ({ 'Fn::Sub': text });

describe('what is not about Amazon Connect is left alone', () => {
  test.each([
    [
      'a pipeline that passes roles',
      allow(['lambda:CreateFunction', 'lambda:InvokeFunction', 'iam:PassRole'], '*'),
    ],
    [
      'other services',
      allow(['s3:GetObject', 'kms:CreateGrant', 'lambda:AddPermission'], 'arn:aws:s3:::bucket/*'),
    ],
    [
      'names that look like ours',
      allow(['kafkaconnect:ListConnectors', 'codeguru-profiler:DescribeProfilingGroup'], '*'),
    ],
    ['operations of other services that are no actions', allow('s3:HeadBucket', '*')],
    ['a service that only services use', allow('sts:GetCallerIdentity', '*')],
  ])('%s', (_, statement) => {
    expect(found(statement)).toEqual([]);
  });
});

describe('who reaches Amazon Connect without naming it', () => {
  test.each([
    ['an administrator', allow('*', '*'), ['account-administrator[policy.json]']],
    [
      'a pipeline that makes roles with any permission',
      allow(['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PassRole'], '*'),
      ['escalation[iam:PutRolePolicy]'],
    ],
    [
      'everything but another service',
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      ['not-action[iam:*]'],
    ],
    [
      'every service',
      allow(['c*', 'iam:PutRolePolicy'], '*'),
      ['escalation[iam:PutRolePolicy]', 'sign-in-by-wildcard[c*]'],
    ],
    [
      'every service by a part of its name',
      allow(['*:DescribeUser', 'iam:PutRolePolicy'], '*'),
      ['escalation[iam:PutRolePolicy]'],
    ],
  ])('%s', (_, statement, expected) => {
    expect(found(statement)).toEqual(expected);
  });
});

describe('what stands beside access to Amazon Connect', () => {
  const connect = allow('connect:ListUsers', INSTANCE);
  test.each([
    [
      'every role',
      allow('iam:PutRolePolicy', 'arn:aws:iam::111122223333:role/*'),
      ['escalation[iam:PutRolePolicy]'],
    ],
    ['every permission', allow('*', '*'), ['account-administrator[policy.json]']],
    ['every permission on IAM, once', allow('iam:*', '*'), ['escalation[iam:*]']],
    [
      'what else is beside it by name',
      allow(['iam:Put*', 'iam:PassRole'], '*'),
      ['escalation[iam:Put*]', 'unconfined[iam:PassRole]'],
    ],
    [
      'buckets beside the service-linked role',
      allow(['iam:PutRolePolicy', 's3:GetBucketAcl'], [LINKED, 'arn:aws:s3:::*']),
      [],
    ],
    [
      'all of a service on resources of another',
      allow(['kms:*', 'ssm:*'], 'arn:aws:ssm:*:111122223333:parameter/x'),
      [],
    ],
    [
      'an ARN that may be of any service',
      allow('kms:CreateGrant', 'arn:aws:*:*:*:*'),
      ['unconfined[kms:CreateGrant]'],
    ],
    [
      'a boundary',
      allow('iam:PutRolePolicy', '*', {
        StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/boundary' },
      }),
      [],
    ],
    [
      'a boundary if there is one',
      allow('iam:PutRolePolicy', '*', { StringEqualsIfExists: { 'iam:PermissionsBoundary': 'x' } }),
      ['escalation[iam:PutRolePolicy]'],
    ],
    [
      'roles by the beginning of their name',
      allow('iam:AttachRolePolicy', 'arn:aws:iam::111122223333:role/acme-*'),
      ['limited-escalation[iam:AttachRolePolicy]'],
    ],
    [
      'everything but a role',
      {
        Effect: 'Allow',
        Action: 'iam:PutRolePolicy',
        NotResource: 'arn:aws:iam::111122223333:role/admin',
      },
      ['escalation[iam:PutRolePolicy]'],
    ],
    [
      'passing any role to one service',
      allow('iam:PassRole', '*', {
        StringEquals: { 'iam:PassedToService': 'connect.amazonaws.com' },
      }),
      [],
    ],
    [
      'grants on a key for services',
      allow('kms:CreateGrant', '*', { Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
      [],
    ],
    ['grants on a key for anybody', allow('kms:CreateGrant', '*'), ['unconfined[kms:CreateGrant]']],
    [
      'reading what any key encrypts',
      allow('kms:Decrypt', 'arn:aws:kms:eu-west-2:111122223333:key/*'),
      ['unconfined[kms:Decrypt]'],
    ],
    [
      'reading what one key encrypts',
      allow(
        'kms:Decrypt',
        'arn:aws:kms:eu-west-2:111122223333:key/12345678-1234-1234-1234-123456789012',
      ),
      [],
    ],
    [
      'reading through a service',
      allow('kms:Decrypt', '*', {
        StringEquals: { 'kms:ViaService': 'profile.eu-west-2.amazonaws.com' },
      }),
      [],
    ],
    [
      'opening any key to anybody',
      allow('kms:PutKeyPolicy', 'arn:aws:kms:*:111122223333:key/*'),
      ['unconfined[kms:PutKeyPolicy]'],
    ],
    [
      'the policy of every secret',
      allow('secretsmanager:PutResourcePolicy', 'arn:aws:secretsmanager:*:111122223333:secret:*'),
      ['unconfined[secretsmanager:PutResourcePolicy]'],
    ],
    [
      'the policy of secrets of AppFlow',
      allow('secretsmanager:PutResourcePolicy', 'arn:aws:secretsmanager:*:*:secret:appflow!*'),
      [],
    ],
    [
      'service-linked roles of every service',
      allow('iam:CreateServiceLinkedRole', 'arn:aws:iam::*:role/aws-service-role/*'),
      ['unconfined[iam:CreateServiceLinkedRole]'],
    ],
    [
      'service-linked roles of Connect',
      allow(
        'iam:CreateServiceLinkedRole',
        'arn:aws:iam::*:role/aws-service-role/connect.amazonaws.com/*',
      ),
      [],
    ],
    ['denied', deny('iam:PutRolePolicy', '*'), []],
    [
      'operations that are no actions',
      allow('s3:HeadBucket', '*'),
      ['renamed-action[s3:HeadBucket]'],
    ],
  ])('%s', (_, statement, expected) => {
    expect(found(connect, statement)).toEqual(expected);
  });

  test('is said of the resources of its service that nothing confines', () => {
    const key = 'arn:aws:kms:eu-west-2:111122223333:key/*';
    const said = (Action: string[], ...Resource: string[]) =>
      audit(read('policy.json', { Statement: [connect, allow(Action, Resource)] })!).map(
        ({ what }) => what.split('. ')[0],
      );
    expect(said(['connect:DescribeInstance', 'kms:CreateGrant'], INSTANCE, key)).toEqual([
      `kms:CreateGrant on ${key} is not limited`,
    ]);
    expect(
      said(
        ['iam:PutRolePolicy', 's3:GetBucketAcl'],
        LINKED,
        'arn:aws:iam::*:role/*',
        'arn:aws:s3:::b',
      ),
    ).toEqual([
      'iam:PutRolePolicy on arn:aws:iam::*:role/*: the holder writes any permission into a role',
    ]);
  });
});

describe('names of actions', () => {
  test('are compared without case, as IAM does', () => {
    expect(found(allow(['CONNECT:listusers', 'connect:DESCRIBEINSTANCE'], INSTANCE))).toEqual([]);
  });

  test('a pattern that takes in nothing is a name that does not exist', () => {
    expect(found(allow('connect:Frobnicate*', INSTANCE))).toEqual([
      'unknown-action[connect:Frobnicate*]',
    ]);
  });

  test('are told by what they are called now, for slips of documentation as well', () => {
    expect(
      found(
        allow(['wisdom:KnowledgeBases', 'profile:GetObjectTypes', 'profile:ListObjects'], '*'),
        deny('connect:DestroyInstance', '*'),
      ),
    ).toEqual([
      'renamed-action[wisdom:KnowledgeBases]',
      'renamed-action[profile:GetObjectTypes]',
      'renamed-action[profile:ListObjects]',
      'renamed-action[connect:DestroyInstance]',
    ]);
  });

  test('of one prefix that is none are one finding', () => {
    expect(
      found(
        allow(
          [
            'connectcases:*',
            'customer-profiles:*',
            'voice-id:ListDomains',
            'voice-id:DescribeDomain',
          ],
          '*',
        ),
      ),
    ).toEqual([
      'look-alike-prefix[connectcases]',
      'look-alike-prefix[customer-profiles]',
      'look-alike-prefix[voice-id]',
    ]);
  });

  test('of a client whose requests IAM does not authorize are left out, not written otherwise', () => {
    const [{ id, what, instead }] = audit(
      read('policy.json', {
        Statement: allow(
          ['connectparticipant:SendMessage', 'connect:StartChatContact'],
          `${INSTANCE}/contact-flow/*`,
        ),
      })!,
    );
    expect([id, what]).toEqual([
      'look-alike-prefix',
      'connectparticipant is not a prefix of IAM, so nothing is allowed by connectparticipant:SendMessage',
    ]);
    expect(instead).toBe(
      'Leave it out: its requests carry the token of a participant of the contact, and IAM is not asked',
    );
  });

  test('that objects have by nature are names like others', () => {
    expect(found(allow(['constructor', 'connect:constructor', '__proto__:x'], '*'))).toEqual([
      'unknown-action[connect:constructor]',
    ]);
  });

  test('are never slow to compare', () => {
    const started = Date.now();
    found(allow(`connect:${'*a'.repeat(60)}`, `${INSTANCE}/${'*a'.repeat(200)}`));
    found(allow(`connect:${'*b'.repeat(50_000)}`, '*'));
    expect(Date.now() - started).toBeLessThan(1000);
  });
});

describe('resources', () => {
  test.each([
    ['a user by the word of ARNs', allow('connect:DescribeUser', `${INSTANCE}/agent/*`), []],
    [
      'all under the instance',
      allow(['connect:DescribeUser', 'connect:StartChatContact'], `${INSTANCE}/*`),
      [],
    ],
    [
      'an instance and all under it without a slash, as AWS documents it',
      deny('connect:*', `${INSTANCE}*`),
      [],
    ],
    [
      'lists that are asked for on a wildcard',
      allow('connect:ListQueues', `${INSTANCE}/queue/*`),
      [],
    ],
    [
      'lists on one of them',
      allow('connect:ListQueues', `${INSTANCE}/queue/12345678-1234-1234-1234-123456789012`),
      ['resource-type[connect:ListQueues]'],
    ],
    [
      'hours by the name of the API',
      allow('connect:DescribeHoursOfOperation', `${INSTANCE}/hours-of-operation/*`),
      ['unknown-arn[instance/12345678-1234-1234-1234-123456789012/hours-of-operation/*]'],
    ],
    [
      'one ARN in another',
      allow('connect:ListUsers', `arn:aws:connect:eu-west-2:111122223333:instance/${INSTANCE}`),
      [`unknown-arn[instance/${INSTANCE}]`],
    ],
    [
      'new phone numbers, which are not under the instance',
      allow('connect:DescribePhoneNumber', 'arn:aws:connect:eu-west-2:111122223333:phone-number/*'),
      [],
    ],
    [
      'the federation form with its action',
      allow('connect:GetFederationToken', `${INSTANCE}/user/\${aws:userid}`),
      [],
    ],
    [
      'the federation form with another action',
      allow(
        ['connect:GetFederationToken', 'connect:DescribeUser'],
        `${INSTANCE}/user/\${aws:userid}`,
      ),
      ['resource-type[connect:DescribeUser]'],
    ],
    [
      'what takes no resource, on one',
      allow('connect:ListInstances', INSTANCE),
      ['resource-type[connect:ListInstances]'],
    ],
    [
      'a path that requests have',
      allow('connect:ListInstances', 'arn:aws:connect:*:111122223333:/instance'),
      [],
    ],
    ['a view of AWS', allow('connect:DescribeView', 'arn:aws:connect:eu-west-2:aws:view/*'), []],
    [
      'an AI agent, whose ARN is of another service',
      allow('wisdom:GetAIAgent', 'arn:aws:wisdom:eu-west-2:111122223333:ai-agent/*'),
      [],
    ],
    [
      'actions that want the same are one finding',
      allow(['connect:ListUsers', 'connect:SearchUsers'], `${INSTANCE}/agent/*`),
      ['resource-type[connect:ListUsers, connect:SearchUsers]'],
    ],
    [
      'some of the resources of an action are enough',
      allow(['connect:ListUsers', 'connect:DescribeUser'], [INSTANCE, `${INSTANCE}/agent/*`]),
      [],
    ],
    ['a domain that must be granted on *', allow('cases:GetDomain', '*'), []],
    [
      'everything in any account and Region',
      allow('connect:ListUsers', 'arn:aws:connect:*:*:instance/*'),
      ['star-resource[connect:ListUsers]'],
    ],
    [
      'every instance of the account',
      allow('connect:ListUsers', 'arn:aws:connect:*:111122223333:instance/*'),
      ['star-resource[connect:ListUsers]'],
    ],
    [
      'every instance of a Region',
      allow('connect:ListUsers', 'arn:aws:connect:eu-west-2:111122223333:instance/*'),
      ['star-resource[connect:ListUsers]'],
    ],
    [
      'the users of every instance',
      allow('connect:DescribeUser', 'arn:aws:connect:eu-west-2:111122223333:instance/*/agent/*'),
      ['star-resource[connect:DescribeUser]'],
    ],
    [
      'phone numbers, which no instance has in its ARN',
      allow('connect:DescribePhoneNumber', 'arn:aws:connect:*:111122223333:phone-number/*'),
      [],
    ],
    [
      'instances without an id',
      allow('connect:ListUsers', 'arn:aws:connect:eu-west-2:111122223333:instance'),
      ['unknown-arn[instance]'],
    ],
    [
      '* by who calls',
      allow('connect:ListUsers', '*', { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }),
      ['star-resource[connect:ListUsers]'],
    ],
    [
      '* by tags',
      allow('connect:DescribeUser', '*', { StringEquals: { 'aws:ResourceTag/Team': 'North' } }),
      [],
    ],
    ['* that is denied', deny('connect:ListUsers', '*'), []],
    [
      'what is not under an instance, on every instance',
      allow('connect:ReleasePhoneNumber', 'arn:aws:connect:*:*:instance/*'),
      ['resource-type[connect:ReleasePhoneNumber]'],
    ],
    [
      'everything but a bucket',
      { Effect: 'Allow', Action: 'connect:*', NotResource: 'arn:aws:s3:::bucket' },
      ['star-resource[connect:*]', 'sign-in-by-wildcard[connect:*]'],
    ],
    [
      'everything but a bucket, where it is denied',
      { Effect: 'Deny', Action: 'connect:*', NotResource: 'arn:aws:s3:::bucket' },
      [],
    ],
  ])('%s', (_, statement, expected) => {
    expect(found(statement)).toEqual(expected);
  });

  test('* is to be what the actions are checked against, or a condition that all their requests meet', () => {
    const instead = (...actions: string[]) =>
      audit(read('policy.json', { Statement: [allow(actions, '*')] })!).find(
        ({ id }) => id === 'star-resource',
      )?.instead;
    const arn = (rest: string, service = 'connect') =>
      `arn:\${Partition}:${service}:\${Region}:\${Account}:${rest}`;
    const named = `Name the instance, ${arn('instance/${InstanceId}')} and what is under it`;
    expect(instead('connect:ListUsers', 'connect:StartChatContact')).toBe(
      `${named}, or give the condition key connect:InstanceId`,
    );
    expect(instead('connect:ListUsers', 'connect:StartOutboundVoiceContact')).toBe(named);
    expect(instead('connect:ListUsers', 'connect:ReleasePhoneNumber')).toBe(
      `${named}, and ${arn('phone-number/${PhoneNumberId}')}`,
    );
    expect(
      audit(
        read('policy.json', {
          Statement: [allow('connect:Describe*', 'arn:aws:connect:*:*:instance/*')],
        })!,
      ).find(({ id }) => id === 'star-resource')?.instead,
    ).not.toContain('phone-number');
    expect(instead('connect:ReleasePhoneNumber')).toBe(
      `Name the resources of connect, ${arn('phone-number/${PhoneNumberId}')}`,
    );
    expect(instead('profile:SearchProfiles')).toBe(
      `Name the resources of profile, ${arn('domains/${DomainName}', 'profile')}`,
    );
  });

  test('an ARN of no type is to be what the actions are checked against', () => {
    const instead = (actions: string[], resource: string) =>
      audit(read('policy.json', { Statement: [allow(actions, resource)] })!).find(
        ({ id }) => id === 'unknown-arn',
      )?.instead;
    const under = (rest: string) =>
      `Write arn:\${Partition}:connect:\${Region}:\${Account}:instance/\${InstanceId}/${rest}`;
    expect(
      instead(
        ['connect:DescribeContact', 'connect:ListInstanceStorageConfigs'],
        'arn:aws:connect:*:*:contact/*',
      ),
    ).toBe(under('contact/${ContactId}'));
    expect(instead(['connect:DescribeRoutingProfile'], `${INSTANCE}/routing-profiles/*`)).toBe(
      under('routing-profile/${RoutingProfileId}'),
    );
    expect(instead(['profile:SearchProfiles'], 'arn:aws:profile:*:*:domain/acme')).toBe(
      'Write arn:${Partition}:profile:${Region}:${Account}:domains/${DomainName}',
    );
    expect(instead(['connect:Describe*'], `${INSTANCE}/routing-profiles/*`)).toContain(
      'Service Authorization Reference',
    );
  });

  test('references are ids after a slash, and anything elsewhere', () => {
    const arn = (rest: string) =>
      sub(`arn:\${AWS::Partition}:connect:\${AWS::Region}:\${AWS::AccountId}:${rest}`);
    expect(
      role(
        inline(
          allow('connect:ListUsers', arn('instance/${Instance}')),
          allow('connect:DescribeUser', sub('${Instance.Arn}/agent/*')),
          allow('connect:ListUsers', { 'Fn::GetAtt': ['Instance', 'Arn'] }),
          allow('connect:DescribeQueue', { Ref: 'QueueArn' }),
        ),
      ),
    ).toEqual([]);
    expect(
      role(inline(allow('connect:DescribeUser', arn('instance/${Instance}')))).slice(0, 1),
    ).toEqual(['resource-type[connect:DescribeUser]']);
    expect(role(inline(allow('connect:ListUsers', sub('${Instance.Arn}/agent/*'))))).toEqual([
      'resource-type[connect:ListUsers]',
    ]);
  });

  test('the ARN of an instance is no id, as an attribute too', () => {
    const byId = (id: object) =>
      allow('connect:ListUsers', '*', { StringEquals: { 'connect:InstanceId': id } });
    expect(role(inline(byId({ 'Fn::GetAtt': ['Instance', 'Arn'] })))).toEqual([
      'instance-id[${Instance.Arn}]',
    ]);
    expect(role(inline(byId({ 'Fn::GetAtt': ['Instance', 'Id'] })))).toEqual([]);
    const arn = (id: string) =>
      sub(
        `arn:\${AWS::Partition}:connect:\${AWS::Region}:\${AWS::AccountId}:instance/${id}/agent/*`,
      );
    expect(role(inline(allow('connect:DescribeUser', arn('${Instance.Arn}'))))).toEqual([
      'instance-id[${Instance.Arn}]',
    ]);
    expect(role(inline(allow('connect:DescribeUser', arn('${Instance.Id}'))))).toEqual([]);
  });
});

describe('condition keys', () => {
  const withKey = (key: string, operator = 'StringEquals') =>
    allow('connect:ListUsers', INSTANCE, { [operator]: { [key]: 'x' } });
  test.each([
    [
      'in another case, as AWS documents it',
      deny('connect:*', '*', {
        StringEquals: { 'connect:instanceId': '12345678-1234-1234-1234-123456789012' },
      }),
      ['partial-condition[connect:* with connect:instanceId]'],
    ],
    ['of every request', withKey('aws:PrincipalOrgID'), []],
    ['of a tag of who calls', withKey('aws:PrincipalTag/Team'), []],
    ['misspelt', withKey('connect:InstanceArn'), ['condition-key[connect:InstanceArn]']],
    ['misspelt and global', withKey('aws:SourceIpAddress'), ['condition-key[aws:SourceIpAddress]']],
    [
      'of another action',
      withKey('connect:StorageResourceType'),
      ['condition-key[connect:StorageResourceType for connect:ListUsers]'],
    ],
    [
      'that limits nothing',
      withKey('connect:InstanceArn', 'StringEqualsIfExists'),
      ['condition-key[connect:InstanceArn]'],
    ],
    [
      'of tags, for what has none',
      allow('connect-campaigns:GetCampaignStateBatch', '*', {
        StringEquals: { 'aws:ResourceTag/owner': 'x' },
      }),
      ['condition-key[aws:ResourceTag/owner for connect-campaigns:GetCampaignStateBatch]'],
    ],
    [
      'of some actions of a wildcard',
      allow('connect:*', '*', { StringEquals: { 'aws:ResourceTag/Environment': 'Dev' } }),
      [
        'sign-in-by-wildcard[connect:*]',
        'partial-condition[connect:* with aws:ResourceTag/Environment]',
      ],
    ],
    [
      'with the ARN of an instance',
      allow('connect:ListUsers', '*', { StringEquals: { 'connect:InstanceId': INSTANCE } }),
      [`instance-id[${INSTANCE}]`],
    ],
  ])('%s', (_, statement, expected) => {
    expect(found(statement)).toEqual(expected);
  });

  test('what is said hangs on what the condition does without its key', () => {
    const said = (statement: object) =>
      audit(read('policy.json', { Statement: [statement] })!)[0].what;
    expect(said(withKey('connect:InstanceArn'))).toBe(
      'connect:InstanceArn is no condition key of connect: connect:ListUsers is never allowed',
    );
    expect(said(withKey('connect:InstanceArn', 'StringNotEquals'))).toBe(
      'connect:InstanceArn is no condition key of connect: the condition always holds and does not limit connect:ListUsers',
    );
    expect(said({ ...withKey('connect:InstanceArn'), Effect: 'Deny' })).toBe(
      'connect:InstanceArn is no condition key of connect: connect:ListUsers is never denied',
    );
  });
});

describe('principals', () => {
  const READ_ONLY = sub('arn:${AWS::Partition}:iam::aws:policy/AmazonConnectReadOnlyAccess');
  const FULL = sub('arn:${AWS::Partition}:iam::aws:policy/AmazonConnect_FullAccess');

  test('what another policy of the principal denies is not taken in by a wildcard', () => {
    const policy = {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'Denies',
        Roles: [{ Ref: 'Role' }],
        PolicyDocument: { Statement: deny('connect:GetFederationToken*', '*') },
      },
    };
    expect(role(inline(allow('connect:GetFed*', INSTANCE)), { Denies: policy })).toEqual([]);
  });

  test('a companion may stand in another policy, and where one is not known nothing is missing', () => {
    const companion = allow(
      'iam:PutRolePolicy',
      sub(
        'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*',
      ),
    );
    const policy = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: companion } },
    };
    expect(role({ ManagedPolicyArns: [FULL] })).toEqual([
      'missing-companion-policy[AmazonConnect_FullAccess]',
    ]);
    expect(role({ ManagedPolicyArns: [FULL] }, { Companion: policy })).toEqual([]);
    expect(role({ ManagedPolicyArns: [FULL, { 'Fn::ImportValue': 'companion' }] })).toEqual([]);
  });

  test.each([
    ['AmazonConnectFullAccess', ['retired-managed-policy[AmazonConnectFullAccess]']],
    ['AmazonConnectReadOnly', ['wrong-managed-policy[AmazonConnectReadOnly]']],
    [
      'service-role/AmazonConnectReadOnlyAccess',
      ['wrong-managed-policy[AmazonConnectReadOnlyAccess]'],
    ],
    [
      'aws-service-role/AmazonConnectServiceLinkedRolePolicy',
      ['wrong-managed-policy[AmazonConnectServiceLinkedRolePolicy]'],
    ],
    ['AmazonMSKConnectReadOnlyAccess', []],
    ['AWSDirectConnectFullAccess', []],
    ['AmazonConnectReadOnlyAccess', []],
  ])('the managed policy %s', (name, expected) => {
    expect(
      role({ ManagedPolicyArns: [sub(`arn:\${AWS::Partition}:iam::aws:policy/${name}`)] }),
    ).toEqual(expected);
  });

  test('are held to the quotas of IAM, and what only deployment knows is not counted', () => {
    const actions = Array.from({ length: 60 }, (_, i) => `logs:${'x'.repeat(200)}${i}`);
    const long = allow(actions, '*');
    expect(role({ ManagedPolicyArns: [READ_ONLY], ...inline(long) })).toEqual([
      'quota[inline policies of 10240]',
    ]);
    expect(role(inline(long))).toEqual([]);
    const opaque = allow(
      'connect:ListUsers',
      Array.from({ length: 60 }, (_, i) => ({ 'Fn::ImportValue': `${'x'.repeat(200)}${i}` })),
    );
    expect(role(inline(opaque))).toEqual([]);
    const managed = (statement: object) => {
      const policy = {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [statement] } },
      };
      return role({ ManagedPolicyArns: [READ_ONLY] }, { Long: policy });
    };
    expect(managed(long)).toEqual(['quota[managed policy of 6144]']);
    const queues = Array.from({ length: 60 }, () => sub('${Instance.Arn}/queue/*'));
    expect(managed(allow('connect:DescribeQueue', queues))).toEqual([]);
  });

  test('who may make users on some of what that names may make none', () => {
    expect(
      role(
        inline(
          allow('connect:CreateUser', sub('${Instance.Arn}/agent/*')),
          allow('connect:CreateUser', sub('${Instance.Arn}/security-profile/${Agents}')),
        ),
      ),
    ).toEqual(['missing-resource-type[connect:CreateUser]']);
  });

  test('who may give security profiles that are named, by id or by tag, makes no administrators', () => {
    const giving = (profiles: string, conditions?: object) =>
      role(
        inline(
          allow('connect:UpdateUserSecurityProfiles', sub('${Instance.Arn}/agent/*')),
          allow(
            'connect:UpdateUserSecurityProfiles',
            sub(`\${Instance.Arn}${profiles}`),
            conditions,
          ),
        ),
      );
    expect(giving('/security-profile/*')).toEqual([
      'instance-administrator[connect:UpdateUserSecurityProfiles]',
    ]);
    expect(giving('/*')).toEqual(['instance-administrator[connect:UpdateUserSecurityProfiles]']);
    expect(giving('/security-profile/${Agents}')).toEqual([]);
    expect(
      giving('/security-profile/*', { StringEquals: { 'aws:ResourceTag/Level': 'agent' } }),
    ).toEqual([]);
    expect(
      giving('/security-profile/*', { StringEqualsIfExists: { 'aws:ResourceTag/Level': 'agent' } }),
    ).toEqual(['instance-administrator[connect:UpdateUserSecurityProfiles]']);
  });

  test('who is denied to give a security profile is not told to name those that may be given', () => {
    const giving = allow('connect:CreateUser', '*');
    const onInstance = allow('connect:CreateUser', `${INSTANCE}/*`);
    const named = (...statements: object[]) =>
      found(...statements).filter((name) => name.startsWith('instance-administrator'));
    const ADMINISTRATORS = ['instance-administrator[connect:CreateUser]'];
    const profile = `${INSTANCE}/security-profile/12345678-1234-1234-1234-123456789012`;
    const agent = `${INSTANCE}/agent/12345678-1234-1234-1234-123456789012`;
    expect(named(giving)).toEqual(ADMINISTRATORS);
    expect(named(onInstance, deny('connect:CreateUser', profile))).toEqual([]);
    expect(named(onInstance, deny('connect:CreateUser', agent))).toEqual(ADMINISTRATORS);
    expect(named(giving, deny('connect:UpdateUserSecurityProfiles', '*'))).toEqual(ADMINISTRATORS);
  });

  test.each([
    `${INSTANCE}/*`,
    'arn:aws:connect:us-east-1:*:instance/*',
    'arn:aws:connect:us-east-1:*:instance/*/security-profile/*',
  ])('a deny on %s leaves the administrators of other instances', (resource) => {
    const denied = deny('connect:CreateUser', resource);
    expect(found(allow('connect:CreateUser', '*'), denied)).toContain(
      'instance-administrator[connect:CreateUser]',
    );
    expect(found(allow('connect:CreateUser', resource), denied)).not.toContain(
      'instance-administrator[connect:CreateUser]',
    );
  });

  test('what a wildcard does not reach may be allowed by another statement or policy', () => {
    const here = allow('connect:Describe*', sub('${Instance.Arn}/*'));
    const there = allow('connect:Describe*', [
      sub('${Instance.Arn}'),
      sub('arn:${AWS::Partition}:connect:${AWS::Region}:${AWS::AccountId}:phone-number/*'),
      sub(
        'arn:${AWS::Partition}:connect:${AWS::Region}:${AWS::AccountId}:traffic-distribution-group/*',
      ),
    ]);
    const policy = {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'There',
        Roles: [{ Ref: 'Role' }],
        PolicyDocument: { Statement: there },
      },
    };
    expect(role(inline(here))).toEqual(['partial-resource[connect:Describe*]']);
    expect(role(inline(here), { There: policy })).toEqual([]);
    expect(
      role({ ManagedPolicyArns: [{ 'Fn::ImportValue': 'unknown' }], ...inline(here) }),
    ).toEqual([]);
  });

  test('a partition in letters is said of templates, where it is of no Region', () => {
    const said = (arn: string) => role(inline(allow('connect:ListUsers', sub(arn))));
    expect(said('arn:aws:connect:${AWS::Region}:${AWS::AccountId}:instance/${Id}')).toEqual([
      'literal-partition[aws]',
    ]);
    expect(said('arn:aws:connect:eu-west-2:${AWS::AccountId}:instance/${Id}')).toEqual([]);
    expect(said('arn:aws:connect:cn-north-1:${AWS::AccountId}:instance/${Id}')).toEqual([
      'wrong-partition[aws in cn-north-1 for instance/${Id}]',
    ]);
  });
});

test('what is found twice at one place is said once', () => {
  expect(found(allow(['connect:Nothing', 'connect:Nothing'], INSTANCE))).toEqual([
    'unknown-action[connect:Nothing]',
  ]);
});

test('an instance id in upper case is not the id', () => {
  const upper = 'ABCDEF12-1234-1234-1234-ABCDEF129012';
  const arn = `arn:aws:connect:eu-west-2:111122223333:instance/${upper}`;
  expect(found(allow('connect:ListUsers', arn))).toEqual([`instance-id[${upper}]`]);
});

describe('everything except some actions', () => {
  const foundOn = (NotAction: readonly string[], Resource: string) =>
    audit(
      read('policy.json', {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', NotAction, Resource }],
      })!,
    )
      .filter(({ id }) => id === 'not-action')
      .map(({ severity, what }) => [severity, what]);

  test('is fatal where it leaves a way to any permission', () => {
    expect(foundOn(['iam:Get*', 's3:*'], '*')).toEqual([
      [
        'fatal',
        'everything except iam:Get*, s3:* is allowed on *, so the holder writes any permission into a role',
      ],
    ]);
  });

  test('is an error where it leaves none', () => {
    expect(foundOn(['iam:*'], 'arn:aws:connect:eu-west-2:111122223333:*')).toEqual([
      ['error', 'everything except iam:* is allowed on arn:aws:connect:eu-west-2:111122223333:*'],
    ]);
  });
});
