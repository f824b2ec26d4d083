import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const WIDE = allow('*');
const NARROW = allow('connect:Describe*');
const WRITES = 'iam:PutRolePolicy';
const ACCOUNT = 'arn:aws:iam::111122223333:policy/';
const parameter = (Default?: string) => ({ Value: { Type: 'String', Default } });
const IMPORT = { 'Fn::ImportValue': 'Boundary' };
const NAMED = { 'Fn::Sub': '${Value}-Boundary' };

/** A template with a managed policy, which it exports. */
const exporting = (granted: object, more: object = {}, exported: unknown = 'Boundary') => ({
  Parameters: parameter('prod'),
  Resources: {
    Boundary: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: policy(granted), ...more },
    },
  },
  Outputs: { Arn: { Value: { Ref: 'Boundary' }, Export: { Name: exported } } },
});

/** A template with a role that writes permissions, if the condition or the boundary lets it. */
const writing = (condition: object | undefined, properties = {}, more: object = {}) => ({
  Parameters: parameter('prod'),
  Resources: {
    Role: roleWith('P', policy(REACHES_CONNECT, allow(WRITES, '*', condition)), properties),
    ...more,
  },
});
const requires = (arn: unknown, operator = 'StringEquals') =>
  writing({ [operator]: { 'iam:PermissionsBoundary': arn } });
const requiresOwn = (arn: unknown) =>
  writing({ StringEquals: { 'iam:PermissionsBoundary': arn } }, { PermissionsBoundary: arn });
const has = (arn: unknown) => writing(undefined, { PermissionsBoundary: arn });

/** What is found about more access in the templates. */
const findings = (...templates: readonly object[]) =>
  audit(readTogether(templates.map((content, i) => ({ file: `${i}.json`, content })))).filter(
    ({ id }) => /escalation/.test(id),
  );
const found = (...templates: readonly object[]) => findings(...templates).map(({ id }) => id);

