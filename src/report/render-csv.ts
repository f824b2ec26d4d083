import { anyHolding } from './any-holding';
import { Held } from './held';
import { indirectCapabilities } from './indirect-holders';
import { AccessReport, ReportedPrincipal } from './model';
import { stackNames } from './stack-names';
import { mayHoldMore } from './unknown-owners';
import { requirementTexts } from '../text/condition-text';
import { csvText } from '../text/csv';
import { indirectText } from '../text/indirect-text';
import { trustText } from '../text/trust-text';

const HEAD = [
  'principal',
  'kind',
  'file',
  'capability',
  'severity',
  'verdict',
  'places',
  'conditions',
  'actions',
  'statements',
  'taken on by',
  'source of the fact',
];

/**
 * Renders who can do what as CSV, a line for each principal and capability, and one for anything in
 * Amazon Connect. The verdict is `indirect` for what it can do by acting as a role, by permissions
 * that it can take, or by another capability. A principal without them has a line with the verdict
 * `no`. One that may hold more has a line with the verdict `unknown`.
 */
export const reportCsv = (report: AccessReport, more: ColumnsOfFiles = NO_COLUMNS): string =>
  csvText([
    [...HEAD, ...more.head],
    ...report.principals.flatMap((principal) =>
      rowsOf(principal, report).map((row) => [...row, ...more.of(principal.file)]),
    ),
  ]);

/** More columns, whose values a file determines. */
export interface ColumnsOfFiles {
  readonly head: readonly string[];
  readonly of: (file: string) => readonly string[];
}

const NO_COLUMNS: ColumnsOfFiles = { head: [], of: () => [] };

function rowsOf(
  principal: ReportedPrincipal,
  report: AccessReport,
): readonly (readonly string[])[] {
  const its = (texts: readonly string[]) => stackNames(report)(principal, listText(texts));
  const held = principal.capabilities.map((one) => {
    const heading = report.capabilities.find(({ id }) => id === one.capability);
    return capabilityRow(
      principal,
      one,
      [heading?.label ?? one.capability, heading?.severity ?? ''],
      its,
    );
  });
  const anything = anyHolding(principal, undefined).map((one) =>
    capabilityRow(principal, { ...one, grade: '' }, ['do something in Amazon Connect', ''], its),
  );
  const indirect = indirectRows(principal, report);
  const able = new Set([...held, ...indirect].map(([, , , label]) => label));
  const rows = [...held, ...indirect, ...impliedRows(principal, report, able), ...anything];
  return rows.length > 0 && !mayHoldMore(principal) ? rows : [...rows, restRow(principal)];
}

/** Returns the lines on what a principal can do by acting as a role, or by what it can take. */
function indirectRows(
  principal: ReportedPrincipal,
  report: AccessReport,
): readonly (readonly string[])[] {
  const severities = new Map(report.capabilities.map(({ label, severity }) => [label, severity]));
  return indirectCapabilities(principal, report).flatMap(({ holder, labels }) =>
    labels.map((label) => [
      ...identity(principal),
      label,
      severities.get(label) ?? '',
      'indirect',
      '',
      '',
      listText(holder.by),
      indirectText(holder),
      trust(principal),
      '',
    ]),
  );
}

/** Returns the lines on what a principal reaches by another capability, the nearest that it has. */
function impliedRows(
  principal: ReportedPrincipal,
  { capabilities }: AccessReport,
  able: ReadonlySet<string>,
): readonly (readonly string[])[] {
  const labels = new Map(capabilities.map(({ id, label }) => [id, label]));
  const heldBy = new Map(principal.capabilities.map((one) => [one.capability, one]));
  return capabilities
    .filter(({ label }) => !able.has(label))
    .flatMap(({ label, severity, impliedBy = [] }) => {
      const [first] = impliedBy.flatMap((id) => heldBy.get(id) ?? []);
      if (first === undefined) return [];
      return [
        [
          ...identity(principal),
          label,
          severity,
          'indirect',
          '',
          '',
          listText(first.steps.map(({ action }) => action)),
          `can ${labels.get(first.capability) ?? first.capability}`,
          trust(principal),
          'inferred',
        ],
      ];
    });
}

const listText = (texts: readonly string[]) => [...new Set(texts)].join('; ');

/** What a row shows of a capability. */
type Shown = Pick<Held, 'verdict' | 'places' | 'requirements' | 'steps'> & {
  readonly grade: string;
};

function capabilityRow(
  principal: ReportedPrincipal,
  { verdict, places, requirements, steps, grade }: Shown,
  labels: readonly string[],
  its: (texts: readonly string[]) => string,
): readonly string[] {
  const ofSteps = steps.flatMap(({ action, requirements: own = [] }) =>
    requirementTexts(own).map((text) => `${action}: ${text}`),
  );
  const statements = steps.flatMap(({ statement }) => {
    const { sid, policy } = principal.statements[statement] ?? {};
    return policy === undefined ? [] : [sid === undefined ? policy : `${policy}/${sid}`];
  });
  return [
    ...identity(principal),
    ...labels,
    verdict,
    its(places),
    its([...requirementTexts(requirements), ...ofSteps]),
    listText(steps.map(({ action }) => action)),
    listText(statements),
    trust(principal),
    grade,
  ];
}

/** Returns the line on all other capabilities. */
const restRow = (principal: ReportedPrincipal): readonly string[] => [
  ...identity(principal),
  '',
  '',
  mayHoldMore(principal) ? 'unknown' : 'no',
  '',
  '',
  '',
  '',
  trust(principal),
  '',
];

const identity = ({ id, kind, file }: ReportedPrincipal) => [id, kind, file];

const trust = (principal: ReportedPrincipal) => listText(principal.trust.map(trustText));
