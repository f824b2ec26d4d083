import { isKey } from './condition-keys';
import { requestFacts } from '../catalogue/requests';
import { ANY_NUMBER } from '../policy/arn';
import { openPattern, PolicyText } from '../policy/deploy-time-text';
import { overlap } from '../policy/pattern';

/**
 * Returns whether a value of a condition on an account is the number of none. `aws` is the account in
 * the ARNs of AWS managed policies, and no account of a principal or a resource.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function isNoAccount(key: string, value: PolicyText): boolean {
  const { account, ownResources } = requestFacts();
  if (![account, ownResources.key].some((known) => isKey(key, known))) return false;
  const pattern = openPattern(value).replace(/\$\{[^}]*\}/g, '*');
  return !/^[\d*?]*$/.test(pattern) || !overlap(pattern, ANY_NUMBER);
}
