const REQUIRE = /^var ([\w$]+) = (?:__toESM\()?require\(("[^"]+")\)\)?;$/gm;
const FOR_ITS_EFFECTS = /^require\("\.[^"]+"\);\n/gm;

/**
 * Returns code in CommonJS, as esbuild writes it, that requires each module when it first uses it.
 * Programs load only what they use. The paths stay literal, so bundlers find them.
 *
 * Modules that are required for their effects alone are left out: those of src have none.
 */
export function lazyRequires(code: string): string {
  const requires = [...code.matchAll(REQUIRE)];
  const body = code.replace(FOR_ITS_EFFECTS, '').replace(REQUIRE, '');
  const used = requires.reduce((text, [, name]) => {
    if (text.includes(`${name}.default`)) throw new Error(`${name} is used by its default export`);
    return text.replace(new RegExp(`(?<![\\w$])${name}\\b`, 'g'), `(${name}())`);
  }, body);
  const functions = requires.map(
    ([, name, path]) => `let ${name}$;\nconst ${name} = () => ${name}$ ??= require(${path});\n`,
  );
  return functions.join('') + used;
}
