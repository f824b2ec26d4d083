import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';
import { sample } from '../support/sample';
import { DOCUMENT_POLICY, Planned, planOf } from '../support/terraform';

/* A condition, a grant, and a deny may name one policy by a reference, an ARN, or a pattern. */

const ACCOUNT = 'arn:aws:iam::111122223333';
const REWRITES = ['iam:CreatePolicyVersion'];
const RECREATES = ['iam:DeletePolicy', 'iam:CreatePolicy'];
const REFERENCE = { Ref: 'Base' };
const sub = (name: string) => ({ 'Fn::Sub': `${ACCOUNT}:policy/${name}` });

const attaches = (kind: string) => (named: unknown) => [
  allow(`iam:Attach${kind}Policy`, `${ACCOUNT}:${kind.toLowerCase()}/dev`, {
    ArnEquals: { 'iam:PolicyARN': named },
  }),
];
const writesWithin = (named: unknown) => [
  allow(['iam:CreateRole', 'iam:PutRolePolicy'], '*', {
    StringEquals: { 'iam:PermissionsBoundary': named },
  }),
  allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']),
];

interface Given {
  readonly condition: unknown;
  readonly grant: unknown;
  readonly deny?: unknown;
  readonly actions?: readonly string[];
  readonly kind?: 'Role' | 'User';
  readonly uses?: (named: unknown) => readonly object[];
  readonly properties?: object;
  readonly limit?: object;
}

/** How severe it is that a holder of a template uses a policy that it may write. */
function severityOf({ condition, grant, deny, ...given }: Given): string | undefined {
  const { actions = REWRITES, kind = 'Role', uses = attaches(kind), limit } = given;
  const { properties = { ManagedPolicyName: 'base' } } = given;
  const statements = [
    ...uses(condition),
    allow(actions, grant, limit),
    ...(deny === undefined ? [] : [{ ...allow(actions, deny), Effect: 'Deny' }]),
  ];
  const managed = (more: object) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ...more, PolicyDocument: policy(allow('s3:GetObject')) },
  });
  const { Properties, ...role } = roleWith('P', connectHolder(...statements));
  const holder = { ...Properties, [`${kind}Name`]: 'dev' };
  const Parameters = {
    Name: { Type: 'String', Default: 'base' },
    Open: { Type: 'String' },
  };
  return severityIn({
    Parameters,
    Resources: {
      Base: managed(properties),
      Other: managed({ ManagedPolicyName: 'other' }),
      Holder: { ...role, Type: `AWS::IAM::${kind}`, Properties: holder },
    },
  });
}

const severityIn = (content: unknown) =>
  audit(read('file.json', content)!).find(
    ({ id, what }) => id.endsWith('escalation') && /^iam:(Attach|CreateRole|PutRole)/.test(what),
  )?.severity;

const ITS: Readonly<Record<string, unknown>> = {
  reference: REFERENCE,
  ARN: `${ACCOUNT}:policy/base`,
  'ARN with pseudo parameters': {
    'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/base',
  },
  'ARN with a default': sub('${Name}'),
};
const OTHERS: Readonly<Record<string, unknown>> = {
  'reference to another': { Ref: 'Other' },
  'other ARN': `${ACCOUNT}:policy/other`,
};
const TEXTS: typeof ITS = { ...ITS, pattern: `${ACCOUNT}:policy/ba*`, everything: '*', ...OTHERS };

const WRITING: readonly (readonly [string, Partial<Given>, string])[] = [
  ['rewrites what it attaches to itself', {}, 'fatal'],
  ['rewrites what it attaches to itself as a user', { kind: 'User' }, 'fatal'],
  ['rewrites the required boundary', { uses: writesWithin }, 'fatal'],
  ['creates again what it attaches to itself', { actions: RECREATES }, 'warning'],
  ['creates again the required boundary', { actions: RECREATES, uses: writesWithin }, 'warning'],
];

const rows = WRITING.flatMap(([does, given, written]) =>
  Object.keys(ITS).flatMap((condition) =>
    Object.keys(TEXTS).flatMap((grant) =>
      ['nothing', ...Object.keys(TEXTS)].map((deny) => {
        const isWritten = !(grant in OTHERS) && (deny === 'nothing' || deny in OTHERS);
        const severity = isWritten ? written : undefined;
        return { does, given, condition, grant, deny, severity };
      }),
    ),
  ),
);

test.each(sample(rows, 41))(
  'a holder $does: it is named by its $condition, granted by $grant, denied by $deny',
  ({ given, condition, grant, deny, severity }) => {
    const texts = { condition: ITS[condition], grant: TEXTS[grant], deny: TEXTS[deny] };
    expect(severityOf({ ...texts, ...given })).toBe(severity);
  },
);

