import { DocumentedStatement, documentedParts } from './documented-statement';
import { WantedAction } from './wanted-action';
import { isUseCaseOrJob, originFacts } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { notEmpty } from '../input/not-empty';

interface Wanted {
  readonly documented: DocumentedStatement[];
  readonly wants: WantedAction[];
}

/**
 * Returns the statements and actions of console rows and jobs, including the ones that they bring.
 * At least one row or job is required.
 */
export function wantsOfOrigins(
  where: string,
  origins: readonly { readonly id: string }[],
  what: string,
): Wanted {
  notEmpty(where, origins, what);
  // JavaScript has undefined for a name that does not exist, and may pass only the name.
  const other = origins.findIndex((origin) => !isNamed(origin?.id));
  if (other >= 0)
    throw new ConnectAccessError({
      where,
      problem: `element ${other} of the list is not a ${what}`,
      got: origins[other],
      allowed: `the values of ${what}`,
    });
  const ids = new Set<string>();
  const add = (id: string) => {
    if (ids.has(id)) return;
    ids.add(id);
    originFacts(id).brings.forEach(add);
  };
  origins.forEach(({ id }) => add(id));
  const all = [...ids].map((id) => ({ id, ...originFacts(id) }));
  return {
    documented: documentedParts(all.flatMap((origin) => origin.statements)),
    wants: all.flatMap(({ id, actions }) => actions.map((action) => ({ action, origin: id }))),
  };
}

const isNamed = (id: unknown) => typeof id === 'string' && isUseCaseOrJob(id);
