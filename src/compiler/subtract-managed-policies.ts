import { Token } from 'aws-cdk-lib/core';
import { asList, Statement } from './statement';
import { PolicyDocument } from '../catalogue/facts';

/**
 * The statement without what a policy grants already; undefined when it grants all of it.
 *
 * Lawful because it only ever leaves out an action or a resource that unconditional Allow statements
 * cover whole: the union with the policy stays the same. Denies are never touched.
 */
export function subtract(statement: Statement, policy: PolicyDocument): Statement | undefined {
  if (statement.effect === 'Deny') return statement;
  const covered = (action: string, resource: string) =>
    policy.Statement.some(
      (s) =>
        s.Effect === 'Allow' &&
        !s.Condition &&
        asList(s.Action).some((granted) => covers(granted.toLowerCase(), action.toLowerCase())) &&
        asList(s.Resource).some((granted) => covers(anyPartition(granted), anyPartition(resource))),
    );

  const actions = statement.actions.filter(
    (action) => !statement.resources.every((resource) => covered(action, resource)),
  );
  const resources = statement.resources.filter(
    (resource) => !actions.every((action) => covered(action, resource)),
  );
  return actions.length === 0 ? undefined : { ...statement, actions, resources };
}

/** Whether everything that `wanted` matches is matched by `granted`; a token is matched by itself and by `*` alone. */
export function covers(granted: string, wanted: string): boolean {
  if (granted === '*' || granted === wanted) return true;
  const wildcard = granted.search(/[*?]/);
  if (wildcard < 0 || !wanted.startsWith(granted.slice(0, wildcard))) return false;
  // A character that no ARN has stands for each wildcard and token of what is wanted, so that only a `*` takes it in.
  const opaque = wanted.replace(/\$\{Token\[[^\]]*\]\}|[*?]/g, '\u0000');
  const pattern = granted
    .split('*')
    .map((part) => part.split('?').map(escaped).join('[^\\u0000]'))
    .join('[^]*');
  return new RegExp(`^${pattern}$`).test(opaque);
}

/** Managed policies are the same in every partition but for the partition. */
function anyPartition(arn: string): string {
  const [head, partition, ...rest] = arn.split(':');
  const known = Token.isUnresolved(partition) || /^aws(-[a-z-]+)?$/.test(partition ?? '');
  return head === 'arn' && known ? ['arn', 'PARTITION', ...rest].join(':') : arn;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
