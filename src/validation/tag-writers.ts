import { grantsOf, resourcesOf } from './granting-statements';
import { isOutOfReach } from './out-of-reach';
import { ownTag } from './own-tags';
import { isInPathOf, isOwnUser } from './own-user';
import { requestFacts, TagWriter } from '../catalogue/requests';
import { lazy, memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { coveringStatements } from '../policy/covering-statements';
import { PolicyText, replaceKnownText } from '../policy/deploy-time-text';
import { Condition, policiesOf, Principal } from '../policy/model';
import { patternIncludes } from '../policy/pattern';
import { namesPrincipal } from '../policy/principal-names';
import { isDeny, isUnconditional } from '../policy/statement';
import { VARIABLE } from '../policy/variable-keys';

/** Returns the actions of a service that change tags. */
export function writersOf(service: string): readonly TagWriter[] {
  const { of, others } = requestFacts().tagWriters;
  const { sets, removes } = others;
  return of[service] ?? [{ sets: `${service}:${sets}`, removes: `${service}:${removes}` }];
}

/** Returns the actions that change the tags of a principal. */
export const writersOn = ({ kind }: Principal): readonly TagWriter[] =>
  kind === 'role' || kind === 'user' ? writersOf('iam').filter(({ on }) => on === kind) : [];

/** Returns whether a resource in a policy of a holder is a role or a user, or a pattern that includes it. */
export const namesCaller = (resource: PolicyText, caller: Principal, holder: Principal): boolean =>
  isOwnUser(resource)
    ? caller.place === holder.place && isInPathOf(resource, holder) === 'yes'
    : patternIncludes(parseArn(resource)?.resource ?? resource, `${caller.kind}/*`) ||
      namesPrincipal(resource, caller, holder.place.file);

/**
 * Returns whether a policy of a holder may let it change the tags of a role or a user. Conditions do
 * not count, nor do denies under one.
 */
export const mayChangeTags = (holder: Principal, caller: Principal): boolean =>
  actionsOf(writersOn(caller)).some((action) =>
    grantsOf(holder, action)
      .flatMap(resourcesOf)
      .filter((resource) => !isOutOfReach(holder, action, resource))
      .filter((resource) => !isDenied(holder, action, resource))
      .map((resource) => (isOwnUser(resource) ? resource : withAnyValues(resource)))
      .some((resource) => namesCaller(resource, caller, holder)),
  );

const isDenied = (holder: Principal, action: string, resource: PolicyText): boolean =>
  policiesOf(holder)
    .flatMap((policy) => coveringStatements(policy, action))
    .map(({ statement }) => statement)
    .filter((one) => isDeny(one) && isUnconditional(one) && !one.notResource)
    .some(({ resources }) => resources.some((one) => patternIncludes(one, resource)));

const withAnyValues = (resource: PolicyText): PolicyText =>
  replaceKnownText(resource, (known) => known.replace(VARIABLE, () => '*'));

/** Returns whether a policy of a holder may let it change the tags of any role or user. */
export const mayChangeSomeTags = (holder: Principal): boolean =>
  taggingActions().some((action) => grantsOf(holder, action).length > 0);

/** The actions that change the tags of roles and users. */
export const taggingActions = lazy(() =>
  actionsOf(writersOf('iam').filter(({ on }) => on === 'role' || on === 'user')),
);

/** Returns the actions that some writers of tags are. */
export const actionsOf = (writers: readonly TagWriter[]): readonly string[] =>
  writers.flatMap(({ sets, removes }) => [sets, removes]);

/**
 * Returns whether the tags of a principal may become others than those of today: its own policies may
 * let it change them, or those of another for it.
 */
export const hasOpenTags = memoize((caller: Principal): boolean =>
  [caller, ...(caller.taggers ?? [])].some((holder) => mayChangeTags(holder, caller)),
);

/** Returns the value of the own tag that a key is about; undefined if it is not known, or may change. */
export const lastingTag = (
  principal: Principal,
  condition: Pick<Condition, 'key'>,
): PolicyText | undefined => {
  const tag = ownTag(principal, condition);
  return tag === undefined || hasOpenTags(principal) ? undefined : tag;
};
