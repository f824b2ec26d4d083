import { Resolved } from './intrinsics/conditional-value';
import { own } from './json';
import { inside, valuesOf } from './located-value';
import { Stack } from './stacks/stack';
import { resolved } from './stacks/value-definition';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Place } from '../policy/model';

const NOWHERE: Place = { file: '', pointer: [] };

/** Returns the texts at a path of properties. `*` in the path is every key. */
export function textsAt(stack: Stack, properties: unknown, path: string): readonly PolicyText[] {
  const [first, ...keys] = path.split('/');
  const written = own(properties, first);
  if (written === undefined) return [];
  return keys
    .reduce<readonly Resolved[]>(partsAt, alternativesOf(resolved(stack, written)))
    .filter((value): value is string => typeof value === 'string');
}

const partsAt = (values: readonly Resolved[], key: string): readonly Resolved[] =>
  values
    .flatMap((value) => (key === '*' ? itemsIn(value) : [own(value, key)]))
    .flatMap((value) => alternativesOf(value as Resolved));

const itemsIn = (value: Resolved): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

export const alternativesOf = (value: Resolved): readonly Resolved[] =>
  valuesOf(value, inside(NOWHERE)).map((one) => one.value);

/** Returns the name at the end of an ARN; another text as it is. */
export const nameInArn = (text: PolicyText): PolicyText =>
  parseArn(text)?.resource.replace(/^[^/]*\//, '') ?? text;
