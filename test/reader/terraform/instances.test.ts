import { toDisplayText } from '../../../src/policy/deploy-time-text';
import { policiesOf, Principal } from '../../../src/policy/model';
import { read } from '../../../src/reader/read';
import { allow, policy } from '../../support/documents';
import { Configured, Planned, planOf } from '../../support/terraform';

/*
 * `for_each` and `count`. The plan has each instance with its key. The configuration has the names in
 * an expression: `aws_iam_policy.x` and `each.key` for `aws_iam_policy.x[each.key].arn`.
 */

const role = (name: string, more: Partial<Planned> = {}): Planned => ({
  type: 'aws_iam_role',
  name,
  values: { name },
  unknown: { arn: true, id: true },
  ...more,
});

const managed = (name: string, action: string, more: Partial<Planned> = {}): Planned => ({
  type: 'aws_iam_policy',
  name,
  values: { name: `${name}${more.index ?? ''}`, policy: documentOf(action) },
  unknown: { arn: true, id: true },
  ...more,
});
const documentOf = (action: string) => JSON.stringify(policy(allow(`connect:${action}`)));

/** Two policies of one resource, and two of two resources. */
const KEYED = [managed('x', 'ListA', { index: 'a' }), managed('x', 'ListB', { index: 'b' })];
const NUMBERED = [managed('x', 'ListA', { index: 0 }), managed('x', 'ListB', { index: 1 })];
const NAMED = [managed('a', 'ListA'), managed('b', 'ListB')];
const NAMES = ['a', 'b'].flatMap((one) => [`aws_iam_policy.${one}.arn`, `aws_iam_policy.${one}`]);

const attachments = (
  policy_arn: readonly string[],
  { keys = ['a', 'b'], ...more }: Partial<Planned> & { readonly keys?: (string | number)[] } = {},
): readonly Planned[] =>
  keys.map((index) => ({
    type: 'aws_iam_role_policy_attachment',
    name: 'all',
    index,
    values: { role: 'dev' },
    unknown: { policy_arn: true, id: true },
    references: { policy_arn },
    ...more,
  }));

const EACH_VALUE = ['each.value.arn', 'each.value'];

/** What principals are allowed: `dev: ListA`, with what it depends on, and with `?` for the unknown. */
const accessIn = (resources: readonly Planned[], more?: Configured): readonly string[] =>
  read('plan.json', JSON.parse(JSON.stringify(planOf(resources, more))))!
    .principals.filter(({ kind }) => kind !== 'policy')
    .map((one) => `${one.name}: ${partsOf(one).join(', ')}`);

const partsOf = (principal: Principal): readonly string[] => [
  ...policiesOf(principal)
    .flatMap(({ statements }) => statements)
    .map(({ actions, templateConditions = [] }) => {
      const conditions = templateConditions.map(({ name, holds }) =>
        `${holds ? 'if' : 'unless'} ${name}`.replace(/aws_iam_role_policy_attachment\./g, ''),
      );
      return [actions.join().replace('connect:', ''), ...conditions].join(' ');
    }),
  ...principal.attached.flatMap(({ policy: its, arn }) => (its ? [] : `? ${toDisplayText(arn)}`)),
  ...principal.unknown.map(({ kind }) => `? ${kind}`),
];

const BOTH = ['dev: ListA, ListB'];
const NEITHER = [
  `dev: ${['a', 'b'].map((key) => `? \${aws_iam_role_policy_attachment.all["${key}"].policy_arn}`).join(', ')}`,
];

