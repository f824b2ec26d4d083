import { connectHolders } from './connect-holders';
import { findingsOnEach } from './findings-by-form';
import { Found } from './rule';
import { effectiveTrust, EffectiveTrust } from '../policy/effective-trust';
import { SEVERITIES } from '../policy/finding';
import { Principal, World } from '../policy/model';
import { RuleId } from '../text/findings';
import { listed } from '../text/listed';
import { RULE_FINDINGS } from '../text/rule-findings';

/** What a rule looks at. */
export interface TrustQuestion {
  readonly rule: RuleId;
  /** The actions by which somebody assumes the role. */
  readonly actions: readonly string[];
  /** Returns the statements by which somebody assumes a role. Default: `effectiveTrust`. */
  readonly statementsOf?: typeof effectiveTrust;
}

/**
 * Creates a rule check for the statements of trust policies that allow one of some actions, for all
 * roles that reach Amazon Connect. The denies of a trust policy count. A statement has one finding,
 * the most severe.
 */
export const trustFindings = (
  world: World,
  { rule, actions, statementsOf = effectiveTrust }: TrustQuestion,
  check: (
    statement: EffectiveTrust,
    role: Principal,
    action: string,
  ) => Omit<Found, 'place'> | undefined,
): Found[] => {
  const rankOf = ({ severity = RULE_FINDINGS[rule].severity }: Found) =>
    SEVERITIES.indexOf(severity);
  return findingsOnEach(world, connectHolders(world), (role) => {
    const found = actions.flatMap((action) =>
      statementsOf(role)(action).flatMap((statement) => {
        const one = check(statement, role, action);
        return one ? [withDefaults({ ...one, place: statement.place }, statement)] : [];
      }),
    );
    const mostSevereFirst = [...found].sort((one, other) => rankOf(one) - rankOf(other));
    return found.filter((one) => mostSevereFirst.find(({ place }) => place === one.place) === one);
  });
};

/** Says whose default makes the trust what it is. */
const withDefaults = (found: Found, { byDefaultOf = [] }: EffectiveTrust): Found =>
  byDefaultOf.length === 0
    ? found
    : { ...found, what: `${found.what}, by the default of ${listed(byDefaultOf)}` };
