import { UnknownPart } from '../policy/unknown';

/** The combined effect of the unread parts. */
export interface WhatIsUnknown {
  readonly mayAllow: boolean;
  readonly mayDeny: boolean;
  readonly mayReplace: boolean;
  /** The verdict when nothing that was read allows anything. */
  readonly otherwise: 'no' | 'unknown';
}

export function whatIsUnknown(parts: readonly UnknownPart[]): WhatIsUnknown {
  const mayReplace = parts.some((part) => part.mayReplace === true);
  const mayAllow = mayReplace || parts.some((part) => part.mayAllow);
  const mayDeny = mayReplace || parts.some((part) => part.mayDeny);
  return { mayAllow, mayDeny, mayReplace, otherwise: mayAllow ? 'unknown' : 'no' };
}
