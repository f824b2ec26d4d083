import { Fn, Lazy } from 'aws-cdk-lib';
import {
  ConnectAccess,
  ConnectAction,
  ConnectScope,
  TagValue,
  UnsupportedTagBehavior,
} from '../../src';
import { findingsOf } from '../support/findings';
import { scopedRole } from '../support/scoped-role';
import { allowed } from '../support/simulator';
import { INSTANCE_ARN, statementsOf } from '../support/template';

const here = ConnectScope.instanceArn(INSTANCE_ARN);
const {
  DESCRIBE_INSTANCE,
  DESCRIBE_USER,
  CREATE_USER,
  LIST_USERS,
  START_OUTBOUND_VOICE_CONTACT,
  CREATE_RULE,
  START_TASK_CONTACT,
} = ConnectAction;
const describeUser = ConnectAccess.connectActions(DESCRIBE_USER);
const { OMIT, GRANT_WITHOUT_TAGS } = UnsupportedTagBehavior;

describe('the value of a tag', () => {
  test.each<[string, TagValue, string]>([
    ['is a text', TagValue.text('North'), 'North'],
    ['is a tag of the principal', TagValue.principalTag('Team'), '${aws:PrincipalTag/Team}'],
    ['is the name of a user', TagValue.userName(), '${aws:username}'],
    ['is the id of the principal', TagValue.userId(), '${aws:userid}'],
  ])('%s', (_, value, text) => {
    const [statement] = statementsOf(scopedRole(describeUser, here.withTagValues({ Team: value })));
    expect(statement.Condition).toEqual({ StringEquals: { 'aws:ResourceTag/Team': text } });
  });

  test('that comes from the principal is compared with the tag of the resource', async () => {
    const scope = here.withTagValues({ Team: TagValue.principalTag('Team') });
    const statements = statementsOf(scopedRole(describeUser, scope));
    const see = (context: Record<string, string>) =>
      allowed(
        { action: 'connect:DescribeUser', resource: `${INSTANCE_ARN}/agent/u`, context },
        statements,
      );
    const north = { 'aws:ResourceTag/Team': 'North' };
    expect(await see({ ...north, 'aws:PrincipalTag/Team': 'North' })).toBe(true);
    expect(await see({ ...north, 'aws:PrincipalTag/Team': 'South' })).toBe(false);
    expect(await see(north)).toBe(false);
    expect(await see({ 'aws:PrincipalTag/Team': 'North' })).toBe(false);
  });

  test.each<[string, () => unknown, string]>([
    ['a text with a wildcard', () => TagValue.text('*'), 'would widen the policy'],
    ['a key with a variable', () => TagValue.principalTag('${aws:x}'), 'would widen the policy'],
    ['a text in place of a value', () => here.withTagValues({ Team: 'x' as any }), 'TagValue'],
    ['no tag', () => here.withTagValues({}), 'the list is empty'],
    [
      'a variable in a text',
      () => here.withTags({ Team: '${aws:username}' }),
      'use withTagValues and TagValue',
    ],
    [
      'keys that differ in their case',
      () => here.withTags({ Team: 'a', team: 'b' }),
      "IAM ignores the case of these keys, so they are the same one. Got 'Team, team'",
    ],
    ['a line break in a key', () => here.withTags({ 'a\nb': 'c' }), 'does not belong in a tag'],
    [
      'a value that is longer than a tag can have',
      () => here.withTags({ Team: 'x'.repeat(257) }),
      'no tag has a value of this length, so nothing would have it',
    ],
    [
      'a long text',
      () => TagValue.text('x'.repeat(257)),
      'Allowed: a value of up to 256 characters',
    ],
    [
      'the key of a principal that no tag can have',
      () => TagValue.principalTag('Team}'),
      "TagValue.principalTag: a wildcard, a policy variable or the prefix aws: does not belong in a tag. Got 'Team}'",
    ],
    [
      'the key of a principal that only deployment knows',
      () => TagValue.principalTag(Fn.ref('Key')),
      'only the deployment knows the key of a tag',
    ],
    ['an array of tags', () => here.withTags(['Team'] as any), 'these are not tags'],
  ])('cannot be %s', (_, build, message) => {
    expect(build).toThrow(message);
  });
});

