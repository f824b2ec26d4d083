// ~~ Generated from the catalogue. To modify, edit catalogue/ and run "npm run catalogue:render".

import { ConsoleUseCaseBase } from './console-use-case-base';

/**
 * A row of AWS's table of permissions for the Amazon Connect console.
 *
 * An edit brings the rows that show what it edits, and every page of the console the home page's list and details.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security-iam-amazon-connect-permissions.html
 */
export class ConsoleUseCase extends ConsoleUseCaseBase {
  /** Connect Customer console home: List instance. */
  public static readonly LIST_INSTANCE = new ConsoleUseCase('list-instance');
  /**
   * Connect Customer console home: Describe instance: View the details of the instance/ current
   * settings.
   */
  public static readonly DESCRIBE_INSTANCE = new ConsoleUseCase('describe-instance');
  /** Connect Customer console home: Create instance. */
  public static readonly CREATE_INSTANCE = new ConsoleUseCase('create-instance');
  /**
   * Connect Customer console home: Create a replica instance (Connect Customer Global
   * Resiliency): Replicate an instance in another AWS Region with the ReplicateInstance API.
   */
  public static readonly CREATE_REPLICA_INSTANCE = new ConsoleUseCase('create-replica-instance');
  /** Connect Customer console home: Delete instance. */
  public static readonly DELETE_INSTANCE = new ConsoleUseCase('delete-instance');
  /** Overview: Create service-linked role. */
  public static readonly CREATE_SERVICE_LINKED_ROLE = new ConsoleUseCase('create-service-linked-role');
  /** Telephony: View telephony options. */
  public static readonly VIEW_TELEPHONY_OPTIONS = new ConsoleUseCase('view-telephony-options');
  /** Telephony: Enable/Disable telephony options. */
  public static readonly ENABLE_DISABLE_TELEPHONY_OPTIONS = new ConsoleUseCase('enable-disable-telephony-options');
  /** Telephony: View outbound campaigns. */
  public static readonly TELEPHONY_VIEW_OUTBOUND_CAMPAIGNS = new ConsoleUseCase('telephony-view-outbound-campaigns');
  /** Telephony: Enable/disable outbound campaigns. */
  public static readonly TELEPHONY_ENABLE_DISABLE_OUTBOUND_CAMPAIGNS = new ConsoleUseCase('telephony-enable-disable-outbound-campaigns');
  /** Data storage, Call recording: View call recording. */
  public static readonly VIEW_CALL_RECORDING = new ConsoleUseCase('view-call-recording');
  /** Data storage, Call recording: Edit call recording. */
  public static readonly EDIT_CALL_RECORDING = new ConsoleUseCase('edit-call-recording');
  /** Data storage, Screen recording: View screen recording. */
  public static readonly VIEW_SCREEN_RECORDING = new ConsoleUseCase('view-screen-recording');
  /** Data storage, Screen recording: Edit screen recording. */
  public static readonly EDIT_SCREEN_RECORDING = new ConsoleUseCase('edit-screen-recording');
  /** Data storage, Chat transcripts: View chat transcripts. */
  public static readonly VIEW_CHAT_TRANSCRIPTS = new ConsoleUseCase('view-chat-transcripts');
  /** Data storage, Chat transcripts: Edit chat transcripts. */
  public static readonly EDIT_CHAT_TRANSCRIPTS = new ConsoleUseCase('edit-chat-transcripts');
  /** Data storage, Attachments: View attachments. */
  public static readonly VIEW_ATTACHMENTS = new ConsoleUseCase('view-attachments');
  /** Data storage, Attachments: Edit attachments. */
  public static readonly EDIT_ATTACHMENTS = new ConsoleUseCase('edit-attachments');
  /** Data storage, Live media streaming: View live media streaming. */
  public static readonly VIEW_LIVE_MEDIA_STREAMING = new ConsoleUseCase('view-live-media-streaming');
  /** Data storage, Live media streaming: Edit live media streaming. */
  public static readonly EDIT_LIVE_MEDIA_STREAMING = new ConsoleUseCase('edit-live-media-streaming');
  /** Data storage, Exported reports: View exported reports. */
  public static readonly VIEW_EXPORTED_REPORTS = new ConsoleUseCase('view-exported-reports');
  /** Data storage, Exported reports: Edit exported reports. */
  public static readonly EDIT_EXPORTED_REPORTS = new ConsoleUseCase('edit-exported-reports');
  /** Data streaming, Contact records: View data streaming - Contact records. */
  public static readonly VIEW_DATA_STREAMING_CONTACT_RECORDS = new ConsoleUseCase('view-data-streaming-contact-records');
  /** Data streaming, Contact records: Edit contact record. */
  public static readonly EDIT_CONTACT_RECORD = new ConsoleUseCase('edit-contact-record');
  /** Data streaming, Agent events: View data streaming - Agent events. */
  public static readonly VIEW_DATA_STREAMING_AGENT_EVENTS = new ConsoleUseCase('view-data-streaming-agent-events');
  /** Data streaming, Agent events: Edit agent events. */
  public static readonly EDIT_AGENT_EVENTS = new ConsoleUseCase('edit-agent-events');
  /** Flows, Flows security keys: View flow security keys. */
  public static readonly VIEW_FLOW_SECURITY_KEYS = new ConsoleUseCase('view-flow-security-keys');
  /** Flows, Flows security keys: Add/remove flow security keys. */
  public static readonly ADD_REMOVE_FLOW_SECURITY_KEYS = new ConsoleUseCase('add-remove-flow-security-keys');
  /** Flows, Lex bots: View Lex bots. */
  public static readonly VIEW_LEX_BOTS = new ConsoleUseCase('view-lex-bots');
  /** Flows, Lex bots: Add/remove Lex bots. */
  public static readonly ADD_REMOVE_LEX_BOTS = new ConsoleUseCase('add-remove-lex-bots');
  /** Flows, Lambda functions: View Lambda functions. */
  public static readonly VIEW_LAMBDA_FUNCTIONS = new ConsoleUseCase('view-lambda-functions');
  /** Flows, Lambda functions: Add/remove Lambda functions. */
  public static readonly ADD_REMOVE_LAMBDA_FUNCTIONS = new ConsoleUseCase('add-remove-lambda-functions');
  /** Flows, Flow logs: View flow log config. */
  public static readonly VIEW_FLOW_LOG_CONFIG = new ConsoleUseCase('view-flow-log-config');
  /** Flows, Flow logs: Enable/disable flow log. */
  public static readonly ENABLE_DISABLE_FLOW_LOG = new ConsoleUseCase('enable-disable-flow-log');
  /** Flows, Amazon Polly: View Amazon Polly option. */
  public static readonly VIEW_AMAZON_POLLY_OPTION = new ConsoleUseCase('view-amazon-polly-option');
  /** Flows, Amazon Polly: Update Amazon Polly option. */
  public static readonly UPDATE_AMAZON_POLLY_OPTION = new ConsoleUseCase('update-amazon-polly-option');
  /** Conversational analytics connectors: View conversational analytics connectors. */
  public static readonly VIEW_CONTACT_LENS_CONNECTORS = new ConsoleUseCase('view-contact-lens-connectors');
  /**
   * Conversational analytics connectors: Add/Update/Remove conversational analytics connectors.
   */
  public static readonly ADD_UPDATE_REMOVE_CONTACT_LENS_CONNECTORS = new ConsoleUseCase('add-update-remove-contact-lens-connectors');
  /** Voice transfer integrations: View external voice transfer connectors. */
  public static readonly VIEW_EXTERNAL_VOICE_TRANSFER_CONNECTORS = new ConsoleUseCase('view-external-voice-transfer-connectors');
  /** Voice transfer integrations: Add/Update/Remove external voice transfer connectors. */
  public static readonly ADD_UPDATE_REMOVE_EXTERNAL_VOICE_TRANSFER_CONNECTORS = new ConsoleUseCase('add-update-remove-external-voice-transfer-connectors');
  /** Application integration: View approved origins. */
  public static readonly VIEW_APPROVED_ORIGINS = new ConsoleUseCase('view-approved-origins');
  /** Application integration: Edit approved origins. */
  public static readonly EDIT_APPROVED_ORIGINS = new ConsoleUseCase('edit-approved-origins');
  /** Customer Profiles: View customer profiles. */
  public static readonly VIEW_CUSTOMER_PROFILES = new ConsoleUseCase('view-customer-profiles');
  /** Customer Profiles: Edit customer profiles. */
  public static readonly EDIT_CUSTOMER_PROFILES = new ConsoleUseCase('edit-customer-profiles');
  /** Tasks: View Tasks integrations. */
  public static readonly VIEW_TASKS_INTEGRATIONS = new ConsoleUseCase('view-tasks-integrations');
  /** Tasks: Edit Tasks integrations. */
  public static readonly EDIT_TASKS_INTEGRATIONS = new ConsoleUseCase('edit-tasks-integrations');
  /** Email: View email domains and addresses. */
  public static readonly VIEW_EMAIL_DOMAINS_AND_ADDRESSES = new ConsoleUseCase('view-email-domains-and-addresses');
  /** Email: Edit email domains and addresses. */
  public static readonly EDIT_EMAIL_DOMAINS_AND_ADDRESSES = new ConsoleUseCase('edit-email-domains-and-addresses');
  /** Cases: View Cases domain details. */
  public static readonly VIEW_CASES_DOMAIN_DETAILS = new ConsoleUseCase('view-cases-domain-details');
  /** Cases: Onboard to Cases. */
  public static readonly ONBOARD_TO_CASES = new ConsoleUseCase('onboard-to-cases');
  /** Customer authentication: View customer authentication. */
  public static readonly VIEW_CUSTOMER_AUTHENTICATION = new ConsoleUseCase('view-customer-authentication');
  /** Customer authentication: Onboard to customer authentication. */
  public static readonly ONBOARD_TO_CUSTOMER_AUTHENTICATION = new ConsoleUseCase('onboard-to-customer-authentication');
  /** Outbound campaigns: View outbound campaigns. */
  public static readonly VIEW_OUTBOUND_CAMPAIGNS = new ConsoleUseCase('view-outbound-campaigns');
  /** Outbound campaigns: Create outbound campaigns. */
  public static readonly CREATE_OUTBOUND_CAMPAIGNS = new ConsoleUseCase('create-outbound-campaigns');
  /** agent assist: View domains and integrations. */
  public static readonly AGENT_ASSIST_VIEW_DOMAINS_AND_INTEGRATIONS = new ConsoleUseCase('agent-assist-view-domains-and-integrations');
  /** agent assist: Add or remove domains. */
  public static readonly AGENT_ASSIST_ADD_OR_REMOVE_DOMAINS = new ConsoleUseCase('agent-assist-add-or-remove-domains');
  /** agent assist: Add or remove integrations. */
  public static readonly AGENT_ASSIST_ADD_OR_REMOVE_INTEGRATIONS = new ConsoleUseCase('agent-assist-add-or-remove-integrations');
  /** Voice ID: View Voice ID integrations. */
  public static readonly VIEW_VOICE_ID_INTEGRATIONS = new ConsoleUseCase('view-voice-id-integrations');
  /** Voice ID: Edit Voice ID integrations. */
  public static readonly EDIT_VOICE_ID_INTEGRATIONS = new ConsoleUseCase('edit-voice-id-integrations');
  /** Forecasting & agent scheduling: View forecasting & agent scheduling. */
  public static readonly VIEW_FORECASTING_CAPACITY_PLANNING_AND_SCHEDULING = new ConsoleUseCase('view-forecasting-capacity-planning-and-scheduling');
  /** Forecasting & agent scheduling: Enable forecasting & agent scheduling. */
  public static readonly ENABLE_FORECASTING_CAPACITY_PLANNING_AND_SCHEDULING = new ConsoleUseCase('enable-forecasting-capacity-planning-and-scheduling');
  /** Forecasting & agent scheduling: Disable forecasting & agent scheduling. */
  public static readonly DISABLE_FORECASTING_CAPACITY_PLANNING_AND_SCHEDULING = new ConsoleUseCase('disable-forecasting-capacity-planning-and-scheduling');
  /** Federations, SAML federation: SAML federation. */
  public static readonly SAML_FEDERATION = new ConsoleUseCase('saml-federation');
  /** Federations, Admin/Emergency federation: Admin/Emergency federation. */
  public static readonly ADMIN_EMERGENCY_FEDERATION = new ConsoleUseCase('admin-emergency-federation');
}
