import { AccessReport, ReportedPrincipal } from './model';
import { displayParts } from '../policy/deploy-time-definition';
import { matchesPattern } from '../policy/pattern';
import { similarNames } from '../text/similar-names';

/** The principals that somebody asks about by a name. */
export interface NamedPrincipals {
  readonly principals: readonly ReportedPrincipal[];
  /** When there are none: the names that contain the text. */
  readonly containing: readonly string[];
  /** When there are none: the names that look similar. */
  readonly similar: readonly string[];
}

/**
 * Returns the principals with a name: the name that every output has, or else the name in IAM, the
 * logical id, the ARN, or the end of the construct path. Case matters only where names differ by it.
 *
 * @param who a name, or a pattern of names with `*`
 */
export function principalsNamed(
  { principals }: Pick<AccessReport, 'principals'>,
  who: string,
): NamedPrincipals {
  const judged = principals.filter(({ madeByAws }) => !madeByAws);
  const ways = who.includes('*') ? [isOfPattern] : [hasId, hasName, hasNameInAnyCase];
  for (const isNamed of ways) {
    const found = judged.filter((one) => isNamed(one, who));
    if (found.length > 0) return { principals: found, containing: [], similar: [] };
  }
  const ids = judged.map(({ id }) => id);
  const containing = ids.filter((id) => id.toLowerCase().includes(who.toLowerCase()));
  const names = new Set(judged.flatMap((one) => [one.id, ...namesOf(one)]));
  return { principals: [], containing, similar: similarNames(who, [...names], 3) };
}

const hasId = ({ id }: ReportedPrincipal, who: string) => id === who;

function hasName(principal: ReportedPrincipal, who: string): boolean {
  if (/^arn:/i.test(who)) return hasArn(principal, who);
  return [...namesOf(principal), ...patternsOf(principal)].some((name) =>
    matchesPattern(name, who),
  );
}

const hasNameInAnyCase = (principal: ReportedPrincipal, who: string): boolean =>
  [principal.id, ...namesOf(principal)].some((name) => name.toLowerCase() === who.toLowerCase());

const isOfPattern = (principal: ReportedPrincipal, who: string): boolean =>
  [principal.id, ...namesOf(principal)].some((name) =>
    matchesPattern(who.toLowerCase(), name.toLowerCase()),
  );

/** Returns the names that a principal has in addition to its id, which others may have too. */
const namesOf = ({ id, name, logicalId, iamNames = [] }: ReportedPrincipal): readonly string[] => [
  name,
  ...(logicalId === undefined ? [] : [logicalId]),
  ...iamNames.flatMap((one) => [one, lastOf(one)]),
  ...tailsOf(id),
];

/** Returns the ends of a path: `Roles/Admin` and `Admin` of `Stack/Roles/Admin`. */
const tailsOf = (id: string): readonly string[] =>
  id
    .split('/')
    .map((_, i, parts) => parts.slice(i + 1).join('/'))
    .slice(0, -1);

const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Returns the names in IAM, with a wildcard for what only deployment knows. */
const patternsOf = ({ iamNames = [] }: ReportedPrincipal): readonly string[] =>
  iamNames.map(asPattern).filter((one) => /[^*/]/.test(one));

const asPattern = (text: string): string =>
  displayParts(text)
    .map(({ text: part, name }) => (name === undefined ? part : '*'))
    .join('');

/** The ARNs of roles, users and groups, and of the sessions of roles. */
const ARN = /^arn:[^:]+:(?:iam|sts)::(\d*):(?:(role|user|group)\/(.+)|assumed-role\/([^/]+)\/.*)$/;

function hasArn(principal: ReportedPrincipal, arn: string): boolean {
  const [, account = '', kind = 'role', path, assumed] = ARN.exec(arn) ?? [];
  const name = path ?? assumed;
  if (name === undefined) return false;
  if (principal.account !== undefined && account !== '' && principal.account !== account)
    return false;
  if (kind !== (principal.kind === 'permission set' ? 'role' : principal.kind)) return false;
  const names = [...(principal.iamNames ?? []).map(asPattern), principal.name];
  return names.some((one) => matchesPattern(one, name) || matchesPattern(lastOf(one), name));
}
