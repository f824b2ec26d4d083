import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';
import { planOf } from '../support/terraform';

const isChain = ({ id }: { readonly id: string }) => id === 'limited-escalation';
const chainsIn = (file: string, content: object) =>
  audit(read(file, content)!)
    .filter(isChain)
    .map(
      ({ what, severity }) =>
        `${severity}: ${what.replace(/ gets connect:[^,]*, .* more/, ' gets more')}`,
    );

const ADMIN = { 'Fn::GetAtt': ['Admin', 'Arn'] };
const INCLUDE = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } };
const ASSUMES = [allow('sts:AssumeRole', ADMIN)];
const PASSES = [
  allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
  allow('iam:PassRole', ADMIN),
];
const trusting = (Principal: unknown, Effect: unknown = 'Allow') => ({
  Effect,
  Principal,
  Action: 'sts:AssumeRole',
});
const ASSUMED = [
  'warning: sts:AssumeRole on the role Admin, if its trust, which only deployment knows, lets the holder in: ' +
    'the holder gets more',
];
const PASSED = [
  'warning: lambda:CreateFunction, lambda:InvokeFunction, and iam:PassRole on the role Admin, ' +
    'if its trust, which only deployment knows, lets lambda.amazonaws.com in: the holder gets more',
];

describe('a trust policy of which only deployment knows a part', () => {
  /** What a holder gets by a role with properties. */
  const found = (
    properties: object,
    may: readonly object[] = ASSUMES,
    given: object = policy(allow('*')),
  ) =>
    chainsIn('template.json', {
      Parameters: { V: { Type: 'String' } },
      Conditions: { K: { 'Fn::Equals': [{ Ref: 'V' }, 'x'] } },
      Resources: {
        Admin: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: 'Admin',
            ...properties,
            Policies: [{ PolicyName: 'P', PolicyDocument: given }],
          },
        },
        Holder: roleWith('P', connectHolder(...may), { RoleName: 'holder' }),
      },
    });
  const trust = (AssumeRolePolicyDocument: unknown) => ({ AssumeRolePolicyDocument });
  const EC2 = policy(trusting({ Service: 'ec2.amazonaws.com' }));

  test.each<[string, object]>([
    ['the document', trust(INCLUDE)],
    ['the document, by a parameter', trust({ Ref: 'V' })],
    ['the document, in a branch', trust({ 'Fn::If': ['K', INCLUDE, EC2] })],
    ['a part of the document', trust({ Version: '2012-10-17', ...INCLUDE })],
    ['a statement', trust(policy(...EC2.Statement, INCLUDE))],
    ['a statement, by a parameter', trust(policy({ Ref: 'V' } as object))],
    ['a part of a statement', trust(policy({ Effect: 'Allow', ...INCLUDE }))],
    [
      'a part of a principal',
      trust(policy(trusting({ Service: 'ec2.amazonaws.com', ...INCLUDE }))),
    ],
    ['the property', INCLUDE],
  ])('may let in who may assume the role, or a service: %s', (_, properties) => {
    expect(found(properties)).toEqual(ASSUMED);
    expect(found(properties, PASSES)).toEqual(PASSED);
  });

  test.each<[string, object]>([
    ['the document', trust(INCLUDE)],
    ['a statement', trust(policy(...EC2.Statement, INCLUDE))],
  ])('lets in nobody who may not assume or pass the role: %s', (_, properties) => {
    expect(found(properties, [])).toEqual([]);
    expect(found(properties, [allow('sts:AssumeRole', 'arn:aws:iam::*:role/other-*')])).toEqual([]);
    expect(found(properties, PASSES.slice(0, 1))).toEqual([]);
    const denied = { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: ADMIN };
    expect(found(properties, [...ASSUMES, denied])).toEqual([]);
  });

  test('gives nothing if the role has nothing', () => {
    expect(found(trust(INCLUDE), ASSUMES, policy(allow('s3:GetObject')))).toEqual([]);
    expect(found(trust(INCLUDE), ASSUMES, policy(REACHES_CONNECT))).toEqual([]);
    expect(found(trust(INCLUDE), PASSES, policy(allow('s3:GetObject')))).toEqual([]);
  });

  test('lets in nobody whom the rest of it denies', () => {
    const denying = (AWS: unknown) => trust(policy(INCLUDE, trusting({ AWS }, 'Deny')));
    expect(found(denying('*'))).toEqual([]);
    expect(found(denying('arn:aws:iam::111122223333:role/other'))).toEqual(ASSUMED);
    expect(found(denying({ 'Fn::GetAtt': ['Holder', 'Arn'] }))).toEqual([]);
  });

  test('is not in doubt for those whom the rest of it trusts', () => {
    const both = trust(policy(INCLUDE, trusting({ AWS: { Ref: 'AWS::AccountId' } })));
    expect(found(both)).toEqual([
      'warning: sts:AssumeRole on the role Admin: the holder gets more',
    ]);
    const service = trust(policy(INCLUDE, trusting({ Service: 'lambda.amazonaws.com' })));
    expect(found(service, PASSES)).toEqual([
      'warning: lambda:CreateFunction, lambda:InvokeFunction, and iam:PassRole on the role Admin: ' +
        'the holder gets more',
    ]);
  });

  test.each<[string, unknown]>([
    ['what is no document', 7],
    ['what is no statement', policy('x' as unknown as object)],
    ['an effect that is none', policy(trusting({ AWS: '*' }, 'allow'))],
    ['an effect by a parameter', policy(trusting({ Service: 'ec2.amazonaws.com' }, { Ref: 'V' }))],
    ['another service', EC2],
  ])('is not %s', (_, document) => {
    expect(found(trust(document))).toEqual([]);
    expect(found(trust(document), PASSES)).toEqual([]);
  });
});

