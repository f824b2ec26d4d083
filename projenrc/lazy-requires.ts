const REQUIRE = /^var ([\w$]+) = (?:__toESM\()?require\(("[^"]+")\)\)?;$/gm;
const FOR_ITS_EFFECTS = /^require\("\.[^"]+"\);\n/gm;

/**
 * Returns code in CommonJS, as esbuild writes it, that requires each module when it first uses it.
 * Programs load only what they use. The paths stay literal, so bundlers find them.
 *
 * The functions that require have short names, because they are written at each use.
 * Modules that are required for their effects alone are left out: those of src have none.
 */
export function lazyRequires(code: string): string {
  const requires = [...code.matchAll(REQUIRE)];
  if (/\bl\$\d/.test(code)) throw new Error('The code has a name such as l$1, which requires get');
  const paths = [...new Set(requires.map(([, , path]) => path))];
  const body = code.replace(FOR_ITS_EFFECTS, '').replace(REQUIRE, '');
  const used = requires.reduce((text, [, name, path]) => {
    if (text.includes(`${name}.default`)) throw new Error(`${name} is used by its default export`);
    const get = `(l$${paths.indexOf(path)}())`;
    return text.replace(new RegExp(`(?<![\\w$])${name}\\b`, 'g'), () => get);
  }, body);
  const functions = paths.map(
    (path, i) => `let l$${i}_;\nconst l$${i} = () => l$${i}_ ??= require(${path});\n`,
  );
  return functions.join('') + used;
}
