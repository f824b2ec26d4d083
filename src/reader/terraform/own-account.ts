import { arnOf } from './attributes';
import { isDataSource, Plan, PlannedResource } from './plan';
import { parseArn } from '../../policy/arn';
import { isObject, own } from '../json';

/**
 * Returns the account of a plan. Returns none unless each provider of what is read has one, and all
 * are the same.
 *
 * @param isRead whether resources of a type are read
 */
export function ownAccount(plan: Plan, isRead: (type: string) => boolean): string | undefined {
  const read = plan.resources.filter(({ type }) => isRead(type));
  const providers = [...new Set(read.map(({ provider }) => provider))];
  const found = providers.map((one) => accountsOf(one, plan));
  const [account, ...others] = new Set(found.flat());
  return others.length > 0 || found.some(({ length }) => length === 0) ? undefined : account;
}

/** Returns the accounts that resources of a provider are in. */
const accountsOf = (provider: unknown, { content, resources }: Plan): readonly string[] =>
  isOne(provider, content)
    ? resources
        .filter((one) => one.provider === provider)
        .map(accountIn)
        .filter((account) => /^\d{12}$/.test(account))
    : [];

/**
 * Returns whether a key is of one provider. In OpenTofu, an alias may be several. Terraform before
 * 1.2 gives one key to modules of one name, and does not have it in the configuration.
 */
function isOne(key: unknown, content: unknown): boolean {
  const providers = own(own(content, 'configuration'), 'provider_config');
  return typeof key === 'string' && !ALIAS.test(key) && isObject(own(providers, key));
}

/** Matches `aws.two`, and not `module.users:aws`. */
const ALIAS = /\.[^:]*$/;

const OF_IAM = /^aws_iam_(role|user|group|policy)$/;

/** Returns the account that a resource is in, if it says so. */
function accountIn(resource: PlannedResource): string {
  if (OF_IAM.test(resource.type)) return parseArn(String(arnOf(resource)))?.account ?? '';
  const isCaller = isDataSource(resource) && resource.type === 'aws_caller_identity';
  return isCaller ? String(own(resource.values, 'account_id')) : '';
}
