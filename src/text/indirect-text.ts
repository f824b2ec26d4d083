import { listed } from './listed';

/**
 * How somebody acts as a role, through other roles or by something that it controls; or how it gives
 * itself any permission.
 */
export interface IndirectAccess {
  readonly by: readonly string[];
  readonly through: readonly string[];
  readonly means?: string;
  readonly takesBy?: string;
}

/** Returns how somebody gets access: `by sts:AssumeRole on Admin`. */
export function indirectText({ by, through, means, takesBy }: IndirectAccess): string {
  const [first, ...others] = through;
  if (first === undefined) return `by ${listed(by)}, which gives any permission`;
  const on = means === undefined ? first : `${means}, which acts as ${first}`;
  const further = others.length > 0 ? `, which acts as ${others.join(', then ')}` : '';
  const taken = takesBy === undefined ? '' : `, which gives itself any permission by ${takesBy}`;
  return `by ${listed(by)} on ${on}${further}${taken}`;
}
