import { toDisplayText } from '../../../src/policy/deploy-time-text';
import { Principal, unknownOf, World } from '../../../src/policy/model';
import { readTogether } from '../../../src/reader/read';
import { StackInfo } from '../../../src/reader/stacks/template-file';
import { has, line, named, stackInfo } from '../read-access';

const doc = (Action: string, Resource: unknown = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});
const role = (Properties: object = {}) => ({ Type: 'AWS::IAM::Role', Properties });
const policy = (Roles: unknown, PolicyDocument: object = doc('connect:*'), PolicyName = 'P') => ({
  Type: 'AWS::IAM::Policy',
  Properties: { PolicyName, Roles, PolicyDocument },
});
const managed = (Properties: object = {}) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: doc('connect:*'), ...Properties },
});
const nested = (file: string, Parameters: object = {}) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: `./${file}`, Parameters },
});

/** Templates by file name: resources, or whole templates. */
const world = (files: { readonly [file: string]: object }): World =>
  readTogether(
    Object.entries(files).map(([file, content]) => ({
      file,
      content: 'Resources' in content ? content : { Resources: content },
    })),
  );
const stacks = (files: {
  readonly [name: string]: readonly [object, StackInfo['environment']?];
}): World =>
  readTogether(
    Object.entries(files).map(([name, [content, environment]]) => ({
      file: `${name}.json`,
      content: 'Resources' in content ? content : { Resources: content },
      stack: stackInfo(name, { environment }),
    })),
  );

const namesOf = ({ principals }: World) => principals.map(({ kind, name }) => `${kind} ${name}`);
const unknownIn = (principal: Principal) =>
  unknownOf(principal).map(({ kind, what }) => `${kind} ${toDisplayText(what)}`);
const roleArnName = (arn: unknown) => ({
  'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Select': [5, { 'Fn::Split': [':', arn] }] }] }],
});

