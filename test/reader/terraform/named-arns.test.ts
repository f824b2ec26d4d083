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
    managed('narrow', 'connect:*'),
    managed('wide', '*'),
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
  ['not of another attribute', onResources([null], 'aws_iam_role.dev.unique_id'), [UNKNOWN]],
  ['not where others are not known', onResources([null], 'aws_iam_role.x.arn'), [UNKNOWN]],
  [
    'not where there are more than values',
    onResources([null], 'aws_iam_role.dev.arn', 'aws_iam_role.other.arn'),
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
  ['wide', ['fatal iam:PutRolePolicy']],
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
