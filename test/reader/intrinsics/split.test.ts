import { deployTimeValue } from '../../../src/policy/deploy-time-text';
import { split } from '../../../src/reader/intrinsics/split';
import { templateContextOf } from '../../../src/reader/intrinsics/template-context';

const { links } = templateContextOf({
  Resources: {
    Role: { Type: 'AWS::IAM::Role', Properties: { Path: '/team/' } },
    Topic: { Type: 'AWS::SNS::Topic' },
    Nested: { Type: 'AWS::CloudFormation::Stack' },
    Custom: { Type: 'Custom::Lists' },
  },
});
const value = deployTimeValue;
const parts = (text: string, delimiter = ':') => split(text, delimiter, links);
const all = (...known: string[]) => ({ known, more: false, after: [] });
const open = (known: readonly string[], ...after: string[]) => ({ known, more: true, after });

describe('a text is split', () => {
  test('at each delimiter, of any length', () => {
    expect(parts('a:b::c')).toEqual(all('a', 'b', '', 'c'));
    expect(parts('a, b,c', ', ')).toEqual(all('a', 'b,c'));
    expect(parts('a')).toEqual(all('a'));
    expect(parts('')).toEqual(all(''));
  });
  test.each([
    ['AWS::Partition', ':', false],
    ['AWS::Partition', '-', true],
    ['AWS::Region', ':', false],
    ['AWS::Region', '1', true],
    ['AWS::AccountId', '-', false],
    ['AWS::AccountId', '1', true],
    ['AWS::StackName', '/', false],
    ['AWS::StackName', 'A', true],
    ['AWS::URLSuffix', '/', false],
    ['AWS::URLSuffix', '.', true],
    ['Role', '/', false],
    ['Role', '@', true],
    ['Topic', '/', true],
    ['Parameter', ':', true],
  ])('up to the first value that may have the delimiter: %s and "%s"', (name, delimiter, more) =>
    expect(parts(`a${delimiter}b${value(name)}c${delimiter}d`, delimiter)).toEqual(
      more ? open(['a'], 'd') : all('a', `b${value(name)}c`, 'd'),
    ),
  );
  test('where a value has no character of a delimiter of several', () => {
    expect(parts(`a::${value('AWS::Region')}`, '::')).toEqual(all('a', value('AWS::Region')));
    expect(parts(`a-:${value('AWS::Region')}`, '-:')).toEqual(open(['a']));
  });
  test.each([',', '||', '; '])('between names and ARNs of resources, at "%s"', (delimiter) =>
    expect(
      parts(['Topic', 'Topic.Arn', 'Role.Arn', 'Role'].map(value).join(delimiter), delimiter),
    ).toEqual(all(...['Topic', 'Topic.Arn', 'Role.Arn', 'Role'].map(value))),
  );
  test.each(['Nested.Outputs.Arns', 'Custom.Arn', 'Topic.TopicName', 'Import arns', 'Parameter'])(
    'not in a text that may be such a list: %s',
    (name) => expect(parts(`${value(name)},a`, ',')).toEqual(open([], 'a')),
  );
  test('so that the parts between two uncertain ones are certain', () =>
    expect(parts(`a,${value('P')},b${value('P')},c`, ',')).toEqual(open(['a'], 'c')));
  test('in the ARN of a role, whose parts are known', () =>
    expect(parts(value('Role.Arn'), '/')).toEqual(
      all(
        `arn:${value('AWS::Partition')}:iam::${value('AWS::AccountId')}:role`,
        'team',
        value('Role'),
      ),
    ));
  test('not in the ARN of something else', () =>
    expect(parts(value('Topic.Arn'))).toEqual(open([])));
});
