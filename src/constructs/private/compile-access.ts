import type { Stack } from 'aws-cdk-lib/core';
import { ConnectAccess } from '../../access/connect-access';
import { compile, CompiledAccess } from '../../compiler/compile';
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
  const result = results(stack)(connectScope)(access);
  return (result.compiled ??= compileAccess(label, stack, access, connectScope, property));
}
