import { Issue, issuesOf } from './issues';
import { selected, Selection } from './selection';
import { isAtLeast } from '../../src/policy/finding';
import { acceptedText } from '../../src/text/accepted-text';
import { plainText } from '../../src/text/visible';
import { FileError } from '../files/file-error';
import { sentence } from '../sentence';

/**
 * Renders JUnit XML: a suite for each file, and a case for each finding. Findings that make the
 * audit fail are failures, and accepted ones are skipped. A file without findings is one case.
 */
export function auditJunit(
  found: ReturnType<typeof selected>,
  failOn: Selection['failOn'],
): string {
  const issues = issuesOf(found);
  const files = [...new Set([...namesOf(found), ...issues.map(({ file }) => file)])];
  const suites = [
    ...files.map((file) =>
      suite(
        file,
        issues.filter((one) => one.file === file).map((one) => testCase(one, failOn)),
      ),
    ),
    ...found.audited.unreadable.map((error) => suite(error.file, [unreadable(error)])),
  ];
  const attributes = { name: 'connect-iam', ...totals(suites) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, suites.map(textOf))}`;
}

const namesOf = ({ audited: { files } }: ReturnType<typeof selected>): readonly string[] =>
  files
    .filter(({ results, unread }) => results.length + unread.length === 0)
    .map(({ file }) => file);

type Outcome = 'passed' | 'failures' | 'errors' | 'skipped';

interface Case {
  readonly outcome: Outcome;
  readonly text: string;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** A suite without a case would not show that the file was audited. */
const suite = (name: string, cases: readonly Case[]): Suite => ({
  name,
  cases:
    cases.length > 0
      ? cases
      : [
          {
            outcome: 'passed',
            text: element('testcase', { name: 'nothing found', classname: name }, []),
          },
        ],
});

const totals = (suites: readonly Suite[]) => {
  const cases = suites.flatMap((one) => one.cases);
  const of = (outcome: Outcome) => cases.filter((one) => one.outcome === outcome).length;
  return {
    tests: cases.length,
    failures: of('failures'),
    errors: of('errors'),
    skipped: of('skipped'),
  };
};

const textOf = (one: Suite): string =>
  element(
    'testsuite',
    { name: one.name, ...totals([one]) },
    one.cases.map(({ text }) => text),
  );

function testCase(issue: Issue, failOn: Selection['failOn']): Case {
  const { name, file, line, severity, what, instead, resource, acknowledged, accepted } = issue;
  const attributes = { name: [name, resource].filter(Boolean).join(' '), classname: file, line };
  const details = [
    what,
    instead,
    `${[file, issue.line, issue.column].join(':')}${resource === '' ? '' : `, ${resource}`}`,
  ]
    .filter(Boolean)
    .join('\n');
  const of = (outcome: Outcome, inside: string): Case => ({
    outcome,
    text: element('testcase', attributes, [inside]),
  });
  if (acknowledged !== undefined)
    return of('skipped', element('skipped', { message: acceptedText(acknowledged, accepted) }, []));
  return failOn !== 'never' && isAtLeast(severity, failOn)
    ? of('failures', element('failure', { type: severity, message: what }, [escaped(details)]))
    : of('passed', element('system-out', {}, [escaped(`${severity}: ${details}`)]));
}

const unreadable = ({ file, problem, instead }: FileError): Case => {
  const message = [problem, instead ?? ''].filter(Boolean).map(sentence).join(' ');
  return {
    outcome: 'errors',
    text: element('testcase', { name: 'the file is read', classname: file }, [
      element('error', { type: 'unreadable', message }, []),
    ]),
  };
};

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  inside: readonly string[],
): string {
  const head = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return inside.length === 0
    ? `<${name}${head}/>`
    : `<${name}${head}>\n${inside.join('\n')}\n</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Returns text in XML. Characters that XML does not have are replaced. */
const escaped = (text: string): string =>
  text
    .split('\n')
    .map((line) => plainText(line).replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd'))
    .join('\n')
    .replace(/[&<>"]/g, (found) => ENTITIES[found]);
