import { mostAllowed } from './attempt';
import { isKey } from './condition-keys';
import { mayAskAsSession } from './federated-session';
import { GrantingStatement, grantsOf, resourcesOf } from './granting-statements';
import { isBrought } from './own-tags';
import { sessionValues } from './session-values';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { PolicyText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { policiesOf, Principal } from '../policy/model';
import { isPattern } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';

/**
 * Returns whether a role signs in to an instance as the user of any session name. Resources and
 * conditions may name one user.
 */
export const signsInAsChosenUser = (role: Principal): boolean =>
  signsInAsOne(role, [ANY_SESSION, ...patternsIn(role).flatMap(exampleTexts)]);

/**
 * Returns the statements by which a user makes sessions of federation under names that it chooses, and
 * signs in to an instance as the user of such a name.
 *
 * @see https://repost.aws/knowledge-center/iam-policy-variables-federated
 */
export function chosenNamesOf(user: Principal): readonly GrantingStatement[] {
  const { by } = requestFacts().federation;
  if (user.kind !== 'user') return [];
  const session: Principal = { ...user, isFederated: true };
  const account = user.identity?.account ?? EXAMPLE_ACCOUNT;
  return grantsOf(user, by).filter((granting) =>
    resourcesOf(granting)
      .filter((resource) => mostAllowed(user, { action: by }, resource) !== undefined)
      .map((resource) => FEDERATED.exec(resource)?.[1] ?? '*')
      .filter(isPattern)
      .some((name) => {
        const any = `${account}:${name}`;
        const some = patternsIn(user).flatMap((one) => intersection(one, any));
        const sessions = [any, ...some].flatMap(exampleTexts);
        return signsInAsOne(
          session,
          sessions.filter((one) => OF_ACCOUNT.test(one)),
        );
      }),
  );
}

/** Returns whether a holder signs in under one of some session ids, and may choose another one. */
const signsInAsOne = (holder: Principal, sessions: readonly PolicyText[]): boolean =>
  grantsOf(holder, trustFacts().signIn)
    .flatMap(resourcesOf)
    .filter((resource) => !holder.isFederated || mayAskAsSession(trustFacts().signIn, resource))
    .filter((resource) => leavesUserOpen(resource, holder))
    .some((resource) => sessions.some((session) => mayBe(holder, session, resource)));

const FEDERATED = /:federated-user\/(.+)$/;

/** Matches the id of a session of federation. A deploy-time account stays. */
const OF_ACCOUNT = /^[^A-Za-z*?]/;

const EXAMPLE_ACCOUNT = '?'.repeat(12);

const USER = /\/user\/(.+)$/;

/** Returns whether a resource is of several users, by the name of their sessions. */
function leavesUserOpen(resource: PolicyText, role: Principal): boolean {
  const name = nameIn(USER.exec(resource)?.[1] ?? '*');
  const [variable] = /\$\{[a-z]+:[^}]+\}/i.exec(name) ?? [];
  if (variable === undefined) return isPattern(name);
  const key = variable.slice(2, -1);
  return !isBrought(key) || sessionValues(role, key, [ANYBODY]).length > 0;
}

/** Returns the name in the id of a session: `bob` in `AROAEXAMPLE:bob`. */
const nameIn = (session: PolicyText): PolicyText => /^[^:$]+:(.+)$/.exec(session)?.[1] ?? session;

const ANYBODY = 'anybody';

const ANY_SESSION = `AROAEXAMPLEID:${ANYBODY}`;

/** Returns patterns of session ids in the conditions of a holder. They may be of several names. */
const patternsIn = (holder: Principal): readonly PolicyText[] =>
  policiesOf(holder)
    .flatMap(({ statements }) => statements)
    .flatMap(({ conditions }) => conditions)
    .filter(({ key }) => isKey(key, requestFacts().session))
    .flatMap(({ values }) => values)
    .filter((value) => isPattern(nameIn(value)));

function mayBe(role: Principal, session: PolicyText, resource: PolicyText): boolean {
  const { session: key } = requestFacts();
  const own = resource.replaceAll(new RegExp(`\\$\\{${key}\\}`, 'gi'), () => session);
  const attempt = { action: trustFacts().signIn, contexts: [{ [key]: session }] };
  return mostAllowed(role, attempt, own) !== undefined;
}
