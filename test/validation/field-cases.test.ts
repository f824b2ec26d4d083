import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAtLeast } from '../../src/policy/finding';
import { read } from '../../src/reader/read';
import { RuleFinding } from '../../src/validation/rule';
import { audit } from '../../src/validation/run-rules';

/** An input that people had in the field, and what the rules must and must not find in it. */
interface FieldCase {
  readonly id: string;
  readonly format: string;
  readonly input: object | string;
  readonly check: {
    /** Each is found. Alternatives are between bars; `*` is any finding, `*partial` any such id. */
    readonly mustFind?: readonly string[];
    /** None is found. `fatal:` before the id: not with this severity. */
    readonly mustNotFind?: readonly string[];
    readonly exitCode?: number;
    /** What some advice names. */
    readonly adviceNames?: string;
  };
}

/** The cases that are not about rules, and the tests of what they are about. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'one-assistant': 'test/scope/named-resources.test.ts',
  'bot-management': 'test/access/connect-job.test.ts',
  'third-party-application': 'test/access/connect-job.test.ts',
  'administrator-of-one-instance': 'test/constructs/instance-administrator.test.ts',
  'tag-one-kind': 'test/access/operations.test.ts',
  denies: 'test/constructs/instance-administrator.test.ts',
  'explain-a-denial': 'test/command/denial.test.ts',
  'explain-a-feature-by-its-name': 'test/command/explain.test.ts',
  'diff-of-partition-copies': 'test/report/changes/access.test.ts',
  'diff-narrows-nothing': 'test/report/changes/access.test.ts',
  'audit-of-aws-own-policies': 'test/catalogue/own-policies.test.ts',
};

/** The cases that came out otherwise, because the name in them is an alias and still works. */
const OF_AN_ALIAS = ['scp-with-a-name-that-is-none', 'foreach-over-literal-names'];

const cases: readonly FieldCase[] = JSON.parse(
  readFileSync(join(__dirname, 'field-cases.json'), 'utf8'),
);

const isFound = (wanted: string, findings: readonly RuleFinding[]): boolean =>
  wanted.split('|').some((one) => findings.some((finding) => isAsked(one, finding)));

function isAsked(wanted: string, { id, severity }: RuleFinding): boolean {
  const [, level = severity, name = wanted] = /^(\w+):(.*)$/.exec(wanted) ?? [];
  if (level !== severity) return false;
  if (name.startsWith('*')) return id.includes(name.slice(1));
  // limited-escalation and indirect-escalation are parts of what was once escalation.
  return id === name || id === `limited-${name}`;
}

test('there are 49 cases, and each that is elsewhere is one of them', () => {
  const ids = cases.map(({ id }) => id);
  expect(ids).toHaveLength(49);
  const named = [...Object.keys(ELSEWHERE), ...OF_AN_ALIAS];
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test.each(Object.entries(ELSEWHERE))('%s is in %s', (_, file) => {
  expect(existsSync(join(__dirname, '../..', file))).toBe(true);
});

const caseOf = (id: string): FieldCase => {
  const found = cases.find((one) => one.id === id);
  if (!found) throw new Error(`No case ${id}`);
  return found;
};

test.each(OF_AN_ALIAS)('%s finds nothing, and finds another name', (id) => {
  const { input } = caseOf(id);
  const renamed = JSON.parse(
    JSON.stringify(input).replaceAll('connect:GetFederationTokens', 'connect:DestroyInstance'),
  );
  const ids = (content: unknown) => audit(read('template.json', content)!).map((one) => one.id);
  expect(ids(input)).not.toContain('renamed-action');
  expect(ids(renamed)).toContain('renamed-action');
});

const OTHERS = [...Object.keys(ELSEWHERE), ...OF_AN_ALIAS];

test.each(cases.filter(({ id }) => !OTHERS.includes(id)).map((one) => [one.id, one] as const))(
  '%s',
  (_, { format, input, check }) => {
    const world = read(`${format}.json`, input);
    const findings = world ? audit(world) : [];
    expect((check.mustFind ?? []).filter((one) => !isFound(one, findings))).toEqual([]);
    expect((check.mustNotFind ?? []).filter((one) => isFound(one, findings))).toEqual([]);
    const exitCode = findings.some(({ severity }) => isAtLeast(severity, 'error')) ? 1 : 0;
    expect([exitCode, undefined]).toContain(check.exitCode);
    expect(findings.map(({ instead }) => instead).join('\n')).toContain(check.adviceNames ?? '');
  },
);
