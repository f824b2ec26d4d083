import fc from 'fast-check';
import { Policy } from '../../src/policy/model';
import { Resolved } from '../../src/reader/intrinsics/conditional-value';
import { readDocument } from '../../src/reader/policy-document';

/*
 * Random requests and policies that have to do with each other:
 * few actions, few resources, few keys, so that a good part of the statements is about the request.
 */
export interface StatementDocument {
  readonly Effect: 'Allow' | 'Deny';
  readonly [element: string]: unknown;
}

export interface Case {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | string[]>>;
  /** The statements of each policy. */
  readonly policies: readonly (readonly StatementDocument[])[];
  readonly boundary?: readonly StatementDocument[];
}

export const ACCOUNT = '111122223333';
const INSTANCE = `arn:aws:connect:us-east-1:${ACCOUNT}:instance/a`;
const of = <T>(...values: T[]) => fc.constantFrom(...values);

const RESOURCES = [
  INSTANCE,
  `${INSTANCE}/agent/u1`,
  `arn:aws:connect:eu-west-2:${ACCOUNT}:instance/b`,
  'arn:aws:s3:::bucket/a/b',
  `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f:1`,
];
const ACTIONS = ['connect:DescribeUser', 'connect:ListUsers', 'connect:UpdateUser', 's3:GetObject'];
const actionPattern = of(
  '*',
  'connect:*',
  'connect:DescribeUser',
  'connect:describeuser',
  'connect:Describe*',
  'connect:*User',
  'connect:*User*',
  'connect:?istUsers',
  'CONNECT:L*',
  's3:*',
  's3:Get?bject',
  'connect:Create*',
);
const resourcePatterns = [
  '*',
  ...RESOURCES,
  `${INSTANCE}/*`,
  `${INSTANCE}*`,
  `${INSTANCE}/*/u?`,
  `${INSTANCE}/agent/u\${*}`,
  'arn:aws:connect:*:*:instance/*',
  'arn:aws:connect:us-*:*:instance/a',
  `arn:*:connect:*:${ACCOUNT}:*`,
  'arn:aws:connect:us-east-?:1111*:instance/?',
  'arn:aws:connect:*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::bucket/*/b',
  `${INSTANCE}/agent/\${aws:userid}`,
  `${INSTANCE}/agent/\${aws:PrincipalTag/Team, 'u1'}`,
  `${INSTANCE}/*/\${AWS:userId}`,
  'arn:aws:lambda:*:*:function:*',
];
/** Without what iam-simulate takes for an error there: ARNs that end early, variables that have no value. */
const notResourcePatterns = resourcePatterns.filter(
  (p) => p !== 'arn:aws:connect:*' && !/userid/i.test(p),
);

