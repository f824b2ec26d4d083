import { Aws, CfnMapping, CfnParameter, Fn, Lazy, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import {
  AccountPrincipal,
  AccountRootPrincipal,
  ArnPrincipal,
  CompositePrincipal,
  IPrincipal,
  ManagedPolicy,
  SamlConsolePrincipal,
  SamlProvider,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import {
  ConnectEmergencyAccessRole,
  ConnectEmergencyAccessRoleProps,
  ConnectScope,
} from '../../src';
import { findingsOf } from '../support/findings';
import { allowed, decide } from '../support/simulator';
import {
  ACCOUNT,
  INSTANCE_ARN,
  INSTANCE_ID,
  managedPoliciesOf,
  newStack,
  readable,
  resourceOf,
  statementsOf,
} from '../support/template';

const OTHER_ARN = INSTANCE_ARN.replace(INSTANCE_ID, '99999999-2222-3333-4444-555555555555');
const here = ConnectScope.instanceArn(INSTANCE_ARN);
const placed = (region = 'us-east-1') => newStack({ env: { account: ACCOUNT, region } });
const emergency = (props: Partial<ConnectEmergencyAccessRoleProps> = {}, stack = placed()) =>
  new ConnectEmergencyAccessRole(stack, 'BreakGlass', {
    assumedBy: new AccountRootPrincipal(),
    connectScope: here,
    ...props,
  });
const trustOf = (role: ConnectEmergencyAccessRole) =>
  readable(resourceOf(role).Properties.AssumeRolePolicyDocument.Statement);
const where = "ConnectEmergencyAccessRole 'Stack/BreakGlass'";

const SIGN_IN = {
  Sid: 'GetEmergencyAccess',
  Effect: 'Allow',
  Action: ['connect:AdminGetEmergencyAccessToken', 'connect:DescribeInstance'],
  Resource: INSTANCE_ARN,
};
const LIST = {
  Sid: 'ListInstancesForEmergencyAccess',
  Effect: 'Allow',
  Action: ['connect:ListInstances', 'ds:DescribeDirectories'],
  Resource: '*',
};
const denyBut = (addresses: string | string[]) => ({
  Sid: 'DenyEmergencyAccessFromOtherAddresses',
  Effect: 'Deny',
  Action: 'connect:AdminGetEmergencyAccessToken',
  Resource: '*',
  Condition: { NotIpAddress: { 'aws:SourceIp': addresses } },
});

describe('the permissions', () => {
  test('the login on the instance, and what its page lists', () => {
    expect(statementsOf(emergency())).toEqual([SIGN_IN, LIST]);
    expect(resourceOf(emergency()).Properties).toMatchObject({
      Description: 'Amazon Connect: emergency access',
    });
  });

  test('several instances, one of them by its id', () => {
    const statements = statementsOf(
      emergency({
        connectScope: ConnectScope.instanceArn(OTHER_ARN).plus(
          ConnectScope.instanceId(INSTANCE_ID),
        ),
      }),
    );
    expect(statements[0].Resource).toEqual([
      OTHER_ARN,
      INSTANCE_ARN.replace('arn:aws:', 'arn:${AWS::Partition}:'),
    ]);
  });

  test('source addresses, in one order', () => {
    expect(statementsOf(emergency({ sourceIps: ['192.0.2.0/24'] }))).toEqual([
      SIGN_IN,
      LIST,
      denyBut('192.0.2.0/24'),
    ]);
    const sourceIps = ['2001:db8::/32', '198.51.100.7', '192.0.2.0/24'];
    expect(statementsOf(emergency({ sourceIps }))).toEqual([
      SIGN_IN,
      LIST,
      denyBut(['192.0.2.0/24', '198.51.100.7', '2001:db8::/32']),
    ]);
    expect(sourceIps[0]).toBe('2001:db8::/32');
  });

  test('source addresses that are tokens', () => {
    const stack = placed();
    const office = new CfnParameter(stack, 'Office').valueAsString;
    expect(statementsOf(emergency({ sourceIps: [`${office}/32`] }, stack))[2]).toEqual(
      denyBut('${Office}/32'),
    );
  });
});

describe('an independent simulator', () => {
  const login = (resource: string, ip?: string) => ({
    action: 'connect:AdminGetEmergencyAccessToken',
    resource,
    ...(ip && { context: { 'aws:SourceIp': ip } }),
  });

  test('allows it on the named instance, and on no other', async () => {
    const statements = statementsOf(emergency());
    expect(await allowed(login(INSTANCE_ARN), statements)).toBe(true);
    expect(await allowed(login(OTHER_ARN), statements)).toBe(false);
  });

  test('allows what it depends on', async () => {
    const statements = statementsOf(emergency());
    expect(
      await allowed({ action: 'connect:DescribeInstance', resource: INSTANCE_ARN }, statements),
    ).toBe(true);
    expect(
      await allowed({ action: 'connect:DescribeInstance', resource: OTHER_ARN }, statements),
    ).toBe(false);
    expect(await allowed({ action: 'connect:ListInstances', resource: '*' }, statements)).toBe(
      true,
    );
    expect(await allowed({ action: 'ds:DescribeDirectories', resource: '*' }, statements)).toBe(
      true,
    );
  });

  test('allows it from the addresses, and denies it from others and from none', async () => {
    const statements = statementsOf(emergency({ sourceIps: ['192.0.2.0/24', '2001:db8::/32'] }));
    expect(await allowed(login(INSTANCE_ARN, '192.0.2.77'), statements)).toBe(true);
    expect(await allowed(login(INSTANCE_ARN, '2001:db8::77'), statements)).toBe(true);
    expect(await allowed(login(INSTANCE_ARN, '198.51.100.1'), statements)).toBe(false);
    expect(await allowed(login(INSTANCE_ARN), statements)).toBe(false);
  });

  test('denies it from other addresses whatever else the role has', async () => {
    const role = emergency({
      sourceIps: ['192.0.2.0/24'],
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AmazonConnect_FullAccess')],
    });
    expect(managedPoliciesOf(role)).toHaveLength(1);
    expect(
      await allowed(login(OTHER_ARN, '192.0.2.77'), statementsOf(role), [
        'AmazonConnect_FullAccess',
      ]),
    ).toBe(true);
    expect(
      await allowed(login(OTHER_ARN, '198.51.100.1'), statementsOf(role), [
        'AmazonConnect_FullAccess',
      ]),
    ).toBe(false);
  });

  test.each([
    ['us-gov-west-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
  ])('in %s', async (region, partition) => {
    const arn = `arn:${partition}:connect:${region}:${ACCOUNT}:instance/${INSTANCE_ID}`;
    const statements = JSON.parse(
      JSON.stringify(
        statementsOf(
          emergency({ connectScope: ConnectScope.instanceId(INSTANCE_ID) }, placed(region)),
        ),
      ).replaceAll('${AWS::Partition}', partition),
    );
    expect(await decide(login(arn), statements, ACCOUNT)).toBe(true);
    expect(await decide(login(arn.replace(INSTANCE_ID, 'x')), statements, ACCOUNT)).toBe(false);
  });
});

describe('MFA', () => {
  const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

  test('is asked for where the role is assumed, and not in its permissions', () => {
    const role = emergency({ requireMfa: true });
    expect(trustOf(role)).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: `arn:\${AWS::Partition}:iam::${ACCOUNT}:root` },
        Condition: MFA,
      },
    ]);
    expect(statementsOf(role)).toEqual([SIGN_IN, LIST]);
    expect(trustOf(emergency({ requireMfa: false }))[0].Condition).toBeUndefined();
  });

  test('of each of several principals', () => {
    const assumedBy = new CompositePrincipal(
      new ArnPrincipal(`arn:aws:iam::${ACCOUNT}:user/ann`),
      new AccountPrincipal('444455556666'),
    );
    expect(
      trustOf(emergency({ requireMfa: true, assumedBy })).map((s: any) => s.Condition),
    ).toEqual([MFA, MFA]);
  });

  test('beside conditions and external ids', () => {
    const assumedBy = new AccountRootPrincipal().withConditions({
      Bool: { 'aws:SecureTransport': 'true' },
    });
    expect(
      trustOf(emergency({ requireMfa: true, assumedBy, externalIds: ['x'] }))[0].Condition,
    ).toEqual({
      Bool: { 'aws:MultiFactorAuthPresent': 'true', 'aws:SecureTransport': 'true' },
      StringEquals: { 'sts:ExternalId': 'x' },
    });
  });

  test('of a principal that cannot have it is an error: nobody could get in', () => {
    const stack = placed();
    const provider = SamlProvider.fromSamlProviderArn(
      stack,
      'P',
      `arn:aws:iam::${ACCOUNT}:saml-provider/acme`,
    );
    const message = (kind: string) =>
      `${where}: requireMfa: a principal of the kind ${kind} carries no MFA of IAM, and could never assume the role. ` +
      'Allowed: accounts, users and roles of IAM. Leave it out, and ask for MFA where people sign in.';
    const asked = (assumedBy: IPrincipal, into?: Stack) => () =>
      emergency({ requireMfa: true, assumedBy }, into);
    expect(asked(new SamlConsolePrincipal(provider), stack)).toThrow(message('Federated'));
    expect(
      asked(
        new CompositePrincipal(
          new AccountRootPrincipal(),
          new ServicePrincipal('ec2.amazonaws.com'),
        ),
      ),
    ).toThrow(message('Service'));
  });
});