test.each<[string, readonly Planned[], readonly Planned[], readonly string[]]>([
  [
    'for_each of the policies',
    KEYED,
    attachments(EACH_VALUE, { forEach: { references: ['aws_iam_policy.x'] } }),
    BOTH,
  ],
  [
    'for_each of some of the policies',
    KEYED,
    attachments(EACH_VALUE, { keys: ['b'], forEach: { references: ['aws_iam_policy.x'] } }),
    ['dev: ListB'],
  ],
  [
    'a key of for_each',
    KEYED,
    attachments(['aws_iam_policy.x', 'each.key'], { keys: ['a'] }),
    ['dev: ListA'],
  ],
  [
    'a literal key',
    KEYED,
    attachments(['aws_iam_policy.x["b"].arn', 'aws_iam_policy.x["b"]', 'aws_iam_policy.x'], {
      keys: ['x'],
    }),
    ['dev: ListB'],
  ],
  [
    'a number of count',
    NUMBERED,
    attachments(['aws_iam_policy.x', 'count.index'], { keys: [1] }),
    ['dev: ListB'],
  ],
  [
    'for_each of a literal map: as many values as instances',
    NAMED,
    attachments(['each.value'], { keys: ['k', 'l'], forEach: { references: NAMES } }),
    BOTH,
  ],
  [
    'for_each of a local value, which the plan does not have',
    KEYED,
    attachments(['each.value'], { forEach: { references: ['local.policies'] } }),
    NEITHER,
  ],
  [
    'for_each of constants, which are no policies of the plan',
    KEYED,
    attachments(['each.value'], { forEach: { references: ['var.arns'] } }),
    NEITHER,
  ],
])('%s', (_, policies, some, expected) => {
  expect(accessIn([role('dev'), ...policies, ...some])).toEqual(expected);
});

describe('a value of for_each as a key', () => {
  const crossed = { a: 'b', b: 'a' };
  const nested = { a: { policy: 'b' }, b: { policy: 'a' } };
  const of = (name: string, forEach: object, more?: Configured) =>
    accessIn(
      [
        role('a'),
        role('b'),
        ...KEYED,
        ...['a', 'b'].flatMap((key) =>
          attachments(['aws_iam_policy.x', name, 'each.value'], {
            keys: [key],
            values: { role: key },
            forEach,
          }),
        ),
      ],
      more,
    );
  const CROSSED = ['a: ListB', 'b: ListA'];

  test('of a literal map', () => {
    expect(of('each.value', { constant_value: crossed })).toEqual(CROSSED);
  });
  test('of a variable', () => {
    const variables = { map: { value: nested } };
    expect(of('each.value.policy', { references: ['var.map'] }, { variables })).toEqual(CROSSED);
  });
  test('of a set, whose values are its keys', () => {
    const variables = { names: { value: ['a', 'b'] } };
    expect(of('each.value', { references: ['var.names'] }, { variables })).toEqual([
      'a: ListA',
      'b: ListB',
    ]);
  });
  test('of a local value: any of them', () => {
    expect(of('each.value.policy', { references: ['local.map'] })).toEqual(
      ['a', 'b'].map(
        (key) =>
          `${key}: ListA if all["${key}"].policy_arn is aws_iam_policy.x["a"], ` +
          `ListB unless all["${key}"].policy_arn is aws_iam_policy.x["a"]`,
      ),
    );
  });
});

test('of a map for several roles, the configuration does not say which key has which policy', () => {
  const some = ['dev', 'ops'].flatMap((key) =>
    attachments(['each.value'], {
      keys: [key],
      values: { role: key },
      forEach: { references: NAMES },
    }),
  );
  expect(accessIn([role('dev'), role('ops'), ...NAMED, ...some])).toEqual(
    ['dev', 'ops'].map(
      (key) =>
        `${key}: ListA if all["${key}"].policy_arn is aws_iam_policy.a, ` +
        `ListB unless all["${key}"].policy_arn is aws_iam_policy.a`,
    ),
  );
});

test('a choice of several roles gives the policy to each, if it is chosen', () => {
  const chosen = ['a', 'b'].map((one) => `aws_iam_role.${one}.id`);
  const one: Planned = {
    type: 'aws_iam_role_policy_attachment',
    name: 'all',
    unknown: { policy_arn: true, role: true },
    references: { role: ['var.which', ...chosen], policy_arn: NAMES.slice(0, 2) },
  };
  expect(accessIn([role('a'), role('b'), ...NAMED, one])).toEqual([
    'a: ListA if all.role is aws_iam_role.a',
    'b: ListA unless all.role is aws_iam_role.a',
  ]);
});

