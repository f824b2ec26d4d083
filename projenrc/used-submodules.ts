interface Dependency {
  readonly submodules?: Readonly<Record<string, unknown>>;
}

interface Assembly {
  readonly types: object;
  readonly dependencyClosure?: Readonly<Record<string, Dependency>>;
}

/**
 * Returns an assembly of jsii that describes, of its dependencies, only the submodules whose types it names.
 * Nothing else asks for the rest: names in other languages are made from the types that an assembly names.
 */
export function withUsedSubmodules<T extends Assembly>(assembly: T): T {
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
