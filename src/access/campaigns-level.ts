/** A level of access to outbound campaigns. Each level includes the previous one. */
export enum CampaignsLevel {
  /** View campaigns, their state and the campaign settings of the instance. */
  VIEWER = 'VIEWER',
  /** Create, change, run and delete campaigns, and add contact requests to them. */
  OPERATOR = 'OPERATOR',
  /** Enable outbound campaigns for an instance, integrate them, and disable them. */
  ADMINISTRATOR = 'ADMINISTRATOR',
}

/**
 * An edition of the outbound campaigns API. Both editions have the IAM prefix `connect-campaigns`.
 */
export enum CampaignsApi {
  /** The first API: voice campaigns, dial requests. */
  V1 = 'v1',
  /** The second API: several channels, segments, schedules. */
  V2 = 'v2',
}
