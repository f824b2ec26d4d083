import { hasEverything } from './escalations';
import { judgedAccess } from './judged-access';
import { RuleFinding } from './rule';
import { groupBy } from '../input/group-by';
import { SEVERITIES } from '../policy/finding';
import { ChosenCondition, Place, Principal, World, WorldOfChoice } from '../policy/model';
import { placeKey } from '../policy/place';
import { templateRequirement } from '../policy/requirement-logic';
import { hasTemplateCondition, TemplateCondition } from '../policy/template-condition';
import { requirementText } from '../text/condition-text';
import { RuleId } from '../text/findings';
import { listed } from '../text/listed';
import { RULE_FINDINGS } from '../text/rule-findings';

/*
 * Template conditions and parameters may decide which names there are, and who has what. What is certain
 * is so in each choice that the defaults of parameters allow. What is so in one choice may be.
 */

/** The rules whose findings that decides. Those of one list say no principal twice. */
const ACCESS: readonly RuleId[] = ['escalation', 'indirect-escalation', 'limited-escalation'];
const TRUST: readonly RuleId[] = ['trust-in-anyone'];

export const RULES_OF_CHOICES = [...ACCESS, ...TRUST];

/** Findings by the places of the principals that they are about. */
type ByPrincipal = ReadonlyMap<string, readonly RuleFinding[]>;

/** A choice with its findings. */
interface JudgedChoice extends Omit<WorldOfChoice, 'world'> {
  readonly principals: ReadonlyMap<string, Principal>;
  readonly found: readonly RuleFinding[];
}

/** Returns findings that each choice of deployment confirms, and those of one choice as warnings. */
export function withChoices(
  found: readonly RuleFinding[],
  world: World,
  findingsIn: (world: World) => readonly RuleFinding[],
): readonly RuleFinding[] {
  const choices = (world.choices?.() ?? []).map((one): JudgedChoice => ({
    ...one,
    principals: principalsIn(one.world),
    found: findingsIn(one.world),
  }));
  if (choices.length === 0) return found;
  const principals = [...principalsIn(world).keys()];
  return [ACCESS, TRUST].reduce((all, rules) => {
    const isOfRules = ({ id }: RuleFinding) => rules.some((rule) => rule === id);
    const asWritten = byPrincipal(all.filter(isOfRules));
    const ofChoices = choices.map((one): ChosenFindings => ({
      ...one,
      found: byPrincipal(one.found.filter(isOfRules)),
      everything: rules === ACCESS,
    }));
    const changed = principals.flatMap((key) => {
      const now = asWritten.get(key) ?? [];
      const judged = judgedFor(key, now, ofChoices);
      return judged === now ? [] : [[key, judged] as const];
    });
    return changed.length === 0 ? all : replaced(all, isOfRules, new Map(changed));
  }, found);
}

const principalsIn = (world: World): ReadonlyMap<string, Principal> =>
  new Map(judgedAccess(world).world.principals.map((one) => [placeKey(one.place), one]));

const aboutOf = ({ about, place }: RuleFinding): readonly Place[] => about ?? [place];

function byPrincipal(found: readonly RuleFinding[]): ByPrincipal {
  const each = found.flatMap((one) =>
    aboutOf(one).map((place) => ({ key: placeKey(place), one: { ...one, about: [place] } })),
  );
  const groups = groupBy(each, ({ key }) => key);
  return new Map([...groups].map(([key, its]) => [key, its.map(({ one }) => one)]));
}

/** Returns findings with others about some principals. */
function replaced(
  found: readonly RuleFinding[],
  isOfRules: (one: RuleFinding) => boolean,
  changed: ByPrincipal,
): readonly RuleFinding[] {
  const isChanged = (place: Place) => changed.has(placeKey(place));
  const kept = found.flatMap((one) => {
    if (!isOfRules(one) || !aboutOf(one).some(isChanged)) return [one];
    const about = aboutOf(one).filter((place) => !isChanged(place));
    return about.length > 0 ? [{ ...one, about }] : [];
  });
  return [...kept, ...[...changed.values()].flat()];
}

/** The findings of some rules in a choice. */
interface ChosenFindings extends Omit<JudgedChoice, 'found'> {
  readonly found: ByPrincipal;
  /** Whether who has all access has no less than any finding says. */
  readonly everything: boolean;
}

