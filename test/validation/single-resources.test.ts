import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy } from '../support/documents';
import { DOCUMENT_POLICY, planOf } from '../support/terraform';

const denying = (Resource: unknown, element = 'Resource') => ({
  Effect: 'Deny',
  Action: ['iam:PutRolePolicy', 'iam:CreatePolicyVersion'],
  [element]: Resource,
});

/** What is found about more access of a role with some statements, next to another role. */
const found = (statements: readonly object[], properties: object = {}) =>
  audit(
    read('template.json', {
      Parameters: { Chosen: { Type: 'String' } },
      Resources: {
        Own: {
          Type: 'AWS::IAM::Role',
          Properties: {
            Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
            ...properties,
          },
        },
        Other: { Type: 'AWS::IAM::Role', Properties: {} },
        Stored: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Type: 'String', Value: { Ref: 'Chosen' } },
        },
        Made: { Type: 'Custom::Role', Properties: {} },
        Nested: { Type: 'AWS::CloudFormation::Stack', Properties: {} },
        Base: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: connectHolder() },
        },
        Another: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: connectHolder() },
        },
      },
    })!,
  )
    .filter(({ id, place }) => /escalation/.test(id) && place.logicalId === 'Own')
    .map(({ severity }) => severity);

const OTHER = { 'Fn::GetAtt': ['Other', 'Arn'] };
const BY_NAME = { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/${Other}' };

describe('a reference to another resource', () => {
  test.each([
    ['its ARN', OTHER],
    ['its name', BY_NAME],
    ['the same in a list', [OTHER, BY_NAME]],
    ['a known ARN', 'arn:aws:iam::111122223333:role/other'],
  ])('closes only that in a deny, by %s', (_, resource) => {
    expect(found([allow('iam:PutRolePolicy'), denying(resource)])).toEqual(['fatal']);
  });

  test('is all that a statement on others leaves out', () => {
    const { Resource: _, ...others } = { ...allow('iam:PutRolePolicy'), NotResource: OTHER };
    expect(found([others])).toEqual(['fatal']);
  });

  test('is all that a deny of the others leaves', () => {
    expect(found([allow('iam:PutRolePolicy'), denying(OTHER, 'NotResource')])).toEqual(['warning']);
  });

  test('closes it', () => {
    expect(found([allow('iam:PutRolePolicy', OTHER), denying(OTHER)])).toEqual([]);
    expect(found([allow('iam:PutRolePolicy', BY_NAME), denying(BY_NAME)])).toEqual([]);
  });

  test.each([
    ['its ARN', { 'Fn::GetAtt': ['Own', 'Arn'] }],
    ['its name', { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/${Own}' }],
    ['its name in any account', { 'Fn::Sub': 'arn:*:iam::*:role/${Own}' }],
  ])('closes the holder itself and leaves the others, by %s', (_, own) => {
    expect(found([allow('iam:PutRolePolicy'), denying(own)])).toEqual(['error']);
    expect(found([allow('iam:PutRolePolicy'), denying(own)], { RoleName: 'app' })).toEqual([
      'error',
    ]);
    const { Resource: _all, ...others } = { ...allow('iam:PutRolePolicy'), NotResource: own };
    expect(found([others])).toEqual(['error']);
    expect(found([allow(['iam:PutRolePolicy', 'sts:AssumeRole']), denying(own)])).toContain(
      'fatal',
    );
    expect(found([allow('iam:PutRolePolicy', own), denying(own)])).toEqual([]);
  });

  test('closes a policy of the holder and leaves the others', () => {
    const attached = { ManagedPolicyArns: [{ Ref: 'Base' }] };
    const rewriting = allow('iam:CreatePolicyVersion');
    expect(found([rewriting, denying({ Ref: 'Base' })], attached)).toEqual(['error']);
    expect(found([rewriting, denying({ Ref: 'Another' })], attached)).toEqual(['fatal']);
    const both = { ManagedPolicyArns: [{ Ref: 'Base' }, { Ref: 'Another' }] };
    expect(found([rewriting, denying({ Ref: 'Base' })], both)).toEqual(['fatal']);
  });

  test('in another path than that of the holder closes nothing', () => {
    const inPath = { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/team/${Own}' };
    expect(found([allow('iam:PutRolePolicy'), denying(inPath)])).toEqual(['fatal']);
    expect(found([allow('iam:PutRolePolicy'), denying(inPath)], { Path: '/team/' })).toEqual([
      'error',
    ]);
  });
});

test.each([
  [{ Ref: 'Chosen' }],
  [{ 'Fn::ImportValue': 'Chosen' }],
  [{ 'Fn::GetAtt': ['Stored', 'Value'] }],
  [{ 'Fn::GetAtt': ['Made', 'Arn'] }],
  [{ 'Fn::GetAtt': ['Nested', 'Outputs.Arn'] }],
])('what deployment chooses may close everything: %j', (resource) => {
  expect(found([allow('iam:PutRolePolicy'), denying(resource)])).toEqual(['warning']);
});

test.each([
  ['other', 'fatal'],
  ['dev', 'error'],
])('a role of a Terraform plan is one too: %s', (denied, expected) => {
  const trust = JSON.stringify(policy());
  const role = (name: string) => ({
    type: 'aws_iam_role',
    name,
    values: { name, assume_role_policy: trust },
    unknown: { arn: true },
  });
  const plan = planOf([
    role('dev'),
    role('other'),
    {
      type: 'aws_iam_policy_document',
      name: 'doc',
      mode: 'data',
      values: {
        statement: [
          { actions: ['connect:*', 'iam:PutRolePolicy'], resources: ['*'] },
          { effect: 'Deny', actions: ['iam:PutRolePolicy'], resources: [null] },
        ],
      },
      unknown: { json: true, statement: [{}, { resources: [true] }] },
    },
    DOCUMENT_POLICY,
  ]);
  const { root_module: root } = plan.configuration;
  const expressions = {
    statement: [
      {},
      { resources: { references: [`aws_iam_role.${denied}.arn`, `aws_iam_role.${denied}`] } },
    ],
  };
  const resources = root.resources.map((one) =>
    one.name === 'doc' ? { ...one, expressions } : one,
  );
  const content = { ...plan, configuration: { root_module: { ...root, resources } } };
  expect(
    audit(read('plan.json', content)!)
      .filter(({ id }) => /escalation/.test(id))
      .map(({ severity }) => severity),
  ).toEqual([expected]);
});
