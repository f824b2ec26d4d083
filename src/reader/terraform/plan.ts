import { originalsOf } from './repeated-sources';
import { memoize } from '../../input/memoize';
import { isObject, list, own } from '../json';
import { Pointer } from '../relocated';

/** A resource as it is after the plan is applied, or a data source. */
export interface PlannedResource {
  /** `module.users["a"].aws_iam_role.admin[0]`. */
  readonly address: string;
  /** The address of its module: `module.users["a"]`; empty at the top. */
  readonly module: string;
  /** Its address in the module, without an index: `aws_iam_role.admin`. */
  readonly inModule: string;
  readonly index?: string | number;
  readonly type: string;
  readonly values: unknown;
  /** The parts of the values that only applying knows: `true`, or objects and lists with `true`. */
  readonly unknown: unknown;
  /** Its expressions in the configuration. Undefined when the file has no configuration. */
  readonly expressions: unknown;
  /** The expression of `for_each`, which `each.value` is a part of. */
  readonly forEach: unknown;
  /** The key of the provider that manages it, which is of one account. */
  readonly provider: unknown;
  /** The addresses without an index of what it depends on, in a state. */
  readonly dependsOn: readonly unknown[];
  readonly pointer: Pointer;
}

export function isDataSource({ inModule }: PlannedResource): boolean {
  return inModule.startsWith('data.');
}

/** What a file of `terraform show -json` has. */
export interface Plan {
  readonly content: unknown;
  readonly resources: readonly PlannedResource[];
  readonly byAddress: ReadonlyMap<string, PlannedResource>;
  /** The resources of each module, by their addresses without an index. */
  readonly byName: ReadonlyMap<string, readonly PlannedResource[]>;
  /** The addresses of the instances of each module, by its address without the last index. */
  readonly modules: ReadonlyMap<string, readonly string[]>;
}

/** Returns the resources of a module with an address without an index. */
export const resourcesNamed = (
  { byName }: Plan,
  module: string,
  inModule: string,
): readonly PlannedResource[] => byName.get(keyOf(module, inModule)) ?? [];

const keyOf = (module: string, inModule: string) => JSON.stringify([module, inModule]);

const ROOT = 'root_module';

/** Returns whether a file has the shape of `terraform show -json`, of a plan or of a state. */
export const isTerraformPlan = (content: unknown): boolean =>
  typeof own(content, 'format_version') === 'string' &&
  ['planned_values', 'values', 'resource_changes', 'configuration'].some(
    (key) => own(content, key) !== undefined,
  );

export function readPlan(content: unknown): Plan {
  const top = ['planned_values', 'values'].find((key) => isObject(own(content, key)));
  const changes = new Map(
    list(own(content, 'resource_changes')).map((change) => [
      String(own(change, 'address')),
      change,
    ]),
  );
  const resourcesAt = (place: readonly string[], isRead: (resource: unknown) => boolean) =>
    modulesIn(place.reduce<unknown>(own, content), place).flatMap(({ module, at, address }) =>
      list(own(module, 'resources')).flatMap((resource, i) =>
        isRead(resource)
          ? [plannedResource(resource, [...at, 'resources', i], address, changes, content)]
          : [],
      ),
    );
  const resources = top === undefined ? [] : resourcesAt([top, ROOT], () => true);
  const known = new Set(resources.map(({ address }) => address));
  const readLater = list(own(content, 'resource_changes')).flatMap((change, i) =>
    own(change, 'mode') === 'data' && !known.has(String(own(change, 'address')))
      ? [readDuringApply(change, ['resource_changes', i, 'change'], changes, content)]
      : [],
  );
  // The planned values do not have the data sources that were read for the plan.
  const later = new Set([...resources, ...readLater].map(({ address }) => address));
  const readBefore = resourcesAt(
    ['prior_state', 'values', ROOT],
    (one) => own(one, 'mode') === 'data' && !later.has(String(own(one, 'address'))),
  );
  return withAddresses(content, [...resources, ...readLater, ...readBefore]);
}

/** Returns a data source that the planned values do not have. */
function readDuringApply(
  change: unknown,
  pointer: Pointer,
  changes: ReadonlyMap<string, unknown>,
  content: unknown,
): PlannedResource {
  const module = own(change, 'module_address');
  return plannedResource(
    { ...(isObject(change) && change), values: own(own(change, 'change'), 'after') },
    pointer,
    typeof module === 'string' ? module : '',
    changes,
    content,
  );
}

