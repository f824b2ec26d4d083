import { PolicyStatement } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** The combined effect of the unread parts. */
export interface WhatIsUnknown {
  /** Whether everything was read. */
  readonly isNothing: boolean;
  /** Whether some part may allow an action. */
  readonly mayAllow: (action: string) => boolean;
  /** Whether some part may deny an action. */
  readonly mayDeny: (action: string) => boolean;
  readonly mayReplace: boolean;
  /** The verdict when nothing that was read allows anything. */
  readonly otherwise: 'no' | 'unknown';
}

/** @param covers whether a statement covers an action on some resource */
export function whatIsUnknown(
  parts: readonly UnknownPart[],
  covers: (statement: PolicyStatement, action: string) => boolean,
): WhatIsUnknown {
  const mayReplace = parts.some((part) => part.mayReplace === true);
  const allowing = parts.filter((part) => part.mayAllow);
  const denying = parts.filter((part) => part.mayDeny);
  const may = (some: readonly UnknownPart[], action: string) =>
    mayReplace || some.some(({ within }) => within?.some((one) => covers(one, action)) ?? true);
  const mayAllowAll = mayReplace || allowing.some(({ within }) => within === undefined);
  return {
    isNothing: parts.length === 0,
    mayAllow: (action) => may(allowing, action),
    mayDeny: (action) => may(denying, action),
    mayReplace,
    otherwise: mayAllowAll ? 'unknown' : 'no',
  };
}