describe('a trust policy that only applying a plan knows', () => {
  const document = (...Statement: object[]) => JSON.stringify({ Statement });
  const inline = (...statements: object[]) => ({
    inline_policy: [{ name: 'p', policy: document(...statements) }],
  });
  /** What a role gets beside a role whose trust policy names something. */
  const found = (
    references: readonly string[],
    may: readonly object[] = [],
    { given = [allow('*')], more = {} }: { given?: readonly object[]; more?: object } = {},
  ) =>
    chainsIn(
      'plan.json',
      planOf([
        {
          type: 'aws_iam_role',
          name: 'adm',
          values: { name: 'Admin', ...inline(...given) },
          unknown: { arn: true, assume_role_policy: true },
          references: { assume_role_policy: references },
        },
        ...['holder', 'other'].map((name) => ({
          type: 'aws_iam_role',
          name,
          values: {
            name,
            assume_role_policy: document(trusting({ Service: 'lambda.amazonaws.com' })),
            ...inline(REACHES_CONNECT, ...(name === 'holder' ? may : [])),
            ...more,
          },
          unknown: { arn: true },
        })),
      ]),
    );
  const ROLE = 'arn:aws:iam::111122223333:role/Admin';
  const NAMED = ['aws_iam_role.holder.arn', 'aws_iam_role.holder'];
  const BY_NAME = [
    'warning: the role holder gets more, if the trust of the role Admin, which only deployment knows, lets it in',
  ];

  test('may let in who may assume or pass the role', () => {
    const references = [
      'aws_iam_openid_connect_provider.x.arn',
      'aws_iam_openid_connect_provider.x',
    ];
    expect(found(references, [allow('sts:AssumeRole', ROLE)])).toEqual(ASSUMED);
    const may = [PASSES[0], allow('iam:PassRole', ROLE)];
    expect(found(references, may)).toEqual(PASSED);
    expect(found(references)).toEqual([]);
  });

  test('may let in whom it names without a permission', () => {
    expect(found(NAMED)).toEqual(BY_NAME);
    expect(found([...NAMED, 'local.others'])).toEqual(BY_NAME);
    expect(found(['aws_iam_role.third.arn', 'aws_iam_role.third', 'local.others'])).toEqual([]);
    expect(found(NAMED, [allow('sts:AssumeRole', ROLE)])).toEqual(ASSUMED);
  });

  test('gives nothing if the role has nothing, or the holder is denied it', () => {
    expect(found(NAMED, [], { given: [allow('s3:GetObject')] })).toEqual([]);
    expect(found(NAMED, [{ ...allow('sts:*'), Effect: 'Deny' }])).toEqual([]);
  });
});
