import { own } from './json';

/** Returns the keys of the lists that every principal in account details has, and this one does not. */
export function missingLists(kind: 'role' | 'user' | 'group', value: unknown): readonly string[] {
  const missing = REQUIRED[kind].filter((key) => !Array.isArray(own(value, key)));
  const [first] = missing;
  const isLeftOut = missing.length === 1 && first === LEFT_OUT && own(value, first) === undefined;
  return isLeftOut ? [] : missing;
}

/**
 * The list that AWS leaves out where it has no entries. The list of a group is there without any:
 * https://github.com/boto/boto3/issues/1303
 */
const LEFT_OUT = 'UserPolicyList';

/** The lists of a principal. */
const REQUIRED = {
  role: ['RolePolicyList', 'AttachedManagedPolicies'],
  user: ['UserPolicyList', 'AttachedManagedPolicies', 'GroupList'],
  group: ['GroupPolicyList', 'AttachedManagedPolicies'],
};
