import { lines, template, unreadOf } from './read-access';
import { unknownOf } from '../../src/policy/model';
import { readTogether } from '../../src/reader/read';

const doc = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});
const role = (Properties: object = {}) => ({ Type: 'AWS::IAM::Role', Properties });
const withPolicy = (Action: string) =>
  role({ Policies: [{ PolicyName: 'P', PolicyDocument: doc(Action) }] });
const policy = (Roles: unknown) => ({
  Type: 'AWS::IAM::Policy',
  Properties: { PolicyName: 'P', Roles, PolicyDocument: doc('a:B') },
});
const unknownByName = (resources: object) =>
  template(resources).principals.map((one) => [
    one.name,
    ...unknownOf(one).map(({ kind }) => kind),
  ]);

test('a loop over literal names makes a resource for each, at its place in the file', () => {
  const read = template({
    'Fn::ForEach::Roles': [
      'Name',
      ['Ann', 'Bob'],
      { 'Role${Name}': withPolicy('connect:${Name}') },
    ],
  });
  expect(read.principals.map(({ name }) => name)).toEqual(['RoleAnn', 'RoleBob']);
  expect(lines(read)).toEqual(['Allow connect:Ann on *', 'Allow connect:Bob on *']);
  expect(unreadOf(read)).toEqual([]);
  expect(read.principals[1].place.pointer).toEqual([
    'Resources',
    'Fn::ForEach::Roles',
    2,
    'Role${Name}',
    'Properties',
  ]);
});

test('a loop in a loop, and over a list of a mapping', () => {
  const inner = { 'Fn::ForEach::In': ['B', ['1', '2'], { 'R${A}${B}': role() }] };
  const read = template(
    { 'Fn::ForEach::Out': ['A', { 'Fn::FindInMap': ['M', 'a', 'b'] }, inner] },
    { Mappings: { M: { a: { b: ['x', 'y'] } } } },
  );
  expect(read.principals.map(({ name }) => name)).toEqual(['Rx1', 'Rx2', 'Ry1', 'Ry2']);
});

describe('a loop over a parameter', () => {
  const loop = {
    'Fn::ForEach::Roles': ['Name', { Ref: 'P' }, { 'Role${Name}': withPolicy('connect:${Name}') }],
  };
  const over = (P: object, kind = 'CommaDelimitedList') =>
    template(loop, { Parameters: { P: { Type: kind, ...P } } });

  test('is over its default', () => {
    const read = over({ Default: 'Ann, Bob' });
    expect(lines(read)).toEqual(['Allow connect:Ann on *', 'Allow connect:Bob on *']);
    expect(unreadOf(read)).toEqual([]);
    expect(lines(over({ Default: 7 }, 'List<Number>'))).toEqual(['Allow connect:7 on *']);
  });

  test.each<[string, object, string]>([
    ['without a default', {}, 'CommaDelimitedList'],
    ['that is no list', { Default: 'Ann' }, 'String'],
    ['of Parameter Store', { Default: '/x' }, 'AWS::SSM::Parameter::Value<CommaDelimitedList>'],
  ])('%s is not known', (_, P, kind) => {
    expect(over(P, kind).principals).toEqual([]);
    expect(unreadOf(over(P, kind))).toHaveLength(1);
  });

  test.each<[string, readonly (object | undefined)[], readonly string[]]>([
    ['passes', [{ P: 'Ann,Eve' }], ['RoleAnn', 'RoleEve']],
    ['passes alike', [{ P: 'Eve' }, { P: 'Eve' }], ['RoleEve']],
    ['leaves out', [{}, undefined], ['RoleBob']],
    ['passes in one place and not in the other', [{ P: 'Ann' }, {}], []],
    ['chooses at deployment', [{ P: { Ref: 'Q' } }], []],
    ['passes by one function', [{ 'Fn::If': ['c', { P: 'Ann' }, { P: 'Eve' }] }], []],
  ])('of a nested stack is over what its parent %s', (_, places, names) => {
    const Resources = Object.fromEntries(
      places.map((Parameters, i) => [
        `S${i}`,
        {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: 'n.json', ...(Parameters && { Parameters }) },
        },
      ]),
    );
    const P = { Type: 'CommaDelimitedList', Default: 'Bob' };
    const world = readTogether([
      { file: 'root.json', content: { Resources } },
      { file: 'n.json', content: { Parameters: { P }, Resources: loop } },
    ]);
    expect(world.principals.map(({ name }) => name)).toEqual(names);
  });
});

test('a loop in a list of properties is written out where it stands', () => {
  const read = template({
    R: role({ 'Fn::ForEach::K': ['K', ['RoleName'], { '${K}': 'Admin' }] }),
  });
  expect(read.principals.map(({ name }) => name)).toEqual(['Admin']);
});

test('letters and digits alone are left where the name says so', () => {
  const read = template({
    'Fn::ForEach::R': ['N', ['a-b'], { 'R&{N}': role({ Path: '/${N}/' }) }],
  });
  expect(read.principals.map(({ place }) => place.logicalId)).toEqual(['Rab']);
});

