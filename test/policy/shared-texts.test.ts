import { sharedTexts } from '../../src/policy/shared-texts';

test('lists of equal texts are one list', () =>
  expect(sharedTexts(['connect:*', 's3:*'])).toBe(sharedTexts(['connect:*', 's3:*'])));

test('the order of texts counts', () =>
  expect(sharedTexts(['s3:*', 'connect:*'])).toEqual(['s3:*', 'connect:*']));

test('a text with a comma is not two texts', () =>
  expect(sharedTexts(['a,b'])).not.toBe(sharedTexts(['a', 'b'])));
