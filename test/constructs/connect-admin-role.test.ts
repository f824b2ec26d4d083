import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AccessAssertions,
  ConnectAdminRole,
  ConnectAdminRoleProps,
  ConsoleUseCase,
  LexBot,
  ServiceLinkedRoleAccess,
} from '../../src';
import { allowed } from '../support/simulator';
import {
  ACCOUNT,
  managedPoliciesOf,
  newStack,
  resourceOf,
  sidsOf,
  statementOf,
  statementsOf,
} from '../support/template';

const DOCUMENTED = JSON.parse(
  readFileSync(join(__dirname, '../../catalogue/facts/documented-policies.json'), 'utf8'),
).policies;
const ANY_CONNECT_ROLE =
  'arn:${AWS::Partition}:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*';
const ONE_ROLE = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_abc`;
const assumedBy = new iam.AccountRootPrincipal();

const admin = (props: Partial<ConnectAdminRoleProps> = {}, stack = newStack()) =>
  new ConnectAdminRole(stack, 'Admin', { assumedBy, ...props });
const key = (stack = newStack()) =>
  Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`);

describe('the documented pair', () => {
  test('is the managed policy and the custom policy, and nothing else', () => {
    const role = admin();
    expect(managedPoliciesOf(role)).toEqual([
      'arn:${AWS::Partition}:iam::aws:policy/AmazonConnect_FullAccess',
    ]);
    expect(statementsOf(role)).toEqual([
      {
        Sid: 'AttachAnyPolicyToAmazonConnectRole',
        Effect: 'Allow',
        Action: 'iam:PutRolePolicy',
        Resource: ANY_CONNECT_ROLE,
      },
    ]);
  });

  test('has the custom policy of the AWS page word for word, partition aside', () => {
    const inAws = JSON.parse(
      JSON.stringify(statementsOf(admin())).replaceAll('${AWS::Partition}', 'aws'),
    );
    expect(inAws).toEqual(DOCUMENTED['full-access'].document.Statement);
  });
});

describe('the service-linked role', () => {
  test('can be one, by its ARN', () => {
    const role = admin({ serviceLinkedRole: ServiceLinkedRoleAccess.roleArn(ONE_ROLE) });
    expect(statementsOf(role)).toEqual([
      {
        Sid: 'AttachAnyPolicyToAmazonConnectRole',
        Effect: 'Allow',
        Action: 'iam:PutRolePolicy',
        Resource: ONE_ROLE,
      },
    ]);
  });

  test('can be that of an instance of the same app', () => {
    const stack = newStack();
    const instance = new CfnInstance(stack, 'Instance', {
      identityManagementType: 'SAML',
      attributes: { inboundCalls: true, outboundCalls: true },
    });
    const role = admin(
      { serviceLinkedRole: ServiceLinkedRoleAccess.roleArn(instance.attrServiceRole) },
      stack,
    );
    expect(statementOf(role, 'AttachAnyPolicyToAmazonConnectRole').Resource).toBe(
      '${Instance.ServiceRole}',
    );
  });

  test('can be one, by reference', () => {
    const stack = newStack();
    const imported = iam.Role.fromRoleArn(stack, 'ServiceRole', ONE_ROLE);
    expect(
      statementOf(
        admin({ serviceLinkedRole: ServiceLinkedRoleAccess.role(imported) }, stack),
        'AttachAnyPolicyToAmazonConnectRole',
      ).Resource,
    ).toBe(ONE_ROLE);
  });

  test('that was created beforehand leaves the statement out', () => {
    const role = admin({ serviceLinkedRole: ServiceLinkedRoleAccess.none() });
    expect(statementsOf(role)).toEqual([]);
    expect(resourceOf(role).Properties.Policies).toBeUndefined();
  });
});

test('emergency access can be denied', () => {
  expect(statementOf(admin({ denyEmergencyAccess: true }), 'DenyConnectEmergencyAccess')).toEqual({
    Sid: 'DenyConnectEmergencyAccess',
    Effect: 'Deny',
    Action: 'connect:AdminGetEmergencyAccessToken',
    Resource: '*',
  });
  expect(sidsOf(admin())).not.toContain('DenyConnectEmergencyAccess');
});

