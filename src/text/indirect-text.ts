import { listed } from './listed';

/** How somebody acts as a role, through other roles or by something that it controls. */
export interface IndirectAccess {
  readonly by: readonly string[];
  readonly through: readonly string[];
  readonly means?: string;
}

/** Returns how somebody gets access: `by sts:AssumeRole on Admin`. */
export function indirectText({ by, through, means }: IndirectAccess): string {
  const [first, ...others] = through;
  const on = means === undefined ? first : `${means}, which acts as ${first}`;
  const further = others.length > 0 ? `, which acts as ${others.join(', then ')}` : '';
  return `by ${listed(by)} on ${on}${further}`;
}
