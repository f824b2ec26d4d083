import { World } from '../../src/policy/model';
import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { DOCUMENT_POLICY, Planned, planOf } from '../support/terraform';

const WRITES = allow('iam:PutRolePolicy');
const DENIES = { Effect: 'Deny', Action: 'iam:*', Resource: '*' };
const when = (statement: object, operator: string, value: unknown) => ({
  ...statement,
  Condition: { [operator]: { 'aws:PrincipalArn': value } },
});

const role = (properties: object = {}) => ({ Type: 'AWS::IAM::Role', Properties: properties });
const USER = { Type: 'AWS::IAM::User' };
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const arn = (end: string) => ({
  'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:${end}`,
});

const escalationsIn = (world: World) =>
  audit(world)
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity }) => severity);

const foundIn = (Resources: object) =>
  escalationsIn(read('template.json', { Parameters: { Name: { Type: 'String' } }, Resources })!);

/** The severities for a role with a deny of an ARN, with a deny of all others, and with an allow. */
const found = (value: unknown, Other: object, properties: object = {}) =>
  [
    [WRITES, when(DENIES, 'ArnLike', value)],
    [WRITES, when(DENIES, 'ArnNotLike', value)],
    [when(WRITES, 'ArnLike', value)],
  ].map((statements) => {
    const Policies = [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }];
    return foundIn({ Other, Own: role({ ...properties, Policies }) }).join();
  });

const OF_OTHER = ['fatal', '', ''];
const OF_OWN = ['', 'fatal', 'fatal'];
const PERHAPS = ['warning', 'warning', 'warning'];

test.each([
  ['another role', arnOf('Other'), role(), OF_OTHER],
  ['another role with a name', arnOf('Other'), role({ RoleName: 'ops' }), OF_OTHER],
  ['another role, by its name', arn('role/${Other}'), role(), OF_OTHER],
  ['another role in a path', arn('role/team/${Other}'), role({ Path: '/team/' }), OF_OTHER],
  ['another role in any path', arn('role/*/${Other}'), role(), OF_OTHER],
  ['a user', arnOf('Other'), USER, OF_OTHER],
  ['a user, by its name', arn('user/${Other}'), USER, OF_OTHER],
  ['a user that a parameter names', arn('user/${Name}'), USER, OF_OTHER],
  ['the role itself', arnOf('Own'), role(), OF_OWN],
  ['the role itself, by its name', arn('role/${Own}'), role(), OF_OWN],
  ['a role with the name of a user', arn('role/${Other}'), USER, PERHAPS],
  ['a role that a parameter names', arn('role/${Name}'), role(), PERHAPS],
  ['what a parameter chooses', arn('${Name}/ops'), role(), PERHAPS],
  ['roles whose names begin so', arn('role/${Other}*'), role(), PERHAPS],
  ['roles whose names end so', arn('role/*${Other}'), role(), PERHAPS],
  ['roles whose ARNs begin so', { 'Fn::Sub': '${Other.Arn}*' }, role(), PERHAPS],
  ['an import', { 'Fn::ImportValue': 'Role' }, role(), PERHAPS],
  ['what a custom resource returns', arnOf('Other'), { Type: 'Custom::Role' }, PERHAPS],
])('of a role, the ARN of %s', (_, value, other, expected) => {
  expect(found(value, other)).toEqual(expected);
});

test('a parameter may give a role the name of a user', () => {
  const other = { ...USER, Properties: { UserName: { Ref: 'Name' } } };
  const named = { RoleName: { Ref: 'Name' } };
  expect(found(arn('role/${Other}'), other, named)).toEqual(PERHAPS);
});

test.each([
  ['a role that a template names', { Roles: ['ops'] }],
  ['a role that a parameter names', { Roles: [{ Ref: 'Name' }] }],
  ['whoever gets a managed policy', {}],
])('%s is perhaps a resource of the template', (_, holders) => {
  const Type = 'Roles' in holders ? 'AWS::IAM::Policy' : 'AWS::IAM::ManagedPolicy';
  const PolicyDocument = connectHolder(when(WRITES, 'ArnLike', arnOf('Other')));
  const Own = { Type, Properties: { PolicyName: 'P', PolicyDocument, ...holders } };
  expect(foundIn({ Own, Other: role({ RoleName: 'app' }) })).toEqual(['warning']);
});

test('a resource of another template is perhaps the role, which both name', () => {
  const App = role({ RoleName: 'app' });
  const PolicyDocument = connectHolder(when(WRITES, 'ArnLike', arnOf('Other')));
  const Properties = { PolicyName: 'P', Roles: ['app'], PolicyDocument };
  const Policy = { Type: 'AWS::IAM::Policy', Properties };
  const Mention = { Type: 'AWS::IAM::Policy', Properties: { ...Properties, PolicyName: 'M' } };
  const world = readTogether([
    { file: 'a.json', content: { Resources: { Own: App, Other: role(), Mention } } },
    { file: 'b.json', content: { Resources: { Other: App, Policy } } },
  ]);
  expect(escalationsIn(world)).toEqual(['fatal']);
});

const ARN = 'arn:aws:iam::111122223333:role/dev';

test.each<[string, Omit<Planned, 'type' | 'name'>, string]>([
  [
    'that it makes is not another one',
    { values: { name: 'dev' }, unknown: { arn: true } },
    'fatal',
  ],
  [
    'that it finds is perhaps one that it makes',
    { mode: 'data', isRead: true, values: { name: 'dev', arn: ARN, path: '/' } },
    'warning',
  ],
])('of a Terraform plan, a role %s', (_, own, expected) => {
  const references = ['aws_iam_role.other.arn', 'aws_iam_role.other'];
  const condition = { test: 'ArnLike', variable: 'aws:PrincipalArn' };
  const plan = planOf([
    { type: 'aws_iam_role', name: 'own', ...own },
    { type: 'aws_iam_role', name: 'other', values: { name: 'other' }, unknown: { arn: true } },
    {
      type: 'aws_iam_policy_document',
      name: 'doc',
      mode: 'data',
      values: {
        statement: [
          { actions: ['connect:*', 'iam:PutRolePolicy'], resources: ['*'] },
          {
            effect: 'Deny',
            actions: ['iam:*'],
            resources: ['*'],
            condition: [{ ...condition, values: [null] }],
          },
        ],
      },
      unknown: { json: true, statement: [{}, { condition: [{ values: [true] }] }] },
      statements: [{}, { condition: [{ values: { references } }] }],
    },
    DOCUMENT_POLICY,
  ]);
  expect(escalationsIn(read('plan.json', plan)!)).toEqual([expected]);
});
