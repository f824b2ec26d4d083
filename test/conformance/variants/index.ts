import { App, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { ACCESS } from './access';
import { BEYOND_ROLES } from './beyond-roles';
import { ROLES } from './roles';
import type { Journey, Variant } from './variant';
import { World } from './world';

export type { Journey, Variant };

/** Every construct of the library with every option of it. */
export const JOURNEYS: readonly Journey[] = [...ROLES, ...ACCESS, ...BEYOND_ROLES];

/** An app whose stacks ask for no bootstrap: where they are deployed there is none. */
export const newApp = () =>
  new App({
    defaultStackSynthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });

/** A stack with a variant; its name is the journey's, as a stack that is updated keeps its name. */
export function stackOf({ construct }: Journey, variant: Variant, app = newApp()): Stack {
  const stack = new Stack(app, construct, { description: variant.name });
  variant.make(stack, new World(stack));
  return stack;
}
