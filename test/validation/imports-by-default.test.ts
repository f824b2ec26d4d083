import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

/* An export has its name by the default of a parameter, and an import writes the name. */

const PARAMETERS = {
  Parameters: {
    Base: { Type: 'String', Default: 'app' },
    Open: { Type: 'String' },
  },
  Conditions: { IsApp: { 'Fn::Equals': [{ Ref: 'Base' }, 'app'] } },
};
const trusting = (AWS: unknown) =>
  policy({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' });
const sub = (text: string) => ({ 'Fn::Sub': text });
const IMPORTED = { 'Fn::ImportValue': 'app-value' };

const found = (Name: unknown, Value: unknown, producer: object, consumer: object) =>
  audit(
    readTogether([
      {
        file: 'base.json',
        content: {
          ...PARAMETERS,
          Resources: producer,
          Outputs: { Out: { Value, Export: { Name } } },
        },
      },
      { file: 'app.json', content: { Resources: consumer } },
    ]),
  ).map(({ severity, id, what }) => `${severity} ${id}: ${what}`);

const holder = { Holder: roleWith('P', connectHolder(), { RoleName: 'holder' }) };
const admin = {
  Admin: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trusting(IMPORTED),
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    },
  },
};
const ofTrust = (Name: unknown) =>
  found(Name, { 'Fn::GetAtt': ['Holder', 'Arn'] }, holder, admin).filter((one) =>
    one.includes('trusts the role'),
  );

describe('a trust policy names a role that another stack exports', () => {
  test.each<[string, unknown]>([
    ['by a name', 'app-value'],
    ['by the default of a parameter', sub('${Base}-value')],
    ['by a function of a default', { 'Fn::Join': ['-', [{ Ref: 'Base' }, 'value']] }],
    ['by a template condition', { 'Fn::If': ['IsApp', 'app-value', 'other'] }],
  ])('%s', (_, name) => {
    expect(ofTrust(name)).toEqual([
      expect.stringMatching(/^warning .*the role Admin trusts the role holder/),
    ]);
  });

  test.each<[string, unknown]>([
    ['another default', sub('${Base}-other')],
    ['no default', sub('${Open}-value')],
    ['another name in both branches', { 'Fn::If': ['IsApp', 'some', 'other'] }],
  ])('not by %s', (_, name) => expect(ofTrust(name)).toEqual([]));
});

test.each([
  ['app-value', 'anyone can assume the role holder'],
  [sub('${Base}-value'), 'anyone can assume the role holder, by the default of base.json/Base'],
])('a trust policy names everybody by %j', (name, what) => {
  const open = { Holder: { ...holder.Holder, Properties: { ...holder.Holder.Properties } } };
  open.Holder.Properties.AssumeRolePolicyDocument = trusting(IMPORTED);
  expect(found(name, '*', {}, open).filter((one) => one.includes('trust-in-anyone'))).toEqual([
    expect.stringContaining(what),
  ]);
});

test('a policy that is attached by such a name is had, and the parameter is named', () => {
  const Mine = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: policy(allowing('iam:PutRolePolicy')) },
  };
  const having = roleWith('P', connectHolder(), { ManagedPolicyArns: [IMPORTED] });
  const findings = found(sub('${Base}-value'), { Ref: 'Mine' }, { Mine }, { Holder: having });
  expect(findings).toContainEqual(
    expect.stringMatching(
      /^fatal escalation: .*, with the default of the parameter base.json\/Base$/,
    ),
  );
});
