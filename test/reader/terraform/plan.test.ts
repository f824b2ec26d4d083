import { toDisplayText } from '../../../src/policy/deploy-time-text';
import { policiesOf, World } from '../../../src/policy/model';
import { read } from '../../../src/reader/read';
import { allow, policy } from '../../support/documents';
import { Planned, planOf } from '../../support/terraform';

const awsManagedPolicyArn = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const DELETE = JSON.stringify(policy(allow('connect:DeleteUser')));
const LIST = JSON.stringify(policy(allow('connect:ListUsers')));

const worldOf = (content: object): World => {
  const world = read('plan.json', content);
  if (!world) throw new Error('the plan is not read');
  return world;
};

/** What principals are allowed, by what was read: `role admin: connect:DeleteUser on *`. */
const accessIn = ({ principals }: World): string[] =>
  principals.flatMap((principal) =>
    policiesOf(principal)
      .flatMap(({ statements }) => statements)
      .map(({ effect, actions, resources }) =>
        toDisplayText(
          `${principal.kind} ${principal.name}: ${effect} ${actions.join()} on ${resources.join()}`,
        ),
      ),
  );

const unreadIn = (world: World): string[] => [
  ...new Set([
    ...world.unread.map(({ problem }) => toDisplayText(problem)),
    ...world.principals.flatMap(({ name, unknown, attached }) => [
      ...unknown.map(({ kind, what }) => `${name}: ${kind} ${toDisplayText(what)}`),
      ...attached
        .filter((one) => one.policy === undefined)
        .map(({ arn }) => `${name}: attached ${toDisplayText(arn)}`),
    ]),
  ]),
];

const ROLE: Planned = { type: 'aws_iam_role', name: 'admin', values: { name: 'admin', path: '/' } };

const ALLOWED = 'role admin: Allow connect:DeleteUser on *';

describe('a policy of a role', () => {
  const inline = (more: Partial<Planned>): Planned => ({
    type: 'aws_iam_role_policy',
    name: 'p',
    ...more,
    values: { name: 'p', policy: DELETE, ...more.values },
  });

  test.each([
    ['by its name', inline({ values: { role: 'admin' } })],
    [
      'by a reference that only applying knows',
      inline({
        unknown: { role: true },
        references: { role: ['aws_iam_role.admin.id', 'aws_iam_role.admin'] },
      }),
    ],
  ])('%s', (_, one) => {
    const world = worldOf(planOf([ROLE, one]));
    expect([accessIn(world), unreadIn(world)]).toEqual([[ALLOWED], []]);
  });

  test('with the places of both in the plan', () => {
    const { principals } = worldOf(planOf([ROLE, inline({ values: { role: 'admin' } })]));
    const [{ place, inline: its }] = principals;
    expect(place).toMatchObject({
      logicalId: 'aws_iam_role.admin',
      pointer: ['planned_values', 'root_module', 'resources', 0],
    });
    expect(its[0].statements[0].place).toEqual({
      file: 'plan.json',
      logicalId: 'aws_iam_role_policy.p',
      pointer: [
        ...['planned_values', 'root_module', 'resources', 1, 'values', 'policy'],
        ...['Statement', 0],
      ],
    });
  });

  test('of a role that is not known may be of any role', () => {
    const one = inline({ unknown: { role: true }, references: { role: ['local.name'] } });
    expect(unreadIn(worldOf(planOf([ROLE, one])))).toEqual([
      'admin: attachment ${aws_iam_role_policy.p.role}',
      '${aws_iam_role_policy.p.role}: imported-role ${aws_iam_role_policy.p.role}',
    ]);
  });

  test('whose document only applying knows is not nothing', () => {
    const one = inline({
      values: { role: 'admin', policy: null },
      unknown: { policy: true },
      references: { policy: ['aws_connect_instance.main.arn', 'aws_connect_instance.main'] },
    });
    const world = worldOf(planOf([ROLE, one]));
    expect(accessIn(world)).toEqual([]);
    expect(unreadIn(world)).toEqual([
      'a policy document that only deployment knows: ${aws_iam_role_policy.p.policy}',
    ]);
  });
});

