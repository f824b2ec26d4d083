import { decide, Decision } from '../../src/evaluator/decide';
import { Request } from '../../src/evaluator/request-context';
import { Policy } from '../../src/policy/model';
import { readDocument } from '../../src/reader/policy-document';

const INSTANCE = 'arn:aws:connect:eu-west-2:111122223333:instance/a';

const policyOf = (...statements: readonly object[]): Policy =>
  readDocument(
    'policy',
    {
      Version: '2012-10-17',
      Statement: statements.map((statement) => ({ Effect: 'Allow', Action: '*', ...statement })),
    },
    { file: 'test', pointer: [] },
  ).policy;

/** The decision about all that a pattern stands for. */
const onPattern = (
  resource: string,
  policy: Policy,
  more: Partial<Request> = {},
): Decision['verdict'] =>
  decide(
    {
      action: 'connect:DeleteUser',
      resource,
      resourceIsPattern: true,
      otherKeys: 'absent',
      ...more,
    },
    { policies: [policy] },
  ).verdict;

describe('a request for all resources of a pattern', () => {
  const allow = { Resource: `${INSTANCE}/agent/*` };
  test.each([
    ['what is narrower', `${INSTANCE}/agent/?`, 'conditional'],
    [
      'one character of the instance',
      'arn:aws:connect:eu-west-2:111122223333:instance/?',
      'allowed',
    ],
    ['a star by its variable', `${INSTANCE}/agent/\${*}`, 'conditional'],
    ['a variable', `${INSTANCE}/agent/\${aws:userid}`, 'allowed'],
    ['the same', `${INSTANCE}/agent/*`, 'denied'],
    ['what is wider', `${INSTANCE}/*`, 'denied'],
    ['another resource', `${INSTANCE}/queue/*`, 'allowed'],
  ])('with a deny on %s', (_, denied, verdict) =>
    expect(
      onPattern(`${INSTANCE}/agent/*`, policyOf(allow, { Effect: 'Deny', Resource: denied })),
    ).toBe(verdict),
  );

  test('in all Regions, with a deny on Regions of one character', () =>
    expect(
      onPattern(
        'arn:aws:connect:*:*:instance/*/agent/*',
        policyOf({ Resource: '*' }, { Effect: 'Deny', Resource: 'arn:aws:connect:?:*:instance/*' }),
      ),
    ).toBe('conditional'));

  test('is not allowed by a part of the pattern', () => {
    expect(onPattern(`${INSTANCE}/*`, policyOf(allow))).toBe('conditional');
    expect(onPattern(`${INSTANCE}/queue/*`, policyOf(allow))).toBe('denied');
  });

  test('is denied by all but others, and not where some of it is left out', () => {
    const allBut = (NotResource: string) =>
      onPattern(
        `${INSTANCE}/agent/*`,
        policyOf(allow, { Effect: 'Deny', Resource: undefined, NotResource }),
      );
    expect(allBut(`${INSTANCE}/queue/*`)).toBe('denied');
    expect(allBut(`${INSTANCE}/agent/?`)).toBe('conditional');
    expect(allBut(`${INSTANCE}/*`)).toBe('allowed');
  });
});

describe('a request for all actions of a pattern', () => {
  const ask = (action: string, ...statements: readonly object[]) =>
    decide(
      { action, resource: 'arn:aws:s3:::b', otherKeys: 'absent' },
      { policies: [policyOf(...statements.map((s) => ({ Resource: '*', ...s })))] },
    ).verdict;

  test('is denied by what takes in all of them', () => {
    const allow = { Action: 's3:Get*' };
    expect(ask('s3:Get*', allow, { Effect: 'Deny', Action: 's3:Get?' })).toBe('conditional');
    expect(ask('s3:Get*', allow, { Effect: 'Deny', Action: 's3:GetObject' })).toBe('conditional');
    expect(ask('s3:Get*', allow, { Effect: 'Deny', Action: 'S3:G*' })).toBe('denied');
  });

  test('is allowed in part by one of them', () => {
    expect(ask('s3:Get*', { Action: 's3:GetObject' })).toBe('conditional');
    expect(ask('s3:Get*', { Action: 's3:PutObject' })).toBe('denied');
    expect(ask('s3:Get*', { Action: 's3:*' })).toBe('allowed');
  });

  test('leaves out what is excepted', () => {
    const verdict = (actionsExcept: readonly string[]) =>
      decide(
        { action: 's3:*', resource: 'arn:aws:s3:::b', otherKeys: 'absent', actionsExcept },
        {
          policies: [
            policyOf(
              { Action: 's3:*', Resource: '*' },
              { Effect: 'Deny', Action: undefined, NotAction: 's3:GetObject', Resource: '*' },
            ),
          ],
        },
      ).verdict;
    expect(verdict([])).toBe('conditional');
    expect(verdict(['s3:GetObject'])).toBe('denied');
  });

  test('leaves out what is excepted in that request alone', () => {
    const access = { policies: [policyOf({ Action: 's3:GetObject', Resource: '*' })] };
    const verdict = (actionsExcept: readonly string[]) =>
      decide({ action: 's3:*', resource: 'arn:aws:s3:::b', actionsExcept }, access).verdict;
    expect(verdict(['s3:GetObject'])).toBe('denied');
    expect(verdict([])).toBe('conditional');
    expect(verdict(['s3:GetObject'])).toBe('denied');
  });
});
