import { appOf, isApp } from './world-app';
import { WorldCase, doorCases, worldOf } from './world-case';
import { ConnectAccessValidation } from '../../src';
import { memoize } from '../../src/input/memoize';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { policiesOf, Principal } from '../../src/policy/model';
import { report } from '../../src/report/build-report';
import { AccessReport } from '../../src/report/model';
import { pageData } from '../../src/report/page-data';
import { reportText } from '../../src/report/render-text';
import { reportData } from '../../src/report/report-json';
import { findingName } from '../../src/text/finding-name';
import { waysIn } from '../../src/validation/escalations-in-world';
import { judgedAccess } from '../../src/validation/judged-access';
import { audit } from '../../src/validation/run-rules';
import { connectIam, inFolder } from '../support/command';

/* Every door finds the same in a world, with the same severities: the rules are run once for all of them. */

const { put } = inFolder();

const unique = (all: readonly string[]) => [...new Set(all)].sort();

const rightOf = memoize((files: WorldCase['files']) => audit(worldOf(files)));

/** What the rules find: `fatal escalation[iam:PutRolePolicy]`. */
const right = (files: WorldCase['files']) =>
  unique(
    rightOf(files).map((one) => {
      const subject = toDisplayText(one.subject);
      return `${one.severity} ${findingName({ ...one, subject })}`;
    }),
  );

const reportOf = memoize((files: WorldCase['files']): AccessReport =>
  report(worldOf(files), rightOf(files)),
);

interface Findings {
  readonly findings: readonly {
    readonly severity: string;
    readonly id: string;
    readonly subject: string;
  }[];
}

const foundIn = (made: Findings & { readonly principals: readonly Findings[] }) =>
  unique(
    [made, ...made.principals].flatMap(({ findings }) =>
      findings.map(({ severity, id, subject }) => `${severity} ${id}[${subject}]`),
    ),
  );

describe.each(doorCases)('$title', ({ files }) => {
  test('the audit, in JSON and in SARIF', async () => {
    put(files);
    const run = async (format: string) =>
      JSON.parse(
        (await connectIam(['audit', format, '--severity', 'note', ...Object.keys(files)])).out,
      );
    const [json, sarif] = [await run('--json'), await run('--sarif')];
    expect(
      unique(
        json.files.flatMap(({ findings }: any) =>
          findings.map(({ severity, id }: any) => `${severity} ${id}`),
        ),
      ),
    ).toEqual(right(files));
    expect(
      unique(
        sarif.runs[0].results
          .filter(({ ruleId }: any) => ruleId !== 'unread-part')
          .map(({ properties }: any) => `${properties.severity} ${properties.id}`),
      ),
    ).toEqual(right(files));
  });

  test('the report, its JSON, its page, and its text', () => {
    const made = reportOf(files);
    expect(foundIn(made)).toEqual(right(files));
    expect(foundIn(reportData(made) as AccessReport)).toEqual(right(files));
    expect(foundIn(pageData(made))).toEqual(right(files));
    const text = reportText(made, { width: 100_000 });
    const lines = text.match(/^ {2}(fatal|error|warning|note) +.*?\](?= )/gm) ?? [];
    expect(unique(lines.map((line) => line.trim().replace(/ +/, ' ')))).toEqual(right(files));
  });

  test('ways to more access in the report are those of the rules', () => {
    const { world, asJudged } = judgedAccess(worldOf(files));
    const reported = reportOf(files).principals;
    worldOf(files).principals.forEach((principal, i) => {
      if (principal.madeByAws) return;
      const ways = waysIn(world)(asJudged(principal)).flatMap(({ steps }) =>
        steps.map(({ action }) => action),
      );
      const { escalations, findings } = reported[i];
      for (const { action, statement, place, givesEverything } of escalations) {
        expect(statement === undefined).toBe(place !== undefined);
        if (statement !== undefined) expect(covers(principal, statement)).toBe(true);
        if (givesEverything) expect(ways).toContain(action);
      }
      for (const { id, subject } of findings.filter((one) => one.id === 'escalation'))
        expect([id, subject, escalations.length > 0]).toEqual([id, subject, true]);
    });
  });
});

const covers = (principal: Principal, statement: number): boolean =>
  policiesOf(principal).flatMap(({ statements }) => statements)[statement] !== undefined;

test.each(doorCases.filter(isApp))('the plug-in: $title', (one) => {
  const app = appOf(one);
  const templatePaths = app.synth().stacks.map((stack) => stack.templateFullPath);
  const { violations } = new ConnectAccessValidation(app).validate({ templatePaths });
  const said = violations
    .filter(({ ruleName }) => !ruleName.startsWith('unread-part['))
    .map(({ ruleName, severity }) => `${severity} ${ruleName.replace(/\](?: of .*)?$/s, ']')}`);
  expect(unique(said)).toEqual(right(one.files));
});
