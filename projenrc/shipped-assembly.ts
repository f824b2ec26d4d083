interface Dependency {
  readonly targets?: object;
  readonly submodules?: Readonly<Record<string, unknown>>;
}

interface Assembly {
  readonly types: object;
  readonly dependencyClosure?: Readonly<Record<string, Dependency>>;
}

/**
 * Returns an assembly of jsii without what no package is made from: where in the sources a type is, and the submodules
 * of dependencies whose types it does not name.
 */
export function shippedAssembly<T extends Assembly>(assembly: T): T {
  return withoutLocations(withUsedSubmodules(assembly));
}

const withoutLocations = <T>(assembly: T): T =>
  JSON.parse(
    JSON.stringify(assembly, (key, value) => (key === 'locationInModule' ? undefined : value)),
  );

function withUsedSubmodules<T extends Assembly>(assembly: T): T {
  const named = new Set(JSON.stringify(assembly.types).match(/"[\w@/-]+(?:\.\w+)+"/g));
  const used = new Set([...named].flatMap((quoted) => parents(quoted.slice(1, -1))));
  const dependencyClosure = Object.fromEntries(
    Object.entries(assembly.dependencyClosure ?? {}).map(([name, dependency]) => [
      name,
      { ...dependency, ...(dependency.submodules && { submodules: kept(dependency, used) }) },
    ]),
  );
  return { ...assembly, dependencyClosure };
}

const kept = ({ submodules = {} }: Dependency, used: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(submodules).filter(([name]) => used.has(name)));

/** Returns the submodules that a type may be in: a.b and a of a.b.Type. */
const parents = (type: string): string[] =>
  type.split('.').map((_, i, parts) => parts.slice(0, i).join('.'));