describe('what it gives away', () => {
  const ack = 'cdk-amazon-connect-iam:emergency-access';

  test.each<[Partial<ConnectEmergencyAccessRoleProps>, string]>([
    [{}, 'Limited only by who can assume the role: neither source addresses nor MFA are required'],
    [{ sourceIps: ['192.0.2.0/24'] }, 'Limited to requests from 1 address or range'],
    [
      { sourceIps: ['192.0.2.0/24', '198.51.100.7'] },
      'Limited to requests from 2 addresses or ranges',
    ],
    [{ requireMfa: true }, 'Limited to sessions begun with MFA'],
    [
      { sourceIps: ['192.0.2.0/24'], requireMfa: true },
      'Limited to requests from 1 address or range, in sessions begun with MFA',
    ],
  ])('with %j', (props, limits) => {
    expect(findingsOf(emergency(props))).toEqual([
      `warning emergency-access: signs in to the instances as their administrator. ${limits}`,
      'note star-only: granted on *, because they take no resource: ' +
        'connect:ListInstances, ds:DescribeDirectories',
    ]);
  });

  test('is a warning, which can be acknowledged', () => {
    const role = emergency();
    Annotations.fromStack(Stack.of(role)).hasWarning(
      '/Stack/BreakGlass',
      Match.stringLikeRegexp(`^Stack/BreakGlass: signs in to the instances.*${ack}`),
    );
    const known = emergency();
    Validations.of(known).acknowledge({ id: ack, reason: 'two people, sealed' });
    Annotations.fromStack(Stack.of(known)).hasNoWarning('*', Match.anyValue());
  });
});

