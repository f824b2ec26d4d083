import { findingsOn } from './findings-on';
import { Grant } from './grant';
import { placeFacts, typesOfPlace } from '../catalogue/catalogue';
import { PolicyText } from '../policy/deploy-time-text';
import { Finding } from '../policy/finding';
import { ResolvedScope } from '../scope/resolved-scope';
import { finding } from '../text/findings';

/** The result of applying a scope to the grants of an access. */
export interface ScopedGrants {
  /** Resources and conditions of the access, with placeholders. */
  readonly used: readonly string[];
  readonly located: readonly Grant[];
  /** Actions that list all resources of a type although the scope names some. */
  readonly listing: readonly string[];
  /** Actions that create resources although the scope names some. */
  readonly creating: readonly string[];
  /** Actions that are left out, because the scope does not name a placeholder. */
  readonly omitted: readonly { readonly action: string; readonly omitted: string }[];
  /** The roles that may be created. */
  readonly createdRole?: PolicyText;
}

/** Returns findings about how a scope was applied. */
export const scopeFindings = (scope: ResolvedScope, grants: ScopedGrants): Finding[] => [
  ...unusedNameFindings(scope, grants),
  ...listsAllFindings(grants),
  ...unlistedResourceFindings(grants),
  ...createsFindings(grants),
  ...leftOutFindings(grants),
  ...unboundedFindings(scope, grants),
];

/** Returns findings about named resources that no part of the access uses. */
function unusedNameFindings({ given }: ResolvedScope, { used }: ScopedGrants): Finding[] {
  const isUsed = (placeholder: string) =>
    used.some((text) => text === placeholder || text.includes(`{${placeholder}}`));
  const unused = given
    .filter(({ placeholders }) => !placeholders.some(isUsed))
    .map(({ method, placeholders }) =>
      method === 'withResources'
        ? `withResources(${placeholders.flatMap(typesOfPlace).join(', ')})`
        : method,
    );
  return findingsOn('unused-resource-name', 'no action of the access is on such resources', unused);
}

function createsFindings({ creating }: ScopedGrants): Finding[] {
  if (creating.length === 0) return [];
  const subject = [...new Set(creating)].sort().join(', ');
  return [
    finding('left-out', {
      subject,
      what: `left out, because a new resource is not one of the named ones: ${subject}`,
      instead: 'Name no resources of the type if the actions are needed',
    }),
  ];
}

const listsAllFindings = ({ listing }: ScopedGrants): Finding[] =>
  findingsOn('lists-all', 'list all resources of their type, not only the named ones', listing);

/**
 * Returns findings about actions on named resources that a guide documents and the reference does
 * not list.
 */
function unlistedResourceFindings({ located }: ScopedGrants): Finding[] {
  const isNarrowed = ({ templates, resources }: Grant) =>
    templates.includes('*') && !resources.includes('*');
  const actions = located.filter(isNarrowed).flatMap((grant) => grant.actions);
  const what = 'granted on the named resources, which the reference does not list';
  return findingsOn('unlisted-resource', what, actions);
}

function leftOutFindings({ omitted }: ScopedGrants): Finding[] {
  if (omitted.length === 0) return [];
  const actions = [...new Set(omitted.map(({ action }) => action))].sort();
  const methods = [...new Set(omitted.map((one) => placeFacts(one.omitted)?.property))].sort();
  return [
    finding('left-out', {
      subject: actions.join(', '),
      what: `left out: ${actions.join(', ')}`,
      instead: `Name the resources in the scope if the actions are needed: ${methods.join('(...), ')}(...)`,
    }),
  ];
}

function unboundedFindings(
  { roleCreation }: ResolvedScope,
  { located, createdRole }: ScopedGrants,
): Finding[] {
  if (!roleCreation?.acknowledgement || createdRole === undefined) return [];
  const isOnRoles = ({ resources }: Grant) => resources.some((one) => one.startsWith(createdRole));
  const actions = located.filter(isOnRoles).flatMap((grant) => grant.actions);
  if (actions.length === 0) return [];
  return [
    finding('unbounded-role-creation', {
      subject: [...new Set(actions)].sort().join(', '),
      what: `roles can be created with any permission; acknowledged: ${roleCreation.acknowledgement}`,
    }),
  ];
}