describe('a loop over what only deployment knows', () => {
  const loop = (body: object) => ({ 'Fn::ForEach::L': ['N', { Ref: 'Names' }, body] });

  test('that makes nothing of access weakens nobody, and is not told', () => {
    const read = template({ R: role(), ...loop({ 'T${N}': { Type: 'AWS::SNS::Topic' } }) });
    expect(unknownOf(read.principals[0])).toEqual([]);
    expect(unreadOf(read)).toEqual([]);
  });

  test('that makes roles weakens nobody, and is told', () => {
    const read = template({ R: role(), ...loop({ 'R${N}': role() }) });
    expect(unknownOf(read.principals[0])).toEqual([]);
    expect(unreadOf(read)).toHaveLength(1);
  });

  test('that makes policies weakens the roles that they name', () =>
    expect(
      unknownByName({ A: role(), B: role(), ...loop({ 'P${N}': policy([{ Ref: 'B' }]) }) }),
    ).toEqual([['A'], ['B', 'loop']]));

  test('that names roles by its variable weakens all', () =>
    expect(unknownByName({ A: role(), B: role(), ...loop({ 'P${N}': policy(['${N}']) }) })).toEqual(
      [
        ['A', 'loop'],
        ['B', 'loop'],
      ],
    ));
});

describe('a nested stack whose template is not read', () => {
  const nested = (Parameters: object) => ({
    Type: 'AWS::CloudFormation::Stack',
    Properties: { TemplateURL: 'https://bucket.s3.amazonaws.com/other.yaml', Parameters },
  });

  test('weakens the role that it is handed', () => {
    const read = template({
      A: role(),
      B: role(),
      N: nested({ Role: { 'Fn::GetAtt': ['B', 'Arn'] } }),
    });
    expect(unknownOf(read.principals[0])).toEqual([]);
    expect(unknownOf(read.principals[1])).toEqual([
      {
        kind: 'nested-stack',
        what: 'N',
        mayAllow: true,
        mayDeny: true,
        remedy: 'give-template',
        place: { file: 't.json', logicalId: 'N', pointer: ['Resources', 'N'] },
      },
    ]);
    expect(unreadOf(read)).toEqual(['Resources/N: the nested stack N is not read']);
  });

  test('weakens the role that has a name of its own, and is told where there is nobody', () => {
    expect(unknownByName({ A: role({ RoleName: 'Admin' }), N: nested({}) })).toEqual([
      ['Admin', 'nested-stack'],
    ]);
    expect(unreadOf(template({ A: role(), N: nested({}) }))).toEqual([
      'Resources/N: the nested stack N is not read',
    ]);
  });
});

describe('in a loop', () => {
  const made = (values: unknown, body: object, more: object = {}) =>
    template({ 'Fn::ForEach::L': ['N', values, body] }, more).principals.map(({ name }) => name);

  test('a reference to the variable is its value', () =>
    expect(made(['a', 'b'], { 'R${N}': role({ RoleName: { Ref: 'N' } }) })).toEqual(['a', 'b']));
  test('a reference to something else stays', () => {
    const Resource = [{ Ref: 'M' }, { 'Fn::GetAtt': ['N', 'Arn'] }, '${N}'];
    const PolicyDocument = { Statement: [{ Effect: 'Allow', Action: 'a:B', Resource }] };
    const body = { 'R${N}': role({ Policies: [{ PolicyName: 'P', PolicyDocument }] }) };
    expect(lines(template({ 'Fn::ForEach::L': ['N', ['a'], body] }))).toEqual([
      'Allow a:B on ${M},${N.Arn},a',
    ]);
  });
  test('values of numbers are not read, alone or with texts', () => {
    expect(made([1, 2], { 'R${N}': role() })).toEqual([]);
    expect(made(['a', 2], { 'R${N}': role() })).toEqual([]);
  });
  test('values of a mapping without them are not read', () => {
    const inMap = { 'Fn::FindInMap': ['M', 'a', 'c'] };
    expect(made(inMap, { 'R${N}': role() }, { Mappings: { M: { a: { b: ['x'] } } } })).toEqual([]);
    expect(made({ 'Fn::FindInMap': 'M' }, { 'R${N}': role() })).toEqual([]);
  });
  test('a place is that of the resource, not of what is in it', () => {
    const tags = { 'Fn::ForEach::T': ['T', ['x'], { 'R${T}': 'y' }] };
    const read = template({
      'Fn::ForEach::L': ['N', ['x'], { 'R${N}': role(tags) }],
    });
    expect(read.principals[0].place.pointer).toEqual([
      'Resources',
      'Fn::ForEach::L',
      2,
      'R${N}',
      'Properties',
    ]);
  });
  test('more copies than a template has are not made', () => {
    const names = Array.from({ length: 1_000 }, (_, i) => `n${i}`);
    const body = { 'Fn::ForEach::M': ['M', names, { 'R${N}${M}': role() }] };
    const read = template({ R: role(), 'Fn::ForEach::L': ['N', names, body] });
    expect(read.principals.map(({ name }) => name)).toEqual(['R']);
  });
});
