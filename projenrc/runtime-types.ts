import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Plugin } from 'esbuild';

interface Assembly {
  readonly version: string;
  readonly types: Readonly<Record<string, { readonly kind: string; readonly symbolId: string }>>;
}

/**
 * Gives each public class its name and version, as jsii does. The CDK writes them into tree.json and
 * into its analytics.
 */
export function runtimeTypes(root: string): Plugin {
  const { version, types }: Assembly = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8'));
  const classes = Object.entries(types).filter(([, { kind }]) => kind === 'class');
  const marks = (module: string) =>
    classes
      .map(([fqn, { symbolId }]): [string, string[]] => [fqn, symbolId.split(':')])
      .filter(([, [path]]) => path === module)
      .map(([fqn, [, name]]) => {
        const mark = JSON.stringify({ fqn, version });
        return `\n(${name} as any)[Symbol.for('jsii.rtti')] = ${mark};`;
      });
  return {
    name: 'runtime types',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
        const own = marks(relative(root, path).split(sep).join('/').replace(/\.ts$/, ''));
        if (own.length === 0) return undefined;
        return { contents: readFileSync(path, 'utf8') + own.join(''), loader: 'ts' };
      }),
  };
}
