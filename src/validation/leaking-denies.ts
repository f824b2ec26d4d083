import { authorizedArns, isAuthorizedAgainst } from './authorized-resources';
import { DenyScope, denyScope, mayBeAllowed, namesAction } from './deny-scope';
import { Found, subjectOf } from './rule';
import { familyPatterns, statementsByAction } from './statement-queries';
import { parentWords } from '../catalogue/family';
import { lazy, memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { PolicyStatement, World } from '../policy/model';

/**
 * Returns the denies that are on an instance but not on what is in it, or the reverse. The actions
 * of a wildcard that are checked against the other part are not denied.
 */
export const leakingDenies = (world: World): Found[] =>
  statementsByAction(world)
    .filter(({ effect, notResource }) => effect === 'Deny' && !notResource)
    .flatMap((statement) =>
      leaksOf(
        statement,
        lazy(() => denyScope(world, statement)),
      ),
    );

function leaksOf(statement: PolicyStatement, scope: () => DenyScope): Found[] {
  const { patterns, actions } = familyPatterns(statement);
  if (actions.length === 0) return [];
  return statement.resources.flatMap((resource) => {
    const closed = closedBy(resource);
    if (!closed) return [];
    const leaking = actions.filter(
      (action) =>
        isOn(action, closed) && !isDenied(action, scope().denies) && mayBeAllowed(scope(), action),
    );
    return leaking.length === 0
      ? []
      : [foundIn(statement, { resource, patterns, leaking, closed })];
  });
}

/** What a resource of a deny closes: an instance without what is in it, or the reverse. */
interface Closed {
  readonly service: string;
  /** The word of the ARN: `instance`. */
  readonly parent: string;
  readonly part: 'itself' | 'contents';
  /** The resource that is missing in the deny. */
  readonly other: PolicyText;
}

function closedBy(resource: PolicyText): Closed | undefined {
  const arn = parseArn(resource);
  const [parent, id, below] = arn?.resource.split('/') ?? [];
  if (!arn || !id || !parentWords(arn.service).includes(parent)) return undefined;
  const { service } = arn;
  if (below === undefined)
    return /[*?]$/.test(id)
      ? undefined
      : { service, parent, part: 'itself', other: `${resource}/*` };
  return below === '*' && arn.resource === `${parent}/${id}/*`
    ? { service, parent, part: 'contents', other: resource.slice(0, -'/*'.length) }
    : undefined;
}

/** Returns whether an action is checked against the part that a deny leaves open. */
const isOn = (action: string, { service, parent, part }: Closed): boolean =>
  serviceOf(action) === service &&
  resourcePaths(action).some(
    ([word, ...rest]) =>
      word === parent && (part === 'itself' ? rest.length > 1 : rest.length === 1),
  );

/** Returns the words between slashes in each ARN that an action is checked against. */
const resourcePaths = memoize((action: string): readonly (readonly string[])[] =>
  authorizedArns(action).map((arn) => parseArn(arn)?.resource.split('/') ?? []),
);

const isDenied = (action: string, denies: readonly PolicyStatement[]): boolean =>
  denies.some(
    (deny) =>
      namesAction(deny, action) &&
      (deny.notResource ||
        deny.resources.some((resource) => isAuthorizedAgainst(action, resource))),
  );

interface Leak {
  readonly resource: PolicyText;
  readonly patterns: readonly string[];
  readonly leaking: readonly string[];
  readonly closed: Closed;
}

const foundIn = (
  { place }: PolicyStatement,
  { resource, patterns, leaking, closed }: Leak,
): Found => ({
  subject: subjectOf(patterns),
  what:
    `the deny of ${subjectOf(patterns)} on ${toDisplayText(resource)} leaves out ` +
    `${leaking.length === 1 ? 'an action' : `${leaking.length} actions`} on ` +
    `${closed.part === 'itself' ? 'what is in it' : `the ${closed.parent} itself`}, ` +
    `${subjectOf(leaking)}`,
  instead: `Deny them on ${toDisplayText(closed.other)} too`,
  place,
});
