import { mostAllowed } from './attempt';
import { isKey } from './condition-keys';
import { grantingStatements, resourcesOf } from './granting-statements';
import { isBrought } from './own-tags';
import { sessionValues } from './session-values';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { PolicyText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { policiesOf, Principal } from '../policy/model';
import { isPattern } from '../policy/pattern';

/**
 * Returns whether a role signs in to an instance as the user of any session name. Resources and
 * conditions may name one user.
 */
export const signsInAsChosenUser = (role: Principal): boolean =>
  grantingStatements(role, trustFacts().signIn)
    .flatMap(resourcesOf)
    .filter((resource) => leavesUserOpen(resource, role))
    .some((resource) => sessionsOf(role).some((session) => mayBe(role, session, resource)));

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

/** Returns sessions with names that no policy says, and with names of the patterns in conditions. */
const sessionsOf = (role: Principal): readonly PolicyText[] => [
  ANY_SESSION,
  ...policiesOf(role)
    .flatMap(({ statements }) => statements)
    .flatMap(({ conditions }) => conditions)
    .filter(({ key }) => isKey(key, requestFacts().session))
    .flatMap(({ values }) => values)
    .filter((value) => isPattern(nameIn(value)))
    .flatMap(exampleTexts),
];

function mayBe(role: Principal, session: PolicyText, resource: PolicyText): boolean {
  const { session: key } = requestFacts();
  const own = resource.replaceAll(new RegExp(`\\$\\{${key}\\}`, 'gi'), () => session);
  const attempt = { action: trustFacts().signIn, contexts: [{ [key]: session }] };
  return mostAllowed(role, attempt, own) !== undefined;
}
