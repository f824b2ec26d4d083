import { memoize } from '../../input/memoize';
import { Condition, Policy, PolicyStatement } from '../../policy/model';
import { ReportedPrincipal, ReportedStatement } from '../model';

/** The access that the evaluator decides on. */
export interface DecidingAccess {
  readonly policies: readonly Policy[];
  readonly boundary?: Policy;
}

type TemplateConditions = Readonly<Record<string, boolean>>;

/** Returns the policies of a principal when only some template conditions hold. */
export function accessUnder(
  principal: ReportedPrincipal,
  conditions: TemplateConditions,
): DecidingAccess {
  return accessOf(principal)(JSON.stringify(conditions));
}

const accessOf = memoize((principal: ReportedPrincipal) =>
  memoize((conditions: string): DecidingAccess => {
    const { statements, boundary } = principal;
    const holding = JSON.parse(conditions) as TemplateConditions;
    return {
      policies: [policyOf(statements, holding)],
      ...(boundary?.known && { boundary: policyOf(boundary.statements, holding) }),
    };
  }),
);

function policyOf(statements: readonly ReportedStatement[], holding: TemplateConditions): Policy {
  const place = { file: '', pointer: [] };
  const there = statements.filter((statement) => isThere(statement, holding));
  return {
    name: '',
    origin: 'file',
    managed: false,
    statements: there.map(statementOf),
    characters: 0,
    place,
  };
}

/**
 * Returns whether a statement is in the template. A condition without an assumption does not hold.
 */
const isThere = ({ requirements }: ReportedStatement, holding: TemplateConditions): boolean =>
  requirements.every(
    (one) => one.kind !== 'template-condition' || (holding[one.name] ?? false) === one.holds,
  );

const statementOf = ({
  effect,
  actions,
  notAction,
  resources,
  notResource,
  requirements,
}: ReportedStatement): PolicyStatement => ({
  effect,
  actions,
  notAction,
  resources,
  notResource,
  conditions: requirements.flatMap((one): Condition[] =>
    one.kind === 'key' ? [{ operator: one.operator, key: one.key, values: one.values }] : [],
  ),
  templateConditions: [],
  place: { file: '', pointer: [] },
});
