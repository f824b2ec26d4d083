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
  /**
   * Keeps users in step with a directory, as SCIM does: creates, finds, changes and deletes them.
   */
  public static readonly USER_ADMINISTRATION = new ConnectJob('user-administration');
  /** Writes attributes of contacts, from a flow's function or after a call. */
  public static readonly CONTACT_ATTRIBUTE_WRITER = new ConnectJob('contact-attribute-writer');
  /** Places outbound calls, one by one. */
  public static readonly OUTBOUND_DIALER = new ConnectJob('outbound-dialer');
  /** Starts chats, from a web site's back end. */
  public static readonly CHAT_STARTER = new ConnectJob('chat-starter');
  /** Starts tasks, from another system. */
  public static readonly TASK_STARTER = new ConnectJob('task-starter');
  /** Starts in-app, web and video calls. */
  public static readonly WEB_CALL_STARTER = new ConnectJob('web-call-starter');
  /** Reads real-time and historical metrics. */
  public static readonly METRICS_READER = new ConnectJob('metrics-reader');
  /** Looks up users, queues and quick connects. */
  public static readonly DIRECTORY_LOOKUP = new ConnectJob('directory-lookup');
  /**
   * Deploys flows and flow modules, and points phone numbers to flows. A flow can call every
   * function and bot that is associated with the instance.
   */
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
  /** Replicates an instance and moves phone numbers, users and traffic between Regions. */
  public static readonly GLOBAL_RESILIENCY = new ConnectJob('global-resiliency');
  /**
   * Runs outbound campaigns: those of the instances of the scope, told apart by the tag owner.
   */
  public static readonly CAMPAIGN_OPERATOR = new ConnectJob('campaign-operator');
  /**
   * Enables and disables outbound campaigns. The actions that do so take no resource: they hold
   * for every instance of the account.
   */
  public static readonly CAMPAIGN_ONBOARDER = new ConnectJob('campaign-onboarder');
  /**
   * Shares data sets of the analytics data lake with accounts, any account: contact records can
   * leave the organization.
   */
  public static readonly DATA_LAKE_ASSOCIATOR = new ConnectJob('data-lake-associator');
  /** Reads how an instance is set up, and nothing of what customers said. */
  public static readonly AUDITOR = new ConnectJob('auditor');
  /** Reads what a deployment would change. */
  public static readonly DEPLOYMENT_PLAN = new ConnectJob('deployment-plan');
  /**
   * Deploys queues, hours, routing profiles, quick connects, statuses, hierarchy groups,
   * predefined attributes, task templates, views, rules, evaluation forms and flows; not users,
   * security profiles, prompts, e-mail addresses and data tables.
   */
  public static readonly DEPLOYMENT_APPLY = new ConnectJob('deployment-apply');
  /**
   * Copies users, security profiles and what a deployment applies into another instance. Who may
   * write security profiles can make anybody administrator of the instance.
   */
  public static readonly MIGRATION = new ConnectJob('migration');
  /** Watches queues, agents and contacts, without searching what was said. */
  public static readonly SUPERVISOR = new ConnectJob('supervisor');
  /**
   * Administers users, queues, routing profiles, hours, quick connects and flows; every action
   * can be limited by the tags of a scope.
   */
  public static readonly TAGGED_ADMINISTRATOR = new ConnectJob('tagged-administrator');
}
