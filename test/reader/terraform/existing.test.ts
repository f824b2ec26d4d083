import { policiesOf, World } from '../../../src/policy/model';
import { read } from '../../../src/reader/read';
import { audit } from '../../../src/validation/run-rules';
import { allow, deny, policy } from '../../support/documents';
import { Planned, planOf } from '../../support/terraform';

const arnOf = (resource: string) => `arn:aws:iam::111122223333:${resource}`;
const AWS_POLICY = 'arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess';
const WAY = 'iam:PutRolePolicy';
const CONNECT = allow('connect:DescribeUser');
const text = (...statements: object[]) => JSON.stringify(policy(...statements));
const trusting = (Principal: unknown) =>
  text({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const OF_LAMBDA = trusting({ Service: 'lambda.amazonaws.com' });

const role = (name: string, values: object = {}): Planned => ({
  type: 'aws_iam_role',
  name,
  values: { name, arn: arnOf(`role/${name}`), path: '/', assume_role_policy: OF_LAMBDA, ...values },
});
const managed = (name: string, document: string, arn = arnOf(`policy/${name}`)): Planned => ({
  type: 'aws_iam_policy',
  name,
  values: { name, path: '/', arn, policy: document },
});
const inline = (name: string, document: string): Planned => ({
  type: 'aws_iam_role_policy',
  name,
  values: { name: 'p', role: name, policy: document },
});
const attached = (name: string, arn: string): Planned => ({
  type: 'aws_iam_role_policy_attachment',
  name,
  values: { role: name, policy_arn: arn },
});
const found = (one: Planned): Planned => ({ ...one, mode: 'data', isRead: true });

const worldOf = (content: object): World => {
  const world = read('plan.json', content);
  if (!world) throw new Error('the plan is not read');
  return world;
};

/** The same as a state, where data sources are beside the resources. */
const stateOf = (resources: readonly Planned[]) => {
  const all = resources.map(({ isRead, ...one }) => one);
  return { format_version: '1.0', values: planOf(all).planned_values };
};

const FORMS = [
  ['in a plan', planOf],
  ['in a state', stateOf],
] as const;

const findingsOf = (content: object) => [
  ...new Set(
    audit(worldOf(content)).map(({ severity, id, subject }) => `${severity} ${id} ${subject}`),
  ),
];
const unreadIn = ({ principals, unread }: World) => [
  ...unread.map(({ problem }) => problem),
  ...principals.flatMap(({ name, unknown }) => unknown.map(({ kind }) => `${name}: ${kind}`)),
];
const namesIn = ({ principals }: World) => principals.map(({ kind, name }) => `${kind} ${name}`);

const ESCALATION = `fatal escalation ${WAY}`;

describe.each(FORMS)('what a data source finds, %s', (_, written) => {
  test.each([
    ['allows what it says', text(allow(WAY)), [ESCALATION]],
    ['denies what it says', text(deny('iam:*')), []],
  ])('a policy %s', (__, document, expected) => {
    const holder = inline('h', text(CONNECT, ...(expected.length > 0 ? [] : [allow(WAY)])));
    const resources = [role('h'), holder, attached('h', arnOf('policy/dev'))];
    const content = written([...resources, found(managed('dev', document))]);
    expect(findingsOf(content).filter((one) => one.startsWith('fatal'))).toEqual(expected);
    expect(unreadIn(worldOf(content))).toEqual([]);
  });

  test('a policy limits whoever has it as a boundary', () => {
    const bound = role('h', { permissions_boundary: arnOf('policy/bound') });
    const resources = [bound, inline('h', text(CONNECT, allow(WAY)))];
    const content = written([...resources, found(managed('bound', text(allow('connect:*'))))]);
    expect(findingsOf(content).filter((one) => one.includes('escalation'))).toEqual([]);
    expect(namesIn(worldOf(content))).toEqual(['role h']);
  });

  test("policies of AWS, and those that nothing names, are not the plan's", () => {
    const content = written([
      role('h'),
      inline('h', text(CONNECT)),
      attached('h', AWS_POLICY),
      found(managed('AmazonConnectReadOnlyAccess', text(allow('connect:Get*')), AWS_POLICY)),
      found(managed('wide', text(allow('*')))),
    ]);
    const world = worldOf(content);
    expect(namesIn(world)).toEqual(['role h']);
    expect(world.policies.map(({ name }) => name)).toEqual(['p']);
    expect(world.principals[0].attached[0].policy?.origin).toBe('aws');
  });

  test.each([
    ['without a boundary', '', [ESCALATION]],
    ['with one', AWS_POLICY, []],
  ])('a role %s has more than the plan gives it', (__, permissions_boundary, expected) => {
    const existing = found(role('h', { permissions_boundary }));
    const content = written([inline('h', text(CONNECT, allow(WAY))), existing]);
    expect(findingsOf(content).filter((one) => one.startsWith('fatal'))).toEqual(expected);
    const world = worldOf(content);
    expect([namesIn(world), unreadIn(world)]).toEqual([['role h'], ['h: imported-role']]);
  });

  test('a role has its trust policy', () => {
    const existing = found(role('h', { assume_role_policy: trusting({ AWS: '*' }) }));
    expect(findingsOf(written([inline('h', text(CONNECT)), existing]))).toContain(
      'fatal trust-in-anyone h',
    );
    expect(findingsOf(written([existing]))).toEqual([]);
    expect(namesIn(worldOf(written([existing])))).toEqual([]);
  });

  test('a role that another trusts', () => {
    const trusted = trusting({ AWS: arnOf('role/h') });
    const content = written([
      role('h'),
      inline('h', text(CONNECT)),
      attached('adm', 'arn:aws:iam::aws:policy/AdministratorAccess'),
      found(role('adm', { assume_role_policy: trusted })),
    ]);
    expect(findingsOf(content)).toContain('warning limited-escalation sts:AssumeRole on adm by h');
  });

  test('the role of a function, and a function with a role of the plan', () => {
    const lambda = (name: string, ofRole: string): Planned => ({
      type: 'aws_lambda_function',
      name,
      values: { function_name: name, role: arnOf(`role/${ofRole}`) },
    });
    const world = worldOf(
      written([
        ...[role('mine'), lambda('made', 'other'), found(role('other'))],
        ...[found(lambda('found', 'mine')), found(lambda('apart', 'unknown'))],
      ]),
    );
    expect([namesIn(world), unreadIn(world)]).toEqual([
      ['role mine', 'role other'],
      ['other: imported-role'],
    ]);
    expect(world.workloads?.map(({ names, roles }) => [names, roles])).toEqual([
      [['made'], ['other']],
      [['found'], ['mine']],
    ]);
  });

  test('the same as another, or as a resource', () => {
    const others = ['mine', 'found'].flatMap((name): Planned[] => [
      found(managed(name, text(allow('connect:ListUsers')))),
      { ...found(managed(name, text(allow('connect:ListUsers')))), module: 'module.m' },
    ]);
    const world = worldOf(
      written([
        ...[role('h'), found(role('h')), inline('h', text(CONNECT))],
        managed('mine', text(allow('connect:ListQueues'))),
        ...['mine', 'found'].map((name) => ({
          ...attached('h', arnOf(`policy/${name}`)),
          name,
        })),
        ...others,
      ]),
    );
    const [holder, ...more] = world.principals;
    const actions = policiesOf(holder).flatMap(({ statements }) => statements[0].actions);
    expect([more, unreadIn(world), actions]).toEqual([
      [],
      [],
      ['connect:DescribeUser', 'connect:ListQueues', 'connect:ListUsers'],
    ]);
  });

  test('the users of a group', () => {
    const user: Planned = { type: 'aws_iam_user', name: 'u', values: { name: 'u' } };
    const users = ['u', 'other'].map((user_name) => ({ user_name }));
    const group = found({ type: 'aws_iam_group', name: 'g', values: { group_name: 'g', users } });
    const ofGroup: Planned = {
      type: 'aws_iam_group_policy',
      name: 'p',
      values: { name: 'p', group: 'g', policy: text(CONNECT) },
    };
    const world = worldOf(written([user, ofGroup, group]));
    expect(
      world.principals.map((one) => [
        one.name,
        policiesOf(one).length,
        unreadIn({ ...world, principals: [one] }),
      ]),
    ).toEqual([
      ['u', 1, ['u: imported-role']],
      ['g', 1, ['g: imported-role']],
    ]);
    expect(unreadIn(worldOf(written([user, group])))).toEqual([]);
  });

  test.each([
    [
      'that data sources find',
      [found({ type: 'aws_iam_user', name: 'u', values: { user_name: 'u' } })],
    ],
    ['by their names', []],
  ])('the users of a group %s', (__, users) => {
    const of = (kind: string, name: string, document: string): Planned => ({
      type: `aws_iam_${kind}_policy`,
      name: kind,
      values: { name: 'p', [kind]: name, policy: document },
    });
    const PUT = of('user', 'u', text(allow('iam:PutUserPolicy'), CONNECT));
    const group = (user_name: string) =>
      found({
        type: 'aws_iam_group',
        name: 'g',
        values: { group_name: 'g', users: [{ user_name }] },
      });
    const DENY = of('group', 'g', text(deny('iam:*')));
    const ways = (user: string) =>
      findingsOf(written([PUT, DENY, group(user), ...users])).filter((one) =>
        one.includes('escalation'),
      );
    expect([ways('u'), ways('other')]).toEqual([[], ['fatal escalation iam:PutUserPolicy']]);
  });
});

describe('who is named only by attachments', () => {
  const iam = 'arn:aws:iam::aws:policy/IAMFullAccess';
  const toAll: Planned = {
    type: 'aws_iam_policy_attachment',
    name: 'a',
    values: { policy_arn: iam, roles: ['h', 'other'], users: ['h'], groups: [] },
  };

  test('exists already, each with a place of its own', () => {
    const world = worldOf(planOf([toAll]));
    expect(world.principals).toMatchObject(
      [
        ['role', 'h', ['roles', 0]],
        ['role', 'other', ['roles', 1]],
        ['user', 'h', ['users', 0]],
      ].map(([kind, name, path]) => ({
        ...{ kind, name, identity: { isInAnyPath: true }, attached: [{ arn: iam }] },
        place: {
          logicalId: undefined,
          pointer: ['planned_values', 'root_module', 'resources', 0, 'values', ...path],
        },
        unknown: [{ kind: 'imported-role', what: name }],
      })),
    );
    expect(world.unread).toEqual([]);
  });

  test('has what else the plan gives to the name', () => {
    const content = planOf([inline('h', text(CONNECT)), toAll]);
    expect(findingsOf(content)).toContain('fatal escalation iam:*');
    expect(findingsOf(planOf([inline('h', text(CONNECT)), attached('other', iam)]))).not.toContain(
      'fatal escalation iam:*',
    );
  });

  test.each(['aws_iam_role_policy_attachments_exclusive', 'aws_iam_role_policy_attachment'])(
    'by %s, once',
    (type) => {
      const values = { role: 'h', role_name: 'h', policy_arns: [iam], policy_arn: iam };
      const world = worldOf(planOf([{ type, name: 'x', values }, attached('h', iam)]));
      expect(world.principals.map((one) => one.attached.length)).toEqual([1]);
    },
  );

  test('is nobody else if the plan has the name', () => {
    const world = worldOf(planOf([role('h'), attached('h', iam)]));
    expect([namesIn(world), unreadIn(world)]).toEqual([['role h'], []]);
  });

  test('is not known if only applying knows the name', () => {
    const later: Planned = {
      ...attached('h', iam),
      values: { policy_arn: iam },
      unknown: { role: true },
    };
    const world = worldOf(planOf([later]));
    expect([namesIn(world), unreadIn(world)]).toEqual([
      [],
      [
        'aws_iam_role_policy_attachment.h attaches arn:aws:iam::aws:policy/IAMFullAccess ' +
          'to somebody who is not known',
      ],
    ]);
  });
});

test('a user is called by its name and its boundary counts', () => {
  const values = { user_name: 'u', arn: arnOf('user/u'), permissions_boundary: AWS_POLICY };
  const { principals } = worldOf(
    planOf([
      {
        type: 'aws_iam_user_policy',
        name: 'p',
        values: { name: 'p', user: 'u', policy: text(CONNECT) },
      },
      found({ type: 'aws_iam_user', name: 'u', values }),
    ]),
  );
  expect(principals).toMatchObject([{ name: 'u', kind: 'user', boundary: { arn: AWS_POLICY } }]);
});

test('a permission set has what the plan gives it', () => {
  const arn = 'arn:aws:sso:::permissionSet/ssoins-1/ps-1';
  const world = worldOf(
    planOf([
      {
        type: 'aws_ssoadmin_permission_set_inline_policy',
        name: 'p',
        values: { permission_set_arn: arn, inline_policy: text(CONNECT) },
      },
      found({ type: 'aws_ssoadmin_permission_set', name: 'ops', values: { name: 'ops', arn } }),
      found({ type: 'aws_ssoadmin_permission_set', name: 'x', values: { name: 'x', arn: 'y' } }),
    ]),
  );
  expect([namesIn(world), unreadIn(world)]).toEqual([
    ['permission set ops'],
    ['ops: imported-role'],
  ]);
});

test('a role that is read during apply has at least its name', () => {
  const unknown = { arn: true, assume_role_policy: true, permissions_boundary: true };
  const later: Planned = { ...role('h'), mode: 'data', values: { name: 'h' }, unknown };
  const world = worldOf(planOf([inline('h', text(CONNECT)), later]));
  expect([namesIn(world), unreadIn(world)]).toEqual([['role h'], ['h: imported-role']]);
});

test('roles of one name in two accounts', () => {
  const other = {
    ...found(role('h', { arn: 'arn:aws:iam::444455556666:role/h' })),
    module: 'module.other',
  };
  const mine = inline('h', text(CONNECT));
  const its: Planned = {
    ...mine,
    module: 'module.other',
    references: { role: ['data.aws_iam_role.h.name', 'data.aws_iam_role.h'] },
  };
  const world = worldOf(planOf([role('h'), other, mine, its]));
  const policies = world.principals.map((one) => [one.inline.length, one.unknown.length]);
  expect(policies).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

test('what the prior state has of resources is old', () => {
  const old = { ...inline('h', text(CONNECT, allow(WAY))), name: 'old', isRead: true } as const;
  expect(worldOf(planOf([role('h'), inline('h', text(CONNECT)), old])).policies).toHaveLength(1);
});

test('data sources that read stacks make none', () => {
  const stack: Planned = { type: 'aws_cloudformation_stack', name: 's' };
  expect(worldOf(planOf([found(stack)])).unread).toEqual([]);
  expect(worldOf(planOf([stack])).unread).toHaveLength(1);
});

describe('documents of data sources, of which some are known', () => {
  const document = (name: string, action: string): Planned => ({
    type: 'aws_iam_policy_document',
    name,
    mode: 'data',
    values: {
      statement: [{ actions: [action], resources: ['*'] }],
      ...(name === 'known' && { json: text(allow(action)) }),
    },
    ...(name === 'known' ? { isRead: true } : { unknown: { json: true } }),
  });
  const known = document('known', 'connect:ListUsers');
  const later = document('later', 'connect:ListQueues');
  const names = (...all: string[]) =>
    all.flatMap((one) => [
      `data.aws_iam_policy_document.${one}.json`,
      `data.aws_iam_policy_document.${one}`,
    ]);
  const user = (...all: string[]): Planned => ({
    type: 'aws_iam_role_policy',
    name: 'p',
    values: { name: 'p', role: 'h' },
    unknown: { policy: true },
    references: { policy: names(...all) },
  });
  const actionsIn = (world: World) =>
    policiesOf(world.principals[0]).flatMap(({ statements }) => statements[0]?.actions ?? []);

  test('one of two is not certain', () => {
    const world = worldOf(planOf([role('h'), known, later, user('known', 'later')]));
    expect(actionsIn(world)).toEqual([]);
    expect(unreadIn(world)).toHaveLength(1);
  });

  test('one takes over another', () => {
    const both: Planned = {
      ...later,
      values: {
        statement: [{ actions: ['connect:ListQueues'], resources: ['*'] }],
        source_policy_documents: [text(allow('connect:ListUsers')), null],
      },
      unknown: { json: true, source_policy_documents: [false, true] },
      references: { source_policy_documents: names('known', 'third') },
    };
    const third = document('third', 'connect:ListPrompts');
    const world = worldOf(planOf([role('h'), known, both, third, user('later')]));
    const actions = policiesOf(world.principals[0])
      .flatMap(({ statements }) => statements)
      .flatMap((one) => one.actions);
    expect([actions, unreadIn(world)]).toEqual([
      ['connect:ListUsers', 'connect:ListPrompts', 'connect:ListQueues'],
      [],
    ]);
  });
});

describe('what the provider writes for what is not given', () => {
  const EMPTY = {
    permissions_boundary: '',
    inline_policy: [{ name: '', policy: '' }],
    managed_policy_arns: [],
    name_prefix: '',
    description: '',
    tags: {},
    tags_all: {},
  };

  test.each(FORMS)('is nothing, %s', (_, written) => {
    const content = written([role('h', EMPTY), inline('h', text(CONNECT, allow(WAY)))]);
    const world = worldOf(content);
    expect(world.principals[0].boundary).toBeUndefined();
    expect(unreadIn(world)).toEqual([]);
    expect(findingsOf(content)).toContain(ESCALATION);
  });

  test('a block with null, as the configuration has it, is nothing', () => {
    const values = { ...EMPTY, inline_policy: [{ name: null, policy: null }], path: '' };
    const world = worldOf(planOf([role('h', values)]));
    expect([world.principals[0].inline, world.unread]).toEqual([[], []]);
  });

  test('a permission set with a boundary in one of two ways', () => {
    const arn = 'arn:aws:sso:::permissionSet/ssoins-1/ps-1';
    const reference = [{ name: 'b', path: '' }];
    const bound = (permissions_boundary: object) =>
      worldOf(
        planOf([
          { type: 'aws_ssoadmin_permission_set', name: 'x', values: { name: 'x', arn } },
          {
            type: 'aws_ssoadmin_permissions_boundary_attachment',
            name: 'b',
            values: { permission_set_arn: arn, permissions_boundary: [permissions_boundary] },
          },
        ]),
      ).principals[0].boundary?.arn;
    expect([
      bound({ managed_policy_arn: '', customer_managed_policy_reference: reference }),
      bound({ managed_policy_arn: AWS_POLICY, customer_managed_policy_reference: [] }),
    ]).toEqual(['b', AWS_POLICY]);
  });

  test('a function without a role', () => {
    const values = { name: 'x', service_role: '' };
    const { workloads, principals } = worldOf(
      planOf([{ type: 'aws_codebuild_project', name: 'x', values }]),
    );
    expect([workloads, principals]).toEqual([[], []]);
  });
});
