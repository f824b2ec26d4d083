import { App, CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import {
  AccountPrincipal,
  AccountRootPrincipal,
  AnyPrincipal,
  ArnPrincipal,
  Grant,
  Group,
  IGrantable,
  PolicyDocument,
  PolicyStatement,
  PrincipalBase,
  PrincipalPolicyFragment,
  Role,
  ServicePrincipal,
  StarPrincipal,
  User,
} from 'aws-cdk-lib/aws-iam';
import { Alias, CfnKey, IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  ConnectAccess,
  ConnectAccessRole,
  ConnectKeyGrants,
  ConnectScope,
  ConsoleUseCase,
  VoiceIdAdmin,
} from '../../src';
import { addedTo, onPrincipals, warnings } from '../support/key-policy';
import { allowed } from '../support/simulator';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const IMPORTED = `arn:aws:kms:eu-west-2:${ACCOUNT}:key/k-1`;
const CALLER = `arn:aws:iam::${ACCOUNT}:role/tested`;
const env = { account: ACCOUNT, region: 'us-east-1' };
const principal = new AccountRootPrincipal();
const via = (service: string, region = 'us-east-1') => ({
  StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` },
});

type Method = 'administerVoiceId' | 'administerCustomerProfiles' | 'useCustomerProfiles';
/** What each method writes: actions and the service through which they are allowed. */
const WRITES: Record<Method, [actions: string | string[], service?: string][]> = {
  administerVoiceId: [[['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey'], 'voiceid']],
  administerCustomerProfiles: [
    [['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey'], 'profile'],
    ['kms:DescribeKey'],
  ],
  useCustomerProfiles: [[['kms:Decrypt', 'kms:GenerateDataKey'], 'profile']],
};
const METHODS = Object.keys(WRITES) as Method[];
const grant = (key: IKey, grantee: IGrantable, method: Method): Grant =>
  ConnectKeyGrants.fromKey(key)[method](grantee);

describe.each(METHODS)('%s', (method) => {
  test('writes its statements into the policy of the key, and nothing elsewhere', () => {
    const stack = newStack({ env });
    const role = new Role(stack, 'Role', { assumedBy: principal });
    const granted = grant(new Key(stack, 'Key'), role, method);
    expect(addedTo(stack)).toEqual(
      WRITES[method].map(([Action, service]) => ({
        Effect: 'Allow',
        Principal: { AWS: '${Role1ABCC5F0.Arn}' },
        Action,
        Resource: '*',
        ...(service && { Condition: via(service) }),
      })),
    );
    expect(onPrincipals(stack)).toEqual([]);
    expect(warnings(stack)).toEqual([]);
    expect([
      granted.success,
      granted.resourceStatements.length,
      granted.principalStatements.length,
    ]).toEqual([true, WRITES[method].length, 0]);
  });

  test('writes them onto the principal for an imported key, in the Region of the key, and says what its policy must have', () => {
    const stack = newStack({ env });
    const role = new Role(stack, 'Role', { assumedBy: principal });
    const granted = grant(Key.fromKeyArn(stack, 'Key', IMPORTED), role, method);
    expect(onPrincipals(stack)).toEqual(
      WRITES[method].map(([Action, service]) => ({
        Effect: 'Allow',
        Action,
        Resource: IMPORTED,
        ...(service && { Condition: via(service, 'eu-west-2') }),
      })),
    );
    const [warning, ...more] = warnings(stack);
    expect(more).toEqual([]);
    expect(warning).toContain(
      'Stack/Role: the policy of the key Stack/Key cannot be changed here.',
    );
    expect(JSON.parse(`[${/add to it (\{.*\})/.exec(warning)![1]}]`)).toEqual(
      WRITES[method].map(([actions, service]) => ({
        Effect: 'Allow',
        Principal: { AWS: 'the ARN of Stack/Role' },
        Action: [actions].flat(),
        Resource: '*',
        ...(service && { Condition: via(service, 'eu-west-2') }),
      })),
    );
    expect([
      granted.success,
      granted.resourceStatements.length,
      granted.principalStatements.length,
    ]).toEqual([true, 0, WRITES[method].length]);
  });

  test('allows what it should through the service and in the Region of the key, and nothing else', async () => {
    const stack = newStack({ env });
    grant(new Key(stack, 'Key'), new ArnPrincipal(CALLER), method);
    const asked = {
      resource: `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`,
      keyPolicy: addedTo(stack),
    };
    const decide = (action: string, service?: string) =>
      allowed({ ...asked, action, ...(service && { context: { 'kms:ViaService': service } }) }, []);
    for (const [actions, service] of WRITES[method]) {
      for (const action of [actions].flat()) {
        const name = service ?? 'profile';
        const through = [
          '',
          `${name}.us-east-1.amazonaws.com`,
          `${name}.eu-west-2.amazonaws.com`,
          's3.us-east-1.amazonaws.com',
        ];
        const decisions = await Promise.all(through.map((one) => decide(action, one)));
        expect([action, decisions]).toEqual([
          action,
          service ? [false, true, false, false] : [true, true, true, true],
        ]);
      }
    }
    expect(await decide('kms:Encrypt', 'voiceid.us-east-1.amazonaws.com')).toBe(false);
    expect(await decide('kms:ScheduleKeyDeletion')).toBe(false);
  });
});

describe('the Region', () => {
  test('is an intrinsic where the stack does not know it', () => {
    const stack = newStack();
    grant(new Key(stack, 'Key'), new ArnPrincipal(CALLER), 'useCustomerProfiles');
    expect(addedTo(stack)[0].Condition).toEqual(via('profile', '${AWS::Region}'));
  });

  test('is read from the ARN of an imported key, even from one that is a parameter', () => {
    const stack = newStack();
    const arn = new CfnParameter(stack, 'KeyArn').valueAsString;
    grant(Key.fromKeyArn(stack, 'Key', arn), new User(stack, 'User'), 'useCustomerProfiles');
    expect(onPrincipals(stack)).toEqual([
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '${KeyArn}',
        Condition: via('profile', '${Select 3 of ${KeyArn}}'),
      },
    ]);
    expect(warnings(stack)[0]).toContain('"kms:ViaService":"profile.REGION.amazonaws.com"');
  });

  test.each(['us-gov-west-1', 'cn-north-1'])(
    '%s has .amazonaws.com too: KMS writes it in all partitions',
    (region) => {
      const stack = newStack({ env: { account: ACCOUNT, region } });
      const role = new Role(stack, 'Role', { assumedBy: principal });
      grant(new Key(stack, 'Key'), role, 'administerVoiceId');
      expect(addedTo(stack)[0].Condition).toEqual(via('voiceid', region));
    },
  );
});

describe('the key', () => {
  test('of another stack is allowed on the role, so that the stacks do not depend on each other in a circle', () => {
    const app = new App();
    const keys = new Stack(app, 'Keys', { env });
    const roles = new Stack(app, 'Roles', { env });
    grant(
      new Key(keys, 'Key'),
      new Role(roles, 'Role', { assumedBy: principal }),
      'useCustomerProfiles',
    );
    expect(onPrincipals(roles)).toEqual([
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: expect.stringMatching(/^\$\{Import Keys:ExportsOutputFnGetAttKey/),
        Condition: via('profile'),
      },
    ]);
    expect(addedTo(keys)).toEqual([]);
    expect([...warnings(keys), ...warnings(roles)]).toEqual([]);
  });

  test('that a role names inline is allowed on the role, so that key and role do not depend on each other in a circle', () => {
    const stack = newStack({ env });
    const key = new Key(stack, 'Key');
    const role = new ConnectAccessRole(stack, 'Role', {
      assumedBy: principal,
      access: ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CALL_RECORDING),
      connectScope: ConnectScope.instanceArn(INSTANCE_ARN).withEncryptionKeys(key),
    });
    expect(grant(key, role, 'useCustomerProfiles').success).toBe(true);
    // Reading the template throws when there is a circle.
    expect(onPrincipals(stack)).toEqual([
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '${Key961B73FD.Arn}',
        Condition: via('profile'),
      },
    ]);
    expect(addedTo(stack)).toEqual([]);
    expect(warnings(stack)).toEqual([]);
  });

  test('that is named by the administrator who is to use it for Voice ID is allowed on that role', () => {
    const stack = newStack({ env });
    const key = new Key(stack, 'Key');
    const role = new VoiceIdAdmin(stack, 'Role', {
      assumedBy: principal,
      encryptionKey: key,
      inlinePolicies: {
        Own: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['kms:ListGrants'], resources: [key.keyArn] }),
          ],
        }),
      },
    });
    expect(onPrincipals(stack).map((s) => s.Action)).toEqual([
      ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey'],
    ]);
    expect(addedTo(stack)).toEqual([]);
    expect(role.node.tryFindChild('DefaultPolicy')).toBeDefined();
  });

  test('of another stack names a role whose ARN is written out: that ties no stacks together', () => {
    const app = new App();
    const keys = new Stack(app, 'Keys', { env });
    const role = Role.fromRoleArn(
      new Stack(app, 'Roles', { env }),
      'Role',
      'arn:aws:iam::444455556666:role/other',
    );
    grant(new Key(keys, 'Key'), role, 'useCustomerProfiles');
    expect(addedTo(keys).map((s) => s.Principal)).toEqual([
      { AWS: 'arn:aws:iam::444455556666:role/other' },
    ]);
  });

  test('that is an L1 gets the statement', () => {
    const stack = newStack({ env });
    const key = new CfnKey(stack, 'Key', { keyPolicy: { Version: '2012-10-17', Statement: [] } });
    grant(Key.fromCfnKey(key), new ArnPrincipal(CALLER), 'useCustomerProfiles');
    expect(addedTo(stack, 0)).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: CALLER },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '*',
        Condition: via('profile'),
      },
    ]);
  });

  test('that is imported, and a principal that is no construct: the warning stands on the key, the grant has no success', () => {
    const stack = newStack({ env });
    const granted = grant(
      Key.fromKeyArn(stack, 'Key', IMPORTED),
      new ArnPrincipal(CALLER),
      'useCustomerProfiles',
    );
    expect(granted.success).toBe(false);
    expect(warnings(stack)[0]).toContain(
      'Stack/Key: the policy of the key Stack/Key cannot be changed here. ' +
        'A key allows only what its own policy allows or leaves to IAM. ' +
        `Unless it allows this already, or leaves it to IAM, add to it {"Effect":"Allow","Principal":{"AWS":"${CALLER}"}`,
    );
  });

  test('is not an alias', () => {
    const stack = newStack();
    const own = new Alias(stack, 'Own', { aliasName: 'mine', targetKey: new Key(stack, 'Key') });
    expect(() => ConnectKeyGrants.fromKey(own)).toThrow(
      /ConnectKeyGrants.fromKey: .*alias\/mine.* is not a KMS key/,
    );
    expect(() => ConnectKeyGrants.fromKey(Alias.fromAliasName(stack, 'A', 'alias/x'))).toThrow(
      /ConnectKeyGrants.fromKey: 'alias\/x' is not a KMS key/,
    );
  });
});

describe('the principal', () => {
  test('may be a function: its role is meant', () => {
    const stack = newStack({ env });
    const lambda = new LambdaFunction(stack, 'Lookup', {
      runtime: Runtime.NODEJS_LATEST,
      handler: 'index.handler',
      code: Code.fromInline('//'),
    });
    grant(new Key(stack, 'Key'), lambda, 'useCustomerProfiles');
    expect(addedTo(stack).map((s) => s.Principal)).toEqual([
      { AWS: expect.stringMatching(/^\$\{LookupServiceRole\w+\.Arn\}$/) },
    ]);
  });

  test('may be a group, which no key policy can name: it has the permission itself', () => {
    const stack = newStack({ env });
    grant(new Key(stack, 'Key'), new Group(stack, 'Group'), 'useCustomerProfiles');
    expect(addedTo(stack)).toEqual([]);
    expect(onPrincipals(stack)).toEqual([
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '${Key961B73FD.Arn}',
        Condition: via('profile'),
      },
    ]);
  });

  test('may be an account', () => {
    const stack = newStack({ env });
    grant(new Key(stack, 'Key'), new AccountPrincipal('444455556666'), 'useCustomerProfiles');
    expect(addedTo(stack).map((s) => s.Principal)).toEqual([
      { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
    ]);
  });

  test('may be several: each is named', () => {
    const other = `arn:aws:iam::${ACCOUNT}:user/other`;
    class Both extends PrincipalBase {
      public readonly policyFragment = new PrincipalPolicyFragment({ AWS: [CALLER, other] });
      public dedupeString = () => undefined;
    }
    const stack = newStack({ env });
    grant(new Key(stack, 'Key'), new Both(), 'useCustomerProfiles');
    grant(Key.fromKeyArn(stack, 'Imported', IMPORTED), new Both(), 'useCustomerProfiles');
    expect(addedTo(stack).map((s) => s.Principal)).toEqual([{ AWS: [CALLER, other] }]);
    expect(warnings(stack)[0]).toContain(`"Principal":{"AWS":["${CALLER}","${other}"]}`);
  });

  test('keeps its own conditions', () => {
    const stack = newStack({ env });
    const careful = new ArnPrincipal(CALLER).withConditions({
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    });
    grant(new Key(stack, 'Key'), careful, 'useCustomerProfiles');
    expect(addedTo(stack)[0].Condition).toEqual({
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      ...via('profile'),
    });
  });

  test.each<[string, IGrantable]>([
    ['a service', new ServicePrincipal('profile.amazonaws.com')],
    ['everything', new StarPrincipal()],
  ])('is not %s, which does not call through another service', (_, grantee) => {
    const attempt = () => grant(new Key(newStack(), 'Key'), grantee, 'useCustomerProfiles');
    expect(attempt).toThrow(
      /^ConnectKeyGrants\.useCustomerProfiles: the principal is no role, user or account: .* would never hold\. Got '/,
    );
    expect(attempt).toThrow(
      /Allowed: who calls Voice ID or Customer Profiles: .*allowCustomerProfilesService\(\.\.\.\)\.$/,
    );
  });

  test('is not everybody that a token is lazy about', () => {
    const key = new Key(newStack(), 'Key');
    const anybody = new ArnPrincipal(Lazy.string({ produce: () => '*' }));
    expect(() => grant(key, anybody, 'administerVoiceId')).toThrow(
      'ConnectKeyGrants.administerVoiceId: a wildcard or policy variable in * would widen the policy.' +
        ' Allowed: a role, a user, a group, an account',
    );
    expect(addedTo(Stack.of(key))).toEqual([]);
  });

  test.each<[string, IGrantable]>([
    ['everybody', new AnyPrincipal()],
    ['a pattern', new ArnPrincipal('arn:aws:iam::*:role/x')],
  ])('is not %s', (_, grantee) => {
    const key = new Key(newStack(), 'Key');
    expect(() => grant(key, grantee, 'administerVoiceId')).toThrow(
      /^ConnectKeyGrants\.administerVoiceId: the principal is everybody, in any account\. Got '.*'\. Allowed: a role, a user, a group/,
    );
    expect(addedTo(Stack.of(key))).toEqual([]);
  });
});
