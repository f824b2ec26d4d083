import { exampleOf } from './alike-principals';
import { asksWhatNobodyBrings } from './brought-to-session';
import { chainText, chainToConnect } from './connect-chains';
import { connectHolders } from './connect-holders';
import { isLeftInConnect, mayUseConnect } from './connect-users';
import { deployedWorld } from './deployed-world';
import { existsText } from './exists-text';
import { findingsOnEach } from './findings-by-form';
import { judgedAccess } from './judged-access';
import { listedPrincipals } from './listed-principals';
import { withoutOwnLimits } from './own-limits';
import { passedPatterns } from './passed-patterns';
import { defaultsText, Found } from './rule';
import { accessAlongChains, accessOfStrangers, conditionsOnStrangers } from './stranger-access';
import { memoize } from '../input/memoize';
import { effectiveTrust, EffectiveTrust } from '../policy/effective-trust';
import { SEVERITIES, Severity } from '../policy/finding';
import { Principal, World } from '../policy/model';
import { keyRequirement, templateRequirement } from '../policy/requirement-logic';
import { requirementTexts } from '../text/condition-text';
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
  /** Returns whether those who are found may be anybody. Default: they are of known accounts. */
  readonly isOnStrangers?: (found: Pick<Found, 'severity'>) => boolean;
}

/** Returns what is wrong with a statement by which somebody assumes a role by an action. */
type TrustCheck = (
  statement: EffectiveTrust,
  role: Principal,
  action: string,
) => Omit<Found, 'place'> | undefined;

/**
 * Creates a rule check for the statements of trust policies that allow one of some actions, for all
 * roles that reach Amazon Connect, also those that only get there as others. The denies of a trust
 * policy count. A statement has one finding, the most severe.
 */
export const trustFindings = (
  world: World,
  question: TrustQuestion,
  check: TrustCheck,
): Found[] => {
  const byDefault = holdersByDefault(world);
  const isByDefault = ({ place }: Principal) => byDefault.some((one) => one.place === place);
  const holders = [...connectHolders(world).filter((one) => !isByDefault(one)), ...byDefault];
  const alongChains = findingsAlongChains(world, question, check);
  const isSaid = ({ place }: Found) => alongChains.some((one) => one.place === place);
  const whereFreed = (role: Principal): Found[] => {
    const freed = withoutOwnLimits(role);
    if (!freed || !isLeftInConnect(freed)) return [];
    return findingsOn(role, question, check).map((one) => ({
      ...one,
      what: `${one.what}. It is kept from Amazon Connect, and can take that limit off itself`,
      severity: atMost('error', severityOf(one, question)),
    }));
  };
  const found = memoize((role: Principal) => {
    const all = findingsOn(role, question, check);
    if (all.length === 0 || !isLeftInConnect(role)) return [];
    const defaults = isByDefault(role)
      ? defaultsText(deployedWorld(world).defaultsAt(role.place))
      : '';
    return all.map((one) => ({ ...one, what: `${one.what}${defaults}` }));
  });
  const isNarrower = (role: Principal) =>
    found(role).some((one) => question.isOnStrangers?.(one)) && accessOfStrangers(role) !== 'all';
  return [
    ...findingsOnEach(world, holders, (role) => (isNarrower(role) ? [] : found(role))),
    ...holders
      .filter((role) => isNarrower(exampleOf(world, role)))
      .flatMap((role) =>
        asFarAsUsed(world, role, found(role), question).map((one) => ({
          ...one,
          about: [role.place],
        })),
      ),
    ...alongChains,
    ...findingsOnEach(world, holders, (role) =>
      isLeftInConnect(role) ? [] : whereFreed(role).filter((one) => !isSaid(one)),
    ),
  ];
};

/** Returns the principals that may use Amazon Connect only with the defaults of parameters. */
const holdersByDefault = (world: World): readonly Principal[] => {
  const { world: deployed } = deployedWorld(world);
  if (deployed === world) return [];
  const uses = new Set(
    connectHolders(world)
      .filter(mayUseConnect(world))
      .map(({ place }) => place),
  );
  return deployed.principals.filter(
    (one) => one.trust.length > 0 && !uses.has(one.place) && mayUseConnect(deployed)(one),
  );
};

/** Returns findings on strangers as far as they can use the role, by the conditions of its policies. */
function asFarAsUsed(
  world: World,
  role: Principal,
  found: readonly Found[],
  question: TrustQuestion,
): readonly Found[] {
  const { world: judged, asJudged } = judgedAccess(world);
  const user = asJudged(role);
  const open = accessAlongChains(judged, user);
  if (open === 'all') return found;
  const deciding = requirementTexts(conditionsOnStrangers(user).map(keyRequirement));
  const use =
    deciding.length > 0
      ? `They can use Amazon Connect if ${deciding.join(' and ')}`
      : 'Perhaps they can use Amazon Connect';
  return found.flatMap((one) => {
    if (!question.isOnStrangers?.(one)) return [one];
    if (open === 'none') return [];
    const severity = atMost(open === 'some' ? 'error' : 'warning', severityOf(one, question));
    return [{ ...one, what: `${one.what}. ${use}`, severity }];
  });
}