describe('modules', () => {
  const inModule = (key?: string) => ({
    module: key === undefined ? 'module.m' : `module.m["${key}"]`,
  });
  const whole = { calls: { m: { policies: { references: ['aws_iam_policy.x'] } } } };
  const literal = { calls: { m: { policies: { references: NAMES } } } };

  test.each<[string, readonly Planned[], Configured, readonly string[], object, readonly string[]]>(
    [
      ['the policies', KEYED, whole, EACH_VALUE, { references: ['var.policies'] }, BOTH],
      ['a map', NAMED, literal, ['each.value'], { references: ['var.policies'] }, BOTH],
      [
        'a map, under a variable',
        NAMED,
        literal,
        ['each.value'],
        { references: ['var.policies', 'var.create'] },
        BOTH,
      ],
      [
        'a map, by a key',
        NAMED,
        literal,
        ['var.policies', 'each.key'],
        { references: ['var.keys'] },
        BOTH,
      ],
    ],
  )('for_each of what the caller gives: %s', (_, policies, more, names, forEach, expected) => {
    const some = attachments(names, { ...inModule(), forEach });
    expect(accessIn([role('dev', inModule()), ...policies, ...some], more)).toEqual(expected);
  });

  test('a local value beside it may add others', () => {
    const forEach = { references: ['var.policies', 'local.create'] };
    const some = attachments(['each.value'], { ...inModule(), keys: ['a'], forEach });
    const [access] = accessIn([role('dev', inModule()), ...NAMED, ...some], literal);
    expect(access).toContain('ListA if module.m.all["a"].policy_arn is aws_iam_policy.a');
    expect(access).toContain('? ${module.m.aws_iam_role_policy_attachment.all["a"].policy_arn}');
  });

  test('count of a list of the caller, in its order', () => {
    const some = [0, 1].flatMap((index) =>
      attachments(['var.policies', 'count.index'], {
        ...inModule(),
        keys: [index],
        values: { role: ['dev', 'ops'][index] },
      }),
    );
    const roles = ['dev', 'ops'].map((name) => role(name, inModule()));
    expect(accessIn([...roles, ...NAMED, ...some], literal)).toEqual(['dev: ListA', 'ops: ListB']);
  });

  test('for_each of the module itself', () => {
    const calls = { m: { arn: { references: EACH_VALUE } } };
    const forEach = { m: { references: ['aws_iam_policy.x'] } };
    const each = ['a', 'b'].flatMap((key) => [
      role('dev', { ...inModule(key), values: { name: `dev-${key}` } }),
      ...attachments(['var.arn'], {
        ...inModule(key),
        keys: ['0'],
        values: { role: `dev-${key}` },
      }),
    ]);
    expect(accessIn([...KEYED, ...each], { calls, forEach })).toEqual([
      'dev-a: ListA',
      'dev-b: ListB',
    ]);
  });

  const outputs = {
    m: {
      arn: { expression: { references: ['aws_iam_policy.a.arn', 'aws_iam_policy.a'] } },
      name: { expression: { references: ['aws_iam_policy.a.name', 'aws_iam_policy.a'] } },
    },
  };
  test.each([
    ['each.value', EACH_VALUE, { references: ['module.m'] }],
    ['each.key', ['module.m', 'each.key'], { references: ['var.keys'] }],
  ])('an output of each module, by %s', (_, names, forEach) => {
    const policies = ['a', 'b'].map((key) =>
      managed('a', `List${key.toUpperCase()}`, inModule(key)),
    );
    const some = attachments(names, { forEach });
    expect(accessIn([role('dev'), ...policies, ...some], { outputs })).toEqual(BOTH);
  });
});

describe('lists', () => {
  const of = (unknown: unknown, names: readonly string[], policies: readonly Planned[]) =>
    accessIn([
      role('dev', {
        unknown: { managed_policy_arns: unknown },
        references: { managed_policy_arns: names },
      }),
      ...policies,
    ]);

  test.each([
    ['of names', [true, true], NAMES, NAMED],
    ['of the instances of a resource', [true, true], ['aws_iam_policy.x'], KEYED],
  ])('%s', (_, unknown, names, policies) => {
    expect(of(unknown, names, policies)).toEqual(BOTH);
  });

  test('of which the length is not known', () => {
    expect(of(true, NAMES, NAMED)).toEqual([
      'dev: ListA if aws_iam_role.dev.managed_policy_arns is aws_iam_policy.a, ' +
        'ListB if aws_iam_role.dev.managed_policy_arns is aws_iam_policy.b',
    ]);
  });

  test('of more than is known', () => {
    expect(of([true, true], ['local.arns'], NAMED)).toEqual([
      'dev: ? ${aws_iam_role.dev.managed_policy_arns[0]}, ' +
        '? ${aws_iam_role.dev.managed_policy_arns[1]}',
    ]);
  });
});

