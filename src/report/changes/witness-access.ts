import { memoize } from '../../input/memoize';
import { Deployment, isMet } from '../../policy/deployments';
import { Condition, Policy, PolicyStatement } from '../../policy/model';
import { ReportedPrincipal, ReportedStatement } from '../model';

/** The access that the evaluator decides on. */
export interface DecidingAccess {
  readonly policies: readonly Policy[];
  readonly boundary?: Policy;
}

/** Returns the policies of a principal in a deployment. */
export function accessUnder(principal: ReportedPrincipal, deployment: Deployment): DecidingAccess {
  return accessOf(principal)(JSON.stringify(deployment));
}

const accessOf = memoize((principal: ReportedPrincipal) =>
  memoize((text: string): DecidingAccess => {
    const { statements, boundary } = principal;
    const deployment = JSON.parse(text) as Deployment;
    return {
      policies: policiesOf(statements, deployment),
      ...(boundary?.known && { boundary: policiesOf(boundary.statements, deployment)[0] }),
    };
  }),
);

/** Returns the statements as policies: those with policy variables, and those without. */
function policiesOf(
  statements: readonly ReportedStatement[],
  deployment: Deployment,
): readonly Policy[] {
  const there = statements.filter((statement) => isThere(statement, deployment));
  const plain = there.filter(({ variables }) => variables === false);
  const others = there.filter(({ variables }) => variables !== false);
  const policy = (list: readonly ReportedStatement[], variables: boolean): Policy => ({
    name: '',
    origin: 'file',
    managed: false,
    variables,
    statements: list.map(statementOf),
    characters: 0,
    place: { file: '', pointer: [] },
  });
  return plain.length === 0
    ? [policy(others, true)]
    : [...(others.length > 0 ? [policy(others, true)] : []), policy(plain, false)];
}

/** Returns whether a statement is in the template of a deployment. */
const isThere = ({ requirements }: ReportedStatement, deployment: Deployment): boolean =>
  requirements.every((one) => one.kind !== 'template-condition' || isMet(one, deployment));

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
