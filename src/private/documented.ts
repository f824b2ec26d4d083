import { bind } from './bind';
import { Statement } from './statement';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';

/** What attaching a customer managed key to something of Connect takes. */
export const KEY_STATEMENTS = ['LetConnectUseKeys', 'RetireConnectKeyGrants'];

/** The statement that AWS documents beside its managed policies; nothing when no service-linked role may be written. */
export function serviceLinkedRoleStatements(access: ServiceLinkedRoleAccess): Statement[] {
  return access._arns.length > 0 ? [bind('AttachAnyPolicyToAmazonConnectRole', { ServiceLinkedRole: access._arns })] : [];
}
