import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { unreadParts } from '../../src/validation/unread-parts';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const parameter = (Default: unknown, Type = 'String') => ({ Value: { Type, Default } });
const VALUE = { Ref: 'Value' };
const LIST = 'connect:ListUsers, iam:PutRolePolicy';

interface Template {
  readonly Parameters?: object;
  readonly Mappings?: object;
}

const worldOf = (statements: readonly object[], template: Template = {}) =>
  read('template.json', {
    ...template,
    Resources: { Role: roleWith('P', policy(REACHES_CONNECT, ...statements)) },
  })!;

/** What is found about more access in a role of a template. */
const found = (statements: readonly object[], template?: Template) =>
  audit(worldOf(statements, template))
    .filter(({ id }) => /escalation|not-action/.test(id))
    .map(({ id }) => id);

const Mappings = {
  Stages: {
    prod: { actions: ['connect:ListUsers', 'iam:PutRolePolicy'] },
    test: { actions: ['connect:ListUsers'] },
  },
};
const mapped = { 'Fn::FindInMap': ['Stages', VALUE, 'actions'] };
const split = { 'Fn::Split': [',', VALUE] };

describe('the default of a parameter is the action', () => {
  test.each<[string, unknown, object]>([
    ['by a reference', VALUE, parameter('iam:PutRolePolicy')],
    ['in Fn::Sub', { 'Fn::Sub': 'iam:${Value}' }, parameter('PutRolePolicy')],
    ['in Fn::Join', { 'Fn::Join': [':', ['iam', VALUE]] }, parameter('PutRolePolicy')],
    ['of a list', VALUE, parameter(LIST, 'CommaDelimitedList')],
    ['that Fn::Select takes', { 'Fn::Select': [1, VALUE] }, parameter(LIST, 'CommaDelimitedList')],
    ['that Fn::Split gives', split, parameter(LIST.replace(' ', ''))],
    [
      'that Fn::Select takes after a part that is known',
      { 'Fn::Select': [1, { 'Fn::Split': [',', { 'Fn::Sub': 'connect:ListUsers,${Value}' }] }] },
      parameter('iam:PutRolePolicy'),
    ],
    [
      'that Fn::Select takes of what Fn::Split gives',
      { 'Fn::Select': [1, split] },
      parameter(LIST.replace(' ', '')),
    ],
    ['of a mapping', mapped, parameter('prod')],
    ['among others', ['connect:ListUsers', VALUE], parameter('iam:*')],
  ])('%s', (_, action, Parameters) => {
    expect(found([allow(action)], { Parameters, Mappings })).toEqual(['escalation']);
  });

  test.each<[string, unknown, object]>([
    ['another action', VALUE, parameter('connect:ListUsers')],
    ['another of the list', { 'Fn::Select': [0, VALUE] }, parameter(LIST, 'CommaDelimitedList')],
    ['another row of the mapping', mapped, parameter('test')],
    ['no default', VALUE, { Value: { Type: 'String' } }],
    ['a name in Parameter Store', VALUE, parameter('iam:*', 'AWS::SSM::Parameter::Value<String>')],
    ['part of the text without a default', { 'Fn::Sub': '${Value}:${Other}' }, parameter('iam')],
  ])('%s is no way', (_, action, Parameters) => {
    const Other = { Type: 'String' };
    expect(found([allow(action)], { Parameters: { ...Parameters, Other }, Mappings })).toEqual([]);
  });

  test('the finding names the parameter, and the part is unread for other values', () => {
    const world = worldOf([allow(mapped)], { Parameters: parameter('prod'), Mappings });
    const [{ what }] = audit(world).filter(({ id }) => id === 'escalation');
    expect(what).toBe(
      'iam:PutRolePolicy on *: the holder writes any permission into a role, with the default of the parameter Value',
    );
    expect(unreadParts(world)).toHaveLength(1);
  });

  test.each([
    ['iam:Delete*', ['not-action']],
    ['iam:*', ['not-action']],
  ])('everything except %s is allowed', (Default, expected) => {
    const statement = { Effect: 'Allow', NotAction: VALUE, Resource: '*' };
    expect(found([statement], { Parameters: parameter(Default) })).toEqual(expected);
  });

  test('a deny of everything except the default leaves that', () => {
    const statement = { Effect: 'Deny', NotAction: VALUE, Resource: '*' };
    const statements = [allow('iam:PutRolePolicy'), statement];
    expect(found(statements, { Parameters: parameter('iam:*') })).toEqual(['escalation']);
    expect(found(statements, { Parameters: parameter('connect:*') })).toEqual([]);
  });

  test('a deny of the default closes it', () => {
    const statement = { Effect: 'Deny', Action: VALUE, Resource: '*' };
    const statements = [allow('iam:PutRolePolicy'), statement];
    expect(found(statements, { Parameters: parameter('iam:Put*') })).toEqual([]);
    expect(found(statements, { Parameters: parameter('iam:Get*') })).toEqual(['escalation']);
  });
});