const SOURCE = 'arn:aws:connect:us-east-1:111122223333:instance/a';
/** Per kind of operator: keys, what requests say of them, what conditions say, and the operators. */
const KINDS = {
  string: {
    keys: ['connect:InstanceId', 'aws:ResourceTag/Team', 'aws:PrincipalTag/Team', 'aws:userid'],
    actual: ['North', 'north', 'South', 'u1', '*', 'u*'],
    wanted: [
      'North',
      'NORTH',
      'South',
      'N*',
      '?orth',
      '*',
      '*o*t*',
      'u1',
      "${aws:PrincipalTag/Team, 'North'}",
      'u',
      'nor',
    ],
    operators: [
      'StringEquals',
      'StringNotEquals',
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
      'StringLike',
      'StringNotLike',
    ],
  },
  like: {
    keys: ['aws:ResourceTag/Team', 'aws:userid'],
    actual: ['North', 'u*', 'u1', '$1', '?'],
    wanted: ['u${*}', 'u*', '${$}?', '${?}', '*${*}'],
    operators: ['StringLike', 'StringNotLike'],
  },
  numeric: {
    keys: ['aws:MultiFactorAuthAge', 's3:max-keys'],
    actual: ['5', '10', '-3'],
    wanted: ['5', '5.0', '10', '9.5', '-3'],
    operators: [
      'NumericEquals',
      'NumericNotEquals',
      'NumericLessThan',
      'NumericLessThanEquals',
      'NumericGreaterThan',
      'NumericGreaterThanEquals',
    ],
  },
  date: {
    keys: ['aws:CurrentTime', 'aws:TokenIssueTime'],
    actual: ['2026-01-01T00:00:00Z', '2026-06-15T12:30:00.500Z', '2027-01-01T00:00:00+02:00'],
    wanted: [
      '2026-01-01',
      '2026-01',
      '2026-01-01T00:00:00Z',
      '2026-06-15T14:30:00.5+02:00',
      '2026-12-31T22:00:00Z',
      '2028-01-01T00:00Z',
    ],
    operators: [
      'DateEquals',
      'DateNotEquals',
      'DateLessThan',
      'DateLessThanEquals',
      'DateGreaterThan',
      'DateGreaterThanEquals',
    ],
  },
  bool: {
    keys: ['aws:SecureTransport', 'aws:MultiFactorAuthPresent'],
    actual: ['true', 'false', 'True'],
    wanted: ['true', 'false', 'TRUE'],
    operators: ['Bool'],
  },
  binary: {
    keys: ['kms:EncryptionContext:x'],
    actual: ['QmluYXJ5', 'QQ=='],
    wanted: ['QmluYXJ5', 'qmluyxj5', 'QQ=='],
    operators: ['BinaryEquals'],
  },
  ipv4: {
    keys: ['aws:VpcSourceIp'],
    actual: ['10.0.0.1', '10.200.0.1', '192.0.2.77'],
    wanted: ['10.0.0.1', '10.0.0.1/31', '192.0.2.77', '192.0.2.0/24'],
    operators: ['IpAddress', 'NotIpAddress'],
  },
  ip: {
    keys: ['aws:SourceIp'],
    actual: [
      '10.0.0.1',
      '10.200.0.1',
      '192.0.2.77',
      '255.255.255.255',
      '2001:db8::1',
      '2001:db8:ffff::1',
      'fe80::1',
    ],
    wanted: [
      '10.0.0.0/8',
      '10.0.0.1/32',
      '192.0.2.64/26',
      '192.0.2.77/32',
      '128.0.0.0/1',
      '2001:db8::/32',
      '2001:DB8::1/128',
      '2001:db8::/33',
      '2001:db8:0:0:0:0:0:0/64',
      '::/0',
      'fe80::/10',
    ],
    operators: ['IpAddress', 'NotIpAddress'],
  },
  arn: {
    keys: ['aws:SourceArn', 'aws:PrincipalArn'],
    actual: [
      SOURCE,
      `${SOURCE}/agent/u1`,
      'arn:aws:sns:us-east-1:111122223333:t:sub',
      'arn:aws:s3:::bucket',
    ],
    wanted: [
      SOURCE,
      `${SOURCE}/*`,
      'arn:aws:connect:*:*:instance/*',
      'arn:aws:connect:*:*:*/queue/*',
      'arn:aws:sns:us-east-1:*:t:*',
      'arn:aws:sns:*:*:*',
      'arn:aws:s3:::b?cket',
      'arn:*:*:*:*:*',
    ],
    operators: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
  },
  arnOfUser: {
    keys: ['aws:SourceArn'],
    actual: [`${SOURCE}/agent/u1`, `${SOURCE}/agent/North`],
    wanted: [`${SOURCE}/agent/\${aws:userid}`, `${SOURCE}/*/\${aws:userid, 'u1'}`],
    operators: ['ArnEquals', 'ArnLike'],
  },
} as const;
const KEYS_OF_SETS = {
  keys: ['aws:TagKeys', 'aws:CalledVia'],
  actual: ['Team', 'team', 'Owner', 'Cost'],
};

export const OPERATORS: readonly string[] = [
  ...Object.values(KINDS).flatMap(({ operators }) => operators as readonly string[]),
  'Null',
].filter((o, i, all) => all.indexOf(o) === i);

type Written = [operator: string, key: string, values: string | string[]];
const oneOrMore = (values: readonly string[]) =>
  fc.oneof(of(...values), fc.uniqueArray(of(...values), { minLength: 1, maxLength: 3 }));

