import { Stack } from 'aws-cdk-lib/core';
import { bind } from './bind';
import { Statement } from './statement';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';

/** What attaching a customer managed key to something of Connect takes. */
export const KEY_STATEMENTS = ['LetConnectUseKeys', 'RetireConnectKeyGrants'];

/** The statement that AWS documents beside its managed policies; nothing when no service-linked role may be written. */
export function serviceLinkedRoleStatements(
  where: string, stack: Stack, access: ServiceLinkedRoleAccess | undefined, more: readonly string[] = [],
): Statement[] {
  const arns = (access ?? ServiceLinkedRoleAccess.anyConnectRole())._arns(`${where}: serviceLinkedRole`, stack);
  return arns.length > 0 ? ['AttachAnyPolicyToAmazonConnectRole', ...more].map((id) => bind(id, { ServiceLinkedRole: arns })) : [];
}
