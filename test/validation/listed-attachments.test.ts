import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { deny, policy, roleWith } from '../support/documents';

const AWS = 'arn:aws:iam::aws:policy';
const ACCOUNT = 'arn:aws:iam::111122223333';
const VALUE = { Ref: 'Value' };
const MAPPED = { 'Fn::FindInMap': ['Stages', { Ref: 'AWS::Region' }, 'value'] };

interface Values {
  readonly parameter?: object;
  /** The values of the mapping. */
  readonly rows?: readonly unknown[];
}

/** What is found about more access in a template. */
function found(Resources: object, { parameter = {}, rows = ['x'] }: Values = {}) {
  const template = {
    Parameters: { Value: { Type: 'String', ...parameter } },
    Mappings: { Stages: Object.fromEntries(rows.map((value, i) => [`of${i}`, { value }])) },
    Resources,
  };
  return audit(defined(read('template.json', template)))
    .filter(({ id, what }) => id.endsWith('escalation') && !what.includes('no access to Amazon'))
    .map(({ severity, what }) => `${severity}: ${what}`);
}
const LISTED = [`${AWS}/IAMFullAccess`, `${AWS}/AmazonS3ReadOnlyAccess`];

describe('a managed policy that the template lists', () => {
  const holder = (ManagedPolicyArns: unknown, ...statements: readonly object[]) => ({
    Role: roleWith('P', connectHolder(...statements), { ManagedPolicyArns }),
    Own: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'own', PolicyDocument: policy(allowing('iam:*')) },
    },
    Denies: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'denies', PolicyDocument: policy(deny('iam:*')) },
    },
  });

  test.each<[string, unknown, Values, RegExp]>([
    ['in AllowedValues', [VALUE], { parameter: { AllowedValues: LISTED } }, /if \${Value} is arn:/],
    ['in a mapping', [MAPPED], { rows: LISTED }, /if \${FindInMap Stages .*} is arn:/],
    ['in lists of a mapping', MAPPED, { rows: LISTED.map((one) => [one]) }, /, if .* is arn:/],
    [
      'by its name',
      [{ 'Fn::Sub': `${ACCOUNT}:policy/\${Value}` }],
      { parameter: { AllowedValues: ['other', 'own'] } },
      /if arn:aws:iam::111122223333:policy\/\${Value} is arn:.*\/own: /,
    ],
  ])('is a warning: %s', (_, arns, values, expected) => {
    expect(found(holder(arns), values)).toEqual([
      expect.stringMatching(/^warning: iam:PutRolePolicy on \*, /),
    ]);
    expect(found(holder(arns), values)[0]).toMatch(expected);
  });

  test.each<[string, unknown, Values]>([
    ['gives nothing', [VALUE], { parameter: { AllowedValues: [LISTED[1], `${AWS}/AWSDenyAll`] } }],
    [
      'is not the default',
      [VALUE],
      { parameter: { AllowedValues: LISTED, Default: `${AWS}/AmazonS3ReadOnlyAccess` } },
    ],
    [
      'is only the name of a value in Parameter Store',
      [VALUE],
      { parameter: { Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: LISTED } },
    ],
  ])('is none if it %s', (_, arns, values) => {
    expect(found(holder(arns), values)).toEqual([]);
  });

  const DENYING = ['other', 'denies'].map((name) => `${ACCOUNT}:policy/${name}`);
  test.each<[string, unknown, Values]>([
    ['in AllowedValues', VALUE, { parameter: { AllowedValues: DENYING } }],
    ['in a mapping', MAPPED, { rows: DENYING }],
  ])('denies nothing for sure: %s', (_, arn, values) => {
    expect(found(holder([arn], allowing('iam:PutRolePolicy')), values)).toEqual([
      expect.stringMatching(/^warning: iam:PutRolePolicy on \*, if \${.*} is not arn:.*\/denies: /),
    ]);
  });

  test('denies nothing if the template does not list it', () => {
    expect(found(holder([MAPPED], allowing('iam:PutRolePolicy')), { rows: [DENYING[0]] })).toEqual([
      expect.stringMatching(/^fatal: iam:PutRolePolicy on \*: /),
    ]);
  });
});

describe('the role of a function that the template lists', () => {
  const resources = (Role: unknown) => ({
    Function: { Type: 'AWS::Lambda::Function', Properties: { Role } },
    Admin: roleWith('P', policy(allowing('connect:*')), { RoleName: 'admin' }),
    Role: roleWith(
      'P',
      connectHolder(allowing('lambda:UpdateFunctionCode', { 'Fn::GetAtt': ['Function', 'Arn'] })),
    ),
  });
  const ARN = `${ACCOUNT}:role/admin`;

  test.each<[string, unknown, Values, string]>([
    ['in AllowedValues', VALUE, { parameter: { AllowedValues: [ARN, 'x'] } }, 'Value'],
    ['in a mapping', MAPPED, { rows: ['x', ARN] }, 'FindInMap Stages ${AWS::Region} value'],
    [
      'by its name',
      { 'Fn::Sub': `${ACCOUNT}:role/\${Value}` },
      { parameter: { AllowedValues: ['admin', 'x'] } },
      'Value',
    ],
  ])('is a warning: %s', (_, role, values, name) => {
    expect(found(resources(role), values)).toEqual([
      expect.stringContaining(`whose role is a value that the template lists for ${name}: the`),
    ]);
  });

  test.each<[string, Values]>([
    ['lists others', { parameter: { AllowedValues: [`${ACCOUNT}:role/a`, `${ACCOUNT}:role/b`] } }],
    ['has another default', { parameter: { AllowedValues: [ARN, 'x'], Default: 'x' } }],
    ['lists none', {}],
  ])('is none if the template %s', (_, values) => {
    expect(found(resources(VALUE), values)).toEqual([]);
  });
});
