const EXPORTS = /^export \{\n([^}]*)\n\};\n/m;
const IMPORTS = /^import \{([^}]*)\} from /gm;

/** Returns the names of a list, `b as c, d`: each new name, and what it is of. */
const named = (list: string): (readonly [name: string, of: string])[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [of, name = of] = one.split(' as ');
      return [name, of];
    });

/**
 * Returns an ES module, as esbuild writes it, that assigns its exports in CommonJS when it has run. esbuild would add
 * a function for each name, and helpers to each file. Names that come from other modules are read when they are used,
 * so that those are loaded then.
 */
export function plainExports(code: string): string {
  const [written, list] = EXPORTS.exec(code) ?? [];
  if (written === undefined || list === undefined) return code;
  const imported = new Set(
    [...code.matchAll(IMPORTS)].flatMap(([, names]) => named(names).map(([name]) => name)),
  );
  const entries = named(list).map(([name, of]) => {
    if (imported.has(of)) return `get ${name}() { return ${of}; }`;
    return name === of ? name : `${name}: ${of}`;
  });
  return code.replace(written, () => `module.exports = { ${entries.join(', ')} };\n`);
}
