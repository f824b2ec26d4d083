// ~~ Generated from the catalogue. To modify, edit catalogue/ and run "npm run catalogue:render".

import { ConsolePageBase } from './console-page-base';

/**
 * A page of the Amazon Connect console, with its use cases.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security-iam-amazon-connect-permissions.html
 */
export class ConsolePage extends ConsolePageBase {
  /** Connect Customer console home, formerly Amazon Connect console home. */
  public static readonly CONNECT_CUSTOMER_CONSOLE_HOME = new ConsolePage('Connect Customer console home');
  /** Overview. */
  public static readonly OVERVIEW = new ConsolePage('Overview');
  /** Telephony. */
  public static readonly TELEPHONY = new ConsolePage('Telephony');
  /** Data storage. */
  public static readonly DATA_STORAGE = new ConsolePage('Data storage');
  /** Data streaming. */
  public static readonly DATA_STREAMING = new ConsolePage('Data streaming');
  /** Flows. */
  public static readonly FLOWS = new ConsolePage('Flows');
  /** Conversational analytics connectors, formerly Contact Lens connectors. */
  public static readonly CONVERSATIONAL_ANALYTICS_CONNECTORS = new ConsolePage('Conversational analytics connectors');
  /** Voice transfer integrations. */
  public static readonly VOICE_TRANSFER_INTEGRATIONS = new ConsolePage('Voice transfer integrations');
  /** Application integration. */
  public static readonly APPLICATION_INTEGRATION = new ConsolePage('Application integration');
  /** Customer Profiles. */
  public static readonly CUSTOMER_PROFILES = new ConsolePage('Customer Profiles');
  /** Tasks. */
  public static readonly TASKS = new ConsolePage('Tasks');
  /** Email. */
  public static readonly EMAIL = new ConsolePage('Email');
  /** Cases. */
  public static readonly CASES = new ConsolePage('Cases');
  /** Customer authentication. */
  public static readonly CUSTOMER_AUTHENTICATION = new ConsolePage('Customer authentication');
  /** Outbound campaigns. */
  public static readonly OUTBOUND_CAMPAIGNS = new ConsolePage('Outbound campaigns');
  /** agent assist, formerly Amazon Q in Connect. */
  public static readonly AGENT_ASSIST = new ConsolePage('agent assist');
  /** Voice ID. */
  public static readonly VOICE_ID = new ConsolePage('Voice ID');
  /** Forecasting & agent scheduling, formerly Forecasting, capacity planning, and scheduling. */
  public static readonly FORECASTING_AND_AGENT_SCHEDULING = new ConsolePage('Forecasting & agent scheduling');
  /** Federations. */
  public static readonly FEDERATIONS = new ConsolePage('Federations');
}
