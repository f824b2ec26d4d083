import * as fc from 'fast-check';
import { exampleTexts } from '../../src/policy/example-text';
import { matchesPattern } from '../../src/policy/pattern';

test('examples of a pattern are texts that it takes in', () =>
  fc.assert(
    fc.property(fc.stringMatching(/^[ab*?]{0,6}$/), (pattern) => {
      const examples = exampleTexts(pattern);
      return examples.length > 0 && examples.every((text) => matchesPattern(pattern, text));
    }),
    { seed: 20261128 },
  ));

test('the example of a text without wildcards is itself', () =>
  expect(exampleTexts('arn:aws:s3:::b')).toEqual(['arn:aws:s3:::b']));
