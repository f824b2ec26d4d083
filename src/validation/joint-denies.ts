import { areConsistent, conditionAtom, ConditionAtom } from './condition-atom';
import { isKey } from './condition-keys';
import { Context } from './decisions-on-action';
import { knownAccess } from './principal-access';
import { prepareCondition } from '../evaluator/condition';
import { PreparedStatement } from '../evaluator/prepared-policy';
import { RequestContext } from '../evaluator/request-context';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';
import { operatorParts } from '../policy/condition-operator';
import { isAlwaysPresent } from '../policy/confining-conditions';
import { betweenVariables, PolicyText } from '../policy/deploy-time-text';
import { takesEveryValue, takesNoValue } from '../policy/every-value';
import { Condition, Policy, PolicyStatement, Principal } from '../policy/model';
import { Coverage, sharedCoverage } from '../policy/shared-coverage';
import { isAllow } from '../policy/statement';
import { Tristate } from '../policy/tristate';

/** A request that a principal tries, with the condition keys whose values are known. */
export interface TriedRequest {
  readonly action: string;
  readonly resource: PolicyText;
  /** Whether it is about all resources that a pattern matches. Default: about one. */
  readonly resourceIsPattern?: boolean;
  readonly context: Context;
}

/**
 * Returns whether the denies of a principal together leave no way to make a request, although each
 * of them does: one is for those who have a tag, and another for those who do not.
 */
export function isDeniedJointly(principal: Principal, request: TriedRequest): boolean {
  const conditional = conditionalDenies(principal, request.action);
  if (conditional.length === 0) return false;
  const context = new RequestContext(request);
  const denies = conditional.filter(({ covers }) => covers(context) === 'yes');
  if (denies.length === 0) return false;
  const allows = allowing(principal, request.action).filter(
    ({ covers }) => covers(context) !== 'no',
  );
  if (
    areTooMany(
      [...denies, ...allows].flatMap(({ keys }) => keys),
      request.context,
    )
  )
    return false;
  const [denied, allowed] = [denies, allows].map((all) => all.flatMap(({ lists }) => lists));
  if ([...denied, ...allowed].filter(({ length }) => length > 0).length < 2) return false;
  const known = (condition: Condition) => answerIn(context, request.context, condition);
  const asked = (list: readonly Condition[]): Asked[] =>
    list.map((condition) => ({ condition, known: known(condition) }));
  return !isPossibleAsWritten(JSON.stringify([denied.map(asked), allowed.map(asked)]));
}

/** Returns whether more keys are open than are tried. The request then counts as possible. */
function areTooMany(keys: readonly string[], context: Context): boolean {
  const open = new Set<string>();
  for (const key of keys) {
    if (!isIn(context, key)) open.add(key);
    if (open.size > MOST) return true;
  }
  return false;
}

/** A condition, and whether it holds where the request says it. */
interface Asked {
  readonly condition: Condition;
  readonly known?: boolean;
}

/** Many requests meet the same conditions. Each list of conditions is tried once. */
const isPossibleAsWritten = memoize((written: string): boolean => {
  const [denies, allows]: readonly Asked[][][] = JSON.parse(written);
  return isPossible(denies, allows);
});

/** Returns whether some request meets one list of conditions of the allows, and none of the denies. */
function isPossible(denies: readonly Asked[][], allows: readonly Asked[][]): boolean {
  const open = [...denies, ...allows].flat().filter(({ known }) => known === undefined);
  const conditions = open.map(({ condition }) => condition);
  const keys = [...new Set(conditions.map(({ key }) => key.toLowerCase()))];
  const atoms = [
    ...new Map(conditions.filter(isOnValue).map((one) => [conditionAtom(one).id, one])).values(),
  ].map(conditionAtom);
  if (keys.length + atoms.length > MOST) return true;
  return assignments(keys.length + atoms.length).some((isTrue) => {
    const isPresent = (key: string) => isTrue[keys.indexOf(key)];
    const isSo = (id: string) => isTrue[keys.length + atoms.findIndex((one) => one.id === id)];
    if (keys.some((key) => isAlwaysPresent(key) && !isPresent(key))) return false;
    if (!areAllConsistent(atoms, isSo)) return false;
    const holds = ({ condition, known }: Asked): boolean =>
      known ?? holdsFor(condition, { isPresent, isSo });
    return allows.some((one) => one.every(holds)) && !denies.some((one) => one.every(holds));
  });
}

