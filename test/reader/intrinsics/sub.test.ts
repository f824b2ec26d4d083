import { deployTimeValue } from '../../../src/policy/deploy-time-text';
import { dynamic, LONGEST_TEXT, substituted } from '../../../src/reader/intrinsics/sub';

describe('Fn::Sub', () => {
  const sub = (text: string) => substituted(text, (name) => `<${name}>`);
  test.each([
    ['a ${B} c ${D.E}', 'a <B> c <D.E>'],
    ['${ B }', '<B>'],
    ['${!B}${B}', '${B}<B>'],
    ['${}', '<>'],
    ['$B {B} ${B', '$B {B} ${B'],
    ['${${B}}', '${<B>}'],
  ])('of %s is %s', (text, expected) => expect(sub(text)).toBe(expected));
  test('leaves the names of deploy-time values as they are', () => {
    const value = deployTimeValue('Select 0 ${B}');
    expect(sub(`${value}\${B}`)).toBe(`${value}<B>`);
  });
  test('ends with the first value that makes a text too long', () => {
    const long = 'x'.repeat(LONGEST_TEXT + 1);
    expect(substituted('${A}-${A}-${A}', () => long)).toBe(`${long}--`);
    const allowed = 'x'.repeat(LONGEST_TEXT);
    expect(substituted('${A}-${A}-${A}', () => allowed)).toBe(`${allowed}-${allowed}-`);
  });
});

describe('a dynamic reference', () => {
  const value = (name: string) => deployTimeValue(name);
  test.each([
    ['a', 'a'],
    ['{{resolve:ssm:/a}}', value('resolve:ssm:/a')],
    ['x{{resolve:ssm:/a}}y', `x${value('resolve:ssm:/a')}y`],
    [
      '{{resolve:ssm:/a}}-{{resolve:ssm:/b:1}}.',
      `${value('resolve:ssm:/a')}-${value('resolve:ssm:/b:1')}.`,
    ],
    ['x{{resolve:ssm:/a', 'x{{resolve:ssm:/a'],
    ['{{resolve:ssm:/a}}{{resolve:b', `${value('resolve:ssm:/a')}{{resolve:b`],
    ['}}{{resolve:ssm:/a}}', `}}${value('resolve:ssm:/a')}`],
    ['{{other:a}}', '{{other:a}}'],
  ])('in %s is a deploy-time value', (text, expected) => expect(dynamic(text)).toBe(expected));
  test('has the text of the values in it', () =>
    expect(dynamic(`{{resolve:ssm:${deployTimeValue('P')}}}`)).toBe(value('resolve:ssm:${P}')));
});
