import { wantsOfOrigins } from '../access/requirements';
import { bindingsOf, placeFacts, statementTemplate } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { expandPattern } from '../policy/action-patterns';

/**
 * An action that a use case or a job needs, and its resources with placeholders in braces. One of
 * the resources is enough.
 */
export interface RequiredAction {
  readonly action: string;
  readonly resources: readonly string[];
  /**
   * The placeholder of a resource that only a scope names, such as a Lex V1 bot. The action is not
   * needed without such a resource.
   */
  readonly onlyWith?: string;
}

/** The placeholders in documented statements that are filled even if a scope does not name them. */
const ALWAYS_FILLED = ['Campaign', 'ServiceLinkedRole'];

/**
 * Returns the actions that a use case or a job needs, including those that it requires.
 *
 * @throws when the catalogue does not have it, or when it needs no action
 */
export function requiredActions(
  where: string,
  origin: { readonly id: string },
  kind: 'ConsoleUseCase' | 'ConnectJob',
): readonly RequiredAction[] {
  const { wants, documented } = wantsOfOrigins(where, [origin], kind);
  const required = [
    ...wants.map(({ action, origin: wanting }) => ofUseCase(action, wanting)),
    ...documented.flatMap(({ id, actions }) => ofStatement(id, actions)),
  ];
  if (required.length > 0) return required;
  throw new ConnectAccessError({
    where,
    problem: 'this needs no action, so the expectation would say nothing',
    got: origin.id,
  });
}

/** Returns an action that a use case or a job names. */
function ofUseCase(action: string, row: string | undefined): RequiredAction {
  const bindings = bindingsOf(action, row) ?? [{ resources: ['*'] }];
  const resources = bindings.flatMap((binding) => binding.resources);
  const isOptional = (resource: string) =>
    placeholdersOf([resource]).some((name) => placeFacts(name)?.optional === true);
  const onlyWith = resources.every(isOptional) ? placeholdersOf(resources)[0] : undefined;
  return { action, resources, ...(onlyWith !== undefined && { onlyWith }) };
}

/** Returns the actions that a documented statement allows. */
function ofStatement(id: string, actions: readonly string[]): readonly RequiredAction[] {
  const { effect, resources } = statementTemplate(id);
  if (effect === 'Deny') return [];
  const onlyWith = placeholdersOf(resources).find(
    (name) => placeFacts(name) && !ALWAYS_FILLED.includes(name),
  );
  return actions
    .flatMap(actionsOfPattern)
    .map((action) => ({ action, resources, ...(onlyWith !== undefined && { onlyWith }) }));
}

const actionsOfPattern = (action: string): readonly string[] =>
  action.includes('*') ? expandPattern(action) : [action];

const placeholdersOf = (resources: readonly string[]): readonly string[] =>
  resources.flatMap((resource) => [...resource.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
