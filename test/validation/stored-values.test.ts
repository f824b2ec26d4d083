import { accessOf } from '../../src/evaluator/access-of';
import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { deny, policy, roleWith } from '../support/documents';

/* A resource gives a value to a name in Parameter Store, and others read the name. */

const att = (...of: readonly string[]) => ({ 'Fn::GetAtt': of });
const ref = (Ref: string) => ({ Ref });
const sub = (text: string) => ({ 'Fn::Sub': text });
const stored = (Value: unknown, Name: unknown = '/org/value') => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name, Type: 'String', Value },
});
const PARAMETERS = {
  Read: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/org/value' },
  Listed: { Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: '/org/value' },
  Other: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/org/other' },
  Stage: { Type: 'String', Default: 'dev' },
  Open: { Type: 'String' },
};
const CONDITIONS = { IsProd: { 'Fn::Equals': [ref('Open'), 'prod'] } };
const READ = '{{resolve:ssm:/org/value}}';
const OTHER = '{{resolve:ssm:/org/other}}';

const read = (...stacks: readonly object[]) =>
  readTogether(
    stacks.map((Resources, i) => ({
      file: `${i}.json`,
      content: { Parameters: PARAMETERS, Conditions: CONDITIONS, Resources },
    })),
  );
const found = (...stacks: readonly object[]) =>
  audit(read(...stacks))
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity}: ${what}`);
/** Reads the same resources in two stacks, and in one. */
const foundBoth = (writer: object, reader: object) => {
  const [apart, together] = [found(writer, reader), found({ ...writer, ...reader })];
  const isSame = (one: string) => one.replace(/\$\{0\.json\//g, '${').replace(/0\.json/g, '');
  expect(together.map(isSame)).toEqual(apart.map(isSame));
  return apart;
};

const Ops = roleWith('P', connectHolder(), { RoleName: 'ops' });
const trusting = (AWS: unknown) => ({
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal: { AWS },
    Action: 'sts:AssumeRole',
  }),
});
const Holder = roleWith('P', connectHolder());
const adminTrusting = (AWS: unknown) => ({
  Admin: roleWith('P', policy(allowing('*')), trusting(AWS)),
});
const chains = (Name: unknown, Value: unknown, AWS: unknown) =>
  foundBoth({ Holder, Ops, Stored: stored(Value, Name) }, adminTrusting(AWS)).filter((one) =>
    one.includes('the role Admin trusts the role'),
  );
const CHAIN = [expect.stringMatching(/^warning: the role Admin trusts the role (Holder|ops),/)];

const arnOf = (name: string) => sub(`arn:aws:iam::\${AWS::AccountId}:role/${name}`);
const ARN = att('Holder', 'Arn');

describe('a trust policy names a role by its value in Parameter Store', () => {
  test.each<[string, unknown, unknown, unknown]>([
    ['by a dynamic reference', '/org/value', ARN, READ],
    ['by a parameter', '/org/value', ARN, ref('Read')],
    ['by a version', '/org/value', ARN, '{{resolve:ssm:/org/value:2}}'],
    ['by a name in an ARN', '/org/value', ref('Holder'), arnOf(READ)],
    ['by a literal name', '/org/value', 'ops', arnOf('${Read}')],
    ['by a literal ARN', '/org/value', 'arn:aws:iam::111122223333:role/ops', READ],
    ['of one branch', '/org/value', { 'Fn::If': ['IsProd', ARN, 'x'] }, READ],
    ['of a default', sub('/${Stage}/role'), ARN, '{{resolve:ssm:/dev/role}}'],
    ['of two defaults', sub('/role/${Stage}'), ARN, sub('{{resolve:ssm:/role/${Stage}}}')],
    ['of a parameter without a default', sub('/${Open}/role'), ARN, '{{resolve:ssm:/a/role}}'],
    ['of two such', sub('/${Open}/role'), ARN, sub('{{resolve:ssm:/${Open}/role}}')],
    [
      'of a list',
      '/org/value',
      { 'Fn::Join': [',', ['x', ARN]] },
      { 'Fn::Select': [1, ref('Listed')] },
    ],
    [
      'of a list that is split',
      '/org/value',
      { 'Fn::Join': [',', ['x', ARN]] },
      { 'Fn::Select': [1, { 'Fn::Split': [',', READ] }] },
    ],
  ])('%s', (_, name, value, principal) => {
    expect(chains(name, value, principal)).toEqual(CHAIN);
  });

  test.each<[string, unknown, unknown, unknown]>([
    ['of another name', '/org/value', ARN, OTHER],
    ['of the name of another parameter', '/org/value', ARN, ref('Other')],
    ['of another form', sub('/${Open}/role'), ARN, sub('{{resolve:ssm:/${Open}/arn}}')],
    ['with any name', ref('Open'), ARN, READ],
    ['of another role', '/org/value', att('Admin', 'Arn'), READ],
    ['of another literal name', '/org/value', 'adm', arnOf(READ)],
    [
      'of another one of a list',
      '/org/value',
      { 'Fn::Join': [',', ['x', ARN]] },
      { 'Fn::Select': [0, ref('Listed')] },
    ],
  ])('but not one %s', (_, name, value, principal) => {
    const writer = { Holder, Ops, Stored: stored(value, name) };
    expect(
      found({ ...writer, ...adminTrusting(principal) }).filter((one) =>
        /role (Holder|ops),/.test(one),
      ),
    ).toEqual([]);
  });

  test('of each stack that writes the name', () => {
    const writer = (role: string) => ({ [role]: Holder, Stored: stored(att(role, 'Arn')) });
    expect(found(writer('One'), writer('Two'), adminTrusting(READ))).toEqual([
      expect.stringMatching(/^warning: the role Admin trusts the role One,/),
      expect.stringMatching(/^warning: the role Admin trusts the role Two,/),
    ]);
  });

  test('but not by a name that refers to itself', () => {
    const Stored = stored(`${READ}arn:aws:iam::111122223333:role/ops`);
    const Named = stored(ARN, READ);
    expect(found({ Holder, Stored, Named, ...adminTrusting(READ) })).toEqual([]);
  });
});

describe('a policy by its value in Parameter Store', () => {
  const writing = policy(allowing('iam:PutRolePolicy'));
  const managed = (PolicyDocument: object, properties: object = {}) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument, ...properties },
  });
  const given = (document: object) => ({
    Policy: managed(document),
    Stored: stored(ref('Policy')),
  });
  const whole = connectHolder(allowing('iam:PutRolePolicy'));
  const WAY = 'iam:PutRolePolicy on *';
  const OF_STORE = 'the value of /org/value in Parameter Store is';
  const withArns = (arn: unknown, document: object = connectHolder()) => ({
    H: roleWith('P', document, { ManagedPolicyArns: [arn] }),
  });
  const ofConnect = (all: readonly string[]) =>
    all.filter((one) => !one.includes('It has no access'));

  test.each<[string, unknown]>([
    ['a dynamic reference', READ],
    ['a parameter', ref('Read')],
  ])('allows perhaps, by %s', (_, arn) => {
    expect(ofConnect(found(given(writing), withArns(arn)))).toEqual([
      `warning: ${WAY}, if ${OF_STORE} that of Stored in 0.json: the holder writes any permission into a role`,
    ]);
  });

  test.each<[string, unknown]>([
    ['a dynamic reference', READ],
    ['a parameter', ref('Read')],
  ])('denies perhaps, by %s', (_, arn) => {
    expect(ofConnect(found(given(policy(deny('iam:*'))), withArns(arn, whole)))).toEqual([
      `warning: ${WAY}, if ${OF_STORE} not that of Stored in 0.json: the holder writes any permission into a role`,
    ]);
  });

  test('is nothing by another name', () => {
    expect(ofConnect(found(given(writing), withArns(OTHER)))).toEqual([]);
    expect(ofConnect(found(given(policy(deny('iam:*'))), withArns(OTHER, whole)))).toEqual([
      expect.stringMatching(/^fatal: /),
    ]);
  });

  test.each<[string, string]>([
    ['account', READ],
    ['document', OTHER],
  ])('is read from the %s that somebody gives', (source, arn) => {
    const { principals } = read({ ...given(writing), ...withArns(arn) });
    const holder = principals.find(({ name }) => name === 'H');
    const parts = (holder && accessOf(holder).unknown) ?? [];
    expect(parts.map(({ remedy }) => remedy)).toEqual([`give-${source}`]);
  });

  test('is perhaps a boundary', () => {
    const bound = (PermissionsBoundary: unknown) => ({
      H: roleWith('P', whole, { PermissionsBoundary }),
    });
    const boundary = given(policy(allowing('connect:*')));
    const severities = (name: unknown) =>
      ofConnect(found(boundary, bound(name))).map((one) => one.replace(/,? .*/, ''));
    expect(severities(READ)).toEqual(['warning:']);
    expect(severities(ref('Read'))).toEqual(['warning:']);
  });

  test.each<[string, object, RegExp | undefined]>([
    ['a policy', managed(writing, { Roles: [READ] }), /^warning: .* if the value of/],
    [
      'a policy by a parameter',
      managed(writing, { Roles: [ref('Read')] }),
      /^warning: .* if the value of/,
    ],
    ['no policy by another name', managed(writing, { Roles: [OTHER] }), undefined],
  ])('gives %s to a role', (_, Policy, expected) => {
    const H = roleWith('P', connectHolder());
    expect(ofConnect(found({ H, Stored: stored(ref('H')) }, { Policy }))).toEqual(
      expected ? [expect.stringMatching(expected)] : [],
    );
  });

  test('gives a deny to a role perhaps', () => {
    const H = roleWith('P', whole);
    const by = (name: string) => ({ Policy: managed(policy(deny('iam:*')), { Roles: [name] }) });
    const severities = (name: string) =>
      found({ H, Stored: stored(ref('H')) }, by(name)).map((one) => one.replace(/:.*/, ''));
    expect(severities(READ)).toEqual(['warning']);
  });

  test('gives a user the policies of a group', () => {
    const Group = {
      Type: 'AWS::IAM::Group',
      Properties: { Policies: [{ PolicyName: 'P', PolicyDocument: writing }] },
    };
    const User = (group: string) => ({
      ...roleWith('P', connectHolder(), { Groups: [group] }),
      Type: 'AWS::IAM::User',
    });
    const ways = (group: string) =>
      ofConnect(found({ Group, Stored: stored(ref('Group')) }, { User: User(group) }));
    expect(ways(READ)).toEqual([expect.stringMatching(/^warning: .* if the value of/)]);
    expect(ways(OTHER)).toEqual([]);
  });
});

describe('a nested stack', () => {
  const nested = (passed: unknown) => ({
    Type: 'AWS::CloudFormation::Stack',
    Properties: { TemplateURL: './child.json', Parameters: { Given: passed } },
  });
  const child = {
    Parameters: { Given: { Type: 'AWS::SSM::Parameter::Value<String>' } },
    Resources: adminTrusting(ref('Given')),
  };
  const ways = (passed: unknown) =>
    audit(
      readTogether([
        {
          file: 'parent.json',
          content: { Resources: { Holder, Stored: stored(ARN), Nested: nested(passed) } },
        },
        { file: 'child.json', content: child },
      ]),
    ).flatMap(({ severity, what = '' }) =>
      what.includes('trusts the role Holder') ? severity : [],
    );

  test('has the value of the name that its parent passes', () => {
    expect(ways('/org/value')).toEqual(['warning']);
    expect(ways(ref('Stored'))).toEqual(['warning']);
  });

  test('has no other one', () => {
    expect(ways('/org/other')).toEqual([]);
  });
});
