import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { REACHES_CONNECT } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy, roleWith } from '../support/documents';

const GITHUB = 'token.actions.githubusercontent.com';
const VALUE = { Ref: 'Value' };
const IF_PASSED = 'if deployment passes a pattern for Value';

const anyone = (Condition: object, Principal: unknown = '*', Action = 'sts:AssumeRole') => ({
  Effect: 'Allow',
  Principal,
  Action,
  Condition,
});
const github = (operator: string, subject: unknown) =>
  anyone(
    { [operator]: { [`${GITHUB}:sub`]: subject } },
    { Federated: `arn:aws:iam::111122223333:oidc-provider/${GITHUB}` },
    'sts:AssumeRoleWithWebIdentity',
  );

/** What is found about the trust of a role with a parameter in it. */
const found = (trust: object, parameter: object = {}) => {
  const Role = roleWith('P', policy(REACHES_CONNECT), { AssumeRolePolicyDocument: policy(trust) });
  const template = {
    Parameters: { Value: { Type: 'String', ...parameter } },
    Resources: { Role },
  };
  return audit(defined(read('template.json', template)))
    .filter(({ id }) => /trust-in|without-subject/.test(id))
    .map(({ severity, what }) => `${severity}: ${what}`);
};
const WARNING = [expect.stringMatching(new RegExp(`^warning: .*, ${IF_PASSED}$`))];

describe('a parameter without a default, where the operator takes patterns', () => {
  test.each([
    ['an organization', anyone({ StringLike: { 'aws:PrincipalOrgID': VALUE } })],
    ['an account', anyone({ StringLike: { 'aws:PrincipalAccount': VALUE } })],
    ['an ARN', anyone({ ArnEquals: { 'aws:PrincipalArn': VALUE } })],
    [
      'the account of an ARN',
      anyone({ ArnLike: { 'aws:PrincipalArn': { 'Fn::Sub': 'arn:aws:iam::${Value}:role/x' } } }),
    ],
    ['a subject', github('StringLike', VALUE)],
    ['the owner in a subject', github('StringLike', { 'Fn::Sub': 'repo:${Value}/app:*' })],
    [
      'an import',
      anyone({ StringLike: { 'aws:PrincipalOrgID': { 'Fn::ImportValue': { Ref: 'Value' } } } }),
    ],
  ])('leaves a warning: %s', (_, trust) => {
    const [one, ...others] = found(trust);
    expect(one).toMatch(/^warning: .*, if deployment passes a pattern for /);
    expect(others).toEqual([]);
  });

  test.each([
    ['it is compared letter by letter', anyone({ StringEquals: { 'aws:PrincipalOrgID': VALUE } })],
    ['so is a subject', github('StringEquals', VALUE)],
    [
      'it is after the own account',
      anyone({
        ArnLike: { 'aws:PrincipalArn': { 'Fn::Sub': 'arn:aws:iam::111122223333:role/${Value}' } },
      }),
    ],
    ['it is after the owner', github('StringLike', { 'Fn::Sub': 'repo:acme/${Value}:*' })],
  ])('leaves none if %s', (_, trust) => {
    expect(found(trust)).toEqual([]);
  });

  const LISTED = [
    expect.stringMatching(/^warning: .*, by a value that the template lists for Value$/),
  ];
  const ORGANIZATION = anyone({ StringLike: { 'aws:PrincipalOrgID': VALUE } });

  test.each([
    ['AllowedPattern without wildcards', { AllowedPattern: '^o-[a-z0-9]{10,32}$' }, []],
    ['AllowedPattern with an escaped period', { AllowedPattern: '[a-z]+\\.com' }, []],
    ['AllowedPattern of any letters', { AllowedPattern: 'o-.+' }, WARNING],
    ['AllowedPattern with a star', { AllowedPattern: '[a-z0-9*-]+' }, WARNING],
    ['AllowedPattern of all but spaces', { AllowedPattern: '\\S+' }, WARNING],
    ['AllowedPattern of a range with a star', { AllowedPattern: '[\\x20-\\x7E]*' }, WARNING],
    ['AllowedPattern of two ranges without one', { AllowedPattern: '[0-9A-z-]*' }, []],
    ['AllowedValues without wildcards', { AllowedValues: ['o-a1b2c3d4e5', 'o-b1b2c3d4e5'] }, []],
    ['AllowedValues with one', { AllowedValues: ['o-a1b2c3d4e5', '*'] }, LISTED],
    ['a default', { Default: 'o-a1b2c3d4e5' }, []],
    ['another type', { Type: 'AWS::EC2::VPC::Id' }, []],
    [
      'an AllowedPattern for a name in Parameter Store',
      { Type: 'AWS::SSM::Parameter::Value<String>', AllowedPattern: '/[a-z]+' },
      WARNING,
    ],
    [
      'AllowedValues that are names in Parameter Store',
      { Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: ['/a', '/b'] },
      WARNING,
    ],
    [
      'a default that is a name in Parameter Store',
      { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a', AllowedValues: ['/a', '/b'] },
      [
        expect.stringMatching(
          /^warning: .*, if deployment passes a pattern for resolve:ssm:\/a, by the default of Value$/,
        ),
      ],
    ],
  ])('with %s', (_, parameter, expected) => {
    expect(found(ORGANIZATION, parameter)).toEqual(expected);
  });

  test('with a default that is a pattern is one', () => {
    expect(found(ORGANIZATION, { Default: '*' })).toEqual([
      'fatal: anyone can assume the role Role, by the default of Value',
    ]);
  });
});

describe('a value of a mapping', () => {
  const ofMapping = { 'Fn::FindInMap': ['Organizations', VALUE, 'id'] };
  const onMapping = (ids: readonly string[], operator = 'StringLike') => {
    const AssumeRolePolicyDocument = policy(
      anyone({ [operator]: { 'aws:PrincipalOrgID': ofMapping } }),
    );
    const template = {
      Parameters: { Value: { Type: 'String' } },
      Mappings: { Organizations: Object.fromEntries(ids.map((id, i) => [`of${i}`, { id }])) },
      Resources: { Role: roleWith('P', policy(REACHES_CONNECT), { AssumeRolePolicyDocument }) },
    };
    return audit(defined(read('template.json', template))).filter(({ id }) => /trust-in/.test(id));
  };

  test('is one that the template lists, and that nobody passes', () => {
    const [{ severity, what, instead }, ...others] = onMapping(['o-a1b2c3d4e5', '*']);
    expect([severity, others]).toEqual(['warning', []]);
    expect(what).toMatch(/, by a value that the template lists for FindInMap /);
    expect(instead).toMatch(/^Compare with StringEquals, or list values without wildcards for Fi/);
  });

  test('leaves none without wildcards', () => {
    expect(onMapping(['o-a1b2c3d4e5', 'o-b1b2c3d4e5'])).toEqual([]);
    expect(onMapping(['o-a1b2c3d4e5', '*'], 'StringEquals')).toEqual([]);
  });
});

test.each([
  ['StringEquals', '203.0.113.7', 'error'],
  ['StringLike', '203.0.113.*', 'error'],
  ['StringLike', '*', 'fatal'],
  ['StringNotEquals', '203.0.113.7', 'fatal'],
])('addresses as texts are some: %s %s', (operator, value, severity) => {
  const [one] = found(anyone({ [operator]: { 'aws:SourceIp': value } }));
  expect(one).toMatch(new RegExp(`^${severity}: anyone `));
});
