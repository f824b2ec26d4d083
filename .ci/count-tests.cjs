/* The closing line of CI, from the reports of all suites of jest: `N passed, N failed`. */
const { existsSync, readdirSync, readFileSync } = require('node:fs');

const FOLDER = 'test-reports';
const SUITES = ['unit-1', 'unit-2', 'audits', 'oracle', 'limits', 'browser', 'conformance', 'supply-chain'];

const found = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
const reports = found
  .filter((name) => name.endsWith('.xml'))
  .map((name) => readFileSync(`${FOLDER}/${name}`, 'utf8'));
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const total = (attribute) =>
  sum(reports.map((xml) => Number(new RegExp(`<testsuites[^>]* ${attribute}="(\\d+)"`).exec(xml)?.[1] ?? 0)));

const failed = total('failures') + total('errors');
const skipped = sum(reports.map((xml) => (xml.match(/<skipped/g) ?? []).length));
const missing = SUITES.filter((suite) => !found.includes(`${suite}.xml`));
if (missing.length > 0) console.log(`\nNo report of ${missing.join(', ')}`);
console.log(`\n${total('tests') - failed - skipped} passed, ${failed} failed`);
process.exitCode = failed > 0 || missing.length > 0 ? 1 : 0;
