import { has, line, template } from './read-access';
import { unknownOf } from '../../src/policy/model';
import { readTogether } from '../../src/reader/read';
import { allow, policy } from '../support/documents';

const role = (Properties: object, more: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties,
  ...more,
});
const managed = (Properties: object = {}, more: object = {}) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: policy(allow('a:B')), ...Properties },
  ...more,
});
const ref = (Ref: string) => ({ Ref });
const If = (condition: string, yes: unknown, no: unknown = ref('AWS::NoValue')) => ({
  'Fn::If': [condition, yes, no],
});
const first = (resources: object, more: object = {}) => template(resources, more).principals[0];
const place = (...more: readonly (string | number)[]) => ({
  file: 't.json',
  logicalId: 'R',
  pointer: ['Resources', 'R', 'Properties', ...more],
});

describe('the policies of a principal', () => {
  test('without a name are numbered', () => {
    const PolicyDocument = policy(allow('a:B'));
    expect(has(first({ R: role({ Policies: [{ PolicyDocument }, { PolicyDocument }] }) }))).toEqual(
      ['policy 1', 'policy 2'],
    );
  });
  test('that it names and that name it are there once', () => {
    const P = managed({ Roles: [ref('R')] });
    expect(has(first({ R: role({ ManagedPolicyArns: [ref('P')] }), P }))).toEqual(['P']);
    const twice = role({ ManagedPolicyArns: ['arn:x', 'arn:x', 'arn:y'] });
    expect(has(first({ R: twice }))).toEqual(['arn:x?', 'arn:y?']);
  });
  test('are there without the condition where one attachment has none', () => {
    const all = (...ManagedPolicyArns: unknown[]) =>
      first({ R: role({ ManagedPolicyArns }), P: managed() }).attached.map(({ policy: its }) =>
        its?.statements.map(line).join(),
      );
    expect(all(If('C', ref('P')), ref('P'))).toEqual(['Allow a:B on *']);
    expect(all(ref('P'), If('C', ref('P')))).toEqual(['Allow a:B on *']);
    expect(all(If('C', ref('P')), If('D', ref('P')))).toEqual([
      'Allow a:B on * if C',
      'Allow a:B on * if D',
    ]);
  });
  test('have the places where they are attached', () => {
    const { attached } = first({
      R: role({ ManagedPolicyArns: ['arn:x', ref('P')] }),
      P: managed(),
    });
    expect(attached.map((one) => one.place)).toEqual([
      place('ManagedPolicyArns', 0),
      place('ManagedPolicyArns', 1),
    ]);
  });
  test('that name it under a condition are there under that condition', () => {
    const P = managed({ Roles: [If('C', ref('R'))] });
    const [{ policy: its }] = first({ R: role({}), P }).attached;
    expect(its?.statements.map(line)).toEqual(['Allow a:B on * if C']);
  });
  test('of another template are there under a condition of that template', () => {
    const P = managed({ Roles: [If('C', 'admin')] });
    const world = readTogether([
      { file: 'a.json', content: { Resources: { R: role({ RoleName: 'admin' }) } } },
      { file: 'b.json', content: { Resources: { P } } },
    ]);
    const [{ policy: its }] = world.principals[0].attached;
    expect(its?.statements.map(line)).toEqual(['Allow a:B on * if b.json/C']);
  });
  test.each<[string, unknown]>([
    ['reference', ref('P')],
    ['ARN', { 'Fn::GetAtt': ['P', 'Arn'] }],
    ['policy ARN', { 'Fn::GetAtt': ['P', 'PolicyArn'] }],
    ['name in an ARN', 'arn:aws:iam::111122223333:policy/team/own'],
  ])('are found by their %s', (_, arn) => {
    const P = managed({ ManagedPolicyName: 'own', Path: '/team/' });
    expect(has(first({ R: role({ ManagedPolicyArns: [arn] }), P }))).toEqual(['own']);
  });
  test.each<[string, unknown]>([
    ['another attribute', { 'Fn::GetAtt': ['P', 'Id'] }],
    ['the ARN of another service', 'arn:aws:sns:us-east-1:111122223333:own'],
    ['the ARN of a policy of AWS', 'arn:aws:iam::aws:policy/own'],
    ['an account of more digits', 'arn:aws:iam::0111122223333:policy/own'],
    ['an inline policy', ref('I')],
  ])('are not found by %s', (_, arn) => {
    const I = { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: policy(allow('a:B')) } };
    const P = managed({ ManagedPolicyName: 'own' });
    const [found] = first({ R: role({ ManagedPolicyArns: [arn] }), P, I }).attached;
    expect(found).not.toHaveProperty('policy');
  });
  test('that are no texts may be any', () => {
    const { unknown } = first({ R: role({ ManagedPolicyArns: [7] }) });
    expect(unknown.map(({ what, ...part }) => part)).toEqual([
      { kind: 'document', mayAllow: true, mayDeny: true, place: place('ManagedPolicyArns', 0) },
    ]);
  });
});

