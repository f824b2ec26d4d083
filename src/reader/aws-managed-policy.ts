import { literal } from './intrinsics/resolver';
import { readDocument } from './policy-document';
import { managedPolicyFacts, managedPolicyNames } from '../catalogue/catalogue';
import { PolicyText } from '../policy/deploy-time-text';
import { Policy } from '../policy/model';

const read = new Map<string, Policy>();

/** The name of the policy of AWS that an ARN is of; partitions may be opaque. */
export function awsPolicyName(arn: PolicyText): string | undefined {
  return /^arn:[^:]*:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(
    arn.replace(/\u0001[^\u0002]*\u0002/g, 'opaque'),
  )?.[1];
}

/** The newest document of a policy of AWS that the catalogue has; the same object each time. */
export function awsManagedPolicy(name: string): Policy | undefined {
  if (!managedPolicyNames().includes(name)) return undefined;
  const known = read.get(name);
  if (known) return known;
  const versions = Object.entries(managedPolicyFacts(name).versions);
  const [version, { document }] = versions[versions.length - 1];
  if (!document) return undefined;
  const { policy } = readDocument(
    name,
    literal(document),
    { file: name, pointer: [] },
    { origin: 'aws', managed: true, version },
  );
  read.set(name, policy);
  return policy;
}
