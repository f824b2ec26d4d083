import { Fn, Lazy, Token } from 'aws-cdk-lib';
import { CfnInstance, CfnQueue } from 'aws-cdk-lib/aws-connect';
import {
  CampaignsAction,
  CasesAction,
  ConnectAccess,
  ConnectAction,
  ConnectJob,
  ConnectScope,
  UnsupportedTagBehavior,
} from '../../src';
import { findingsOf } from '../support/findings';
import { scopedRole } from '../support/scoped-role';
import { allowed } from '../support/simulator';
import { ACCOUNT, INSTANCE_ARN, newStack, statementsOf } from '../support/template';

const here = ConnectScope.instanceArn(INSTANCE_ARN);
const {
  DESCRIBE_USER,
  CREATE_USER,
  SEARCH_USERS,
  TAG_RESOURCE,
  LIST_INSTANCES,
  LIST_QUEUES,
  DESCRIBE_QUEUE,
  CLAIM_PHONE_NUMBER,
} = ConnectAction;

describe('tags', () => {
  const team = here.withTags({ Team: 'North' });

  test('limit jobs that start contacts by what exists, which is said', () => {
    const of = (job: ConnectJob) => {
      const made = scopedRole(ConnectAccess.jobs(job), team);
      const resources = statementsOf(made).flatMap(({ Resource }) => Resource);
      return [
        resources.map((one) => one.replace(INSTANCE_ARN, '')),
        made.findings.map(({ id }) => id),
      ];
    };
    expect(of(ConnectJob.CHAT_STARTER)).toEqual([
      ['/contact-flow/*', '/contact/*'],
      ['tags-by-type'],
    ]);
    expect(of(ConnectJob.WEB_CALL_STARTER)).toEqual([['/contact-flow/*'], ['tags-by-type']]);
    expect(of(ConnectJob.CCP_SIGN_IN)).toEqual([
      ['/user/${aws:userid}'],
      ['tags-by-type', 'tags-on-instance', 'sign-in-as-any-user'],
    ]);
    // A new call is the only resource of the request.
    expect(() => of(ConnectJob.OUTBOUND_DIALER)).toThrow(
      'connect:StartOutboundVoiceContact cannot be limited by tags',
    );
  });

  test('of users let nobody list them, which is an error or left out', () => {
    const users = (behavior?: UnsupportedTagBehavior) =>
      scopedRole(
        ConnectAccess.jobs(ConnectJob.DIRECTORY_LOOKUP),
        here
          .withTags({ Team: 'North' }, behavior)
          .withTaggedTypes('user', 'queue', 'quick-connect'),
      );
    expect(() => users()).toThrow('connect:ListUsers cannot be limited by tags');
    expect(findingsOf(users(UnsupportedTagBehavior.OMIT))[0]).toContain('connect:ListUsers');
  });
  const user = { resource: `${INSTANCE_ARN}/agent/u` };

  test('are on what exists, in the request for what is made, in the filter of a search', () => {
    const conditions = (action: ConnectAction) =>
      statementsOf(scopedRole(ConnectAccess.connectActions(action), team)).map((s) => s.Condition);
    expect(conditions(DESCRIBE_USER)).toEqual([
      { StringEquals: { 'aws:ResourceTag/Team': 'North' } },
    ]);
    expect(conditions(SEARCH_USERS)).toEqual([
      { StringEquals: { 'connect:SearchTag/Team': 'North' } },
    ]);
    expect(conditions(CREATE_USER)).toEqual([
      { StringEquals: { 'aws:ResourceTag/Team': 'North' } },
      { StringEquals: { 'aws:RequestTag/Team': 'North' } },
    ]);
  });

  test('let nobody give a security profile that has no tag', async () => {
    const statements = statementsOf(scopedRole(ConnectAccess.connectActions(CREATE_USER), team));
    const on = (type: string, context: Record<string, string>) =>
      allowed(
        {
          action: 'connect:CreateUser',
          resource: `${INSTANCE_ARN}/${type}/aaaaaaaa-2222-3333-4444-555555555555`,
          context: { 'aws:RequestTag/Team': 'North', ...context },
        },
        statements,
      );
    expect(await on('agent', {})).toBe(true);
    expect(await on('security-profile', {})).toBe(false);
    expect(await on('security-profile', { 'aws:ResourceTag/Team': 'South' })).toBe(false);
    expect(await on('security-profile', { 'aws:ResourceTag/Team': 'North' })).toBe(true);
  });

  test('let nobody take over what another team has, or nobody', async () => {
    const statements = statementsOf(scopedRole(ConnectAccess.connectActions(TAG_RESOURCE), team));
    const tag = (context: Record<string, string>) =>
      allowed({ action: 'connect:TagResource', ...user, context }, statements);
    const north = { 'aws:RequestTag/Team': 'North' };
    expect(await tag({ ...north, 'aws:ResourceTag/Team': 'North' })).toBe(true);
    expect(await tag({ ...north, 'aws:ResourceTag/Team': 'South' })).toBe(false);
    expect(await tag(north)).toBe(false);
    expect(await tag({ 'aws:RequestTag/Team': 'South', 'aws:ResourceTag/Team': 'North' })).toBe(
      false,
    );
  });

  test('decide who is seen', async () => {
    const statements = statementsOf(scopedRole(ConnectAccess.connectActions(DESCRIBE_USER), team));
    expect(
      await allowed(
        { action: 'connect:DescribeUser', ...user, context: { 'aws:ResourceTag/Team': 'North' } },
        statements,
      ),
    ).toBe(true);
    expect(
      await allowed(
        { action: 'connect:DescribeUser', ...user, context: { 'aws:ResourceTag/Team': 'South' } },
        statements,
      ),
    ).toBe(false);
    expect(await allowed({ action: 'connect:DescribeUser', ...user }, statements)).toBe(false);
  });

  describe('that an action cannot carry', () => {
    const access = ConnectAccess.connectActions(DESCRIBE_USER, LIST_INSTANCES, LIST_QUEUES);
    const granted = (fallback?: UnsupportedTagBehavior) =>
      scopedRole(access, here.withTags({ Team: 'North' }, fallback));

    test('are an error', () => {
      expect(() => granted()).toThrow(
        /connect:ListInstances, connect:ListQueues cannot be limited by tags\. Leave them out of the access, or say in withTags/,
      );
    });

    test('leave it out where the caller says so, with a finding', () => {
      const made = granted(UnsupportedTagBehavior.OMIT);
      expect(statementsOf(made).flatMap((s) => s.Action)).toEqual(['connect:DescribeUser']);
      expect(findingsOf(made)).toEqual([
        'warning tags-left-out: left out: connect:ListInstances, connect:ListQueues',
      ]);
    });

    test('are not asked for where the caller says so, with a finding', () => {
      const made = granted(UnsupportedTagBehavior.GRANT_WITHOUT_TAGS);
      expect(
        statementsOf(made)
          .flatMap((s) => s.Action)
          .sort(),
      ).toEqual(['connect:DescribeUser', 'connect:ListInstances', 'connect:ListQueues']);
      expect(made.findings.map((f) => f.id)).toContain('tags-not-applied');
    });
  });

  test('are asked of every service of the family, and not of keys and buckets', () => {
    expect(() => scopedRole(ConnectAccess.casesActions(CasesAction.LIST_DOMAINS), team)).toThrow(
      /cases:ListDomains cannot be limited by tags/,
    );
    const made = scopedRole(ConnectAccess.campaignsActions(CampaignsAction.DELETE_CAMPAIGN), team);
    expect(statementsOf(made)[0].Condition).toEqual({
      StringEquals: { 'aws:ResourceTag/Team': 'North' },
    });
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['none', {}, /no tag is given/],
    [
      'a wildcard',
      { Team: '*' },
      /a wildcard, a policy variable or the prefix aws: does not belong in a tag\. Got 'Team=\*'/,
    ],
    ['a variable', { Team: '${aws:PrincipalTag/Team}' }, /does not belong in a tag/],
    ['a wildcard in a key', { 'Te*m': 'North' }, /does not belong in a tag/],
    [
      'no text',
      { Team: undefined as any },
      /the value of the tag Team is no text\. Allowed: one literal value/,
    ],
    [
      'a list',
      { Team: ['North', 'South'] as any },
      /the value of the tag Team is no text\. Got \["North","South"\]/,
    ],
    ['a key of AWS', { 'aws:cloudformation:stack-name': 'x' }, /does not belong in a tag/],
  ])('%s is refused', (_, tags, message) => {
    expect(() => here.withTags(tags)).toThrow(message);
  });

  test.each<[string, string]>([
    ['joins', Fn.join('', ['$', '{aws:PrincipalTag/Team}'])],
    ['is lazy about', Lazy.string({ produce: () => '${aws:PrincipalTag/Team}' })],
    ['chooses', Token.asString({ 'Fn::If': ['Known', 'North', '${aws:PrincipalTag/Team}'] })],
  ])('a policy variable that a token %s is refused', (_, value) => {
    expect(() =>
      scopedRole(ConnectAccess.connectActions(DESCRIBE_USER), here.withTags({ Team: value })),
    ).toThrow(
      /ConnectAccessRole 'Stack\/Role': connectScope: a wildcard or policy variable in \$\{aws:PrincipalTag\/Team\} would widen the policy/,
    );
  });

  test('may be tokens', () => {
    const made = scopedRole(
      ConnectAccess.connectActions(DESCRIBE_USER),
      here.withTags({ Team: Fn.ref('Team') }),
    );
    expect(statementsOf(made)[0].Condition).toEqual({
      StringEquals: { 'aws:ResourceTag/Team': '${Team}' },
    });
  });

  test('go with one of the fallbacks that there are', () => {
    expect(() => here.withTags({ Team: 'North' }, 'Error' as UnsupportedTagBehavior)).toThrow(
      /onUnsupported: there is no such value\. Got 'Error'\. Allowed: ERROR, LEAVE_OUT, GRANT_UNSCOPED/,
    );
  });

  test('are given once, and after scopes are combined', () => {
    expect(() => team.withTags({ Team: 'South' })).toThrow(/the scope has tags already/);
    expect(() => team.plus(ConnectScope.instanceArn(INSTANCE_ARN.replace('1111', '2222')))).toThrow(
      /Combine first, then call withTags/,
    );
  });
});

