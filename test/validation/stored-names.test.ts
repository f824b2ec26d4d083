import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { allow, deny, policy, roleWith } from '../support/documents';

const stored = (Default: string | undefined, of = 'String') => ({
  Type: `AWS::SSM::Parameter::Value<${of}>`,
  ...(Default !== undefined && { Default }),
});
const PARAMETERS = {
  R: stored('/ops/role'),
  Q: stored('/ops/role'),
  Other: stored('/ops/other'),
  Open: stored(undefined),
  Rs: stored('/ops/roles', 'List<String>'),
  Qs: stored('/ops/roles', 'List<String>'),
  Others: stored('/ops/others', 'List<String>'),
  Id: stored('/ops/role', 'AWS::EC2::Instance::Id'),
  Arn: stored('/ops/arn'),
  SameArn: stored('/ops/arn'),
  OtherArn: stored('/other/arn'),
};
const REFERENCE = '{{resolve:ssm:/ops/role}}';

const ref = (Ref: string) => ({ Ref });
/** The CDK takes a name so from an ARN. */
const partOf = (text: unknown) => ({ 'Fn::Select': [1, { 'Fn::Split': ['/', text] }] });
const attached = (property: object, PolicyDocument: object) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { ...property, PolicyDocument },
});
const toRole = (name: unknown, document: object) => attached({ Roles: [name] }, document);
const CONNECT = connectHolder();
const COMMANDS = policy(allow('ssm:SendCommand', '*'));

const read = (...stacks: readonly object[]) =>
  audit(
    readTogether(
      stacks.map((Resources, i) => ({
        file: `${i}.json`,
        content: { Parameters: PARAMETERS, Resources },
      })),
    ),
  );
const found = (...stacks: readonly object[]) =>
  read(...stacks)
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, subject }) => `${severity}: ${subject}`);

const WAY = 'error: ssm:SendCommand';

describe('a value of Parameter Store by its name there', () => {
  const isOne = (one: unknown, other: unknown) => {
    const [A, B] = [toRole(one, CONNECT), toRole(other, COMMANDS)];
    return [found({ A, B }), found({ A }, { B })];
  };

  test.each<[string, unknown, unknown]>([
    ['two parameters', ref('R'), ref('Q')],
    ['a parameter and a dynamic reference', ref('R'), REFERENCE],
    ['parameters of two types', ref('R'), ref('Id')],
    ['one of a list', { 'Fn::Select': [0, ref('Rs')] }, { 'Fn::Select': [0, ref('Qs')] }],
    ['one of a value', partOf(ref('R')), partOf(ref('Q'))],
    ['one of a dynamic reference', partOf(ref('R')), partOf(REFERENCE)],
    ['a part of the name', { 'Fn::Sub': 'a-${R}' }, { 'Fn::Sub': `a-${REFERENCE}` }],
  ])('is one principal by %s', (_, one, other) => {
    expect(isOne(one, other)).toEqual([[WAY], [WAY]]);
  });

  test.each<[string, unknown, unknown]>([
    ['another name', ref('R'), ref('Other')],
    ['a dynamic reference to another name', ref('Other'), REFERENCE],
    ['a parameter without a name', ref('R'), ref('Open')],
    ['the name as a text', ref('R'), '/ops/role'],
    ['one of another value', partOf(ref('R')), partOf(ref('Other'))],
    ['one of another list', { 'Fn::Select': [0, ref('Rs')] }, { 'Fn::Select': [0, ref('Others')] }],
    ['another one of the list', { 'Fn::Select': [0, ref('Rs')] }, { 'Fn::Select': [1, ref('Rs')] }],
  ])('is another one by %s', (_, one, other) => {
    expect(isOne(one, other)).toEqual([[], []]);
  });

  test.each<[string, unknown, unknown]>([
    ['a version', ref('R'), '{{resolve:ssm:/ops/role:3}}'],
    ['two versions', '{{resolve:ssm:/ops/role:2}}', '{{resolve:ssm:/ops/role:3}}'],
    ['one of a version', partOf(ref('R')), partOf('{{resolve:ssm:/ops/role:3}}')],
  ])('is perhaps one by %s', (_, one, other) => {
    const warning = WAY.replace('error', 'warning');
    expect(isOne(one, other)).toEqual([[warning], [warning]]);
  });

  test('is another one by a version of another', () => {
    expect(isOne(ref('Other'), '{{resolve:ssm:/ops/role:3}}')).toEqual([[], []]);
    const version = partOf('{{resolve:ssm:/ops/role:3}}');
    expect(isOne(partOf(ref('Other')), version)).toEqual([[], []]);
  });

  test('is one list', () => {
    const A = attached({ Roles: ref('Rs') }, CONNECT);
    const by = (name: string) => ({ B: attached({ Roles: ref(name) }, COMMANDS) });
    expect(found({ A, ...by('Qs') })).toEqual([WAY]);
    expect(found({ A, ...by('Others') })).toEqual([]);
  });

  test('is one group, and one user', () => {
    const A = attached({ Groups: [ref('R')] }, CONNECT);
    const B = attached({ Users: ['ann'] }, COMMANDS);
    const joins = (GroupName: unknown) => ({
      Type: 'AWS::IAM::UserToGroupAddition',
      Properties: { GroupName, Users: ['ann'] },
    });
    expect(found({ A, B, C: joins(ref('Q')) })).toEqual([WAY]);
    expect(found({ A, B, C: joins(ref('Other')) })).toEqual([]);
    const users = (name: string) => ({ B: attached({ Users: [ref(name)] }, COMMANDS) });
    expect(found({ A: attached({ Users: [ref('R')] }, CONNECT), ...users('Q') })).toEqual([WAY]);
    expect(found({ A: attached({ Users: [ref('R')] }, CONNECT), ...users('Other') })).toEqual([]);
  });

  test('is perhaps another one by the name that somebody passes', () => {
    const A = toRole(ref('R'), connectHolder(allowing('iam:PutRolePolicy')));
    const denied = (name: string) => ({ B: toRole(ref(name), policy(deny('iam:*'))) });
    const [{ severity, what }, ...others] = read({ A, ...denied('Q') }).filter(({ id }) =>
      id.endsWith('escalation'),
    );
    expect([severity, others]).toEqual(['warning', []]);
    expect(what).toContain('if the parameter Q does not have its default');
    expect(found({ A, ...denied('Other') })).toEqual(['fatal: iam:PutRolePolicy']);
  });
});

