import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ConnectAccessReport } from '../../src';
import { ConnectAccessValidation } from '../../src/validation/connect-access-validation';
import { connectIam, inFolder } from '../support/command';
import { PUBLISHED } from '../support/published';
import { unpacked } from '../support/unpacked';

/* The plug-in, the report in all its forms, the audit in all its forms and explain agree. */

inFolder();

const REASON = 'the administrators of the account';
const FOLDER = 'cdk.out';

/** What a door says: the findings that are open, and those that are accepted, with their severities. */
interface Said {
  readonly open: readonly string[];
  readonly accepted: readonly string[];
}

let app: App;
beforeEach(() => {
  app = new App({ outdir: FOLDER });
  const stack = new Stack(app, 'Stack');
  const role = (
    id: string,
    actions: string[],
    assumedBy = new ServicePrincipal('lambda.amazonaws.com'),
  ) => {
    const made = new Role(stack, id, { assumedBy });
    made.addToPolicy(new PolicyStatement({ actions, resources: ['*'] }));
    return made;
  };
  role('Escalating', ['connect:ListInstances', 'iam:PutRolePolicy']);
  role('Passing', ['connect:ListInstances', 'iam:PassRole']);
  role('Wrong', ['connect:DescribeUsers', 'connectcases:ListFields']);
  role('Published', [PUBLISHED]);
  role('Emergency', ['connect:AdminGetEmergencyAccessToken']);
  new Role(stack, 'Open', { assumedBy: new AnyPrincipal() }).addToPolicy(
    new PolicyStatement({ actions: ['connect:SearchUsers'], resources: ['*'] }),
  );
  const accepting = role('Accepting', ['connect:SearchUsers', 'iam:PutRolePolicy']);
  Validations.of(accepting).acknowledge(
    { id: 'cdk-amazon-connect-iam:escalation[iam:PutRolePolicy]', reason: REASON },
    { id: 'cdk-amazon-connect-iam::star-resource', reason: REASON },
  );
  app.synth();
});

const said = (findings: readonly { severity: string; name: string; reason?: string }[]): Said => {
  const names = (isAccepted: boolean) =>
    [
      ...new Set(
        findings
          .filter(({ reason }) => (reason !== undefined) === isAccepted)
          .map(({ severity, name, reason }) => [severity, name, reason].filter(Boolean).join(' ')),
      ),
    ].sort();
  return { open: names(false), accepted: names(true) };
};

const run = async (...args: string[]): Promise<string> => (await connectIam([...args, FOLDER])).out;

const audited = async (): Promise<Said> => {
  const { files } = JSON.parse(await run('audit', '--json', '--severity', 'note'));
  return said(
    files.flatMap(({ findings }: any) =>
      findings.map(({ severity, id, acknowledged }: any) => ({
        severity,
        name: id,
        reason: acknowledged,
      })),
    ),
  );
};

const reported = (report: any): Said =>
  said(
    [report, ...report.principals].flatMap(({ findings, accepted = [] }: any) =>
      [...findings, ...accepted].map(({ severity, id, subject, acknowledged }: any) => ({
        severity,
        name: `${id}[${subject}]`,
        reason: acknowledged,
      })),
    ),
  );

/** The findings of every severity, open and accepted. */
const EXPECTED: Said = {
  open: [
    'error look-alike-prefix[connectcases]',
    'error unknown-action[connect:DescribeUsers]',
    'error unlimited-emergency-access[Emergency]',
    'fatal escalation[iam:PutRolePolicy]',
    'fatal trust-in-anyone[Open]',
    `note published-action[${PUBLISHED}]`,
    'warning star-resource[connect:AdminGetEmergencyAccessToken]',
    'warning star-resource[connect:SearchUsers]',
    'warning unconfined[iam:PassRole]',
  ],
  accepted: [
    `fatal escalation[iam:PutRolePolicy] ${REASON}`,
    `warning star-resource[connect:SearchUsers] ${REASON}`,
  ],
};

test('audit --json', async () => {
  expect(await audited()).toEqual(EXPECTED);
});

test('audit says which line of the app creates the resource', async () => {
  const { files } = JSON.parse(await run('audit', '--json', '--rule', 'trust-in-anyone'));
  const [{ createdAt }] = files.flatMap(({ findings }: any) => findings);
  const lines = readFileSync(createdAt.file, 'utf8').split('\n');
  expect(lines[createdAt.line - 1]).toContain("new Role(stack, 'Open'");
});

