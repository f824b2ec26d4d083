import { anyOf, Finding, Grant, withoutEntries } from './grant';
import { PlaceholderValues } from './placeholders';
import { unique } from './statement';
import { placeFacts } from '../catalogue/catalogue';
import { Conditions } from '../catalogue/facts';
import { ConnectAccessError } from '../input/error';
import { TargetEnvironment } from '../input/target-environment';
import { ConnectScope } from '../scope/connect-scope';
import { patternIncludes } from '../policy/pattern';

/**
 * Stage 3: the scope's answer to each place that the grants have.
 *
 * A place that the scope does not name has the catalogue's default, or is an error that says what to
 * name; all such errors are in one message. Nothing is ever filled with more than that.
 */
export function applyScope(
  where: string,
  from: TargetEnvironment,
  grants: readonly Grant[],
  scope: ConnectScope,
  findings: Finding[],
): Grant[] {
  const named = scope._companions(where, from);
  const creation = scope._roleCreation;
  const roles: PlaceholderValues = creation
    ? {
        CreatedRole: [`arn:{Partition}:iam::{Account}:role${creation._path}*`],
        CreatedPolicy: [`arn:{Partition}:iam::{Account}:policy${creation._path}*`],
      }
    : {};
  const given: PlaceholderValues = { ...named, ...roles };
  const missing = new Map<string, string>();
  const leftOut = new Set<string>();
  const listing = new Set<string>();

  const result = grants.flatMap((grant): Grant[] => {
    let conditions = grant.conditions;
    const resources = grant.resources.flatMap((written) => {
      const template = anyOf(written);
      // What lists all of a type cannot be limited to those that are named.
      if (given[template] && template === written) return given[template];
      if (given[template]) listing.add(grant.action);
      const resource = scope.coversAllInstances
        ? template.replace('{Instance}', EVERY_INSTANCE)
        : template;
      const place = /\{(\w+)\}/.exec(resource)?.[1];
      const facts = place ? placeFacts(place) : undefined;
      if (!place || !facts || place in given) return fillNamed(resource, given);
      if (facts.default) {
        conditions = withDefaults(conditions, facts.defaultConditions);
        return facts.default.map((text) => resource.replace(`{${place}}`, text));
      }
      if (facts.optional)
        leftOut.add(`${grant.action}, for which connectScope.${facts.property}(...) names nothing`);
      else missing.set(facts.property, facts.why);
      return [];
    });
    if (resources.length === 0) return [];
    return [
      {
        ...grant,
        resources: withoutCovered(unique(resources)),
        conditions: boundary(conditions, creation?._boundary),
      },
    ];
  });

  if (missing.size > 0) {
    throw new ConnectAccessError({
      where,
      problem: 'the access cannot be confined, because the scope does not say to what',
      instead:
        `Name it: ${[...missing].map(([method, why]) => `connectScope.${method}(...): ${why}`).join(' ')}`.replace(
          /\.$/,
          '',
        ),
    });
  }
  const vain = Object.keys(named).filter(
    (place) => /[{:]/.test(place) && !grants.some((grant) => grant.resources.includes(place)),
  );
  if (vain.length > 0) {
    findings.push({
      id: 'NamedInVain',
      message: `limits nothing, because no action of the access is on such resources: ${vain.sort().join(', ')}`,
      warning: true,
    });
  }
  if (listing.size > 0) {
    findings.push({
      id: 'ListsAll',
      message: `list every one, because they cannot be limited to those that are named: ${[...listing].sort().join(', ')}`,
      warning: false,
    });
  }
  if (leftOut.size > 0)
    findings.push({
      id: 'LeftOut',
      message: `left out: ${[...leftOut].sort().join('; ')}`,
      warning: false,
    });
  if (
    creation?._acknowledgement &&
    result.some((g) => g.resources.some((r) => r.startsWith(roles.CreatedRole[0])))
  ) {
    findings.push({
      id: 'UnboundedRoleCreation',
      message: `roles can be created and given any permission; acknowledged: ${creation._acknowledgement}`,
      warning: true,
    });
  }
  return result;
}

/** Every instance as a place with places: what is in an instance is taken in by it. */
const EVERY_INSTANCE = 'arn:{Partition}:connect:*:{Account}:instance/*';

/** A default that ends with a wildcard takes in what stands under it. */
const withoutCovered = (resources: readonly string[]) =>
  resources.filter((r) => !resources.some((other) => other !== r && patternIncludes(other, r)));

/** `{Bucket}/*` for each bucket that the scope names. */
function fillNamed(resource: string, given: PlaceholderValues): string[] {
  const place = /\{(\w+)\}/.exec(resource)?.[1];
  return place && given[place]
    ? given[place].map((arn) => resource.replace(`{${place}}`, () => arn))
    : [resource];
}

/** With a boundary the condition names it; without one, which was acknowledged, that condition goes. */
function boundary(
  conditions: Conditions | undefined,
  arn: string | undefined,
): Conditions | undefined {
  if (!arn) return withoutEntries(conditions, (_, value) => value === BOUNDARY);
  return (
    conditions &&
    JSON.parse(
      JSON.stringify(conditions).replaceAll(JSON.stringify(BOUNDARY), () => JSON.stringify(arn)),
    )
  );
}

const BOUNDARY = '{Boundary}';

const withDefaults = (
  conditions: Conditions | undefined,
  defaults: Conditions | undefined,
): Conditions | undefined => (defaults ? { ...conditions, ...defaults } : conditions);
