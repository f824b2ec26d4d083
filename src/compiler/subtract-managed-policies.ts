import { Token } from 'aws-cdk-lib/core';
import { asList, Statement } from './statement';
import { PolicyDocument } from '../catalogue/facts';
import { patternIncludes } from '../policy/pattern';

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
        asList(s.Action).some((granted) =>
          patternIncludes(granted.toLowerCase(), action.toLowerCase()),
        ) &&
        asList(s.Resource).some((granted) =>
          patternIncludes(anyPartition(granted), anyPartition(resource)),
        ),
    );

  const actions = statement.actions.filter(
    (action) => !statement.resources.every((resource) => covered(action, resource)),
  );
  const resources = statement.resources.filter(
    (resource) => !actions.every((action) => covered(action, resource)),
  );
  return actions.length === 0 ? undefined : { ...statement, actions, resources };
}

/** Managed policies are the same in every partition but for the partition. */
function anyPartition(arn: string): string {
  const [head, partition, ...rest] = arn.split(':');
  const known = Token.isUnresolved(partition) || /^aws(-[a-z-]+)?$/.test(partition ?? '');
  return head === 'arn' && known ? ['arn', 'PARTITION', ...rest].join(':') : arn;
}
