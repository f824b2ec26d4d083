import { alternativesOf, Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { functionsBeside, isObject } from './json';
import { inside, LocatedValue } from './located-value';
import { malformedAt, openProblemAt, problemAt, readAs, Reading } from './readings';
import { readConditions } from './statement-conditions';
import { Coverage, statementElement, StatementElement } from './statement-element';
import { hasDeployTimeValue, toDisplayText } from '../policy/deploy-time-text';
import { OpenAccess, Place, PolicyStatement, ReadProblem } from '../policy/model';
import { sharedTexts } from '../policy/shared-texts';
import { combineTemplateConditions, TemplateCondition } from '../policy/template-condition';
import { WrittenStatement } from '../policy/unknown';

const ELEMENTS = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

/** The elements of a statement under template conditions. */
export interface StatementAlternative {
  readonly elements: ResolvedObject;
  readonly templateConditions: readonly TemplateCondition[];
}

/**
 * Reads a statement of a document. Returns several statements if parts depend on template
 * conditions. Together, they allow or deny what the original does.
 */
export function readStatement(located: LocatedValue): Reading<readonly PolicyStatement[]> {
  const { value, place } = located;
  const problem = unreadableStatement(value, place);
  if (problem) return readAs([], [problem]);
  const { Action, Resource, ...others } = value as ResolvedObject;
  const strange = Object.keys(value as ResolvedObject)
    .filter((name) => !ELEMENTS.has(name))
    .map((key) => problemAt(place, strangeElement(key)));
  const alternatives = alternativesOf(others);
  if (!alternatives) return readAs([], [...strange, tooManyConditions(place)]);
  const readings = alternatives.map(({ value: elements, templateConditions }) =>
    readAlternative(
      {
        // Most statements have no alternatives.
        elements:
          elements === others
            ? (value as ResolvedObject)
            : { ...(elements as ResolvedObject), Action, Resource },
        templateConditions,
      },
      located,
      strange.length > 0,
    ),
  );
  return readAs(
    readings.flatMap((reading) => reading.value),
    [...strange, ...readings.flatMap(({ unread }) => unread)],
  );
}

/** Explains why a value is not a statement, or is known only at deployment. */
export function unreadableStatement(value: Resolved, place: Place): ReadProblem | undefined {
  if (typeof value === 'string' && hasDeployTimeValue(value))
    return openProblemAt(place, `a statement that only deployment knows: ${toDisplayText(value)}`);
  if (!isObject(value)) return malformed(place, 'a statement is an object');
  const functions = functionsBeside(value).join(' and ');
  return functions === ''
    ? undefined
    : openProblemAt(place, `a statement of which only deployment knows what ${functions} brings`);
}

export const tooManyConditions = (place: Place): ReadProblem =>
  openProblemAt(place, 'a statement that hangs on more conditions than are told apart');

function strangeElement(key: string): string {
  if (!/^(Not)?Principal$/.test(key)) return `a statement has no ${quoted(key)}`;
  return (
    `a ${key} stands in policies of resources and in trust policies, ` +
    'not in policies of those who have access'
  );
}

const quoted = (text: string) => JSON.stringify(toDisplayText(text));

/** The parts of a statement in addition to what it covers. */
type Frame = Omit<PolicyStatement, 'actions' | 'notAction' | 'resources' | 'notResource'>;

function readAlternative(
  { elements, templateConditions }: StatementAlternative,
  { place, templateConditions: outer }: LocatedValue,
  isStrange: boolean,
): Reading<readonly PolicyStatement[]> {
  const given = combineTemplateConditions(outer, templateConditions);
  if (!given) return readAs([]);
  const { Sid, Effect, Condition } = elements;
  const actions = statementElement(elements, 'Action', place);
  const resources = statementElement(elements, 'Resource', place);
  const conditions = readConditions(Condition, inside(place, 'Condition'));
  const effect = Effect === 'Deny' ? 'Deny' : 'Allow';
  const frame: Frame = {
    ...(typeof Sid === 'string' && { sid: Sid }),
    effect,
    conditions: conditions.value,
    templateConditions: given,
    place,
  };
  const problem = problemOfEffect(Effect, place) ?? problemOfDeny(effect, isStrange, place);
  const mayAllow = problem !== undefined || effect === 'Allow';
  const mayDeny = problem !== undefined || effect === 'Deny';
  const open = (problems: readonly ReadProblem[], action: Coverage, resource: Coverage) => {
    if (problems.length === 0) return problems;
    const within = [covering(frame, action, resource)];
    const access: OpenAccess = { kind: 'statement', mayAllow, mayDeny, within };
    return problems.map((one) => ({ ...one, open: { ...one.open, ...access } }));
  };
  const asWritten = problem
    ? statementsByEffect(frame, Effect, actions, resources)
    : certainStatements(frame, { ...actions, certain: actions.asWritten }, resources);
  const withStatements = (one: ReadProblem) =>
    one.open && asWritten.length > 0 ? { ...one, open: { ...one.open, asWritten } } : one;
  const statements = problem ? [] : certainStatements(frame, actions, resources);
  return readAs(statements, [
    ...open(problem ? [problem] : [], actions.most, resources.most).map(withStatements),
    ...open(resources.problems, actions.most, resources.beyond),
    ...open(actions.problems, actions.beyond, resources.most).map(withStatements),
    ...conditions.unread,
  ]);
}

/** Returns what a statement covers whose effect only deployment knows; nothing if there is more. */
const statementsByEffect = (
  frame: Frame,
  effect: Resolved,
  actions: StatementElement,
  resources: StatementElement,
): readonly WrittenStatement[] =>
  typeof effect === 'string' &&
  hasDeployTimeValue(effect) &&
  [...actions.problems, ...resources.problems].length === 0
    ? certainStatements(frame, actions, resources).map((one) => ({
        ...one,
        effectAsWritten: effect,
      }))
    : [];

/** Returns what a statement covers for certain, by its template conditions. */
const certainStatements = (
  frame: Frame,
  actions: StatementElement,
  resources: StatementElement,
): readonly PolicyStatement[] =>
  actions.certain.flatMap((action) =>
    resources.certain.flatMap((resource): PolicyStatement[] => {
      const templateConditions = combineAll([
        frame.templateConditions,
        action.templateConditions,
        resource.templateConditions,
      ]);
      if (!templateConditions) return [];
      const [ofActions, ofResources] = [
        { texts: action.texts, isNot: actions.isNot },
        { texts: resource.texts, isNot: resources.isNot },
      ];
      return [covering(frame, ofActions, ofResources, templateConditions)];
    }),
  );

const covering = (
  frame: Frame,
  actions: Coverage,
  resources: Coverage,
  templateConditions = frame.templateConditions,
): PolicyStatement => {
  const { sid, effect, conditions, place } = frame;
  const statement = {
    effect,
    actions: sharedTexts(actions.texts),
    notAction: actions.isNot,
    resources: resources.texts,
    notResource: resources.isNot,
    conditions,
    templateConditions,
    place,
  };
  return sid === undefined ? statement : { sid, ...statement };
};

/** Returns the conditions of all lists; undefined when they contradict each other. */
const combineAll = (
  lists: readonly (readonly TemplateCondition[])[],
): readonly TemplateCondition[] | undefined =>
  lists.reduce<readonly TemplateCondition[] | undefined>(
    (all, more) => all && combineTemplateConditions(all, more),
    [],
  );

/** A deny with an element that no statement has may deny less than it says. */
const problemOfDeny = (
  effect: PolicyStatement['effect'],
  isStrange: boolean,
  place: Place,
): ReadProblem | undefined =>
  effect === 'Deny' && isStrange
    ? openProblemAt(place, 'a deny that IAM may not take as it is written')
    : undefined;

const malformed = (place: Place, problem: string): ReadProblem =>
  malformedAt(place, 'a statement', problem);

/** Explains why an Effect is invalid, or is known only at deployment. */
export function problemOfEffect(effect: Resolved, place: Place): ReadProblem | undefined {
  if (effect === 'Allow' || effect === 'Deny') return undefined;
  if (typeof effect === 'string' && hasDeployTimeValue(effect))
    return openProblemAt(
      place,
      `a statement whose Effect only deployment knows: ${toDisplayText(effect)}`,
    );
  const got = effect === undefined ? 'missing' : toDisplayText(JSON.stringify(effect));
  return malformed(place, `the Effect of a statement is Allow or Deny, not ${got}`);
}

export const problemOfActions = (
  action: Resolved,
  notAction: Resolved,
  place: Place,
): ReadProblem | undefined =>
  (action === undefined) === (notAction === undefined)
    ? problemAt(place, 'a statement has either an Action or a NotAction')
    : undefined;
