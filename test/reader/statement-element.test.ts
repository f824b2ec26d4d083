import { lines, roleWith, unreadOf } from './read-access';
import { unknownOf } from '../../src/policy/model';

const IMPORT = { 'Fn::ImportValue': 'X' };
const remedies = (statement: object) =>
  unknownOf(roleWith(statement).principals[0]).map(({ remedy }) => remedy);

describe('actions that only deployment knows', () => {
  test.each<[string, unknown, string]>([
    ['a parameter is made known by its value', { Ref: 'Action' }, 'give-parameter'],
    ['an import by its template', IMPORT, 'give-template'],
    [
      'a parameter and an import by the template',
      { 'Fn::Join': ['', [{ Ref: 'A' }, IMPORT]] },
      'give-template',
    ],
    ['an attribute by the account', { 'Fn::GetAtt': ['A', 'Arn'] }, 'give-account'],
    ['a pseudo parameter by the account', { Ref: 'AWS::Region' }, 'give-account'],
    ['a parameter and an attribute by the account', { 'Fn::Sub': '${A}${B.Arn}' }, 'give-account'],
  ])('%s', (_, Action, remedy) => expect(remedies({ Action })).toEqual([remedy]));

  const unread = (statement: object) =>
    unknownOf(roleWith(statement).principals[0]).map(({ within = [] }) =>
      lines({ policies: [{ statements: within } as never] }),
    );
  test('may be all that the text can be, beside those that are known', () => {
    const statement = { Action: ['a:B', { 'Fn::Sub': 'c:${X}${Y}' }] };
    expect(lines(roleWith(statement))).toEqual(['Allow a:B on *']);
    expect(unread(statement)).toEqual([['Allow c:* on *']]);
  });
  test('of NotAction may be excepted', () => {
    const statement = { Action: undefined, NotAction: ['a:B', { 'Fn::Sub': 'c:${X}' }] };
    expect(lines(roleWith(statement))).toEqual(['Allow not a:B,c:* on *']);
    expect(unread(statement)).toEqual([['Allow c:* on *']]);
  });
  test('of NotAction leave nothing certain where they may be any', () => {
    const statement = { Action: undefined, NotAction: ['a:B', { Ref: 'X' }] };
    expect(lines(roleWith(statement))).toEqual([]);
    expect(unread(statement)).toEqual([['Allow not a:B on *']]);
  });
});

test.each([
  ['Action', 'a statement has either an Action or a NotAction'],
  ['Resource', 'a statement has either a Resource or a NotResource'],
])('a statement with %s and its negation may cover everything', (name, problem) => {
  const read = roleWith({ [`Not${name}`]: 'a:C' });
  expect(lines(read)).toEqual([]);
  const what = `a statement that cannot be read, because ${problem}`;
  expect(unknownOf(read.principals[0]).map((part) => [part.what, part.mayDeny])).toEqual([
    [what, false],
  ]);
});

test.each([
  ['Action', 'an action is text, not the number 7'],
  ['NotAction', 'an action is text, not the number 7'],
  ['Resource', 'a resource is text, not the number 7'],
  ['NotResource', 'a resource is text, not the number 7'],
])('a number in %s is said with its place', (name, problem) => {
  const others = name.includes('Action') ? { Action: undefined } : { Resource: undefined };
  const key = { [name]: ['a:C', 7] };
  const pointer = 'Resources/Role/Properties/Policies/0/PolicyDocument/Statement';
  expect(unreadOf(roleWith({ ...others, ...key }))).toEqual([`${pointer}/${name}/1: ${problem}`]);
});
