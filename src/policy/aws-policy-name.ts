import { PolicyText, replaceDeployTimeValues } from './deploy-time-text';

/** The name of the AWS managed policy that an ARN is of; the partition may be known only at deployment. */
export function awsPolicyName(arn: PolicyText): string | undefined {
  return /^arn:[^:]*:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(
    replaceDeployTimeValues(arn, () => 'opaque'),
  )?.[1];
}