describe('a nested stack', () => {
  const inStacks = (Parameters: object | undefined, by: string) => {
    const nested = {
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: './child.json', ...(Parameters && { Parameters }) },
    };
    const parent = { Resources: { N: nested, A: toRole(REFERENCE, CONNECT) } };
    const child = { Parameters: PARAMETERS, Resources: { B: toRole(ref(by), COMMANDS) } };
    return audit(
      readTogether([
        { file: 'parent.json', content: parent },
        { file: 'child.json', content: child },
      ]),
    ).flatMap(({ id, severity, subject }) =>
      id.endsWith('escalation') ? [`${severity}: ${subject}`] : [],
    );
  };

  test.each<[string, object | undefined, string, readonly string[]]>([
    ['has the value of its default', undefined, 'R', [WAY]],
    ['has that of the name that its parent passes', { Other: '/ops/role' }, 'Other', [WAY]],
    ['has no other one than that', { R: '/ops/other' }, 'R', []],
    ['has none without a name', undefined, 'Open', []],
  ])('%s', (_, Parameters, by, expected) => {
    expect(inStacks(Parameters, by)).toEqual(expected);
  });
});

describe('trust in a role by its ARN in Parameter Store', () => {
  const A = toRole(partOf(ref('Arn')), CONNECT);
  const B = (AWS: unknown) =>
    roleWith('P', policy(allow('*', '*')), {
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { AWS },
        Action: 'sts:AssumeRole',
      }),
    });

  test.each<[string, unknown, number]>([
    ['the same parameter', ref('Arn'), 1],
    ['another parameter of the name', ref('SameArn'), 1],
    ['a dynamic reference', '{{resolve:ssm:/ops/arn}}', 1],
    ['another name', ref('OtherArn'), 0],
    ['a dynamic reference to another name', '{{resolve:ssm:/other/arn}}', 0],
  ])('is a way for it by %s', (_, principal, count) => {
    const way = (...stacks: readonly object[]) =>
      found(...stacks).map((one) => one.replace(/ by .*/, ''));
    const expected = Array(count).fill('warning: sts:AssumeRole on B');
    expect(way({ A, B: B(principal) })).toEqual(expected);
    expect(way({ A }, { B: B(principal) })).toEqual(expected);
  });
});