describe('the default of a parameter is the effect', () => {
  const VALUES = ['Allow', 'Deny'];
  const statement = (Effect: unknown) => ({ Effect, Action: 'iam:PutRolePolicy', Resource: '*' });
  const parameters = (Default?: string) => ({
    Value: { Type: 'String', AllowedValues: VALUES, ...(Default !== undefined && { Default }) },
  });

  test('of an allow, and the finding says so', () => {
    const world = worldOf([statement(VALUE)], { Parameters: parameters('Allow') });
    const [{ severity, what }] = audit(world).filter(({ id }) => id === 'escalation');
    expect(severity).toBe('fatal');
    expect(what).toBe(
      'iam:PutRolePolicy on *: the holder writes any permission into a role, with the default of the parameter Value',
    );
    expect(unreadParts(world)).toHaveLength(1);
  });

  test('of a deny', () => {
    const denied = [allow('iam:PutRolePolicy'), statement(VALUE)];
    expect(found(denied, { Parameters: parameters('Deny') })).toEqual([]);
    expect(found(denied, { Parameters: parameters('Allow') })).toEqual(['escalation']);
    expect(found(denied, { Parameters: parameters() })).toEqual(['escalation']);
  });

  test('of no statement without a default, or with another text', () => {
    expect(found([statement(VALUE)], { Parameters: parameters() })).toEqual([]);
    expect(found([statement(VALUE)], { Parameters: parameter('No') })).toEqual([]);
    expect(found([statement(VALUE)], { Parameters: parameters('Deny') })).toEqual([]);
  });
});

describe('what functions make of a default is the value', () => {
  test.each([
    ['*,arn:aws:iam::111122223333:role/A', ['escalation']],
    ['arn:aws:iam::111122223333:role/A', ['limited-escalation']],
  ])('the resources of %s', (Default, expected) => {
    const statement = allow('iam:PutRolePolicy', split);
    expect(found([statement], { Parameters: parameter(Default) })).toEqual(expected);
  });
});

describe('a NotAction that only deployment knows', () => {
  const notAction = (NotAction: unknown, Effect = 'Allow') => [
    { Effect, NotAction, Resource: '*' },
  ];
  const open = { Value: { Type: 'String' } };

  test.each<[string, unknown, object]>([
    ['a parameter', VALUE, open],
    ['an import', { 'Fn::ImportValue': 'left out' }, {}],
    ['one of a list', ['iam:*', VALUE], open],
  ])('allows nearly everything: %s', (_, value, Parameters) => {
    const world = worldOf(notAction(value), { Parameters });
    const ofRule = audit(world).filter(({ id }) => id === 'not-action');
    expect(ofRule.map(({ severity, what }) => [severity, what])).toEqual([
      ['error', expect.stringMatching(/^everything except (iam:\*, )?\$\{.*\} is allowed on \*$/)],
    ]);
    expect(unreadParts(world)).not.toEqual([]);
  });

  test('is no such thing where it denies', () => {
    expect(found(notAction(VALUE, 'Deny'), { Parameters: open })).toEqual([]);
  });
});
