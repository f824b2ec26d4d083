import { alternativesOf, Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { functionsBeside, isObject, list } from './json';
import { inside, LocatedValue, itemsOf } from './located-value';
import {
  hasDeployTimeValue,
  deployTimeValue,
  toDisplayText,
  PolicyText,
} from '../policy/deploy-time-text';
import { Condition, Place, PolicyStatement, ReadProblem } from '../policy/model';
import {
  combineTemplateConditions,
  TemplateCondition,
  templateConditionsKey,
} from '../policy/template-condition';

const ELEMENTS = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);
/** Of actions, or of resources, that stand under different conditions of the template. */
const MOST_GROUPS = 16;

export interface Read {
  readonly statements: readonly PolicyStatement[];
  readonly unread: readonly ReadProblem[];
}

/**
 * A statement as it stands in a document. Where parts of it hang on conditions of the template it is several: what is allowed or denied
 * by all of them together is what it allows or denies.
 */
export function readStatement({ value, place, templateConditions }: LocatedValue): Read {
  const unread: ReadProblem[] = [];
  const say = (problem: string, at = place) => unread.push({ problem, place: at });
  if (typeof value === 'string' && hasDeployTimeValue(value))
    return {
      statements: [],
      unread: [
        {
          problem: `a statement that only deployment knows: ${toDisplayText(value)}`,
          isOpen: true,
          place,
        },
      ],
    };
  if (!isObject(value))
    return { statements: [], unread: [{ problem: 'a statement is an object', place }] };
  const functions = functionsBeside(value);
  if (functions.length > 0)
    return {
      statements: [],
      unread: [
        {
          problem: `a statement of which only deployment knows what ${functions.join(' and ')} brings`,
          isOpen: true,
          place,
        },
      ],
    };
  for (const key of Object.keys(value).filter((name) => !ELEMENTS.has(name))) say(strange(key));
  const { Action, Resource, ...others } = value as ResolvedObject;
  const alternatives = alternativesOf(others);
  if (!alternatives)
    unread.push({
      problem: 'a statement that hangs on more conditions than are told apart',
      isOpen: true,
      place,
    });
  const statements = (alternatives ?? []).flatMap((alternative) => {
    const elements = alternative.value as ResolvedObject;
    const problem = problemOf(Action, elements);
    if (problem !== undefined) unread.push({ ...problem, place });
    if (problem !== undefined) return [];
    // Without one it is on nothing, which is what is read.
    if ((Resource === undefined) === (elements.NotResource === undefined))
      say('a statement has either a Resource or a NotResource');
    const texts = (name: string, part: Resolved): readonly Group[] =>
      isTexts(part)
        ? [{ templateConditions: [], texts: list(part) as PolicyText[] }]
        : grouped(itemsOf(part, inside(place, name)), say);
    const actions =
      Action === undefined
        ? [
            {
              templateConditions: [],
              texts: textsOf(elements.NotAction, inside(place, 'NotAction'), say),
            },
          ]
        : texts('Action', Action);
    const resources =
      Resource === undefined
        ? [
            {
              templateConditions: [],
              texts: textsOf(elements.NotResource, inside(place, 'NotResource'), say),
            },
          ]
        : texts('Resource', Resource);
    const conditions = readConditions(elements.Condition, inside(place, 'Condition'), say);
    return actions.flatMap((action) =>
      resources.flatMap((resource): PolicyStatement[] => {
        const given = combineTemplateConditions(
          action.templateConditions,
          resource.templateConditions,
        );
        const here = given && combineTemplateConditions(alternative.templateConditions, given);
        const all = here && combineTemplateConditions(templateConditions, here);
        return all === undefined
          ? []
          : [
              {
                ...(typeof elements.Sid === 'string' && { sid: elements.Sid }),
                effect: elements.Effect as 'Allow' | 'Deny',
                actions: action.texts,
                notAction: Action === undefined,
                resources: resource.texts,
                notResource: Resource === undefined && elements.NotResource !== undefined,
                conditions,
                templateConditions: all,
                place,
              },
            ];
      }),
    );
  });
  return { statements, unread };
}

type Say = (problem: string, at?: Place) => void;