describe('a document of a data source that is read during apply', () => {
  const source = (statement: object[], unknown: unknown, more: object = {}): Planned => ({
    type: 'aws_iam_policy_document',
    name: 'doc',
    mode: 'data',
    values: { statement, ...more },
    unknown: {
      json: true,
      statement: unknown,
      ...Object.fromEntries(Object.keys(more).map((k) => [k, false])),
    },
    references: { statement: [], ...Object.fromEntries(Object.keys(more).map((k) => [k, []])) },
  });
  const user = (names: readonly string[]): Planned => ({
    type: 'aws_iam_role_policy',
    name: 'p',
    values: { name: 'p', role: 'admin' },
    unknown: { policy: true },
    references: { policy: names },
  });
  const JSON_OF = ['data.aws_iam_policy_document.doc.json', 'data.aws_iam_policy_document.doc'];
  const of = (one: Planned, names = JSON_OF) => worldOf(planOf([ROLE, one, user(names)]));

  test('its actions are known, and its resource is a value that only deployment knows', () => {
    const world = of(
      source(
        [{ actions: ['connect:DeleteUser'], resources: [null], not_actions: null }],
        [{ actions: [false], resources: [true] }],
      ),
    );
    expect([accessIn(world), unreadIn(world)]).toEqual([
      [
        'role admin: Allow connect:DeleteUser on ' +
          '${data.aws_iam_policy_document.doc.statement[0].resources[0]}',
      ],
      [],
    ]);
    expect(world.principals[0].inline[0].statements[0].place.pointer.slice(0, 5)).toEqual([
      ...['planned_values', 'root_module', 'resources', 1, 'values'],
    ]);
  });

  test('statements of dynamic blocks, which the configuration does not have, are the same', () => {
    const { references: _, ...one } = source(
      [{ actions: ['connect:DeleteUser'], resources: [null] }],
      [{ resources: [true] }],
    );
    expect(accessIn(of(one))).toEqual([
      'role admin: Allow connect:DeleteUser on ' +
        '${data.aws_iam_policy_document.doc.statement[0].resources[0]}',
    ]);
  });

  test('conditions, principals and policy variables are in the form of IAM', () => {
    const world = of(
      source(
        [
          {
            sid: 'A',
            effect: 'Deny',
            actions: ['connect:DeleteUser'],
            resources: ['&{aws:username}'],
            condition: [{ test: 'StringEquals', variable: 'aws:a', values: ['b'] }],
          },
        ],
        [{}],
      ),
    );
    expect(world.principals[0].inline[0].statements[0]).toMatchObject({
      sid: 'A',
      effect: 'Deny',
      resources: ['${aws:username}'],
      conditions: [{ operator: 'StringEquals', key: 'aws:a', values: ['b'] }],
    });
  });

  test('what it takes from another document is known, or unread', () => {
    const others = { source_policy_documents: [DELETE, null] };
    const one = source([], []);
    const world = worldOf(
      planOf([
        ROLE,
        {
          ...one,
          values: { ...one.values, ...others },
          unknown: { ...one.unknown, source_policy_documents: [false, true] },
          references: { ...one.references, source_policy_documents: [] },
        },
        user(JSON_OF),
      ]),
    );
    expect(accessIn(world)).toEqual([ALLOWED]);
    expect(unreadIn(world)).toHaveLength(1);
    expect(unreadIn(world)[0]).toContain('source_policy_documents[1]');
  });

  test('a statement replaces those of its Sid in documents that it takes over', () => {
    const statementOf = (Sid: string, action: string, Effect = 'Deny') => ({
      ...allow(`connect:${action}`),
      Sid,
      Effect,
    });
    const text = (...statements: object[]) => JSON.stringify(policy(...statements));
    const world = of(
      source(
        [
          { sid: 'A', actions: ['connect:A'], resources: [null] },
          { sid: 'B', effect: 'Deny' },
        ],
        [{ resources: [true] }, {}],
        {
          source_policy_documents: [text(statementOf('A', 'Old'), statementOf('C', 'Kept'))],
          override_policy_documents: [text(statementOf('B', 'New', 'Allow'))],
        },
      ),
    );
    expect(accessIn(world)).toEqual([
      'role admin: Deny connect:Kept on *',
      'role admin: Allow connect:A on ${data.aws_iam_policy_document.doc.statement[0].resources[0]}',
      'role admin: Allow connect:New on *',
    ]);
  });

  test('a principal whose type is not known may be of any', () => {
    const document = source(
      [{ actions: ['sts:AssumeRole'], principals: [{ type: 'AWS', identifiers: ['*'] }, null] }],
      [{ principals: [{}, true] }],
    );
    const role: Planned = {
      ...ROLE,
      unknown: { assume_role_policy: true },
      references: { assume_role_policy: JSON_OF },
    };
    const [{ trust }] = worldOf(planOf([role, document])).principals;
    const unknown = '${data.aws_iam_policy_document.doc.statement[0].principals[1]}';
    expect(trust[0].principals.map(({ type, value }) => `${type} ${toDisplayText(value)}`)).toEqual(
      ['AWS *', `AWS ${unknown}`, `Service ${unknown}`, `Federated ${unknown}`],
    );
  });

  test.each([
    ['another attribute', ['data.aws_iam_policy_document.doc.id']],
    ['a choice', [...JSON_OF, 'var.other']],
    ['a document that is not in the plan', ['data.aws_iam_policy_document.other.json']],
  ])('%s is not it', (_, names) => {
    const world = of(source([{ actions: ['connect:DeleteUser'], resources: ['*'] }], [{}]), names);
    expect(accessIn(world)).toEqual([]);
    expect(unreadIn(world)).toHaveLength(1);
  });
});

