import { readJson, sorted } from './json';

/** The handlers of a CloudFormation resource type, each with the actions that it calls. */
export type Handlers = Readonly<Record<string, readonly string[]>>;

interface Published {
  /** Actions that the registry spells in another way than IAM. */
  readonly spelled: Readonly<Record<string, string>>;
}

/** The resource types of the family with their handlers, word for word. */
export const registry = (): Record<string, Handlers> =>
  readJson<{ types: Record<string, Handlers> }>('catalogue/facts/cloudformation-handlers.json')
    .types;

const spelled = () => readJson<Published>('catalogue/published.json').spelled;

/** The resource types of the family with their handlers, as IAM spells the actions. */
export function deployments(): Record<string, Handlers> {
  const spellings = spelled();
  const asIam = (actions: readonly string[]) =>
    [...new Set(actions.map((action) => spellings[action] ?? action))].sort();
  return Object.fromEntries(
    Object.entries(registry()).map(([type, handlers]) => [
      type,
      sorted(
        Object.fromEntries(
          Object.entries(handlers).map(([handler, actions]) => [handler, asIam(actions)]),
        ),
      ),
    ]),
  );
}

/** All actions of a resource type's handlers, or of some of them. */
export const actionsOfHandlers = (
  handlers: Handlers,
  some: readonly string[] = Object.keys(handlers),
): string[] => [...new Set(some.flatMap((handler) => handlers[handler] ?? []))].sort();

/** That the registry has every spelling that is put right. */
export function inconsistenciesOfDeployments(): string[] {
  const all = new Set(Object.values(registry()).flatMap((handlers) => actionsOfHandlers(handlers)));
  return Object.keys(spelled())
    .filter((action) => !all.has(action))
    .map((action) => `published: no handler names ${action}; the spelling can go`);
}
