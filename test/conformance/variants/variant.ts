import { Stack } from 'aws-cdk-lib';
import { World } from './world';

/** A construct with one of its options. */
export interface Variant {
  readonly name: string;
  readonly make: (stack: Stack, world: World) => void;
}

/** The variants of a construct in the order in which one stack goes through them, each an update of the one before. */
export interface Journey {
  readonly construct: string;
  readonly variants: readonly Variant[];
}

/** A construct with properties, by what is special of each: its id stays, so that an update changes it in place. */
export function journey<P>(
  Type: new (scope: Stack, id: string, props: P) => unknown,
  props: Record<string, (world: World) => P>,
): Journey {
  const variants = Object.entries(props).map(([name, of]) => ({
    name,
    make: (stack: Stack, world: World) => void new Type(stack, 'Subject', of(world)),
  }));
  return { construct: Type.name, variants };
}

/** What is no construct with properties: calls, by what is special of each. */
export function calls(construct: string, makes: Record<string, Variant['make']>): Journey {
  return { construct, variants: Object.entries(makes).map(([name, make]) => ({ name, make })) };
}