describe('managed policies', () => {
  const POLICY: Planned = {
    type: 'aws_iam_policy',
    name: 'own',
    values: { name: 'own', policy: DELETE },
  };
  const attachment = (kind: string, more: Partial<Planned>): Planned => ({
    type: `aws_iam_${kind}_policy_attachment`,
    name: 'a',
    ...more,
  });
  const OWN_ARN = { policy_arn: ['aws_iam_policy.own.arn', 'aws_iam_policy.own'] };

  test.each([
    ['role', ROLE],
    ['user', { type: 'aws_iam_user', name: 'admin', values: { name: 'admin' } }],
    ['group', { type: 'aws_iam_group', name: 'admin', values: { name: 'admin' } }],
  ] as [string, Planned][])('of a %s, from the plan', (kind, holder) => {
    const one = attachment(kind, {
      values: { [kind]: 'admin' },
      unknown: { policy_arn: true },
      references: OWN_ARN,
    });
    const world = worldOf(planOf([holder, POLICY, one]));
    expect([accessIn(world), unreadIn(world)]).toEqual([
      [`${kind} admin: Allow connect:DeleteUser on *`],
      [],
    ]);
  });

  test("of AWS's own, and one that only applying knows", () => {
    const arn = awsManagedPolicyArn('AmazonConnectReadOnlyAccess');
    const world = worldOf(
      planOf([
        ROLE,
        attachment('role', { name: 'a', values: { role: 'admin', policy_arn: arn } }),
        attachment('role', {
          name: 'b',
          values: { role: 'admin' },
          unknown: { policy_arn: true },
          references: { policy_arn: ['each.value'] },
        }),
      ]),
    );
    expect(
      world.principals[0].attached.map(({ arn: one, policy: its }) => [
        toDisplayText(one),
        its !== undefined,
      ]),
    ).toEqual([
      [arn, true],
      ['${aws_iam_role_policy_attachment.b.policy_arn}', false],
    ]);
  });

  test('of several at once', () => {
    const one: Planned = {
      type: 'aws_iam_policy_attachment',
      name: 'a',
      values: { roles: ['admin'], users: [], groups: null },
      unknown: { policy_arn: true },
      references: OWN_ARN,
    };
    expect(accessIn(worldOf(planOf([ROLE, POLICY, one])))).toEqual([ALLOWED]);
  });

  test.each(['role', 'user', 'group'])('of a %s that has no others', (kind) => {
    const arn = awsManagedPolicyArn('AmazonConnectReadOnlyAccess');
    const world = worldOf(
      planOf([
        { type: `aws_iam_${kind}`, name: 'x', values: { name: 'x' } },
        {
          type: `aws_iam_${kind}_policy_attachments_exclusive`,
          name: 'a',
          values: { [`${kind}_name`]: 'x', policy_arns: [arn] },
        },
      ]),
    );
    expect(world.principals[0].attached.map((one) => one.arn)).toEqual([arn]);
  });

  test('of the plan, for a role that is not in it', () => {
    const one = attachment('role', {
      values: { role: 'other' },
      unknown: { policy_arn: true },
      references: OWN_ARN,
    });
    const world = worldOf(planOf([POLICY, one]));
    expect(accessIn(world)).toEqual(['role other: Allow connect:DeleteUser on *']);
    expect(unreadIn(world)).toEqual(['other: imported-role other']);
  });

  test('without its value, for somebody who is not in the plan', () => {
    const values = { role: 'other' };
    const world = worldOf(planOf([{ type: 'aws_iam_role_policy_attachment', name: 'a', values }]));
    expect(unreadIn(world)).toEqual([
      'aws_iam_role_policy_attachment.a attaches a policy that is not known to other, ' +
        'which is not in the plan',
    ]);
  });

  test('for an ARN in place of a name', () => {
    const [arn, to] = [
      awsManagedPolicyArn('AmazonConnect_FullAccess'),
      'arn:aws:iam::111122223333:role/other',
    ];
    const world = worldOf(planOf([attachment('role', { values: { role: to, policy_arn: arn } })]));
    expect(unreadIn(world)).toEqual([
      `aws_iam_role_policy_attachment.a attaches ${arn} to ${to}, which is not in the plan`,
    ]);
  });

  test('as a permissions boundary', () => {
    const world = worldOf(
      planOf([
        {
          ...ROLE,
          unknown: { permissions_boundary: true },
          references: { permissions_boundary: OWN_ARN.policy_arn },
        },
        POLICY,
      ]),
    );
    expect(world.principals.map(({ name, boundary }) => [name, boundary?.policy?.name])).toEqual([
      ['admin', 'own'],
    ]);
  });
});