describe('a policy belongs to the role that it names', () => {
  test('by the parts of its ARN, as the CDK writes a role from its ARN', () => {
    const read = world({
      't.json': { R: role(), P: policy([roleArnName({ 'Fn::GetAtt': ['R', 'Arn'] })]) },
    });
    expect(namesOf(read)).toEqual(['role R']);
    expect(has(named(read, 'R'))).toEqual(['P']);
  });

  test('from a nested stack that is handed the reference', () => {
    const read = world({
      'parent.json': { R: role(), N: nested('child.json', { Name: { Ref: 'R' } }) },
      'child.json': {
        Parameters: { Name: { Type: 'String' } },
        Resources: { P: policy([{ Ref: 'Name' }]) },
      },
    });
    expect(namesOf(read)).toEqual(['role R']);
    expect(has(named(read, 'R'))).toEqual(['P']);
  });

  test('by the default of a parameter that a nested stack is not given', () => {
    const read = world({
      'parent.json': { R: role({ RoleName: 'Admin' }), N: nested('child.json') },
      'child.json': {
        Parameters: { Names: { Type: 'CommaDelimitedList', Default: 'Admin, Other' } },
        Resources: { P: policy({ Ref: 'Names' }) },
      },
    });
    expect(namesOf(read)).toEqual(['role Admin', 'role Other']);
    expect(has(named(read, 'Admin'))).toEqual(['P']);
  });

  test('from the template of that name that is nearest, where a project has copies', () => {
    const url = { 'Fn::Join': ['', ['https://', { Ref: 'B' }, '/v1/child.json']] };
    const copy = (folder: string) => ({
      [`${folder}/parent.json`]: {
        R: role(),
        N: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: url, Parameters: { Name: { Ref: 'R' } } },
        },
      },
      [`${folder}/child.json`]: {
        Parameters: { Name: { Type: 'String' } },
        Resources: { P: policy([{ Ref: 'Name' }]) },
      },
    });
    const read = world({ ...copy('one'), ...copy('two') });
    expect(
      read.principals.map(({ place, ...one }) => [place.file, ...has({ place, ...one })]),
    ).toEqual([
      ['one/parent.json', 'P'],
      ['two/parent.json', 'P'],
    ]);
  });

  test('in a nested stack, by its output', () => {
    const read = world({
      'parent.json': {
        N: nested('child.json'),
        P: policy([{ 'Fn::GetAtt': ['N', 'Outputs.Name'] }]),
      },
      'child.json': { Resources: { R: role() }, Outputs: { Name: { Value: { Ref: 'R' } } } },
    });
    expect(has(named(read, 'R'))).toEqual(['P']);
  });

  test('by an export, whose name is made of the name of the stack', () => {
    const read = stacks({
      Roles: [
        {
          Resources: { R: role() },
          Outputs: {
            Arn: {
              Value: { 'Fn::GetAtt': ['R', 'Arn'] },
              Export: { Name: { 'Fn::Sub': '${AWS::StackName}-Arn' } },
            },
          },
        },
      ],
      Policies: [{ P: policy([roleArnName({ 'Fn::ImportValue': 'Roles-Arn' })]) }],
    });
    expect(namesOf(read)).toEqual(['role R']);
    expect(has(named(read, 'R'))).toEqual(['P']);
  });

  test.each([
    ['the same Region', 'eu-west-2', ['P']],
    ['another Region, which has exports of its own, not', 'us-east-1', []],
  ])('by an export, in %s', (_, region, expected) => {
    const environment = (Region: string) => ({
      'AWS::AccountId': '111122223333',
      'AWS::Region': Region,
    });
    const Outputs = { O: { Value: { Ref: 'R' }, Export: { Name: 'role' } } };
    const read = stacks({
      Roles: [{ Resources: { R: role() }, Outputs }, environment('eu-west-2')],
      Policies: [{ P: policy([{ 'Fn::ImportValue': 'role' }]) }, environment(region)],
    });
    expect(has(named(read, 'R'))).toEqual(expected);
  });

  test('by the output of a stack', () => {
    const output = { 'Fn::GetStackOutput': { StackName: 'Roles', OutputName: 'Name' } };
    const read = stacks({
      Roles: [{ Resources: { R: role() }, Outputs: { Name: { Value: { Ref: 'R' } } } }],
      Policies: [{ P: policy([output]) }],
    });
    expect(has(named(read, 'R'))).toEqual(['P']);
  });

  test('by a literal name, from another stack of the account', () => {
    const read = stacks({
      Roles: [{ R: role({ RoleName: 'Admin' }) }, { 'AWS::AccountId': '111122223333' }],
      Same: [{ P: policy(['Admin']) }, { 'AWS::AccountId': '111122223333' }],
      Other: [{ Q: policy(['Admin'], doc('s3:*')) }, { 'AWS::AccountId': '444455556666' }],
    });
    expect(namesOf(read)).toEqual(['role Admin', 'role Admin']);
    expect(read.principals.map(has)).toEqual([['P'], ['P']]);
    expect(read.principals.map(({ place }) => place.file)).toEqual(['Roles.json', 'Other.json']);
  });

  test('by a name made of the Region that the stack is in', () => {
    const environment = { 'AWS::Region': 'eu-west-2' };
    const read = stacks({
      One: [
        { R: role({ RoleName: { 'Fn::Sub': 'x-${AWS::Region}' } }), P: policy(['x-eu-west-2']) },
        environment,
      ],
    });
    expect(namesOf(read)).toEqual(['role R']);
    expect(has(named(read, 'R'))).toEqual(['P']);
  });

  test('of its own stack, where another has one of the same name', () => {
    const read = world({
      'a.json': { R: role({ RoleName: 'Admin' }), P: policy(['Admin']) },
      'b.json': { R: role({ RoleName: 'Admin' }) },
    });
    expect(read.principals.map(has)).toEqual([['P'], []]);
  });
});

describe('references of a policy from another stack', () => {
  const read = world({
    'parent.json': {
      B: {},
      R: role(),
      N: nested('child.json', { Name: { Ref: 'R' }, Mine: { Ref: 'B' } }),
    },
    'child.json': {
      Parameters: { Name: { Type: 'String' }, Mine: { Type: 'String' } },
      Resources: {
        P: policy([{ Ref: 'Name' }], {
          Statement: [
            { Effect: 'Allow', Action: 'a:B', Resource: [{ Ref: 'B' }, { Ref: 'Mine' }] },
          ],
        }),
      },
    },
  });

  test('are told from those of the stack of the role', () =>
    expect(named(read, 'R').inline.flatMap(({ statements }) => statements.map(line))).toEqual([
      'Allow a:B on ${parent.json/N/B},${B}',
    ]));

  test('are its own where the policy stands', () =>
    expect(read.policies.flatMap(({ statements }) => statements.map(line))).toEqual([
      'Allow a:B on ${B},${parent.json/B}',
    ]));
});

