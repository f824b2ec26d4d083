import { line, template } from './read-access';
import { allow, deny, policy } from '../support/documents';

const denied = deny('a:C');
const If = (condition: string, yes: unknown) => ({
  'Fn::If': [condition, yes, { Ref: 'AWS::NoValue' }],
});
const named = (...statements: readonly unknown[]) => ({
  PolicyName: 'P',
  PolicyDocument: { ...policy(), Statement: [allow('a:B'), ...statements] },
});
/** What the policies of a role say, and what may not be there. */
const read = (...Policies: readonly unknown[]) => {
  const R = { Type: 'AWS::IAM::Role', Properties: { Policies } };
  const [{ inline, unknown }] = template({ R }).principals;
  return {
    statements: inline.map(({ statements }) => statements.map(line)),
    unknown: unknown.map(({ within = [], place, ...part }) => ({
      ...part,
      within: within.map(line),
    })),
  };
};
const part = (...within: readonly string[]) => ({
  kind: 'policy-name',
  what: 'P',
  mayAllow: false,
  mayDeny: true,
  remedy: 'give-own-names',
  within,
});
const ALLOW = 'Allow a:B on *';
const DENY = 'Deny a:C on *';

describe('of two policies of one name', () => {
  test('a deny of one may not be there', () =>
    expect(read(named(denied), named())).toEqual({
      statements: [[ALLOW], [ALLOW]],
      unknown: [part(DENY)],
    }));
  test('a deny of both is there', () =>
    expect(read(named(denied), named(denied))).toEqual({
      statements: [
        [ALLOW, DENY],
        [ALLOW, DENY],
      ],
      unknown: [],
    }));
  test('a deny of both, in one under a condition, may be there under that condition alone', () =>
    expect(read(named(denied), named(If('C', denied)))).toEqual({
      statements: [[ALLOW], [ALLOW, `${DENY} if C`]],
      unknown: [part(DENY)],
    }));
});

describe('of two policies whose names deployment may make equal', () => {
  const as = (PolicyName: unknown, ...statements: readonly unknown[]) => ({
    ...named(...statements),
    PolicyName,
  });
  const open = { Ref: 'AWS::StackName' };
  test('a deny is there unless it does, and its allow is there', () =>
    expect(read(as(open, denied), named())).toMatchObject({
      statements: [
        [ALLOW, expect.stringMatching(/^Deny a:C on \* if .*AWS::StackName\} is P/)],
        [ALLOW],
      ],
      unknown: [{ ...part(DENY), what: expect.any(String), isPossible: true }],
    }));
  test('a deny of both is there', () =>
    expect(read(as(open, denied), named(denied))).toEqual({
      statements: [
        [ALLOW, DENY],
        [ALLOW, DENY],
      ],
      unknown: [],
    }));
  test('a deny is not there for certain if both have the same open name', () =>
    expect(read(as(open, denied), as(open)).statements).toEqual([[ALLOW], [ALLOW]]));
});