describe('modules', () => {
  const inModule = (one: Planned): Planned => ({ ...one, module: 'module.m' });
  const inline = (references: Planned['references']): Planned => ({
    type: 'aws_iam_role_policy',
    name: 'p',
    values: { name: 'p', policy: DELETE },
    unknown: { role: true },
    references,
  });

  test('a variable of a module is what its caller gives', () => {
    const content = planOf([ROLE, inModule(inline({ role: ['var.role'] }))], {
      calls: { m: { role: { references: ['aws_iam_role.admin.name', 'aws_iam_role.admin'] } } },
    });
    expect(accessIn(worldOf(content))).toEqual([ALLOWED]);
  });

  describe('with roles of one name, in several accounts,', () => {
    const arns = ['AmazonConnectReadOnlyAccess', 'AmazonConnect_FullAccess'].map(
      awsManagedPolicyArn,
    );
    const of = (references: Planned['references']) => {
      const world = worldOf(
        planOf(
          arns.flatMap((arn, i) => [
            { ...ROLE, module: `module.m${i}` },
            {
              type: 'aws_iam_role_policy_attachment',
              name: 'a',
              module: `module.m${i}`,
              values: { role: 'admin', policy_arn: arn },
              references,
            },
          ]),
        ),
      );
      return [world.principals.map((one) => one.attached.map((its) => its.arn)), unreadIn(world)];
    };

    test('each gets the policy that refers to it', () => {
      expect(of({ role: ['aws_iam_role.admin.name', 'aws_iam_role.admin'] })).toEqual([
        arns.map((arn) => [arn]),
        [],
      ]);
    });

    test('a policy without a reference is of the role in its module', () => {
      expect(of({})).toEqual([arns.map((arn) => [arn]), []]);
    });

    test('each has its own inline policy', () => {
      const names = ['DeleteUser', 'StopContact'];
      const content = planOf(
        names.flatMap((name, i) => [
          { ...ROLE, module: `module.m${i}` },
          {
            ...inline({ role: ['aws_iam_role.admin.name', 'aws_iam_role.admin'] }),
            module: `module.m${i}`,
            values: {
              name: 'p',
              role: 'admin',
              policy: JSON.stringify(policy(allow(`connect:${name}`))),
            },
            unknown: {},
          },
        ]),
      );
      expect(accessIn(worldOf(content))).toEqual(
        names.map((name) => `role admin: Allow connect:${name} on *`),
      );
    });
  });

  test('an output of a module is what the module gives', () => {
    const content = planOf([inModule(ROLE), inline({ role: ['module.m.name', 'module.m'] })], {
      outputs: {
        m: {
          name: { expression: { references: ['aws_iam_role.admin.name', 'aws_iam_role.admin'] } },
        },
      },
    });
    const world = worldOf(content);
    expect(accessIn(world)).toEqual([ALLOWED]);
    expect(world.principals[0].place).toMatchObject({
      logicalId: 'module.m.aws_iam_role.admin',
      pointer: ['planned_values', 'root_module', 'child_modules', 0, 'resources', 0],
    });
  });
});

