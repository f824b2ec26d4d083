import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import {
  ConnectScope,
  ServiceLinkedRoleAccess,
  UnsupportedTagBehavior,
  VoiceIdAdmin,
  VoiceIdAdminProps,
} from '../../src';
import {
  ACCOUNT,
  INSTANCE_ARN,
  managedPoliciesOf,
  newStack,
  readable,
  sidsOf,
  statementOf,
  statementsOf,
} from '../support/template';

const DOCUMENTED = JSON.parse(
  readFileSync(join(__dirname, '../../catalogue/facts/documented-policies.json'), 'utf8'),
).policies['voice-id'];
const voiceId = (props: Partial<VoiceIdAdminProps> = {}, stack = newStack()) =>
  new VoiceIdAdmin(stack, 'VoiceId', { assumedBy: new AccountRootPrincipal(), ...props });
const IMPORTED = `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`;
const VIA_VOICE_ID = { StringEquals: { 'kms:ViaService': 'voiceid.us-east-1.amazonaws.com' } };

test('is the managed policy and the documented custom policy of three statements, partition aside', () => {
  const role = voiceId();
  expect(managedPoliciesOf(role)).toEqual([
    'arn:${AWS::Partition}:iam::aws:policy/AmazonConnectVoiceIDFullAccess',
  ]);
  const inAws = JSON.parse(
    JSON.stringify(statementsOf(role)).replaceAll('${AWS::Partition}', 'aws'),
  );
  // AWS gives two of the three no Sid; ours have one.
  expect(inAws.map(({ Sid, ...rest }: any) => rest)).toEqual(
    DOCUMENTED.document.Statement.map(({ Sid, ...rest }: any) => rest),
  );
  expect(sidsOf(role)).toEqual([
    'AttachAnyPolicyToAmazonConnectRole',
    'AssociateVoiceIdDomains',
    'ManageConnectEventRules',
  ]);
});

test('can be limited to instances', () => {
  const role = voiceId({ connectScope: ConnectScope.instanceArn(INSTANCE_ARN) });
  expect(statementOf(role, 'AssociateVoiceIdDomains').Resource).toEqual([
    INSTANCE_ARN,
    `${INSTANCE_ARN}/integration-association/*`,
  ]);
});

describe('tags', () => {
  const tagged = (fallback?: UnsupportedTagBehavior) =>
    voiceId({
      connectScope: ConnectScope.instanceArn(INSTANCE_ARN).withTags({ Team: 'North' }, fallback),
    });

  test.each([undefined, UnsupportedTagBehavior.OMIT])(
    'cannot limit the managed policy, which is an error with %s',
    (fallback) => {
      expect(() => tagged(fallback)).toThrow(
        "VoiceIdAdmin 'Stack/VoiceId': the managed policy AmazonConnectVoiceIDFullAccess cannot be limited by tags. Build the access from use cases, jobs and actions",
      );
    },
  );

  test('limit the rest where the managed policy may be granted unscoped, which a warning says', () => {
    const role = tagged(UnsupportedTagBehavior.GRANT_WITHOUT_TAGS);
    expect(statementOf(role, 'AssociateVoiceIdDomainsByResourceTag').Condition).toEqual({
      StringEquals: { 'aws:ResourceTag/Team': 'North' },
    });
    expect(sidsOf(role)).toEqual([
      'AttachAnyPolicyToAmazonConnectRole',
      'AssociateVoiceIdDomainsByRequestTag',
      'AssociateVoiceIdDomainsByResourceTag',
      'AssociateVoiceIdDomainsByResourceTagOfDeleteIntegrationAssociation',
      'ManageConnectEventRules',
    ]);
    Annotations.fromStack(Stack.of(role)).hasWarning(
      '*',
      Match.stringLikeRegexp(
        'granted without the tags.*the managed policy AmazonConnectVoiceIDFullAccess',
      ),
    );
  });
});

test('leaves the service-linked role alone when it was created beforehand', () => {
  expect(sidsOf(voiceId({ serviceLinkedRole: ServiceLinkedRoleAccess.none() }))).toEqual([
    'AssociateVoiceIdDomains',
    'ManageConnectEventRules',
  ]);
});

