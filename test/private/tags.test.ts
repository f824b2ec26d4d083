import { ConnectScope, TagFallback } from '../../src';
import { expand } from '../../src/private/expand';
import { Finding } from '../../src/private/grant';
import { tagged } from '../../src/private/tags';

const scope = (fallback?: TagFallback) => ConnectScope.allInstances().withTags({ Team: 'red', Stage: 'test' }, fallback);
const run = (actions: string[], within = scope(), findings: Finding[] = []) =>
  ({ grants: tagged('Here', expand(actions.map((action) => ({ action }))), within, findings), findings });
const conditionsOf = (action: string) => run([action]).grants.map((g) => g.conditions);

test('without tags nothing changes', () => {
  const { grants, findings } = run(['connect:ListInstances'], ConnectScope.allInstances());
  expect(grants).toEqual(expand([{ action: 'connect:ListInstances' }]));
  expect(findings).toEqual([]);
});

test('what is on something must be on something that has every tag', () => {
  expect(conditionsOf('connect:DescribeUser')).toEqual([{ StringEquals: { 'aws:ResourceTag/Team': 'red', 'aws:ResourceTag/Stage': 'test' } }]);
});

test('a search filters by every tag', () => {
  expect(conditionsOf('connect:SearchUsers')).toEqual([{ StringEquals: { 'connect:SearchTag/Team': 'red', 'connect:SearchTag/Stage': 'test' } }]);
});

test('tagging must not take over what has another value', () => {
  expect(conditionsOf('connect:TagResource')[0]).toEqual({
    StringEquals: { 'aws:RequestTag/Team': 'red', 'aws:RequestTag/Stage': 'test' },
    StringEqualsIfExists: { 'aws:ResourceTag/Team': 'red', 'aws:ResourceTag/Stage': 'test' },
  });
});

test('untagging is on what has the tags', () => {
  expect(conditionsOf('connect:UntagResource')[0]).toEqual({ StringEquals: { 'aws:ResourceTag/Team': 'red', 'aws:ResourceTag/Stage': 'test' } });
});

test('the condition of a row stands beside that of the tags', () => {
  const grants = expand([{ action: 'connect:UpdateInstanceStorageConfig', row: 'edit-call-recording' }]);
  expect(tagged('Here', grants, scope(TagFallback.GRANT_UNSCOPED), [])[0].conditions?.StringEquals).toMatchObject({
    'connect:StorageResourceType': 'CALL_RECORDINGS', 'aws:ResourceTag/Team': 'red',
  });
});

test('actions of services outside the family are left as they are', () => {
  expect(run(['kms:DescribeKey']).grants).toEqual(expand([{ action: 'kms:DescribeKey' }]));
});

test('what cannot carry tags is an error that names all of it in order, once', () => {
  expect(() => run(['connect:ListInstances', 'connect:DescribeUser', 'connect:CreateInstance'])).toThrow(
    /^Here: .*connect:ListInstances cannot be limited by tags.*Leave them out of the access, or say in withTags what shall become of them: TagFallback.LEAVE_OUT or TagFallback.GRANT_UNSCOPED/s);
});

test('what cannot carry tags is named in order', () => {
  const { findings } = run(['connect:ListInstances', 'connect:CreateInstance', 'connect:SendIntegrationEvent'], scope(TagFallback.LEAVE_OUT));
  expect(findings.map((f) => f.message)).toEqual([expect.stringMatching(/: connect:ListInstances, connect:SendIntegrationEvent$/)]);
});

test('what cannot carry tags is left out with a warning', () => {
  const { grants, findings } = run(['connect:ListInstances', 'connect:DescribeUser'], scope(TagFallback.LEAVE_OUT));
  expect(grants.map((g) => g.action)).toEqual(['connect:DescribeUser']);
  expect(findings).toEqual([{ id: 'TagsLeftOut', message: 'left out, because they cannot be limited by tags: connect:ListInstances', warning: true }]);
});

test('what cannot carry tags is granted without them with a warning', () => {
  const { grants, findings } = run(['connect:ListInstances'], scope(TagFallback.GRANT_UNSCOPED));
  expect(grants).toEqual(expand([{ action: 'connect:ListInstances' }]));
  expect(findings).toEqual([
    { id: 'TagsNotApplied', message: 'granted without the tags, which they cannot be limited by: connect:ListInstances', warning: true },
  ]);
});