test('each of several gets the policy with its own key', () => {
  const each = (type: string, index: string, more: Partial<Planned>): Planned => ({
    type,
    name: 'x',
    index,
    ...more,
  });
  const world = worldOf(
    planOf(
      ['a', 'b'].flatMap((key) => [
        each('aws_iam_role', key, { values: { name: key } }),
        each('aws_iam_role_policy', key, {
          values: { name: 'p', policy: JSON.stringify(policy(allow(`connect:Delete${key}`))) },
          unknown: { role: true },
          references: { role: ['aws_iam_role.x', 'each.key'] },
        }),
      ]),
    ),
  );
  expect(accessIn(world)).toEqual([
    'role a: Allow connect:Deletea on *',
    'role b: Allow connect:Deleteb on *',
  ]);
});

test('a user has the access of the groups that a membership names', () => {
  const world = worldOf(
    planOf([
      { type: 'aws_iam_user', name: 'u', values: { name: 'amy' } },
      { type: 'aws_iam_group', name: 'g', values: { name: 'admins' } },
      { type: 'aws_iam_group_policy', name: 'p', values: { group: 'admins', policy: DELETE } },
      {
        type: 'aws_iam_user_group_membership',
        name: 'm',
        values: { user: 'amy', groups: ['admins'] },
      },
    ]),
  );
  expect(accessIn(world).sort()).toEqual([
    'group admins: Allow connect:DeleteUser on *',
    'user amy: Allow connect:DeleteUser on *',
  ]);
});

test('a user that is not in the plan has the policies of its groups', () => {
  const membership = (user: string, ...groups: string[]): Planned => ({
    type: 'aws_iam_user_group_membership',
    name: 'm',
    values: { user, groups },
  });
  const [group, own] = ['group', 'user'].map((kind): Planned => ({
    type: `aws_iam_${kind}_policy`,
    name: kind,
    values: { [kind]: kind === 'user' ? 'amy' : 'admins', policy: DELETE },
  }));
  const DELETES = 'user amy: Allow connect:DeleteUser on *';
  const ofUsers = (...all: Planned[]) =>
    accessIn(worldOf(planOf(all))).filter((one) => one.startsWith('user'));
  expect(ofUsers(membership('amy', 'admins'), group)).toEqual([DELETES]);
  expect(ofUsers(membership('amy', 'admins'), group, own)).toEqual([DELETES, DELETES]);
  expect(ofUsers(membership('amy', 'others'), group)).toEqual([]);
  expect(unreadIn(worldOf(planOf([membership('amy', 'others')]))).join('; ')).toContain('others');
});

test('a permission set has its inline policy, its managed policies and its boundary', () => {
  const of = ['aws_ssoadmin_permission_set.s.arn', 'aws_ssoadmin_permission_set.s'];
  const part = (type: string, values: object): Planned => ({
    type,
    name: 'p',
    values,
    unknown: { permission_set_arn: true },
    references: { permission_set_arn: of },
  });
  const world = worldOf(
    planOf([
      { type: 'aws_ssoadmin_permission_set', name: 's', values: { name: 'Admins' } },
      part('aws_ssoadmin_permission_set_inline_policy', { inline_policy: DELETE }),
      part('aws_ssoadmin_managed_policy_attachment', {
        managed_policy_arn: awsManagedPolicyArn('AmazonConnectReadOnlyAccess'),
      }),
      part('aws_ssoadmin_customer_managed_policy_attachment', {
        customer_managed_policy_reference: [{ name: 'own', path: '/' }],
      }),
      part('aws_ssoadmin_permissions_boundary_attachment', {
        permissions_boundary: [
          { managed_policy_arn: awsManagedPolicyArn('AmazonConnect_FullAccess') },
        ],
      }),
    ]),
  );
  const [one] = world.principals;
  expect([one.kind, one.name, one.inline.length, one.boundary?.policy?.name]).toEqual([
    'permission set',
    'Admins',
    1,
    'AmazonConnect_FullAccess',
  ]);
  expect(one.attached.map(({ arn, policy: its }) => [arn, its !== undefined])).toEqual([
    [awsManagedPolicyArn('AmazonConnectReadOnlyAccess'), true],
    ['own', false],
  ]);
});

