import { PARTITION } from './placeholder-values';
import { Pin } from '../access/pinned-policy';
import { managedPolicyFacts, policyVersion } from '../catalogue/catalogue';
import { PolicyDocument, PolicyVersionFacts } from '../catalogue/policy-facts';
import { CompiledStatement } from '../policy/compiled-statement';
import { conditionsIn } from '../policy/conditions';
import { PolicyText } from '../policy/deploy-time-text';
import { Finding } from '../policy/finding';
import { finding } from '../text/findings';

/** A copy of a managed policy: its statements as AWS published them, in their order. */
export interface PinnedPolicy extends Pin {
  readonly statements: readonly CompiledStatement[];
}

/** Returns the document of the policy at its pinned version. */
export function pinnedDocument({ policy, version }: Pin): PolicyDocument {
  const document = policyVersion(policy, version)?.document;
  if (!document) throw new Error(`The catalogue has no document of ${policy} ${version}`);
  return document;
}

/** Returns an exact copy of the policy, except for the partition, which AWS publishes as `aws`. */
export function pinnedPolicy(pin: Pin): PinnedPolicy {
  const reason = `AWS has it in ${pin.policy} ${pin.version}, of which this is a copy, word for word.`;
  const statements = pinnedDocument(pin).Statement.map((s): CompiledStatement => ({
    sid: s.Sid,
    effect: s.Effect,
    actions: [s.Action].flat(),
    notAction: false,
    resources: [s.Resource].flat().map(inPartition),
    notResource: false,
    conditions: conditionsIn(s.Condition).map((condition) => ({
      ...condition,
      values: condition.values.map(inPartition),
    })),
    reason,
  }));
  return { ...pin, statements };
}

const inPartition = (text: string): PolicyText =>
  text.replace(/^arn:aws:/, `arn:${PARTITION.Partition[0]}:`);

/** Returns findings about how far each pin is behind the newest version in the catalogue. */
export const pinnedPolicyFindings = (pins: readonly Pin[]): Finding[] => pins.map(pinFinding);

function pinFinding({ policy, version }: Pin): Finding {
  const versions = Object.entries(managedPolicyFacts(policy).versions);
  const position = versions.findIndex(([id]) => id === version);
  const [, own] = versions[position];
  const later = versions.slice(position + 1);
  const pinned = `${policy} is pinned at ${version} of ${own.date}`;
  if (later.length === 0) {
    const what = `${pinned}, the newest version in the catalogue`;
    return finding('pinned-policy', { subject: policy, what });
  }
  const name = ([id, { date }]: [string, PolicyVersionFacts]) => `${id} of ${date}`;
  const behind = later.length === 1 ? '1 version' : `${later.length} versions`;
  const changes = later.map((entry) => `${name(entry)}: ${entry[1].summary}`).join('. ');
  return finding('outdated-pinned-policy', {
    subject: policy,
    what: `${pinned}, ${behind} behind ${name(later[later.length - 1])}. Since then, ${changes}`,
  });
}
