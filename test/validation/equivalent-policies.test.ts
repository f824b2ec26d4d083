import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails } from '../support/accounts';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { sample } from '../support/sample';

const ACCOUNT = '111122223333';
const IAM = `arn:aws:iam::${ACCOUNT}:`;
const OWN = `${IAM}role/app`;

interface Statement {
  readonly Effect: string;
  readonly Action: unknown;
  readonly Resource: unknown;
  readonly Condition?: object;
}

const WRITES: Statement = allow(['iam:PutRolePolicy', 'iam:GetRole']);
const deny = (Action: unknown, Condition?: Statement['Condition']): Statement => ({
  ...allow(Action, '*', Condition),
  Effect: 'Deny',
});
const byCaller = (operator: string, ...names: string[]) => ({
  [operator]: { 'aws:PrincipalArn': names.map((name) => `${IAM}role/${name}`) },
});

/** What a role is allowed and denied, and what is found about it. */
const POLICIES: readonly (readonly [string, readonly Statement[], string])[] = [
  ['any role', [WRITES], 'fatal'],
  ['any role, as itself', [{ ...WRITES, Condition: byCaller('ArnEquals', 'app', 'ci') }], 'fatal'],
  ['any role, as another', [{ ...WRITES, Condition: byCaller('StringEquals', 'ci') }], ''],
  ['a deny of it', [WRITES, deny('iam:Put*')], ''],
  ['a deny of others', [WRITES, deny('iam:Put*', byCaller('ArnEquals', 'ci'))], 'fatal'],
  ['a deny of all others', [WRITES, deny('iam:*', byCaller('ArnNotEquals', 'app'))], 'fatal'],
  ['a deny of all but another', [WRITES, deny('iam:*', byCaller('ArnNotEquals', 'ci'))], ''],
  ['some roles', [{ ...WRITES, Resource: `${IAM}role/x-*` }], 'warning'],
  ['two roles', [{ ...WRITES, Resource: [OWN, `${IAM}role/ci`] }], 'fatal'],
  ['everything', [allow('*')], ''],
  ['passing', [allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'])], 'error'],
];

/** The severities of the ways to more access of a role of an account with managed policies. */
const found = (policies: readonly (readonly Statement[])[], boundary?: readonly Statement[]) => {
  const all = policies.map((one, i) => policyDetails(`P${i}`, [...one, REACHES_CONNECT]));
  const limit = boundary && policyDetails('Boundary', boundary);
  const role = {
    RoleName: 'app',
    Path: '/',
    Arn: OWN,
    RolePolicyList: [],
    AttachedManagedPolicies: all.map(({ PolicyName, Arn }) => ({ PolicyName, PolicyArn: Arn })),
    ...(limit && { PermissionsBoundary: { PermissionsBoundaryArn: limit.Arn } }),
  };
  return severities({ RoleDetailList: [role], Policies: [...all, ...(limit ? [limit] : [])] });
};

const severities = (account: object) =>
  audit(read('account.json', account)!)
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity }) => severity)
    .join();

const listOf = (one: unknown): readonly unknown[] => (Array.isArray(one) ? one : [one]);
const texts = (one: unknown, change: (text: string) => string) =>
  listOf(one).map((text) => change(String(text)));
const withActions = (change: (text: string) => string) => (one: Statement) => ({
  ...one,
  Action: texts(one.Action, change),
});
const conditionsOf = ({ Condition = {} }: Statement) =>
  Condition as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const under = (operator: string, key: string, value: unknown) => (one: Statement) => ({
  ...one,
  Condition: {
    ...one.Condition,
    [operator]: { ...conditionsOf(one)[operator], [key]: value },
  },
});
const withConditions =
  (change: (operator: string, key: string) => readonly [string, string]) => (one: Statement) => ({
    ...one,
    Condition: Object.fromEntries(
      Object.entries(conditionsOf(one)).flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, values]) => {
          const [name, other] = change(operator, key);
          return [name, { [other]: values }];
        }),
      ),
    ),
  });

type Change = (one: Statement) => Statement | readonly Statement[];

/** Other forms of a statement, which say the same. */
const FORMS: Readonly<Record<string, Change>> = {
  'one for each action': (one) => listOf(one.Action).map((Action) => ({ ...one, Action })),
  'one for each resource': (one) => listOf(one.Resource).map((Resource) => ({ ...one, Resource })),
  'two of each': (one) => [one, { ...one }],
  'upper case': withActions((text) => text.toUpperCase()),
  'a question mark': withActions((text) => text.replace(/[a-z]$/, '?')),
  'two stars': (one) => ({
    ...one,
    Resource: texts(one.Resource, (text) => text.replace('*', '**')),
  }),
  'a pattern of all callers': under('StringLike', 'aws:PrincipalArn', '*'),
  'its own ARN in another case': under(
    'StringEqualsIgnoreCase',
    'aws:PrincipalArn',
    `${IAM}Role/APP`,
  ),
  'its own account': under('StringEquals', 'aws:PrincipalAccount', ACCOUNT),
  'its type': under('StringEquals', 'aws:PrincipalType', 'AssumedRole'),
  'no other account': under('StringNotEquals', 'aws:PrincipalAccount', '999988887777'),
  'a day in the past': under('DateGreaterThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'),
  'a secure request': under('Bool', 'aws:SecureTransport', true),
  'a caller': under('Null', 'aws:PrincipalArn', 'false'),
  'operators of texts': withConditions((operator, key) => [operator.replace('Arn', 'String'), key]),
  'operators of ARNs': withConditions((operator, key) => [operator.replace('String', 'Arn'), key]),
  'operators with patterns': withConditions((operator, key) => [
    operator.replace('Equals', 'Like'),
    key,
  ]),
  'operators if it exists': withConditions((operator, key) => [`${operator}IfExists`, key]),
  'keys in upper case': withConditions((operator, key) => [operator, key.toUpperCase()]),
};

describe.each(POLICIES)('%s', (_, statements, wanted) => {
  test('is judged as it is', () => {
    expect(found([statements])).toBe(wanted);
  });

  test.each(sample(Object.entries(FORMS), 4))('is judged alike with %s', (__, change) => {
    expect(found([statements.flatMap((one) => change(one))])).toBe(wanted);
  });

  test('is judged alike in another order, in other policies, and beside others', () => {
    expect(found([[...statements].reverse()])).toBe(wanted);
    expect(found(statements.map((one) => [one]))).toBe(wanted);
    expect(found([[...statements, deny('s3:*')]])).toBe(wanted);
    expect(found([[...statements, allow('s3:GetObject')]])).toBe(wanted);
  });

  test('is judged alike with its denies in a boundary', () => {
    const [denies, allows] = ['Deny', 'Allow'].map((effect) =>
      statements.filter(({ Effect }) => Effect === effect),
    );
    if (denies.length === 0) return;
    const within = found([allows], [allow('*'), ...denies]);
    expect(within === '').toBe(wanted === '');
  });
});
