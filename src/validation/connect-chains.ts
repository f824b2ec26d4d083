import { stepsIn } from './access-graph';
import { exampleOf } from './alike-principals';
import { mayUseConnect } from './connect-users';
import { handsOverAccount } from './escalations';
import { escalationsIn } from './escalations-in-world';
import { pathTo, Reached, reachedFrom } from './reached-principals';
import { isSureStep } from './sure-steps';
import { UsableRole } from './usable-role';
import { memoize } from '../input/memoize';
import { Principal, World } from '../policy/model';
import { listed } from '../text/listed';

/** How a principal without access to Amazon Connect gets to it. */
export interface ConnectChain {
  /** The steps, from the principal on. Who takes any permission itself needs none. */
  readonly steps: readonly UsableRole[];
  /** The actions by which the last of the chain takes any permission. None: it reaches Connect. */
  readonly taking: readonly string[];
  /** Whether no condition and no unknown name decides about a step. */
  readonly isSure: boolean;
}

/**
 * Returns the shortest chain by which a principal gets to Amazon Connect, one that is sure if there
 * is one; undefined for those that have access themselves, and for those that never get there.
 */
export const chainToConnect: (world: World) => (principal: Principal) => ConnectChain | undefined =
  memoize((world: World) => {
    const reaches = mayUseConnect(world);
    const takingBy = (one: Principal): readonly string[] =>
      escalationsIn(world)(exampleOf(world, one)).find(handsOverAccount)?.way.needs ?? [];
    const isSureFrom = memoize((from: Principal) =>
      memoize((step: UsableRole) => isSureStep(from, step)),
    );
    return memoize((principal: Principal) => {
      if (reaches(principal)) return undefined;
      const taking = takingBy(principal);
      if (taking.length > 0) return { steps: [], taking, isSure: true };
      const chainBy = (isSure: boolean): ConnectChain | undefined => {
        const isPassable = (from: Principal, step: UsableRole) => !isSure || isSureFrom(from)(step);
        const others = reachedFrom(principal, (from) =>
          stepsIn(world)(from).filter((step) => isPassable(from, step)),
        );
        for (const reached of others) {
          const { role, step } = reached;
          const taken = step ? takingBy(role) : [];
          if (step && (reaches(role) || taken.length > 0))
            return { steps: stepsTo(reached), taking: reaches(role) ? [] : taken, isSure };
        }
        return undefined;
      };
      return chainBy(true) ?? chainBy(false);
    });
  });

const stepsTo = (last: Reached): readonly UsableRole[] =>
  pathTo(last).flatMap(({ step }) => step ?? []);

/** Says how a principal gets to Amazon Connect, in a sentence about it. */
export function chainText({ steps, taking, isSure }: ConnectChain): string {
  const none = 'It has no access to Amazon Connect';
  const every = `can take every permission in the account by ${listed(taking)}`;
  if (steps.length === 0) return `${none}, and ${every}`;
  const { kind, name } = steps[steps.length - 1].role;
  const last = `the ${kind} ${name}`;
  const gets = taking.length > 0 ? `act as ${last}, which ${every}` : `get that of ${last}`;
  const path = steps.map(stepText).join(', then ');
  return `${none}, and ${isSure ? 'can' : 'may'} ${gets}: ${path}`;
}

const stepText = ({ by, means, role, isTrusted }: UsableRole): string =>
  isTrusted
    ? `the trust of the role ${role.name}`
    : `${listed(by)} on ${means?.what ?? `the ${role.kind} ${role.name}`}`;
