import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import {
  AccountRootPrincipal,
  CfnSAMLProvider,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  SamlMetadataDocument,
  SamlProvider,
} from 'aws-cdk-lib/aws-iam';
import {
  ConnectFederationForm,
  ConnectFederationRole,
  ConnectFederationRoleProps,
  ConnectScope,
  SamlSignIn,
} from '../../src';
import { findingsOf } from '../support/findings';
import { allowed, decide } from '../support/simulator';
import {
  ACCOUNT,
  INSTANCE_ARN,
  INSTANCE_ID,
  newStack,
  readable,
  resourceOf,
  statementsOf,
} from '../support/template';

const OTHER_ID = '99999999-2222-3333-4444-555555555555';
const REPLICA_ARN = INSTANCE_ARN.replace('us-east-1', 'us-west-2');
const PROVIDER_ARN = `arn:aws:iam::${ACCOUNT}:saml-provider/acme`;
const here = ConnectScope.instanceArn(INSTANCE_ARN);
const placed = (region = 'us-east-1') => newStack({ env: { account: ACCOUNT, region } });
const federation = (props: Partial<ConnectFederationRoleProps> = {}, stack = placed()) =>
  new ConnectFederationRole(stack, 'Agents', {
    samlProvider:
      props.samlProvider ?? SamlProvider.fromSamlProviderArn(stack, 'Provider', PROVIDER_ARN),
    connectScope: here,
    ...props,
  });

describe('the documented forms', () => {
  test('by user: the session as the user of its own name, and the policy variable as it is', () => {
    expect(statementsOf(federation())).toEqual([
      {
        Sid: 'FederateAsOwnUser',
        Effect: 'Allow',
        Action: 'connect:GetFederationToken',
        Resource: `${INSTANCE_ARN}/user/\${aws:userid}`,
      },
    ]);
  });

  test('by user on several instances, in whatever order they are named', () => {
    const both = (a: string, b: string) =>
      statementsOf(
        federation({ connectScope: ConnectScope.instanceArn(a).plus(ConnectScope.instanceArn(b)) }),
      );
    expect(both(REPLICA_ARN, INSTANCE_ARN)).toEqual(both(INSTANCE_ARN, REPLICA_ARN));
    expect(both(INSTANCE_ARN, REPLICA_ARN)[0].Resource).toEqual([
      `${INSTANCE_ARN}/user/\${aws:userid}`,
      `${REPLICA_ARN}/user/\${aws:userid}`,
    ]);
  });

  test('by instance: on * with the id, and with several ids as a list', () => {
    const form = ConnectFederationForm.INSTANCE_ID;
    expect(statementsOf(federation({ form }))).toEqual([
      {
        Sid: 'FederateToInstances',
        Effect: 'Allow',
        Action: 'connect:GetFederationToken',
        Resource: '*',
        Condition: { StringEquals: { 'connect:InstanceId': INSTANCE_ID } },
      },
    ]);
    const several = federation({
      form,
      connectScope: here.plus(ConnectScope.instanceId(OTHER_ID)),
    });
    expect(statementsOf(several)[0].Condition).toEqual({
      StringEquals: { 'connect:InstanceId': [INSTANCE_ID, OTHER_ID] },
    });
    expect(findingsOf(several)).toEqual([
      'note instance-by-condition: granted on * and limited to the instances by the condition ' +
        'connect:InstanceId: connect:GetFederationToken',
    ]);
  });

  test('by instance, an instance and its replica have one id', () => {
    const role = federation({
      form: ConnectFederationForm.INSTANCE_ID,
      connectScope: here.plus(ConnectScope.instanceArn(REPLICA_ARN)),
    });
    expect(statementsOf(role)[0].Condition).toEqual({
      StringEquals: { 'connect:InstanceId': INSTANCE_ID },
    });
  });

  test('an instance of another stack', () => {
    const app = new App();
    const instance = new CfnInstance(new Stack(app, 'Other'), 'Instance', {
      identityManagementType: 'SAML',
      attributes: { inboundCalls: true, outboundCalls: true },
    });
    const role = federation(
      { connectScope: ConnectScope.instances(instance) },
      new Stack(app, 'Stack'),
    );
    expect(statementsOf(role)[0].Resource).toBe(
      '${Import Other:ExportsOutputFnGetAttInstanceArn528840A0}/user/${aws:userid}',
    );
  });
});

