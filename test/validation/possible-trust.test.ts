import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';
import { planOf } from '../support/terraform';

const trusting = (Principal: unknown, ...more: object[]) => ({
  AssumeRolePolicyDocument: policy(
    { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
    ...more,
  ),
});
const ADMIN = { 'Fn::GetAtt': ['Admin', 'Arn'] };
const isChain = ({ id, what }: { readonly id: string; readonly what: string }) =>
  id === 'limited-escalation' && what.includes('the role Admin');

/** What a role gets that may assume another, by what the other trusts. */
const found = (
  trusted: unknown,
  sections: object = {},
  may: readonly object[] = [allow('sts:AssumeRole', ADMIN)],
  ...more: object[]
) =>
  audit(
    read('template.json', {
      ...sections,
      Resources: {
        Admin: roleWith('P', policy(allow('*')), trusting({ AWS: trusted }, ...more)),
        Holder: roleWith('P', connectHolder(...may), { RoleName: 'holder' }),
        Other: roleWith('P', policy(REACHES_CONNECT), { RoleName: 'other' }),
      },
    })!,
  )
    .filter((one) => isChain(one) && one.place.logicalId === 'Holder')
    .map(({ what, severity }) => `${severity}: ${what.replace(/: the holder gets .*/, '')}`);

const chain = (name: string) => [
  `warning: sts:AssumeRole on the role Admin, if ${name} in its trust lets the holder in`,
];
const parameter = (more: object = {}) => ({ Parameters: { V: { Type: 'String', ...more } } });
const sub = (text: string) => ({ 'Fn::Sub': text });
const V = { Ref: 'V' };
const ROLE = 'arn:aws:iam::111122223333:role/';

describe('a role may trust its holder by what only deployment knows:', () => {
  test.each<[string, unknown, string, object]>([
    ['a parameter', V, '${V}', parameter()],
    ['an account', sub('arn:aws:iam::${V}:root'), 'arn:aws:iam::${V}:root', parameter()],
    [
      'a name',
      sub('arn:aws:iam::111122223333:role/${V}'),
      'arn:aws:iam::111122223333:role/${V}',
      parameter(),
    ],
    ['an allowed value', V, '${V}', parameter({ AllowedValues: [`${ROLE}x`, `${ROLE}holder`] })],
    ['an import', { 'Fn::ImportValue': 'Trusted' }, '${Import Trusted}', {}],
    ['a value of Parameter Store', '{{resolve:ssm:/x}}', '${resolve:ssm:/x}', {}],
    ['a list', V, '${V}', { Parameters: { V: { Type: 'CommaDelimitedList' } } }],
    ['a part of a parameter', { 'Fn::Split': [',', V] }, '${Split , ${V}}', parameter()],
  ])('%s', (_, trusted, name, sections) => {
    expect(found(trusted, sections)).toEqual(chain(name));
  });

  test('with a default it is the default', () => {
    const Default = 'arn:aws:iam::111122223333:root';
    expect(found(V, parameter({ Default }))).toEqual(['warning: sts:AssumeRole on the role Admin']);
  });
});

describe('a role does not trust its holder, whatever deployment chooses:', () => {
  test.each<[string, unknown, object]>([
    ['another name', sub('arn:aws:iam::${V}:role/other'), parameter()],
    ['another allowed value', V, parameter({ AllowedValues: [`${ROLE}x`, `${ROLE}y`] })],
    ['a reference to another role', { 'Fn::GetAtt': ['Other', 'Arn'] }, {}],
    ['a user', sub('arn:aws:iam::111122223333:user/${V}'), parameter()],
  ])('%s', (_, trusted, sections) => {
    expect(found(trusted, sections)).toEqual([]);
  });

  test('the holder may not assume it', () => {
    expect(found(V, parameter(), [])).toEqual([]);
  });

  test('its trust policy denies the holder', () => {
    const deny = {
      Effect: 'Deny',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/holder' },
      Action: 'sts:AssumeRole',
    };
    expect(found(V, parameter(), undefined, deny)).toEqual([]);
  });
});

describe('a name in the trust policy may be that of the holder:', () => {
  const IN_ACCOUNT = 'arn:aws:iam::${AWS::AccountId}:role/';
  /** What a role with a name gets that may assume a role that trusts a name. */
  const trustingName = (name: string, RoleName: unknown) =>
    audit(
      read('template.json', {
        ...parameter(),
        Resources: {
          Admin: roleWith('P', policy(allow('*')), trusting({ AWS: sub(`${IN_ACCOUNT}${name}`) })),
          Holder: roleWith('P', connectHolder(allow('sts:AssumeRole', ADMIN)), {
            ...(RoleName !== undefined && { RoleName }),
          }),
          Other: roleWith('P', policy(), {}),
        },
      })!,
    )
      .filter((one) => isChain(one) && one.place.logicalId === 'Holder')
      .map(({ what, severity }) => `${severity}: ${what.replace(/: the holder gets .*/, '')}`);

  test.each<[string, unknown]>([
    ['${AWS::StackName}-holder', 'prod-holder'],
    ['prod-holder', sub('${V}-holder')],
    ['prod-Holder-1A2B3C4D5E6F', undefined],
  ])('%s', (name, own) => {
    expect(trustingName(name, own)).toEqual(chain(`${IN_ACCOUNT}${name}`));
  });

  test.each<[string, unknown]>([
    ['${AWS::StackName}-other', 'prod-holder'],
    ['${AWS::Region}-holder', 'prod-holder'],
    ['prod-other', sub('${V}-holder')],
    ['prod-Other-1A2B3C4D5E6F', undefined],
    ['${Other}', undefined],
  ])('not %s', (name, own) => {
    expect(trustingName(name, own)).toEqual([]);
  });
});

describe('a condition on the caller', () => {
  const ACCOUNT = { Ref: 'AWS::AccountId' };
  /** What the holder gets if the role trusts its account, and demands a caller. */
  const demanding = (
    caller: unknown,
    sections: object = parameter(),
    operator = 'ArnEquals',
    may: readonly object[] = [allow('sts:AssumeRole', ADMIN)],
    trusted: unknown = ACCOUNT,
  ) =>
    audit(
      read('template.json', {
        ...sections,
        Resources: {
          Admin: roleWith('P', policy(allow('*')), {
            AssumeRolePolicyDocument: policy({
              Effect: 'Allow',
              Principal: { AWS: trusted },
              Action: 'sts:AssumeRole',
              Condition: { [operator]: { 'aws:PrincipalArn': caller } },
            }),
          }),
          Holder: roleWith('P', connectHolder(...may), { RoleName: 'holder' }),
        },
      })!,
    )
      .filter(isChain)
      .map(({ what, severity }) => `${severity}: ${what.replace(/: the holder gets .*/, '')}`);

  test.each<[string, unknown, string, object]>([
    ['a parameter', V, '${V}', parameter()],
    ['a name', sub(`${ROLE}\${V}`), `${ROLE}\${V}`, parameter()],
    ['an import', { 'Fn::ImportValue': 'Trusted' }, '${Import Trusted}', {}],
    ['an allowed value', V, '${V}', parameter({ AllowedValues: [`${ROLE}x`, `${ROLE}holder`] })],
    ['one of several', [`${ROLE}x`, V], '${V}', parameter()],
  ])('may be met by %s', (_, caller, name, sections) => {
    for (const operator of ['ArnEquals', 'ArnLike', 'StringEquals', 'StringLike'])
      expect(demanding(caller, sections, operator)).toEqual(chain(name));
  });

  test.each<[string, unknown, object]>([
    ['another name', `${ROLE}x`, {}],
    ['another allowed value', V, parameter({ AllowedValues: [`${ROLE}x`, `${ROLE}y`] })],
    [
      'a default that is another',
      V,
      parameter({ Default: `${ROLE}x`, AllowedValues: [`${ROLE}x`] }),
    ],
    ['a user', sub('arn:aws:iam::111122223333:user/${V}'), parameter()],
  ])('is not met by %s', (_, caller, sections) => {
    expect(demanding(caller, sections)).toEqual([]);
  });

  test('with a default it is the default', () => {
    expect(demanding(V, parameter({ Default: `${ROLE}holder` }))).toEqual([
      'warning: sts:AssumeRole on the role Admin',
    ]);
  });

  test('lets nobody in who may not assume the role', () => {
    expect(demanding(V, parameter(), 'ArnEquals', [])).toEqual([]);
    expect(demanding(V, parameter(), 'ArnEquals', [], '*')).toEqual([]);
  });

  test('lets in whoever the trust policy names too', () => {
    expect(demanding(V, parameter(), 'ArnEquals', undefined, '*')).toEqual(chain('${V}'));
    expect(demanding(V, parameter(), 'ArnEquals', undefined, `${ROLE}x`)).toEqual([]);
  });
});

test('an identifier that only applying a plan knows may be the holder', () => {
  const document = (...Statement: object[]) => JSON.stringify({ Statement });
  const role = (name: string, values: object, more: object = {}) => ({
    type: 'aws_iam_role',
    name,
    values: { name, ...values },
    ...more,
  });
  const inline_policy = (...statements: object[]) => [
    { name: 'p', policy: document(...statements) },
  ];
  const plan = planOf([
    role(
      'Admin',
      { inline_policy: inline_policy(allow('*')) },
      {
        unknown: { assume_role_policy: true },
        references: { assume_role_policy: ['data.aws_iam_policy_document.trust.json'] },
      },
    ),
    role('holder', {
      assume_role_policy: document({
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
      inline_policy: inline_policy(REACHES_CONNECT, allow('sts:AssumeRole', `${ROLE}Admin`)),
    }),
    {
      type: 'aws_iam_policy_document',
      name: 'trust',
      mode: 'data' as const,
      values: {
        statement: [
          {
            effect: 'Allow',
            actions: ['sts:AssumeRole'],
            principals: [{ type: 'AWS', identifiers: [null] }],
          },
        ],
      },
      unknown: { statement: [{ principals: [{ identifiers: [true] }] }] },
    },
  ]);
  expect(
    audit(read('plan.json', plan)!)
      .filter(isChain)
      .map(({ severity }) => severity),
  ).toEqual(['warning']);
});
