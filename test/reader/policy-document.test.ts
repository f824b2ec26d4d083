import { named, roleOf, template } from './read-access';
import { World } from '../../src/policy/model';
import { read } from '../../src/reader/read';

const policyIn = (document: unknown) => (read('p.json', document) as World).policies[0];
const ALLOW = { Effect: 'Allow', Action: 'a:B', Resource: '*' };

test('a document is one policy with its statements and their places', () => {
  const document = {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'First', ...ALLOW, Action: ['a:B', 'a:C'] },
      {
        Sid: 7,
        Effect: 'Deny',
        NotAction: 'a:D',
        NotResource: ['arn:aws:a:::b'],
        Condition: { Bool: { 'aws:SecureTransport': true } },
      },
    ],
  };
  const at = (...pointer: (string | number)[]) => ({ file: 'p.json', pointer });
  const { unknown, ...policy } = policyIn(document);
  expect(policy).toEqual({
    name: 'p.json',
    origin: 'file',
    managed: false,
    variables: true,
    characters: JSON.stringify(document).length,
    place: at(),
    statements: [
      {
        sid: 'First',
        effect: 'Allow',
        actions: ['a:B', 'a:C'],
        notAction: false,
        resources: ['*'],
        notResource: false,
        conditions: [],
        templateConditions: [],
        place: at('Statement', 0),
      },
      {
        effect: 'Deny',
        actions: ['a:D'],
        notAction: true,
        resources: ['arn:aws:a:::b'],
        notResource: true,
        conditions: [{ operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] }],
        templateConditions: [],
        place: at('Statement', 1),
      },
    ],
  });
});

test.each([
  ['2012-10-17', true],
  ['2008-10-17', false],
  [undefined, false],
])('a document of version %s has policy variables: %s', (Version, expected) => {
  expect(policyIn({ Version, Statement: ALLOW }).variables).toBe(expected);
});

describe('the characters of a document', () => {
  const size = (Resource: unknown) =>
    policyIn({ Statement: { ...ALLOW, Resource } }).characters -
    policyIn({ Statement: { ...ALLOW, Resource: '' } }).characters;

  test.each([
    ['a', 1],
    ['"', 2],
    ['\\', 2],
    ['\n', 2],
    ['\u0007', 6],
    ['\ud83d', 6],
    ['\u00e9', 1],
  ])('are those of JSON: %j has %i', (text, expected) => {
    expect(size(text)).toBe(expected);
  });

  test.each([
    ['AWS::Partition', 10],
    ['AWS::Region', 16],
    ['AWS::AccountId', 12],
    ['Parameter', 128],
  ])('count %s with at most %i', (Ref, most) => {
    const of = (Resource: unknown) => roleOf({ ...ALLOW, Resource }).policies[0].characters;
    expect(of({ Ref }) - of('')).toBe(most);
  });
});

test.each([
  ['as it is', (json: string) => json, 'a:B'],
  ['after white space', (json: string) => ` \n${json}`, 'a:B'],
  ['URL-encoded', encodeURIComponent, 'a:B'],
  ['URL-encoded after white space', (json: string) => ` \n${encodeURIComponent(json)}`, 'a:B'],
  ['with a percent sign', (json: string) => json.replace('a:B', '%7B'), '%7B'],
])('a document is also a text, %s', (_, write, action) => {
  const PolicyDocument = write(JSON.stringify({ Version: '2012-10-17', Statement: ALLOW }));
  const entry = { PolicyName: 'P', PolicyDocument };
  const details = { RoleDetailList: [{ RoleName: 'R', RolePolicyList: [entry] }] };
  const resources = { Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [entry] } } };
  for (const { policies } of [read('d.json', details) as World, template(resources)])
    expect(policies[0].statements[0].actions).toEqual([action]);
});

test('a version that IAM prints has its name and is managed', () => {
  const Document = { Version: '2012-10-17', Statement: ALLOW };
  const { version, managed } = policyIn({
    PolicyVersion: { Document, VersionId: 'v3', IsDefaultVersion: true },
  });
  expect([version, managed]).toEqual(['v3', true]);
});

test('only a role below /aws-service-role/ is made by AWS', () => {
  const role = (RoleName: string, Path: string) => ({ RoleName, Path, RolePolicyList: [] });
  const world = read('d.json', {
    RoleDetailList: [
      role('made', '/aws-service-role/connect.amazonaws.com/'),
      role('own', '/aws-service-roles/'),
    ],
  }) as World;
  expect([named(world, 'made').madeByAws, named(world, 'own').madeByAws]).toEqual([
    true,
    undefined,
  ]);
});

test('a group that is not in the file may allow and deny', () => {
  const world = template({
    User: { Type: 'AWS::IAM::User', Properties: { Groups: ['staff', 'staff'] } },
  });
  expect(named(world, 'User').unknown).toEqual([
    { kind: 'group', what: 'staff', mayAllow: true, mayDeny: true, remedy: 'give-account' },
  ]);
});

test('a statement without an Effect may allow and deny', () => {
  const [part] = policyIn({ Statement: { ...ALLOW, Effect: { Ref: 'E' } } }).unknown ?? [];
  expect([part.mayAllow, part.mayDeny]).toEqual([true, true]);
});

test.each([
  ['Allow', true, false],
  ['Deny', false, true],
])('a statement that may %s more does only that', (Effect, mayAllow, mayDeny) => {
  const [{ unknown = [] }] = roleOf({ ...ALLOW, Effect, Action: ['a:B', { a: 1 }] }).policies;
  expect(unknown.map((part) => [part.mayAllow, part.mayDeny])).toEqual([[mayAllow, mayDeny]]);
});

test('a document is too deep where one of its parts is', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 'a' : [nested(depth - 1)]);
  const inText = (part: unknown) => JSON.stringify({ Statement: ALLOW, Id: 'x', X: part });
  const statements = (document: string) =>
    template({
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { Policies: [{ PolicyName: 'P', PolicyDocument: document }] },
      },
    }).policies.map((policy) => policy.statements.length);
  expect([statements(inText(nested(190))), statements(inText(nested(210)))]).toEqual([[1], [0]]);
});
