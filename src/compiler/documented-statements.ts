import { CompileContext } from './compile-context';
import { instanceValues, PARTITION } from './placeholder-values';
import { instantiate, fillPlaceholders, PlaceholderValues } from './placeholders';
import { DocumentedStatement } from '../access/documented-statement';
import { placeFacts, serviceLinkedRole, statementTemplate } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { ANYWHERE } from '../input/resource-environment';
import { CompiledStatement } from '../policy/compiled-statement';
import { conditionsIn } from '../policy/conditions';
import { isAllow, isDeny } from '../policy/statement';
import { ResolvedScope } from '../scope/resolved-scope';

/**
 * Returns the statements of catalogue/statements.json that make up the access. These are the
 * statements that AWS documents, and the additional statements for the resources that the scope
 * names. A statement without a value for a placeholder is left out.
 */
export function documentedStatements(
  context: CompileContext,
  documented: readonly DocumentedStatement[],
  scope: ResolvedScope,
): { readonly allow: CompiledStatement[]; readonly deny: CompiledStatement[] } {
  const { region, account } = context.environment ?? ANYWHERE;
  const here: PlaceholderValues = { ...PARTITION, Region: [region], Account: [account] };
  const perInstance = scope.instances?.map(instanceValues);
  const campaigns = placeFacts('Campaign')?.default ?? [];
  const values: PlaceholderValues = {
    ...here,
    ServiceLinkedRole: fillPlaceholders('ServiceLinkedRole', [anyServiceLinkedRole()], [here]),
    Campaign: fillPlaceholders('Campaign', campaigns, perInstance ?? [here]),
    ...scope.resources,
  };
  const applicable = documented.filter(({ id }) => isApplicable(id, values, scope));
  if (!perInstance) checkNeedsNoInstance(context, applicable);
  const statements = applicable.map(({ id, actions }) => ({
    ...instantiate(id, values, perInstance),
    actions,
  }));
  return {
    allow: statements.filter(isAllow),
    deny: statements.filter(isDeny),
  };
}

/** Returns the texts with placeholders of documented statements. */
export const documentedTexts = (documented: readonly DocumentedStatement[]): string[] =>
  documented.flatMap(({ id }) => {
    const { resources, forInstance, conditions, unlessNamed } = statementTemplate(id);
    const values = [conditions, forInstance?.conditions].flatMap((some) => conditionsIn(some));
    return [
      ...resources,
      ...(forInstance?.resources ?? []),
      ...values.flatMap((condition) => condition.values),
      ...(unlessNamed ? [`{${unlessNamed}}`] : []),
    ];
  });

/**
 * Returns whether the scope has the resources of the statement, and does not name resources that
 * the statement creates.
 */
function isApplicable(id: string, values: PlaceholderValues, { resources }: ResolvedScope) {
  const { resources: templates, unlessNamed } = statementTemplate(id);
  return (
    templates.flatMap(namedPlaceholders).every((name) => (values[name]?.length ?? 0) > 0) &&
    !(unlessNamed && resources[unlessNamed])
  );
}

function checkNeedsNoInstance(
  { scopeLabel }: CompileContext,
  documented: readonly DocumentedStatement[],
): void {
  const isOnInstances = ({ id }: DocumentedStatement) =>
    statementTemplate(id).resources.some((resource) => resource.includes('{Instance'));
  if (!documented.some(isOnInstances)) return;
  throw new ConnectAccessError({
    where: scopeLabel,
    problem: 'the access changes instances, and none is named',
    instead:
      'Name them: ConnectScope.instances(...), ConnectScope.instanceArn(...) or ConnectScope.instanceId(...)',
  });
}

/**
 * Returns the pattern of any service-linked role of an instance, as AWS documents it. The account
 * is a wildcard, which IAM limits to its own account.
 */
function anyServiceLinkedRole(): string {
  const { principal, namePrefix } = serviceLinkedRole('connect');
  return `arn:{Partition}:iam::*:role/aws-service-role/${principal}/${namePrefix}*`;
}

/** Returns the placeholders of a resource that a scope fills. */
const namedPlaceholders = (resource: string): string[] =>
  [...resource.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).filter((name) => placeFacts(name));