describe('a policy that a reference names has', () => {
  const OPEN = { ManagedPolicyName: { Ref: 'Open' } };
  const BASE = `${ACCOUNT}:policy/base`;
  const GENERATED = sub('${AWS::StackName}-Base-*');

  test.each<[string, object, unknown, string | undefined]>([
    ['the name that CloudFormation generates', {}, GENERATED, 'fatal'],
    ['perhaps a generated name that begins so', {}, `${ACCOUNT}:policy/app-*`, 'warning'],
    ['no generated name without its logical id', {}, BASE, undefined],
    ['the name of a parameter', OPEN, sub('${Open}'), 'fatal'],
    ['perhaps the name that somebody gives it', OPEN, BASE, 'warning'],
    ['perhaps a name with a parameter', { ManagedPolicyName: 'base' }, sub('${Open}'), 'warning'],
  ])('%s', (_, properties, text, severity) => {
    const named = { properties, condition: REFERENCE, grant: text };
    expect(severityOf(named)).toBe(severity);
    expect(severityOf({ ...named, deny: REFERENCE })).toBeUndefined();
  });

  test.each<[string, object, unknown, string | undefined]>([
    ['perhaps the ARN of the condition', OPEN, BASE, 'warning'],
    ['not the ARN of the condition', {}, BASE, undefined],
    ['the pattern of the condition', {}, GENERATED, 'fatal'],
  ])('%s', (_, properties, condition, severity) => {
    const uses = (named: unknown) => [
      allow('iam:AttachRolePolicy', `${ACCOUNT}:role/dev`, { ArnLike: { 'iam:PolicyARN': named } }),
    ];
    expect(severityOf({ properties, condition, uses, grant: REFERENCE })).toBe(severity);
  });
});

test('the own account is that of the policies that conditions name', () => {
  const { ARN: condition, 'ARN with pseudo parameters': grant } = ITS;
  const deny = { Ref: 'Other' };
  expect(severityOf({ condition, grant, deny, uses: writesWithin })).toBe('fatal');
});

describe('a policy whose name only deployment knows', () => {
  const OPEN = sub('${Open}');
  const GUARD = 'arn:aws:iam::*:policy/*boundary*';

  test.each<[string, unknown, unknown, string | undefined]>([
    ['is perhaps denied by a pattern', OPEN, GUARD, 'warning'],
    ['is perhaps denied by a name', OPEN, `${ACCOUNT}:policy/base`, 'warning'],
    ['is perhaps denied by another parameter', OPEN, sub('${Name}'), 'warning'],
    ['is perhaps denied as an ARN', { Ref: 'Open' }, GUARD, 'warning'],
    ['is perhaps denied after its beginning', sub('dev-${Open}'), GUARD, 'warning'],
    ['is not denied by another beginning', sub('dev-${Open}'), `${ACCOUNT}:policy/app-*`, 'fatal'],
    ['is not denied on roles', OPEN, `${ACCOUNT}:role/*`, 'fatal'],
  ])('%s', (_, condition, deny, severity) => {
    expect(severityOf({ condition, grant: '*', deny })).toBe(severity);
  });
});

test('a condition that decides if the holder writes the policy leaves a warning', () => {
  const limit = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
  for (const condition of Object.values(ITS))
    expect(severityOf({ condition, grant: REFERENCE, limit })).toBe('warning');
});

describe('in a plan of Terraform', () => {
  const managed = (name: string): Planned => ({
    type: 'aws_iam_policy',
    name,
    values: { name, policy: JSON.stringify(policy(allow('s3:GetObject'))) },
    unknown: { arn: true },
  });
  const BY_REFERENCE = 'reference';
  const FORMS = [BY_REFERENCE, `${ACCOUNT}:policy/base`, `${ACCOUNT}:policy/ba*`, '*'];

  const valueOf = (form: string) => (form === BY_REFERENCE ? null : form);
  const isUnknown = (form: string) => [form === BY_REFERENCE];
  const expressionOf = (form: string) => ({
    references: form === BY_REFERENCE ? ['aws_iam_policy.base.arn', 'aws_iam_policy.base'] : [],
  });

  /** How severe it is that a role attaches a policy to itself, which it rewrites. */
  function severityInPlan(condition: string, grant: string, deny?: string) {
    const rewriting = [
      { effect: 'Allow', form: grant },
      ...(deny === undefined ? [] : [{ effect: 'Deny', form: deny }]),
    ];
    const key = { test: 'ArnEquals', variable: 'iam:PolicyARN' };
    const role = `${ACCOUNT}:role/dev`;
    return severityIn(
      planOf([
        {
          type: 'aws_iam_role',
          name: 'dev',
          values: { name: 'dev', assume_role_policy: JSON.stringify(policy()) },
          unknown: { arn: true },
        },
        managed('base'),
        {
          type: 'aws_iam_policy_document',
          name: 'doc',
          mode: 'data',
          values: {
            statement: [
              { actions: ['connect:DescribeUser'], resources: ['*'] },
              {
                actions: ['iam:AttachRolePolicy'],
                resources: [role],
                condition: [{ ...key, values: [valueOf(condition)] }],
              },
              ...rewriting.map(({ effect, form }) => ({
                effect,
                actions: REWRITES,
                resources: [valueOf(form)],
              })),
            ],
          },
          unknown: {
            json: true,
            statement: [
              {},
              { condition: [{ values: isUnknown(condition) }] },
              ...rewriting.map(({ form }) => ({ resources: isUnknown(form) })),
            ],
          },
          statements: [
            {},
            { condition: [{ values: expressionOf(condition) }] },
            ...rewriting.map(({ form }) => ({ resources: expressionOf(form) })),
          ],
        },
        DOCUMENT_POLICY,
      ]),
    );
  }

  test.each(FORMS.slice(0, 2).flatMap((one) => FORMS.map((other) => [one, other] as const)))(
    'a policy is named by %s, and rewritten by %s',
    (condition, grant) => {
      expect(severityInPlan(condition, grant)).toBe('fatal');
      for (const deny of FORMS) expect(severityInPlan(condition, grant, deny)).toBeUndefined();
    },
  );
});
