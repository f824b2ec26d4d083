import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/* What the build needs of the assembly that jsii writes: the public types and their members. */

export interface Docs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly default?: string;
  readonly returns?: string;
  readonly see?: string;
  readonly deprecated?: string;
  readonly custom?: Readonly<Record<string, string>>;
}

export interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
  readonly union?: { readonly types: readonly TypeReference[] };
}

export interface Parameter {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly variadic?: boolean;
  readonly docs?: Docs;
}

export interface Callable {
  readonly parameters?: readonly Parameter[];
  readonly docs?: Docs;
}

export interface Method extends Callable {
  readonly name: string;
  readonly static?: boolean;
  readonly abstract?: boolean;
  readonly protected?: boolean;
  readonly returns?: { readonly type: TypeReference; readonly optional?: boolean };
}

export interface Property {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly immutable?: boolean;
  readonly static?: boolean;
  readonly const?: boolean;
  readonly protected?: boolean;
  readonly docs?: Docs;
}

export interface Type {
  readonly fqn: string;
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly abstract?: boolean;
  readonly datatype?: boolean;
  readonly initializer?: Callable;
  readonly methods?: readonly Method[];
  readonly properties?: readonly Property[];
  readonly members?: readonly { readonly name: string; readonly docs?: Docs }[];
  readonly docs?: Docs;
  /** The path of its module without an ending, a colon and its name. */
  readonly symbolId?: string;
}

/** The public types in the order of their names, from `.jsii`. */
export function publicTypes(root: string): Type[] {
  const { types } = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8')) as {
    types: Record<string, Type>;
  };
  return Object.values(types).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A type as TypeScript writes it, without the names of modules. */
export function typeText({ primitive, fqn, collection, union }: TypeReference): string {
  if (collection) {
    const of = typeText(collection.elementtype);
    if (collection.kind === 'map') return `{ [key: string]: ${of} }`;
    return collection.elementtype.union ? `(${of})[]` : `${of}[]`;
  }
  if (union) return union.types.map(typeText).join(' | ');
  return primitive ?? shortName(fqn ?? 'any');
}

/** `iam.Role` of `aws-cdk-lib.aws_iam.Role`. */
export const shortName = (fqn: string): string =>
  fqn
    .replace(/^cdk-amazon-connect-iam\./, '')
    .replace(/^constructs\./, '')
    .replace(/^aws-cdk-lib\.(aws_)?/, '');

export const parametersText = ({ parameters = [] }: Callable): string =>
  parameters.map(parameterText).join(', ');

const parameterText = ({ name, type, optional, variadic }: Parameter): string =>
  `${variadic ? '...' : ''}${name}${optional ? '?' : ''}: ${typeText(type)}${variadic ? '[]' : ''}`;

/** `name(a: string): Result`. */
export function methodText(method: Method): string {
  const result = method.returns
    ? `${typeText(method.returns.type)}${method.returns.optional ? ' | undefined' : ''}`
    : 'void';
  return `${method.name}(${parametersText(method)}): ${result}`;
}
