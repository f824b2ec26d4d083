import { CompileContext } from './compile-context';
import { instanceValues, PARTITION } from './placeholder-values';
import { instantiate, fillPlaceholders, PlaceholderValues } from './placeholders';
import { DocumentedStatement } from '../access/documented-statement';
import { placeFacts, serviceLinkedRole, statementTemplate } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { ANYWHERE } from '../input/target-environment';
import { CompiledStatement } from '../policy/compiled-statement';
import { ResolvedScope } from '../scope/resolved-scope';

/**
 * The statements of catalogue/statements.json that the access is made of: those that AWS documents word for word,
 * and what they lack for the resources that the scope names. One without a value for a placeholder is left out.
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
    allow: statements.filter(({ effect }) => effect === 'Allow'),
    deny: statements.filter(({ effect }) => effect === 'Deny'),
  };
}

/** Whether the scope has what the statement is on, and does not name what it makes new ones of. */
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

/** Any service-linked role of an instance, as AWS documents it: of any account, which IAM limits to its own. */
function anyServiceLinkedRole(): string {
  const { principal, namePrefix } = serviceLinkedRole('connect');
  return `arn:{Partition}:iam::*:role/aws-service-role/${principal}/${namePrefix}*`;
}

/** The placeholders of a resource that a scope fills. */
const namedPlaceholders = (resource: string): string[] =>
  [...resource.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).filter((name) => placeFacts(name));
