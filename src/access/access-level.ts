/**
 * An access level of the Service Authorization Reference.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 */
export enum AccessLevel {
  /** List resources. */
  LIST = 'List',
  /** Read the contents and attributes of resources. */
  READ = 'Read',
  /** Change tags. */
  TAGGING = 'Tagging',
  /** Create, change and delete resources. */
  WRITE = 'Write',
  /** Change policies and permissions. */
  PERMISSIONS_MANAGEMENT = 'Permissions management',
}
