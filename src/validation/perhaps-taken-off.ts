import { GrantingStatement } from './granting-statements';
import { isOnRole } from './naming-of-role';
import { deniersIn, deniersOn } from './own-denies';
import { sameName } from './statements-by-name';
import {
  hasDenyingPolicy,
  mayTakeOff,
  takenBy,
  TakenOff,
  takingFacts,
  triesOf,
} from './taken-off-denies';
import { parseArn } from '../policy/arn';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { roleNameIn } from '../policy/role-name';

/**
 * Returns what a holder takes off a principal if deployment makes a name in its policies that of the
 * principal, or of its group.
 */
export function perhapsTakenOffBy(
  holder: Principal,
  target: Principal,
  world: Pick<World, 'policies'>,
): readonly TakenOff[] {
  if (!hasDenyingPolicy(target) || !mayTakeOff(holder)) return [];
  return takingFacts().flatMap((fact) =>
    triesOf(holder, fact).flatMap(({ granting, resource }) => {
      const sure = deniersOn(target, fact, resource, holder);
      return deniersIn(target, fact)
        .filter((owner) => !sure.some(isSame(owner)) && isOnRole(resource, owner, holder))
        .flatMap((owner) =>
          takenBy(withGrant(holder, granting), owner, { granting, resource, fact }, world).map(
            under(nameOf(owner, resource, holder)),
          ),
        );
    }),
  );
}

const isSame =
  ({ kind, place }: Principal) =>
  (one: Principal): boolean =>
    one.kind === kind && one.place === place;

/** Returns a holder whose statement is on everything. Its denies still count. */
const withGrant = (holder: Principal, { policy, statement }: GrantingStatement): Principal => ({
  ...holder,
  inline: [...holder.inline, { ...policy, statements: [{ ...statement, resources: ['*'] }] }],
});

const under =
  (name: string) =>
  ({ step, policies }: TakenOff): TakenOff => {
    const isOne = { kind: 'template-condition', name, holds: true } as const;
    const requirements = [...step.requirements, isOne];
    return { policies, step: { ...step, reach: 'limited', requirements }, ifOneName: name };
  };

/** Says that the name in a resource of a holder is that of another one. */
function nameOf(owner: Principal, resource: PolicyText, holder: Principal): string {
  const [own] = owner.identity?.names ?? [];
  const name = nameInArn(resource);
  return own === undefined
    ? `the name of ${owner.name} is ${toDisplayText(name)}`
    : sameName([roleNameIn(own), owner], [name, holder]);
}

const nameInArn = (resource: PolicyText): PolicyText =>
  roleNameIn(parseArn(resource)?.resource ?? resource);
