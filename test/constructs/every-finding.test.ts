import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONSTRUCT_FINDINGS } from '../../src/text/construct-findings';
import { FINDINGS } from '../../src/text/findings';
import { RULE_FINDINGS } from '../../src/text/rule-findings';
import { RULES } from '../../src/validation/run-rules';

const SRC = join(__dirname, '../../src');
const code = ['scope', 'compiler', 'constructs', 'validation'].flatMap((folder) =>
  readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(SRC, folder, file), 'utf8')),
);

// An id that is not in the table does not compile: `finding` and `rule` take the ids of the table alone.
test.each(Object.keys(CONSTRUCT_FINDINGS))('%s is reported somewhere', (id) => {
  expect(code.filter((text) => text.includes(`'${id}'`)).length).toBeGreaterThan(0);
});

test('every rule is in the table, and every finding of a rule in the table has its rule', () => {
  expect(RULES.map(({ id }) => id).sort()).toEqual(Object.keys(RULE_FINDINGS).sort());
});

test('no id is used twice', () => {
  const ids = [...Object.keys(RULE_FINDINGS), ...Object.keys(CONSTRUCT_FINDINGS)];
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(FINDINGS)).toEqual(expect.arrayContaining(ids));
});
