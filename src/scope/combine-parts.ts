import { withResourcesAt } from './associated-resources';
import { ScopeParts } from './scope-parts';
import { ConnectAccessError } from '../input/error';
import { checkUnique } from '../input/lists';

/** Returns the combined parts of two scopes. */
export function combineParts(one: ScopeParts, other: ScopeParts): ScopeParts {
  const where = 'ConnectScope.plus';
  if (!one.locate || !other.locate) {
    throw new ConnectAccessError({
      where,
      problem: 'allInstances() has every instance already',
      instead: 'Use allInstances() alone, or name the instances',
    });
  }
  if (one.tags || other.tags) {
    throw new ConnectAccessError({
      where,
      problem: 'a scope with tags cannot be combined: they would hold for the other one too',
      instead: 'Combine first, then call withTags',
    });
  }
  if (one.conditions.length > 0 || other.conditions.length > 0) {
    throw new ConnectAccessError({
      where,
      problem: 'a scope with conditions cannot be combined: they would hold for the other one too',
      instead: 'Combine first, then call withConditions',
    });
  }
  if (one.roleCreation && other.roleCreation && one.roleCreation !== other.roleCreation) {
    throw new ConnectAccessError({
      where,
      problem: 'both scopes say how roles may be created',
      instead: 'Say it once, after they are combined',
    });
  }
  const names = [...one.names, ...other.names];
  checkUnique(where, names, 'instance');
  return {
    ...one,
    names,
    given: [...one.given, ...other.given],
    locate: [...one.locate, ...other.locate],
    roleCreation: one.roleCreation ?? other.roleCreation,
    exactTypes: one.exactTypes ?? other.exactTypes,
    resources: Object.entries(other.resources).reduce(
      (all, [placeholder, added]) => withResourcesAt(all, where, 'resource', placeholder, added),
      one.resources,
    ),
  };
}
