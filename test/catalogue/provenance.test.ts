import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { confinements } from '../../projenrc/catalogue/bindings';
import { inconsistencies } from '../../projenrc/catalogue/consistency';
import { renderedData, renderedPages } from '../../projenrc/catalogue/renderings';
import { schemaViolations } from '../../projenrc/catalogue/schema';
import { patternIncludes } from '../../src/policy/pattern';
import { thoroughly } from '../support/sample';

const ROOT = join(__dirname, '../..');

test('every file of the catalogue is as its schema says', () => {
  expect(schemaViolations()).toEqual([]);
});

test(
  'every name in the catalogue means something in it, and every condition key is taken by the ' +
    'actions beside it',
  () => {
    expect(inconsistencies()).toEqual([]);
  },
);

test('every file of facts says where it was read', () => {
  const sources = JSON.parse(readFileSync(join(ROOT, 'catalogue/facts/sources.json'), 'utf8'));
  for (const file of readdirSync(join(ROOT, 'catalogue/facts/services'))) {
    const { source } = JSON.parse(
      readFileSync(join(ROOT, 'catalogue/facts/services', file), 'utf8'),
    );
    expect([file, source in sources]).toEqual([file, true]);
  }
});

test('a part of a file that has its own source exists, and so does the source', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(ROOT, `catalogue/${name}.json`), 'utf8'));
  const known = read('facts/sources');
  for (const file of ['escalation', 'published', 'requests', 'tagging', 'trust', 'workloads']) {
    const parts = read(file);
    const own = Object.entries<string>(parts.sources);
    expect(own.length).toBeGreaterThan(0);
    expect(
      own.filter(([part, source]) => !(part.split('/')[0] in parts && source in known)),
    ).toEqual([]);
  }
});

test("a confinement that is AWS's policy's word is of actions that a policy allows", () => {
  const { statements } = JSON.parse(
    readFileSync(join(ROOT, 'catalogue/facts/policy-documents.json'), 'utf8'),
  );
  const allowed: string[] = statements
    .filter(({ Effect }: any) => Effect === 'Allow')
    .flatMap(({ Action }: any) => Action ?? []);
  const isAllowed = (action: string) => allowed.some((one) => patternIncludes(one, action));
  const ofPolicies = confinements().confinements.filter(
    ({ source }) => source === 'managed-policies',
  );
  expect(ofPolicies.length).toBeGreaterThan(0);
  expect(ofPolicies.flatMap(({ actions }) => actions).filter((one) => !isAllowed(one))).toEqual([]);
});

test('no rendering is stale', () => {
  const stale = [...renderedData(), ...renderedPages()]
    .filter(([path, text]) => readFileSync(join(ROOT, path), 'utf8') !== text)
    .map(([path]) => path);
  // Otherwise run: npm run catalogue:render
  expect(stale).toEqual([]);
});

thoroughly(
  'a refresh against the data that the catalogue was made from finds nothing, and writes nothing',
  () => {
    const said = execFileSync(
      process.execPath,
      ['--require', './projenrc/register.cjs', 'projenrc/catalogue/refresh.ts'],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(said).toContain('Nothing changed.');
    expect(said).toContain('Nothing was written');
  },
);
