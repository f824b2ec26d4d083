import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const parameter = (Default?: string, more: object = {}) => ({
  Value: { Type: 'String', ...(Default !== undefined && { Default }), ...more },
});
const VALUE = { Ref: 'Value' };

interface Template {
  readonly Parameters?: object;
  readonly Conditions?: object;
  readonly Mappings?: object;
  readonly Resources?: object;
}

/** What is found about more access in a role of a template. */
const findings = (statements: readonly object[], template: Template = {}) =>
  audit(
    read('template.json', {
      ...template,
      Resources: {
        Role: roleWith('P', policy(REACHES_CONNECT, ...statements)),
        ...template.Resources,
      },
    })!,
  ).filter(({ id, place }) => /escalation/.test(id) && place.logicalId === 'Role');

const found = (statements: readonly object[], template?: Template) =>
  findings(statements, template).map(({ id }) => id);

const managedPolicy = (...statements: object[]) => ({
  Policy: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: policy(...statements) },
  },
});

const CODE = ['lambda:CreateFunction', 'lambda:InvokeFunction'];
const passing = (service: unknown) => [
  allow(CODE),
  allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': service } }),
];
const attaching = (arn: unknown) => [
  allow('iam:AttachRolePolicy', '*', { ArnEquals: { 'iam:PolicyARN': arn } }),
];
const allExcept = (arn: unknown) => [
  allow('iam:AttachRolePolicy', '*', { ArnNotEquals: { 'iam:PolicyARN': arn } }),
];
const bounded = (arn: unknown, operator = 'StringEquals') => [
  allow('iam:PutRolePolicy', '*', { [operator]: { 'iam:PermissionsBoundary': arn } }),
];

describe('a condition value that deployment chooses closes no way', () => {
  test('the domain of the partition is known', () => {
    expect(found(passing({ 'Fn::Sub': 'lambda.${AWS::URLSuffix}' }))).toEqual([
      'indirect-escalation',
    ]);
    expect(found(passing({ 'Fn::Sub': 'connect.${AWS::URLSuffix}' }))).toEqual([]);
  });

  test.each([
    ['the service', passing(VALUE)],
    ['a part of the service', passing({ 'Fn::Sub': '${Value}.amazonaws.com' })],
    ['the policy', attaching(VALUE)],
    ['the name of the policy', attaching({ 'Fn::Sub': 'arn:aws:iam::aws:policy/${Value}' })],
    ['the boundary', bounded(VALUE)],
    ['the boundary, by a pattern', bounded(VALUE, 'ArnLike')],
    ['all policies but one', allExcept(VALUE)],
  ])('%s by a parameter', (_, statements) => {
    expect(found(statements, { Parameters: parameter() })).toEqual(['limited-escalation']);
  });

  test.each([
    ['an import', { 'Fn::ImportValue': 'Boundary' }],
    ['a value of Parameter Store', '{{resolve:ssm:/boundary}}'],
    ['an attribute of a custom resource', { 'Fn::GetAtt': ['Found', 'Arn'] }],
  ])('the boundary by %s', (__, arn) => {
    const Found = { Type: 'Custom::Boundary', Properties: {} };
    expect(found(bounded(arn), { Resources: { Found } })).toEqual(['limited-escalation']);
  });

  test('the finding names what decides', () => {
    expect(findings(attaching(VALUE), { Parameters: parameter() })[0].what).toBe(
      'iam:AttachRolePolicy on *, if iam:PolicyARN is ${Value}: the holder attaches any policy to a role',
    );
  });

  test.each([
    ['a policy of the template', { Ref: 'Policy' }],
    ['a policy of the account', 'arn:aws:iam::111122223333:policy/Boundary'],
  ])('the boundary by %s closes it', (__, arn) => {
    const Resources = managedPolicy(allow('connect:ListUsers'));
    expect(found(bounded(arn), { Resources })).toEqual([]);
  });

  test('a reference to a policy of the template is not one to a policy of AWS', () => {
    const Resources = managedPolicy(allow('connect:ListUsers'));
    expect(found(attaching({ Ref: 'Policy' }), { Resources })).toEqual([]);
    const Everything = managedPolicy(allow('*'));
    expect(found(attaching({ Ref: 'Policy' }), { Resources: Everything })).toEqual(['escalation']);
  });

  test.each([
    ['that are none', ['connect.amazonaws.com', 'states.amazonaws.com'], []],
    ['of which one is', ['connect.amazonaws.com', 'lambda.amazonaws.com'], ['limited-escalation']],
  ])('services %s, in a parameter that allows only them', (_, AllowedValues, expected) => {
    const Parameters = parameter(undefined, { AllowedValues });
    expect(found(passing(VALUE), { Parameters })).toEqual(expected);
  });

  test.each([
    ['', 'connect.amazonaws.com', []],
    [' of which one is', 'lambda.amazonaws.com', ['limited-escalation']],
  ])('services of a mapping%s', (_, service, expected) => {
    const Mappings = {
      Services: {
        'eu-west-2': { name: 'connect.amazonaws.com' },
        'us-east-1': { name: service },
      },
    };
    const value = { 'Fn::FindInMap': ['Services', { Ref: 'AWS::Region' }, 'name'] };
    expect(found(passing(value), { Mappings })).toEqual(expected);
  });
});

