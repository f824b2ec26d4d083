import { ConnectAccess, ConnectJob, ConnectScope, ConsoleUseCase } from '../../src';
import { Grant } from '../../src/compiler/grant';
import {
  SHORT,
  shortenResources,
  typesInInstance,
  withNeededResources,
} from '../../src/compiler/shorten-resources';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { documentSizeIn } from '../../src/constructs/private/statement-size';
import { conditionsIn } from '../../src/policy/conditions';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { resolvedIn } from '../support/compiled';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const one = ConnectScope.instanceArn(INSTANCE_ARN);
const other = INSTANCE_ARN.replace('instance/1', 'instance/2');
const ten = Array.from({ length: 10 }, (_, i) =>
  ConnectScope.instanceArn(INSTANCE_ARN.replace('instance/1', `instance/${i}`)),
).reduce((all, each) => all.plus(each));
const compiled = (access: ConnectAccess, scope = one) =>
  compileAccess('Here', stack, access, scope).statements;
const resourcesOf = (job: ConnectJob, action: string, scope = one) =>
  compiled(ConnectAccess.jobs(job), scope)
    .filter(({ actions }) => actions.includes(action))
    .map(({ resources }) => resources.map(toDisplayText));

const WHOLE = [INSTANCE_ARN, `${INSTANCE_ARN}/*`];

test('actions of a job on all of their types in an instance are on it and on everything in it', () => {
  for (const action of ['connect:DescribeUser', 'connect:DescribeInstance', 'connect:ListQueues'])
    expect(resourcesOf(ConnectJob.AUDITOR, action)).toEqual([WHOLE]);
});

test('a condition, another place or fewer types keep an action exact', () => {
  const outside = (type: string) => `arn:\${AWS::Partition}:connect:us-east-1:${ACCOUNT}:${type}/*`;
  expect(resourcesOf(ConnectJob.AUDITOR, 'connect:DescribePhoneNumber')).toEqual([
    [outside('phone-number'), outside('traffic-distribution-group')],
  ]);
  const [tagging] = resourcesOf(ConnectJob.USER_ADMINISTRATION, 'connect:TagResource');
  expect(tagging).toEqual([`${INSTANCE_ARN}/agent/*`]);
});

test('what a scope names stays named, and lists of it do not', () => {
  const queue = `${INSTANCE_ARN}/queue/aaaaaaaa-2222-3333-4444-555555555555`;
  const scope = one.withResources('queue', queue);
  expect(resourcesOf(ConnectJob.AUDITOR, 'connect:DescribeQueue', scope)).toEqual([[queue]]);
  expect(resourcesOf(ConnectJob.AUDITOR, 'connect:ListQueues', scope)).toEqual([WHOLE]);
});

describe('under tags', () => {
  const tagged = one.withTags({ Team: 'a' });
  const types = (...names: string[]) => names.map((name) => `${INSTANCE_ARN}/${name}/*`);
  const grantsOf = (job: ConnectJob, action: string, scope = tagged) =>
    compiled(ConnectAccess.jobs(job), scope)
      .filter(({ actions }) => actions.includes(action))
      .map(({ resources, conditions }) => [
        resources.map(toDisplayText),
        conditions.map(({ key }) => key),
      ]);

  test('actions on all of their types are on the instance and on everything in it', () => {
    expect(grantsOf(ConnectJob.USER_ADMINISTRATION, 'connect:DescribeUser')).toEqual([
      [WHOLE, ['aws:ResourceTag/Team']],
    ]);
  });

  test('what an action uses has the short form, and what it creates is exact', () => {
    expect(grantsOf(ConnectJob.USER_ADMINISTRATION, 'connect:CreateUser')).toEqual([
      [WHOLE, ['aws:ResourceTag/Team']],
      [types('agent'), ['aws:RequestTag/Team']],
    ]);
  });
});

test('a page that is one statement anyway, and what is asked for by name, are exact', () => {
  expect(resourcesOf(ConnectJob.OUTBOUND_DIALER, 'connect:StartOutboundVoiceContact')).toEqual([
    [`${INSTANCE_ARN}/contact/*`],
  ]);
  const byName = ConnectAccess.actions('connect:DescribeUser', 'connect:DescribeQueue');
  expect(compiled(byName).map(({ resources }) => resources)).toEqual([
    [`${INSTANCE_ARN}/agent/*`],
    [`${INSTANCE_ARN}/queue/*`],
  ]);
});

test('the long form is there on demand', () => {
  const exact = one.withExactResourceTypes();
  expect(resourcesOf(ConnectJob.AUDITOR, 'connect:DescribeUser', exact)).toEqual([
    [`${INSTANCE_ARN}/agent/*`],
  ]);
});

test('another instance changes no statement but its resources and conditions', () => {
  const shape = (scope: ConnectScope) =>
    compiled(ConnectAccess.jobs(ConnectJob.AUDITOR), scope).map(({ sid, actions, conditions }) => [
      sid,
      actions,
      conditions.map(({ key }) => key),
    ]);
  expect(shape(one.plus(ConnectScope.instanceArn(other)))).toEqual(shape(one));
});

