import { stepsIn } from './access-graph';
import { exampleOf } from './alike-principals';
import { mayUseConnect } from './connect-users';
import { handsOverAccount } from './escalations';
import { escalationsIn } from './escalations-in-world';
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
        for (const steps of chainsFrom(principal, stepsIn(world), isPassable)) {
          const { role } = steps[steps.length - 1];
          if (reaches(role)) return { steps, taking: [], isSure };
          if (takingBy(role).length > 0) return { steps, taking: takingBy(role), isSure };
        }
        return undefined;
      };
      return chainBy(true) ?? chainBy(false);
    });
  });

/** Yields the chains of steps from a principal, each to another one, the shortest first. */
function* chainsFrom(
  start: Principal,
  stepsOf: (from: Principal) => readonly UsableRole[],
  isPassable: (from: Principal, step: UsableRole) => boolean,
): Generator<readonly UsableRole[]> {
  const seen = new Set([start]);
  const chains: (readonly UsableRole[])[] = [[]];
  for (const chain of chains) {
    const from = chain.length > 0 ? chain[chain.length - 1].role : start;
    for (const step of stepsOf(from)) {
      if (seen.has(step.role) || !isPassable(from, step)) continue;
      seen.add(step.role);
      chains.push([...chain, step]);
      yield [...chain, step];
    }
  }
}

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
