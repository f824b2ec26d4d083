import { SideReading } from './side-reading';
import { conditionWith } from '../../policy/condition';
import { Requirement } from '../../policy/requirement';
import { haveSameContent } from '../../policy/requirement-logic';
import { ReportedGrant, ReportedPrincipal, ReportedStatement } from '../model';

type Maybe = ReportedPrincipal | undefined;

/** A principal as the comparison reads it, and the requirements for it to exist. */
interface Revived {
  readonly principal: ReportedPrincipal;
  readonly existence: readonly Requirement[];
}

/**
 * Returns a principal on both sides with its access texts converted to policy texts. A side is
 * undefined when its template conditions never hold.
 */
export function revivePair(
  was: Maybe,
  is: Maybe,
  before: SideReading,
  after: SideReading,
): { readonly old: Maybe; readonly now: Maybe } {
  const [old, now] = [was && revive(was, before), is && revive(is, after)];
  const isSame = old && now && haveSameContent(old.existence, now.existence);
  return isSame
    ? { old: old.principal, now: now.principal }
    : { old: old && withExistence(old), now: now && withExistence(now) };
}

/** Adds the requirements for a principal to exist to its access. */
function withExistence({ principal, existence }: Revived): ReportedPrincipal {
  if (existence.length === 0) return principal;
  const grants = (list: readonly ReportedGrant[]) =>
    list.map((one) => ({ ...one, requirements: [...one.requirements, ...existence] }));
  return {
    ...principal,
    grants: grants(principal.grants),
    otherActions: principal.otherActions.map((one) => ({
      ...one,
      reaches: one.reaches.map((reach) => ({
        ...reach,
        requirements: [...reach.requirements, ...existence],
      })),
    })),
    statements: principal.statements.map((one) =>
      one.effect === 'Deny' ? one : { ...one, requirements: [...one.requirements, ...existence] },
    ),
    trust: principal.trust.map((one) => ({
      ...one,
      requirements: [...one.requirements, ...existence],
    })),
  };
}

function revive(principal: ReportedPrincipal, reading: SideReading): Revived | undefined {
  const requirements = (list: readonly Requirement[]) => reviveAll(list, reading);
  const existence = requirements(principal.requirements);
  if (!existence) return undefined;
  /** Returns an item with its requirements; an empty list when they are never met. */
  const met = <T extends { readonly requirements: readonly Requirement[] }>(one: T): T[] => {
    const revived = requirements(one.requirements);
    return revived ? [{ ...one, requirements: revived }] : [];
  };
  const texts = (list: readonly string[]) => list.flatMap(reading.texts);
  const grant = (one: ReportedGrant): ReportedGrant[] =>
    met(one).flatMap((revived) => {
      const reaches = one.reaches
        .flatMap(met)
        .map((reach) => ({ ...reach, resources: texts(reach.resources) }))
        .filter(({ resources, notResource }) => notResource || resources.length > 0);
      return reaches.length > 0 ? [{ ...revived, reaches }] : [];
    });
  const statement = (one: ReportedStatement): ReportedStatement[] =>
    met(one).map((revived) => ({
      ...revived,
      actions: texts(one.actions),
      resources: texts(one.resources),
    }));
  const { boundary } = principal;
  return {
    existence,
    principal: {
      ...principal,
      grants: principal.grants.flatMap(grant),
      otherActions: principal.otherActions
        .flatMap(grant)
        .map((one) => ({ ...one, actions: texts(one.actions) })),
      statements: principal.statements.flatMap(statement),
      ...(boundary && {
        boundary: { ...boundary, statements: boundary.statements.flatMap(statement) },
      }),
      trust: principal.trust.flatMap(met).map((one) => ({
        ...one,
        principals: one.principals.flatMap(({ type, value }) =>
          reading.texts(value).map((text) => ({ type, value: text })),
        ),
      })),
    },
  };
}

/** Returns requirements as the comparison reads them; undefined when they are never met together. */
function reviveAll(
  list: readonly Requirement[],
  reading: SideReading,
): readonly Requirement[] | undefined {
  const found: Requirement[] = [];
  for (const one of list) {
    const revived = reviveRequirement(one, reading);
    if (revived === false) return undefined;
    if (revived !== true) found.push(revived);
  }
  return found;
}

/** Returns a requirement as the comparison reads it, or whether it is always or never met. */
function reviveRequirement(requirement: Requirement, reading: SideReading): Requirement | boolean {
  const { texts } = reading;
  switch (requirement.kind) {
    case 'key':
      return conditionWith(requirement, texts);
    case 'template-condition':
      return reading.condition(requirement);
    case 'match': {
      const [[pattern], [text]] = [texts(requirement.pattern), texts(requirement.text)];
      return { ...requirement, pattern, text };
    }
    case 'resource':
      return { ...requirement, resources: requirement.resources.flatMap(texts) };
    case 'any-of': {
      const of = requirement.of.flatMap((group) => {
        const revived = reviveAll(group, reading);
        return revived ? [revived] : [];
      });
      if (of.some((group) => group.length === 0)) return true;
      return of.length > 0 && { ...requirement, of };
    }
  }
}