describe('the default of a parameter is its value', () => {
  test.each([
    ['the service', passing(VALUE), 'lambda.amazonaws.com', ['indirect-escalation']],
    ['another service', passing(VALUE), 'connect.amazonaws.com', []],
    ['the policy', attaching(VALUE), ADMINISTRATOR, ['escalation']],
    ['the boundary', bounded(VALUE), ADMINISTRATOR, ['indirect-escalation']],
    ['any resource', [allow('sts:AssumeRole', VALUE)], '*', ['indirect-escalation']],
    ['any user', [allow('iam:CreateAccessKey', VALUE)], '*', ['escalation']],
    [
      'any name',
      [allow('sts:AssumeRole', { 'Fn::Sub': 'arn:aws:iam::111122223333:role/${Value}' })],
      '*',
      ['indirect-escalation'],
    ],
    [
      'a name',
      [allow('sts:AssumeRole', { 'Fn::Sub': 'arn:aws:iam::111122223333:role/${Value}' })],
      'Support',
      [],
    ],
    [
      'joined text',
      [allow('lambda:UpdateFunctionCode', { 'Fn::Join': ['', [VALUE]] })],
      '*',
      ['indirect-escalation'],
    ],
    ['a boundary of all policies', bounded(VALUE, 'StringLike'), '*', ['indirect-escalation']],
  ])('%s', (_, statements, Default, expected) => {
    expect(found(statements, { Parameters: parameter(Default) })).toEqual(expected);
  });

  test('a list of values', () => {
    const Parameters = parameter('arn:aws:iam::111122223333:role/A, *', {
      Type: 'CommaDelimitedList',
    });
    expect(found([allow('sts:AssumeRole', VALUE)], { Parameters })).toEqual([
      'indirect-escalation',
    ]);
  });

  test('the finding names the parameter', () => {
    const statements = [allow('sts:AssumeRole', VALUE)];
    expect(findings(statements, { Parameters: parameter('*') })[0].what).toBe(
      'sts:AssumeRole on *: the holder assumes any role that trusts the account, with the default of the parameter Value',
    );
  });

  test('a name by a parameter is that of the role that has it', () => {
    const Parameters = parameter('Admin');
    const Admin = roleWith('P', policy(allow('*')), {
      RoleName: VALUE,
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'sts:AssumeRole',
      }),
    });
    const named = allow('sts:AssumeRole', {
      'Fn::Sub': 'arn:aws:iam::111122223333:role/${Value}',
    });
    expect(found([named], { Parameters, Resources: { Admin } })).toEqual(['limited-escalation']);
  });
});

describe('a resource that deployment chooses may be any', () => {
  test.each([
    'sts:AssumeRole',
    'lambda:UpdateFunctionCode',
    'ssm:StartSession',
    'codebuild:StartBuild',
    'iam:CreateAccessKey',
  ])('%s on a parameter', (action) => {
    expect(found([allow(action, VALUE)], { Parameters: parameter() })).toEqual([
      'limited-escalation',
    ]);
  });

  test('the finding says for which value', () => {
    expect(findings([allow('sts:AssumeRole', VALUE)], { Parameters: parameter() })[0].what).toBe(
      'sts:AssumeRole on ${Value}, if ${Value} takes in *: the holder assumes any role that trusts the account',
    );
  });

  test.each([
    ['a role of the template', { 'Fn::GetAtt': ['Other', 'Arn'] }],
    ['a name with letters', { 'Fn::Sub': 'arn:aws:iam::111122223333:role/${Value}-connect' }],
    [
      'a name with that of the stack',
      {
        'Fn::Sub': 'arn:aws:iam::111122223333:role/${AWS::StackName}-*',
      },
    ],
  ])('%s is a name', (_, resource) => {
    const Resources = { Other: roleWith('P', policy()) };
    expect(
      found([allow('sts:AssumeRole', resource)], { Parameters: parameter(), Resources }),
    ).toEqual([]);
  });
});
