import { toDisplayText } from '../../../src/policy/deploy-time-text';
import { readTogether } from '../../../src/reader/read';
import { allow, policy, roleWith } from '../../support/documents';

/* A parameter that has several values is a choice between them. */

const template = (Resource: unknown, Parameters: object, more: object = {}) => ({
  Parameters,
  Resources: { Reader: roleWith('P', policy(allow('connect:ListUsers', Resource))) },
  ...more,
});
const TEXT = { Type: 'String' };

/** Returns the resources that the role of a template may have, with what decides it. */
const resources = (...files: readonly (readonly [file: string, content: unknown])[]) =>
  readTogether(files.map(([file, content]) => ({ file, content })))
    .principals.filter(({ name }) => name === 'Reader')
    .flatMap(({ inline }) => inline.flatMap(({ statements }) => statements))
    .map((one) => [
      one.resources.map(toDisplayText).join(' '),
      ...one.templateConditions.map(({ name, holds }) => `${holds ? '' : 'not: '}${name}`),
    ]);

const nested = (Parameters: object, TemplateURL = 'n.json') => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL, Parameters },
});
const twice = (inner: object, one: object, other: object) =>
  resources(['n.json', inner], ['a.json', { Resources: { N1: nested(one), N2: nested(other) } }]);

describe('of a nested stack', () => {
  test('is what each place passes', () => {
    expect(twice(template({ Ref: 'X' }, { X: TEXT }), { X: 'a' }, { X: 'b' })).toEqual([
      ['a', 'the stack is N1'],
      ['b', 'not: the stack is N1'],
    ]);
  });

  test('is its default where a place passes none', () => {
    const inner = template({ Ref: 'X' }, { X: { ...TEXT, Default: 'd' } });
    expect(twice(inner, { X: 'a' }, {})).toEqual([
      ['a', 'the stack is N1'],
      ['d', 'not: the stack is N1'],
    ]);
  });

  test('is one where all pass the same', () => {
    expect(twice(template({ Ref: 'X' }, { X: TEXT }), { X: 'a' }, { X: 'a' })).toEqual([['a']]);
  });

  test('goes with the others of its place', () => {
    const inner = template({ 'Fn::Sub': '${X}/${Y}/${Z}' }, { X: TEXT, Y: TEXT });
    expect(twice(inner, { X: 'a', Y: '1' }, { X: 'b', Y: '2' })).toEqual([
      ['a/1/${Z}', 'the stack is N1'],
      ['b/2/${Z}', 'not: the stack is N1'],
    ]);
  });

  test('is a list where its type is one', () => {
    const inner = template({ Ref: 'X' }, { X: { Type: 'CommaDelimitedList' } });
    expect(twice(inner, { X: 'a, b' }, { X: 'c' })).toEqual([
      ['a b', 'the stack is N1'],
      ['c', 'not: the stack is N1'],
    ]);
  });

  test('is named after the parents where their resources have the same name', () => {
    const parent = (X: string) => ({ Resources: { N: nested({ X }) } });
    expect(
      resources(
        ['n.json', template({ Ref: 'X' }, { X: TEXT })],
        ['a.json', parent('a')],
        ['b.json', parent('b')],
      ),
    ).toEqual([
      ['a', 'the stack is a.json/N'],
      ['b', 'not: the stack is a.json/N'],
    ]);
  });
});

const entry = (ParameterValue: unknown) => [{ ParameterKey: 'X', ParameterValue }];
const group = (more: object = {}) => ({ Regions: ['eu-west-2'], ...more });
const inSet = (properties: object, parameter: object = TEXT) =>
  resources([
    't.json',
    {
      Resources: {
        Set: {
          Type: 'AWS::CloudFormation::StackSet',
          Properties: { TemplateBody: template({ Ref: 'X' }, { X: parameter }), ...properties },
        },
      },
    },
  ]);

const OTHERS = 'not: the value of X in Set is used';
const WITH_DEFAULT = { ...TEXT, Default: 'd' };

describe('in a stack set', () => {
  test.each<[string, object, object, readonly (readonly string[])[]]>([
    [
      'is the value that the set gives, or another',
      { Parameters: entry('a') },
      WITH_DEFAULT,
      [
        ['a', 'the value of X in Set is used'],
        ['${X}', OTHERS],
      ],
    ],
    [
      'is that of some accounts, or of all',
      {
        Parameters: entry('a'),
        StackInstancesGroup: [group(), group({ ParameterOverrides: entry('b') })],
      },
      TEXT,
      [
        ['b', 'override 2 of X is used'],
        ['a', 'not: override 2 of X is used', 'the value of X in Set is used'],
        ['${X}', 'not: override 2 of X is used', OTHERS],
      ],
    ],
    [
      'is that of some accounts, or the default',
      { StackInstancesGroup: [group({ ParameterOverrides: entry('b') })] },
      WITH_DEFAULT,
      [
        ['b', 'override 1 of X is used'],
        ['d', 'not: override 1 of X is used', 'the default of X is used'],
        ['${X}', 'not: override 1 of X is used', 'not: the default of X is used'],
      ],
    ],
    ['is as written where the set gives none', {}, TEXT, [['${X}']]],
    [
      'is not known where a function gives the list',
      { Parameters: { Ref: 'Given' } },
      WITH_DEFAULT,
      [['${X}']],
    ],
    [
      'has the account of the set, which is not that of its stacks',
      { Parameters: entry({ 'Fn::Sub': '${AWS::AccountId}' }) },
      TEXT,
      [
        ['${t.json/AWS::AccountId}', 'the value of X in Set is used'],
        ['${X}', OTHERS],
      ],
    ],
  ])('%s', (_, properties, parameter, expected) => {
    expect(inSet(properties, parameter)).toEqual(expected);
  });
});
