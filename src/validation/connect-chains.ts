import { stepsIn } from './access-graph';
import { exampleOf } from './alike-principals';
import { mayUseConnect } from './connect-users';
import { handsOverAccount, mayHandOverAccount } from './escalations';
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
    const takingBy = (one: Principal, isSure: boolean): readonly string[] =>
      escalationsIn(world)(exampleOf(world, one)).find(
        isSure ? handsOverAccount : mayHandOverAccount,
      )?.way.needs ?? [];
    const isSureFrom = memoize((from: Principal) =>
      memoize((step: UsableRole) => isSureStep(from, step)),
    );
    return memoize((principal: Principal) => {
      if (reaches(principal)) return undefined;
      const chainBy = (isSure: boolean): ConnectChain | undefined => {
        const taking = takingBy(principal, isSure);
        if (taking.length > 0) return { steps: [], taking, isSure };
        const isPassable = (from: Principal, step: UsableRole) => !isSure || isSureFrom(from)(step);
        const others = reachedFrom(principal, (from) =>
          stepsIn(world)(from).filter((step) => isPassable(from, step)),
        );
        for (const reached of others) {
          const { role, step } = reached;
          const taken = step ? takingBy(role, isSure) : [];
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
  const may = isSure ? 'can' : 'may';
  const every = `take every permission in the account by ${listed(taking)}`;
  if (steps.length === 0) return `${none}, and ${may} ${every}`;
  const { kind, name } = steps[steps.length - 1].role;
  const last = `the ${kind} ${name}`;
  const gets = taking.length > 0 ? `act as ${last}, which ${may} ${every}` : `get that of ${last}`;
  const path = steps.map(stepText).join(', then ');
  return `${none}, and ${may} ${gets}: ${path}`;
}

const stepText = ({ by, means, role, isTrusted }: UsableRole): string =>
  isTrusted
    ? `the trust of the role ${role.name}`
    : `${listed(by)} on ${means?.what ?? `the ${role.kind} ${role.name}`}`;