describe('the encryption key', () => {
  test('allows the role the three documented operations in its policy, through Voice ID alone', () => {
    const stack = newStack();
    voiceId({ encryptionKey: new Key(stack, 'Key') }, stack);
    const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
    expect(readable(key.Properties.KeyPolicy.Statement).slice(1)).toEqual([
      {
        Effect: 'Allow',
        Action: DOCUMENTED.keyPolicyOperations,
        Principal: { AWS: expect.stringMatching(/^\$\{VoiceId\w+\.Arn\}$/) },
        Resource: '*',
        Condition: { StringEquals: { 'kms:ViaService': 'voiceid.${AWS::Region}.amazonaws.com' } },
      },
    ]);
  });

  test('of another stack is allowed on the role, so that the stacks do not depend on each other in a circle', () => {
    const app = new App();
    const connect = new Stack(app, 'Connect', { env: { account: ACCOUNT, region: 'us-east-1' } });
    const roles = new Stack(app, 'Roles', { env: { account: ACCOUNT, region: 'us-east-1' } });
    const instance = new CfnInstance(connect, 'Instance', {
      identityManagementType: 'SAML',
      attributes: { inboundCalls: true, outboundCalls: true },
    });
    const role = voiceId(
      { encryptionKey: new Key(connect, 'Key'), connectScope: ConnectScope.instances(instance) },
      roles,
    );
    expect(statementOf(role, 'UseVoiceIdKey')).toEqual({
      Sid: 'UseVoiceIdKey',
      Effect: 'Allow',
      Action: DOCUMENTED.keyPolicyOperations,
      Resource: expect.stringMatching(/^\$\{Import Connect:.*Key/),
      Condition: VIA_VOICE_ID,
    });
    Annotations.fromStack(roles).hasNoWarning('*', Match.stringLikeRegexp('policy of the key'));
  });

  test('that is imported gives a warning that says what to write into its policy', () => {
    const stack = newStack();
    const role = voiceId({ encryptionKey: Key.fromKeyArn(stack, 'Key', IMPORTED) }, stack);
    const [warning] = Annotations.fromStack(stack).findWarning(
      '/Stack/VoiceId',
      Match.stringLikeRegexp('policy of the key Stack/Key cannot be changed'),
    );
    expect(JSON.parse(/add to it (\{.*\})/.exec(String(warning.entry.data))![1])).toEqual({
      Effect: 'Allow',
      Principal: { AWS: 'the ARN of Stack/VoiceId' },
      Action: DOCUMENTED.keyPolicyOperations,
      Resource: '*',
      Condition: VIA_VOICE_ID,
    });
    Validations.of(role).acknowledge({
      id: 'cdk-amazon-connect-iam:key-policy-not-changed',
      reason: 'the key leaves it to IAM',
    });
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('policy of the key'));
  });

  test('of another account is allowed on the role', () => {
    const stack = newStack({ env: { account: '999988887777', region: 'us-east-1' } });
    const role = voiceId({ encryptionKey: Key.fromKeyArn(stack, 'Key', IMPORTED) }, stack);
    expect(statementOf(role, 'UseVoiceIdKey')).toEqual({
      Sid: 'UseVoiceIdKey',
      Effect: 'Allow',
      Action: DOCUMENTED.keyPolicyOperations,
      Resource: IMPORTED,
      Condition: VIA_VOICE_ID,
    });
  });

  test('is not an alias', () => {
    const stack = newStack();
    expect(() =>
      voiceId(
        {
          encryptionKey: new Alias(stack, 'Own', {
            aliasName: 'mine',
            targetKey: new Key(stack, 'K'),
          }),
        },
        stack,
      ),
    ).toThrow(/alias\/mine.* is not a KMS key/);
    expect(() =>
      voiceId({ encryptionKey: Alias.fromAliasName(stack, 'A', 'alias/x') }, stack),
    ).toThrow(/encryptionKey: 'alias\/x' is not a KMS key/);
  });
});

describe('the end of support', () => {
  test('is warned of', () => {
    const stack = newStack();
    voiceId({}, stack);
    Annotations.fromStack(stack).hasWarning(
      '/Stack/VoiceId',
      Match.stringLikeRegexp('end of support on 2026-05-20'),
    );
  });

  test('can be acknowledged', () => {
    const stack = newStack();
    Validations.of(voiceId({}, stack)).acknowledge({
      id: 'cdk-amazon-connect-iam:voice-id-end-of-support',
      reason: 'domains are being deleted',
    });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });
});
