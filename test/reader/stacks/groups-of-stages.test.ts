import { readTogether } from '../../../src/reader/read';
import { allow, policy } from '../../support/documents';
import { line } from '../read-access';

const group = (action: string) => ({
  G: {
    Type: 'AWS::IAM::Group',
    Properties: {
      GroupName: 'g',
      Policies: [{ PolicyName: 'P', PolicyDocument: policy(allow(action)) }],
    },
  },
});
const user = (properties: object = {}) => ({
  U: { Type: 'AWS::IAM::User', Properties: { UserName: 'u', ...properties } },
});
const IN_GROUP = user({ Groups: ['g'] });
const ADDITION = {
  A: { Type: 'AWS::IAM::UserToGroupAddition', Properties: { GroupName: 'g', Users: ['u'] } },
};

/** What the users in files may do, each with the file, and the parts of each that were not read. */
const usersIn = (...resources: readonly object[]) =>
  readTogether(resources.map((one, i) => ({ file: `${i}.json`, content: { Resources: one } })))
    .principals.filter(({ kind }) => kind === 'user')
    .map(({ place, inline, unknown }) => [
      place.file,
      ...inline.flatMap(({ statements }) => statements.map(line)),
      ...unknown.map(({ kind, what }) => `unknown ${kind} ${what}`),
    ]);

describe('a group by its name is the one of the own template', () => {
  const stage = (action: string) => ({ ...IN_GROUP, ...group(action) });
  test.each([
    ['read first', [stage('a:A'), group('b:B')], [['0.json', 'Allow a:A on *']]],
    ['read last', [group('b:B'), stage('a:A')], [['1.json', 'Allow a:A on *']]],
    [
      'in both',
      [stage('a:A'), stage('b:B')],
      [
        ['0.json', 'Allow a:A on *'],
        ['1.json', 'Allow b:B on *'],
      ],
    ],
  ])('%s', (_, files, expected) => {
    expect(usersIn(...files)).toEqual(expected);
  });

  test('for users that a resource adds, and only those of its own template', () => {
    const adding = (action: string) => ({ ...user(), ...group(action), ...ADDITION });
    expect(usersIn(adding('a:A'), { ...user(), ...group('b:B') })).toEqual([
      ['0.json', 'Allow a:A on *'],
      ['1.json'],
    ]);
    expect(usersIn(adding('a:A'), adding('b:B'))).toEqual([
      ['0.json', 'Allow a:A on *'],
      ['1.json', 'Allow b:B on *'],
    ]);
  });
});

describe('a group that the own template lacks', () => {
  test('is the only one of the others', () => {
    expect(usersIn(IN_GROUP, group('a:A'))).toEqual([['0.json', 'Allow a:A on *']]);
    expect(usersIn(user(), { ...group('a:A'), ...ADDITION })).toEqual([
      ['0.json', 'Allow a:A on *'],
    ]);
  });

  test('is perhaps each one where several have one', () => {
    expect(usersIn(IN_GROUP, group('a:A'), group('b:B'))).toEqual([
      [
        '0.json',
        'Allow a:A on * if the group g of 0.json is that of 1.json',
        'Allow b:B on * if the group g of 0.json is that of 2.json',
      ],
    ]);
  });

  test('may have each user of that name in other templates', () => {
    expect(usersIn(user(), user(), { ...group('a:A'), ...ADDITION })).toEqual([
      ['0.json', 'Allow a:A on * if the user u of 2.json is that of 0.json'],
      ['1.json', 'Allow a:A on * if the user u of 2.json is that of 1.json'],
    ]);
  });
});
