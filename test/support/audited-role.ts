import { defined } from './defined';
import { policy, roleWith } from './documents';
import { read } from '../../src/reader/read';
import { RuleFinding } from '../../src/validation/rule';
import { audit } from '../../src/validation/run-rules';

/** Returns what is found in a role by its statements and its trust, without its literal partition. */
export function auditedRole(
  statements: readonly object[],
  trust: readonly object[],
): readonly RuleFinding[] {
  const Role = roleWith('P', policy(...statements), {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: trust },
  });
  const world = defined(read('template.json', { Resources: { Role } }));
  return audit(world).filter(({ id }) => id !== 'literal-partition');
}
