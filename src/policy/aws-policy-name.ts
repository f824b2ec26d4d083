import { PolicyText, mapDeployTimeValues } from './deploy-time-text';

/**
 * Returns the name of the AWS managed policy of an ARN. The partition may be known only at
 * deployment.
 */
export function awsPolicyName(arn: PolicyText): string | undefined {
  return /^arn:[^:]*:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(
    mapDeployTimeValues(arn, () => 'opaque'),
  )?.[1];
}