describe('a boundary in another template is judged by what it allows', () => {
  const nested = {
    ...requires({ 'Fn::GetAtt': ['Child', 'Outputs.Arn'] }),
    Resources: {
      ...requires({ 'Fn::GetAtt': ['Child', 'Outputs.Arn'] }).Resources,
      Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: '0.json' } },
    },
  };
  const name = { ManagedPolicyName: 'Boundary', Path: '/team/' };

  /* A role without the boundary does not write into itself. */
  test.each<[string, (granted: object) => object, object]>([
    ['an import', exporting, requires(IMPORT)],
    ['an import in Fn::Sub', exporting, requires({ 'Fn::Sub': ['${A}', { A: IMPORT }] })],
    [
      'an import whose name has the same default of a parameter',
      (granted) => exporting(granted, {}, NAMED),
      requires({ 'Fn::ImportValue': NAMED }),
    ],
    ['an output of a nested stack', exporting, nested],
    ['its name', (granted) => exporting(granted, name), requires(`${ACCOUNT}team/Boundary`)],
    [
      'a pattern of its name',
      (granted) => exporting(granted, name),
      requires(`${ACCOUNT}team/*`, 'ArnLike'),
    ],
    [
      'its name in the own account',
      (granted) => exporting(granted, name),
      requires({ 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/team/Boundary' }),
    ],
  ])('by %s', (_, exports, template) => {
    expect(found(exports(WIDE), template)).toEqual(['indirect-escalation']);
    expect(found(exports(NARROW), template)).toEqual([]);
  });

  test.each<[string, (granted: object) => object, object]>([
    ['an import, as the boundary of the role', exporting, has(IMPORT)],
    [
      'a default in the import, as the boundary of the role',
      (granted) => exporting(granted, {}, NAMED),
      has({ 'Fn::ImportValue': NAMED }),
    ],
    ['an import, as the boundary of the role that it requires', exporting, requiresOwn(IMPORT)],
    [
      'its name, as the boundary of the role that it requires',
      (granted) => exporting(granted, name),
      requiresOwn(`${ACCOUNT}team/Boundary`),
    ],
  ])('by %s', (_, exports, template) => {
    expect(found(exports(WIDE), template)).toEqual(['escalation']);
    expect(found(exports(NARROW), template)).toEqual([]);
  });

  test.each([
    ['another path', requires(`${ACCOUNT}Boundary`)],
    ['another name', requires(`${ACCOUNT}team/Other`)],
    ['a policy in none of the files', requires('arn:aws:iam::444455556666:policy/Other')],
  ])('and not by %s', (_, template) => {
    expect(found(exporting(WIDE, name), template)).toEqual([]);
  });

  test('an import of another export may be any policy', () => {
    const template = requires({ 'Fn::ImportValue': 'Other' });
    expect(found(exporting(WIDE), template)).toEqual(['limited-escalation']);
    expect(found(exporting(NARROW), template)).toEqual(['limited-escalation']);
  });

  test('a name with that of the stack is of the same stack', () => {
    const own = { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:policy/${AWS::StackName}-B' };
    const stackName = { ManagedPolicyName: { 'Fn::Sub': '${AWS::StackName}-B' } };
    const { Resources } = exporting(WIDE, stackName);
    const template = requires(own);
    const together = { ...template, Resources: { ...template.Resources, ...Resources } };
    expect(found(together)).toEqual(['indirect-escalation']);
    expect(found(template, exporting(WIDE, stackName))).toEqual([]);
  });
});

describe('the default of a parameter names a managed policy', () => {
  const by = (Default?: string) => ({ ...has({ Ref: 'Value' }), Parameters: parameter(Default) });
  const boundary = (granted: object) => exporting(granted, { ManagedPolicyName: 'Boundary' });

  test('as the boundary of the role', () => {
    const template = by(`${ACCOUNT}Boundary`);
    expect(found(boundary(WIDE), template)).toEqual(['escalation']);
    expect(found(boundary(NARROW), template)).toEqual([]);
    expect(findings(boundary(WIDE), template)[0].what).toMatch(/default of the parameter Value$/);
  });

  test.each([
    ['of AWS', 'arn:aws:iam::aws:policy/AdministratorAccess', ['escalation']],
    ['of AWS that allows less', 'arn:aws:iam::aws:policy/AmazonConnect_FullAccess', []],
    ['in none of the files', `${ACCOUNT}Other`, ['limited-escalation']],
    ['without a default', undefined, ['limited-escalation']],
  ])('as the boundary of the role: one %s', (_, Default, expected) => {
    expect(found(by(Default))).toEqual(expected);
  });

  test('as a boundary under a condition, it may be none', () => {
    const If = { 'Fn::If': ['IsProd', { Ref: 'Value' }, { Ref: 'AWS::NoValue' }] };
    const Conditions = { IsProd: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-2'] } };
    const template = { ...has(If), Parameters: parameter(`${ACCOUNT}Boundary`), Conditions };
    expect(found(boundary(NARROW), template)).toEqual(['limited-escalation']);
  });

  const AWS = 'arn:aws:iam::aws:policy/';
  const administrators = (arns: unknown, Parameters: object) =>
    audit(
      readTogether([
        {
          file: 'template.json',
          content: {
            Parameters,
            Resources: {
              Role: roleWith('P', policy(REACHES_CONNECT), { ManagedPolicyArns: arns }),
            },
          },
        },
      ]),
    )
      .filter(({ id }) => id === 'account-administrator')
      .map(({ what }) => what);

  test('as a policy of the role', () => {
    const expected = [
      'the role Role has every permission in the account, with the default of the parameter Value',
    ];
    const inList = (Default: string) => ({ Value: { Type: 'CommaDelimitedList', Default } });
    const named = [{ 'Fn::Sub': `${AWS}\${Value}` }];
    expect(administrators([{ Ref: 'Value' }], parameter(`${AWS}AdministratorAccess`))).toEqual(
      expected,
    );
    expect(administrators(named, parameter('AdministratorAccess'))).toEqual(expected);
    expect(
      administrators(
        { Ref: 'Value' },
        inList(`${AWS}AmazonConnect_FullAccess,${AWS}AdministratorAccess`),
      ),
    ).toEqual(expected);
    expect(administrators(named, parameter('AmazonConnect_FullAccess'))).toEqual([]);
    expect(administrators(named, parameter())).toEqual([]);
  });
});
