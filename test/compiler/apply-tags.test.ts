import { ConnectScope, UnsupportedTagBehavior } from '../../src';
import { Conditions } from '../../src/catalogue/facts';
import { Taggable, applyTags } from '../../src/compiler/apply-tags';
import { expandActions } from '../../src/compiler/expand-actions';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { conditionsIn } from '../../src/policy/conditions';
import {
  conditionsOf,
  contextIn,
  findingTexts,
  resolvedIn,
  statement as compiled,
} from '../support/compiled';
import { newStack } from '../support/template';

const NOTHING: Taggable = { grants: [], documented: [], managedPolicies: [] };
const scope = (fallback?: UnsupportedTagBehavior) =>
  ConnectScope.allInstances().withTags({ Team: 'red', Stage: 'test' }, fallback);
const stack = newStack();
const tag = (wanted: Taggable, within: ConnectScope) =>
  applyTags(contextIn(stack), wanted, resolvedIn(stack, within).tags);
const run = (actions: string[], within = scope()) =>
  tag({ ...NOTHING, grants: expandActions(actions.map((action) => ({ action }))) }, within);
const conditionsOn = (action: string) => run([action]).grants.map(conditionsOf);

test('without tags nothing changes', () => {
  const { grants, findings } = run(['connect:ListInstances'], ConnectScope.allInstances());
  expect(grants).toEqual(expandActions([{ action: 'connect:ListInstances' }]));
  expect(findings).toEqual([]);
});

test('what is on something must be on something that has every tag', () => {
  expect(conditionsOn('connect:DescribeUser')).toEqual([
    { StringEquals: { 'aws:ResourceTag/Team': 'red', 'aws:ResourceTag/Stage': 'test' } },
  ]);
});

test('a search filters by every tag', () => {
  expect(conditionsOn('connect:SearchUsers')).toEqual([
    { StringEquals: { 'connect:SearchTag/Team': 'red', 'connect:SearchTag/Stage': 'test' } },
  ]);
});

const ONLY_NAMED = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team', 'Stage'] } };

test('tagging is on what has the tags, sets them alone, and to no other values', () => {
  expect(conditionsOn('connect:TagResource')[0]).toEqual({
    StringEquals: {
      'aws:RequestTag/Team': 'red',
      'aws:RequestTag/Stage': 'test',
      'aws:ResourceTag/Team': 'red',
      'aws:ResourceTag/Stage': 'test',
    },
    ...ONLY_NAMED,
  });
});

test('untagging is on what has the tags, and takes no other tag away', () => {
  expect(conditionsOn('connect:UntagResource')[0]).toEqual({
    StringEquals: { 'aws:ResourceTag/Team': 'red', 'aws:ResourceTag/Stage': 'test' },
    ...ONLY_NAMED,
  });
});

const REQUEST = { StringEquals: { 'aws:RequestTag/Team': 'red', 'aws:RequestTag/Stage': 'test' } };
const RESOURCE = {
  StringEquals: { 'aws:ResourceTag/Team': 'red', 'aws:ResourceTag/Stage': 'test' },
};

test.each<[string, string[], string[]]>([
  [
    'connect:CreateUser',
    ['{Instance}/agent/*'],
    ['{Instance}/agent-group/*', '{Instance}/routing-profile/*', '{Instance}/security-profile/*'],
  ],
  ['connect:CreateRoutingProfile', ['{Instance}/routing-profile/*'], ['{Instance}/queue/*']],
  [
    'connect:CreateQuickConnect',
    ['{Instance}/transfer-destination/*'],
    ['{Instance}/agent/*', '{Instance}/contact-flow/*', '{Instance}/queue/*'],
  ],
])('%s makes something with the tags, and uses only what has them', (action, made, used) => {
  expect(run([action]).grants.map((g) => [g.resources, conditionsOf(g)])).toEqual([
    [made, REQUEST],
    [used, RESOURCE],
  ]);
});

test('what makes nothing that IAM is asked about is on what has the tags, with the tags in its request', () => {
  expect(conditionsOn('connect:CreateEmailAddress')).toEqual([
    { StringEquals: { ...REQUEST.StringEquals, ...RESOURCE.StringEquals } },
  ]);
});

test('deleting a file asks for no tags in its request, although IAM has the key for it', () => {
  expect(conditionsOn('connect:DeleteAttachedFile')).toEqual([RESOURCE]);
});

