import { ownProperty } from './own-property';

/** A way to more access in AWS. */
export interface EscalationWay {
  readonly id: string;
  /** What it hands over: any permission of the account, or those of roles and users that are there. */
  readonly hands: 'any-permission' | 'roles';
  /** Actions that are all needed. */
  readonly needs: readonly string[];
  /** Values of condition keys of its requests: the service that is given a role. */
  readonly context?: Readonly<Record<string, string>>;
  /** What the holder does, as the rest of a sentence: `replaces the code of any Lambda function`. */
  readonly does: string;
  readonly source: string;
}

/** How an action of a way is tried. */
export interface EscalationStep {
  /** The kind of resource in its ARN: `role`. */
  readonly on: string;
  /** Values of condition keys to try it with. `{Partition}` is that of the account. */
  readonly attempts?: readonly Readonly<Record<string, string>>[];
  /** Whether it uses what it is on, and writes no permission into it: a name confines it then. */
  readonly used?: true;
  /** Whether it is harmless on the user's own user, `user/${aws:username}`. */
  readonly ownIsHarmless?: true;
}

interface EscalationFacts {
  readonly ways: readonly EscalationWay[];
  readonly steps: Readonly<Record<string, EscalationStep>>;
}

const facts = (): EscalationFacts => require('../../catalogue/escalation.json');

/** All ways to more access in AWS. */
export const escalationWays = (): readonly EscalationWay[] => facts().ways;

/** How an action is tried; undefined where any resource will do. */
export const escalationStep = (action: string): EscalationStep | undefined =>
  ownProperty(facts().steps, action);
