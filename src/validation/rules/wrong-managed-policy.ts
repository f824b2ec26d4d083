import { managedPolicyFacts, managedPolicyNames } from '../../catalogue/catalogue';
import { awsPolicyName } from '../../policy/aws-policy-name';
import { toDisplayText } from '../../policy/deploy-time-text';
import { rule } from '../rule';

export const wrongManagedPolicy = rule('wrong-managed-policy', ({ principals }) =>
  principals
    .flatMap(({ attached }) => attached)
    .flatMap(({ arn, place }) => {
      const name = awsPolicyName(arn);
      const instead = name && rightFor(name, arn);
      return name && instead
        ? [
            {
              subject: name,
              what:
                `${toDisplayText(arn)} ` +
                `${isServiceLinked(name) ? 'is for a service-linked role alone' : 'does not exist'}`,
              instead,
              place,
            },
          ]
        : [];
    }),
);

const isKnown = (name: string) => managedPolicyNames().includes(name);
const isServiceLinked = (name: string) => isKnown(name) && managedPolicyFacts(name).serviceLinked;
const attachable = () =>
  managedPolicyNames().filter(
    (name) => managedPolicyFacts(name).active && !managedPolicyFacts(name).serviceLinked,
  );

function rightFor(name: string, arn: string): string | undefined {
  if (isKnown(name)) {
    if (isServiceLinked(name)) return `Attach ${attachable().join(', ')}, or policies of your own`;
    const right = managedPolicyFacts(name).arn.replace('{Partition}', '${AWS::Partition}');
    return arn.endsWith(`:policy/${name}`) ? undefined : `Its ARN is ${right}`;
  }
  // Names of other services have other words: AWSDirectConnectFullAccess,
  // AmazonMSKConnectReadOnlyAccess.
  if (!/^(Amazon_?)?Connect(_|ReadOnly|FullAccess|VoiceID|$)/i.test(name)) return undefined;
  const words = name.toLowerCase();
  if (words.includes('voice')) return 'Attach AmazonConnectVoiceIDFullAccess';
  const readOnly = words.includes('read');
  return `Attach ${readOnly ? 'AmazonConnectReadOnlyAccess' : 'AmazonConnect_FullAccess'}`;
}