test('reading is on what has the tags, and asks for none in its request', () => {
  for (const action of [
    'connect-campaigns:DescribeCampaign',
    'connect-campaigns:GetCampaignState',
    'connect:GetAttachedFile',
  ]) {
    expect(conditionsOn(action)[0]).toEqual({
      StringEquals: { 'aws:ResourceTag/Team': 'red', 'aws:ResourceTag/Stage': 'test' },
    });
  }
});

test.each(['connect-campaigns:ListCampaigns', 'connect-campaigns:GetCampaignStateBatch'])(
  '%s, which AWS says takes no tag, cannot be limited by tags',
  (action) => {
    expect(() => run([action])).toThrow(`Here: ${action} cannot be limited by tags`);
  },
);

test('the condition of a row stands beside that of the tags', () => {
  const grants = expandActions([
    { action: 'connect:UpdateInstanceStorageConfig', origin: 'edit-call-recording' },
  ]);
  expect(
    conditionsOf(
      tag({ ...NOTHING, grants }, scope(UnsupportedTagBehavior.GRANT_WITHOUT_TAGS)).grants[0],
    )?.StringEquals,
  ).toMatchObject({
    'connect:StorageResourceType': 'CALL_RECORDINGS',
    'aws:ResourceTag/Team': 'red',
  });
});

test('actions of services outside the family are left as they are', () => {
  expect(run(['kms:DescribeKey']).grants).toEqual(expandActions([{ action: 'kms:DescribeKey' }]));
});

test('what cannot carry tags is an error that names all of it in order, once', () => {
  expect(() =>
    run(['connect:ListInstances', 'connect:DescribeUser', 'connect:CreateInstance']),
  ).toThrow(
    /^Here: .*connect:ListInstances cannot be limited by tags.*Leave them out of the access, or say in withTags what shall become of them: UnsupportedTagBehavior.OMIT or UnsupportedTagBehavior.GRANT_WITHOUT_TAGS/s,
  );
});

test('what cannot carry tags is named in order', () => {
  const { findings } = run(
    ['connect:ListInstances', 'connect:CreateInstance', 'connect:SendIntegrationEvent'],
    scope(UnsupportedTagBehavior.OMIT),
  );
  expect(findingTexts(findings)).toEqual([
    'tags-left-out: left out: connect:ListInstances, connect:SendIntegrationEvent',
  ]);
});

test('what cannot carry tags is left out with a warning', () => {
  const { grants, findings } = run(
    ['connect:ListInstances', 'connect:DescribeUser'],
    scope(UnsupportedTagBehavior.OMIT),
  );
  expect(grants.flatMap((g) => g.actions)).toEqual(['connect:DescribeUser']);
  expect(findingTexts(findings)).toEqual(['tags-left-out: left out: connect:ListInstances']);
});

test('what cannot carry tags is granted without them with a warning', () => {
  const { grants, findings } = run(
    ['connect:ListInstances'],
    scope(UnsupportedTagBehavior.GRANT_WITHOUT_TAGS),
  );
  expect(grants).toEqual(expandActions([{ action: 'connect:ListInstances' }]));
  expect(findingTexts(findings)).toEqual([
    'tags-not-applied: granted without the tags: connect:ListInstances',
  ]);
});