describe('an independent simulator', () => {
  const as = (resource: string, instance = INSTANCE_ID) => ({
    action: 'connect:GetFederationToken',
    resource,
    context: { 'aws:userid': 'AROAEXAMPLE:ann', 'connect:InstanceId': instance },
  });

  test('by user: allows the own user alone, and no other instance', async () => {
    const statements = statementsOf(federation());
    expect(await allowed(as(`${INSTANCE_ARN}/user/AROAEXAMPLE:ann`), statements)).toBe(true);
    expect(await allowed(as(`${INSTANCE_ARN}/user/AROAEXAMPLE:bob`), statements)).toBe(false);
    expect(
      await allowed(
        as(`${INSTANCE_ARN.replace(INSTANCE_ID, OTHER_ID)}/user/AROAEXAMPLE:ann`, OTHER_ID),
        statements,
      ),
    ).toBe(false);
  });

  test('by instance: allows the instance and its replica, and no other', async () => {
    const statements = statementsOf(federation({ form: ConnectFederationForm.INSTANCE_ID }));
    expect(await allowed(as(INSTANCE_ARN), statements)).toBe(true);
    expect(await allowed(as(REPLICA_ARN), statements)).toBe(true);
    expect(
      await allowed(as(INSTANCE_ARN.replace(INSTANCE_ID, OTHER_ID), OTHER_ID), statements),
    ).toBe(false);
  });

  test.each([
    ['us-gov-west-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
  ])('in %s', async (region, partition) => {
    const arn = `arn:${partition}:connect:${region}:${ACCOUNT}:instance/${INSTANCE_ID}`;
    const statements = statementsOf(
      federation({ connectScope: ConnectScope.instanceArn(arn) }, placed(region)),
    );
    expect(await decide(as(`${arn}/user/AROAEXAMPLE:ann`), statements, ACCOUNT)).toBe(true);
    expect(await decide(as(`${arn}/user/AROAEXAMPLE:bob`), statements, ACCOUNT)).toBe(false);
  });
});

describe('the role', () => {
  test('lasts 12 hours, and as long as is said', () => {
    expect(resourceOf(federation()).Properties).toMatchObject({
      MaxSessionDuration: 43200,
      Description: 'Amazon Connect: single sign-on',
    });
    expect(
      resourceOf(federation({ maxSessionDuration: Duration.hours(2) })).Properties
        .MaxSessionDuration,
    ).toBe(7200);
    expect(
      resourceOf(federation({ maxSessionDuration: undefined })).Properties.MaxSessionDuration,
    ).toBe(43200);
  });

  test('takes what every role takes', () => {
    const stack = placed();
    const policy = new ManagedPolicy(stack, 'More', {
      statements: [new PolicyStatement({ actions: ['s3:ListAllMyBuckets'], resources: ['*'] })],
    });
    const role = federation(
      {
        roleName: 'agents',
        path: '/connect/',
        description: 'ours',
        permissionsBoundary: policy,
        managedPolicies: [policy],
        inlinePolicies: {
          Mine: new PolicyDocument({
            statements: [
              new PolicyStatement({
                sid: 'Mine',
                actions: ['s3:ListAllMyBuckets'],
                resources: ['*'],
              }),
            ],
          }),
        },
      },
      stack,
    );
    expect(readable(resourceOf(role).Properties)).toMatchObject({
      RoleName: 'agents',
      Path: '/connect/',
      Description: 'ours',
      PermissionsBoundary: '${More3499E6B6}',
      ManagedPolicyArns: ['${More3499E6B6}'],
    });
    expect(statementsOf(role).map((s) => s.Sid)).toEqual(['FederateAsOwnUser', 'Mine']);
  });

  test('has nothing to acknowledge by default', () => {
    const role = federation();
    expect(role.findings).toEqual([]);
    Annotations.fromStack(Stack.of(role)).hasNoWarning('*', Match.anyValue());
  });

  test('trusts a provider of the app: the L2, the L1', () => {
    const stack = placed();
    const metadata = '<xml/>';
    const l2 = new SamlProvider(stack, 'L2', {
      metadataDocument: SamlMetadataDocument.fromXml(metadata),
    });
    const l1 = new CfnSAMLProvider(stack, 'L1', { samlMetadataDocument: metadata });
    const principal = (role: Role) =>
      readable(resourceOf(role).Properties.AssumeRolePolicyDocument.Statement[0].Principal);
    const [ofL2, ofL1] = [l2, l1].map(
      (samlProvider, i) =>
        new ConnectFederationRole(stack, `R${i}`, { samlProvider, connectScope: here }),
    );
    expect(principal(ofL2)).toEqual({ Federated: '${L2CD7B2F13}' });
    expect(principal(ofL1)).toEqual({ Federated: '${L1}' });
  });
});

describe('what cannot be', () => {
  const where = "ConnectFederationRole 'Stack/Agents'";

  test('every instance of the account', () => {
    expect(() => federation({ connectScope: ConnectScope.allInstances() })).toThrow(
      `${where}: connectScope: signing in is to named instances, and this is every instance of the account. ` +
        'Name them: ConnectScope.instances(...), ConnectScope.instanceArn(...) or ConnectScope.instanceId(...).',
    );
  });

  test('tags, which would limit nothing', () => {
    expect(() => federation({ connectScope: here.withTags({ Team: 'a' }) })).toThrow(
      `${where}: connectScope: tags cannot limit signing in: its actions do not take them. Got 'Team=a'. Give the scope before withTags(...).`,
    );
  });

  test('a form that there is not, a list of no endpoints', () => {
    expect(() => federation({ form: 'X' as any })).toThrow(
      `${where}: form: there is no such value. Got 'X'. Allowed: USER_ARN, INSTANCE_ID.`,
    );
    expect(() => federation({ signIn: [] })).toThrow(`${where}: signIn: the list is empty`);
  });

  test('an instance or a provider of another account', () => {
    const stack = newStack({ env: { account: '999988887777', region: 'us-east-1' } });
    const theirs = SamlProvider.fromSamlProviderArn(stack, 'Theirs', PROVIDER_ARN);
    expect(() => federation({ samlProvider: theirs }, stack)).toThrow(
      `${where}: samlProvider: the provider is of account ${ACCOUNT}, the role of account 999988887777, and a role trusts only providers of its own. ` +
        `Got '${PROVIDER_ARN}'. Create the provider in account 999988887777.`,
    );
    const samlProvider = SamlProvider.fromSamlProviderArn(
      stack,
      'Own',
      PROVIDER_ARN.replace(ACCOUNT, '999988887777'),
    );
    expect(() => federation({ samlProvider }, stack)).toThrow(
      `${where}: connectScope: the instance is of account ${ACCOUNT}, the principal of account 999988887777`,
    );
  });

  test('a provider that is something else', () => {
    const stack = placed();
    const of = (arn: string) => () =>
      federation({ samlProvider: SamlProvider.fromSamlProviderArn(stack, arn, arn) }, stack);
    expect(of(`arn:aws:iam::${ACCOUNT}:oidc-provider/acme`)).toThrow(
      `${where}: samlProvider: 'oidc-provider/acme' is not a SAML provider`,
    );
    expect(of(`arn:aws:iam::${ACCOUNT}:saml-provider/*`)).toThrow(
      `${where}: samlProvider: a wildcard or policy variable would widen the policy`,
    );
    const role = new Role(stack, 'Role', { assumedBy: new AccountRootPrincipal() });
    expect(of(role.roleArn)).toThrow(
      `${where}: samlProvider: this is the Arn of an AWS::IAM::Role, not a SAML provider`,
    );
  });

  test('instances of two partitions', () => {
    const gov = ConnectScope.instanceArn(
      `arn:aws-us-gov:connect:us-gov-west-1:${ACCOUNT}:instance/${OTHER_ID}`,
    );
    expect(() => federation({ connectScope: here.plus(gov) })).toThrow(
      `${where}: connectScope: us-gov-west-1 is of the partition aws-us-gov, the role of aws: there is no way to sign in from one to the other.`,
    );
  });
});

describe('Global Resiliency', () => {
  const signIn = [SamlSignIn.globalResiliency(here)];

  test('with the replica in the scope, there is nothing to say', () => {
    expect(
      federation({ signIn, connectScope: here.plus(ConnectScope.instanceArn(REPLICA_ARN)) })
        .findings,
    ).toEqual([]);
  });

  test('without it, a warning: by the id it is no matter', () => {
    const role = federation({ signIn });
    expect(role.findings.map(({ id, warning }) => [id, warning])).toEqual([
      ['replica-not-named', true],
    ]);
    Annotations.fromStack(Stack.of(role)).hasWarning(
      '/Stack/Agents',
      Match.stringLikeRegexp(
        'the scope names no replica.*cdk-amazon-connect-iam:replica-not-named',
      ),
    );
    expect(
      federation({ signIn, form: ConnectFederationForm.INSTANCE_ID }).findings.map(({ id }) => id),
    ).toEqual(['instance-by-condition']);
  });

  test('a source that the role does not sign in to', () => {
    expect(() =>
      federation({ signIn: [SamlSignIn.globalResiliency(ConnectScope.instanceId(OTHER_ID))] }),
    ).toThrow(
      "ConnectFederationRole 'Stack/Agents': signIn: the role does not sign in to the source instance of Global Resiliency.",
    );
  });
});
