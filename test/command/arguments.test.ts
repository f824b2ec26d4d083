import { given, Option, UsageError } from '../../command/arguments';

const OPTIONS: readonly Option[] = [
  { name: 'format', short: 'f', takes: 'FORMAT', oneOf: ['text', 'json'], what: '' },
  { name: 'rule', takes: 'RULE', many: true, what: '' },
  { name: 'all', short: 'a', what: '' },
];

const refused = (...args: string[]): [string, string] => {
  try {
    given(args, OPTIONS);
  } catch (error) {
    if (error instanceof UsageError) return [error.problem, error.instead];
    throw error;
  }
  throw new Error('it was understood');
};

test('options stand before, between and after operands', () => {
  const asked = given(['a.json', '--format', 'json', 'b.json', '-a', 'c.json'], OPTIONS);
  expect(asked.operands).toEqual(['a.json', 'b.json', 'c.json']);
  expect(asked.value('format')).toBe('json');
  expect(asked.has('all')).toBe(true);
});

test('values stand after the option, after =, and after the letter', () => {
  expect(given(['--format=json'], OPTIONS).value('format')).toBe('json');
  expect(given(['-f', 'json'], OPTIONS).value('format')).toBe('json');
  expect(given(['-fjson'], OPTIONS).value('format')).toBe('json');
});

test('the last of several values counts, unless the option takes many', () => {
  const asked = given(
    ['--format', 'json', '--format', 'text', '--rule', 'a,b', '--rule', 'c'],
    OPTIONS,
  );
  expect(asked.value('format')).toBe('text');
  expect(asked.values('rule')).toEqual(['a', 'b', 'c']);
});

test('after -- everything is an operand, and so is -', () => {
  expect(given(['-', '--', '--all'], OPTIONS).operands).toEqual(['-', '--all']);
});

test('what was not asked for is absent', () => {
  const asked = given([], OPTIONS);
  expect([asked.has('all'), asked.value('format'), asked.values('rule')]).toEqual([
    false,
    undefined,
    [],
  ]);
});

test.each([
  [['--formt', 'json'], 'there is no option --formt', 'Did you mean --format?'],
  [['-x'], 'there is no option -x', 'Options: --format, --rule, --all, --help'],
  [['--format'], '--format needs a value', 'Write --format FORMAT; allowed: text, json'],
  [['--format='], '--format needs a value', 'Write --format FORMAT; allowed: text, json'],
  [['--format', '--all'], '--format needs a value', 'Write --format FORMAT; allowed: text, json'],
  [['--format', 'jsn'], "--format takes no 'jsn'", 'Did you mean json? Allowed: text, json'],
  [['-f', 'yaml'], "-f takes no 'yaml'", 'Allowed: text, json'],
  [['--rule', ','], '--rule needs a value', 'Write --rule RULE'],
  [['--all=yes'], '--all takes no value', 'Write --all alone'],
])('%j is refused with what would be right', (args, problem, instead) => {
  expect(refused(...args)).toEqual([problem, instead]);
});
