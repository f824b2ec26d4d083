import { ConditionalValue, ResolvedObject } from './intrinsics/conditional-value';
import { LimitExceeded } from './intrinsics/resolver';
import { functionsBeside, isObject, own } from './json';
import { createdResources, openConditionOf } from './stacks/constant-conditions';
import { Stack } from './stacks/stack';
import { hasDeployTimeValue, plain } from '../policy/deploy-time-text';
import { Place, ReadProblem } from '../policy/model';
import { TemplateCondition } from '../policy/template-condition';

/** A resource of a template with its properties resolved. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: ResolvedObject;
  /** The template conditions under which the resource is created. */
  readonly templateConditions: readonly TemplateCondition[];
  /** The results of functions in addition to its properties, which are known only at deployment. */
  readonly brought: readonly string[];
  /** What the resource does not take from the globals of SAM: `*`, or properties. */
  readonly ignoredGlobals?: unknown;
  /** The place of its properties. */
  readonly place: Place;
}

export interface Resources {
  readonly resources: readonly Resource[];
  /** The resources that are too large to read. */
  readonly tooLarge: readonly Pick<Resource, 'id' | 'type' | 'place'>[];
  readonly unread: readonly ReadProblem[];
}

/** Returns the resources of a template that have some types. */
export function resourcesOf(stack: Stack, types: ReadonlySet<string>): Resources {
  const { file } = stack;
  const resources = stack.template.Resources;
  if (!isObject(resources)) {
    const problem = 'the Resources of a template are an object';
    // The CDK writes stacks without resources too.
    const isEmpty = resources === undefined && stack.source.stack !== undefined;
    return {
      resources: [],
      tooLarge: [],
      unread: isEmpty ? [] : [{ problem, place: { file, pointer: [] } }],
    };
  }
  const unread: ReadProblem[] = [];
  const tooLarge: Pick<Resource, 'id' | 'type' | 'place'>[] = [];
  const found = createdResources(stack).flatMap(([id, resource]): Resource[] => {
    const at: Place = { file, logicalId: plain(id), pointer: stack.pointerOf(id) };
    const type = own(resource, 'Type');
    if (typeof type !== 'string' || !types.has(type)) return [];
    const place: Place = {
      ...at,
      ...constructPath(stack.constructPathOf(id)),
      pointer: [...at.pointer, 'Properties'],
    };
    const condition = openConditionOf(stack, resource);
    try {
      const written = stack.resolver.resolve(own(resource, 'Properties') ?? {});
      const isRead = isObject(written) && !(written instanceof ConditionalValue);
      const templateConditions = [
        ...stack.templateConditions,
        ...(condition === undefined ? [] : [{ name: plain(condition), holds: true }]),
      ];
      const brought = isRead
        ? [...new Set([resource, written].flatMap(functionsBeside))].map(
            (name) => `what ${plain(name)} brings`,
          )
        : ['what its Properties are'];
      if (isRead)
        brought.forEach((what) =>
          unread.push({ problem: `${what} is known only at deployment`, place }),
        );
      else unread.push({ problem: 'the Properties of a resource are an object', place });
      const properties = isRead ? (written as ResolvedObject) : {};
      const ignoredGlobals = own(resource, 'IgnoreGlobals');
      return [
        {
          id,
          type,
          properties,
          templateConditions,
          brought,
          ...(ignoredGlobals !== undefined && { ignoredGlobals }),
          place,
        },
      ];
    } catch (error) {
      if (!(error instanceof LimitExceeded)) throw error;
      unread.push({ problem: `${type} ${plain(id)} is ${error.message}`, place });
      tooLarge.push({ id, type, place });
    }
    return [];
  });
  return { resources: found, tooLarge, unread };
}

const constructPath = (path: string | undefined): Pick<Place, 'constructPath'> =>
  path === undefined ? {} : { constructPath: path };

/**
 * Returns `Admin` for `Stack/Admin/Resource`. Without a CDK path, returns the known name, or else
 * the logical id.
 */
export function nameOf({ id, place }: Pick<Resource, 'id' | 'place'>, name: unknown): string {
  const parts = place.constructPath?.split('/') ?? [];
  if (['Resource', 'Default'].includes(parts[parts.length - 1])) parts.pop();
  if (parts.length > 1) return parts.slice(1).join('/');
  return typeof name === 'string' && !hasDeployTimeValue(name) ? name : plain(id);
}
