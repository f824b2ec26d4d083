import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const trusting = (Condition: object | undefined, ...Action: string[]) => ({
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: ['sts:AssumeRole', ...Action],
  ...(Condition && { Condition }),
});
const deny = (Action: string, Condition?: object) => ({
  ...trusting(Condition),
  Effect: 'Deny',
  Action,
});
const TAG = { StringEquals: { 'aws:RequestTag/x': 'y' } };
const IDENTITY = { StringLike: { 'sts:SourceIdentity': '*' } };

/** The severities of what is found about a trust in anyone. */
const found = (...statements: object[]) =>
  audit(
    read('template.json', {
      Resources: {
        Role: roleWith('P', connectHolder(), { AssumeRolePolicyDocument: policy(...statements) }),
      },
    })!,
  )
    .filter(({ id }) => id === 'trust-in-anyone')
    .map(({ severity }) => severity);

describe('a trust in anyone who brings something to the session', () => {
  test.each([
    ['a tag', TAG, 'sts:TagSession'],
    ['tags', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['x'] } }, 'sts:TagSession'],
    [
      'tags of a chain',
      { 'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': ['x'] } },
      'sts:TagSession',
    ],
    ['any value', { Null: { 'aws:RequestTag/x': 'false' } }, 'sts:TagSession'],
    ['a source identity', IDENTITY, 'sts:SetSourceIdentity'],
  ])('lets in nobody if nobody may bring it: %s', (_, condition, action) => {
    expect(found(trusting(condition))).toEqual([]);
    expect(found(trusting(condition, action))).toEqual(['fatal']);
    expect(found(trusting(condition, action), deny(action))).toEqual([]);
    expect(found(trusting(condition), trusting(undefined, action))).toContain('fatal');
  });

  test('a deny of those without it is the same condition', () => {
    const without = deny('sts:AssumeRole', { Null: { 'aws:RequestTag/x': 'true' } });
    expect(found(trusting(undefined), without)).toEqual([]);
    expect(found(trusting(undefined, 'sts:TagSession'), without)).toEqual(['fatal']);
  });

  test('nobody needs to bring what the condition does not require', () => {
    expect(found(trusting({ StringNotEquals: { 'aws:RequestTag/x': 'y' } }))).toEqual(['fatal']);
    expect(found(trusting({ StringEqualsIfExists: { 'aws:RequestTag/x': 'y' } }))).toEqual([
      'fatal',
    ]);
  });
});
