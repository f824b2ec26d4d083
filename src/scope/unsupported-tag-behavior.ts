/** What becomes of an action that cannot carry the condition on tags that a scope asks for. */
export enum UnsupportedTagBehavior {
  /** An error: nothing is granted without the tags. */
  FAIL = 'ERROR',
  /**
   * The action is left out, and a finding says so. A managed policy is an error all the same:
   * what it denies would go with it.
   */
  OMIT = 'LEAVE_OUT',
  /** The action is granted without the tags, and a finding says so. */
  GRANT_WITHOUT_TAGS = 'GRANT_UNSCOPED',
}