describe('a managed policy of another stack', () => {
  const producer = (value: unknown) => ({
    Resources: { M: managed() },
    Outputs: { M: { Value: value, Export: { Name: 'm' } } },
  });

  test('is known by document', () => {
    const read = stacks({
      A: [producer({ Ref: 'M' })],
      B: [{ R: role({ ManagedPolicyArns: [{ 'Fn::ImportValue': 'm' }] }) }],
    });
    expect(namesOf(read)).toEqual(['role R']);
    expect(has(named(read, 'R'))).toEqual(['M']);
  });

  test('that is a boundary there bounds, grants nothing, and stands nowhere alone', () => {
    const read = stacks({
      A: [producer({ Ref: 'M' })],
      B: [{ R: role({ PermissionsBoundary: { 'Fn::ImportValue': 'm' } }) }],
    });
    expect(namesOf(read)).toEqual(['role R']);
    expect(named(read, 'R').boundary?.policy?.statements).toHaveLength(1);
    expect(read.policies.map(({ name, isBoundary }) => [name, isBoundary])).toEqual([['M', true]]);
  });

  test('is found by its name', () => {
    const arn = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/app/Ceiling' };
    const read = stacks({
      A: [{ M: managed({ ManagedPolicyName: 'Ceiling', Path: '/app/' }) }],
      B: [{ R: role({ PermissionsBoundary: arn }) }],
    });
    expect(named(read, 'R').boundary?.policy?.name).toBe('Ceiling');
  });

  test('that is attached and a boundary grants', () => {
    const read = world({
      't.json': {
        M: managed(),
        R: role({ PermissionsBoundary: { Ref: 'M' }, ManagedPolicyArns: [{ Ref: 'M' }] }),
      },
    });
    expect(read.policies.map(({ isBoundary }) => isBoundary)).toEqual([undefined]);
  });
});

describe('who is in no template', () => {
  test('is a principal whose other policies are unknown', () => {
    const more = policy(['Admin'], doc('s3:*'), 'Q');
    const read = world({ 't.json': { P: policy(['Admin']), Q: more } });
    expect(namesOf(read)).toEqual(['role Admin']);
    const [admin] = read.principals;
    expect(has(admin)).toEqual(['P', 'Q']);
    expect(unknownIn(admin)).toEqual(['imported-role Admin']);
    expect(admin.unknown[0].remedy).toBe('give-template');
  });

  test('is a role of the template by the default of a parameter, or may be another', () => {
    const read = world({
      't.json': {
        Parameters: { Name: { Type: 'String', Default: 'Admin' } },
        Resources: { A: role({ RoleName: 'Admin' }), B: role(), P: policy([{ Ref: 'Name' }]) },
      },
    });
    expect(namesOf(read)).toEqual(['role Admin', 'role B']);
    expect(read.principals.map(unknownIn)).toEqual([[], ['attachment ${Name}']]);
    const [admin, b] = read.principals;
    expect(admin.inline.flatMap(({ statements }) => statements)).toMatchObject([
      { templateConditions: [{ name: 'the parameter Name has its default', holds: true }] },
    ]);
    expect(b.unknown[0]).toMatchObject({
      mayAllow: true,
      mayDeny: false,
      remedy: 'give-parameter',
    });
  });

  test('is none of the roles whose names the parameter does not allow', () => {
    const read = world({
      't.json': {
        Parameters: { Name: { Type: 'String', AllowedValues: ['Dev', 'Test'] } },
        Resources: {
          A: role({ RoleName: 'Admin' }),
          D: role({ RoleName: 'Dev' }),
          P: policy([{ Ref: 'Name' }]),
        },
      },
    });
    expect(read.principals.map(unknownIn)).toEqual([
      [],
      ['attachment ${Name}'],
      ['imported-role ${Name}'],
    ]);
  });
});

test('stacks that lead back to each other end', () => {
  const exporting = (name: string, imported: string) => ({
    Resources: { R: role({ RoleName: { 'Fn::ImportValue': imported } }) },
    Outputs: { O: { Value: { 'Fn::ImportValue': imported }, Export: { Name: name } } },
  });
  const read = stacks({ A: [exporting('a', 'b')], B: [exporting('b', 'a')] });
  expect(namesOf(read)).toEqual(['role R', 'role R']);
});
