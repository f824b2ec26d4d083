import { conditionText, template } from './read-access';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { TrustStatement } from '../../src/policy/trust';
import { trustedByText } from '../../src/text/trusted-by';

const roleTrusting = (AssumeRolePolicyDocument: unknown) =>
  template({ R: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument } } });
const trustOf = (...Statement: unknown[]) => roleTrusting({ Statement }).principals[0].trust;

/** `Allow sts:AssumeRole to AWS * when aws:PrincipalOrgID StringEquals o-1`. */
const line = ({ effect, actions, principals, notPrincipal, conditions }: TrustStatement) =>
  toDisplayText(
    [
      `${effect} ${actions.join(',')} to ${notPrincipal ? 'not ' : ''}`,
      principals.map(({ type, value }) => `${type} ${value}`).join(', '),
      ...conditions.map(
        ({ operator, key, values }) => ` when ${key} ${operator} ${values.join(',')}`,
      ),
    ].join(''),
  );

test('a statement names principals of every type, the action and the conditions', () => {
  const trust = trustOf(
    {
      Sid: 'Org',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: {
        Service: ['a.amazonaws.com', { 'Fn::Sub': 'b.${AWS::URLSuffix}' }],
        AWS: { Ref: 'Acc' },
      },
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
    },
    { Effect: 'Allow', Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'], Principal: '*' },
    { Effect: 'Deny', Action: 'sts:*', NotPrincipal: { AWS: '111122223333' } },
  );
  expect(trust.map(line)).toEqual([
    'Allow sts:AssumeRole to AWS ${Acc}, Service a.amazonaws.com, Service b.${AWS::URLSuffix} ' +
      'when aws:PrincipalOrgID StringEquals o-1',
    'Allow sts:AssumeRoleWithSAML,sts:TagSession to * *',
    'Deny sts:* to not AWS 111122223333',
  ]);
  expect(trust[0].sid).toBe('Org');
  expect(trust[0].place.pointer).toEqual([
    'Resources',
    'R',
    'Properties',
    'AssumeRolePolicyDocument',
    'Statement',
    0,
  ]);
});

test.each([
  ['a literal', 444455556666],
  ['a list', [444455556666]],
  ['a mapping', { 'Fn::FindInMap': ['M', 'prod', 'account'] }],
  ['a choice', { 'Fn::If': ['C', 444455556666, 444455556666] }],
])('an account by a number in %s is its text', (_, AWS) => {
  const Statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } };
  const Properties = { AssumeRolePolicyDocument: { Statement } };
  const { principals, unread } = template(
    { R: { Type: 'AWS::IAM::Role', Properties } },
    { Mappings: { M: { prod: { account: 444455556666 } } } },
  );
  expect(principals[0].trust.map(line)).toEqual(['Allow sts:AssumeRole to AWS 444455556666']);
  expect(unread).toEqual([]);
});

test('people read who may take the role', () => {
  const allow = (Principal: unknown) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal });
  const trust = trustOf(
    allow({ Service: 'a.amazonaws.com', AWS: { Ref: 'Acc' } }),
    { ...allow('*'), Effect: 'Deny' },
    allow('*'),
    { Effect: 'Allow', Action: 'sts:AssumeRole', NotPrincipal: { AWS: '111122223333' } },
  );
  expect(trustedByText(trust)).toEqual([
    '${Acc}',
    'a.amazonaws.com',
    '*',
    'everybody but 111122223333',
  ]);
});

test('a condition under Fn::If makes two statements, each under its template condition', () => {
  const trust = trustOf({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: '*',
    Condition: {
      'Fn::If': ['Prod', { Bool: { 'aws:MultiFactorAuthPresent': true } }, { Ref: 'AWS::NoValue' }],
    },
  });
  expect(
    trust.map((one) => [one.conditions.length, one.templateConditions.map(conditionText)]),
  ).toEqual([
    [1, ['Prod']],
    [0, ['not Prod']],
  ]);
});

test.each([
  ['of no type', 'x', 'a trust policy is an object with a Statement, or its JSON'],
  ['that is a list', '[]', 'a trust policy is an object with a Statement, or its JSON'],
  [
    'without its principal',
    { Effect: 'Allow', Action: 'a:B' },
    'a statement of a trust policy names a Principal',
  ],
  [
    'without its action',
    { Effect: 'Allow', Principal: '*' },
    'a statement has either an Action or a NotAction',
  ],
  [
    'without its effect',
    { Action: 'a:B', Principal: '*' },
    'the Effect of a statement is Allow or Deny, not missing',
  ],
])('trust %s is not read, and says so', (_, statement, problem) => {
  const document = typeof statement === 'string' ? statement : { Statement: statement };
  const { principals, unread } = roleTrusting(document);
  expect(unread).toEqual([]);
  expect(principals[0].unknown.map(({ kind, what }) => [kind, what])).toEqual([['trust', problem]]);
});

test('trust that only deployment knows is an unknown part of the role, and changes no verdict', () => {
  const { principals, unread } = roleTrusting({ Ref: 'Trust' });
  expect(unread).toEqual([]);
  expect(
    principals[0].unknown.map(({ kind, what, mayAllow, mayDeny }) => [
      kind,
      toDisplayText(what),
      mayAllow,
      mayDeny,
    ]),
  ).toEqual([['trust', 'known only at deployment: ${Trust}', false, false]]);
});

describe('a trust policy that is JSON', () => {
  const json = JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: 'arn:aws:iam::${AWS::AccountId}:oidc-provider/${Provider}' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { '${Provider}:sub': 'app' } },
    },
  });

  test.each([
    ['is read', '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}}'],
    [
      'is read where a function writes it',
      {
        'Fn::ToJsonString': {
          Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
        },
      },
    ],
  ])('%s', (_, document) => {
    const { trust, unknown } = roleTrusting(document).principals[0];
    expect(trust.map(line)).toEqual(['Allow sts:AssumeRole to * *']);
    expect(unknown).toEqual([]);
  });

  test('may have a parameter in the keys of its conditions', () => {
    const { trust, unknown } = roleTrusting({ 'Fn::Sub': json }).principals[0];
    expect(trust.map(line)).toEqual([
      'Allow sts:AssumeRoleWithWebIdentity to Federated ' +
        'arn:aws:iam::${AWS::AccountId}:oidc-provider/${Provider} when ${Provider}:sub StringEquals app',
    ]);
    expect(unknown).toEqual([]);
  });
});
