import { ReportedCapability } from './capability-model';
import { AccessReport, ReportedPrincipal } from './model';
import { mayHoldMore } from './unknown-owners';
import { requirementTexts } from '../text/condition-text';
import { csvText } from '../text/csv';
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
 * Renders who can do what as CSV, a line for each principal and capability. A principal without one
 * has a line with the verdict `no`. One that may hold more has a line with the verdict `unknown`.
 */
export const reportCsv = (report: AccessReport): string => csvText([HEAD, ...rows(report)]);

function rows({ principals, capabilities }: AccessReport): readonly (readonly string[])[] {
  const headings = new Map(capabilities.map((one) => [one.id, one]));
  return principals.flatMap((principal) => {
    const held = principal.capabilities.map((one) => {
      const heading = headings.get(one.capability);
      return capabilityRow(
        principal,
        one,
        heading?.label ?? one.capability,
        heading?.severity ?? '',
      );
    });
    return held.length > 0 && !mayHoldMore(principal) ? held : [...held, restRow(principal)];
  });
}

const listText = (texts: readonly string[]): string => [...new Set(texts)].join('; ');

function capabilityRow(
  principal: ReportedPrincipal,
  { verdict, places, requirements, steps, grade }: ReportedCapability,
  label: string,
  severity: string,
): readonly string[] {
  const statements = steps.flatMap(({ statement }) => {
    const { sid, policy } = principal.statements[statement] ?? {};
    return policy === undefined ? [] : [sid === undefined ? policy : `${policy}/${sid}`];
  });
  return [
    ...identity(principal),
    label,
    severity,
    verdict,
    listText(places),
    listText(requirementTexts(requirements)),
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

const identity = ({ id, kind, file }: ReportedPrincipal): readonly string[] => [id, kind, file];

const trust = (principal: ReportedPrincipal): string => listText(principal.trust.map(trustText));
