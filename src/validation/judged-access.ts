import { deployedWorld } from './deployed-world';
import { Escalation } from './escalations';
import { waysIn, WaysOf } from './escalations-in-world';
import { judgedWorld, worldOfRules } from './judged-world';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';
import { policiesOf, PolicyStatement, Principal, World } from '../policy/model';

/** The access of a world as the rules judge it: with the defaults of parameters. */
export interface JudgedAccess {
  readonly world: World;
  /** Returns a principal as it is judged. One that AWS makes is not judged, and stays as it is. */
  asJudged(principal: Principal): Principal;
  /** Returns a principal as the files have it. */
  asWritten(judged: Principal): Principal;
}

/** Returns the world that the rules judge. Everything that says what they find uses it. */
export const judgedAccess: (world: World) => JudgedAccess = memoize((world: World) => {
  const written = judgedWorld(world);
  const { world: judged } = deployedWorld(worldOfRules(world));
  const byPlace = new Map(judged.principals.map((one) => [one.place, one]));
  const pairs = written.principals.map((one) => [one, byPlace.get(one.place) ?? one] as const);
  const [after, before] = [new Map(pairs), new Map(pairs.map(([one, other]) => [other, one]))];
  return {
    world: judged,
    asJudged: (principal) => after.get(principal) ?? principal,
    asWritten: (principal) => before.get(principal) ?? principal,
  };
});

/**
 * Returns the ways to more access of the principals of a world, as the rules judge them. Their
 * statements are those of the files, except those that the default of a parameter makes.
 */
export const judgedWays: (world: World) => WaysOf = memoize((world: World) => {
  const { world: judged, asJudged } = judgedAccess(world);
  return memoize((principal: Principal) => {
    const one = asJudged(principal);
    const ways = waysIn(judged)(one);
    return one === principal ? ways : withStatements(ways, statementsBefore(principal, one));
  });
});

/** Returns the statements of a principal by those that are judged, which have the same places. */
function statementsBefore(
  written: Principal,
  judged: Principal,
): ReadonlyMap<PolicyStatement, PolicyStatement> {
  const before = groupBy(statementsOf(written), ({ place }) => place);
  return new Map(
    statementsOf(judged).flatMap((one) => {
      const all = before.get(one.place) ?? [];
      const same = all.find(({ templateConditions }) =>
        templateConditions.every((condition) => one.templateConditions.includes(condition)),
      );
      return same ? [[one, same] as const] : [];
    }),
  );
}

const statementsOf = (principal: Principal): readonly PolicyStatement[] =>
  policiesOf(principal).flatMap(({ statements }) => statements);

const withStatements = (
  ways: readonly Escalation[],
  before: ReadonlyMap<PolicyStatement, PolicyStatement>,
): readonly Escalation[] =>
  ways.map((way) => ({
    ...way,
    steps: way.steps.map((step) => {
      const { statement } = step.granting;
      return {
        ...step,
        granting: { ...step.granting, statement: before.get(statement) ?? statement },
      };
    }),
  }));
