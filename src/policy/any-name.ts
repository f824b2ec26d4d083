/**
 * Patterns of ARNs in IAM in which a wildcard stands for more than a name: for the kind of a principal
 * (`*Admin`), or for the colons before it (`arn:*Admin`).
 */
import { parseArn } from './arn';
import { PolicyText } from './deploy-time-text';
import { matchesPattern } from './pattern';

/**
 * Returns whether the end of an ARN matches every name of a kind: `*`, `role/*` and `r*`, but not
 * `*Admin`.
 */
export function isOfEveryName(resource: PolicyText, kind: string): boolean {
  const wildcards = ANY_END.exec(resource)?.[0].length ?? 0;
  return Array.from({ length: wildcards }, (_, i) => resource.slice(0, resource.length - i)).some(
    (beginning) => matchesPattern(beginning, `${kind}/`),
  );
}

const ANY_END = /[*?/]+$/;

/** Returns a pattern of ARNs with all its colons, where its first `*` stands for some of them. */
export function withEveryColon(pattern: PolicyText): PolicyText {
  const [, beginning, end] = parseArn(pattern) ? [] : (CUT.exec(pattern) ?? []);
  if (beginning === undefined) return pattern;
  return `${beginning}${':*'.repeat(COLONS + 1 - pattern.split(':').length)}${end}`;
}

/** Matches a pattern of ARNs with something after its first `*`. */
const CUT = /^(arn:[^*]*\*)(.*[^*?].*)$/;

const COLONS = 5;
