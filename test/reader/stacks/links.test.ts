import { readTogether } from '../../../src/reader/read';
import { StackInfo } from '../../../src/reader/stacks/template-file';
import { allow, policy, roleWith } from '../../support/documents';
import { has, line, named, stackInfo } from '../read-access';

type Environment = StackInfo['environment'];

const EU: Environment = { 'AWS::AccountId': '111122223333', 'AWS::Region': 'eu-west-2' };
const US: Environment = { 'AWS::AccountId': '111122223333', 'AWS::Region': 'us-east-1' };
const OTHER: Environment = { 'AWS::AccountId': '444455556666', 'AWS::Region': 'eu-west-2' };

const stack = (stackName: string, content: object, environment: Environment = {}) => ({
  file: `${stackName}.json`,
  content,
  stack: stackInfo(stackName, { environment }),
});
const roleOn = (resource: unknown) => ({
  Resources: { Role: roleWith('P', policy(allow('s3:GetObject', resource))) },
});
const exporting = (value: string, name: unknown = 'shared') => ({
  Resources: {},
  Outputs: { Out: { Value: value, Export: { Name: name } } },
});
const imported = { 'Fn::ImportValue': 'shared' };

/** The resource of the only statement of the role. */
const resourceOf = (stacks: Parameters<typeof readTogether>[0]) =>
  named(readTogether(stacks), 'Role').inline[0].statements.map((one) =>
    line(one).replace('Allow s3:GetObject on ', ''),
  );

describe('an imported value', () => {
  test('is the value that another stack exports', () => {
    const stacks = [stack('A', exporting('a', 'else')), stack('B', exporting('b'))];
    expect(resourceOf([...stacks, stack('C', roleOn(imported))])).toEqual(['b']);
  });

  test('is the one of the same Region and account', () => {
    const stacks = [
      stack('A', exporting('us'), US),
      stack('B', exporting('eu'), EU),
      stack('C', exporting('other'), OTHER),
    ];
    expect(resourceOf([...stacks, stack('D', roleOn(imported), EU)])).toEqual(['eu']);
  });

  const several = (...values: readonly string[]) => [
    ...values.map((value, i) => stack(`A${i}`, exporting(value))),
    stack('C', roleOn(imported)),
  ];

  test('is the one of the stack that exports it when several may', () => {
    const { statements } = named(readTogether(several('a', 'b')), 'Role').inline[0];
    expect(
      statements.map(({ resources, templateConditions }) => [resources, templateConditions]),
    ).toEqual([
      [['a'], [{ name: 'the exporting stack is A0', holds: true }]],
      [['b'], [{ name: 'the exporting stack is A0', holds: false }]],
    ]);
  });

  test('is the value of all stacks that may export it', () =>
    expect(resourceOf(several('a', 'a'))).toEqual(['a']));

  test('is not known when too many stacks may export it', () =>
    expect(resourceOf(several(...Array.from({ length: 257 }, (_, i) => `r${i}`)))).toEqual([
      '${Import shared}',
    ]));

  test('is of one stack where that exports several values', () => {
    const both = (one: string, other: string) => ({
      Resources: {},
      Outputs: {
        One: { Value: one, Export: { Name: 'one' } },
        Other: { Value: other, Export: { Name: 'other' } },
      },
    });
    const names = [{ 'Fn::ImportValue': 'one' }, { 'Fn::ImportValue': 'other' }];
    expect(
      resourceOf([
        stack('A', both('a', 'b')),
        stack('B', both('c', 'd')),
        stack('C', roleOn({ 'Fn::Join': ['/', names] })),
      ]),
    ).toEqual([expect.stringMatching(/^a\/b\b/), expect.stringMatching(/^c\/d\b/)]);
  });

  test('is found by a name with the name of its stack', () => {
    const producer = stack('A', exporting('a', { 'Fn::Sub': '${AWS::StackName}-x' }));
    const consumer = stack('B', roleOn({ 'Fn::ImportValue': 'A-x' }));
    expect(resourceOf([producer, consumer])).toEqual(['a']);
  });

  test('is not known where names of exports are imports of each other', () => {
    const byImport = (name: string) => exporting('a', { 'Fn::ImportValue': name });
    const stacks = [stack('A', byImport('one')), stack('B', byImport('two'))];
    expect(resourceOf([...stacks, stack('C', roleOn(imported))])).toEqual(['${Import shared}']);
  });
});

