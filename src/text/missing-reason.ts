const REASONS = {
  'not-allowed': 'not allowed',
  denied: 'denied',
  'outside-boundary': 'outside the boundary',
  elsewhere: 'not where it is needed',
  'other-conditions': 'not allowed for this',
} as const;

/** Returns the reason why an action is missing, in words. */
export const missingReasonText = (reason: keyof typeof REASONS): string => REASONS[reason];