/** More keys and values than that are not tried. The request then counts as possible. */
const MOST = 10;

interface Assignment {
  readonly isPresent: (key: string) => boolean;
  readonly isSo: (id: string) => boolean;
}

function holdsFor(condition: Condition, { isPresent, isSo }: Assignment): boolean {
  const atom = conditionAtom(condition);
  if (!isPresent(atom.key)) return atom.holdsWithoutKey;
  if (isPresence(condition)) return condition.values.some((value) => /^false$/i.test(value));
  if (takesEveryValue(condition)) return true;
  return !takesNoValue(condition) && isSo(atom.id) === atom.holds;
}

/** Returns whether a condition asks whether there is a value. */
const isPresence = ({ operator }: Condition) => operatorParts(operator).name === 'null';

/** Returns whether a condition depends on the value of its key. */
const isOnValue = (condition: Condition): boolean =>
  !isPresence(condition) && !takesEveryValue(condition) && !takesNoValue(condition);

const areAllConsistent = (
  atoms: readonly ConditionAtom[],
  isSo: (id: string) => boolean,
): boolean =>
  atoms.every((one, i) =>
    atoms.slice(i + 1).every((other) => areConsistent(one, isSo(one.id), other, isSo(other.id))),
  );

/** Returns all lists of a number of truth values. */
const assignments = memoize((length: number): readonly (readonly boolean[])[] =>
  Array.from({ length: 2 ** length }, (_, number) =>
    Array.from({ length }, (__, i) => Math.floor(number / 2 ** i) % 2 === 1),
  ),
);

/** Returns whether a condition holds, where the context of a request has its key. */
function answerIn(
  request: RequestContext,
  context: Context,
  condition: Condition,
): boolean | undefined {
  if (!isIn(context, condition.key)) return undefined;
  const answer = prepareCondition(condition, true).answer(request);
  return answer === 'maybe' ? undefined : answer === 'yes';
}

const isIn = (context: Context, key: string): boolean =>
  Object.keys(context).some((one) => isKey(key, one));

/** Statements that differ only in their conditions. */
interface AlikeStatements {
  /** The conditions of each. */
  readonly lists: readonly (readonly Condition[])[];
  /** The keys of all conditions, in lower case. */
  readonly keys: readonly string[];
  /** Returns whether they cover a request, apart from their conditions. */
  covers(context: RequestContext): Tristate;
}

function conditionalDenies(principal: Principal, action: string): readonly AlikeStatements[] {
  return denyingPolicies(principal).flatMap((policy) => deniesIn(sharedCoverage(policy, action)));
}

const denyingPolicies = memoize((principal: Principal): readonly Policy[] => {
  const { policies, boundary } = knownAccess(principal);
  return [...policies, ...(boundary ? [boundary] : [])].filter(({ statements }) =>
    statements.some(({ effect, conditions }) => effect === 'Deny' && conditions.length > 0),
  );
});

const deniesIn = memoize(({ statements }: Coverage) =>
  alikeStatements(
    statements.filter(
      ({ effect, conditions }) =>
        effect === 'Deny' && conditions.length > 0 && !conditions.some(hasVariable),
    ),
  ),
);

/** Returns whether a condition has a policy variable. A request without its value may not be denied. */
const hasVariable = ({ values }: Condition): boolean =>
  values.some((value) => betweenVariables(value).length > 1);

/** Returns the statements that allow an action. A boundary grants nothing. */
const allowing = (principal: Principal, action: string): readonly AlikeStatements[] =>
  knownAccess(principal).policies.flatMap((policy) => allowsIn(sharedCoverage(policy, action)));

const allowsIn = memoize(({ statements }: Coverage) => alikeStatements(statements.filter(isAllow)));

const alikeStatements = (statements: readonly PolicyStatement[]): readonly AlikeStatements[] =>
  [...groupBy(statements, bareContent).values()].map((alike) => {
    const bare = new PreparedStatement({ ...alike[0], conditions: [] }, true);
    const lists = alike.map(({ conditions }) => conditions);
    return {
      covers: (context) => bare.answer(context),
      lists,
      keys: [...new Set(lists.flat().map(({ key }) => key.toLowerCase()))],
    };
  });

const bareContent = (statement: PolicyStatement): string => {
  const { actions, notAction, resources, notResource, templateConditions } = statement;
  return JSON.stringify([actions, notAction, resources, notResource, templateConditions]);
};
