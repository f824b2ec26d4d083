import { readFileSync } from 'node:fs';
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

/** The cases that other tests have, or that came out otherwise, with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'scp-with-a-name-that-is-none': 'connect:GetFederationTokens still works: it is an alias',
  'foreach-over-literal-names': 'connect:GetFederationTokens still works: it is an alias',
  'terraform-plan': 'the command reads templates of CloudFormation only',
  'serverless-framework-file': 'the command reads templates of CloudFormation only',
  'one-assistant': 'a scope of the constructs',
  'bot-management': 'a job of the constructs',
  'third-party-application': 'a job of the constructs',
  'administrator-of-one-instance': 'an access of the constructs',
  'tag-one-kind': 'a scope of the constructs',
  denies: 'an access of the constructs',
  'explain-a-denial': 'the command explain',
  'explain-a-feature-by-its-name': 'the command explain',
  'diff-of-partition-copies': 'the command diff',
  'diff-narrows-nothing': 'the command diff',
  'audit-of-aws-own-policies': 'test/validation/aws-policies.test.ts',
};

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
  expect(Object.keys(ELSEWHERE).filter((id) => !ids.includes(id))).toEqual([]);
});

test.each(cases.filter(({ id }) => !(id in ELSEWHERE)).map((one) => [one.id, one] as const))(
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
