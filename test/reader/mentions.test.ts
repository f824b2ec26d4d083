import { handedNames, mentions, textsIn } from '../../src/reader/mentions';

test('the texts of a value are its keys and texts, at any depth', () =>
  expect(textsIn({ a: ['b', 1, null, { c: 'd' }], e: true })).toEqual(['a', 'e', 'b', 'c', 'd']));

test('a part that appears twice, or in itself, is visited once', () => {
  const shared: { name: string; self?: unknown } = { name: 'x' };
  shared.self = shared;
  expect(textsIn([shared, shared])).toEqual(['name', 'self', 'x']);
  expect(handedNames([shared, shared])).toEqual(['x']);
});

describe('texts mention a resource', () => {
  test.each(['Role', 'Role.Arn', 'x-${Role}-y', '${Role.Arn}'])('by %s', (text) =>
    expect(mentions(['other', text], 'Role')).toBe(true),
  );
  test.each(['RoleB', 'ARole', '${RoleB}', '${ARole}', '${RoleB.Arn}', 'a Role', ''])(
    'not by "%s"',
    (text) => expect(mentions([text], 'Role')).toBe(false),
  );
  test('only if it has an id', () => expect(mentions(['', '.a', '${}'], '')).toBe(false));
});

describe('a value hands names', () => {
  test('that are its texts, without its keys', () =>
    expect(handedNames({ A: 'x', B: [{ C: 'y' }, 1, null] })).toEqual(['x', 'y']));
  test('of resources by reference, without attributes', () =>
    expect(handedNames([{ Ref: 'Role' }, { 'Fn::GetAtt': ['Role', 'Arn'] }])).toEqual(['Role']));
  test('of resources in a text of Fn::Sub, without attributes', () =>
    expect(handedNames({ 'Fn::Sub': 'a-${Role}-${Other.Arn}' })).toEqual([
      'a-${Role}-${Other.Arn}',
      'Role',
    ]));
  test('of no resources in another text', () =>
    expect(handedNames({ Name: '${Role}' })).toEqual(['${Role}']));
});
