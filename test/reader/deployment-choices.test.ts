import { readTogether } from '../../src/reader/read';
import { policy, roleWith } from '../support/documents';

const equals = (parameter: string, value: string) => ({
  'Fn::Equals': [{ Ref: parameter }, value],
});
const onlyIf = (name: string, value: unknown, other: unknown = { Ref: 'AWS::NoValue' }) => ({
  'Fn::If': [name, value, other],
});
const text = (Default?: string, AllowedValues?: readonly string[]) => ({
  Type: 'String',
  ...(Default !== undefined && { Default }),
  ...(AllowedValues && { AllowedValues }),
});
const CONDITIONS = {
  Prod: equals('Stage', 'prod'),
  Dev: { 'Fn::Not': [{ Condition: 'Prod' }] },
  Test: equals('Stage', 'test'),
  Wide: equals('Wide', 'true'),
  Open: equals('Open', 'true'),
  Always: { 'Fn::Equals': ['a', 'a'] },
};

const template = (properties: object, more: object = {}, parameters: object = {}) => ({
  Parameters: { Stage: text(), Wide: text('false'), Open: text(), ...parameters },
  Conditions: CONDITIONS,
  Resources: { Role: { ...roleWith('P', policy(), properties), ...more } },
});

/** What deployment chooses for a role with some properties, and whether defaults allow it. */
const choices = (...templates: readonly object[]) =>
  readTogether(templates.map((content, i) => ({ file: `${i}.json`, content })))
    .choices?.()
    .map(
      ({ chosen, isByDefault }) =>
        `${chosen.map(({ name, holds }) => (holds ? name : `not ${name}`)).join(', ')}${isByDefault ? '' : ' (other value)'}`,
    );

test.each<[string, object, readonly string[]]>([
  ['a name', { RoleName: onlyIf('Prod', 'a', 'b') }, ['Prod', 'not Prod']],
  [
    'a part of a name',
    { RoleName: { 'Fn::Sub': ['a-${X}', { X: onlyIf('Prod', 'a', 'b') }] } },
    ['Prod', 'not Prod'],
  ],
  [
    'a managed policy',
    { ManagedPolicyArns: [onlyIf('Prod', 'arn:aws:iam::aws:policy/ReadOnlyAccess')] },
    ['Prod', 'not Prod'],
  ],
  [
    'a boundary',
    { PermissionsBoundary: onlyIf('Wide', { Ref: 'B' }) },
    ['not Wide', 'Wide (other value)'],
  ],
  [
    'two things that exclude each other',
    { RoleName: onlyIf('Prod', 'a', 'b'), Path: onlyIf('Test', '/a/', '/b/') },
    ['Prod, not Test', 'not Prod, Test', 'not Prod, not Test'],
  ],
  [
    'the opposite of something',
    { RoleName: onlyIf('Prod', 'a', 'b'), Path: onlyIf('Dev', '/a/', '/b/') },
    ['Prod, not Dev', 'not Prod, Dev'],
  ],
  [
    'a statement, after the names,',
    {
      Policies: [{ PolicyName: 'P', PolicyDocument: policy(onlyIf('Open', {})) }],
      RoleName: onlyIf('Prod', 'a', 'b'),
    },
    ['Prod, Open', 'Prod, not Open', 'not Prod, Open', 'not Prod, not Open'],
  ],
])('%s is chosen by a template condition', (_, properties, expected) => {
  expect(choices(template(properties))).toEqual(expected);
});

test('a parameter that lists its values chooses one of them', () => {
  const named = { RoleName: { 'Fn::Sub': 'app-${Name}' } };
  expect(choices(template(named, {}, { Name: text(undefined, ['a', 'b', 'c']) }))).toEqual([
    'the parameter Name is a',
    'the parameter Name is b',
    'the parameter Name is c',
  ]);
});

test.each([
  ['AWS::Lambda::Function', { FunctionName: onlyIf('Prod', 'a', 'b') }, true],
  ['AWS::EC2::Instance', { IamInstanceProfile: onlyIf('Prod', 'a', 'b') }, true],
  ['AWS::ECS::TaskDefinition', { TaskRoleArn: onlyIf('Prod', 'a', 'b') }, true],
  ['AWS::Lambda::Function', { Handler: onlyIf('Prod', 'a', 'b') }, false],
  ['AWS::S3::Bucket', { BucketName: onlyIf('Prod', 'a', 'b') }, false],
])('a condition in %s %j is chosen: %s', (Type, Properties, isChosen) => {
  const content = { ...template({}), Resources: { One: { Type, Properties } } };
  expect(choices(content)).toEqual(isChosen ? ['Prod', 'not Prod'] : []);
});

test('a condition of a function of SAM is chosen', () => {
  const Function = {
    Type: 'AWS::Serverless::Function',
    Properties: { Policies: onlyIf('Prod', []) },
  };
  const content = { ...template({}), Resources: { Function } };
  expect(choices(content)).toEqual(['Prod', 'not Prod']);
});

test('a condition on the resource chooses whether it is there', () => {
  const world = readTogether([{ file: 'a.json', content: template({}, { Condition: 'Prod' }) }]);
  expect(world.choices?.().map((one) => one.world.principals.length)).toEqual([1, 0]);
});

test('a value of a parameter decides the conditions on it', () => {
  const content = template(
    { RoleName: { Ref: 'Stage' }, Path: onlyIf('Prod', '/a/', '/b/') },
    {},
    { Stage: text(undefined, ['prod', 'dev']) },
  );
  const [prod, dev] = readTogether([{ file: 'a.json', content }]).choices!();
  expect([prod, dev].map(({ world }) => world.principals[0].identity?.names)).toEqual([
    ['a/prod'],
    ['b/dev'],
  ]);
});

test.each<[string, object]>([
  ['a condition that always holds', { RoleName: onlyIf('Always', 'a', 'b') }],
  ['a parameter with any value', { RoleName: { Ref: 'Open' } }],
  ['a tag', { Tags: [{ Key: 'a', Value: onlyIf('Prod', 'a', 'b') }] }],
])('nothing is chosen by %s', (_, properties) => {
  expect(choices(template(properties)) ?? []).toEqual([]);
});

test('a parameter with a default is not chosen', () => {
  const named = { RoleName: { Ref: 'Name' } };
  expect(choices(template(named, {}, { Name: text('a', ['a', 'b']) }))).toEqual([]);
});

test('more than eight choices are not told apart', () => {
  const values = { Name: text(undefined, ['a', 'b', 'c', 'd', 'e']) };
  const named = { RoleName: { 'Fn::Sub': '${Name}' }, Path: onlyIf('Prod', '/a/', '/b/') };
  expect(choices(template(named, {}, values))).toHaveLength(5);
});

test('a plan of Terraform and details leave the choices of a template', () => {
  const details = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] };
  expect(choices(details, template({ RoleName: onlyIf('Prod', 'a', 'b') }))).toEqual([
    'Prod',
    'not Prod',
  ]);
});

test('templates choose side by side, and what defaults do not allow comes last', () => {
  const named = (name: string) => template({ RoleName: onlyIf(name, 'a', 'b') });
  const three = template(
    { RoleName: { Ref: 'Name' } },
    {},
    { Name: text(undefined, ['a', 'b', 'c']) },
  );
  expect(choices(three, named('Prod'), named('Wide'))).toEqual([
    'the parameter Name is a, Prod, not Wide',
    'the parameter Name is b, not Prod, not Wide',
    'the parameter Name is c, Prod, not Wide',
    'the parameter Name is a, Prod, Wide (other value)',
  ]);
});
