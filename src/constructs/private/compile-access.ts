import type { Stack } from 'aws-cdk-lib/core';
import { ConnectAccess } from '../../access/connect-access';
import { compile, CompiledAccess } from '../../compiler/compile';
import { ConnectAccessError } from '../../input/error';
import { memoize } from '../../input/memoize';
import { environmentOf, TargetEnvironment } from '../../input/target-environment';
import { toPolicyText } from '../../scope/cdk-text';
import { ConnectScope } from '../../scope/connect-scope';
import { resolveScope } from '../../scope/resolve-scope';

/**
 * Returns the statements of access in a scope, seen from the environment that uses them.
 *
 * @param label how errors name the construct
 * @param property the property of the construct that has the scope
 */
export function compileAccess(
  label: string,
  from: TargetEnvironment,
  access: ConnectAccess,
  connectScope: ConnectScope,
  property?: string,
): CompiledAccess {
  checkGiven(label, access, connectScope, property);
  const scopeLabel = property ? `${label}: ${property}` : label;
  const { scope, findings } = resolveScope(scopeLabel, from, connectScope._parts);
  const home = environmentOf(from);
  const environment = home && {
    account: toPolicyText(home.account),
    region: toPolicyText(home.region),
  };
  const compiled = compile(
    { label, scopeLabel, ...(environment && { environment }) },
    access,
    scope,
  );
  return { ...compiled, findings: [...findings, ...compiled.findings] };
}

/** Results by stack, scope and access. All keys are immutable values. */
const results = memoize((_stack: Stack) =>
  memoize((_scope: ConnectScope) =>
    memoize((_access: ConnectAccess): { compiled?: CompiledAccess } => ({})),
  ),
);

/**
 * Returns the same result, computed once, so that roles in a stack with the same access and scope
 * share the statements. Access that cannot be compiled is an error each time, at the construct that
 * requests it.
 */
export function compileOnce(
  label: string,
  stack: Stack,
  access: ConnectAccess,
  connectScope: ConnectScope,
  property?: string,
): CompiledAccess {
  checkGiven(label, access, connectScope, property);
  const result = results(stack)(connectScope)(access);
  return (result.compiled ??= compileAccess(label, stack, access, connectScope, property));
}

/**
 * Throws when JavaScript leaves out a required value, or passes a class, an instance or a name
 * instead.
 */
function checkGiven(
  label: string,
  access: ConnectAccess | undefined,
  connectScope: ConnectScope | undefined,
  property = 'connectScope',
): void {
  const wrong = (name: string, given: unknown, type: string, example: string) =>
    new ConnectAccessError({
      where: `${label}: ${name}`,
      problem: given ? `this is not a ${type}` : `no ${type} is given`,
      allowed: `a ${type}, such as ${type}.${example}(...)`,
    });
  if (access?._wants === undefined) throw wrong('access', access, 'ConnectAccess', 'jobs');
  if (connectScope?._parts === undefined)
    throw wrong(property, connectScope, 'ConnectScope', 'instances');
}
