import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

/* Two nested stacks have one template, with an environment each. */

const NAME = { 'Fn::Sub': 'app-${Env}-x' };
const arn = (kind: string) => ({ 'Fn::Sub': `arn:aws:iam::111122223333:${kind}/app-\${Env}-x` });
const own = (properties: object, ...statements: readonly object[]) => ({
  Own: roleWith('P', policy(REACHES_CONNECT, ...statements), properties),
});
const managed = (statement: object, more: object = {}) => ({
  X: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ManagedPolicyName: NAME, PolicyDocument: policy(statement) },
    ...more,
  },
});
const deny = (Action: string) => ({ Effect: 'Deny', Action, Resource: '*' });
const nested = (Env: unknown, more: object = {}) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: 'c.json', Parameters: { Env } },
  ...more,
});

const PARAMETERS = { Env: { Type: 'String', Default: 'other' } };
const Conditions = { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } };
const found = (child: object, parent: object) =>
  audit(
    readTogether([
      {
        file: 'p.json',
        content: { Parameters: { Env: { Type: 'String' } }, Conditions, Resources: parent },
      },
      { file: 'c.json', content: { Parameters: PARAMETERS, Conditions, Resources: child } },
    ]),
  )
    .filter(({ id, place }) => /escalation/.test(id) && place.file === 'c.json')
    .map(({ severity, what }) => `${severity} ${what}`);
const inBoth = (child: object, parent: object = {}) =>
  found(child, { Dev: nested('dev'), Prod: nested('prod'), ...parent });

const WRITES = allow('iam:PutRolePolicy');
const way = (where: string) =>
  `fatal iam:PutRolePolicy on *: the holder writes any permission into a role${where}`;

test('what is so in all of them is a finding as in one', () => {
  expect(inBoth(own({}, WRITES))).toEqual([way('')]);
});

test('what differs is a finding for each', () => {
  const itself = (env: string, stack: string) =>
    `fatal iam:PutRolePolicy on arn:aws:iam::111122223333:role/app-${env}-x: ` +
    `the holder writes any permission into a role, in the stack ${stack}`;
  expect(inBoth(own({ RoleName: NAME }, allow('iam:PutRolePolicy', arn('role'))))).toEqual([
    itself('dev', 'Dev'),
    itself('prod', 'Prod'),
  ]);
});

test.each<[string, object, readonly string[]]>([
  [
    'a statement under a condition',
    own({}, { 'Fn::If': ['IsProd', WRITES, { Ref: 'AWS::NoValue' }] } as object),
    [way(', in the stack Prod')],
  ],
  [
    'a deny under a condition',
    own({}, WRITES, { 'Fn::If': ['IsProd', deny('iam:*'), { Ref: 'AWS::NoValue' }] } as object),
    [way(', in the stack Dev')],
  ],
  [
    'a role under a condition',
    { Own: { ...own({}, WRITES).Own, Condition: 'IsProd' } },
    [way(', in the stack Prod')],
  ],
  [
    'a policy by its name',
    { ...managed(WRITES), ...own({ ManagedPolicyArns: [arn('policy')] }) },
    [way('')],
  ],
  [
    'a policy by its name that denies',
    { ...managed(deny('iam:*')), ...own({ ManagedPolicyArns: [arn('policy')] }, WRITES) },
    [],
  ],
  [
    'a boundary by its name',
    { ...managed(allow('connect:*')), ...own({ PermissionsBoundary: arn('policy') }, WRITES) },
    [],
  ],
])('%s is decided in each of them', (_, child, expected) => {
  expect(inBoth(child)).toEqual(expected);
});

test('a policy of the parent is of the stack that names it', () => {
  const ofProd = {
    X: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'app-prod-x', PolicyDocument: policy(deny('iam:*')) },
    },
  };
  expect(inBoth(own({ ManagedPolicyArns: [arn('policy')] }, WRITES), ofProd)).toEqual([
    way(', in the stack Dev'),
  ]);
});

test('a stack under a condition may be the only one', () => {
  const child = own({ RoleName: NAME }, WRITES);
  const stacks = { Dev: nested('dev'), Prod: nested('prod', { Condition: 'IsProd' }) };
  expect(found(child, stacks)).toEqual([
    way(', in the stack Dev'),
    way(
      '. The role exists if the condition p.json/IsProd of the template holds, in the stack Prod',
    ),
  ]);
});

test('of many stacks, some are named', () => {
  const stacks = Array.from({ length: 8 }, (_, i) => [`S${i}`, nested(i < 2 ? 'dev' : 'prod')]);
  const child = own({}, { 'Fn::If': ['IsProd', WRITES, { Ref: 'AWS::NoValue' }] } as object);
  expect(found(child, Object.fromEntries(stacks))).toEqual([
    way(', in the stacks S2, S3, S4, and 3 more'),
  ]);
});
