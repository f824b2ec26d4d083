import { idsOf } from './named-resource';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { isPattern, patternIncludes, overlap } from '../policy/pattern';

/** The number of letters next to each other that confine a pattern. */
const LEAST = 3;

/**
 * Returns whether a pattern has so few letters of a name that it matches most names, `*e*`, or that
 * other patterns complete it, `e*`. Letters with which all ids begin do not count.
 */
export function isShortName(resource: PolicyText, kind: string): boolean {
  const arn = parseArn(resource);
  if (!arn) return false;
  const written = nameIn(arn.resource, kind);
  if (written === undefined || !isPattern(written)) return false;
  const name = withoutBeginning(written, idsOf(arn.service, kind));
  const isShort = name.split(/[*?]/).every(({ length }) => length < LEAST);
  return isShort || !/[a-z0-9]/i.test(name);
}

/** Returns what a pattern has for the name; undefined for one of another kind. */
function nameIn(resource: PolicyText, kind: string): PolicyText | undefined {
  const parts = resource.split(/[/:]/);
  const depth = kind.split('/').length;
  const type = parts.slice(0, depth).join('/');
  if (parts.length > depth && overlap(type, kind)) return parts[depth];
  // A wildcard at the beginning may stand for the kind too: `*function:*e*`. Otherwise it is in a name.
  const isOfKind = ['/', ':'].some((separator) => overlap(resource, `${kind}${separator}*`));
  if (!/^[*?]/.test(resource) || !isOfKind) return undefined;
  const last = parts[parts.length - 1];
  return patternIncludes(parts[0], kind) || !isPattern(last) ? last : parts[0];
}

/** Returns a name without the letters with which all ids begin. */
function withoutBeginning(name: PolicyText, ids: readonly string[]): PolicyText {
  const beginning = ids.map((id) => id.replace(/[*?].*$/, '')).find((one) => name.startsWith(one));
  return name.slice(beginning?.length ?? 0);
}
