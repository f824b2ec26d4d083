import { PolicyText } from './deploy-time-text';
import { Principal, PrincipalKind } from './model';

/** A name of a principal, or of a managed policy that it has, with the path. */
export interface OwnName {
  readonly kind: PrincipalKind;
  readonly name: PolicyText;
}

/** Returns the names of a principal, and of its managed policies. */
export const ownNames = ({ kind, identity, attached }: Principal): readonly OwnName[] => [
  ...(identity?.names ?? []).map((name) => ({ kind, name })),
  ...attached
    .flatMap(({ paths = [], policy }) => [...paths, ...(policy?.identity?.names ?? [])])
    .map((name): OwnName => ({ kind: 'policy', name })),
];