describe('documents', () => {
  const source = (name: string, action: string, more: Partial<Planned> = {}): Planned => ({
    type: 'aws_iam_policy_document',
    name,
    mode: 'data',
    values: { statement: [{ actions: [`connect:${action}`], resources: [null] }] },
    unknown: { json: true, statement: [{ resources: [true] }] },
    ...more,
  });
  const inline = (names: readonly string[], more: Partial<Planned> = {}) =>
    ['a', 'b'].map((index): Planned => ({
      type: 'aws_iam_role_policy',
      name: 'all',
      index,
      values: { name: index, role: 'dev' },
      unknown: { policy: true },
      references: { policy: names },
      ...more,
    }));
  const keyed = [source('d', 'ListA', { index: 'a' }), source('d', 'ListB', { index: 'b' })];
  const named = [source('a', 'ListA'), source('b', 'ListB')];
  const json = ['a', 'b'].flatMap((one) => [
    `data.aws_iam_policy_document.${one}.json`,
    `data.aws_iam_policy_document.${one}`,
  ]);

  test.each([
    ['by a key', keyed, inline(['data.aws_iam_policy_document.d', 'each.key'])],
    [
      'of for_each',
      keyed,
      inline(['each.value.json', 'each.value'], {
        forEach: { references: ['data.aws_iam_policy_document.d'] },
      }),
    ],
    ['of a map', named, inline(['each.value'], { forEach: { references: json } })],
  ])('%s', (_, sources, some) => {
    expect(accessIn([role('dev'), ...sources, ...some])).toEqual(BOTH);
  });

  test('a document that a module is given', () => {
    const module = 'module.m';
    const [some] = inline(['var.json'], { module });
    const calls = { m: { json: { references: json.slice(0, 2) } } };
    expect(accessIn([role('dev', { module }), ...named, some], { calls })).toEqual(['dev: ListA']);
  });

  test('documents that a document takes over', () => {
    const all = source('all', 'ListC', {
      values: { statement: [], source_policy_documents: [null, null] },
      unknown: { json: true, source_policy_documents: [true, true] },
      references: { source_policy_documents: json },
    });
    const [some] = inline(['data.aws_iam_policy_document.all.json']);
    expect(accessIn([role('dev'), ...named, all, some])).toEqual(BOTH);
  });

  test('a choice of documents, each with its place', () => {
    const { index: _, ...some } = inline(json)[0];
    const forEach = { references: json };
    const [world] = [
      read(
        'plan.json',
        planOf([
          role('dev'),
          ...named,
          { ...some, index: 'x', forEach, references: { policy: ['each.value'] } },
        ]),
      )!,
    ];
    const [dev] = world.principals;
    expect(partsOf(dev)).toEqual([
      'ListA if aws_iam_role_policy.all["x"].policy is data.aws_iam_policy_document.a',
      'ListB unless aws_iam_role_policy.all["x"].policy is data.aws_iam_policy_document.a',
    ]);
    const places = policiesOf(dev).flatMap(({ statements }) => statements.map((one) => one.place));
    expect(places.map(({ pointer }) => pointer.slice(0, 5))).toEqual(
      [1, 2].map((i) => ['planned_values', 'root_module', 'resources', i, 'values']),
    );
  });
});

test('what names no resource, as in files that are broken, is read as not known', () => {
  for (const name of ['', 'each', '.', 'module', 'module.x', 'var', 'data', '[0]', 'each.value'])
    expect(accessIn([role('dev'), ...attachments([name], { keys: ['a'] })])).toHaveLength(1);
});
