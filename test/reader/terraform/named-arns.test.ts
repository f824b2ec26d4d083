import { toDisplayText } from '../../../src/policy/deploy-time-text';
import { read } from '../../../src/reader/read';
import { audit } from '../../../src/validation/run-rules';
import { policy } from '../../support/documents';
import { DOCUMENT_POLICY, Planned, planOf } from '../../support/terraform';

/* The configuration in a plan says which ARNs a document has that only applying the plan knows. */

const TRUST = JSON.stringify(policy());
const role = (name: string): Planned => ({
  type: 'aws_iam_role',
  name,
  values: { name, assume_role_policy: TRUST },
  unknown: { arn: true },
});
const managed = (name: string, Action: string): Planned => ({
  type: 'aws_iam_policy',
  name,
  values: { name, policy: JSON.stringify(policy({ Effect: 'Allow', Action, Resource: '*' })) },
  unknown: { arn: true },
});

const names = (...attributes: readonly string[]) => ({
  references: attributes.flatMap((one) => [one, one.replace(/\.\w+$/, '')]),
});

/** A plan in which the role `dev` has the document of a data source with one more statement. */
function planWith(block: object, unknown: object, expressions: object) {
  const plan = planOf([
    role('dev'),
    role('other'),
    managed('narrow', 'connect:DescribeQueue'),
    managed('wide', '*'),
    { type: 'aws_kms_key', name: 'k', unknown: { arn: true } },
    {
      type: 'aws_iam_policy_document',
      name: 'doc',
      mode: 'data',
      values: { statement: [block, { actions: ['connect:DescribeQueue'], resources: ['*'] }] },
      unknown: { json: true, statement: [unknown, {}] },
    },
    DOCUMENT_POLICY,
  ]);
  const { root_module: root } = plan.configuration;
  const resources = root.resources.map((one) =>
    one.name === 'doc' ? { ...one, expressions: { statement: [expressions, {}] } } : one,
  );
  return { ...plan, configuration: { root_module: { ...root, resources } } };
}

const onResources = (resources: readonly (string | null)[], ...attributes: readonly string[]) =>
  planWith(
    { actions: ['iam:PutRolePolicy'], resources },
    { resources: resources.map((one) => one === null) },
    { resources: names(...attributes) },
  );

const resourcesIn = (content: object): readonly string[] =>
  read('plan.json', content)!
    .principals.filter(({ name }) => name === 'dev')
    .flatMap(({ inline }) => inline)
    .flatMap(({ statements }) => statements[0].resources)
    .map(toDisplayText);

const UNKNOWN = '${data.aws_iam_policy_document.doc.statement[0].resources[0]}';

test.each([
  ['one', onResources([null], 'aws_iam_role.dev.arn'), ['${aws_iam_role.dev.Arn}']],
  [
    'several, beside one that is known',
    onResources(['*', null, null], 'aws_iam_role.dev.arn', 'aws_iam_policy.wide.arn'),
    ['*', '${aws_iam_role.dev.Arn}', '${aws_iam_policy.wide}'],
  ],
  [
    'of all instances of a resource, or of the one with the key',
    onResources([null], 'aws_iam_role.dev', 'each.key'),
    ['${aws_iam_role.dev.Arn}'],
  ],
  ['of what is not read', onResources([null], 'aws_kms_key.k.arn'), ['${aws_kms_key.k.arn}']],
  ['not of another attribute', onResources([null], 'aws_iam_role.dev.unique_id'), [UNKNOWN]],
  ['not where others are not known', onResources([null], 'aws_iam_role.x.arn'), [UNKNOWN]],
  [
    'not where there are more than values',
    onResources([null], 'aws_iam_role.dev.arn', 'aws_iam_role.other.arn'),
    [UNKNOWN],
  ],
  [
    'not where a part of the value is not known',
    onResources([null], 'aws_iam_role.dev.arn', 'local.name'),
    [UNKNOWN],
  ],
])('the resources of a statement: %s', (_, content, expected) => {
  expect(resourcesIn(content)).toEqual(expected);
});

const escalationsOf = (content: object): readonly string[] =>
  audit(read('plan.json', content)!)
    .filter(({ id }) => /escalation$/.test(id))
    .map(({ severity, subject }) => `${severity} ${subject}`);

test('a role that may write a policy into itself has a way to more access', () => {
  expect(escalationsOf(onResources([null], 'aws_iam_role.dev.arn'))).toEqual([
    'fatal iam:PutRolePolicy',
  ]);
});

test.each([
  ['wide', ['error iam:PutRolePolicy']],
  ['narrow', []],
])('a boundary that a condition requires counts as what it allows: %s', (boundary, expected) => {
  const condition = { test: 'StringEquals', variable: 'iam:PermissionsBoundary', values: [null] };
  const content = planWith(
    { actions: ['iam:PutRolePolicy'], resources: ['*'], condition: [condition] },
    { resources: [false], condition: [{ values: [true] }] },
    { condition: [{ values: names(`aws_iam_policy.${boundary}.arn`) }] },
  );
  expect(escalationsOf(content)).toEqual(expected);
});

