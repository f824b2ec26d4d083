import { parseArn } from './arn';
import {
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
  replaceDeployTimeValues,
} from './deploy-time-text';
import { Principal } from './model';
import { matchesPattern } from './pattern';
import { PrincipalIdentity } from './principal-identity';

/**
 * Returns whether a pattern in the policies of a file names a principal: by a reference, by its
 * ARN, or by a pattern of its name. `*` and `role/*` name none.
 */
export function namesPrincipal(pattern: PolicyText, principal: Principal, file: string): boolean {
  const [identity, isSeenFromOutside] = [identityOf(principal), principal.place.file !== file];
  const seen = (text: PolicyText) =>
    isSeenFromOutside ? withStack(text, identity.stack ?? '') : text;
  const arn = parseArn(pattern);
  if (!arn) {
    const { id } = identity;
    const isName = hasDeployTimeValue(pattern);
    return (
      isName && id !== undefined && matchesPattern(pattern, seen(deployTimeValue(`${id}.Arn`)))
    );
  }
  const path = new RegExp(`^${wordOf(principal)}/.*[^*?/]`);
  return (
    path.test(arn.resource) &&
    mayBeAccount(arn.account, identity.account) &&
    pathsOf(principal).some((one) => matchesPattern(arn.resource, seen(one)))
  );
}

/** Returns whether a pattern names any principal. `*` and `role/*` name none. */
export function mayNamePrincipal(pattern: PolicyText): boolean {
  const arn = parseArn(pattern);
  return arn ? NAMED.test(arn.resource) : hasDeployTimeValue(pattern);
}

const NAMED = /^[^/]+\/.*[^*?/]/;

/** Returns whether a pattern names no principal, and includes one: `*` and `role/*`. */
export function includesPrincipal(pattern: PolicyText, principal: Principal): boolean {
  const arn = parseArn(pattern);
  if (!arn) return /^(arn:.*)?\*+$/.test(pattern);
  return (
    !mayNamePrincipal(pattern) &&
    matchesPattern(arn.service, 'iam') &&
    mayBeAccount(arn.account, identityOf(principal).account) &&
    pathsOf(principal).some((one) => matchesPattern(arn.resource, one))
  );
}

/** Returns the ends of the ARNs of a principal, as its own stack writes them: `role/team/Admin`. */
export function pathsOf(principal: Principal): readonly PolicyText[] {
  const { names, id } = identityOf(principal);
  const references = id === undefined ? [] : [deployTimeValue(id)];
  return [...names, ...references].map((name) => `${wordOf(principal)}/${name}`);
}

const identityOf = ({ identity, name, place }: Principal): PrincipalIdentity =>
  identity ?? { names: [name], ...(place.logicalId !== undefined && { id: place.logicalId }) };

/** A permission set becomes a role in each account. */
const wordOf = ({ kind }: Principal): string => (kind === 'permission set' ? 'role' : kind);

const mayBeAccount = (written: PolicyText, account: string | undefined): boolean =>
  account === undefined || hasDeployTimeValue(written) || matchesPattern(written, account);

/** Returns a text of a stack as other stacks write it. Pseudo parameters have no prefix. */
const withStack = (text: PolicyText, stack: string): PolicyText =>
  replaceDeployTimeValues(text, (name) =>
    deployTimeValue(/^AWS::|^resolve:|^Import /.test(name) ? name : `${stack}/${name}`),
  );
