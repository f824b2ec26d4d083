import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { ConnectAccessValidation } from '../../src';
import { read } from '../../src/reader/read';
import { report } from '../../src/report/build-report';
import { reportText } from '../../src/report/render-text';
import { audit } from '../../src/validation/run-rules';
import { connectIam } from '../support/command';
import { sample } from '../support/sample';

/* A fault is found in every door, with the same id and severity: the audit, the plug-in, the report. */

type Template = Readonly<Record<string, object>>;

interface Fault {
  /** Its number in the review, or `ways` for ways to more access that other reviewers found. */
  readonly fault: string;
  readonly title: string;
  /** @default - that of the field case */
  readonly template?: Template;
  /** The id of a field case. @default - the template is here */
  readonly case?: string;
  /** The severity and id of each finding, each once. Literal partitions are in all inputs. */
  readonly finds: readonly string[];
}

/** The faults about what constructs write, and the tests of them. */
const OF_CONSTRUCTS: Readonly<Record<string, string>> = {
  V22: 'test/constructs/connect-emergency-access.test.ts',
  V34: 'test/compiler/beyond-scope-findings.test.ts',
  V35: 'test/compiler/beyond-scope-findings.test.ts',
  V36: 'test/compiler/beyond-scope-findings.test.ts',
  V37: 'test/compiler/beyond-scope-findings.test.ts',
  V38: 'test/constructs/connect-key-grants.test.ts',
  V39: 'test/constructs/saml-sign-in.test.ts',
};

/** The faults about the order and the number of findings, and the tests of them. */
const OF_OUTPUT: Readonly<Record<string, string>> = {
  L11: 'test/doors/faults.test.ts',
  L12: 'test/command/audit.test.ts',
};

const json = <T>(...path: readonly string[]): T =>
  JSON.parse(readFileSync(join(__dirname, ...path), 'utf8'));

const FAULTS = json<readonly Fault[]>('faults.json');
const CASES = json<readonly { id: string; format: string; input: object }[]>(
  '../validation/field-cases.json',
);

/** Returns the template of a fault. A policy is the document of a managed policy. */
function templateOf(fault: Fault): Template {
  if (fault.template) return fault.template;
  const found = CASES.find(({ id }) => id === fault.case);
  if (!found) throw new Error(`No case ${fault.case}`);
  const Policy = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: found.input } };
  return found.format === 'policy' ? { Resources: { Policy } } : (found.input as Template);
}

/** A stack whose template is given. */
class GivenStack extends Stack {
  constructor(
    app: App,
    private readonly template: object,
  ) {
    super(app, 'Given');
  }

  public _toCloudFormation(): object {
    return this.template;
  }
}

const sorted = (all: readonly string[]) =>
  [...new Set(all)].filter((one) => !one.endsWith(' literal-partition')).sort();

async function auditDoor(template: Template): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'connect-iam-'));
  try {
    const file = join(folder, 'template.json');
    writeFileSync(file, JSON.stringify(template));
    const { code, out } = await connectIam(['audit', '--json', file]);
    const { files } = JSON.parse(out);
    const found: { rule: string; severity: string }[] = files[0].findings;
    const isWrong = found.some(({ severity }) => ['fatal', 'error'].includes(severity));
    expect(code).toBe(isWrong ? 1 : 0);
    return sorted(found.map(({ rule, severity }) => `${severity} ${rule}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function plugInDoor(template: Template): readonly string[] {
  const app = new App();
  new GivenStack(app, template);
  const templatePaths = app.synth().stacks.map(({ templateFullPath }) => templateFullPath);
  const { success, violations } = new ConnectAccessValidation(app).validate({ templatePaths });
  const found = violations.map(({ ruleName, severity }) => ({
    id: ruleName.replace(/\[.*/s, ''),
    severity: `${severity}`,
  }));
  expect(success).toBe(!found.some(({ severity }) => ['fatal', 'error'].includes(severity)));
  return sorted(found.map(({ id, severity }) => `${severity} ${id}`));
}

function reportDoor(template: Template): readonly string[] {
  const world = read('template.json', template);
  if (!world) throw new Error('Not read');
  const made = report(world, audit(world));
  const all = [...made.principals.flatMap(({ findings }) => findings), ...made.findings];
  const text = reportText(made, { width: 10_000 });
  const unsaid = all.filter(
    ({ id, words }) => id.endsWith('escalation') && !text.includes(words?.what ?? id),
  );
  expect(unsaid).toEqual([]);
  return sorted(all.map(({ id, severity }) => `${severity} ${id}`));
}

const TITLED = FAULTS.map((one) => [`${one.fault}: ${one.title}`, one] as const);

describe.each(sample(TITLED, 4))('%s', (_, one) => {
  const template = templateOf(one);

  test('in the audit', async () => {
    expect(await auditDoor(template)).toEqual(one.finds);
  });

  test('in the plug-in', () => {
    expect(plugInDoor(template)).toEqual(one.finds);
  });

  test('in the report', () => {
    expect(reportDoor(template)).toEqual(one.finds);
  });
});

const NUMBERS = [6, 7, 9, 11, 13, 14, 15, 16, 17, 18, 19, 22, 27, 28, 32, 34, 35, 36, 37, 38, 39];
const ALL = [...NUMBERS.map((number) => `V${number}`), 'L2', 'L6', 'L11', 'L12'];

test.each(ALL)('%s is an input here, or has a test elsewhere', (fault) => {
  const elsewhere = { ...OF_CONSTRUCTS, ...OF_OUTPUT }[fault];
  const isHere = FAULTS.some((one) => one.fault === fault);
  expect(
    isHere || (elsewhere !== undefined && existsSync(join(__dirname, '../..', elsewhere))),
  ).toBe(true);
});