test('audit --sarif', async () => {
  const { runs } = JSON.parse(await run('audit', '--sarif', '--severity', 'note'));
  const results = runs[0].results.map(({ properties, suppressions, level }: any) => {
    expect(level).toBe(properties.severity === 'fatal' ? 'error' : properties.severity);
    const { severity, id: name } = properties;
    return { severity, name, reason: suppressions[0]?.justification };
  });
  expect(said(results)).toEqual(EXPECTED);
});

test('audit in text, by rule', async () => {
  const text = await run('audit', '--all', '--severity', 'note');
  const headings = text.match(/^(?:acknowledged )?(?:fatal|error|warning|note) \S+/gm) ?? [];
  const rule = (name: string) => name.replace(/\[.*/, '');
  expect([...headings].sort()).toEqual(
    [
      ...EXPECTED.accepted.map((name) => `acknowledged ${rule(name)}`),
      ...new Set(EXPECTED.open.map(rule)),
    ].sort(),
  );
  expect(text.split(`Acknowledged: ${REASON}.`)).toHaveLength(1 + EXPECTED.accepted.length);
});

test('report --json, and the report of the library', async () => {
  expect(reported(JSON.parse(await run('report', '--json')))).toEqual(EXPECTED);
  expect(reported(JSON.parse(ConnectAccessReport.fromAssembly(FOLDER).toJson()))).toEqual(EXPECTED);
});

test('the page of the report', async () => {
  const page = await run('report', '--html');
  const [, data] = /<script type="application\/json" id="report">(.*?)<\/script>/s.exec(page) ?? [];
  const { principals, ...rest } = unpacked(JSON.parse(data)) as any;
  const all = [rest, ...principals].flatMap(({ findings, accepted }: any) => [
    ...findings,
    ...accepted,
  ]);
  const results = all.map(({ severity, id, subject, reason }: any) => ({
    severity,
    name: `${id}[${subject}]`,
    reason,
  }));
  expect(said(results)).toEqual(EXPECTED);
  const alarming = principals.filter(({ escalations }: any) =>
    escalations.some(({ isAlarm }: any) => isAlarm),
  );
  expect(alarming.map(({ name }: any) => name)).toEqual(['Escalating']);
});

test('report in text, with what is accepted on request', async () => {
  const lines = async (...args: string[]) =>
    (await run('report', '--all', ...args)).match(
      /^ {2}(fatal|error|warning|note|accepted) +\S+\]/gm,
    ) ?? [];
  const names = (found: readonly string[]) =>
    [...new Set(found.map((line) => line.trim().replace(/ +/, ' ')))].sort();
  expect(names(await lines())).toEqual(EXPECTED.open);
  const accepted = EXPECTED.accepted.map((name) =>
    name.replace(/^\w+/, 'accepted').replace(` ${REASON}`, ''),
  );
  expect(names(await lines('--accepted'))).toEqual([...accepted, ...EXPECTED.open]);
});

test('the plug-in', () => {
  const templatePaths = app.synth().stacks.map((stack) => stack.templateFullPath);
  const { violations, metadata = {} } = new ConnectAccessValidation(app).validate({
    templatePaths,
  });
  expect(
    said(
      violations.map(({ ruleName, severity = '' }) => ({
        name: ruleName.replace(/ of \w+$/, ''),
        severity,
      })),
    ).open,
  ).toEqual(EXPECTED.open);
  const accepted = Object.entries(metadata).map(([name, reason]) =>
    [name.replace(/ acknowledged on .*/, ''), reason].join(' '),
  );
  expect(accepted.sort()).toEqual(EXPECTED.accepted.map((name) => name.replace(/^\w+ /, '')));
});

test('explain, and the pages of the rules', async () => {
  const pages = readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8');
  for (const [, severity, rule] of EXPECTED.open.map(
    (name) => /^(\w+) ([\w-]+)/.exec(name) ?? [],
  )) {
    expect((await connectIam(['explain', rule])).out).toContain(`Severity: ${severity}.`);
    expect(pages).toContain(`| [${rule}](#${rule}) | ${severity} |`);
  }
});
