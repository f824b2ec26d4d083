import { literal } from './intrinsics/resolver';
import { readDocument } from './policy-document';
import {
  AwsPolicy,
  awsPolicy,
  awsPolicyDeniesOthers,
  awsPolicyDocument,
  awsPolicySaysMore,
  managedPolicyFacts,
  managedPolicyNames,
  AwsDocument,
} from '../catalogue/catalogue';
import { PolicyDocument } from '../catalogue/policy-facts';
import { memoize } from '../input/memoize';
import { deployTimeValue } from '../policy/deploy-time-text';
import { Policy } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/**
 * Returns the newest document of an AWS managed policy, the same object each time.
 *
 * A policy outside the family has only what it contains about the actions in the catalogue.
 * Undefined if AWS had no policy of that name on the date of the data.
 */
export const awsManagedPolicy: (name: string) => Policy | undefined = memoize((name: string) => {
  const whole = wholePolicy(name);
  if (whole) return whole;
  const known = awsPolicy(name);
  if (!known) return undefined;
  const policy = policyOf(name, awsPolicyDocument(known), known.document?.version);
  return awsPolicySaysMore(name) ? { ...policy, reduced: restOf(known) } : policy;
});

/** Returns a policy of the family, which the catalogue has in full. */
function wholePolicy(name: string): Policy | undefined {
  if (!managedPolicyNames().includes(name)) return undefined;
  const versions = Object.entries(managedPolicyFacts(name).versions);
  const [version, { document }] = versions[versions.length - 1];
  return document && policyOf(name, document, version);
}

function policyOf(name: string, document: AwsDocument | PolicyDocument, version?: string): Policy {
  const place = { file: name, pointer: [] };
  const how = { origin: 'aws', managed: true, version } as const;
  return readDocument(name, literal(document), place, how).policy;
}

/** Returns the part of a policy about actions outside the catalogue. */
const restOf = ({ name, arn }: AwsPolicy): UnknownPart => ({
  kind: 'managed-policy',
  what: arn.replace('{Partition}', deployTimeValue('AWS::Partition')),
  mayAllow: true,
  mayDeny: awsPolicyDeniesOthers(name),
  remedy: 'give-document',
});