describe('what may be attached', () => {
  test('an own bucket adds only what the managed policy lacks', () => {
    const stack = newStack();
    const role = admin({ storageBuckets: [new Bucket(stack, 'Recordings')] }, stack);
    expect(statementsOf(role).slice(1)).toEqual([
      {
        Sid: 'UseStorageBuckets',
        Effect: 'Allow',
        Action: 's3:GetBucketAcl',
        Resource: expect.stringMatching(/^\$\{Recordings\w+\.Arn\}$/),
      },
    ]);
  });

  test('a bucket whose name the managed policy covers adds nothing', () => {
    const stack = newStack();
    expect(
      sidsOf(
        admin(
          { storageBuckets: [Bucket.fromBucketName(stack, 'B', 'amazon-connect-0123')] },
          stack,
        ),
      ),
    ).toEqual(['AttachAnyPolicyToAmazonConnectRole']);
  });

  test('of two buckets only the one that the managed policy does not cover is added', () => {
    const stack = newStack();
    const storageBuckets = [
      Bucket.fromBucketName(stack, 'A', 'amazon-connect-0123'),
      Bucket.fromBucketName(stack, 'B', 'acme-calls'),
    ];
    expect(statementOf(admin({ storageBuckets }, stack), 'UseStorageBuckets').Resource).toBe(
      'arn:${AWS::Partition}:s3:::acme-calls',
    );
  });

  test('a key can be granted to Connect through an AWS service only', () => {
    const stack = newStack();
    const role = admin({ encryptionKeys: [key(stack)] }, stack);
    expect(statementsOf(role).slice(1)).toEqual([
      {
        Sid: 'LetConnectUseKeys',
        Effect: 'Allow',
        Action: 'kms:CreateGrant',
        Resource: `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`,
        Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
      {
        Sid: 'RetireConnectKeyGrants',
        Effect: 'Allow',
        Action: 'kms:RetireGrant',
        Resource: `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`,
      },
    ]);
  });

  test('a function can be opened to Connect and to nobody else', () => {
    const stack = newStack();
    const arn = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:lookup`;
    const role = admin(
      { lambdaFunctions: [LambdaFunction.fromFunctionArn(stack, 'F', arn)] },
      stack,
    );
    expect(statementsOf(role).slice(1)).toEqual([
      {
        Sid: 'LetConnectInvokeFunctions',
        Effect: 'Allow',
        Action: 'lambda:AddPermission',
        Resource: arn,
        Condition: { StringEquals: { 'lambda:Principal': 'connect.amazonaws.com' } },
      },
      {
        Sid: 'StopConnectInvokingFunctions',
        Effect: 'Allow',
        Action: 'lambda:RemovePermission',
        Resource: arn,
      },
    ]);
  });

  test('a Lex V2 bot alias and a Lex V1 bot', () => {
    const alias = `arn:aws:lex:us-east-1:${ACCOUNT}:bot-alias/ABCDE12345/ZYXWV98765`;
    const role = admin({
      lexBots: [LexBot.fromAliasArn(alias), LexBot.fromV1Name('OrderFlowers')],
    });
    expect(statementsOf(role).slice(1)).toEqual([
      {
        Sid: 'AssociateLexBots',
        Effect: 'Allow',
        Action: [
          'lex:CreateResourcePolicy',
          'lex:DeleteResourcePolicy',
          'lex:DescribeBotAlias',
          'lex:UpdateResourcePolicy',
        ],
        Resource: alias,
      },
      {
        Sid: 'AssociateLexV1Bots',
        Effect: 'Allow',
        Action: 'lex:GetBot',
        Resource: 'arn:${AWS::Partition}:lex:${AWS::Region}:${AWS::AccountId}:bot:OrderFlowers:*',
      },
    ]);
  });

  test('streams add nothing: the managed policy covers every stream', () => {
    const stack = newStack();
    const role = admin(
      {
        kinesisStreams: [new Stream(stack, 'Stream')],
        deliveryStreams: [
          DeliveryStream.fromDeliveryStreamArn(
            stack,
            'Delivery',
            `arn:aws:firehose:us-east-1:${ACCOUNT}:deliverystream/d`,
          ),
        ],
      },
      stack,
    );
    expect(sidsOf(role)).toEqual(['AttachAnyPolicyToAmazonConnectRole']);
  });

  test.each<[string, string, string, Record<string, string>]>([
    ['s3:GetBucketAcl', 'arn:aws:s3:::acme-calls', 'arn:aws:s3:::other', {}],
    [
      'kms:CreateGrant',
      `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`,
      `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-2`,
      { 'kms:GrantIsForAWSResource': 'true' },
    ],
    [
      'kms:RetireGrant',
      `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`,
      `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-2`,
      {},
    ],
    [
      'lambda:AddPermission',
      `arn:aws:lambda:us-east-1:${ACCOUNT}:function:lookup`,
      `arn:aws:lambda:us-east-1:${ACCOUNT}:function:other`,
      { 'lambda:Principal': 'connect.amazonaws.com' },
    ],
    [
      'lambda:RemovePermission',
      `arn:aws:lambda:us-east-1:${ACCOUNT}:function:lookup`,
      `arn:aws:lambda:us-east-1:${ACCOUNT}:function:other`,
      {},
    ],
  ])(
    '%s: the pair lacks it, the role has it on what is named and on nothing else',
    async (action, resource, other, context) => {
      const stack = newStack();
      const role = admin(
        {
          storageBuckets: [Bucket.fromBucketName(stack, 'B', 'acme-calls')],
          encryptionKeys: [key(stack)],
          lambdaFunctions: [
            LambdaFunction.fromFunctionArn(
              stack,
              'F',
              `arn:aws:lambda:us-east-1:${ACCOUNT}:function:lookup`,
            ),
          ],
        },
        stack,
      );
      const managed = ['AmazonConnect_FullAccess'];
      expect(await allowed({ action, resource, context }, statementsOf(admin()), managed)).toBe(
        false,
      );
      expect(await allowed({ action, resource, context }, statementsOf(role), managed)).toBe(true);
      expect(await allowed({ action, resource: other, context }, statementsOf(role), managed)).toBe(
        false,
      );
      for (const condition of Object.keys(context)) {
        const without = {
          ...context,
          [condition]: context[condition] === 'true' ? 'false' : 'somebody.else',
        };
        expect(
          await allowed({ action, resource, context: without }, statementsOf(role), managed),
        ).toBe(false);
      }
    },
  );

  test.each<[string, string]>([
    ['kinesis:DescribeStream', `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/s`],
    ['firehose:DescribeDeliveryStream', `arn:aws:firehose:us-east-1:${ACCOUNT}:deliverystream/d`],
    ['s3:GetBucketAcl', 'arn:aws:s3:::amazon-connect-0123'],
    ['s3:GetBucketLocation', 'arn:aws:s3:::acme-calls'],
    ['kms:DescribeKey', `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`],
  ])('%s: the pair has it, so the role does not repeat it', async (action, resource) => {
    expect(await allowed({ action, resource }, [], ['AmazonConnect_FullAccess'])).toBe(true);
  });
});

describe('what AWS says needs additional privileges', () => {
  const instance = `arn:aws:connect:us-east-1:${ACCOUNT}:instance/11111111-2222-3333-4444-555555555555`;
  const inAccount = () => newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  const doing = (
    useCase: ConsoleUseCase,
    props: Partial<ConnectAdminRoleProps>,
    stack = inAccount(),
  ) => {
    const role = admin(props, stack);
    return () => AccessAssertions.fromStack(stack).principal(role).canDoUseCase(useCase, instance);
  };

  test('live media streaming needs the key that is named', () => {
    const stack = inAccount();
    const useCase = ConsoleUseCase.EDIT_LIVE_MEDIA_STREAMING;
    expect(doing(useCase, { encryptionKeys: [key(stack)] }, stack)).not.toThrow();
    expect(doing(useCase, {})).toThrow(/kms:CreateGrant/);
  });

  test.each([ConsoleUseCase.UPDATE_AMAZON_POLLY_OPTION, ConsoleUseCase.VIEW_LIVE_MEDIA_STREAMING])(
    '$label needs nothing besides the pair',
    (useCase) => {
      expect(doing(useCase, {})).not.toThrow();
    },
  );
});

describe('bad input', () => {
  test.each([
    ['storageBuckets', 'S3 bucket'],
    ['encryptionKeys', 'KMS key'],
    ['lambdaFunctions', 'Lambda function'],
    ['lexBots', 'bot'],
    ['kinesisStreams', 'Kinesis data stream'],
    ['deliveryStreams', 'Firehose stream'],
  ] as [keyof ConnectAdminRoleProps, string][])(
    'an empty list of %s is an error, not "all"',
    (property, noun) => {
      expect(() => admin({ [property]: [] })).toThrow(
        `ConnectAdminRole 'Stack/Admin': ${property}: the list is empty. Allowed: at least one ${noun}. Leave it out for`,
      );
    },
  );

  test('a bucket given twice', () => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Recordings');
    expect(() => admin({ storageBuckets: [bucket, bucket] }, stack)).toThrow(
      /storageBuckets: the same S3 bucket is given twice\. Got '.*' \(a token\)\. Give each S3 bucket once\./,
    );
  });

  test('a key given twice', () => {
    const stack = newStack();
    const same = key(stack);
    expect(() => admin({ encryptionKeys: [same, same] }, stack)).toThrow(
      /encryptionKeys: the same KMS key is given twice/,
    );
  });

  test('an alias instead of a key: IAM does not follow aliases', () => {
    const stack = newStack();
    const alias = Alias.fromAliasName(stack, 'Alias', 'alias/recordings');
    expect(() => admin({ encryptionKeys: [alias as any] }, stack)).toThrow(
      /encryptionKeys: .*'alias\/recordings' is not a KMS key/,
    );
  });

  test('a key pattern', () => {
    const stack = newStack();
    expect(() =>
      admin(
        {
          encryptionKeys: [Key.fromKeyArn(stack, 'All', `arn:aws:kms:us-east-1:${ACCOUNT}:key/*`)],
        },
        stack,
      ),
    ).toThrow(
      /encryptionKeys: a wildcard or policy variable would widen the policy\. Got 'arn:aws:kms:.*\*'/,
    );
  });

  test("an inline policy of the name of the role's own", () => {
    expect(() => admin({ inlinePolicies: { ConnectAccess: new iam.PolicyDocument() } })).toThrow(
      /inlinePolicies has a policy named ConnectAccess/,
    );
  });
});

test('everything that a role takes is passed on', () => {
  const stack = newStack();
  const role = admin(
    {
      roleName: 'connect-admin',
      path: '/contact-center/',
      maxSessionDuration: undefined,
      description: 'mine',
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AWSSupportAccess')],
      inlinePolicies: {
        Mine: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({ actions: ['sts:GetCallerIdentity'], resources: ['*'] }),
          ],
        }),
      },
      permissionsBoundary: iam.ManagedPolicy.fromManagedPolicyArn(
        stack,
        'Boundary',
        `arn:${Aws.PARTITION}:iam::${ACCOUNT}:policy/boundary`,
      ),
      externalIds: ['ticket'],
    },
    stack,
  );
  const { Properties } = resourceOf(role);
  expect(Properties).toMatchObject({
    RoleName: 'connect-admin',
    Path: '/contact-center/',
    Description: 'mine',
  });
  expect(managedPoliciesOf(role)).toEqual([
    'arn:${AWS::Partition}:iam::aws:policy/AmazonConnect_FullAccess',
    'arn:${AWS::Partition}:iam::aws:policy/AWSSupportAccess',
  ]);
  expect(Properties.Policies.map((p: any) => p.PolicyName)).toEqual(['ConnectAccess', 'Mine']);
  expect(Properties.PermissionsBoundary).toBeDefined();
  expect(JSON.stringify(Properties.AssumeRolePolicyDocument)).toContain('ticket');
});

test('the properties given are not changed', () => {
  const managedPolicies = [iam.ManagedPolicy.fromAwsManagedPolicyName('AWSSupportAccess')];
  const props = Object.freeze({
    assumedBy,
    managedPolicies: Object.freeze(managedPolicies) as iam.IManagedPolicy[],
  });
  new ConnectAdminRole(newStack(), 'Admin', props);
  expect(props.managedPolicies).toHaveLength(1);
});