describe('a key that is a token', () => {
  const lazy = (text: string) => Lazy.string({ produce: () => text });
  const under = (tags: Record<string, string>) => () =>
    statementsOf(scopedRole(describeUser, here.withTags(tags)))[0].Condition;

  test('is the text that it is lazily', () => {
    expect(under({ [lazy('Team')]: 'North' })()).toEqual({
      StringEquals: { 'aws:ResourceTag/Team': 'North' },
    });
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'the same as another',
      { [lazy('Team')]: 'North', Team: 'South' },
      "so they are the same one. Got 'Team, Team'",
    ],
    [
      'another but for its case',
      { [lazy('team')]: 'North', Team: 'South' },
      "so they are the same one. Got 'team, Team'",
    ],
    ['one of AWS', { [lazy('aws:x')]: 'North' }, "does not belong in a tag. Got 'aws:x'"],
    ['empty', { [lazy('')]: 'North' }, "does not belong in a tag. Got ''"],
    [
      'known to the deployment only',
      { [Fn.ref('Key')]: 'North' },
      'only the deployment knows the key of a tag, and a template cannot compute the keys of conditions',
    ],
  ])('cannot be %s', (_, tags, message) => {
    expect(under(tags)).toThrow(message);
  });
});

describe('the types that have the tags', () => {
  const users = here.withTags({ Team: 'North' }).withTaggedTypes('user');
  const grantsOf = (access: ConnectAccess, scope: ConnectScope) =>
    statementsOf(scopedRole(access, scope)).map((s) => [s.Action, s.Resource, s.Condition]);

  test('limit actions on them', () => {
    expect(grantsOf(describeUser, users)).toEqual([
      [
        'connect:DescribeUser',
        `${INSTANCE_ARN}/agent/*`,
        { StringEquals: { 'aws:ResourceTag/Team': 'North' } },
      ],
    ]);
  });

  test.each<[ConnectAction, string]>([
    [LIST_USERS, 'the instance'],
    [CREATE_USER, 'security profiles'],
  ])('%s is an error, because it needs %s', (action) => {
    expect(() => scopedRole(ConnectAccess.connectActions(action), users)).toThrow(
      `${action} cannot be limited by tags`,
    );
  });

  test('are no error where the caller chose otherwise, which is said', () => {
    const access = ConnectAccess.connectActions(DESCRIBE_USER, LIST_USERS);
    const tagged = (behavior: UnsupportedTagBehavior) =>
      scopedRole(access, here.withTags({ Team: 'North' }, behavior).withTaggedTypes('user'));
    expect(findingsOf(tagged(OMIT))).toEqual([
      'warning tags-left-out: left out: connect:ListUsers',
    ]);
    expect(findingsOf(tagged(GRANT_WITHOUT_TAGS))).toEqual([
      'warning tags-not-applied: granted without the tags: connect:ListUsers',
    ]);
  });

  test('leave out resources that a request may leave out', () => {
    const flows = here.withTags({ Team: 'North' }).withTaggedTypes('contact-flow');
    expect(grantsOf(ConnectAccess.connectActions(START_TASK_CONTACT), flows)).toEqual([
      [
        'connect:StartTaskContact',
        `${INSTANCE_ARN}/contact-flow/*`,
        { StringEquals: { 'aws:ResourceTag/Team': 'North' } },
      ],
    ]);
  });

  test.each<[string, () => unknown, string]>([
    ['none', () => here.withTags({ Team: 'x' }).withTaggedTypes(), 'the list is empty'],
    ['of no tags', () => here.withTaggedTypes('user'), 'the scope has no tags'],
    [
      'a type that there is not',
      () => here.withTags({ Team: 'x' }).withTaggedTypes('room'),
      "there is no such resource type in an instance. Got 'room'",
    ],
  ])('cannot be %s', (_, build, message) => {
    expect(build).toThrow(message);
  });
});

describe('what a tag scope leaves usable', () => {
  const north = here.withTags({ Team: 'North' });

  test.each([START_OUTBOUND_VOICE_CONTACT, CREATE_RULE])(
    '%s is an error: what it makes has no tags',
    (action) => {
      expect(() => scopedRole(ConnectAccess.connectActions(action), north)).toThrow(
        `${action} cannot be limited by tags`,
      );
    },
  );

  test('says which actions need an instance with the tags, and which AWS lists by type', () => {
    const access = ConnectAccess.connectActions(DESCRIBE_USER, DESCRIBE_INSTANCE, LIST_USERS);
    expect(findingsOf(scopedRole(access, north))).toEqual([
      'note tags-by-type: limited by the tags of the type only: connect:ListUsers',
      'note tags-on-instance: usable only where the instance has the tags: connect:DescribeInstance, connect:ListUsers',
    ]);
  });
});