test.each([
  ConnectJob.AUDITOR,
  ConnectJob.DEPLOYMENT_APPLY,
  ConnectJob.MIGRATION,
  ConnectJob.TAGGED_ADMINISTRATOR,
  ConnectJob.USER_ADMINISTRATION,
])('$id is at most half as long, for one instance and for ten', (job) => {
  const access = ConnectAccess.jobs(job);
  for (const scope of [one, ten]) {
    const [short, exact] = [scope, scope.withExactResourceTypes()].map((each) =>
      documentSizeIn(stack, compiled(access, each)),
    );
    expect(short).toBeLessThanOrEqual(exact / 2);
  }
});

describe('grants of one page', () => {
  const resolved = resolvedIn(stack, one);
  const AUDITOR = ConnectJob.AUDITOR.id;
  const grant = (action: string, ...resources: string[]): Grant => ({
    actions: [action],
    resources,
    templates: resources,
    conditions: [],
    origins: [AUDITOR],
  });
  const users = grant('connect:DescribeUser', '{Instance}/agent/*');
  const queues = grant('connect:DescribeQueue', '{Instance}/queue/*');
  const shortOf = (...grants: Grant[]) =>
    shortenResources(grants, resolved).map(({ resources }) => resources);
  const under = (key: string, one_: Grant): Grant => ({
    ...one_,
    conditions: conditionsIn({ StringEquals: { [key]: 'x' } }),
  });

  test('of several types are on the instance and on everything in it', () => {
    expect(shortOf(users, queues)).toEqual([SHORT, SHORT]);
    expect(shortOf(users, { ...users, actions: ['connect:DeleteUser'] })).toEqual([
      ['{Instance}/agent/*'],
      ['{Instance}/agent/*'],
    ]);
  });

  test('are of one page and one condition only', () => {
    const exact = [['{Instance}/agent/*'], ['{Instance}/queue/*']];
    expect(shortOf(users, under('connect:InstanceId', queues))).toEqual(exact);
    expect(shortOf(users, { ...queues, origins: [ConsoleUseCase.DELETE_INSTANCE.id] })).toEqual(
      exact,
    );
  });

  test.each<[string, Grant]>([
    ['has another resource too', grant('connect:DescribeQueue', '{Instance}/queue/*', 'arn:x/*')],
    ['has some of its types', grant('connect:CreateQueue', '{Instance}/queue/*')],
    ['is on a named resource', { ...queues, resources: [`${INSTANCE_ARN}/queue/x`] }],
    ['takes none in an instance', grant('connect:ListInstances', '*')],
    ['was asked for by name', { ...queues, origins: [] }],
  ])('stay exact where one %s', (_, exact) => {
    const hours = grant('connect:DescribeHoursOfOperation', '{Instance}/operating-hours/*');
    expect(shortOf(users, hours, exact)).toEqual([SHORT, SHORT, exact.resources]);
  });

  test('may leave out what an action creates, under a tag of the resource alone', () => {
    const used = ['agent-group', 'routing-profile', 'security-profile'].map(
      (type) => `{Instance}/${type}/*`,
    );
    const creating = grant('connect:CreateUser', ...used);
    const tag = 'aws:ResourceTag/Team';
    expect(shortOf(under(tag, queues), under(tag, creating))).toEqual([SHORT, SHORT]);
    const key = 'connect:InstanceId';
    expect(shortOf(under(key, queues), under(key, creating))).toEqual([
      ['{Instance}/queue/*'],
      used,
    ]);
    const deleting = {
      ...under(tag, creating),
      actions: ['connect:CreateUser', 'connect:DeleteUser'],
    };
    expect(shortOf(under(tag, queues), deleting)).toEqual([['{Instance}/queue/*'], used]);
  });

  test('are exact where every instance is in scope', () => {
    const everywhere = resolvedIn(stack, ConnectScope.allInstances());
    expect(shortenResources([users, queues], everywhere)).toEqual([users, queues]);
  });
});

describe('the short form after statements were merged', () => {
  const merged = (...actions: string[]): Grant => ({
    actions,
    resources: SHORT,
    templates: SHORT,
    conditions: [],
    origins: [ConnectJob.AUDITOR.id],
  });
  const needed = (...actions: string[]) => {
    const { resources, templates } = withNeededResources(merged(...actions));
    expect(templates).toEqual(resources);
    return resources;
  };

  test('keeps what its actions need: the instance, what is in it, or both', () => {
    expect(needed('connect:DescribeInstance')).toEqual(['{Instance}']);
    expect(needed('connect:DescribeUser')).toEqual(['{Instance}/*']);
    expect(needed('connect:DescribeInstance', 'connect:DescribeUser')).toEqual(SHORT);
    expect(needed('connect:ListUsers')).toEqual(['{Instance}']);
  });

  test('stays whole where the reference does not list an action', () => {
    expect(needed('connect:DescribeInstance', 'connect:DescribeRoom')).toEqual(SHORT);
  });

  test('is no other form, even with the same resources', () => {
    const exact = { ...merged('connect:DescribeUser'), templates: [...SHORT] };
    expect(withNeededResources(exact)).toBe(exact);
  });
});

test('types are those of the reference, and a version belongs to its resource', () => {
  expect(typesInInstance('connect:DescribeView')).toEqual([
    '{Instance}/view/*',
    '{Instance}/view/*',
  ]);
  expect(typesInInstance('connect:DescribePhoneNumber')).toEqual([]);
  expect(typesInInstance('connect:DescribeRoom')).toEqual([]);
});
