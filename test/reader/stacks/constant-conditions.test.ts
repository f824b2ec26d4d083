import { readTogether } from '../../../src/reader/read';
import { allow, policy, roleWith } from '../../support/documents';

/* What a template condition that nothing decides makes of a template. */

const equals = (left: unknown, right: unknown) => ({ 'Fn::Equals': [left, right] });
const not = (one: unknown) => ({ 'Fn::Not': [one] });
const [TRUE, FALSE, OPEN] = [equals('a', 'a'), equals('a', 'b'), equals({ Ref: 'P' }, 'a')];
const PARAMETERS = {
  P: { Type: 'String' },
  D: { Type: 'String', Default: 'b' },
  One: { Type: 'String', AllowedValues: ['a'] },
  Two: { Type: 'String', AllowedValues: ['a', 'b'] },
};

const world = (Conditions: object, Resources: object) =>
  readTogether([{ file: 't.json', content: { Parameters: PARAMETERS, Conditions, Resources } }]);

const role = (more: object = {}) => ({
  ...roleWith('P', policy(allow('connect:ListUsers'))),
  ...more,
});

/** Returns the template conditions of a role under a condition; undefined where it is not there. */
const found = (c: unknown, others: object = {}) => {
  const { principals } = world({ c, ...others }, { R: role({ Condition: 'c' }) });
  const [only] = principals;
  return only && (only.templateConditions ?? []).map(({ name }) => name);
};

describe('a resource is not there under a condition that never holds', () => {
  test.each<[string, unknown, object?]>([
    ['of two texts', FALSE],
    ['of a text and a number', equals('1', 2)],
    ['of several that all must hold', { 'Fn::And': [OPEN, FALSE] }],
    ['of several that none holds', { 'Fn::Or': [FALSE, FALSE] }],
    ['that another one must not hold', not(TRUE)],
    ['that another one says', { Condition: 'd' }, { d: FALSE }],
    ['on a parameter with one value', equals({ Ref: 'One' }, 'b')],
    ['on a parameter without that value', equals('c', { Ref: 'Two' })],
  ])('%s', (...[, c, others]) => {
    expect(found(c, others)).toBeUndefined();
  });
});

describe('a resource is there without a condition that always holds', () => {
  test.each<[string, unknown, object?]>([
    ['of one text', TRUE],
    ['of a parameter with itself', equals({ Ref: 'P' }, { Ref: 'P' })],
    ['of several of which one holds', { 'Fn::Or': [OPEN, TRUE] }],
    ['of several that all hold', { 'Fn::And': [TRUE, { Condition: 'd' }] }, { d: TRUE }],
    ['on a parameter with one value', equals({ Ref: 'One' }, 'a')],
  ])('%s', (...[, c, others]) => {
    expect(found(c, others)).toEqual([]);
  });
});

describe('a resource is there under a condition', () => {
  test.each<[string, unknown, object?]>([
    ['on a parameter', OPEN],
    ['on the default of a parameter', equals({ Ref: 'D' }, 'a')],
    ['on a parameter with several values', equals({ Ref: 'Two' }, 'a')],
    ['of several of which one is open', { 'Fn::Or': [FALSE, OPEN] }],
    ['that is not defined', { Condition: 'd' }],
    ['that refers to itself', not({ Condition: 'c' })],
    ['that has no parts', { 'Fn::And': [] }],
    ['that cannot be read', { 'Fn::Unknown': [FALSE] }],
    ['on a choice by itself', equals({ 'Fn::If': ['c', 'a', 'b'] }, 'a')],
  ])('%s', (...[, c, others]) => {
    expect(found(c, others)).toEqual(['c']);
  });
});

const either = (yes: unknown, no: unknown) => ({ 'Fn::If': ['c', yes, no] });

test.each<[string, unknown, string, number]>([
  ['never', FALSE, 'b', 2],
  ['always', TRUE, 'a', 1],
])('a choice by what %s holds is one branch, in its place', (_, c, name, index) => {
  const statement = either(allow('connect:ListUsers', 'a'), allow('connect:ListUsers', 'b'));
  const { principals } = world(
    { c },
    { R: roleWith(either('one', 'two') as never, policy(statement)) },
  );
  const [{ statements }] = principals[0].inline;
  expect(statements).toMatchObject([
    {
      resources: [name],
      templateConditions: [],
      place: { pointer: expect.arrayContaining([index]) },
    },
  ]);
});

test('what a constant condition takes away is not there', () => {
  const statement = either(allow('connect:ListUsers'), { Ref: 'AWS::NoValue' });
  const { principals } = world({ c: FALSE }, { R: roleWith('P', policy(statement)) });
  expect(principals[0].inline[0].statements).toEqual([]);
});

test('a nested stack that no deployment creates has no resources', () => {
  const nested = {
    Type: 'AWS::CloudFormation::Stack',
    Condition: 'c',
    Properties: { TemplateURL: 'n.json' },
  };
  const names = (c: unknown, more: object = {}) =>
    readTogether([
      { file: 'n.json', content: { Resources: { R: role() } } },
      { file: 'a.json', content: { Conditions: { c }, Resources: { N: nested, ...more } } },
    ]).principals.map(({ name }) => name);
  expect(names(FALSE)).toEqual([]);
  expect(names(TRUE)).toEqual(['R']);
  const { Condition: _, ...other } = nested;
  expect(names(FALSE, { M: other })).toEqual(['R']);
});