describe('an output of a nested stack', () => {
  const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'child.json' } };
  const child = { file: 'child.json', content: exporting('from-child') };
  const out = { 'Fn::GetAtt': ['N', 'Outputs.Out'] };
  const parent = (more: object = {}) => ({
    file: 'parent.json',
    content: { Resources: { ...roleOn(out).Resources, N: nested, ...more } },
  });

  test('is the value in its template', () => {
    expect(resourceOf([parent(), child])).toEqual(['from-child']);
  });

  test('is the value in Fn::Sub too', () => {
    const resource = { 'Fn::Sub': 'arn:${N.Outputs.Out}/*' };
    const content = { Resources: { ...roleOn(resource).Resources, N: nested } };
    expect(resourceOf([{ file: 'parent.json', content }, child])).toEqual(['arn:from-child/*']);
  });

  test('is the value for the stack that has it when the template is nested twice', () => {
    const Outputs = { Out: { Value: { Ref: 'P' } } };
    const twice = {
      file: 'child.json',
      content: { Parameters: { P: { Type: 'String' } }, Resources: {}, Outputs },
    };
    const given = (P: string) => ({
      ...nested,
      Properties: { ...nested.Properties, Parameters: { P } },
    });
    const more = { N: given('of-n'), M: given('of-m') };
    expect(resourceOf([parent(more), twice])).toEqual(['of-n']);
    const both = { ...more, ...roleOn({ 'Fn::GetAtt': ['M', 'Outputs.Out'] }).Resources };
    expect(resourceOf([parent(both), twice])).toEqual(['of-m']);
  });

  test.each<[string, unknown]>([
    ['a text', './child.json'],
    ['Fn::Sub', { 'Fn::Sub': 'https://${Bucket}.example.com/child.json' }],
    ['Fn::Sub with values', { 'Fn::Sub': ['https://${B}/child.json', { B: 'b' }] }],
    ['Fn::Join', { 'Fn::Join': ['/', ['https://b', 'child.json']] }],
  ])('is found by an address that is %s', (_, TemplateURL) => {
    const N = { ...nested, Properties: { TemplateURL } };
    expect(resourceOf([parent({ N }), child])).toEqual(['from-child']);
  });

  test('is not known when the address names no file', () => {
    const N = { ...nested, Properties: { TemplateURL: { Ref: 'Address' } } };
    expect(resourceOf([parent({ N }), child])).toEqual(['${N.Outputs.Out}']);
  });
});

describe('an output of another stack', () => {
  const output = (name: string) => ({
    'Fn::GetStackOutput': { StackName: name, OutputName: 'Out' },
  });

  test.each(['A', 'arn:aws:cloudformation:eu-west-2:111122223333:stack/A/1'])(
    'is found by %s',
    (name) => {
      const stacks = [stack('A', exporting('a')), stack('AB', exporting('b'))];
      expect(resourceOf([...stacks, stack('C', roleOn(output(name)))])).toEqual(['a']);
    },
  );
});

describe('a managed policy', () => {
  const managed = (properties: object) => ({
    Resources: {
      M: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: policy(allow('s3:*')), ...properties },
      },
    },
  });
  const holder = (arn: string) => ({
    Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [arn] } } },
  });
  const arnOf = (name: string) => `arn:aws:iam::111122223333:policy/${name}`;
  const attached = (arn: string, ...stacks: Parameters<typeof readTogether>[0]) =>
    has(named(readTogether([...stacks, stack('H', holder(arn), EU)]), 'Role'));

  test.each([
    [{ ManagedPolicyName: 'N' }, 'N'],
    [{ ManagedPolicyName: 'N', Path: '/team/' }, 'team/N'],
  ])('of another stack is found by its ARN: %j', (properties, name) => {
    expect(attached(arnOf(name), stack('A', managed(properties), EU))).toEqual(['N']);
  });

  test.each([
    ['another name', { ManagedPolicyName: 'Other' }, arnOf('N'), EU],
    ['another path', { ManagedPolicyName: 'N', Path: '/team/' }, arnOf('N'), EU],
    ['another account', { ManagedPolicyName: 'N' }, arnOf('N'), OTHER],
    ['no name', {}, arnOf('M'), EU],
    ['a name in another service', { ManagedPolicyName: 'N' }, 'arn:aws:s3:::policy/N', EU],
    ['a name of another kind', { ManagedPolicyName: 'N' }, 'arn:aws:iam::111122223333:role/N', EU],
  ])('of %s is not the attached one', (_, properties, arn, environment) => {
    expect(attached(arn, stack('A', managed(properties), environment))).toEqual([`${arn}?`]);
  });

  test('of the same stack comes before one of another stack', () => {
    const own = {
      ...managed({ ManagedPolicyName: 'N' }).Resources,
      ...holder(arnOf('N')).Resources,
    };
    const other = managed({ ManagedPolicyName: 'N', PolicyDocument: policy(allow('ec2:*')) });
    const world = readTogether([stack('A', other, EU), stack('B', { Resources: own }, EU)]);
    const [{ policy: found }] = named(world, 'Role').attached;
    expect(found?.statements.map(line)).toEqual(['Allow s3:* on *']);
  });
});
