import * as fc from 'fast-check';
import { betweenVariables, deployTimeValue } from '../../src/policy/deploy-time-text';
import {
  isPattern,
  matches,
  matchesPattern,
  patternIncludes,
  overlap,
} from '../../src/policy/pattern';
import { intersection } from '../../src/policy/pattern-intersection';
import { runs } from '../support/sample';

test.each([
  ['a*', true],
  ['a?', true],
  ['${aws:username}*', true],
  ['${aws:username}', false],
  ['a${*}', false],
  [deployTimeValue('Why?'), false],
  [`${deployTimeValue('Name')}*`, true],
])('whether %j can match several texts: %s', (text, expected) => {
  expect(isPattern(text)).toBe(expected);
});

const SEED = 20261128;
const LETTERS = ['a', 'b', 'c'];
const LONGEST = 6;

/** All texts of up to some letters, of which `c` stands in no pattern. */
const TEXTS: readonly string[] = Array.from({ length: LONGEST })
  .reduce<string[][]>(
    (lengths) => [
      ...lengths,
      lengths[lengths.length - 1].flatMap((text) => LETTERS.map((letter) => text + letter)),
    ],
    [['']],
  )
  .flat();

/** The meaning of a pattern, by a regular expression. */
const meaning = (pattern: string) => {
  const expression = new RegExp(`^${pattern.replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
  return (text: string) => expression.test(text);
};

const patterns = fc.stringMatching(/^[ab*?]{0,5}$/);
const law = (predicate: (one: string, other: string) => void, numRuns = runs(3_000, 500)) =>
  fc.assert(fc.property(patterns, patterns, predicate), { seed: SEED, numRuns });

describe('against every text of a small alphabet', () => {
  test('a pattern matches what its wildcards say', () =>
    law((pattern) => {
      const expected = meaning(pattern);
      expect(TEXTS.filter((text) => matchesPattern(pattern, text))).toEqual(TEXTS.filter(expected));
    }, 300));

  test('a pattern includes another where every text of that one is its own', () =>
    law((outer, inner) => {
      const [isOuter, isInner] = [meaning(outer), meaning(inner)];
      expect(patternIncludes(outer, inner)).toBe(
        TEXTS.every((text) => !isInner(text) || isOuter(text)),
      );
    }));

  test('two patterns intersect where some text is of both', () =>
    law((one, other) => {
      const [isOne, isOther] = [meaning(one), meaning(other)];
      const long = (text: string) => isOne(text) && isOther(text);
      // Patterns of five may have no text in common that is shorter than ten.
      if (TEXTS.some(long)) expect(overlap(one, other)).toBe(true);
      else expect(intersection(one, other).filter((text) => text.length <= LONGEST)).toEqual([]);
    }));

  test('the patterns of an intersection are together what both have in common', () =>
    law((one, other) => {
      const [isOne, isOther] = [meaning(one), meaning(other)];
      const common = intersection(one, other).map(meaning);
      expect(TEXTS.filter((text) => common.some((is) => is(text)))).toEqual(
        TEXTS.filter((text) => isOne(text) && isOther(text)),
      );
      expect(overlap(one, other)).toBe(common.length > 0);
    }));
});

describe('a pattern', () => {
  test.each([
    ['agent/*', 'agent/?', true],
    ['agent/?', 'agent/*', false],
    ['agent/?*', 'agent/*', false],
    ['agent/?*', 'agent/*a', true],
    ['*?', '?*', true],
    ['s3:Get?', 's3:Get*', false],
    ['*', '', true],
    ['', '*', false],
  ])('%s includes %s: %s', (outer, inner, expected) =>
    expect(patternIncludes(outer, inner)).toBe(expected),
  );

  test.each([
    ['*/${aws:username}', 'x/${aws:username}', true],
    ['x/${aws:username}', 'x/*', false],
    ['x/*', 'x/${aws:username}', true],
    ['x/?', 'x/${aws:username}', false],
    ['x/${*}', 'x/*', false],
    ['x/*', 'x/${*}', true],
  ])('%s with a variable includes %s: %s', (outer, inner, expected) =>
    expect(patternIncludes(outer, inner)).toBe(expected),
  );

  test('that deployment completes includes itself, and nothing that is known', () => {
    const id = deployTimeValue('Id');
    expect(patternIncludes(`${id}/*`, `${id}/a`)).toBe(true);
    expect(patternIncludes(`${id}/*`, `${deployTimeValue('Other')}/a`)).toBe(false);
    expect(patternIncludes(`*/a`, `${id}/a`)).toBe(true);
    expect(patternIncludes(`?*/a`, `${id}/a`)).toBe(false);
    expect(matches(`${id}/*`, 'x/a')).toBe('maybe');
    expect(matches(`${id}/*`, 'x')).toBe('no');
  });

  test('of a Region that only deployment knows has no colon there', () => {
    const region = deployTimeValue('AWS::Region');
    expect(overlap(`arn:${region}:1`, 'arn:x:y:1')).toBe(false);
    expect(overlap(`arn:${deployTimeValue('Id')}:1`, 'arn:x:y:1')).toBe(true);
  });

  test('matches stars of a text as characters', () => {
    expect(matchesPattern('?', '*')).toBe(true);
    expect(matchesPattern('a', '*')).toBe(false);
    expect(matchesPattern('${*}', '*')).toBe(true);
    expect(matchesPattern('${*}', 'a')).toBe(false);
  });
});

describe('the intersection', () => {
  test.each([
    ['*', 'a*', ['a*']],
    ['a*', '*b', ['a*b']],
    ['a?', '?b', ['ab']],
    ['*a*', '*b*', ['*a*b*', '*b*a*']],
    ['a*c', 'b*', []],
    ['agent/?', 'agent/*', ['agent/?']],
    ['arn:*:instance/*', 'arn:aws:*', ['arn:aws:instance/*', 'arn:aws:*:instance/*']],
    ['a?c', '*b*', ['abc']],
    ['x*', 'x', ['x']],
    ['x/*', '*/${aws:username}', ['x/${aws:username}', 'x/*/${aws:username}']],
  ])('of %s and %s', (one, other, expected) =>
    expect([...intersection(one, other)].sort()).toEqual([...expected].sort()),
  );

  test('of patterns with many stars is one of them', () => {
    const [one, other] = ['*a*b*c*d*e*f*', '*u*v*w*x*y*z*'];
    expect(intersection(one, other)).toEqual([one]);
  });

  test('of patterns that are too long to compare is one of them', () => {
    const [one, other] = [`${'*a'.repeat(300)}b`, `b${'a*'.repeat(300)}`];
    expect(intersection(one, other)).toEqual([one]);
  });
});

test('the name of a deploy-time value may look like a policy variable, and is none', () => {
  const value = deployTimeValue('Select 0 ${Names}');
  expect(betweenVariables(`a${value}b\${aws:userid}c`)).toEqual([
    `a${value}b`,
    '${aws:userid}',
    'c',
  ]);
  expect([overlap(value, 'x'), patternIncludes(value, 'x')]).toEqual([true, false]);
});