describe('who may change the code of a function that the document names', () => {
  const lambda = JSON.stringify(
    policy({
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  );
  const STRONG = JSON.stringify(
    policy({ Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: '*' }),
  );
  const functionOf = (name: string, its: string): Planned => ({
    type: 'aws_lambda_function',
    name,
    values: { function_name: name },
    unknown: { arn: true, role: true },
    references: { role: names(`aws_iam_role.${its}.arn`).references },
  });
  const found = (code: string) => {
    const [resources] = [names(`aws_lambda_function.${code}.arn`)];
    const plan = planOf([
      role('dev'),
      ...['strong', 'weak'].map((name) => ({
        ...role(name),
        values: { name, assume_role_policy: lambda },
      })),
      functionOf('one', 'strong'),
      functionOf('two', 'weak'),
      {
        type: 'aws_iam_role_policy',
        name: 'strong',
        values: { name: 'p', role: 'strong', policy: STRONG },
      },
      {
        type: 'aws_iam_policy_document',
        name: 'doc',
        mode: 'data',
        values: {
          statement: [
            { actions: ['lambda:UpdateFunctionCode'], resources: [null] },
            { actions: ['connect:DescribeQueue'], resources: ['*'] },
          ],
        },
        unknown: { json: true, statement: [{ resources: [true] }, {}] },
        statements: [{ resources }, {}],
      },
      DOCUMENT_POLICY,
    ]);
    return audit(read('plan.json', plan)!)
      .filter(({ subject }) => subject.startsWith('lambda:'))
      .map(({ what }) => what);
  };

  test('acts as the role of that function', () => {
    expect(found('one')).toEqual([
      expect.stringMatching(
        /^lambda:UpdateFunctionCode on the Lambda function aws_lambda_function\.one: the holder acts as the role strong/,
      ),
    ]);
  });
  test('and not as that of another', () => {
    expect(found('two')).toEqual([]);
  });
});

/** Whom the role `admin` trusts by a data source with some identifiers. */
function trustedBy(
  identifiers: unknown,
  unknown: unknown,
  attributes: readonly string[],
  type = 'AWS',
) {
  const plan = planOf([
    role('dev'),
    role('other'),
    {
      type: 'aws_iam_role',
      name: 'admin',
      values: {
        name: 'admin',
        inline_policy: [{ name: 'all', policy: JSON.stringify(policy(EVERYTHING)) }],
      },
      unknown: { arn: true, assume_role_policy: true },
      references: { assume_role_policy: ['data.aws_iam_policy_document.trust.json'] },
    },
    {
      type: 'aws_iam_policy_document',
      name: 'trust',
      mode: 'data',
      values: { statement: [{ actions: ['sts:AssumeRole'], principals: [{ type, identifiers }] }] },
      unknown: { json: true, statement: [{ principals: [{ identifiers: unknown }] }] },
      statements: [{ principals: [{ identifiers: names(...attributes) }] }],
    },
    {
      type: 'aws_iam_policy_document',
      name: 'doc',
      mode: 'data',
      values: { statement: [{ actions: ['connect:DescribeQueue'], resources: ['*'] }] },
      unknown: { json: true },
    },
    DOCUMENT_POLICY,
  ]);
  const world = read('plan.json', plan)!;
  return {
    trusted: world.principals
      .filter(({ name }) => name === 'admin')
      .flatMap(({ trust }) => trust.flatMap(({ principals }) => principals))
      .map(({ value }) => toDisplayText(value)),
    found: audit(world)
      .filter(({ id, what }) => /escalation$/.test(id) && what.includes('the role dev'))
      .map(({ severity, what }) => `${severity} ${what.replace(/, which gets .*/, '')}`),
  };
}
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };
const TRUSTED = '${data.aws_iam_policy_document.trust.statement[0].principals[0].identifiers';
const DEV = '${aws_iam_role.dev.Arn}';

describe('whom a role trusts by a data source', () => {
  test.each<[string, unknown, unknown, readonly string[], readonly string[]]>([
    ['one', [null], [true], ['aws_iam_role.dev.arn'], [DEV]],
    [
      'one beside a known one',
      ['444455556666', null],
      [false, true],
      ['aws_iam_role.dev.arn'],
      ['444455556666', DEV],
    ],
    ['one in a list of unknown length', null, true, ['aws_iam_role.dev.arn'], [`${TRUSTED}}`, DEV]],
  ])('%s', (_, identifiers, unknown, attributes, expected) => {
    const { trusted, found } = trustedBy(identifiers, unknown, attributes);
    expect(trusted).toEqual(expected);
    expect(found).toEqual(['warning the role admin trusts the role dev']);
  });

  test.each([
    ['another role', ['aws_iam_role.other.arn'], '${aws_iam_role.other.Arn}'],
    ['not by a local value', ['local.trusted'], `${TRUSTED}[0]}`],
    ['not by another attribute', ['aws_iam_role.dev.unique_id'], `${TRUSTED}[0]}`],
    ['not of more roles', ['aws_iam_role.dev.arn', 'aws_iam_role.other.arn'], `${TRUSTED}[0]}`],
  ])('%s', (_, attributes, expected) => {
    const { trusted, found } = trustedBy([null], [true], attributes);
    expect(trusted).toEqual([expected]);
    expect(found).toEqual([]);
  });
});
