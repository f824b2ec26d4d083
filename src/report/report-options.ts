/** Options for the text of a report. */
export interface ConnectAccessReportTextOptions {
  /**
   * Whether the text has terminal colors.
   *
   * @default false
   */
  readonly color?: boolean;

  /**
   * The maximum number of characters in a line.
   *
   * @default 100
   */
  readonly width?: number;

  /**
   * Whether the text has the findings that are accepted, with their reasons.
   *
   * @default false
   */
  readonly accepted?: boolean;
}

/** Options for the summary of a report. */
export interface ConnectAccessSummaryOptions extends ConnectAccessReportTextOptions {
  /**
   * Whether all capabilities are shown, instead of those that matter most.
   *
   * @default false
   */
  readonly all?: boolean;
}

/** Options for what people keep of a report. */
export interface ConnectAccessReportPageOptions {
  /**
   * The title.
   *
   * @default 'Access to Amazon Connect'
   */
  readonly title?: string;

  /**
   * The date of the templates, as `YYYY-MM-DD`. The report does not add the date of today, so that
   * the same input gives the same output.
   *
   * @default - no date
   */
  readonly date?: string;
}

/** Limits an answer to some resources and principals. */
export interface WhoCanOptions extends ConnectAccessReportTextOptions {
  /**
   * An ARN, or a part of one, such as the id of an instance. Shows only who can do it there.
   *
   * @default - everywhere
   */
  readonly on?: string;

  /**
   * The name of a principal, as the report has it. Or the end of its construct path, its logical id,
   * its name in IAM, or its ARN. `*` is any text.
   *
   * @default - all principals
   */
  readonly who?: string;
}
