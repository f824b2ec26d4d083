import { toDisplayText } from '../../../src/policy/deploy-time-text';
import { readTogether } from '../../../src/reader/read';
import { StackInfo } from '../../../src/reader/stacks/template-file';
import { line, named, stackInfo } from '../read-access';

type Environment = StackInfo['environment'];
const roleOn = (Resource: unknown) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: 'reader',
    Policies: [
      {
        PolicyName: 'P',
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'a:B', Resource }] },
      },
    ],
  },
});
const producer = (value: unknown, exported?: unknown) => ({
  Resources: { T: { Type: 'AWS::SNS::Topic' } },
  Outputs: { Arn: { Value: value, ...(exported !== undefined && { Export: { Name: exported } }) } },
});

interface Written {
  readonly name: string;
  readonly content: object;
  readonly environment?: Environment;
}

/** What the role of a stack may act on, where other stacks are read with it. */
function resourceOf(
  written: unknown,
  others: readonly Written[],
  environment?: Environment,
): string {
  const consumer = {
    name: 'Consumer',
    content: { Resources: { R: roleOn(written) } },
    environment,
  };
  const world = readTogether(
    [consumer, ...others].map(({ name, content, environment: its = {} }, i) => ({
      file: `${i}.json`,
      content,
      stack: stackInfo(name, { displayName: `${name}-${i}`, environment: its }),
    })),
  );
  const [{ statements }] = named(world, 'reader').inline;
  return toDisplayText(statements.map(line).join()).replace('Allow a:B on ', '');
}

describe('an import', () => {
  const imported = { 'Fn::ImportValue': 'topic' };
  const one = { name: 'One', content: producer('arn:one', 'topic') };

  test('is the value that another stack exports', () =>
    expect(resourceOf(imported, [one])).toBe('arn:one'));
  test('of a name that two stacks export is one of both', () =>
    expect(resourceOf(imported, [one, { ...one, content: producer('arn:two', 'topic') }])).toMatch(
      /^arn:one\b.*\barn:two\b/,
    ));
  test('of a name that another Region exports is not known', () => {
    const environment = { 'AWS::Region': 'eu-west-1' };
    const here = { 'AWS::Region': 'us-east-1' };
    expect(resourceOf(imported, [{ ...one, environment }], here)).toBe('${Import topic}');
    expect(resourceOf(imported, [{ ...one, environment: here }], here)).toBe('arn:one');
  });
  test('of another name is not known', () =>
    expect(resourceOf({ 'Fn::ImportValue': 'other' }, [one])).toBe('${Import other}'));
  test('of a resource names the stack of the resource', () =>
    expect(resourceOf(imported, [{ ...one, content: producer({ Ref: 'T' }, 'topic') }])).toBe(
      '${One-1/T}',
    ));
  test('of a name that contains the name of the stack', () => {
    const Name = { 'Fn::Sub': '${AWS::StackName}-topic' };
    expect(
      resourceOf({ 'Fn::ImportValue': 'One-topic' }, [
        { ...one, content: producer('arn:one', Name) },
      ]),
    ).toBe('arn:one');
  });
});

describe('the output of a stack', () => {
  const outputOf = (StackName: unknown, OutputName = 'Arn') => ({
    'Fn::GetStackOutput': { StackName, OutputName },
  });
  const one = { name: 'One', content: producer('arn:one') };
  test('is found by its name', () => expect(resourceOf(outputOf('One'), [one])).toBe('arn:one'));
  test('is found by its ARN', () =>
    expect(resourceOf(outputOf('arn:aws:cloudformation:r:1:stack/One/id'), [one])).toBe('arn:one'));
  test('is not known of two stacks of one name', () =>
    expect(resourceOf(outputOf('One'), [one, one])).toBe('${Output One Arn}'));
  test('is not known without that output', () =>
    expect(resourceOf(outputOf('One', 'Other'), [one])).toBe('${Output One Other}'));
  test('is not known where its name is no text', () => {
    expect(resourceOf(outputOf('One', ['Arn'] as never), [one])).toBe('${Output One Arn}');
    expect(resourceOf(outputOf(['One']), [one])).toBe('${Output One Arn}');
  });
  test('is not known of a stack of a longer name', () =>
    expect(resourceOf(outputOf('On'), [one])).toBe('${Output On Arn}'));
});

describe('the output of a nested stack', () => {
  const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './n.json' } };
  const readNested = (parents: object, attribute = 'Inner.Outputs.Arn') => {
    const R = roleOn({ 'Fn::GetAtt': attribute.split(/\.(.*)/, 2) });
    const world = readTogether([
      { file: 'p.json', content: { Resources: { R, ...parents } } },
      { file: 'n.json', content: producer('arn:nested') },
    ]);
    const [{ statements }] = named(world, 'reader').inline;
    return toDisplayText(statements.map(line).join()).replace('Allow a:B on ', '');
  };
  test('is its value', () => expect(readNested({ Inner: nested })).toBe('arn:nested'));
  test('is its value where the template is nested twice', () =>
    expect(readNested({ Inner: nested, M: nested })).toBe('arn:nested'));
  test('is not known of another resource', () =>
    expect(readNested({ Other: nested }, 'Inner.Outputs.Arn')).toBe('${Inner.Outputs.Arn}'));
  test('is not known without that output', () =>
    expect(readNested({ Inner: nested }, 'Inner.Outputs.Other')).toBe('${Inner.Outputs.Other}'));
  test('is no attribute of another name', () =>
    expect(readNested({ Inner: nested }, 'Inner.Output.Arn')).toBe('${Inner.Output.Arn}'));
});
