import {
  bindingsOf,
  jobFacts,
  jobIds,
  placeFacts,
  placeSources,
  statementIds,
  statementTemplate,
  useCaseFacts,
  useCaseIds,
} from '../../src/catalogue/catalogue';
import { Binding, Conditions, PlaceFacts } from '../../src/catalogue/facts';
import { constantName } from '../../src/text/constant-name';

/** Where the library grants actions. */
export interface Granted {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  readonly why?: string;
  /** Set when the actions are left out unless a scope names the place. */
  readonly optional?: true;
  /** Set when the default of the place does not hold here. */
  readonly named?: true;
  /** Set when no page of AWS confines the action so. */
  readonly inferred?: true;
  /**
   * The rows, jobs, and documented statements with this grant. When absent, all that have no
   * specific grant.
   */
  readonly in?: readonly string[];
}

/**
 * Returns the ways in which an action is granted: in general, for some rows and jobs, in documented
 * statements.
 */
export function grantsOf(action: string): Granted[] {
  const general = bindingsWithGrade(action);
  const special = [
    ...useCaseIds()
      .filter((id) => useCaseFacts(id).actions.includes(action))
      .map((id) => ({ id, name: `ConsoleUseCase.${constantName(id)}` })),
    ...jobIds()
      .filter((id) => action in jobFacts(id).actions)
      .map((id) => ({ id, name: `ConnectJob.${constantName(id)}` })),
  ].flatMap(({ id, name }) => bindingsWithGrade(action, id).map((binding) => ({ binding, name })));
  const documented = statementIds()
    .map((id) => ({ id, template: statementTemplate(id) }))
    .filter(({ template }) => template.effect !== 'Deny' && template.actions.includes(action))
    .map(({ id, template: { resources, conditions, why } }) => ({
      binding: { resources, conditions, why },
      name: `statement ${id}`,
    }));
  const found = new Map<string, Granted & { in?: string[] }>();
  for (const { binding, name } of [
    ...general.map((b) => ({ binding: b, name: undefined })),
    ...special,
    ...documented,
  ]) {
    const key = keyOf(binding);
    const known = found.get(key);
    if (known) known.in?.push(...(name ? [name] : []));
    else found.set(key, { actions: [action], ...binding, ...(name && { in: [name] }) });
  }
  return [...found.values()];
}

/**
 * Returns the actions of a row or job with their reasons. Groups actions that are granted in the
 * same way.
 */
export function grantsIn(
  id: string,
  actions: Readonly<Record<string, string | undefined>>,
): Granted[] {
  const found = new Map<string, Granted & { actions: string[] }>();
  for (const [action, reason] of Object.entries(actions)) {
    for (const binding of bindingsWithGrade(action, id)) {
      const because = {
        ...binding,
        ...((reason || binding.why) && { why: [reason, binding.why].filter(Boolean).join(' ') }),
      };
      const group = found.get(keyOf(because)) ?? { ...because, actions: [] };
      group.actions.push(action);
      found.set(keyOf(because), group);
    }
  }
  return [...found.values()];
}

/** Returns where an action is granted, and whether that is inferred. */
function bindingsWithGrade(action: string, row?: string): (Binding & { inferred?: true })[] {
  const bindings = bindingsOf(action, row) ?? [];
  const sources = placeSources(action, row);
  return bindings.map((binding, i) =>
    sources.length === bindings.length && sources[i] === 'inferred'
      ? { ...binding, inferred: true }
      : binding,
  );
}

const keyOf = ({ resources, conditions, why }: Binding) =>
  JSON.stringify([resources, conditions, why]);

/** Returns the names of the places in a text, such as `Instance` for `{Instance}`. */
export const placeNames = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

/** Returns the places in resources, and what a scope fills them with. */
export function placesIn(
  granted: readonly Granted[],
): { place: string; filledBy: string; otherwise: string }[] {
  const withPlaces = granted.flatMap((one) =>
    one.resources.flatMap(placeNames).map((place) => ({ place, one })),
  );
  return [...new Set(withPlaces.map(({ place }) => place))].flatMap((place) => {
    const facts = placeFacts(place);
    if (!facts) return [];
    const using = withPlaces.filter((each) => each.place === place).map(({ one }) => one);
    return [
      { place, filledBy: `ConnectScope.${facts.property}`, otherwise: otherwise(facts, using) },
    ];
  });
}

/** Describes what happens when a scope does not name the place. */
function otherwise({ default: usual, optional }: PlaceFacts, using: readonly Granted[]): string {
  if (usual && !using.every(({ named }) => named)) return usual.join(', ');
  return optional || using.every((one) => one.optional)
    ? 'its actions are left out'
    : 'an error that says what to name';
}