test('a permission set has all policies of resources that allow no others', () => {
  const [readOnly, full] = ['AmazonConnectReadOnlyAccess', 'AmazonConnect_FullAccess'].map(
    awsManagedPolicyArn,
  );
  const exclusive = (type: string, values: object): Planned => ({
    type: `aws_ssoadmin_${type}_attachments_exclusive`,
    name: 'p',
    values,
    unknown: { permission_set_arn: true },
    references: { permission_set_arn: ['aws_ssoadmin_permission_set.s'] },
  });
  const parts = [
    exclusive('managed_policy', { managed_policy_arns: [readOnly, full] }),
    exclusive('customer_managed_policy', {
      customer_managed_policy_reference: [
        { name: 'p', path: '/' },
        { name: 'q', path: '/ops/' },
      ],
    }),
  ];
  const set: Planned = { type: 'aws_ssoadmin_permission_set', name: 's', values: { name: 'A' } };
  const [one] = worldOf(planOf([set, ...parts])).principals;
  expect(one.attached.map(({ arn }) => arn)).toEqual([readOnly, full, 'p', 'ops/q']);
  expect(unreadIn(worldOf(planOf(parts)))).toHaveLength(4);
});

describe('what is said of what is not read', () => {
  test.each([
    ['awscc_iam_role', 'awscc_iam_role.x: resources of the type awscc_iam_role are not read'],
    [
      'aws_cloudformation_stack',
      'aws_cloudformation_stack.x: resources of the type aws_cloudformation_stack are not read',
    ],
    [
      'aws_servicecatalog_product',
      'aws_servicecatalog_product.x: resources of the type aws_servicecatalog_product are not read',
    ],
  ])('%s', (type, problem) => {
    expect(unreadIn(worldOf(planOf([{ type, name: 'x' }])))).toEqual([problem]);
  });

  test('a type about access that a newer provider has, and not one that gives none', () => {
    const problems = (type: string, mode: Planned['mode'] = 'managed') =>
      unreadIn(worldOf(planOf([{ type, name: 'x', mode }])));
    for (const type of ['aws_iam_role_policy_list', 'aws_ssoadmin_permission_set_policies'])
      expect([problems(type), problems(type, 'data')]).toEqual([
        [`${type}.x: resources of the type ${type} are not read`],
        [],
      ]);
    for (const type of [
      'aws_iam_account_password_policy',
      'aws_iam_role_policies_exclusive',
      'aws_iam_access_key',
      'aws_ssoadmin_application_assignment',
    ])
      expect(problems(type)).toEqual([]);
  });

  test.each(['awscc_cloudformation_stack', 'awscc_cloudformation_stack_set'])('%s', (type) => {
    expect(unreadIn(worldOf(planOf([{ type, name: 'x' }])))).toHaveLength(1);
    expect(unreadIn(worldOf(planOf([{ type: `${type}_x`, name: 'x' }])))).toEqual([]);
  });

  test('a resource of Cloud Control that makes a role, and not one that makes something else', () => {
    const of = (type_name: string): Planned => ({
      type: 'aws_cloudcontrolapi_resource',
      name: 'x',
      values: { type_name },
    });
    for (const one of ['AWS::IAM::Role', 'AWS::CloudFormation::StackSet'])
      expect(unreadIn(worldOf(planOf([of(one)])))).toHaveLength(1);
    expect(unreadIn(worldOf(planOf([of('AWS::CloudFormation::StackX')])))).toEqual([]);
    expect(unreadIn(worldOf(planOf([of('AWS::Connect::Queue')])))).toEqual([]);
  });

  test.each([
    [{ errored: true }, 'the plan has an error, and is not whole'],
    [{ complete: false }, 'the plan is not complete: some resources are left for a later plan'],
    [{ planned_values: undefined }, 'the plan does not have its planned values'],
  ])('%j', (more, problem) => {
    expect(unreadIn(worldOf({ ...planOf([]), ...more }))).toEqual([problem]);
  });
});

test.each([
  ['of its own', { tags: { team: 'desk' } }, {}],
  ['of the provider too', { tags: null, tags_all: { team: 'desk' } }, {}],
  [
    'of its own, where others are known after apply',
    { tags: { team: 'desk' } },
    { tags_all: true },
  ],
])('a role has tags: %s', (_, values, unknown) => {
  const { principals } = worldOf(
    planOf([{ ...ROLE, values: { ...ROLE.values, ...values }, unknown }]),
  );
  expect(principals.map(({ tags }) => tags)).toEqual([[{ key: 'team', value: 'desk' }]]);
});