describe('a boundary', () => {
  const boundary = (PermissionsBoundary: unknown, more: object = {}) =>
    first({ R: role({ PermissionsBoundary }, more), P: managed() }).boundary;

  test('is a policy of the template, by reference', () =>
    expect(boundary(ref('P'))).toMatchObject({
      place: place('PermissionsBoundary'),
      policy: { name: 'P', managed: true, origin: 'file' },
    }));
  test('is not known under a condition that the role does not have', () => {
    const conditional = If('C', ref('P'));
    expect(boundary(conditional)).not.toHaveProperty('policy');
    expect(boundary(conditional, { Condition: 'D' })).not.toHaveProperty('policy');
    expect(boundary(conditional, { Condition: 'C' })).toHaveProperty('policy');
  });
  test('is not known where it is one of two', () =>
    expect(boundary(If('C', ref('P'), 'arn:x'))).not.toHaveProperty('policy'));
  test('that is no text may deny, and allows nothing', () => {
    const { unknown } = first({ R: role({ PermissionsBoundary: 7 }) });
    expect(unknown.map(({ kind, mayAllow, mayDeny }) => [kind, mayAllow, mayDeny])).toEqual([
      ['document', false, true],
    ]);
  });
});

describe('a user', () => {
  const group = (name: string, Action: string) => ({
    Type: 'AWS::IAM::Group',
    Properties: {
      GroupName: name,
      Policies: [{ PolicyName: `Of${name}`, PolicyDocument: policy(allow(Action)) }],
      ManagedPolicyArns: ['arn:m'],
    },
  });
  const user = (Groups: unknown) => ({
    U: { Type: 'AWS::IAM::User', Properties: { Groups } },
    A: group('staff', 'a:A'),
    B: group('chiefs', 'b:B'),
  });
  const statements = (resources: object) =>
    first(resources).inline.flatMap(({ statements: its }) => its.map(line));

  test('has the policies of its groups, by name and by reference', () => {
    const resources = user(['staff', ref('B')]);
    expect(statements(resources)).toEqual(['Allow a:A on *', 'Allow b:B on *']);
    expect(first(resources).attached.map(({ arn }) => arn)).toEqual(['arn:m', 'arn:m']);
  });
  test('has those of a group under a condition, under that condition', () =>
    expect(statements(user([If('C', 'staff')]))).toEqual(['Allow a:A on * if C']));
  test('may have those of a group that is in no template', () =>
    expect(unknownOf(first(user(['staff', 'others', 'others'])))).toEqual([
      { kind: 'group', what: 'others', mayAllow: true, mayDeny: true, remedy: 'give-account' },
    ]));
  test('may be added to groups by a resource, under its conditions', () => {
    const addition = (GroupName: unknown, Users: unknown, more: object = {}) => ({
      ...user(undefined),
      X: { Type: 'AWS::IAM::UserToGroupAddition', Properties: { GroupName, Users }, ...more },
    });
    expect(statements(addition('staff', [ref('U')]))).toEqual(['Allow a:A on *']);
    expect(statements(addition('staff', [ref('U')], { Condition: 'C' }))).toEqual([
      'Allow a:A on * if C',
    ]);
    expect(statements(addition(If('C', 'staff', 'chiefs'), [ref('U')]))).toEqual([
      'Allow a:A on * if C',
      'Allow b:B on * if not C',
    ]);
    expect(statements(addition('staff', [If('C', ref('U'))]))).toEqual(['Allow a:A on * if C']);
  });
});

test('a principal under a condition has the condition, and its policies do not repeat it', () => {
  const Policies = [{ PolicyName: 'P', PolicyDocument: policy(allow('a:B')) }];
  const principal = first({ R: role({ Policies }, { Condition: 'C' }) });
  expect(principal.templateConditions).toEqual([{ name: 'C', holds: true }]);
  expect(principal.inline.flatMap(({ statements }) => statements.map(line))).toEqual([
    'Allow a:B on *',
  ]);
});

test('what deployment brings to a principal is unknown', () => {
  const { unknown } = first({ R: role({ 'Fn::Transform': { Name: 'M' } }) });
  expect(unknown).toEqual([
    {
      kind: 'include',
      what: 'what its Properties are',
      mayTrust: [],
      mayAllow: true,
      mayDeny: true,
      remedy: 'give-account',
    },
  ]);
});
