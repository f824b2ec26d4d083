import { pageExamples } from '../../src/report/page-examples';
import { RULE_FINDINGS } from '../../src/text/rule-findings';

const examplesOf = (...ids: readonly string[]) =>
  pageExamples(
    ids.map((id) => ({ id, severity: '', subject: '', text: '', remedy: '', why: '', place: '' })),
  );

test('the example of a rule is the statement that differs, ready to be pasted', () => {
  expect(JSON.parse(examplesOf('chosen-session-name')['chosen-session-name'])).toEqual({
    Effect: 'Allow',
    Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } },
  });
});

test('each rule has one, of less than a screen', () => {
  const ids = Object.keys(RULE_FINDINGS);
  const examples = examplesOf(...ids);
  expect(Object.keys(examples)).toEqual(ids);
  expect(Object.values(examples).filter((one) => one.split('\n').length > 45)).toEqual([]);
});

test('what no rule finds has none', () => {
  expect(examplesOf('sign-in-as-any-user')).toEqual({});
});