describe('documented statements', () => {
  const ON_ALL = { 'aws:ResourceTag/Team': 'red', 'aws:ResourceTag/Stage': 'test' };
  const statement = (actions: string[], conditions?: Conditions) =>
    compiled({ sid: 'Own', actions, conditions });
  const limited = (own: CompiledStatement, within = scope()) =>
    tag({ ...NOTHING, documented: [own] }, within).documented;

  test('are as they are without tags', () => {
    const own = statement(['connect:ListInstances']);
    expect(limited(own, ConnectScope.allInstances())[0]).toBe(own);
  });

  test('keep their Sid where one condition holds for all of their actions', () => {
    const own = statement(['connect:DescribeUser', 'connect:DescribeQueue']);
    expect(limited(own)).toStrictEqual([
      { ...own, conditions: conditionsIn({ StringEquals: ON_ALL }) },
    ]);
  });

  test('are several where their actions take different conditions, each with a Sid that says by what', () => {
    const own = statement([
      'connect:SearchUsers',
      'connect:DescribeUser',
      'kms:ListKeys',
      'connect:CreateView',
      'connect:DescribeQueue',
    ]);
    expect(
      limited(own).map((one) => [one.sid, one.actions, Object.keys(conditionsOf(one) ?? {})]),
    ).toEqual([
      ['OwnBySearchTag', ['connect:SearchUsers'], ['StringEquals']],
      ['OwnByResourceTag', ['connect:DescribeUser', 'connect:DescribeQueue'], ['StringEquals']],
      ['Own', ['kms:ListKeys'], []],
      ['OwnByRequestTag', ['connect:CreateView'], ['StringEquals']],
    ]);
  });

  test('keep their own conditions beside those on tags, and alone where there are none', () => {
    const conditions = {
      StringEquals: { 'connect:InstanceId': 'i-1' },
      Bool: { 'aws:SecureTransport': 'true' },
    };
    expect(
      limited(statement(['connect:DescribeUser', 'kms:ListKeys'], conditions)).map(conditionsOf),
    ).toEqual([
      {
        StringEquals: { 'connect:InstanceId': 'i-1', ...ON_ALL },
        Bool: { 'aws:SecureTransport': 'true' },
      },
      conditions,
    ]);
  });

  test('lose what cannot carry tags, and keep the Sid where one condition is left', () => {
    const own = statement(['connect:ListInstances', 'connect:DescribeUser']);
    expect(limited(own, scope(UnsupportedTagBehavior.OMIT)).map((s) => [s.sid, s.actions])).toEqual(
      [['Own', ['connect:DescribeUser']]],
    );
    expect(
      limited(statement(['connect:ListInstances']), scope(UnsupportedTagBehavior.OMIT)),
    ).toEqual([]);
  });

  test('keep what cannot carry tags under their own conditions, where the caller says so', () => {
    const own = statement(['connect:ListInstances', 'connect:DescribeUser', 'kms:ListKeys'], {
      Bool: { 'aws:SecureTransport': 'true' },
    });
    expect(
      limited(own, scope(UnsupportedTagBehavior.GRANT_WITHOUT_TAGS)).map((s) => [
        s.sid,
        s.actions,
        conditionsOf(s),
      ]),
    ).toEqual([
      ['Own', ['connect:ListInstances', 'kms:ListKeys'], conditionsOf(own)],
      [
        'OwnByResourceTag',
        ['connect:DescribeUser'],
        { ...conditionsOf(own), StringEquals: ON_ALL },
      ],
    ]);
  });

  test('and actions by name that cannot carry tags are one error', () => {
    const wanted = {
      ...NOTHING,
      documented: [statement(['connect:ListInstances'])],
      grants: expandActions([{ action: 'cases:ListDomains' }]),
    };
    expect(() => tag(wanted, scope())).toThrow(
      'Here: cases:ListDomains, connect:ListInstances cannot be limited by tags. Leave them out',
    );
  });

  test.each(['aws:ResourceTag/Team', 'aws:ResourceTag/team'])(
    'that go by %s already do not go by another value of it',
    (key) => {
      expect(() =>
        limited(statement(['connect:DescribeUser'], { StringEquals: { [key]: 'blue' } })),
      ).toThrow(
        "Here: the statement Own has a condition on the tag already, by which AWS tells what it is on. Got 'aws:ResourceTag/Team'. " +
          'Leave the tag out of withTags, or tag with another one.',
      );
    },
  );
});

describe('a managed policy', () => {
  const wanted: Taggable = {
    ...NOTHING,
    grants: expandActions([{ action: 'connect:ListInstances' }]),
    managedPolicies: ['Some'],
  };
  const message =
    'Here: connect:ListInstances, the managed policy Some cannot be limited by tags. Build the access from use cases, jobs and actions ' +
    'instead of a managed policy, or grant it without tags: UnsupportedTagBehavior.GRANT_WITHOUT_TAGS.';

  test.each([UnsupportedTagBehavior.FAIL, UnsupportedTagBehavior.OMIT])(
    'is an error with %s',
    (fallback) => {
      expect(() => tag(wanted, scope(fallback))).toThrow(message);
    },
  );

  test('is granted without the tags where the caller says so, and a warning names it', () => {
    const { findings } = tag(wanted, scope(UnsupportedTagBehavior.GRANT_WITHOUT_TAGS));
    expect(findingTexts(findings)).toEqual([
      'tags-not-applied: granted without the tags: connect:ListInstances, the managed policy Some',
    ]);
  });

  test("is nobody's business without tags", () => {
    const { grants, findings } = tag(wanted, ConnectScope.allInstances());
    expect(grants).toEqual(wanted.grants);
    expect(findings).toEqual([]);
  });
});