function withAddresses(content: unknown, all: readonly PlannedResource[]): Plan {
  const originals = originalsOf(all);
  const byName = new Map<string, PlannedResource[]>();
  for (const one of all) {
    const original = originals.get(one);
    const named = original ? { ...original, index: one.index } : one;
    const key = keyOf(one.module, one.inModule);
    const known = byName.get(key);
    if (known) known.push(named);
    else byName.set(key, [named]);
  }
  const resources = all.filter((one) => !originals.has(one));
  const byAddress = new Map(resources.map((one) => [one.address, one]));
  return { content, resources, byAddress, byName, modules: modulesOf(all) };
}

/** Returns the modules in the addresses of resources, also those without resources of their own. */
function modulesOf(resources: readonly PlannedResource[]): Plan['modules'] {
  const found = new Map<string, string[]>();
  const known = new Set<string>();
  for (const module of new Set(resources.map((one) => one.module))) {
    const names = moduleNames(module).map((name) => `module.${name}`);
    names.forEach((name, i) => {
      const outer = names.slice(0, i);
      const address = [...outer, name].join('.');
      if (known.has(address)) return;
      known.add(address);
      const key = [...outer, withoutIndex(name)].join('.');
      found.set(key, [...(found.get(key) ?? []), address]);
    });
  }
  return found;
}

interface PlannedModule {
  readonly module: unknown;
  readonly at: Pointer;
  readonly address: string;
}

function modulesIn(module: unknown, at: Pointer): readonly PlannedModule[] {
  const address = own(module, 'address');
  return [
    { module, at, address: typeof address === 'string' ? address : '' },
    ...list(own(module, 'child_modules')).flatMap((child, i) =>
      modulesIn(child, [...at, 'child_modules', i]),
    ),
  ];
}

function plannedResource(
  resource: unknown,
  pointer: Pointer,
  module: string,
  changes: ReadonlyMap<string, unknown>,
  content: unknown,
): PlannedResource {
  const text = (key: string) => String(own(resource, key) ?? '');
  const address = text('address');
  const inModule = `${text('mode') === 'data' ? 'data.' : ''}${text('type')}.${text('name')}`;
  const index = own(resource, 'index');
  const configured = isObject(content) ? configuredIn(content)(module).get(inModule) : undefined;
  return {
    address,
    module,
    inModule,
    ...((typeof index === 'string' || typeof index === 'number') && { index }),
    type: text('type'),
    values: withName(own(resource, 'values')),
    unknown: own(own(changes.get(address), 'change'), 'after_unknown'),
    expressions:
      own(content, 'configuration') === undefined
        ? undefined
        : (own(configured, 'expressions') ?? {}),
    forEach: own(configured, 'for_each_expression'),
    provider: own(configured, 'provider_config_key'),
    dependsOn: list(own(resource, 'depends_on')),
    pointer,
  };
}

/** Returns values with a name. The data sources of users and groups call it by their kind. */
function withName(values: unknown): unknown {
  const name = own(values, 'name') ?? own(values, 'user_name') ?? own(values, 'group_name');
  return isObject(values) && name !== undefined ? { ...values, name } : values;
}

/** Returns the configuration of the resources of a module, by their addresses. */
const configuredIn = memoize((content: object) =>
  memoize((module: string): ReadonlyMap<unknown, unknown> => {
    const resources = list(own(moduleConfiguration(content, module), 'resources'));
    return new Map(resources.map((one) => [own(one, 'address'), one]));
  }),
);

/** Returns the names of the modules in an address, with their indices: `users["a"]`. */
export const moduleNames = (address: string): readonly string[] =>
  [...address.matchAll(/module\.([^.[]+(?:\["(?:[^"\\]|\\.)*"\]|\[\d+\])?)/g)].map(
    ([, name]) => name,
  );

/** Returns the configuration of a module. */
export const moduleConfiguration = (content: unknown, address: string): unknown =>
  moduleNames(address).reduce<unknown>(
    (module, name) => own(own(own(module, 'module_calls'), withoutIndex(name)), 'module'),
    own(own(content, 'configuration'), ROOT),
  );

export const withoutIndex = (name: string): string => name.replace(/\[.*$/s, '');
