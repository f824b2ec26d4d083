import { read } from '../../../src/reader/read';
import { allow, deny, policy } from '../../support/documents';
import { line } from '../read-access';

const role = (address: string, more: object = {}) => ({
  address,
  mode: 'managed',
  type: 'aws_iam_role',
  name: address.replace(/^.*\./, ''),
  values: { name: 'app', assume_role_policy: JSON.stringify(policy()) },
  ...more,
});
const inline = (address: string, statement: object, more: object = {}) => ({
  address,
  mode: 'managed',
  type: 'aws_iam_role_policy',
  name: address.replace(/^.*\./, ''),
  values: { name: address, role: 'app', policy: JSON.stringify(policy(statement)) },
  ...more,
});
const state = (modules: object) => ({
  format_version: '1.0',
  values: {
    root_module: {
      child_modules: Object.entries(modules).map(([address, resources]) => ({
        address,
        resources: resources as object,
      })),
    },
  },
});
const plan = (resources: readonly object[], providers: object) => ({
  format_version: '1.2',
  planned_values: { root_module: { resources } },
  configuration: {
    root_module: {
      resources: Object.entries(providers).map(([address, provider_config_key]) => ({
        address,
        provider_config_key: provider_config_key as string,
        expressions: {},
      })),
    },
  },
});

/** What the roles of a plan may do, by their addresses. */
const access = (content: object) =>
  Object.fromEntries(
    read('plan.json', content)!.principals.map((one) => [
      one.place.logicalId,
      one.inline.flatMap(({ statements }) => statements.map(line)),
    ]),
  );

const [A, B] = ['aws_iam_role.a', 'aws_iam_role.b'];
const ALLOWS = allow('a:A');
const DENIES = deny('b:B');
const [ALLOWED, DENIED] = [['Allow a:A on *'], ['Deny b:B on *']];

describe('the name of a role that two accounts have is the one', () => {
  test('that the policy depends on, in a state', () => {
    const two = (name: string, statement: object, other: string) => [
      role(`module.${name}.aws_iam_role.r`),
      inline(`module.${name}.aws_iam_role_policy.p`, statement, {
        depends_on: [`module.${other}.aws_iam_role.r`],
      }),
    ];
    const content = state({
      'module.one': two('one', ALLOWS, 'two'),
      'module.two': two('two', DENIES, 'one'),
    });
    expect(access(content)).toEqual({
      'module.one.aws_iam_role.r': DENIED,
      'module.two.aws_iam_role.r': ALLOWED,
    });
  });

  test('of the same provider, in a plan', () => {
    const policies = [
      inline('aws_iam_role_policy.p', ALLOWS),
      inline('aws_iam_role_policy.q', DENIES),
    ];
    const providers = { 'aws_iam_role_policy.p': 'aws', 'aws_iam_role_policy.q': 'aws.two' };
    const content = plan([role(A), role(B), ...policies], {
      [A]: 'aws',
      [B]: 'aws.two',
      ...providers,
    });
    expect(access(content)).toEqual({ [A]: ALLOWED, [B]: DENIED });
  });

  test('in the same module, also in instances of it', () => {
    const of = (module: string, statement: object) => [
      role(`${module}.aws_iam_role.r`),
      inline(`${module}.aws_iam_role_policy.p`, statement, {
        depends_on: ['module.app.aws_iam_role.r'],
      }),
    ];
    const modules = ['module.app["a.b"]', 'module.app[1]'];
    const content = state({
      [modules[0]]: of(modules[0], ALLOWS),
      [modules[1]]: of(modules[1], DENIES),
    });
    expect(access(content)).toEqual({
      [`${modules[0]}.aws_iam_role.r`]: ALLOWED,
      [`${modules[1]}.aws_iam_role.r`]: DENIED,
    });
  });
});

test('where nothing tells, it is one of them', () => {
  const content = plan([role(A), role(B), inline('aws_iam_role_policy.p', ALLOWS)], {});
  const which = 'aws_iam_role_policy.p.role is aws_iam_role.a';
  expect(access(content)).toEqual({
    [A]: [`Allow a:A on * if ${which}`],
    [B]: [`Allow a:A on * if not ${which}`],
  });
});

test('the only role of a name has the policy, whatever its provider', () => {
  const content = plan([role(A), inline('aws_iam_role_policy.p', ALLOWS)], {
    [A]: 'aws',
    'aws_iam_role_policy.p': 'aws.two',
  });
  expect(access(content)).toEqual({ [A]: ALLOWED });
});

test('a list of names does not tell which', () => {
  const attachment = {
    address: 'aws_iam_policy_attachment.x',
    mode: 'managed',
    type: 'aws_iam_policy_attachment',
    name: 'x',
    values: { roles: ['app'], policy_arn: 'arn:aws:iam::aws:policy/IAMFullAccess' },
  };
  const world = read('plan.json', plan([role(A), role(B), attachment], {}))!;
  expect(world.unread.map(({ problem }) => problem)).toEqual([
    'aws_iam_policy_attachment.x attaches arn:aws:iam::aws:policy/IAMFullAccess to app, of which the plan has several',
  ]);
});
