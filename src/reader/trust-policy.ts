import { hasVariables, parsedDocument } from './document-text';
import { alternativesOf, Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { isOfMany } from './intrinsics/resolver';
import { functionsBeside, isObject, own } from './json';
import { inside, itemsOf, LocatedValue, valuesOf } from './located-value';
import {
  problemOfActions,
  problemOfEffect,
  tooManyConditions,
  unreadableStatement,
} from './policy-statement';
import { openProblemAt, problemAt, readAs, Reading } from './readings';
import { readConditions } from './statement-conditions';
import { textsOf } from './statement-texts';
import { hasDeployTimeValue, PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Place, ReadProblem } from '../policy/model';
import { combineTemplateConditions, TemplateCondition } from '../policy/template-condition';
import { TrustPrincipal, TrustStatement } from '../policy/trust';
import { UnknownPart } from '../policy/unknown';

const PRINCIPAL_TYPES = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

/**
 * Reads the trust policy of a role. Unreadable parts affect who may assume the role, but not what
 * the role may do.
 */
export function readTrustPolicy(
  document: Resolved,
  place: Place,
): Reading<readonly TrustStatement[]> {
  const readings = valuesOf(document, place).map(readDocument);
  return readAs(
    readings.flatMap(({ value }) => value),
    readings.flatMap(({ unread }) => unread),
  );
}

function readDocument(located: LocatedValue): Reading<readonly TrustStatement[]> {
  const { place, templateConditions } = located;
  const value = typeof located.value === 'string' ? parsedDocument(located.value) : located.value;
  if (typeof value === 'string' && hasDeployTimeValue(value))
    return readAs([], [openProblemAt(place, `known only at deployment: ${toDisplayText(value)}`)]);
  if (!isObject(value))
    return readAs(
      [],
      [problemAt(place, 'a trust policy is an object with a Statement, or its JSON')],
    );
  const statements = itemsOf(
    own(value, 'Statement') as Resolved,
    inside(place, 'Statement'),
    templateConditions,
  );
  const readings = statements.map(readStatement);
  return readAs(
    readings
      .flatMap((reading) => reading.value)
      .map((statement) => (hasVariables(value) ? statement : withoutVariables(statement))),
    [...broughtInto(value, place), ...readings.flatMap(({ unread }) => unread)],
  );
}

/** Returns the problems of the functions that bring parts into an object at deployment. */
const broughtInto = (value: Resolved, place: Place): readonly ReadProblem[] =>
  functionsBeside(value).map((name) =>
    openProblemAt(place, `what ${name} brings is known only at deployment`),
  );

const withoutVariables = (statement: TrustStatement): TrustStatement =>
  statement.conditions.some(({ values }) => values.some((value) => value.includes('${')))
    ? { ...statement, variables: false }
    : statement;

/**
 * Returns the parts of a trust policy that were not read. They change who may assume the role, and
 * nothing that the role may do. What IAM does not take lets nobody in.
 *
 * @param named the principals that such a part may name, where the file says so
 */
export const trustParts = (
  problems: readonly ReadProblem[],
  named: readonly PolicyText[] = [],
): readonly UnknownPart[] =>
  problems.map(({ problem, open, place }) => ({
    kind: 'trust',
    what: problem,
    mayAllow: false,
    mayDeny: false,
    ...(open?.remedy !== undefined && { mayTrust: named }),
    place,
  }));

/** Reads a statement. Returns several if parts depend on template conditions. */
function readStatement(located: LocatedValue): Reading<readonly TrustStatement[]> {
  const { value, place } = located;
  const problem = unreadableStatement(value, place);
  if (problem) return readAs([], [problem]);
  const alternatives =
    alternativesOf(value) ?? alternativesByPrincipal(value as ResolvedObject, place);
  if (!alternatives) return readAs([], [tooManyConditions(place)]);
  const readings = alternatives.flatMap((one) => {
    const templateConditions = combineTemplateConditions(
      located.templateConditions,
      one.templateConditions,
    );
    return templateConditions
      ? [readAlternative(one.value as ResolvedObject, { ...located, templateConditions })]
      : [];
  });
  return readAs(
    readings.flatMap((reading) => reading.value),
    readings.flatMap(({ unread }) => unread),
  );
}

/**
 * Returns the alternatives of a statement of which each names one principal. Together, they are the
 * statement: it allows, or denies, for each of its principals.
 */
function alternativesByPrincipal(
  { Principal, ...others }: ResolvedObject,
  place: Place,
): ReturnType<typeof alternativesOf> {
  const principals = valuesOf(Principal, place).flatMap(eachPrincipal);
  if (principals.length === 0) return undefined;
  return alternativesOf(others)?.flatMap(({ value, templateConditions }) =>
    principals.flatMap((one) => {
      const all = combineTemplateConditions(templateConditions, one.templateConditions);
      const elements = { ...(value as ResolvedObject), Principal: one.value };
      return all ? [{ value: elements, templateConditions: all }] : [];
    }),
  );
}

/** Returns the elements `Principal` that a value has in its alternatives, each with one principal. */
const eachPrincipal = (located: LocatedValue): readonly Omit<LocatedValue, 'place'>[] =>
  isObject(located.value)
    ? PRINCIPAL_TYPES.flatMap((type) => {
        const { value, place, templateConditions: given } = located;
        return itemsOf(own(value, type) as Resolved, place, given).map(
          ({ value: one, templateConditions }) => ({ value: { [type]: one }, templateConditions }),
        );
      })
    : [located];

function readAlternative(
  elements: ResolvedObject,
  { place, templateConditions }: LocatedValue,
): Reading<readonly TrustStatement[]> {
  const { Sid, Effect, Action, NotAction, Principal, NotPrincipal, Condition } = elements;
  const problem = problemOfEffect(Effect, place);
  const effects = effectsOf(Effect, templateConditions);
  const action = Action === undefined ? 'NotAction' : 'Action';
  const principal = Principal === undefined ? 'NotPrincipal' : 'Principal';
  const actions = textsOf(elements[action], inside(place, action), 'an action');
  const conditions = readConditions(Condition, inside(place, 'Condition'));
  const principals = readPrincipals(elements[principal], inside(place, principal));
  const statement: Omit<TrustStatement, keyof EffectOfTrust> = {
    ...(typeof Sid === 'string' && { sid: Sid }),
    actions: actions.value,
    notAction: Action === undefined,
    principals: principals.value,
    notPrincipal: Principal === undefined && NotPrincipal !== undefined,
    conditions: conditions.value,
    place,
  };
  if (problem && effects.length === 0) return readAs([], [problem]);
  return readAs(
    effects.map((one) => ({ ...statement, ...one })),
    [
      // An effect that only deployment knows is read as both.
      ...(problem ? [problemAt(place, problem.problem)] : []),
      ...[problemOfActions(Action, NotAction, place) ?? []].flat(),
      ...actions.unread,
      ...principals.unread,
      ...conditions.unread,
    ],
  );
}

type EffectOfTrust = Pick<TrustStatement, 'effect' | 'effectAsWritten' | 'templateConditions'>;

/**
 * Returns the effect of a statement. An effect that only deployment knows is both, each under a
 * template condition. Returns nothing for what IAM takes as none.
 */
function effectsOf(
  effect: Resolved,
  templateConditions: readonly TemplateCondition[],
): readonly EffectOfTrust[] {
  if (effect === 'Allow' || effect === 'Deny') return [{ effect, templateConditions }];
  if (typeof effect !== 'string' || !hasDeployTimeValue(effect)) return [];
  const name = `${toDisplayText(effect)} is Allow`;
  return [true, false].map((holds) => ({
    effect: holds ? 'Allow' : 'Deny',
    effectAsWritten: { text: effect, by: { name, holds } },
    templateConditions: [...templateConditions, { name, holds }],
  }));
}

function readPrincipals(value: Resolved, place: Place): Reading<readonly TrustPrincipal[]> {
  if (typeof value === 'string') return readAs([{ type: '*', value }]);
  if (!isObject(value))
    return readAs([], [problemAt(place, 'a statement of a trust policy names a Principal')]);
  const readings = PRINCIPAL_TYPES.map((type) => {
    const names = numbersAsTexts(own(value, type) as Resolved);
    const texts = textsOf(names, inside(place, type), 'a principal');
    return readAs(
      texts.value.map((text): TrustPrincipal => ({ type, value: text })),
      [...texts.unread, ...texts.value.filter(isOfMany).map(() => tooManyConditions(place))],
    );
  });
  return readAs(
    readings.flatMap((reading) => reading.value),
    [...broughtInto(value, place), ...readings.flatMap(({ unread }) => unread)],
  );
}

/** Returns principals with numbers as texts: deployment makes a text of an account without quotes. */
const numbersAsTexts = (value: Resolved): Resolved => {
  if (Array.isArray(value)) return value.map(numbersAsTexts);
  return typeof value === 'number' ? String(value) : value;
};
