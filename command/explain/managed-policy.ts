import { Provenance, provenanceOf } from './provenance';
import { SlipExplained, slipsOf } from './slips';
import { managedPolicyFacts, managedPolicyNames } from '../../src/catalogue/catalogue';
import { Policy } from '../../src/policy/model';
import { awsManagedPolicy } from '../../src/reader/aws-managed-policy';

/** Returns the newest documents of the attachable AWS policies. */
export function awsManagedPolicies(): Policy[] {
  const attachable = managedPolicyNames().filter(
    (name) => managedPolicyFacts(name).active && !managedPolicyFacts(name).serviceLinked,
  );
  return attachable.sort().flatMap((name) => awsManagedPolicy(name) ?? []);
}

export interface ManagedPolicyExplained {
  readonly kind: 'managed policy';
  readonly name: string;
  readonly arn: string;
  readonly serviceLinked: boolean;
  /** Whether AWS still has the policy. */
  readonly active: boolean;
  readonly slips: readonly SlipExplained[];
  readonly sources: readonly Provenance[];
  readonly versions: readonly {
    readonly version: string;
    readonly date: string;
    readonly summary: string;
  }[];
}

export function explainManagedPolicy(name: string): ManagedPolicyExplained {
  const { arn, serviceLinked, active, versions } = managedPolicyFacts(name);
  return {
    kind: 'managed policy',
    name,
    arn,
    serviceLinked,
    active,
    slips: slipsOf(name),
    sources: provenanceOf('managed-policies'),
    versions: Object.entries(versions)
      .map(([version, { date, summary }]) => ({ version, date, summary }))
      .reverse(),
  };
}
