import { Conditions } from './facts';
import { ownProperty } from './own-property';

/** A statement that SAM writes; `${Name}` is a parameter, `${AWS::Region}` a pseudo parameter. It always allows. */
export interface SamStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
}

/** A role that SAM makes for a resource that is given none. */
export interface SamRole {
  readonly service: string;
  readonly trustAction: string;
  /** Ends of the ARNs of AWS managed policies. */
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

const facts = (): SamFacts => require('../../catalogue/facts/sam.json');

export const samRoles = (): Readonly<Record<string, SamRole>> => facts().roles;

/** What a policy template of SAM allows; undefined when there is none of the name. */
export const samPolicyTemplate = (name: string): readonly SamStatement[] | undefined =>
  ownProperty(facts().policyTemplates, name)?.statements;

/** What a connector between resources of two types adds; undefined when SAM has none. Types of SAM will do. */
export function samConnector(source: string, destination: string): SamConnector | undefined {
  const { resourceTypes, connectors } = facts();
  const typeOf = (type: string) => ownProperty(resourceTypes, type) ?? type;
  return ownProperty(ownProperty(connectors, typeOf(source)), typeOf(destination));
}

/** The managed policies that a function gets for being in a VPC, for tracing, and for event sources that it polls. */
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
