/** What becomes of an action that cannot carry the condition on tags that a scope asks for. */
export enum TagFallback {
  /** An error: nothing is granted without the tags. */
  ERROR = 'ERROR',
  /** The action is left out, and a finding says so. A managed policy is an error all the same: what it denies would go with it. */
  LEAVE_OUT = 'LEAVE_OUT',
  /** The action is granted without the tags, and a finding says so. */
  GRANT_UNSCOPED = 'GRANT_UNSCOPED',
}
