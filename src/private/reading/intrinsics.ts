import { opaque, plain, shown, Text } from '../policy/text';

/** JSON with the intrinsic functions of CloudFormation worked out as far as the template tells; the rest is opaque. */
export type Resolved = string | number | boolean | null | readonly Resolved[] | { readonly [key: string]: Resolved };

/** Stands where `AWS::NoValue` takes something away. */
const NOTHING = Symbol('AWS::NoValue');
const DEEPEST = 200;

export interface Mappings { readonly [map: string]: { readonly [top: string]: { readonly [second: string]: unknown } } }

/** What a template says beside its resources. */
export interface Surroundings {
  readonly mappings: Mappings;
}

export class TooDeep extends Error {}

export function resolve(value: unknown, around: Surroundings): Resolved {
  const found = resolved(value, around, 0);
  return found === NOTHING ? null : found as Resolved;
}

function resolved(value: unknown, around: Surroundings, depth: number): Resolved | typeof NOTHING {
  if (depth > DEEPEST) throw new TooDeep(`nested deeper than ${DEEPEST} levels`);
  if (typeof value === 'string') return /\{\{resolve:/.test(value) ? dynamic(value) : plain(value);
  if (typeof value !== 'object' || value === null) return (value ?? null) as Resolved;
  const inner = (v: unknown) => resolved(v, around, depth + 1);
  if (Array.isArray(value)) return value.flatMap((v) => listed(v, inner)).filter((v) => v !== NOTHING) as Resolved[];
  const entries = Object.entries(value);
  if (entries.length === 1) {
    const [name, argument] = entries[0];
    if (name === 'Ref' || name === 'Condition' && typeof argument === 'string' || name.startsWith('Fn::')) return called(name, argument, around, inner);
  }
  return Object.fromEntries(entries.map(([k, v]) => [plain(k), inner(v)]).filter(([, v]) => v !== NOTHING));
}

/** `Fn::If` in a list: both branches stand there, and a branch that is a list is part of it. */
function listed(value: unknown, inner: (v: unknown) => unknown): unknown[] {
  const branches = typeof value === 'object' && value !== null && Object.keys(value).length === 1 ? (value as any)['Fn::If'] : undefined;
  if (!Array.isArray(branches)) return [inner(value)];
  return branches.slice(1).flatMap((branch) => (Array.isArray(branch) ? branch.map(inner) : [inner(branch)]));
}

function called(name: string, argument: any, around: Surroundings, inner: (v: unknown) => any): Resolved | typeof NOTHING {
  const unknown = () => opaque(`${name.replace('Fn::', '')} ${words(inner(argument))}`);
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? NOTHING : opaque(plain(String(argument)));
    case 'Fn::GetAtt':
      return opaque(Array.isArray(argument) ? argument.map((part) => words(inner(part))).join('.') : plain(String(argument)));
    case 'Fn::Join': {
      const [delimiter, parts] = Array.isArray(argument) ? [argument[0], inner(argument[1])] : [];
      return typeof delimiter === 'string' && Array.isArray(parts) ? parts.map(words0).join(delimiter) : unknown();
    }
    case 'Fn::Sub': {
      const [text, values] = Array.isArray(argument) ? argument : [argument, {}];
      return typeof text === 'string' ? substituted(text, inner(values ?? {})) : unknown();
    }
    case 'Fn::Select': {
      const [index, list] = Array.isArray(argument) ? [Number(inner(argument[0])), inner(argument[1])] : [];
      return Array.isArray(list) && index! in list ? list[index!] : unknown();
    }
    case 'Fn::Split': {
      const [delimiter, text] = Array.isArray(argument) ? [argument[0], inner(argument[1])] : [];
      // A reference may have the delimiter in it: what is split then is not known.
      return typeof delimiter === 'string' && typeof text === 'string' && !text.includes('\u0001') ? text.split(delimiter) : unknown();
    }
    case 'Fn::FindInMap': {
      const keys = inner(argument);
      const found = Array.isArray(keys) ? own(own(own(around.mappings, keys[0]), keys[1]), keys[2]) : undefined;
      return found === undefined ? unknown() : inner(found);
    }
    case 'Fn::If': {
      const branches: unknown[] = Array.isArray(argument) ? argument.slice(1).map(inner) : [];
      const [first, second] = branches;
      if (first === NOTHING || second === NOTHING) return (first === NOTHING ? second : first) as Resolved;
      return JSON.stringify(first) === JSON.stringify(second) || typeof first === 'object' ? first as Resolved : unknown();
    }
    case 'Fn::ImportValue':
      return opaque(`Import ${words(inner(argument))}`);
    default:
      return unknown();
  }
}

const own = (table: any, key: unknown): any =>
  (typeof table === 'object' && table !== null && typeof key === 'string' && Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined);

const substituted = (text: string, values: any): Text =>
  plain(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal, name) => (literal ? `\${${name}}` : words0(own(values, name) ?? opaque(name))));

const dynamic = (text: string): Text => plain(text).replace(/\{\{(resolve:[^}]+)\}\}/g, (_, reference) => opaque(reference));

/** Text with its opaque parts, of what stands where text should. */
const words0 = (value: unknown): Text => (typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value));
/** The same inside the name of an opaque part. */
const words = (value: unknown): string => shown(words0(value)).replace(/[\u0001\u0002]/g, '');
