import { Conditions } from './facts';
import { ownProperty } from './own-property';
import { lazy } from '../input/memoize';

/**
 * A statement that SAM writes. `${Name}` is a parameter, and `${AWS::Region}` a pseudo parameter.
 * It always allows.
 */
export interface SamStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
}

/** A role that SAM creates for a resource without a given role. */
export interface SamRole {
  readonly service: string;
  readonly trustAction: string;
  /** The ends of the ARNs of AWS managed policies. */
  readonly managedPolicies: readonly string[];
}

/** What a connector adds to a role. */
export interface SamConnector {
  readonly role: 'source' | 'destination' | 'none';
  readonly access?: { readonly [kind: string]: readonly SamStatement[] };
}

interface SamFacts {
  readonly roles: Record<string, SamRole>;
  readonly vpcPolicy: string;
  readonly tracingPolicy: string;
  readonly eventPolicies: Record<string, string>;
  readonly resourceTypes: Record<string, string>;
  readonly policyTemplates: Record<
    string,
    { readonly parameters: readonly string[]; readonly statements: readonly SamStatement[] }
  >;
  readonly connectors: Record<string, Record<string, SamConnector>>;
}

const facts = lazy((): SamFacts => require('../../catalogue/facts/sam.json'));

export const samRoles = (): Readonly<Record<string, SamRole>> => facts().roles;

/** Returns what a SAM policy template allows; undefined when the name is unknown. */
export const samPolicyTemplate = (name: string): readonly SamStatement[] | undefined =>
  ownProperty(facts().policyTemplates, name)?.statements;

/**
 * Returns what a connector between resources of two types adds; undefined when SAM has no such
 * connector. Also accepts SAM types.
 */
export function samConnector(source: string, destination: string): SamConnector | undefined {
  const { resourceTypes, connectors } = facts();
  const typeOf = (type: string) => ownProperty(resourceTypes, type) ?? type;
  return ownProperty(ownProperty(connectors, typeOf(source)), typeOf(destination));
}

/** Returns the actions that connectors may add, of all pairs of types. */
export function samConnectorActions(): readonly string[] {
  const pairs = Object.values(facts().connectors).flatMap((byType) => Object.values(byType));
  const statements = pairs.flatMap(({ access = {} }) => Object.values(access).flat());
  return [...new Set(statements.flatMap(({ actions }) => actions))];
}

/**
 * Returns the managed policies of a function for a VPC, for tracing, and for polled event sources.
 */
export function samFeaturePolicies(features: {
  readonly isInVpc: boolean;
  readonly isTraced: boolean;
  readonly events: readonly string[];
}): readonly string[] {
  const { vpcPolicy, tracingPolicy, eventPolicies } = facts();
  return [
    ...(features.isInVpc ? [vpcPolicy] : []),
    ...(features.isTraced ? [tracingPolicy] : []),
    ...features.events.flatMap((type) => ownProperty(eventPolicies, type) ?? []),
  ];
}
