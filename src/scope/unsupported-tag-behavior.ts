/** How to handle an action that cannot carry the tag condition of a scope. */
export enum UnsupportedTagBehavior {
  /** Throws an error: nothing is granted without the tags. */
  FAIL = 'ERROR',
  /**
   * Leaves out the action and reports a finding. A managed policy is still an error, because
   * leaving it out would also leave out its denies.
   */
  OMIT = 'LEAVE_OUT',
  /** Grants the action without the tags and reports a finding. */
  GRANT_WITHOUT_TAGS = 'GRANT_UNSCOPED',
}
