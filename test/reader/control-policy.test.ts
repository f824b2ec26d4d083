import { lines, template } from './read-access';
import { isControlPolicyType, isResourceControlPolicy } from '../../src/reader/control-policy';
import { read } from '../../src/reader/read';
import { allow, deny, policy } from '../support/documents';

const everybody = { Principal: '*' };
const denial = deny('connect:DeleteInstance', '*', everybody);
const RCP = 'RESOURCE_CONTROL_POLICY';
const described = (Content: unknown, Type = RCP) =>
  read('t.json', { Policy: { PolicySummary: { Name: 'Guard', Type }, Content } });

test('two types of organization policies limit actions', () =>
  expect(['SERVICE_CONTROL_POLICY', RCP, 'TAG_POLICY', undefined].map(isControlPolicyType)).toEqual(
    [true, true, false, false],
  ));

describe('a resource control policy is read without its principals', () => {
  const expected = ['Deny connect:DeleteInstance on *'];
  test.each<[string, unknown]>([
    ['as an object', policy(denial)],
    ['as JSON', JSON.stringify(policy(denial))],
    ['with one statement that is not in a list', { ...policy(), Statement: denial }],
    ['with AWS as its principal', policy({ ...denial, Principal: { AWS: '*' } })],
  ])('%s', (_, content) => {
    const world = described(content);
    expect(world && lines(world)).toEqual(expected);
    expect(world?.unread).toEqual([]);
    expect(world?.policies.map(({ name, isControlPolicy }) => [name, isControlPolicy])).toEqual([
      ['Guard', true],
    ]);
  });
  test('in a template', () => {
    const Properties = { Name: 'Guard', Type: RCP, Content: policy(denial) };
    const world = template({ P: { Type: 'AWS::Organizations::Policy', Properties } });
    expect(lines(world)).toEqual(expected);
    expect(world.unread).toEqual([]);
  });
});

test.each<[string, unknown]>([
  ['names a principal', policy({ ...denial, Principal: { AWS: '111122223333' } })],
  ['is a service control policy', policy(denial)],
])('a policy that %s keeps its principals, which no such policy has', (about, content) => {
  const world = described(content, about.startsWith('names') ? RCP : 'SERVICE_CONTROL_POLICY');
  expect(world?.unread.map(({ problem }) => problem)).toContain(
    'a Principal stands in policies of resources and in trust policies, ' +
      'not in policies of those who have access',
  );
});

test('what organizations describe has a name, or is not their policy', () => {
  const Policy = { PolicySummary: { Type: RCP }, Content: policy(denial) };
  expect(read('t.json', { Policy })).toBeUndefined();
});

describe('a document without a type is a resource control policy', () => {
  test.each<[string, unknown]>([
    ['its statements deny something to everybody', policy(denial, denial)],
    ['its statement does, outside of a list', { Statement: denial }],
  ])('if %s', (_, document) => expect(isResourceControlPolicy(document)).toBe(true));

  test.each<[string, unknown]>([
    ['has no statement', policy()],
    ['has no list of statements', {}],
    ['allows', policy(denial, allow('connect:*', '*', everybody))],
    ['denies without a principal', policy(denial, deny('connect:*'))],
    ['denies to somebody', policy({ ...denial, Principal: { AWS: '111122223333' } })],
  ])('not if it %s', (_, document) => expect(isResourceControlPolicy(document)).toBe(false));
});
