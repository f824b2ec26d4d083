import { lines, named, roleOf, template, unreadOf } from './read-access';
import { unknownOf } from '../../src/policy/model';
import { substituted } from '../../src/reader/intrinsics/sub';
import { read } from '../../src/reader/read';

const doc = (Action: unknown) => ({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const role = (Properties: object) => ({ Type: 'AWS::IAM::Role', Properties });

/** What it returns, and in how many milliseconds of the processor. Mutation tests take their time. */
function timed<T>(work: () => T): { result: T; ms: number } {
  const start = process.cpuUsage();
  const result = work();
  const ms = process.cpuUsage(start).user / 1000;
  return { result, ms: process.env.MUTATION_TESTS === undefined ? ms : 0 };
}

const nested = (depth: number, wrap: (inner: unknown) => unknown, innermost: unknown) => {
  let value = innermost;
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
};

describe('names that objects inherit are names like others', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

  test.each(NAMES)('%s as a logical id, a name, an action, a key, a type', (name) => {
    const json = JSON.stringify({
      Resources: {
        ID: role({
          RoleName: name,
          Policies: [
            {
              PolicyName: name,
              PolicyDocument: {
                Statement: [
                  {
                    Effect: 'Allow',
                    Action: name,
                    Resource: name,
                    Condition: { ID: { ID: name } },
                  },
                ],
              },
            },
          ],
          ManagedPolicyArns: [`arn:aws:iam::aws:policy/${name}`],
        }),
        P: {
          Type: 'AWS::IAM::Policy',
          Properties: { PolicyName: 'P', Roles: [{ Ref: name }], PolicyDocument: doc('a:B') },
        },
        T: { Type: name },
      },
    }).replaceAll('"ID"', JSON.stringify(name));
    const reading = read('t', JSON.parse(json))!;
    expect(lines(reading)).toEqual([
      'Allow a:B on *',
      `Allow ${name} on ${name} when ${name} ${name} ${name}`,
    ]);
    expect(
      reading.principals.map(({ kind, name: found, inline, attached }) => [
        kind,
        found,
        inline.length,
        attached[0].policy,
      ]),
    ).toEqual([['role', name, 2, undefined]]);
    expect(reading.principals[0].place.logicalId).toBe(name);
  });

  test('what is read leaves the prototypes as they were', () => {
    read(
      't',
      JSON.parse(
        '{"__proto__":{"polluted":1},"Resources":{"__proto__":{"Type":"AWS::IAM::Role","Properties":{"__proto__":{"polluted":1},"Policies":[]}}}}',
      ),
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

test.each<[string, unknown]>([
  [
    'resources that are odd',
    {
      Resources: { A: null, B: 5, C: [], D: { Type: {} }, E: { Type: ['AWS::IAM::Role'] }, F: {} },
    },
  ],
  [
    'a role of nothing',
    {
      Resources: {
        A: { Type: 'AWS::IAM::Role' },
        B: { Type: 'AWS::IAM::Policy' },
        C: { Type: 'AWS::SSO::PermissionSet', Properties: null },
      },
    },
  ],
  [
    'odd properties',
    {
      Resources: {
        A: role({
          Policies: { a: 1 },
          ManagedPolicyArns: 5,
          PermissionsBoundary: [],
          RoleName: {},
          AssumeRolePolicyDocument: 'x',
        }),
      },
    },
  ],
  [
    'odd surroundings',
    { Resources: {}, Mappings: [], Parameters: 5, Conditions: 'x', Globals: [], Transform: {} },
  ],
  [
    'odd details',
    {
      UserDetailList: [
        null,
        {},
        { GroupList: 5, UserPolicyList: [null], AttachedManagedPolicies: [5] },
      ],
      Policies: [null, { PolicyVersionList: 5 }],
    },
  ],
])('%s are read without an error', (_, content) => {
  expect(read('t', content)?.policies.flatMap(({ statements }) => statements)).toEqual([]);
});

describe('what is nested deeper than any policy', () => {
  const DEEP = 100_000;

  test.each<[string, (inner: unknown) => unknown]>([
    ['lists', (inner) => [inner]],
    ['objects', (inner) => ({ a: inner, b: 1 })],
    ['functions', (inner) => ({ 'Fn::Join': ['', [inner]] })],
    ['conditions', (inner) => ({ 'Fn::If': ['C', inner, 'x'] })],
  ])('%s', (_, wrap) => {
    const reading = roleOf({ Effect: 'Allow', Action: nested(DEEP, wrap, 'a:B'), Resource: '*' });
    expect(unreadOf(reading)).toEqual([
      'Resources/Role/Properties: AWS::IAM::Role Role is nested deeper than 200 levels',
    ]);
  });

  test('does not hide what stands beside it', () => {
    const reading = template({
      A: role({ X: nested(DEEP, (inner) => [inner], 1) }),
      B: role({ Policies: [{ PolicyName: 'P', PolicyDocument: doc('a:B') }] }),
    });
    expect(reading.principals.map(({ name }) => name)).toEqual(['B']);
  });

  test('in details and in text', () => {
    const deep = nested(DEEP, (inner) => [inner], 'a:B');
    expect(unreadOf(read('t', doc(deep))!)).toEqual([
      ': a policy document is nested deeper than 200 levels',
    ]);
    expect(
      unreadOf(
        read('t', {
          RoleDetailList: [
            {
              RoleName: 'r',
              RolePolicyList: [{ PolicyName: 'P', PolicyDocument: doc(deep) }],
              AttachedManagedPolicies: [],
            },
          ],
        })!,
      ),
    ).toEqual([
      'RoleDetailList/0/RolePolicyList/0/PolicyDocument: a policy document is nested deeper than 200 levels',
      'RoleDetailList/0/RolePolicyList/0/PolicyDocument: a policy without its document',
    ]);
    expect(
      unreadOf(
        read('t', { InlinePolicy: `{"Statement":${'['.repeat(5000)}${']'.repeat(5000)}}` })!,
      ),
    ).toEqual(['InlinePolicy: a policy document is an object, or its JSON']);
  });

  test('cycles, which YAML can make', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle, cycle);
    const { result, ms } = timed(() => roleOf(cycle));
    expect(unreadOf(result)).toEqual([
      'Resources/Role/Properties: AWS::IAM::Role Role is nested deeper than 200 levels',
    ]);
    expect(ms).toBeLessThan(1000);
  });
});

describe('what grows beyond memory', () => {
  test('parts that are shared are counted each time', () => {
    const shared = nested(40, (inner) => [inner, inner], 'a:B');
    const { result, ms } = timed(() => roleOf(shared));
    expect(unreadOf(result)).toEqual([
      'Resources/Role/Properties: AWS::IAM::Role Role is more values than any template has',
    ]);
    expect(ms).toBeLessThan(5000);
  });

  test('text that doubles with each function', () => {
    const bomb = nested(60, (inner) => ({ 'Fn::Sub': ['${A}${A}', { A: inner }] }), 'aaaaaaaa');
    const { result, ms } = timed(() => roleOf({ Effect: 'Allow', Action: 'a:B', Resource: bomb }));
    expect(result.policies[0].statements[0].resources[0].length).toBeLessThan(100_001);
    expect(ms).toBeLessThan(1000);
  });

  test('a long text of a mapping, taken again and again', () => {
    const find = { 'Fn::Join': ['', [{ 'Fn::FindInMap': ['M', 'a', 'b'] }, { Ref: 'X' }]] };
    const content = {
      Mappings: { M: { a: { b: 'x'.repeat(90_000) } } },
      Resources: {
        R: role({
          Policies: [
            {
              PolicyName: 'P',
              PolicyDocument: {
                Statement: { Effect: 'Allow', Action: 'a:B', Resource: Array(20_000).fill(find) },
              },
            },
          ],
        }),
      },
    };
    expect(unreadOf(read('t', content)!)).toEqual([
      'Resources/R/Properties: AWS::IAM::Role R is more values than any template has',
    ]);
  });

  test.each<[string, unknown]>([
    ['one text', 'x'.repeat(3_000_000)],
    ['many texts', Array.from({ length: 100_000 }, (_, i) => `connect:X${i}`)],
  ])('a policy document longer than any, of %s, in a template and by itself', (_, action) => {
    const { result, ms } = timed(() => [
      roleOf({ Effect: 'Allow', Action: action, Resource: '*' }),
      read('t', doc(action))!,
    ]);
    expect(result.map((reading) => unreadOf(reading))).toEqual([
      [
        expect.stringMatching(
          /^Resources\/Role\/Properties\/Policies\/0\/PolicyDocument: a policy document of \d{7} characters: IAM takes none of more than 10240$/,
        ),
      ],
      [
        expect.stringMatching(
          /^: a policy document of \d{7} characters: IAM takes none of more than 10240$/,
        ),
      ],
    ]);
    expect(result.flatMap(lines)).toEqual([]);
    expect(ms).toBeLessThan(2000);
  });

  test('a policy of AWS itself, ten times what IAM takes of others, is read', () => {
    expect(
      lines(read('t', doc(Array(3_000).fill('organizations:DescribeOrganization')))!),
    ).toHaveLength(1);
  });

  test('starts of functions without ends', () => {
    for (const text of ['${', '{{resolve:', '${a', '\u0001', '%7B%7B']) {
      const { ms } = timed(() =>
        roleOf({ Effect: 'Allow', Action: 'a:B', Resource: { 'Fn::Sub': text.repeat(200_000) } }),
      );
      expect(ms).toBeLessThan(1000);
    }
  });

  test('conditions in everything', () => {
    const many = (what: string) =>
      Array.from({ length: 5_000 }, (_, i) => ({
        'Fn::If': [`${what}${i}`, `${what}:${i}`, { Ref: 'AWS::NoValue' }],
      }));
    const { result, ms } = timed(() =>
      roleOf({ Effect: 'Allow', Action: many('a'), Resource: many('r') }),
    );
    expect(result.policies[0].statements).toHaveLength(17 * 17);
    expect(ms).toBeLessThan(2000);
  });
});

test('values beyond the longest text are not filled in', () => {
  let filled = 0;
  const text = substituted('${A}'.repeat(500), () => {
    filled++;
    return 'x'.repeat(50_000);
  });
  expect([filled, text.length]).toEqual([3, 150_000]);
});

test('a join beyond the longest text is known only by its length', () => {
  const Part = { Type: 'String', AllowedValues: ['x'.repeat(50_000)] };
  const RoleName = { 'Fn::Join': ['', Array(10).fill({ Ref: 'Part' })] };
  const world = read('t', {
    Parameters: { Part },
    Resources: {
      P: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyName: 'p', PolicyDocument: doc('x'), Roles: [RoleName] },
      },
    },
  });
  expect(world?.principals.map(({ name }) => name)).toEqual(['${Join of 500000 characters}']);
});

test('a policy that is too large weakens those whom it names', () => {
  const deep = '['.repeat(300) + ']'.repeat(300);
  const plainRole = { Type: 'AWS::IAM::Role', Properties: {} };
  const world = template({
    R: plainRole,
    S: plainRole,
    P: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: 'p', PolicyDocument: JSON.parse(deep), Roles: [{ Ref: 'R' }] },
    },
  });
  expect(unknownOf(named(world, 'R')).map(({ what }) => what)).toEqual(['AWS::IAM::Policy P']);
  expect(unknownOf(named(world, 'S'))).toEqual([]);
  expect(unreadOf(world)).toEqual([
    'Resources/P/Properties: AWS::IAM::Policy P is nested deeper than 200 levels',
  ]);
});
