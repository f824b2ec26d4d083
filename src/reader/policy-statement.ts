import { alternativesOf, Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { functionsBeside, isObject } from './json';
import { inside, LocatedValue } from './located-value';
import { openProblemAt, problemAt, readAs, Reading } from './readings';
import { readConditions } from './statement-conditions';
import { conditionalTexts, ConditionalTexts, textsOf } from './statement-texts';
import { hasDeployTimeValue, toDisplayText } from '../policy/deploy-time-text';
import { Place, PolicyStatement, ReadProblem } from '../policy/model';
import { combineTemplateConditions, TemplateCondition } from '../policy/template-condition';

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
      { elements: { ...(elements as ResolvedObject), Action, Resource }, templateConditions },
      located,
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
  if (!isObject(value)) return problemAt(place, 'a statement is an object');
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

const quoted = (text: string): string => JSON.stringify(toDisplayText(text));

function readAlternative(
  { elements, templateConditions }: StatementAlternative,
  { place, templateConditions: outer }: LocatedValue,
): Reading<readonly PolicyStatement[]> {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition } = elements;
  const problem = problemOfEffect(Effect, place) ?? problemOfActions(Action, NotAction, place);
  if (problem) return readAs([], [problem]);
  const actions = textsOrNot(elements, 'Action', place);
  const resources = textsOrNot(elements, 'Resource', place);
  const conditions = readConditions(Condition, inside(place, 'Condition'));
  // Without it, the statement covers nothing, which is how it is read.
  const onNothing =
    (Resource === undefined) === (NotResource === undefined)
      ? [problemAt(place, 'a statement has either a Resource or a NotResource')]
      : [];
  const statements = actions.value.flatMap((action) =>
    resources.value.flatMap((resource): PolicyStatement[] => {
      const all = combineAll([
        outer,
        templateConditions,
        action.templateConditions,
        resource.templateConditions,
      ]);
      if (!all) return [];
      return [
        {
          ...(typeof Sid === 'string' && { sid: Sid }),
          effect: Effect as 'Allow' | 'Deny',
          actions: action.texts,
          notAction: Action === undefined,
          resources: resource.texts,
          notResource: Resource === undefined && NotResource !== undefined,
          conditions: conditions.value,
          templateConditions: all,
          place,
        },
      ];
    }),
  );
  return readAs(statements, [
    ...onNothing,
    ...actions.unread,
    ...resources.unread,
    ...conditions.unread,
  ]);
}

/**
 * Returns the texts of `Action`, or of `NotAction` when there is none. Works the same for
 * resources.
 */
function textsOrNot(
  elements: ResolvedObject,
  name: 'Action' | 'Resource',
  place: Place,
): Reading<readonly ConditionalTexts[]> {
  const what = name === 'Action' ? 'an action' : 'a resource';
  const not = `Not${name}`;
  if (elements[name] !== undefined)
    return conditionalTexts(elements[name], inside(place, name), what);
  const { value, unread } = textsOf(elements[not], inside(place, not), what);
  return readAs([{ templateConditions: [], texts: value }], unread);
}

/** Returns the conditions of all lists; undefined when they contradict each other. */
const combineAll = (
  lists: readonly (readonly TemplateCondition[])[],
): readonly TemplateCondition[] | undefined =>
  lists.reduce<readonly TemplateCondition[] | undefined>(
    (all, more) => all && combineTemplateConditions(all, more),
    [],
  );

/** Explains why an Effect is invalid, or is known only at deployment. */
export function problemOfEffect(effect: Resolved, place: Place): ReadProblem | undefined {
  if (effect === 'Allow' || effect === 'Deny') return undefined;
  if (typeof effect === 'string' && hasDeployTimeValue(effect))
    return openProblemAt(
      place,
      `a statement whose Effect only deployment knows: ${toDisplayText(effect)}`,
    );
  const got = effect === undefined ? 'missing' : toDisplayText(JSON.stringify(effect));
  return problemAt(place, `the Effect of a statement is Allow or Deny, not ${got}`);
}

export const problemOfActions = (
  action: Resolved,
  notAction: Resolved,
  place: Place,
): ReadProblem | undefined =>
  (action === undefined) === (notAction === undefined)
    ? problemAt(place, 'a statement has either an Action or a NotAction')
    : undefined;