const plainCondition = fc.oneof(
  ...Object.values(KINDS).map(({ keys, wanted, operators }) => ({
    weight: operators.length,
    arbitrary: fc.tuple(
      fc.tuple(of<string>(...operators), of('', '', 'IfExists')).map((p) => p.join('')),
      of<string>(...keys),
      oneOrMore(wanted),
    ),
  })),
);
const setCondition = fc.tuple(
  fc
    .tuple(
      of('ForAllValues:', 'ForAnyValue:'),
      of<string>(...KINDS.string.operators),
      of('', '', 'IfExists'),
    )
    .map((p) => p.join('')),
  of(...KEYS_OF_SETS.keys, 'aws:ResourceTag/Team'),
  oneOrMore(['Team', 'Owner', 'T*', '?eam', 'North', '*']),
);
const ALL_KEYS: string[] = [
  ...Object.values(KINDS).flatMap(({ keys }) => keys as readonly string[]),
  ...KEYS_OF_SETS.keys,
];
const nullCondition = fc.tuple(fc.constant('Null'), of(...ALL_KEYS), of('true', 'false', 'True'));
const condition: fc.Arbitrary<Written> = fc
  .oneof(
    { weight: 8, arbitrary: plainCondition },
    { weight: 2, arbitrary: setCondition },
    { weight: 1, arbitrary: nullCondition },
  )
  .map(([operator, key, values]): Written => [operator, key, values]);

const many = (length: number, weight: number) => ({
  weight,
  arbitrary: fc.array(condition, { minLength: length, maxLength: length }),
});
export const conditions = fc.oneof(many(0, 3), many(1, 6), many(2, 1)).map((all) => {
  const block: Record<string, Record<string, string | string[]>> = {};
  for (const [operator, key, values] of all) (block[operator] ??= {})[key] = values;
  return all.length > 0 ? { Condition: block } : {};
});
export const listed = (pattern: fc.Arbitrary<string>) =>
  fc.oneof(pattern, fc.array(pattern, { minLength: 1, maxLength: 3 }));

const resources = (element: string, patterns: readonly string[]) =>
  fc.tuple(fc.constant(element), listed(of(...patterns)));
const [resourceElement, notResourceElement] = [
  resources('Resource', resourcePatterns),
  resources('NotResource', notResourcePatterns),
];
const statement = (effect: fc.Arbitrary<'Allow' | 'Deny'>): fc.Arbitrary<StatementDocument> =>
  fc
    .tuple(
      effect,
      fc.tuple(of('Action', 'Action', 'Action', 'Action', 'NotAction'), listed(actionPattern)),
      fc.oneof(
        { weight: 4, arbitrary: resourceElement },
        { weight: 1, arbitrary: notResourceElement },
      ),
      conditions,
    )
    .map(([Effect, [actions, action], [element, resource], more]) => ({
      Effect,
      [actions]: action,
      [element]: resource,
      ...more,
    }));
const mostlyAllow = statement(of('Allow', 'Allow', 'Allow', 'Allow', 'Allow', 'Deny', 'Deny'));

const oneOf = (values: readonly string[]) => fc.option(of(...values), { freq: 4 });
const someOf = (values: readonly string[]) =>
  fc.option(fc.uniqueArray(of(...values), { minLength: 1, maxLength: 3 }), { freq: 3 });
export const context = fc
  .record(
    Object.fromEntries<fc.Arbitrary<string | string[] | null>>([
      ...Object.values(KINDS).flatMap(({ keys, actual }) =>
        keys.map((key) => [key, oneOf(actual)] as const),
      ),
      ...KEYS_OF_SETS.keys.map((key) => [key, someOf(KEYS_OF_SETS.actual)] as const),
    ]),
  )
  .map((all) =>
    Object.fromEntries(
      Object.entries(all).filter((pair): pair is [string, string | string[]] => pair[1] !== null),
    ),
  );

export const cases: fc.Arbitrary<Case> = fc
  .record({
    action: of(...ACTIONS, 'connect:DescribeUser', 'connect:DescribeUser'),
    resource: of(...RESOURCES, INSTANCE, `${INSTANCE}/agent/u1`),
    context,
    policies: fc.array(fc.array(mostlyAllow, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    }),
    boundary: fc.oneof(
      fc.constant(undefined),
      fc.constant(undefined),
      fc.array(mostlyAllow, { minLength: 1, maxLength: 4 }),
    ),
  })
  .map(({ boundary, ...base }) => ({ ...base, ...(boundary && { boundary }) }));

export const document = (statements: readonly StatementDocument[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

export const policyOf = (statements: readonly StatementDocument[], name = 'policy'): Policy =>
  readDocument(name, document(statements) as unknown as Resolved, { file: name, pointer: [] })
    .policy;