describe('resources in an instance', () => {
  test('stand instead of all of their type', () => {
    const queue = `${INSTANCE_ARN}/queue/q1`;
    const made = scopedRole(
      ConnectAccess.connectActions(DESCRIBE_QUEUE, DESCRIBE_USER),
      here.withResources('queue', queue),
    );
    expect(statementsOf(made).map((s) => [s.Action, s.Resource])).toEqual([
      ['connect:DescribeUser', `${INSTANCE_ARN}/agent/*`],
      ['connect:DescribeQueue', queue],
    ]);
  });

  test('can be constructs of the app', () => {
    const stack = newStack();
    const instance = new CfnInstance(stack, 'I', {
      identityManagementType: 'SAML',
      attributes: { inboundCalls: true, outboundCalls: true },
    });
    const queue = new CfnQueue(stack, 'Q', {
      name: 'q',
      instanceArn: instance.attrArn,
      hoursOfOperationArn: 'h',
    });
    const made = scopedRole(
      ConnectAccess.connectActions(DESCRIBE_QUEUE),
      ConnectScope.instances(instance).withResources('queue', queue.attrQueueArn),
      stack,
    );
    expect(statementsOf(made)[0].Resource).toBe('${Q.QueueArn}');
  });

  test('beside an instance are tied to it where the action can be', () => {
    const made = scopedRole(ConnectAccess.connectActions(CLAIM_PHONE_NUMBER), here);
    expect(statementsOf(made).map((s) => [s.Resource, s.Condition])).toEqual([
      [
        [
          `arn:\${AWS::Partition}:connect:us-east-1:${ACCOUNT}:phone-number/*`,
          `arn:\${AWS::Partition}:connect:us-east-1:${ACCOUNT}:traffic-distribution-group/*`,
        ],
        { StringEquals: { 'connect:InstanceId': '11111111-2222-3333-4444-555555555555' } },
      ],
      [INSTANCE_ARN, undefined],
    ]);
  });

  test.each<[string, () => ConnectScope, RegExp]>([
    [
      'an unknown type',
      () => here.withResources('room', 'x'),
      /there is no such resource type in an instance\. Got 'room'\. Allowed: .*agent-status, .*queue/,
    ],
    [
      'an ARN of another type',
      () => here.withResources('queue', `${INSTANCE_ARN}/agent/a`),
      /is not a queue of an instance|of type agent/,
    ],
    [
      'a pattern',
      () => here.withResources('queue', `${INSTANCE_ARN}/queue/*`),
      /a wildcard or policy variable/,
    ],
    ['none', () => here.withResources('queue'), /the list is empty/],
    [
      'one twice',
      () => here.withResources('queue', `${INSTANCE_ARN}/queue/q`, `${INSTANCE_ARN}/queue/q`),
      /given twice/,
    ],
  ])('%s is refused', (_, build, message) => {
    expect(build).toThrow(message);
  });
});

test('a resource that is not of its type is not taken for an instance', () => {
  const alias = `${INSTANCE_ARN}/contact-flow/aaaaaaaa-2222-3333-4444-555555555555:live`;
  expect(() => ConnectScope.instanceArn(INSTANCE_ARN).withResources('contact-flow', alias)).toThrow(
    /is not a/,
  );
  expect(() => ConnectScope.instanceArn(`${INSTANCE_ARN}/queue/x`)).toThrow(
    'this is the ARN of something in the instance, of type queue',
  );
});