/** Returns the findings about a principal: the same ones if each choice confirms them. */
function judgedFor(
  key: string,
  found: readonly RuleFinding[],
  all: readonly ChosenFindings[],
): readonly RuleFinding[] {
  const choices = all.filter(({ principals }) => principals.has(key));
  const sure = choices.filter((one) => one.isByDefault);
  const rank = rankOf(found);
  const least = Math.min(...sure.map(rankIn(key)));
  if (rank === FATAL && least < FATAL) {
    const [lowest] = sure.filter((one) => rankIn(key)(one) === least);
    const where = conditionsOf(
      lowest,
      choices,
      found[0].place.file,
      (one) => rankIn(key)(one) < FATAL,
    );
    return lowered(found, lowest.found.get(key) ?? [], where);
  }
  const raised = sure.length > 0 ? Math.min(...choices.map(rankIn(key))) : 0;
  const isRaised = raised > rank;
  const more = choices.flatMap((choice) =>
    (choice.found.get(key) ?? [])
      .filter((one) => rankOf([one]) > rank && (isRaised || !found.some(isSame(one))))
      .map((one) => {
        const where = conditionsOf(choice, choices, one.place.file, says(one, key));
        return saying('if', where)(rankOf([one]) > raised ? possible(one) : one);
      }),
  );
  if (more.length === 0) return found;
  const added = more.filter((one, i) => more.findIndex(isAt(one)) === i);
  const others = found.filter((one) => !added.some(isSame(one)));
  return [...added, ...others];
}

/** Returns how severe the worst is that is said of a principal. */
const rankIn =
  (key: string) =>
  ({ principals, found, everything }: ChosenFindings): number => {
    const principal = principals.get(key);
    const hasAll = everything && principal !== undefined && hasEverything(principal);
    return hasAll ? FATAL : rankOf(found.get(key) ?? []);
  };

/** Returns whether a choice says no less of a principal at the place of a finding. */
const says =
  (one: RuleFinding, key: string) =>
  ({ found }: ChosenFindings): boolean =>
    rankOf((found.get(key) ?? []).filter(isAt(one))) >= rankOf([one]);

/** Returns the findings as they are in the choice that says the least. What they say more is possible. */
const lowered = (
  found: readonly RuleFinding[],
  least: readonly RuleFinding[],
  where: Where,
): readonly RuleFinding[] =>
  found.map((one) => {
    if (rankOf([one]) < FATAL) return one;
    const asLittle = possible(one);
    const isMore = (other: RuleFinding) => rankOf([other]) > rankOf([asLittle]);
    const sure = least.filter(isAt(one)).find(isMore);
    return sure ?? saying('unless', where)(asLittle);
  });

/** Returns how severe the worst of some findings is. */
const rankOf = (found: readonly RuleFinding[]): number =>
  Math.max(0, ...found.map(({ severity }) => FATAL - SEVERITIES.indexOf(severity)));

const FATAL = SEVERITIES.length;

const isAt = ({ place }: RuleFinding) => {
  const key = placeKey(place);
  return (other: RuleFinding): boolean => placeKey(other.place) === key;
};

/** Returns whether two findings are about one cause, whichever of its statements they are at. */
const isSame = (one: RuleFinding) => (other: RuleFinding) =>
  isAt(one)(other) || one.subject === other.subject;

type Where = readonly TemplateCondition[];

/** Returns a finding that says where it is so, or where not. */
const saying =
  (word: 'if' | 'unless', where: Where) =>
  (one: RuleFinding): RuleFinding => {
    const [only, ...others] = where;
    if (!only) return one;
    if (word === 'unless' && others.length === 0)
      return saying('if', [{ ...only, holds: !only.holds }])(one);
    const texts = where.map((each) => requirementText(templateRequirement(each)));
    return { ...one, what: `${one.what}, ${word} ${listed(texts)}` };
  };

/** Returns a finding as what is so in some choices. */
function possible(one: RuleFinding): RuleFinding {
  if (TRUST.some((id) => id === one.id)) return { ...one, severity: 'warning' };
  const { severity, why, remedy } = RULE_FINDINGS['limited-escalation'];
  return { ...one, id: 'limited-escalation', severity, why, instead: remedy };
}

/** Returns what of a choice makes that something is so in a file. */
function conditionsOf(
  { chosen }: ChosenFindings,
  choices: readonly ChosenFindings[],
  file: string,
  isSo: (choice: ChosenFindings) => boolean,
): Where {
  const isAlwaysSo = (conditions: readonly ChosenCondition[]) => {
    const isWithAll = (one: ChosenFindings) => conditions.every(isChosenIn(one));
    return choices.filter(isWithAll).every(isSo);
  };
  // What other files choose is left out first.
  const [own, others] = [true, false].map((is) =>
    chosen.filter((one) => (one.file === file) === is),
  );
  return [...others, ...own].reduce((conditions, one) => {
    const rest = conditions.filter((other) => other !== one);
    return isAlwaysSo(rest) ? rest : conditions;
  }, chosen);
}

const isChosenIn =
  ({ chosen }: ChosenFindings) =>
  (condition: ChosenCondition): boolean =>
    chosen.some((one) => one.file === condition.file && hasTemplateCondition([one], condition));