function findingsOn(role: Principal, question: TrustQuestion, check: TrustCheck): Found[] {
  const { actions, statementsOf = effectiveTrust } = question;
  const found = actions.flatMap((action) =>
    statementsOf(role)(action).flatMap((statement) => {
      if (asksWhatNobodyBrings(role, statement)) return [];
      const checked = (other: EffectiveTrust) => check(other, role, action);
      const one =
        checked(statement) ??
        ifPassed(statement, role, checked, question) ??
        ifListed(statement, role, checked, question);
      if (!one) return [];
      const there = asThere({ ...one, place: statement.place }, statement, question);
      const what = `${there.what}${existsText(there.what, role)}`;
      return [{ given: one, there: { ...there, what } }];
    }),
  );
  const rankOf = (one: Pick<Found, 'severity'>) => SEVERITIES.indexOf(severityOf(one, question));
  // Of two branches of one severity, the worse one is that which is worse where it holds.
  const mostSevereFirst = [...found].sort(
    (one, other) =>
      rankOf(one.there) - rankOf(other.there) || rankOf(one.given) - rankOf(other.given),
  );
  return found
    .map(({ there }) => there)
    .filter((one) => mostSevereFirst.find(({ there }) => there.place === one.place)?.there === one);
}

/** Returns what is found if deployment passes a pattern for a value that nobody knows. */
function ifPassed(
  statement: EffectiveTrust,
  role: Principal,
  check: (statement: EffectiveTrust) => ReturnType<TrustCheck>,
  question: TrustQuestion,
): ReturnType<TrustCheck> {
  const passed = passedPatterns(statement, role);
  if (!passed) return undefined;
  const [names, ofTemplate] = [passed.names, passed.listed].map(listed);
  const means = [
    ...(names ? [`if deployment passes a pattern for ${names}`] : []),
    ...(ofTemplate ? [byListed(ofTemplate)] : []),
  ];
  const remedies = [
    'Compare with StringEquals',
    ...(names ? [`give ${names} an AllowedPattern without wildcards`] : []),
    ...(ofTemplate ? [`list values without wildcards for ${ofTemplate}`] : []),
  ];
  return asWarning(check(passed.statement), question, {
    more: means.join(', '),
    instead: remedies.join(', or '),
  });
}

const byListed = (names: string): string => `by a value that the template lists for ${names}`;

/** Returns what is found if deployment chooses a principal that the template lists. */
function ifListed(
  statement: EffectiveTrust,
  role: Principal,
  check: (statement: EffectiveTrust) => ReturnType<TrustCheck>,
  question: TrustQuestion,
): ReturnType<TrustCheck> {
  const possible = listedPrincipals(statement, role);
  return asWarning(possible && check(possible.statement), question, {
    more: byListed(listed(possible?.names ?? [])),
  });
}

/** Returns what is found only for some values that deployment may choose. */
const asWarning = (
  found: ReturnType<TrustCheck>,
  question: TrustQuestion,
  { more, ...others }: { readonly more: string; readonly instead?: string },
): ReturnType<TrustCheck> =>
  found && {
    ...found,
    ...others,
    what: `${found.what}, ${more}`,
    severity: atMostWarning(severityOf(found, question)),
  };

const severityOf = ({ severity }: Pick<Found, 'severity'>, { rule }: TrustQuestion): Severity =>
  severity ?? RULE_FINDINGS[rule].severity;

/** Says under which template conditions the trust is there, and whose default makes it what it is. */
function asThere(
  found: Found,
  { byDefaultOf = [], templateConditions }: EffectiveTrust,
  question: TrustQuestion,
): Found {
  const byDefault = byDefaultOf.length > 0 ? `, by the default of ${listed(byDefaultOf)}` : '';
  const what = `${found.what}${byDefault}`;
  if (templateConditions.length === 0) return { ...found, what };
  const conditions = requirementTexts(templateConditions.map(templateRequirement));
  return {
    ...found,
    what: `${what}, if ${listed(conditions)}`,
    severity: atMost('error', severityOf(found, question)),
  };
}

/** Returns the findings on roles without access to Amazon Connect that lead to it. */
function findingsAlongChains(world: World, question: TrustQuestion, check: TrustCheck): Found[] {
  const reaches = mayUseConnect(world);
  const { world: deployed, defaultsAt } = deployedWorld(world);
  const reaching = new Set(world.principals.filter(reaches).map(({ place }) => place));
  const isLeft = ({ place, madeByAws }: Principal) => !madeByAws && !reaching.has(place);
  return deployed.principals
    .filter((one) => isLeft(one) && !mayUseConnect(deployed)(one))
    .flatMap((role) => {
      const found = findingsOn(role, question, check);
      const chain = found.length > 0 ? chainToConnect(deployed)(role) : undefined;
      if (!chain) return [];
      const defaults = [...new Set(chain.steps.flatMap(({ place }) => defaultsAt(place)))];
      return found.map((one) => ({
        ...one,
        what: `${one.what}. ${chainText(chain)}${defaultsText(defaults)}`,
        ...(!chain.isSure && { severity: atMostWarning(severityOf(one, question)) }),
      }));
    });
}

/** Returns the severity of what may be so, and what is not known decides. */
const atMostWarning = (severity: Severity): Severity => atMost('warning', severity);

const atMost = (most: Severity, severity: Severity): Severity =>
  SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(most) ? most : severity;
