import { coveringStatements } from './covering-statements';
import { Policy, PolicyStatement } from './model';
import { memoize } from '../input/memoize';

/** The statements of a policy that cover an action. */
export interface Coverage {
  /** The indexes of the statements in the policy. */
  readonly indexes: string;
  readonly statements: readonly PolicyStatement[];
}

/** Returns the statements that cover an action. It is the same object for the same statements. */
export const sharedCoverage = (policy: Policy, action: string): Coverage =>
  coverageIn(policy)(action);

const coverageIn = memoize((policy: Policy) => {
  const among = memoize((indexes: string): Coverage => {
    const statements = indexes.split(',').map((index) => policy.statements[Number(index)]);
    return { indexes, statements };
  });
  return memoize((action: string): Coverage => {
    const covering = coveringStatements(policy, action);
    if (covering.length === 0) return NOTHING;
    const found = new Set(covering.map(({ statement }) => statement));
    return among(policy.statements.flatMap((one, i) => (found.has(one) ? [i] : [])).join());
  });
});

const NOTHING: Coverage = { indexes: '', statements: [] };