describe('what cannot be', () => {
  test('every instance, tags, another account', () => {
    expect(() => emergency({ connectScope: ConnectScope.allInstances() })).toThrow(
      `${where}: connectScope: signing in is to named instances, and this is every instance`,
    );
    expect(() => emergency({ connectScope: here.withTags({ Team: 'a' }) })).toThrow(
      `${where}: connectScope: tags cannot limit signing in`,
    );
    expect(() => emergency({}, newStack({ env: { account: '999988887777' } }))).toThrow(
      `${where}: connectScope: the instance is of account ${ACCOUNT}`,
    );
  });

  test.each([
    ['192.0.2.256', 'this is neither an address nor a range'],
    ['192.0.2', 'this is neither an address nor a range'],
    ['192.0.2.01', 'this is neither an address nor a range'],
    ['192.0.2.0/33', 'this is neither an address nor a range'],
    ['192.0.2.0/24/1', 'this is neither an address nor a range'],
    ['192.0.2.0/', 'this is neither an address nor a range'],
    ['2001:db8::/129', 'this is neither an address nor a range'],
    ['2001:db8::1::2', 'this is neither an address nor a range'],
    ['office', 'this is neither an address nor a range'],
    ['', 'there is no address'],
    ['192.0.2.*', 'wildcards do not work in ranges'],
    ['${aws:SourceIp}', 'wildcards do not work in ranges'],
    ['0.0.0.0/0', 'every address is in it: it limits nothing'],
    ['::/0', 'every address is in it: it limits nothing'],
    [
      '10.1.2.0/24',
      'this is not a public address, it is for private use: aws:SourceIp is the public one, and nobody would get in',
    ],
    ['172.31.0.1', 'this is not a public address, it is for private use'],
    ['192.168.0.0/16', 'this is not a public address, it is for private use'],
    ['100.64.0.0/10', 'this is not a public address, it is for shared address space of carriers'],
    ['fc00::/7', 'this is not a public address, it is for unique local'],
    ['::1/128', 'this is not a public address, it is for loopback'],
    ['128.0.0.0/1', 'half of the internet or more is in these ranges: they limit nothing'],
    ['2000::/3', 'half of the internet or more is in these ranges: they limit nothing'],
  ])('the source address %p', (address, problem) => {
    expect(() => emergency({ sourceIps: [address] })).toThrow(`${where}: sourceIps: ${problem}`);
  });

  test.each(['172.32.0.1', '2001:db8::ffff:192.0.2.1', '192.0.2.1/32'])(
    'the source address %p can be',
    (address) => {
      expect(statementsOf(emergency({ sourceIps: [address] }))[2]).toEqual(denyBut(address));
    },
  );

  test.each([
    [['0.0.0.0/1', '128.0.0.0/1']],
    [['::/1', '8000::/1']],
    [['2000::/4', '3000::/4']],
    [['1.0.0.0/8', '64.0.0.0/2', '192.0.0.0/2', '64.1.0.0/16']],
  ])('the ranges %p, which have half of the internet', (sourceIps) => {
    expect(() => emergency({ sourceIps })).toThrow(
      `${where}: sourceIps: half of the internet or more is in these ranges`,
    );
  });

  test.each<[string, (stack: Stack) => string]>([
    ['a lazy value', () => Lazy.string({ produce: () => '0.0.0.0/0' })],
    ['a joined value', () => Fn.join('/', ['0.0.0.0', Lazy.string({ produce: () => '0' })])],
    [
      'the default of a parameter',
      (stack) => new CfnParameter(stack, 'Office', { default: '0.0.0.0/0' }).valueAsString,
    ],
    [
      'an allowed value of a parameter',
      (stack) =>
        new CfnParameter(stack, 'Office', { allowedValues: ['192.0.2.1/32', '::/0'] })
          .valueAsString,
    ],
    [
      'a value of a mapping',
      (stack) =>
        Fn.findInMap(
          new CfnMapping(stack, 'Map', { mapping: { a: { b: '0.0.0.0/0' } } }).logicalId,
          'a',
          'b',
        ),
    ],
  ])('%s that is every address', (_, range) => {
    const stack = newStack();
    expect(() => emergency({ sourceIps: [range(stack)] }, stack)).toThrow(
      `${where}: sourceIps: every address is in it: it limits nothing`,
    );
  });

  test('no address, one twice, a list that is a token', () => {
    expect(() => emergency({ sourceIps: [] })).toThrow(
      `${where}: sourceIps: the list is empty. Allowed: at least one address or range. Leave it out for every address.`,
    );
    expect(() => emergency({ sourceIps: ['192.0.2.1', '192.0.2.1'] })).toThrow(
      `${where}: sourceIps: the same range is given twice. Got '192.0.2.1'.`,
    );
    expect(() => emergency({ sourceIps: Fn.split(',', Aws.STACK_NAME) })).toThrow(
      `${where}: sourceIps: a list that is a token cannot be checked. Give the addresses one by one; each may be a token.`,
    );
  });
});
