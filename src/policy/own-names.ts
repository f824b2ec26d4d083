import { PolicyText } from './deploy-time-text';
import { Principal, PrincipalKind } from './model';

/** A name of a principal, of its group, or of a managed policy that it has, with the path. */
export interface OwnName {
  readonly kind: PrincipalKind;
  readonly name: PolicyText;
  /** What its template says about the deploy-time values in it. */
  readonly values: Principal['values'];
}

/** Returns the names of a principal, of its groups, and of its managed policies. */
export function ownNames(principal: Principal): readonly OwnName[] {
  const { attached, groups = [], values } = principal;
  const those = [principal, ...groups].flatMap((one) => {
    const { kind, identity, values: its } = one;
    const names = identity?.names ?? [];
    return names.map((name) => ({ kind, name, values: its }));
  });
  const policies = attached.flatMap((one) => {
    const { paths = [], policy } = one;
    return [...paths, ...(policy?.identity?.names ?? [])];
  });
  const kind = 'policy';
  return [...those, ...policies.map((name) => ({ kind, name, values }) as const)];
}
