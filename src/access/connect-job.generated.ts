// ~~ Generated from the catalogue. To modify, edit catalogue/ and run "npm run catalogue:render".

import { ConnectJobBase } from './connect-job-base';

/**
 * A job that people and applications have in a contact center again and again, with the actions that it takes.
 *
 * Which ones they are, and why each is there, is in the documentation: docs/jobs.md.
 */
export class ConnectJob extends ConnectJobBase {
  /** Signs in to the Contact Control Panel as the user whose name is the session's. */
  public static readonly CCP_SIGN_IN = new ConnectJob('ccp-sign-in');
  /** Creates, finds, changes and deletes users. */
  public static readonly USER_ADMINISTRATION = new ConnectJob('user-administration');
  /** Writes attributes of contacts. */
  public static readonly CONTACT_ATTRIBUTE_WRITER = new ConnectJob('contact-attribute-writer');
  /** Places outbound calls. */
  public static readonly OUTBOUND_DIALER = new ConnectJob('outbound-dialer');
  /** Starts chats for customers. */
  public static readonly CHAT_STARTER = new ConnectJob('chat-starter');
  /** Starts task contacts. */
  public static readonly TASK_STARTER = new ConnectJob('task-starter');
  /** Starts in-app, web and video calls. */
  public static readonly WEB_CALL_STARTER = new ConnectJob('web-call-starter');
  /** Reads real-time and historical metrics. */
  public static readonly METRICS_READER = new ConnectJob('metrics-reader');
  /** Reads metrics of outbound campaigns. */
  public static readonly CAMPAIGN_METRICS = new ConnectJob('campaign-metrics');
  /** Looks up users, queues and quick connects. */
  public static readonly DIRECTORY_LOOKUP = new ConnectJob('directory-lookup');
  /** Deploys flows and flow modules, and points phone numbers to flows. */
  public static readonly FLOW_DEPLOYMENT = new ConnectJob('flow-deployment');
  /** Adds Lex bots to an instance and removes them. */
  public static readonly BOT_ASSOCIATION = new ConnectJob('bot-association');
  /** Adds Lambda functions to an instance and removes them. */
  public static readonly FUNCTION_ASSOCIATION = new ConnectJob('function-association');
  /** Attaches buckets and streams to an instance and detaches them. */
  public static readonly STORAGE_ASSOCIATION = new ConnectJob('storage-association');
  /** Associates an agent assist domain and its knowledge bases with an instance. */
  public static readonly AGENT_ASSIST_ASSOCIATION = new ConnectJob('agent-assist-association');
  /** Associates a Cases domain with an instance. */
  public static readonly CASES_ASSOCIATION = new ConnectJob('cases-association');
  /** Creates instances. */
  public static readonly INSTANCE_CREATION = new ConnectJob('instance-creation');
  /**
   * Replicates an instance, puts phone numbers and users into traffic distribution groups, and
   * moves traffic between Regions.
   */
  public static readonly GLOBAL_RESILIENCY = new ConnectJob('global-resiliency');
  /**
   * Runs outbound campaigns: those of the instances of the scope, told apart by the tag owner.
   */
  public static readonly CAMPAIGN_OPERATOR = new ConnectJob('campaign-operator');
  /**
   * Enables and disables outbound campaigns. By the reference, the actions that do so take no
   * resource, so they hold for every instance of the account.
   */
  public static readonly CAMPAIGN_ONBOARDER = new ConnectJob('campaign-onboarder');
  /**
   * Shares data sets of the analytics data lake with accounts. No condition key limits which
   * accounts.
   */
  public static readonly DATA_LAKE_ASSOCIATOR = new ConnectJob('data-lake-associator');
  /** Reads how an instance is set up, and no contacts. */
  public static readonly AUDITOR = new ConnectJob('auditor');
  /** Reads what a deployment would change. */
  public static readonly DEPLOYMENT_PLAN = new ConnectJob('deployment-plan');
  /**
   * Deploys queues, hours, routing profiles, quick connects, statuses, hierarchy groups,
   * predefined attributes, task templates, views, rules, evaluation forms and flows; not users,
   * security profiles, prompts, e-mail addresses and data tables.
   */
  public static readonly DEPLOYMENT_APPLY = new ConnectJob('deployment-apply');
  /** Copies users, security profiles and what a deployment applies into another instance. */
  public static readonly MIGRATION = new ConnectJob('migration');
  /** Watches queues, agents and contacts, and does not search for words of transcripts. */
  public static readonly SUPERVISOR = new ConnectJob('supervisor');
  /**
   * Administers users, queues, routing profiles, hours, quick connects and flows; every action
   * can be limited by the tags of a scope.
   */
  public static readonly TAGGED_ADMINISTRATOR = new ConnectJob('tagged-administrator');
  /** Reads contacts and their attributes. */
  public static readonly CONTACT_READER = new ConnectJob('contact-reader');
  /** Reads what conversational analytics finds in contacts in real time. */
  public static readonly CONVERSATION_READER = new ConnectJob('conversation-reader');
  /** Reads recordings, transcripts and other files of contacts from the storage bucket. */
  public static readonly RECORDINGS_READER = new ConnectJob('recordings-reader');
  /** Reads contact records or agent events from the Kinesis stream that an instance writes to. */
  public static readonly CONTACT_RECORD_CONSUMER = new ConnectJob('contact-record-consumer');
  /**
   * Starts, pauses and stops the recording of contacts, such as while a card number is collected.
   */
  public static readonly RECORDING_CONTROL = new ConnectJob('recording-control');
  /** Starts and stops the processing of messages of chats that go on. */
  public static readonly MEDIA_PROCESSING = new ConnectJob('media-processing');
  /** Moves, pauses, ends, reroutes and changes contacts. */
  public static readonly CONTACT_CONTROL = new ConnectJob('contact-control');
  /** Creates contacts, and ends them. */
  public static readonly CONTACT_CREATOR = new ConnectJob('contact-creator');
  /**
   * Runs chats with customers: starts them, streams their messages and ends them. The participant
   * service is left out: its requests are not signed.
   */
  public static readonly CHAT_BACK_END = new ConnectJob('chat-back-end');
  /** Starts outbound chats by SMS and WhatsApp, and sends messages. */
  public static readonly OUTBOUND_MESSENGER = new ConnectJob('outbound-messenger');
  /** Sends e-mails to customers, answers theirs and takes in new ones. */
  public static readonly EMAIL_SENDER = new ConnectJob('email-sender');
  /**
   * Attaches files to cases, e-mails and tasks, and recordings to contacts, reads them and
   * deletes them.
   */
  public static readonly ATTACHED_FILES = new ConnectJob('attached-files');
  /** Evaluates contacts with the evaluation forms of an instance. */
  public static readonly EVALUATOR = new ConnectJob('evaluator');
  /** Reads values of data tables. */
  public static readonly DATA_TABLE_READER = new ConnectJob('data-table-reader');
  /** Writes values of data tables. */
  public static readonly DATA_TABLE_WRITER = new ConnectJob('data-table-writer');
  /** Makes and changes quick connects, and adds them to queues. */
  public static readonly QUICK_CONNECTS = new ConnectJob('quick-connects');
  /** Claims and releases phone numbers, and points them to flows. */
  public static readonly PHONE_NUMBERS = new ConnectJob('phone-numbers');
  /** Makes, reads and deletes prompts, from audio in a bucket. */
  public static readonly PROMPT_LIBRARY = new ConnectJob('prompt-library');
  /** Sends notifications to users, and reads notifications. */
  public static readonly NOTIFIER = new ConnectJob('notifier');
  /** Writes test cases and runs them. */
  public static readonly TEST_AND_SIMULATION = new ConnectJob('test-and-simulation');
  /**
   * Switches features of an instance on and off, such as calls and Contact Lens.
   * ConnectScope.withConditions narrows it to some.
   */
  public static readonly INSTANCE_FEATURES = new ConnectJob('instance-features');
  /** Adds, removes and lists the approved origins of an instance. */
  public static readonly APPROVED_ORIGINS = new ConnectJob('approved-origins');
  /** Adds, removes and lists the security keys of an instance. */
  public static readonly SECURITY_KEYS = new ConnectJob('security-keys');
  /** Deletes instances, and releases their phone numbers. */
  public static readonly INSTANCE_TEARDOWN = new ConnectJob('instance-teardown');
  /** Sets from which addresses users may sign in and how long a session lasts. */
  public static readonly AUTHENTICATION_PROFILES = new ConnectJob('authentication-profiles');
  /**
   * Sets the vocabularies and the extraction definitions of conversational analytics, and starts
   * analyses.
   */
  public static readonly ANALYTICS_SETTINGS = new ConnectJob('analytics-settings');
  /**
   * Builds AI agents, prompts and guardrails of agent assist, and sets which AI agents an
   * assistant uses.
   */
  public static readonly AI_AGENT_BUILDER = new ConnectJob('ai-agent-builder');
  /** Is the role of a Lex bot whose intent asks an assistant of agent assist. */
  public static readonly AGENT_ASSIST_BOT = new ConnectJob('agent-assist-bot');
  /** Asks an assistant of agent assist, and reads its recommendations, sessions and messages. */
  public static readonly AGENT_ASSIST_CLIENT = new ConnectJob('agent-assist-client');
  /** Writes the content and the quick responses of a knowledge base. */
  public static readonly KNOWLEDGE_BASE_SYNCHRONIZATION = new ConnectJob('knowledge-base-synchronization');
  /** Writes, versions and activates message templates. */
  public static readonly MESSAGE_TEMPLATES = new ConnectJob('message-templates');
  /** Reads customer profiles of a Customer Profiles domain. */
  public static readonly PROFILE_READER = new ConnectJob('profile-reader');
  /** Writes, merges and deletes customer profiles. */
  public static readonly PROFILE_WRITER = new ConnectJob('profile-writer');
  /** Defines segments of profiles, and exports them. */
  public static readonly SEGMENT_BUILDER = new ConnectJob('segment-builder');
  /** Imports files of profile data into a domain. */
  public static readonly PROFILE_IMPORTER = new ConnectJob('profile-importer');
  /**
   * Makes, starts and stops recommenders of a Customer Profiles domain, and reads
   * recommendations.
   */
  public static readonly PROFILE_RECOMMENDATIONS = new ConnectJob('profile-recommendations');
  /** Handles cases: makes, finds and changes them. */
  public static readonly CASE_HANDLER = new ConnectJob('case-handler');
  /** Sets up a Cases domain: fields, layouts, templates, rules and events. */
  public static readonly CASES_ADMINISTRATION = new ConnectJob('cases-administration');
  /** Adds applications and MCP servers to an instance, and removes them. */
  public static readonly THIRD_PARTY_APPLICATIONS = new ConnectJob('third-party-applications');
  /** Schedules and runs data integrations of AppIntegrations. */
  public static readonly DATA_INTEGRATION = new ConnectJob('data-integration');
  /**
   * Moves campaigns, segments and templates from Amazon Pinpoint to Amazon Connect, with the tool
   * for it.
   */
  public static readonly PINPOINT_MIGRATION = new ConnectJob('pinpoint-migration');
}
