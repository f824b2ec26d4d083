/** A level of access to service-linked roles. Each level includes the previous one. */
export enum ServiceLinkedRolesLevel {
  /**
   * View the permissions of a role, with the inline policies that features added, and the status of
   * its deletion.
   */
  VIEWER = 'VIEWER',
  /** Create a role, and edit its description, which is the only editable part. */
  CREATOR = 'CREATOR',
  /** Delete a role. IAM refuses while the service uses it. */
  ADMINISTRATOR = 'ADMINISTRATOR',
}
