import { decide } from '../../src/evaluator/decide';
import { expandPattern, matchesAction } from '../../src/policy/action-patterns';
import { policy, Written } from '../support/decisions';

const OLD = 'connect:GetFederationTokens';
const NEW = 'connect:AdminGetEmergencyAccessToken';

const verdict = (action: string, ...statements: Written[]) =>
  decide({ action, resource: '*', otherKeys: 'absent' }, { policies: [policy(...statements)] })
    .verdict;

describe.each([OLD, NEW, OLD.toLowerCase()])('asked by the name %s', (asked) => {
  test.each([
    OLD,
    NEW,
    'connect:getfederationtokens',
    'connect:GetFederationToken?',
    'connect:Admin*',
  ])('the action is allowed and denied by %s', (Action) => {
    expect(verdict(asked, { Action })).toBe('allowed');
    expect(verdict(asked, { Action: '*' }, { Effect: 'Deny', Action })).toBe('denied');
    expect(verdict(asked, { Action: undefined, NotAction: Action })).toBe('denied');
  });

  test('the action is not the one of a similar name', () => {
    expect(verdict(asked, { Action: 'connect:GetFederationToken' })).toBe('denied');
    expect(verdict('connect:GetFederationToken', { Action: asked })).toBe('denied');
  });
});

test('an old name and its patterns stand for the action', () => {
  expect(expandPattern(OLD)).toEqual([NEW]);
  expect(expandPattern('connect:GetFederationToken?')).toEqual([NEW]);
  expect(matchesAction('connect:GetFederation*', NEW)).toBe(true);
  expect(matchesAction(NEW, NEW)).toBe(true);
  expect(matchesAction('connect:GetFederationToken', NEW)).toBe(false);
});
