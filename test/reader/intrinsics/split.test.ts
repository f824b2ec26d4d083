import { deployTimeValue } from '../../../src/policy/deploy-time-text';
import { split } from '../../../src/reader/intrinsics/split';
import { templateContextOf } from '../../../src/reader/intrinsics/template-context';

const { links } = templateContextOf({
  Resources: {
    Role: { Type: 'AWS::IAM::Role', Properties: { Path: '/team/' } },
    Topic: { Type: 'AWS::SNS::Topic' },
  },
});
const value = deployTimeValue;
const parts = (text: string, delimiter = ':') => split(text, delimiter, links);

describe('a text is split', () => {
  test('at each delimiter, of any length', () => {
    expect(parts('a:b::c')).toEqual({ known: ['a', 'b', '', 'c'], more: false });
    expect(parts('a, b,c', ', ')).toEqual({ known: ['a', 'b,c'], more: false });
    expect(parts('a')).toEqual({ known: ['a'], more: false });
    expect(parts('')).toEqual({ known: [''], more: false });
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
      more ? { known: ['a'], more } : { known: ['a', `b${value(name)}c`, 'd'], more },
    ),
  );
  test('before a value with a delimiter of several characters', () =>
    expect(parts(`a::${value('AWS::Region')}`, '::')).toEqual({ known: ['a'], more: true }));
  test('in the ARN of a role, whose parts are known', () =>
    expect(parts(value('Role.Arn'), '/')).toEqual({
      known: [
        `arn:${value('AWS::Partition')}:iam::${value('AWS::AccountId')}:role`,
        'team',
        value('Role'),
      ],
      more: false,
    }));
  test('not in the ARN of something else', () =>
    expect(parts(value('Topic.Arn'))).toEqual({ known: [], more: true }));
});
