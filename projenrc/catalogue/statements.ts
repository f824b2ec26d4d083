import { asList, isOfFamily, ServiceFacts, serviceLinkedRoles } from './facts';
import { readJson, sorted } from './json';

type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A statement, as catalogue/statements.json has it. */
interface StatementTemplate {
  readonly id: string;
  readonly actions: readonly string[];
  readonly except?: readonly string[];
  readonly eachServiceLinkedRole?: true;
  readonly wholeService?: true;
  readonly conditions?: Conditions;
  readonly forInstance?: { readonly conditions?: Conditions };
  readonly source: string;
  readonly confinedBy?: string;
}

export const writtenStatements = (): readonly StatementTemplate[] =>
  readJson<{ statements: StatementTemplate[] }>('catalogue/statements.json').statements;

/**
 * A template for service-linked roles once for each of them, `CreateServiceLinkedRoleOfConnect`.
 * Others as they are.
 */
function ofEachLinkedRole({
  eachServiceLinkedRole,
  ...template
}: StatementTemplate): StatementTemplate[] {
  if (!eachServiceLinkedRole) return [template];
  return Object.entries(serviceLinkedRoles()).map(([id, { namePrefix, principal, suffix }]) => {
    // With or without the underscore before the suffix: a role that is made by hand may have no suffix.
    const name = suffix === 'none' ? namePrefix : `${namePrefix.replace(/_$/, '')}*`;
    const roles = `arn:{Partition}:iam::{Account}:role/aws-service-role/${principal}/${name}`;
    const text = JSON.stringify(template)
      .replaceAll('{LinkedRoles}', roles)
      .replaceAll('{LinkedService}', principal);
    const whose = id
      .split('-')
      .map((word) => word[0].toUpperCase() + word.slice(1))
      .join('');
    return { ...JSON.parse(text), id: `${template.id}Of${whose}`, ofAccount: true };
  });
}

/** Ids of statements by what they are for. */
export function renderedStatementGroups(): Record<string, readonly string[]> {
  const { groups } = readJson<{ groups: Record<string, { statements: string[] }> }>(
    'catalogue/statements.json',
  );
  return Object.fromEntries(Object.entries(groups).map(([id, { statements: ids }]) => [id, ids]));
}

/** The statement templates with `service:Verb*` spelled out, so that a new action shows in the diff. */
export function renderedStatements(all: readonly ServiceFacts[]) {
  const names = all
    .filter((s) => isOfFamily(s.service))
    .flatMap((s) => Object.keys(s.actions).map((a) => `${s.service}:${a}`));
  return sorted(
    Object.fromEntries(
      writtenStatements()
        .flatMap(ofEachLinkedRole)
        .map(({ id, actions, except = [], ...rest }) => {
          if (rest.wholeService) return [id, { actions, ...rest }];
          const spelled = actions.flatMap((a) =>
            a.endsWith('*') ? names.filter((n) => n.startsWith(a.slice(0, -1))) : asList(a),
          );
          return [
            id,
            { actions: [...new Set(spelled)].filter((a) => !except.includes(a)).sort(), ...rest },
          ];
        }),
    ),
  );
}
