import { toPolicyText } from './cdk-text';
import { checkAccounts } from './check-accounts';
import { checkBoundaryInStack } from './check-boundary';
import { checkTagKey } from './check-tag';
import { locatedResources, resolveInstances } from './locate-resources';
import { resolveConditions } from './resolve-conditions';
import { ResolvedRoleCreation, ResolvedScope, ResolvedTags } from './resolved-scope';
import { RoleCreation } from './role-creation';
import { checkPathInStack } from './role-path';
import { ScopeParts } from './scope-parts';
import { checkDistinctKeys } from './scope-tags';
import { environmentOf, TargetEnvironment } from '../input/target-environment';
import { checkKnown, checkLiteral } from '../input/tokens';
import { Finding } from '../policy/finding';

/**
 * Resolves a scope with tokens, seen from an environment, to plain values for the compiler.
 *
 * @param label how errors name the property that has the scope
 */
export function resolveScope(
  label: string,
  from: TargetEnvironment,
  parts: ScopeParts,
): { readonly scope: ResolvedScope; readonly findings: readonly Finding[] } {
  const instances = resolveInstances(label, from, parts);
  const tags = resolveTags(label, from, parts);
  const resources = locatedResources(label, from, parts);
  const accounts = instances && [...new Set(instances.map(({ account }) => account))];
  const findings = environmentOf(from)
    ? []
    : checkAccounts(label, from, { resources, accounts, roleCreation: parts.roleCreation });
  const scope: ResolvedScope = {
    ...(instances && { instances: instances.map(asPolicyText) }),
    resources: mapValues(resources, (arns) => arns.map(toPolicyText)),
    given: parts.given,
    conditions: resolveConditions(label, from, parts.conditions),
    ...(tags && { tags }),
    ...(parts.exactTypes && { exactTypes: parts.exactTypes }),
    ...(parts.roleCreation && {
      roleCreation: resolveRoleCreation(label, from, parts.roleCreation),
    }),
  };
  return { scope, findings };
}

/**
 * Throws when a tag is a token that resolves to a wildcard or a policy variable, and when two keys
 * are the same one.
 */
function resolveTags(
  label: string,
  from: TargetEnvironment,
  { tags, onUnsupportedTags, taggedPlaces }: ScopeParts,
): ResolvedTags | undefined {
  if (!tags) return undefined;
  const literal = (text: string) =>
    toPolicyText(checkLiteral(label, from, text, 'one key and one literal value of a tag'));
  const entries = Object.entries(tags).map(([key, value]) => [
    resolveTagKey(label, literal(key)),
    literal(value),
  ]);
  checkDistinctKeys(
    label,
    entries.map(([key]) => key),
  );
  return {
    tags: Object.fromEntries(entries),
    onUnsupported: onUnsupportedTags,
    ...(taggedPlaces && { places: taggedPlaces }),
  };
}

/** Returns the key of a tag, which IAM has in the key of a condition. */
function resolveTagKey(label: string, key: string): string {
  checkKnown(label, key, 'the key of a tag');
  checkTagKey(label, key);
  return key;
}

const resolveRoleCreation = (
  label: string,
  from: TargetEnvironment,
  { _path, _boundary, _acknowledgement }: RoleCreation,
): ResolvedRoleCreation => ({
  path: toPolicyText(checkPathInStack(label, from, _path)),
  ...(_boundary && { boundary: toPolicyText(checkBoundaryInStack(label, from, _boundary)) }),
  ...(_acknowledgement && { acknowledgement: _acknowledgement }),
});

const asPolicyText = <T extends object>(attributes: T): T =>
  mapValues(attributes as Record<string, string>, toPolicyText) as T;

const mapValues = <T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => U,
): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
