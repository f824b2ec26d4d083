import { PolicyText } from './deploy-time-text';
import { Principal, PrincipalKind } from './model';

/** A name of a principal, of its group, or of a managed policy that it has, with the path. */
export interface OwnName {
  readonly kind: PrincipalKind;
  readonly name: PolicyText;
}

/** Returns the names of a principal, of its groups, and of its managed policies. */
export const ownNames = (principal: Principal): readonly OwnName[] => [
  ...[principal, ...(principal.groups ?? [])].flatMap(({ kind, identity }) =>
    (identity?.names ?? []).map((name) => ({ kind, name })),
  ),
  ...principal.attached
    .flatMap(({ paths = [], policy }) => [...paths, ...(policy?.identity?.names ?? [])])
    .map((name): OwnName => ({ kind: 'policy', name })),
];
