import { readTogether } from '../../src/reader/read';
import { report } from '../../src/report/build-report';
import { ReportedPrincipal } from '../../src/report/model';
import { pageData } from '../../src/report/page-data';
import { reportText } from '../../src/report/render-text';
import { audit } from '../../src/validation/run-rules';
import { INSTANCE, role } from '../support/readings';

/* Ways to more access are those that the audit finds: the default of a parameter is its value. */

function judgedReport(files: Readonly<Record<string, object>>) {
  const world = readTogether(Object.entries(files).map(([file, content]) => ({ file, content })));
  return report(world, audit(world));
}

const allow = (Action: unknown, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

const PUT = 'iam:PutRolePolicy';

const of = (Default: string, ...statements: readonly object[]) =>
  judgedReport({
    'app.json': {
      Parameters: { P: { Type: 'String', Default } },
      Resources: {
        R: role([allow('connect:DescribeQueue', `${INSTANCE}/queue/*`), ...statements]),
      },
    },
  });

const waysOf = ([{ escalations }]: readonly ReportedPrincipal[]) =>
  escalations.map(({ action, statement, severity, givesEverything = false }) => ({
    action,
    statement,
    severity,
    givesEverything,
  }));

const FATAL = { action: PUT, severity: 'fatal', givesEverything: true };

test.each([
  ['an action', PUT, allow({ Ref: 'P' }, '*'), { ...FATAL, statement: undefined }],
  [
    'any resource',
    '*',
    allow(PUT, { 'Fn::Sub': 'arn:aws:iam::111122223333:role/${P}' }),
    { ...FATAL, statement: 1 },
  ],
  [
    'the name of a resource',
    'one',
    allow(PUT, { 'Fn::Sub': 'arn:aws:iam::111122223333:role/${P}' }),
    { action: PUT, statement: 1, severity: 'warning', givesEverything: false },
  ],
])('the default is %s', (_, value, statement, way) => {
  const made = of(value, statement);
  expect(waysOf(made.principals)).toEqual([way]);
  expect(reportText(made).includes('! escalation')).toBe(way.severity === 'fatal');
  const [{ escalations }] = pageData(made).principals;
  expect(escalations).toEqual([
    expect.objectContaining({ action: PUT, isAlarm: way.severity === 'fatal' }),
  ]);
});

test('a way that the default of a parameter denies is none', () => {
  const deny = { Effect: 'Deny', Action: PUT, Resource: { Ref: 'P' } };
  expect(waysOf(of('*', allow(PUT, '*'), deny).principals)).toEqual([]);
});

test('one parameter has another default in each template', () => {
  const template = (Default: string) => ({
    Parameters: { P: { Type: 'String', Default } },
    Resources: {
      R: role([
        allow('connect:DescribeQueue', `${INSTANCE}/queue/*`),
        allow(PUT, { 'Fn::Sub': 'arn:aws:iam::111122223333:role/${P}' }),
      ]),
    },
  });
  const { principals } = judgedReport({ 'a.json': template('*'), 'b.json': template('one') });
  expect(principals.map((one) => waysOf([one])[0].severity)).toEqual(['fatal', 'warning']);
});
