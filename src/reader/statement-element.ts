import { ResolvedObject } from './intrinsics/conditional-value';
import { inside } from './located-value';
import { malformedAt, openProblemAt, Reading, readAs } from './readings';
import { conditionalTexts, ConditionalTexts, textsOf } from './statement-texts';
import {
  deployTimeNames,
  hasDeployTimeValue,
  openPattern,
  PolicyText,
  toDisplayText,
} from '../policy/deploy-time-text';
import { OpenAccess, Place, ReadProblem } from '../policy/model';

/** Patterns of actions or resources, or of all except those. */
export interface Coverage {
  readonly texts: readonly PolicyText[];
  readonly isNot: boolean;
}

/** The actions or the resources of a statement. */
export interface StatementElement {
  readonly isNot: boolean;
  /** What the statement covers for certain, by template conditions. */
  readonly certain: readonly ConditionalTexts[];
  /** Everything that it may cover. */
  readonly most: Coverage;
  /** What it may cover in addition to what is certain. Its problems are about this. */
  readonly beyond: Coverage;
  /** The parts of it that have deploy-time values, as the template writes them. */
  readonly asWritten: readonly ConditionalTexts[];
  readonly problems: readonly ReadProblem[];
}

const EVERYTHING: Coverage = { texts: ['*'], isNot: false };

/** Reads `Action` or `NotAction`, and works the same for resources. */
export function statementElement(
  elements: ResolvedObject,
  name: 'Action' | 'Resource',
  place: Place,
): StatementElement {
  const not = `Not${name}`;
  const isNot = elements[name] === undefined;
  if (isNot === (elements[not] === undefined)) {
    const article = name === 'Action' ? 'an' : 'a';
    const problem = `a statement has either ${article} ${name} or a ${not}`;
    return withoutTexts(malformedAt(place, 'a statement', problem));
  }
  const key = isNot ? not : name;
  const { value, unread } = textsAt(elements, key, inside(place, key));
  if (unread.length === 0 && !(name === 'Action' && hasOpaqueText(value)))
    return knownElement(value, isNot);
  const open = (text: PolicyText) => name === 'Action' && hasDeployTimeValue(text);
  const all = value.flatMap(({ texts }) => texts);
  const uncertain = [...all.filter(open).map(widestPattern), ...unread.map(() => '*')];
  const isKnown = (text: PolicyText) => !open(text);
  const asWritten = value
    .map((group) => ({ ...group, texts: isNot ? group.texts : group.texts.filter(open) }))
    .filter(({ texts }) => texts.some(open));
  const notRead = unread.map(({ place: at, problem }) => malformedAt(at, 'a statement', problem));
  const problems = [...notRead, ...onlyAtDeployment(all.filter(open), key, inside(place, key))];
  if (!isNot) {
    const certain = value.map((group) => ({ ...group, texts: group.texts.filter(isKnown) }));
    return {
      isNot,
      certain: certain.filter(({ texts }) => texts.length > 0),
      most: { texts: [...all.filter(isKnown), ...uncertain], isNot },
      beyond: { texts: uncertain, isNot },
      asWritten,
      problems,
    };
  }
  const texts = all.filter(isKnown);
  const most: Coverage = { texts, isNot };
  return {
    isNot,
    // What deployment may except is not certain.
    certain: uncertain.includes('*')
      ? []
      : [{ templateConditions: [], texts: [...texts, ...uncertain] }],
    most,
    beyond: uncertain.includes('*') ? most : { texts: uncertain, isNot: false },
    asWritten,
    problems,
  };
}

const hasOpaqueText = (groups: readonly ConditionalTexts[]): boolean =>
  groups.some(({ texts }) => texts.some(hasDeployTimeValue));

/** Returns an element of which everything is known, as almost all are. */
function knownElement(groups: readonly ConditionalTexts[], isNot: boolean): StatementElement {
  const [first] = groups;
  const texts = groups.length === 1 ? first.texts : groups.flatMap((group) => group.texts);
  return {
    isNot,
    certain: isNot ? groups : groups.filter((group) => group.texts.length > 0),
    most: { texts, isNot },
    beyond: NOTHING,
    asWritten: [],
    problems: [],
  };
}

const NOTHING: Coverage = { texts: [], isNot: false };

const withoutTexts = (problem: ReadProblem): StatementElement => ({
  isNot: false,
  certain: [],
  most: EVERYTHING,
  beyond: EVERYTHING,
  asWritten: [],
  problems: [problem],
});

function textsAt(
  elements: ResolvedObject,
  key: string,
  place: Place,
): Reading<readonly ConditionalTexts[]> {
  const what = key.endsWith('Action') ? 'an action' : 'a resource';
  if (!key.startsWith('Not')) return conditionalTexts(elements[key], place, what);
  const { value, unread } = textsOf(elements[key], place, what);
  return readAs([{ templateConditions: [], texts: value }], unread);
}

function onlyAtDeployment(
  texts: readonly PolicyText[],
  key: string,
  place: Place,
): readonly ReadProblem[] {
  if (texts.length === 0) return [];
  const names = [...new Set(texts)].map(toDisplayText).join(', ');
  const problem = `a statement whose ${key} only deployment knows: ${names}`;
  return [openProblemAt(place, problem, remedyOf(texts))];
}

/** Returns what makes texts known: values of parameters, or the template of an import. */
function remedyOf(texts: readonly PolicyText[]): Pick<OpenAccess, 'remedy'> {
  const names = texts.flatMap(deployTimeNames);
  if (names.some((name) => name.startsWith('Import '))) return { remedy: 'give-template' };
  return names.every((name) => /^\w+$/.test(name)) ? { remedy: 'give-parameter' } : {};
}

/** Returns a pattern that matches every value of a text: `connect:*` for `connect:${Action}`. */
const widestPattern = (text: PolicyText): string => openPattern(text).replace(/\*{2,}/g, '*');
