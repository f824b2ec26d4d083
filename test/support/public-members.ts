import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazy, memoize } from '../../src/input/memoize';

/** A parameter of a method, or a property of a struct. */
export interface Input {
  readonly name: string;
  /** As in api.txt: `string`, `ConnectJob`, `interfaces.aws_kms.IKeyRef[]`. */
  readonly type: string;
  readonly optional: boolean;
  readonly variadic: boolean;
}

/** A constructor or a method. */
export interface Callable {
  /** `ConnectScope.instanceArn`; a constructor is `ConnectAdminRole.constructor`. */
  readonly name: string;
  readonly isStatic: boolean;
  readonly inputs: readonly Input[];
}

const api = lazy(() => readFileSync(join(__dirname, '..', '..', 'api.txt'), 'utf8').split('\n'));

/** Every public constructor and method with parameters. */
export function callables(): Callable[] {
  return api().flatMap((line) => {
    const [, name, parameters] = /^(\w+\.\w+)\((.+?)\)(?::|$| \[)/.exec(line) ?? [];
    if (!name) return [];
    return [
      { name, isStatic: line.endsWith('[static]'), inputs: parameters.split(', ').map(input) },
    ];
  });
}

/** The properties of every struct, without those that it has from a struct of the CDK. */
export const propertiesOf: (struct: string) => readonly Input[] = memoize((struct: string) => {
  const lines = api();
  const base = lines.map((line) => new RegExp(`^struct ${struct} : (\\w+)$`).exec(line)?.[1]);
  const inherited = base.find((one) => one !== undefined);
  const own = lines.flatMap((line) => {
    const [, property] = new RegExp(`^${struct}\\.(\\w.*) \\[abstract\\]$`).exec(line) ?? [];
    return property ? [input(property)] : [];
  });
  return [...(inherited ? propertiesOf(inherited) : []), ...own];
});

/** The structs, which callers write as object literals. */
export const structs = lazy((): readonly string[] =>
  api().flatMap((line) => /^struct (\w+)/.exec(line)?.[1] ?? []),
);

/** The names of the enumerations. */
export const enumerations = lazy((): readonly string[] =>
  api().flatMap((line) => /^enum (\w+)/.exec(line)?.[1] ?? []),
);

function input(text: string): Input {
  const [, dots, name, mark, type] = /^(\.\.\.)?(\w+)(\?)?: (.*)$/.exec(text) ?? [];
  return {
    name,
    type: dots ? type.replace(/\[\]$/, '') : type,
    optional: mark === '?',
    variadic: dots !== undefined,
  };
}