test('a role that is new has attributes that the provider computes, and these are not unread', () => {
  const unknown = { arn: true, inline_policy: true, managed_policy_arns: true, name: true };
  const world = worldOf(planOf([{ ...ROLE, values: {}, unknown }]));
  expect([world.principals.length, unreadIn(world)]).toEqual([1, []]);
});

test('inline policies of dynamic blocks, of which a part is not known, are not nothing', () => {
  const world = worldOf(
    planOf([
      {
        ...ROLE,
        values: { name: 'admin', inline_policy: [{ name: 'p' }] },
        unknown: { inline_policy: [{ policy: true }] },
      },
    ]),
  );
  expect(unreadIn(world)).toEqual([
    'a policy document that only deployment knows: ${aws_iam_role.admin.inline_policy[0].policy}',
  ]);
});

test('inline policies of blocks are the documents of data sources', () => {
  const expression = (name: string) => ({
    references: [
      `data.aws_iam_policy_document.${name}.json`,
      `data.aws_iam_policy_document.${name}`,
    ],
  });
  const blockOf = (policies: readonly object[]) => {
    const role: Planned = {
      ...ROLE,
      values: { name: 'admin', inline_policy: [{ name: 'known', policy: LIST }, { name: 'p' }] },
      unknown: { inline_policy: [{}, { policy: true }] },
    };
    const statement = [{ actions: ['connect:DeleteUser'], resources: ['*'] }];
    const unknown = { json: true, statement: [{}] };
    const doc: Planned = {
      type: 'aws_iam_policy_document',
      name: 'doc',
      mode: 'data',
      values: { statement },
      unknown,
    };
    const plan = planOf([role, doc]);
    const { root_module: root } = plan.configuration;
    const resources = root.resources.map((one) =>
      one.name === 'admin'
        ? { ...one, expressions: { inline_policy: policies.map((its) => ({ policy: its })) } }
        : one,
    );
    return worldOf({ ...plan, configuration: { root_module: { ...root, resources } } });
  };
  const found = (policies: readonly object[]) => {
    const world = blockOf(policies);
    const statements = world.principals[0].inline.flatMap((one) => one.statements);
    return [statements.flatMap(({ actions }) => actions), unreadIn(world).length];
  };
  const all = ['connect:ListUsers', 'connect:DeleteUser'];
  expect(found([{ constant_value: LIST }, expression('doc')])).toEqual([all, 0]);
  // A function that changes the document, a document that the plan does not have, dynamic blocks.
  const changed = { references: [...expression('doc').references, 'var.more'] };
  for (const others of [[{}, changed], [{}, expression('other')], [expression('doc')], []])
    expect(found(others)).toEqual([['connect:ListUsers'], 1]);
});

test('a state is read like a plan', () => {
  const { planned_values: values } = planOf([
    { ...ROLE, values: { name: 'admin', inline_policy: [{ name: 'p', policy: DELETE }] } },
  ]);
  expect(accessIn(worldOf({ format_version: '1.0', values }))).toEqual([ALLOWED]);
});

test('a role that a data source finds has more than its attributes', () => {
  const arn = awsManagedPolicyArn('AmazonConnect_FullAccess');
  const { planned_values: values } = planOf([
    { ...ROLE, mode: 'data' },
    {
      type: 'aws_iam_role_policy_attachment',
      name: 'a',
      values: { role: 'admin', policy_arn: arn },
    },
  ]);
  const world = worldOf({ format_version: '1.0', values });
  expect(world.principals[0].attached.map((one) => one.arn)).toEqual([arn]);
  expect(unreadIn(world)).toEqual(['admin: imported-role admin']);
});

test('what a role has besides the configuration counts, unless the plan takes it away', () => {
  const blocks = ['kept', 'deleted'].map((name) => ({ name, policy: DELETE }));
  const content = planOf([{ ...ROLE, values: { name: 'admin', inline_policy: blocks } }]);
  const deletion = {
    address: 'aws_iam_role_policy.d',
    type: 'aws_iam_role_policy',
    change: { actions: ['delete'], before: { name: 'deleted' }, after: null },
  };
  const world = worldOf({
    ...content,
    resource_changes: [...content.resource_changes, deletion],
  });
  expect(world.principals[0].inline.map(({ name }) => name)).toEqual(['kept']);
});
