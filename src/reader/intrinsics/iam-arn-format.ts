import { deployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { own } from '../json';

/** What stands in the ARNs of resources of IAM before their path. */
const KINDS = new Map([
  ['AWS::IAM::Role', 'role'],
  ['AWS::IAM::User', 'user'],
  ['AWS::IAM::Group', 'group'],
]);

/**
 * What `Role.Arn` looks like: `arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}`.
 * Names that CloudFormation makes have no path.
 * Undefined where the path is not literal, or the attribute is of something else.
 */
export function arnFormatOf(
  template: { readonly [key: string]: unknown },
  attribute: string,
): PolicyText | undefined {
  const logicalId = /^([^.]+)\.Arn$/.exec(attribute)?.[1];
  if (logicalId === undefined) return undefined;
  const resource = own(template.Resources, logicalId);
  const kind = KINDS.get(String(own(resource, 'Type')));
  const path = own(own(resource, 'Properties'), 'Path') ?? '/';
  if (kind === undefined || typeof path !== 'string') return undefined;
  const [partition, account] = ['AWS::Partition', 'AWS::AccountId'].map(deployTimeValue);
  return `arn:${partition}:iam::${account}:${kind}${path}${deployTimeValue(logicalId)}`;
}