const strange = (key: string) =>
  /^(Not)?Principal$/.test(key)
    ? `a ${key} stands in policies of resources and in trust policies, not in policies of those who have access`
    : `a statement has no ${JSON.stringify(toDisplayText(key))}`;

/** Why a statement cannot be read as one. */
function problemOf(
  Action: Resolved,
  { Effect, NotAction }: ResolvedObject,
): Omit<ReadProblem, 'place'> | undefined {
  if (typeof Effect === 'string' && hasDeployTimeValue(Effect))
    return {
      problem: `a statement whose Effect only deployment knows: ${toDisplayText(Effect)}`,
      isOpen: true,
    };
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    return {
      problem: `the Effect of a statement is Allow or Deny, not ${Effect === undefined ? 'missing' : toDisplayText(JSON.stringify(Effect))}`,
    };
  }
  return (Action === undefined) === (NotAction === undefined)
    ? { problem: 'a statement has either an Action or a NotAction' }
    : undefined;
}

/** What almost all are. */
const isTexts = (value: Resolved) =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'));

interface Group {
  readonly templateConditions: readonly TemplateCondition[];
  readonly texts: readonly PolicyText[];
}

/** Texts that stand under the same conditions of the template. */
function grouped(items: readonly LocatedValue[], say: Say): Group[] {
  const groups = new Map<
    string,
    { templateConditions: readonly TemplateCondition[]; texts: PolicyText[] }
  >();
  for (const { value, place, templateConditions } of items) {
    const text = textOf(value, place, say);
    if (text === undefined) continue;
    let key = templateConditionsKey(templateConditions);
    let conditions = templateConditions;
    if (groups.size >= MOST_GROUPS && !groups.has(key)) {
      // Together they are conditional; which is under which condition is not told apart.
      key = 'others';
      conditions = [{ name: 'one of many conditions', holds: true }];
    }
    const group = groups.get(key) ?? { templateConditions: conditions, texts: [] };
    groups.set(key, group);
    group.texts.push(text);
  }
  return groups.size === 0 ? [{ templateConditions: [], texts: [] }] : [...groups.values()];
}

function textOf(value: Resolved, place: Place, say: Say): PolicyText | undefined {
  if (typeof value === 'string') return value;
  say(
    `${place.pointer.some((key) => /Action$/.test(String(key))) ? 'an action' : 'a resource'} is text, not ${kindOf(value)}`,
    place,
  );
  return undefined;
}

const kindOf = (value: unknown) =>
  Array.isArray(value)
    ? 'a list'
    : typeof value === 'object'
      ? 'an object'
      : `the ${typeof value} ${String(value)}`;

function textsOf(value: Resolved, place: Place, say: Say): readonly PolicyText[] {
  if (isTexts(value)) return list(value) as PolicyText[];
  return itemsOf(value, place)
    .map((item) => textOf(item.value, item.place, say))
    .filter((text) => text !== undefined);
}

/** A condition that cannot be read is one all the same: nothing is taken for unconditional because of it. */
function readConditions(conditions: Resolved, place: Place, say: Say): Condition[] {
  if (conditions === undefined || conditions === null) return [];
  if (!isObject(conditions)) {
    say('a Condition is an object of operators', place);
    return [
      {
        operator: 'Unread',
        key: 'unread',
        values: [typeof conditions === 'string' ? conditions : deployTimeValue('unread')],
      },
    ];
  }
  return Object.entries(conditions).flatMap(([operator, byKey]) => {
    if (isObject(byKey)) {
      return Object.entries(byKey).map(([key, values]) =>
        readCondition(operator, key, values as Resolved, inside(place, operator, key), say),
      );
    }
    say(`${toDisplayText(operator)} is an object of condition keys`, inside(place, operator));
    return [
      {
        operator,
        key: 'unread',
        values: [typeof byKey === 'string' ? byKey : deployTimeValue('unread')],
      },
    ];
  });
}

function readCondition(
  operator: string,
  key: string,
  values: Resolved,
  place: Place,
  say: Say,
): Condition {
  if (isTexts(values)) return { operator, key, values: list(values) as PolicyText[] };
  const texts = list(values).map((value) => {
    if (['string', 'number', 'boolean'].includes(typeof value)) return String(value);
    say(`a value of a condition is text, not ${kindOf(value)}`, place);
    return deployTimeValue('unread');
  });
  return { operator, key, values: texts };
}
