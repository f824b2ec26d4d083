import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

/* Template conditions of a parent decide what its nested stacks have. */

const NONE = { Ref: 'AWS::NoValue' };
const is = (parameter: string) => ({ 'Fn::Equals': [{ Ref: parameter }, 'prod'] });
const isProd = (yes: unknown, no: unknown = NONE) => ({ 'Fn::If': ['IsProd', yes, no] });
const managed = (statement: object, properties: object = {}) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: policy(statement), ...properties },
});
const own = (properties: object, ...statements: readonly unknown[]) => ({
  Own: roleWith('P', policy(REACHES_CONNECT, ...(statements as object[])), properties),
});
const nested = (Parameters: object, more: object = {}) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: 'c.json', Parameters },
  ...more,
});
const text = { Type: 'String' };
const template = (Resources: object, parameters: object, Conditions: object, Outputs = {}) => ({
  Parameters: parameters,
  Conditions,
  Resources,
  Outputs,
});
const found = (parent: object, child: object) =>
  audit(
    readTogether([
      { file: 'p.json', content: parent },
      { file: 'c.json', content: child },
    ]),
  )
    .filter(({ id, place }) => /escalation/.test(id) && place.logicalId !== 'Weak')
    .map(({ severity, what }) => `${severity} ${what}`);

const WRITES = allow('iam:PutRolePolicy');
const DENIES = { Effect: 'Deny', Action: 'iam:*', Resource: '*' };
const way = (where: string) =>
  `warning iam:PutRolePolicy on *, if ${where}: the holder writes any permission into a role`;

describe('two conditions of one name, in a parent and in its nested stack, are two', () => {
  const ofParent = { Env: text, Kind: text };
  const strong = { Strong: managed(WRITES), Weak: managed(allow('logs:*')) };
  const chosen = (id = 'Ref', of = (one: string): unknown => ({ [id]: one })) =>
    isProd(of('Strong'), of('Weak'));

  test('where the parent passes a choice', () => {
    const N = nested({ Kind: { Ref: 'Kind' }, Target: chosen() });
    const child = own({ ManagedPolicyArns: [{ Ref: 'Target' }] }, isProd(DENIES));
    expect(
      found(
        template({ ...strong, N }, ofParent, { IsProd: is('Env') }),
        template(child, { Kind: text, Target: text }, { IsProd: is('Kind') }),
      ),
    ).toEqual([
      way(
        'the condition p.json/IsProd of the template holds and ' +
          'the condition IsProd of the template does not hold',
      ),
    ]);
  });

  test('where an output is a choice', () => {
    const N = nested({ Kind: { Ref: 'Kind' } });
    const ManagedPolicyArns = [{ 'Fn::GetAtt': ['N', 'Outputs.Target'] }];
    expect(
      found(
        template({ ...own({ ManagedPolicyArns }, isProd(DENIES)), N }, ofParent, {
          IsProd: is('Env'),
        }),
        template(strong, { Kind: text }, { IsProd: is('Kind') }, { Target: { Value: chosen() } }),
      ),
    ).toEqual([
      way(
        'the condition p.json/N/IsProd of the template holds and ' +
          'the condition IsProd of the template does not hold',
      ),
    ]);
  });
});

describe('a condition on a nested stack is one on its resources', () => {
  const NAME = { 'Fn::Sub': 'app-${Env}-x' };
  const arn = (kind: string) => ({ 'Fn::Sub': `arn:aws:iam::111122223333:${kind}/app-\${Env}-x` });
  const severities = (holder: object, X: object, Env: object) => {
    const Conditions = { IsProd: is('Env') };
    const parameters = { Env: { ...text, ...Env } };
    const N = nested({ Env: { Ref: 'Env' } }, { Condition: 'IsProd' });
    const severityOf = (one: string) => one.split(' ')[0];
    const apart = found(
      template({ ...holder, N }, parameters, Conditions),
      template({ X }, { Env: text }, {}),
    );
    const together = found(
      template({ ...holder, X: { ...X, Condition: 'IsProd' } }, parameters, Conditions),
      {},
    );
    expect(apart.map(severityOf)).toEqual(together.map(severityOf));
    return [...new Set(apart.map(severityOf))];
  };
  const ROLE = roleWith('P', policy(), { RoleName: NAME });
  const MAKER = own({}, allow(['iam:CreateRole', 'iam:PutRolePolicy'], arn('role')));
  const POLICY = managed(allow('logs:*'), { ManagedPolicyName: NAME });
  const WRITER = own(
    { ManagedPolicyArns: [arn('policy')] },
    allow('iam:CreatePolicyVersion', arn('policy')),
  );

  test.each<[string, object, object, object, string]>([
    ['a role whose name is taken', MAKER, ROLE, { Default: 'prod' }, 'warning'],
    ['a role of a chosen name', MAKER, ROLE, { AllowedValues: ['dev', 'prod'] }, 'warning'],
    ['the own policy', WRITER, POLICY, {}, 'fatal'],
    [
      'the own policy of a chosen name',
      WRITER,
      POLICY,
      { AllowedValues: ['dev', 'prod'] },
      'fatal',
    ],
  ])('%s', (_, holder, X, Env, expected) => {
    expect(severities(holder, X, Env)).toEqual([expected]);
  });
});

describe('a parameter of a nested stack is chosen as that of its parent', () => {
  const named = (kind: string) => ({ 'Fn::Sub': `arn:aws:iam::111122223333:${kind}/app-\${Env}` });
  const NAME = { 'Fn::Sub': 'app-${Env}' };
  const M = managed(DENIES, { ManagedPolicyName: NAME });
  const N = nested({ Env: { Ref: 'Env' } });
  const child = (properties: object, statement: object, AllowedValues?: readonly string[]) =>
    template(own(properties, statement), { Env: { ...text, AllowedValues } }, {});

  test.each([
    [
      ['dev', 'prod'],
      ['dev', 'prod'],
    ],
    [
      ['dev', 'prod'],
      ['prod', 'dev'],
    ],
    [undefined, ['prod', 'dev']],
  ])('where they list %p and %p', (ofParent, ofChild) => {
    const parent = template({ M, N }, { Env: { ...text, AllowedValues: ofParent } }, {});
    const denied = child({ ManagedPolicyArns: [named('policy')] }, WRITES, ofChild);
    expect(found(parent, denied)).toEqual([]);
    const both = ['dev', 'prod'].map((one) => `arn:aws:iam::111122223333:role/app-${one}`);
    const writer = child({ RoleName: NAME }, allow('iam:PutRolePolicy', both), ofChild);
    const [first] = ofParent ?? ofChild;
    expect(found(parent, writer)).toEqual([
      `fatal iam:PutRolePolicy on arn:aws:iam::111122223333:role/app-${first}: ` +
        'the holder writes any permission into a role',
    ]);
  });
});
