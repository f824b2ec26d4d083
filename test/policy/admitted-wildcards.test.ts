import { admitsWildcards } from '../../src/policy/admitted-wildcards';

test.each([
  '.+',
  '\\S+',
  '\\W',
  '\\D',
  '[\\w\\W]+',
  '[^ ]+',
  '[^*]+',
  '[a-z0-9*-]+',
  '[\\x20-\\x7E]*',
  '[ -~]*',
  '[!-~]+',
  '[\\u0020-\\u00FF]*',
  '[(-/]',
  '[+--]+o?|[)-+]',
  '[\\x{20}-\\x{7E}]',
  '\\x2a',
  '\\u002A+',
  '[\\x{2A}]',
  '\\052',
  '\\*',
  'o-\\?',
  '\\Qo-*\\E',
  '\\p{Print}+',
  '\\p{ASCII}*',
  '[\\p{Punct}\\w]+',
  '\\P{Alpha}',
  '[[:print:]]+',
  '[a-z[!-/]]',
  '[a-c&&[^b]]',
  'o-[a-z]+|[]*]',
])('%s may let a wildcard in', (pattern) => {
  expect(admitsWildcards(pattern)).toBe(true);
});

test.each([
  '',
  '^o-[a-z0-9]{10,32}$',
  '[a-z]+\\.com',
  'o-(?:a|b)*c?',
  '\\d{12}',
  '[\\w+=,@-]+',
  '[\\w+=,.@-]+',
  '[^\\x00-\\x7F]',
  '[^*?]',
  '[+--]',
  '[0-9A-Fa-f-]{36}',
  '[A-Z-]',
  '\\x41\\u0042',
  '\\p{Alnum}+',
  '\\pL+',
  '\\Qo-\\E[a-z]*',
  '[a-z',
  '\\',
])('%s lets none in', (pattern) => {
  expect(admitsWildcards(pattern)).toBe(false);
});
