const REASONS = {
  'not-allowed': 'not allowed',
  denied: 'denied',
  'outside-boundary': 'outside the boundary',
  elsewhere: 'not where it is needed',
} as const;

/** Why an action is missing, in words. */
export const missingReasonText = (reason: keyof typeof REASONS): string => REASONS[reason];
