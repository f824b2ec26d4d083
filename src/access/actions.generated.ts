// ~~ Generated from the catalogue. To modify, edit catalogue/ and run "npm run catalogue:render".

/** The actions of Amazon AppIntegrations, IAM prefix `app-integrations`. */
export enum AppIntegrationsAction {
  /**
   * `app-integrations:CreateApplication`: Write. Resources: application. Needs
   * `iam:AttachRolePolicy`, `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`. With tags also
   * `app-integrations:TagResource`.
   */
  CREATE_APPLICATION = 'app-integrations:CreateApplication',
  /**
   * `app-integrations:CreateApplicationAssociation`: Write. Resources: application,
   * application-association (documented).
   */
  CREATE_APPLICATION_ASSOCIATION = 'app-integrations:CreateApplicationAssociation',
  /**
   * `app-integrations:CreateDataIntegration`: Write. Resources: data-integration. Needs
   * `appflow:DeleteFlow`, `appflow:DescribeConnectorProfiles`, `iam:AttachRolePolicy`,
   * `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`, `kms:CreateGrant`, `profile:GetDomain`,
   * `profile:GetProfileObjectType`, `s3:GetBucketNotification`, `s3:GetEncryptionConfiguration`,
   * `s3:PutBucketNotification`. With tags also `app-integrations:TagResource`.
   */
  CREATE_DATA_INTEGRATION = 'app-integrations:CreateDataIntegration',
  /**
   * `app-integrations:CreateDataIntegrationAssociation`: Write. Resources: data-integration.
   * Needs `appflow:CreateFlow`, `appflow:DeleteFlow`, `appflow:DescribeConnectorEntity`,
   * `appflow:DescribeConnectorProfiles`, `appflow:TagResource`, `appflow:UseConnectorProfile`,
   * `profile:CreateSnapshot`, `profile:GetSnapshot`.
   */
  CREATE_DATA_INTEGRATION_ASSOCIATION = 'app-integrations:CreateDataIntegrationAssociation',
  /** `app-integrations:CreateDataIntegrationSchedule`: Write. Resources: data-integration. */
  CREATE_DATA_INTEGRATION_SCHEDULE = 'app-integrations:CreateDataIntegrationSchedule',
  /**
   * `app-integrations:CreateEventIntegration`: Write. Resources: event-integration. Needs
   * `iam:AttachRolePolicy`, `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`. With tags also
   * `app-integrations:TagResource`.
   */
  CREATE_EVENT_INTEGRATION = 'app-integrations:CreateEventIntegration',
  /**
   * `app-integrations:CreateEventIntegrationAssociation`: Write. Resources: event-integration.
   * Needs `events:PutRule`, `events:PutTargets`.
   */
  CREATE_EVENT_INTEGRATION_ASSOCIATION = 'app-integrations:CreateEventIntegrationAssociation',
  /** `app-integrations:DeleteApplication`: Write. Resources: application. */
  DELETE_APPLICATION = 'app-integrations:DeleteApplication',
  /**
   * `app-integrations:DeleteApplicationAssociation`: Write. Resources: application-association.
   */
  DELETE_APPLICATION_ASSOCIATION = 'app-integrations:DeleteApplicationAssociation',
  /** `app-integrations:DeleteDataIntegration`: Write. Resources: data-integration. */
  DELETE_DATA_INTEGRATION = 'app-integrations:DeleteDataIntegration',
  /**
   * `app-integrations:DeleteDataIntegrationAssociation`: Write. Resources:
   * data-integration-association. Needs `appflow:CreateFlow`, `appflow:DeleteFlow`,
   * `appflow:DescribeConnectorEntity`, `appflow:DescribeConnectorProfiles`, `appflow:StopFlow`,
   * `appflow:TagResource`, `appflow:UseConnectorProfile`.
   */
  DELETE_DATA_INTEGRATION_ASSOCIATION = 'app-integrations:DeleteDataIntegrationAssociation',
  /** `app-integrations:DeleteEventIntegration`: Write. Resources: event-integration. */
  DELETE_EVENT_INTEGRATION = 'app-integrations:DeleteEventIntegration',
  /**
   * `app-integrations:DeleteEventIntegrationAssociation`: Write. Resources:
   * event-integration-association. Needs `events:DeleteRule`, `events:ListTargetsByRule`,
   * `events:RemoveTargets`.
   */
  DELETE_EVENT_INTEGRATION_ASSOCIATION = 'app-integrations:DeleteEventIntegrationAssociation',
  /** `app-integrations:GetApplication`: Read. Resources: application. */
  GET_APPLICATION = 'app-integrations:GetApplication',
  /** `app-integrations:GetDataIntegration`: Read. Resources: data-integration. */
  GET_DATA_INTEGRATION = 'app-integrations:GetDataIntegration',
  /** `app-integrations:GetDataIntegrationExecution`: Read. Resources: data-integration. */
  GET_DATA_INTEGRATION_EXECUTION = 'app-integrations:GetDataIntegrationExecution',
  /** `app-integrations:GetDataIntegrationSchedule`: Read. Resources: data-integration. */
  GET_DATA_INTEGRATION_SCHEDULE = 'app-integrations:GetDataIntegrationSchedule',
  /** `app-integrations:GetEventIntegration`: Read. Resources: event-integration. */
  GET_EVENT_INTEGRATION = 'app-integrations:GetEventIntegration',
  /** `app-integrations:ListApplicationAssociations`: List. Resource: * only. */
  LIST_APPLICATION_ASSOCIATIONS = 'app-integrations:ListApplicationAssociations',
  /** `app-integrations:ListApplications`: List. Resource: * only. */
  LIST_APPLICATIONS = 'app-integrations:ListApplications',
  /** `app-integrations:ListDataIntegrationAssociations`: List. Resource: * only. */
  LIST_DATA_INTEGRATION_ASSOCIATIONS = 'app-integrations:ListDataIntegrationAssociations',
  /** `app-integrations:ListDataIntegrationExecutions`: List. Resources: data-integration. */
  LIST_DATA_INTEGRATION_EXECUTIONS = 'app-integrations:ListDataIntegrationExecutions',
  /** `app-integrations:ListDataIntegrationSchedules`: List. Resources: data-integration. */
  LIST_DATA_INTEGRATION_SCHEDULES = 'app-integrations:ListDataIntegrationSchedules',
  /** `app-integrations:ListDataIntegrations`: List. Resource: * only. */
  LIST_DATA_INTEGRATIONS = 'app-integrations:ListDataIntegrations',
  /** `app-integrations:ListEventIntegrationAssociations`: Read. Resource: * only. */
  LIST_EVENT_INTEGRATION_ASSOCIATIONS = 'app-integrations:ListEventIntegrationAssociations',
  /** `app-integrations:ListEventIntegrations`: List. Resource: * only. */
  LIST_EVENT_INTEGRATIONS = 'app-integrations:ListEventIntegrations',
  /**
   * `app-integrations:ListTagsForResource`: Read. Resources: application (optional),
   * data-integration (optional), data-integration-association (optional), event-integration
   * (optional), event-integration-association (optional).
   */
  LIST_TAGS_FOR_RESOURCE = 'app-integrations:ListTagsForResource',
  /**
   * `app-integrations:StartDataIntegrationExecution`: Write. Resources: data-integration. Needs
   * `profile:CreateSegmentSnapshot`, `profile:CreateSnapshot`.
   */
  START_DATA_INTEGRATION_EXECUTION = 'app-integrations:StartDataIntegrationExecution',
  /**
   * `app-integrations:TagResource`: Tagging. Resources: application (optional),
   * application-association (optional), data-integration (optional), data-integration-association
   * (optional), event-integration (optional), event-integration-association (optional).
   */
  TAG_RESOURCE = 'app-integrations:TagResource',
  /**
   * `app-integrations:UntagResource`: Tagging. Resources: application (optional),
   * application-association (optional), data-integration (optional), data-integration-association
   * (optional), event-integration (optional), event-integration-association (optional).
   */
  UNTAG_RESOURCE = 'app-integrations:UntagResource',
  /** `app-integrations:UpdateApplication`: Write. Resources: application. */
  UPDATE_APPLICATION = 'app-integrations:UpdateApplication',
  /** `app-integrations:UpdateDataIntegration`: Write. Resources: data-integration. */
  UPDATE_DATA_INTEGRATION = 'app-integrations:UpdateDataIntegration',
  /**
   * `app-integrations:UpdateDataIntegrationAssociation`: Write. Resources:
   * data-integration-association. Needs `profile:CreateSnapshot`, `profile:GetSnapshot`.
   */
  UPDATE_DATA_INTEGRATION_ASSOCIATION = 'app-integrations:UpdateDataIntegrationAssociation',
  /** `app-integrations:UpdateDataIntegrationSchedule`: Write. Resources: data-integration. */
  UPDATE_DATA_INTEGRATION_SCHEDULE = 'app-integrations:UpdateDataIntegrationSchedule',
  /** `app-integrations:UpdateEventIntegration`: Write. Resources: event-integration. */
  UPDATE_EVENT_INTEGRATION = 'app-integrations:UpdateEventIntegration',
}

/** The actions of Amazon Connect Cases, IAM prefix `cases`. */
export enum CasesAction {
  /** `cases:BatchGetCaseRule`: Read. Resources: CaseRule, Domain. */
  BATCH_GET_CASE_RULE = 'cases:BatchGetCaseRule',
  /** `cases:BatchGetField`: Read. Resources: Domain, Field. */
  BATCH_GET_FIELD = 'cases:BatchGetField',
  /** `cases:BatchPutFieldOptions`: Write. Resources: Domain, Field. */
  BATCH_PUT_FIELD_OPTIONS = 'cases:BatchPutFieldOptions',
  /**
   * `cases:CreateCase`: Write. Resources: Case, Domain, Field, Template. With tags also
   * `cases:TagResource`.
   */
  CREATE_CASE = 'cases:CreateCase',
  /** `cases:CreateCaseRule`: Write. Resources: CaseRule, Domain. */
  CREATE_CASE_RULE = 'cases:CreateCaseRule',
  /** `cases:CreateDomain`: Write. Resource: * only. */
  CREATE_DOMAIN = 'cases:CreateDomain',
  /** `cases:CreateField`: Write. Resources: Domain, Field. */
  CREATE_FIELD = 'cases:CreateField',
  /** `cases:CreateLayout`: Write. Resources: Domain, Layout. */
  CREATE_LAYOUT = 'cases:CreateLayout',
  /** `cases:CreateRelatedItem`: Write. Resources: Case, Domain, RelatedItem. */
  CREATE_RELATED_ITEM = 'cases:CreateRelatedItem',
  /** `cases:CreateTemplate`: Write. Resources: Domain, Layout, Template. */
  CREATE_TEMPLATE = 'cases:CreateTemplate',
  /** `cases:DeleteCase`: Write. Resources: Case, Domain. */
  DELETE_CASE = 'cases:DeleteCase',
  /** `cases:DeleteCaseRule`: Write. Resources: CaseRule, Domain. */
  DELETE_CASE_RULE = 'cases:DeleteCaseRule',
  /** `cases:DeleteDomain`: Write. Resources: Domain. */
  DELETE_DOMAIN = 'cases:DeleteDomain',
  /** `cases:DeleteField`: Write. Resources: Domain, Field. */
  DELETE_FIELD = 'cases:DeleteField',
  /** `cases:DeleteLayout`: Write. Resources: Domain, Layout. */
  DELETE_LAYOUT = 'cases:DeleteLayout',
  /** `cases:DeleteRelatedItem`: Write. Resources: Case, Domain, RelatedItem. */
  DELETE_RELATED_ITEM = 'cases:DeleteRelatedItem',
  /** `cases:DeleteTemplate`: Write. Resources: Domain, Template. */
  DELETE_TEMPLATE = 'cases:DeleteTemplate',
  /** `cases:GetCase`: Read. Resources: Case, Domain, Field. */
  GET_CASE = 'cases:GetCase',
  /** `cases:GetCaseAuditEvents`: Read. Resources: Case, Domain. */
  GET_CASE_AUDIT_EVENTS = 'cases:GetCaseAuditEvents',
  /** `cases:GetCaseEventConfiguration`: Read. Resources: Domain. */
  GET_CASE_EVENT_CONFIGURATION = 'cases:GetCaseEventConfiguration',
  /** `cases:GetDomain`: Read. Resources: Domain. */
  GET_DOMAIN = 'cases:GetDomain',
  /** `cases:GetLayout`: Read. Resources: Domain, Layout. */
  GET_LAYOUT = 'cases:GetLayout',
  /** `cases:GetTemplate`: Read. Resources: Domain, Template. */
  GET_TEMPLATE = 'cases:GetTemplate',
  /** `cases:ListCaseRules`: List. Resources: Domain. */
  LIST_CASE_RULES = 'cases:ListCaseRules',
  /** `cases:ListCasesForContact`: List. Resources: Domain. */
  LIST_CASES_FOR_CONTACT = 'cases:ListCasesForContact',
  /** `cases:ListDomains`: List. Resource: * only. */
  LIST_DOMAINS = 'cases:ListDomains',
  /** `cases:ListFieldOptions`: List. Resources: Domain, Field. */
  LIST_FIELD_OPTIONS = 'cases:ListFieldOptions',
  /** `cases:ListFields`: List. Resources: Domain. */
  LIST_FIELDS = 'cases:ListFields',
  /** `cases:ListLayouts`: List. Resources: Domain. */
  LIST_LAYOUTS = 'cases:ListLayouts',
  /** `cases:ListTagsForResource`: Read. Resource: * only. */
  LIST_TAGS_FOR_RESOURCE = 'cases:ListTagsForResource',
  /** `cases:ListTemplates`: List. Resources: Domain. */
  LIST_TEMPLATES = 'cases:ListTemplates',
  /** `cases:PutCaseEventConfiguration`: Write. Resources: Domain. */
  PUT_CASE_EVENT_CONFIGURATION = 'cases:PutCaseEventConfiguration',
  /** `cases:SearchAllRelatedItems`: Read. Resources: Domain. */
  SEARCH_ALL_RELATED_ITEMS = 'cases:SearchAllRelatedItems',
  /** `cases:SearchCases`: Read. Resources: Domain. */
  SEARCH_CASES = 'cases:SearchCases',
  /** `cases:SearchRelatedItems`: Read. Resources: Case, Domain. */
  SEARCH_RELATED_ITEMS = 'cases:SearchRelatedItems',
  /**
   * `cases:TagResource`: Tagging. Resources: Case (optional), CaseRule (optional), Domain
   * (optional), Field (optional), Layout (optional), RelatedItem (optional), Template (optional).
   */
  TAG_RESOURCE = 'cases:TagResource',
  /**
   * `cases:UntagResource`: Tagging. Resources: Case (optional), CaseRule (optional), Domain
   * (optional), Field (optional), Layout (optional), RelatedItem (optional), Template (optional).
   */
  UNTAG_RESOURCE = 'cases:UntagResource',
  /** `cases:UpdateCase`: Write. Resources: Case, Domain, Field. */
  UPDATE_CASE = 'cases:UpdateCase',
  /** `cases:UpdateCaseRule`: Write. Resources: CaseRule, Domain. */
  UPDATE_CASE_RULE = 'cases:UpdateCaseRule',
  /** `cases:UpdateField`: Write. Resources: Domain, Field. */
  UPDATE_FIELD = 'cases:UpdateField',
  /** `cases:UpdateLayout`: Write. Resources: Domain, Layout. */
  UPDATE_LAYOUT = 'cases:UpdateLayout',
  /** `cases:UpdateRelatedItem`: Write. Resources: Case, Domain, RelatedItem. */
  UPDATE_RELATED_ITEM = 'cases:UpdateRelatedItem',
  /** `cases:UpdateTemplate`: Write. Resources: Domain, Template. */
  UPDATE_TEMPLATE = 'cases:UpdateTemplate',
}

/** The actions of Amazon Connect, IAM prefix `connect`. */
export enum ConnectAction {
  /** `connect:ActivateEvaluationForm`: Write. Resources: evaluation-form. */
  ACTIVATE_EVALUATION_FORM = 'connect:ActivateEvaluationForm',
  /**
   * `connect:AdminGetEmergencyAccessToken`: Write. Resources: instance. Needs
   * `connect:DescribeInstance`, `connect:ListInstances`, `ds:DescribeDirectories`.
   */
  ADMIN_GET_EMERGENCY_ACCESS_TOKEN = 'connect:AdminGetEmergencyAccessToken',
  /** `connect:AssociateAnalyticsDataSet`: Write. Resources: instance. */
  ASSOCIATE_ANALYTICS_DATA_SET = 'connect:AssociateAnalyticsDataSet',
  /** `connect:AssociateApprovedOrigin`: Write. Resources: instance. */
  ASSOCIATE_APPROVED_ORIGIN = 'connect:AssociateApprovedOrigin',
  /**
   * `connect:AssociateBot`: Write. Resources: instance. Needs `iam:AttachRolePolicy`,
   * `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`, `lex:CreateResourcePolicy`,
   * `lex:DescribeBotAlias`, `lex:GetBot`, `lex:UpdateResourcePolicy`.
   */
  ASSOCIATE_BOT = 'connect:AssociateBot',
  /** `connect:AssociateContactWithUser`: Write. Resources: contact, instance, user. */
  ASSOCIATE_CONTACT_WITH_USER = 'connect:AssociateContactWithUser',
  /**
   * `connect:AssociateCustomerProfilesDomain`: Write. Resources: instance. Needs
   * `iam:AttachRolePolicy`, `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`,
   * `profile:GetDomain`.
   */
  ASSOCIATE_CUSTOMER_PROFILES_DOMAIN = 'connect:AssociateCustomerProfilesDomain',
  /** `connect:AssociateDefaultVocabulary`: Write. Resources: instance. */
  ASSOCIATE_DEFAULT_VOCABULARY = 'connect:AssociateDefaultVocabulary',
  /** `connect:AssociateEmailAddressAlias`: Write. Resources: email-address. */
  ASSOCIATE_EMAIL_ADDRESS_ALIAS = 'connect:AssociateEmailAddressAlias',
  /** `connect:AssociateFlow`: Write. Resources: contact-flow, wildcard-phone-number. */
  ASSOCIATE_FLOW = 'connect:AssociateFlow',
  /**
   * `connect:AssociateInstanceStorageConfig`: Write. Resources: instance. Needs
   * `ds:DescribeDirectories`, `firehose:DescribeDeliveryStream`, `iam:AttachRolePolicy`,
   * `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`, `kinesis:DescribeStream`,
   * `kms:CreateGrant`, `kms:DescribeKey`, `s3:GetBucketAcl`, `s3:GetBucketLocation`.
   */
  ASSOCIATE_INSTANCE_STORAGE_CONFIG = 'connect:AssociateInstanceStorageConfig',
  /**
   * `connect:AssociateLambdaFunction`: Write. Resources: instance. Needs `lambda:AddPermission`.
   */
  ASSOCIATE_LAMBDA_FUNCTION = 'connect:AssociateLambdaFunction',
  /**
   * `connect:AssociateLexBot`: Write. Resources: instance. Needs `iam:AttachRolePolicy`,
   * `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`, `lex:GetBot`.
   */
  ASSOCIATE_LEX_BOT = 'connect:AssociateLexBot',
  /** `connect:AssociatePhoneNumberContactFlow`: Write. Resources: contact-flow, phone-number. */
  ASSOCIATE_PHONE_NUMBER_CONTACT_FLOW = 'connect:AssociatePhoneNumberContactFlow',
  /** `connect:AssociateQueueEmailAddresses`: Write. Resources: queue. */
  ASSOCIATE_QUEUE_EMAIL_ADDRESSES = 'connect:AssociateQueueEmailAddresses',
  /** `connect:AssociateQueueQuickConnects`: Write. Resources: queue, quick-connect. */
  ASSOCIATE_QUEUE_QUICK_CONNECTS = 'connect:AssociateQueueQuickConnects',
  /** `connect:AssociateRoutingProfileQueues`: Write. Resources: queue, routing-profile. */
  ASSOCIATE_ROUTING_PROFILE_QUEUES = 'connect:AssociateRoutingProfileQueues',
  /** `connect:AssociateSecurityKey`: Write. Resources: instance. */
  ASSOCIATE_SECURITY_KEY = 'connect:AssociateSecurityKey',
  /**
   * `connect:AssociateSecurityProfiles`: Write. Resources: instance, security-profile, ai-agent
   * (optional).
   */
  ASSOCIATE_SECURITY_PROFILES = 'connect:AssociateSecurityProfiles',
  /**
   * `connect:AssociateTrafficDistributionGroupUser`: Write. Resources: instance,
   * traffic-distribution-group, user.
   */
  ASSOCIATE_TRAFFIC_DISTRIBUTION_GROUP_USER = 'connect:AssociateTrafficDistributionGroupUser',
  /** `connect:AssociateUserProficiencies`: Write. Resources: instance, user. */
  ASSOCIATE_USER_PROFICIENCIES = 'connect:AssociateUserProficiencies',
  /**
   * `connect:AssociateWorkspace`: Write. Resources: workspace, routing-profile (optional), user
   * (optional).
   */
  ASSOCIATE_WORKSPACE = 'connect:AssociateWorkspace',
  /** `connect:BatchAssociateAnalyticsDataSet`: Write. Resources: instance. */
  BATCH_ASSOCIATE_ANALYTICS_DATA_SET = 'connect:BatchAssociateAnalyticsDataSet',
  /** `connect:BatchCreateDataTableValue`: Write. Resources: data-table. */
  BATCH_CREATE_DATA_TABLE_VALUE = 'connect:BatchCreateDataTableValue',
  /** `connect:BatchDeleteDataTableValue`: Write. Resources: data-table. */
  BATCH_DELETE_DATA_TABLE_VALUE = 'connect:BatchDeleteDataTableValue',
  /** `connect:BatchDescribeDataTableValue`: Read. Resources: data-table. */
  BATCH_DESCRIBE_DATA_TABLE_VALUE = 'connect:BatchDescribeDataTableValue',
  /** `connect:BatchDisassociateAnalyticsDataSet`: Write. Resources: instance. */
  BATCH_DISASSOCIATE_ANALYTICS_DATA_SET = 'connect:BatchDisassociateAnalyticsDataSet',
  /** `connect:BatchGetAttachedFileMetadata`: Read. Resources: attached-file. */
  BATCH_GET_ATTACHED_FILE_METADATA = 'connect:BatchGetAttachedFileMetadata',
  /** `connect:BatchGetFlowAssociation`: List. Resources: wildcard-phone-number. */
  BATCH_GET_FLOW_ASSOCIATION = 'connect:BatchGetFlowAssociation',
  /** `connect:BatchPutContact`: Write. Resources: instance, queue (optional). */
  BATCH_PUT_CONTACT = 'connect:BatchPutContact',
  /** `connect:BatchUpdateDataTableValue`: Write. Resources: data-table. */
  BATCH_UPDATE_DATA_TABLE_VALUE = 'connect:BatchUpdateDataTableValue',
  /**
   * `connect:ClaimPhoneNumber`: Write. Resources: instance, traffic-distribution-group,
   * wildcard-phone-number. With tags also `connect:TagResource`.
   */
  CLAIM_PHONE_NUMBER = 'connect:ClaimPhoneNumber',
  /** `connect:CompleteAttachedFileUpload`: Write. Resources: attached-file. */
  COMPLETE_ATTACHED_FILE_UPLOAD = 'connect:CompleteAttachedFileUpload',
  /**
   * `connect:CreateAgentStatus`: Write. Resources: agent-status. With tags also
   * `connect:TagResource`.
   */
  CREATE_AGENT_STATUS = 'connect:CreateAgentStatus',
  /**
   * `connect:CreateAttachedFile`: Write. Resources: attached-file. With tags also
   * `connect:TagResource`.
   */
  CREATE_ATTACHED_FILE = 'connect:CreateAttachedFile',
  /** `connect:CreateAuthenticationProfile`: Write. Resources: authentication-profile. */
  CREATE_AUTHENTICATION_PROFILE = 'connect:CreateAuthenticationProfile',
  /** `connect:CreateContact`: Write. Resources: instance, contact (optional), user (optional). */
  CREATE_CONTACT = 'connect:CreateContact',
  /**
   * `connect:CreateContactFlow`: Write. Resources: contact-flow. With tags also
   * `connect:TagResource`.
   */
  CREATE_CONTACT_FLOW = 'connect:CreateContactFlow',
  /**
   * `connect:CreateContactFlowModule`: Write. Resources: contact-flow-module. With tags also
   * `connect:TagResource`.
   */
  CREATE_CONTACT_FLOW_MODULE = 'connect:CreateContactFlowModule',
  /** `connect:CreateContactFlowModuleAlias`: Write. Resources: contact-flow-module. */
  CREATE_CONTACT_FLOW_MODULE_ALIAS = 'connect:CreateContactFlowModuleAlias',
  /** `connect:CreateContactFlowModuleVersion`: Write. Resources: contact-flow-module. */
  CREATE_CONTACT_FLOW_MODULE_VERSION = 'connect:CreateContactFlowModuleVersion',
  /** `connect:CreateContactFlowVersion`: Write. Resources: contact-flow. */
  CREATE_CONTACT_FLOW_VERSION = 'connect:CreateContactFlowVersion',
  /**
   * `connect:CreateDataTable`: Write. Resources: data-table. With tags also
   * `connect:TagResource`.
   */
  CREATE_DATA_TABLE = 'connect:CreateDataTable',
  /** `connect:CreateDataTableAttribute`: Write. Resources: data-table. */
  CREATE_DATA_TABLE_ATTRIBUTE = 'connect:CreateDataTableAttribute',
  /**
   * `connect:CreateEmailAddress`: Write. Resources: instance. With tags also
   * `connect:TagResource`.
   */
  CREATE_EMAIL_ADDRESS = 'connect:CreateEmailAddress',
  /**
   * `connect:CreateEvaluationForm`: Write. Resources: evaluation-form. With tags also
   * `connect:TagResource`.
   */
  CREATE_EVALUATION_FORM = 'connect:CreateEvaluationForm',
  /**
   * `connect:CreateExtractionDefinition`: Write. Resources: extraction-definition. With tags also
   * `connect:TagResource`.
   */
  CREATE_EXTRACTION_DEFINITION = 'connect:CreateExtractionDefinition',
  /**
   * `connect:CreateHoursOfOperation`: Write. Resources: hours-of-operation. With tags also
   * `connect:TagResource`.
   */
  CREATE_HOURS_OF_OPERATION = 'connect:CreateHoursOfOperation',
  /** `connect:CreateHoursOfOperationOverride`: Write. Resources: hours-of-operation, instance. */
  CREATE_HOURS_OF_OPERATION_OVERRIDE = 'connect:CreateHoursOfOperationOverride',
  /**
   * `connect:CreateInstance`: Write. Resource: * only. Needs `ds:AuthorizeApplication`,
   * `ds:CheckAlias`, `ds:CreateAlias`, `ds:CreateDirectory`, `ds:CreateIdentityPoolDirectory`,
   * `ds:DeleteDirectory`, `ds:DescribeDirectories`, `ds:UnauthorizeApplication`,
   * `iam:AttachRolePolicy`, `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`. With tags also
   * `connect:TagResource`.
   */
  CREATE_INSTANCE = 'connect:CreateInstance',
  /**
   * `connect:CreateIntegrationAssociation`: Write. Resources: instance, integration-association.
   * Needs `app-integrations:CreateApplicationAssociation`,
   * `app-integrations:CreateEventIntegrationAssociation`, `app-integrations:GetApplication`,
   * `app-integrations:GetDataIntegration`, `app-integrations:ListDataIntegrationAssociations`,
   * `app-integrations:TagResource`, `cases:GetDomain`, `chime:AssociateVoiceConnectorConnect`,
   * `chime:DisassociateVoiceConnectorConnect`, `chime:TagResource`, `chime:UntagResource`,
   * `ds:DescribeDirectories`, `events:PutRule`, `events:PutTargets`, `iam:AttachRolePolicy`,
   * `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`, `mobiletargeting:GetApp`,
   * `voiceid:DescribeDomain`, `wisdom:GetAssistant`, `wisdom:GetKnowledgeBase`,
   * `wisdom:TagResource`. With tags also `connect:TagResource`.
   */
  CREATE_INTEGRATION_ASSOCIATION = 'connect:CreateIntegrationAssociation',
  /** `connect:CreateMetric`: Write. Resources: metric. With tags also `connect:TagResource`. */
  CREATE_METRIC = 'connect:CreateMetric',
  /**
   * `connect:CreateNotification`: Write. Resources: instance, user (optional). With tags also
   * `connect:TagResource`.
   */
  CREATE_NOTIFICATION = 'connect:CreateNotification',
  /** `connect:CreateParticipant`: Write. Resources: contact, instance. */
  CREATE_PARTICIPANT = 'connect:CreateParticipant',
  /** `connect:CreatePersistentContactAssociation`: Write. Resources: contact, instance. */
  CREATE_PERSISTENT_CONTACT_ASSOCIATION = 'connect:CreatePersistentContactAssociation',
  /** `connect:CreatePredefinedAttribute`: Write. Resources: instance. */
  CREATE_PREDEFINED_ATTRIBUTE = 'connect:CreatePredefinedAttribute',
  /**
   * `connect:CreatePrompt`: Write. Resources: prompt. Needs `kms:Decrypt`, `s3:GetObject`,
   * `s3:GetObjectAcl`. With tags also `connect:TagResource`.
   */
  CREATE_PROMPT = 'connect:CreatePrompt',
  /** `connect:CreatePushNotificationRegistration`: Write. Resources: instance. */
  CREATE_PUSH_NOTIFICATION_REGISTRATION = 'connect:CreatePushNotificationRegistration',
  /**
   * `connect:CreateQueue`: Write. Resources: hours-of-operation, queue, contact-flow (optional),
   * phone-number (optional), quick-connect (optional). With tags also `connect:TagResource`.
   */
  CREATE_QUEUE = 'connect:CreateQueue',
  /**
   * `connect:CreateQuickConnect`: Write. Resources: quick-connect, contact-flow (optional), queue
   * (optional), user (optional). With tags also `connect:TagResource`.
   */
  CREATE_QUICK_CONNECT = 'connect:CreateQuickConnect',
  /**
   * `connect:CreateRoutingProfile`: Write. Resources: queue, routing-profile. With tags also
   * `connect:TagResource`.
   */
  CREATE_ROUTING_PROFILE = 'connect:CreateRoutingProfile',
  /** `connect:CreateRule`: Write. Resources: rule. With tags also `connect:TagResource`. */
  CREATE_RULE = 'connect:CreateRule',
  /**
   * `connect:CreateSecurityProfile`: Write. Resources: security-profile, application (optional),
   * contact-flow-module (optional), hierarchy-group (optional). With tags also
   * `connect:TagResource`.
   */
  CREATE_SECURITY_PROFILE = 'connect:CreateSecurityProfile',
  /**
   * `connect:CreateTaskTemplate`: Write. Resources: task-template. With tags also
   * `connect:TagResource`.
   */
  CREATE_TASK_TEMPLATE = 'connect:CreateTaskTemplate',
  /**
   * `connect:CreateTrafficDistributionGroup`: Write. Resources: instance,
   * traffic-distribution-group. With tags also `connect:TagResource`.
   */
  CREATE_TRAFFIC_DISTRIBUTION_GROUP = 'connect:CreateTrafficDistributionGroup',
  /**
   * `connect:CreateUseCase`: Write. Resources: instance, integration-association, use-case. Needs
   * `ds:DescribeDirectories`. With tags also `connect:TagResource`.
   */
  CREATE_USE_CASE = 'connect:CreateUseCase',
  /**
   * `connect:CreateUser`: Write. Resources: routing-profile, security-profile, user,
   * hierarchy-group (optional). With tags also `connect:TagResource`.
   */
  CREATE_USER = 'connect:CreateUser',
  /**
   * `connect:CreateUserHierarchyGroup`: Write. Resources: hierarchy-group (optional). With tags
   * also `connect:TagResource`.
   */
  CREATE_USER_HIERARCHY_GROUP = 'connect:CreateUserHierarchyGroup',
  /**
   * `connect:CreateView`: Write. Resources: customer-managed-view. With tags also
   * `connect:TagResource`.
   */
  CREATE_VIEW = 'connect:CreateView',
  /** `connect:CreateViewVersion`: Write. Resources: customer-managed-view. */
  CREATE_VIEW_VERSION = 'connect:CreateViewVersion',
  /**
   * `connect:CreateVocabulary`: Write. Resources: vocabulary. With tags also
   * `connect:TagResource`.
   */
  CREATE_VOCABULARY = 'connect:CreateVocabulary',
  /**
   * `connect:CreateWorkspace`: Write. Resources: workspace. With tags also `connect:TagResource`.
   */
  CREATE_WORKSPACE = 'connect:CreateWorkspace',
  /**
   * `connect:CreateWorkspacePage`: Write. Resources: workspace, aws-managed-view (optional),
   * customer-managed-view (optional).
   */
  CREATE_WORKSPACE_PAGE = 'connect:CreateWorkspacePage',
  /** `connect:DeactivateEvaluationForm`: Write. Resources: evaluation-form. */
  DEACTIVATE_EVALUATION_FORM = 'connect:DeactivateEvaluationForm',
  /**
   * `connect:DeleteAttachedFile`: Write. Resources: attached-file. Needs
   * `cases:DeleteRelatedItem`.
   */
  DELETE_ATTACHED_FILE = 'connect:DeleteAttachedFile',
  /** `connect:DeleteContactEvaluation`: Write. Resources: contact-evaluation. */
  DELETE_CONTACT_EVALUATION = 'connect:DeleteContactEvaluation',
  /** `connect:DeleteContactFlow`: Write. Resources: contact-flow. */
  DELETE_CONTACT_FLOW = 'connect:DeleteContactFlow',
  /** `connect:DeleteContactFlowModule`: Write. Resources: contact-flow-module. */
  DELETE_CONTACT_FLOW_MODULE = 'connect:DeleteContactFlowModule',
  /** `connect:DeleteContactFlowModuleAlias`: Write. Resources: contact-flow-module. */
  DELETE_CONTACT_FLOW_MODULE_ALIAS = 'connect:DeleteContactFlowModuleAlias',
  /** `connect:DeleteContactFlowModuleVersion`: Write. Resources: contact-flow-module. */
  DELETE_CONTACT_FLOW_MODULE_VERSION = 'connect:DeleteContactFlowModuleVersion',
  /** `connect:DeleteContactFlowVersion`: Write. Resources: contact-flow. */
  DELETE_CONTACT_FLOW_VERSION = 'connect:DeleteContactFlowVersion',
  /** `connect:DeleteDataTable`: Write. Resources: data-table. */
  DELETE_DATA_TABLE = 'connect:DeleteDataTable',
  /** `connect:DeleteDataTableAttribute`: Write. Resources: data-table. */
  DELETE_DATA_TABLE_ATTRIBUTE = 'connect:DeleteDataTableAttribute',
  /** `connect:DeleteEmailAddress`: Write. Resources: email-address. */
  DELETE_EMAIL_ADDRESS = 'connect:DeleteEmailAddress',
  /** `connect:DeleteEvaluationForm`: Write. Resources: evaluation-form. */
  DELETE_EVALUATION_FORM = 'connect:DeleteEvaluationForm',
  /** `connect:DeleteExtractionDefinition`: Write. Resources: extraction-definition. */
  DELETE_EXTRACTION_DEFINITION = 'connect:DeleteExtractionDefinition',
  /** `connect:DeleteHoursOfOperation`: Write. Resources: hours-of-operation. */
  DELETE_HOURS_OF_OPERATION = 'connect:DeleteHoursOfOperation',
  /** `connect:DeleteHoursOfOperationOverride`: Write. Resources: hours-of-operation, instance. */
  DELETE_HOURS_OF_OPERATION_OVERRIDE = 'connect:DeleteHoursOfOperationOverride',
  /**
   * `connect:DeleteInstance`: Write. Resources: instance. Needs `ds:DeleteDirectory`,
   * `ds:DescribeDirectories`, `ds:UnauthorizeApplication`.
   */
  DELETE_INSTANCE = 'connect:DeleteInstance',
  /**
   * `connect:DeleteIntegrationAssociation`: Write. Resources: instance, integration-association.
   * Needs `app-integrations:DeleteApplicationAssociation`,
   * `app-integrations:DeleteEventIntegrationAssociation`, `app-integrations:UntagResource`,
   * `ds:DescribeDirectories`, `events:DeleteRule`, `events:ListTargetsByRule`,
   * `events:RemoveTargets`.
   */
  DELETE_INTEGRATION_ASSOCIATION = 'connect:DeleteIntegrationAssociation',
  /** `connect:DeleteMetric`: Write. Resources: metric. */
  DELETE_METRIC = 'connect:DeleteMetric',
  /** `connect:DeleteNotification`: Write. Resources: notification. */
  DELETE_NOTIFICATION = 'connect:DeleteNotification',
  /** `connect:DeletePredefinedAttribute`: Write. Resources: instance. */
  DELETE_PREDEFINED_ATTRIBUTE = 'connect:DeletePredefinedAttribute',
  /** `connect:DeletePrompt`: Write. Resources: prompt. */
  DELETE_PROMPT = 'connect:DeletePrompt',
  /** `connect:DeletePushNotificationRegistration`: Write. Resources: instance. */
  DELETE_PUSH_NOTIFICATION_REGISTRATION = 'connect:DeletePushNotificationRegistration',
  /** `connect:DeleteQueue`: Write. Resources: queue. */
  DELETE_QUEUE = 'connect:DeleteQueue',
  /** `connect:DeleteQuickConnect`: Write. Resources: quick-connect. */
  DELETE_QUICK_CONNECT = 'connect:DeleteQuickConnect',
  /** `connect:DeleteRoutingProfile`: Write. Resources: routing-profile. */
  DELETE_ROUTING_PROFILE = 'connect:DeleteRoutingProfile',
  /** `connect:DeleteRule`: Write. Resources: rule. */
  DELETE_RULE = 'connect:DeleteRule',
  /** `connect:DeleteSecurityProfile`: Write. Resources: security-profile. */
  DELETE_SECURITY_PROFILE = 'connect:DeleteSecurityProfile',
  /** `connect:DeleteTaskTemplate`: Write. Resources: task-template. */
  DELETE_TASK_TEMPLATE = 'connect:DeleteTaskTemplate',
  /** `connect:DeleteTrafficDistributionGroup`: Write. Resources: traffic-distribution-group. */
  DELETE_TRAFFIC_DISTRIBUTION_GROUP = 'connect:DeleteTrafficDistributionGroup',
  /**
   * `connect:DeleteUseCase`: Write. Resources: instance, use-case. Needs
   * `ds:DescribeDirectories`.
   */
  DELETE_USE_CASE = 'connect:DeleteUseCase',
  /** `connect:DeleteUser`: Write. Resources: user. */
  DELETE_USER = 'connect:DeleteUser',
  /** `connect:DeleteUserHierarchyGroup`: Write. Resources: hierarchy-group. */
  DELETE_USER_HIERARCHY_GROUP = 'connect:DeleteUserHierarchyGroup',
  /** `connect:DeleteView`: Write. Resources: customer-managed-view. */
  DELETE_VIEW = 'connect:DeleteView',
  /** `connect:DeleteViewVersion`: Write. Resources: customer-managed-view-version. */
  DELETE_VIEW_VERSION = 'connect:DeleteViewVersion',
  /** `connect:DeleteVocabulary`: Write. Resources: vocabulary. */
  DELETE_VOCABULARY = 'connect:DeleteVocabulary',
  /** `connect:DeleteWorkspace`: Write. Resources: workspace. */
  DELETE_WORKSPACE = 'connect:DeleteWorkspace',
  /** `connect:DeleteWorkspaceMedia`: Write. Resources: workspace. */
  DELETE_WORKSPACE_MEDIA = 'connect:DeleteWorkspaceMedia',
  /** `connect:DeleteWorkspacePage`: Write. Resources: workspace. */
  DELETE_WORKSPACE_PAGE = 'connect:DeleteWorkspacePage',
  /** `connect:DescribeAgentStatus`: Read. Resources: agent-status. */
  DESCRIBE_AGENT_STATUS = 'connect:DescribeAgentStatus',
  /** `connect:DescribeAttachedFilesConfiguration`: Read. Resources: instance. */
  DESCRIBE_ATTACHED_FILES_CONFIGURATION = 'connect:DescribeAttachedFilesConfiguration',
  /** `connect:DescribeAuthenticationProfile`: Read. Resources: authentication-profile. */
  DESCRIBE_AUTHENTICATION_PROFILE = 'connect:DescribeAuthenticationProfile',
  /** `connect:DescribeContact`: Read. Resources: contact. */
  DESCRIBE_CONTACT = 'connect:DescribeContact',
  /** `connect:DescribeContactEvaluation`: Read. Resources: contact-evaluation. */
  DESCRIBE_CONTACT_EVALUATION = 'connect:DescribeContactEvaluation',
  /** `connect:DescribeContactFlow`: Read. Resources: contact-flow. */
  DESCRIBE_CONTACT_FLOW = 'connect:DescribeContactFlow',
  /** `connect:DescribeContactFlowModule`: Read. Resources: contact-flow-module. */
  DESCRIBE_CONTACT_FLOW_MODULE = 'connect:DescribeContactFlowModule',
  /** `connect:DescribeContactFlowModuleAlias`: Read. Resources: contact-flow-module. */
  DESCRIBE_CONTACT_FLOW_MODULE_ALIAS = 'connect:DescribeContactFlowModuleAlias',
  /** `connect:DescribeDataTable`: Read. Resources: data-table. */
  DESCRIBE_DATA_TABLE = 'connect:DescribeDataTable',
  /** `connect:DescribeDataTableAttribute`: Read. Resources: data-table. */
  DESCRIBE_DATA_TABLE_ATTRIBUTE = 'connect:DescribeDataTableAttribute',
  /** `connect:DescribeEmailAddress`: Read. Resources: email-address. */
  DESCRIBE_EMAIL_ADDRESS = 'connect:DescribeEmailAddress',
  /** `connect:DescribeEvaluationForm`: Read. Resources: evaluation-form. */
  DESCRIBE_EVALUATION_FORM = 'connect:DescribeEvaluationForm',
  /** `connect:DescribeExtractionDefinition`: Read. Resources: extraction-definition. */
  DESCRIBE_EXTRACTION_DEFINITION = 'connect:DescribeExtractionDefinition',
  /** `connect:DescribeForecastingPlanningSchedulingIntegration`: Read. Resources: instance. */
  DESCRIBE_FORECASTING_PLANNING_SCHEDULING_INTEGRATION = 'connect:DescribeForecastingPlanningSchedulingIntegration',
  /** `connect:DescribeHoursOfOperation`: Read. Resources: hours-of-operation. */
  DESCRIBE_HOURS_OF_OPERATION = 'connect:DescribeHoursOfOperation',
  /**
   * `connect:DescribeHoursOfOperationOverride`: Read. Resources: hours-of-operation, instance.
   */
  DESCRIBE_HOURS_OF_OPERATION_OVERRIDE = 'connect:DescribeHoursOfOperationOverride',
  /** `connect:DescribeInstance`: Read. Resources: instance. Needs `ds:DescribeDirectories`. */
  DESCRIBE_INSTANCE = 'connect:DescribeInstance',
  /** `connect:DescribeInstanceAttribute`: Read. Resources: instance. */
  DESCRIBE_INSTANCE_ATTRIBUTE = 'connect:DescribeInstanceAttribute',
  /** `connect:DescribeInstanceStorageConfig`: Read. Resources: instance. */
  DESCRIBE_INSTANCE_STORAGE_CONFIG = 'connect:DescribeInstanceStorageConfig',
  /** `connect:DescribeMetric`: Read. Resources: metric, qualified-metric. */
  DESCRIBE_METRIC = 'connect:DescribeMetric',
  /** `connect:DescribeNotification`: Read. Resources: notification. */
  DESCRIBE_NOTIFICATION = 'connect:DescribeNotification',
  /** `connect:DescribePhoneNumber`: Read. Resources: phone-number. */
  DESCRIBE_PHONE_NUMBER = 'connect:DescribePhoneNumber',
  /** `connect:DescribePredefinedAttribute`: Read. Resources: instance. */
  DESCRIBE_PREDEFINED_ATTRIBUTE = 'connect:DescribePredefinedAttribute',
  /** `connect:DescribePrompt`: Read. Resources: prompt. */
  DESCRIBE_PROMPT = 'connect:DescribePrompt',
  /** `connect:DescribeQueue`: Read. Resources: queue. */
  DESCRIBE_QUEUE = 'connect:DescribeQueue',
  /** `connect:DescribeQuickConnect`: Read. Resources: quick-connect. */
  DESCRIBE_QUICK_CONNECT = 'connect:DescribeQuickConnect',
  /** `connect:DescribeRoutingProfile`: Read. Resources: routing-profile. */
  DESCRIBE_ROUTING_PROFILE = 'connect:DescribeRoutingProfile',
  /** `connect:DescribeRule`: Read. Resources: rule. */
  DESCRIBE_RULE = 'connect:DescribeRule',
  /** `connect:DescribeSecurityProfile`: Read. Resources: security-profile. */
  DESCRIBE_SECURITY_PROFILE = 'connect:DescribeSecurityProfile',
  /** `connect:DescribeTrafficDistributionGroup`: Read. Resources: traffic-distribution-group. */
  DESCRIBE_TRAFFIC_DISTRIBUTION_GROUP = 'connect:DescribeTrafficDistributionGroup',
  /** `connect:DescribeUser`: Read. Resources: user. */
  DESCRIBE_USER = 'connect:DescribeUser',
  /** `connect:DescribeUserHierarchyGroup`: Read. Resources: hierarchy-group. */
  DESCRIBE_USER_HIERARCHY_GROUP = 'connect:DescribeUserHierarchyGroup',
  /** `connect:DescribeUserHierarchyStructure`: Read. Resources: instance. */
  DESCRIBE_USER_HIERARCHY_STRUCTURE = 'connect:DescribeUserHierarchyStructure',
  /**
   * `connect:DescribeView`: Read. Resources: aws-managed-view, customer-managed-view,
   * qualified-aws-managed-view, qualified-customer-managed-view.
   */
  DESCRIBE_VIEW = 'connect:DescribeView',
  /** `connect:DescribeVocabulary`: Read. Resources: vocabulary. */
  DESCRIBE_VOCABULARY = 'connect:DescribeVocabulary',
  /** `connect:DescribeWorkspace`: Read. Resources: workspace. */
  DESCRIBE_WORKSPACE = 'connect:DescribeWorkspace',
  /** `connect:DisassociateAnalyticsDataSet`: Write. Resources: instance. */
  DISASSOCIATE_ANALYTICS_DATA_SET = 'connect:DisassociateAnalyticsDataSet',
  /** `connect:DisassociateApprovedOrigin`: Write. Resources: instance. */
  DISASSOCIATE_APPROVED_ORIGIN = 'connect:DisassociateApprovedOrigin',
  /**
   * `connect:DisassociateBot`: Write. Resources: instance. Needs `iam:AttachRolePolicy`,
   * `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`, `lex:DeleteResourcePolicy`,
   * `lex:UpdateResourcePolicy`.
   */
  DISASSOCIATE_BOT = 'connect:DisassociateBot',
  /**
   * `connect:DisassociateCustomerProfilesDomain`: Write. Resources: instance. Needs
   * `iam:AttachRolePolicy`, `iam:DeleteRolePolicy`, `iam:DetachRolePolicy`, `iam:GetPolicy`,
   * `iam:GetPolicyVersion`, `iam:GetRolePolicy`.
   */
  DISASSOCIATE_CUSTOMER_PROFILES_DOMAIN = 'connect:DisassociateCustomerProfilesDomain',
  /** `connect:DisassociateEmailAddressAlias`: Write. Resources: email-address. */
  DISASSOCIATE_EMAIL_ADDRESS_ALIAS = 'connect:DisassociateEmailAddressAlias',
  /** `connect:DisassociateFlow`: Write. Resources: wildcard-phone-number. */
  DISASSOCIATE_FLOW = 'connect:DisassociateFlow',
  /** `connect:DisassociateInstanceStorageConfig`: Write. Resources: instance. */
  DISASSOCIATE_INSTANCE_STORAGE_CONFIG = 'connect:DisassociateInstanceStorageConfig',
  /**
   * `connect:DisassociateLambdaFunction`: Write. Resources: instance. Needs
   * `lambda:RemovePermission`.
   */
  DISASSOCIATE_LAMBDA_FUNCTION = 'connect:DisassociateLambdaFunction',
  /**
   * `connect:DisassociateLexBot`: Write. Resources: instance. Needs `iam:AttachRolePolicy`,
   * `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`.
   */
  DISASSOCIATE_LEX_BOT = 'connect:DisassociateLexBot',
  /** `connect:DisassociatePhoneNumberContactFlow`: Write. Resources: phone-number. */
  DISASSOCIATE_PHONE_NUMBER_CONTACT_FLOW = 'connect:DisassociatePhoneNumberContactFlow',
  /** `connect:DisassociateQueueEmailAddresses`: Write. Resources: queue. */
  DISASSOCIATE_QUEUE_EMAIL_ADDRESSES = 'connect:DisassociateQueueEmailAddresses',
  /** `connect:DisassociateQueueQuickConnects`: Write. Resources: queue, quick-connect. */
  DISASSOCIATE_QUEUE_QUICK_CONNECTS = 'connect:DisassociateQueueQuickConnects',
  /** `connect:DisassociateRoutingProfileQueues`: Write. Resources: routing-profile. */
  DISASSOCIATE_ROUTING_PROFILE_QUEUES = 'connect:DisassociateRoutingProfileQueues',
  /** `connect:DisassociateSecurityKey`: Write. Resources: instance. */
  DISASSOCIATE_SECURITY_KEY = 'connect:DisassociateSecurityKey',
  /**
   * `connect:DisassociateSecurityProfiles`: Write. Resources: instance, security-profile,
   * ai-agent (optional).
   */
  DISASSOCIATE_SECURITY_PROFILES = 'connect:DisassociateSecurityProfiles',
  /**
   * `connect:DisassociateTrafficDistributionGroupUser`: Write. Resources: instance,
   * traffic-distribution-group, user.
   */
  DISASSOCIATE_TRAFFIC_DISTRIBUTION_GROUP_USER = 'connect:DisassociateTrafficDistributionGroupUser',
  /** `connect:DisassociateUserProficiencies`: Write. Resources: instance, user. */
  DISASSOCIATE_USER_PROFICIENCIES = 'connect:DisassociateUserProficiencies',
  /** `connect:DisassociateWorkspace`: Write. Resources: workspace. */
  DISASSOCIATE_WORKSPACE = 'connect:DisassociateWorkspace',
  /** `connect:DismissUserContact`: Write. Resources: user. */
  DISMISS_USER_CONTACT = 'connect:DismissUserContact',
  /** `connect:EvaluateDataTableValues`: Read. Resources: data-table. */
  EVALUATE_DATA_TABLE_VALUES = 'connect:EvaluateDataTableValues',
  /** `connect:GetAttachedFile`: Read. Resources: attached-file. */
  GET_ATTACHED_FILE = 'connect:GetAttachedFile',
  /** `connect:GetContactAttributes`: Read. Resources: contact. */
  GET_CONTACT_ATTRIBUTES = 'connect:GetContactAttributes',
  /** `connect:GetContactMetrics`: Read. Resources: contact, instance. */
  GET_CONTACT_METRICS = 'connect:GetContactMetrics',
  /** `connect:GetCrossRegionRouting`: Read. Resources: instance. */
  GET_CROSS_REGION_ROUTING = 'connect:GetCrossRegionRouting',
  /** `connect:GetCurrentMetricData`: Read. Resources: queue, routing-profile. */
  GET_CURRENT_METRIC_DATA = 'connect:GetCurrentMetricData',
  /**
   * `connect:GetCurrentUserData`: Read. Resources: hierarchy-group, queue, routing-profile, user.
   */
  GET_CURRENT_USER_DATA = 'connect:GetCurrentUserData',
  /** `connect:GetEffectiveHoursOfOperations`: Read. Resources: hours-of-operation, instance. */
  GET_EFFECTIVE_HOURS_OF_OPERATIONS = 'connect:GetEffectiveHoursOfOperations',
  /** `connect:GetEvaluationFormValidation`: Read. Resources: evaluation-form. */
  GET_EVALUATION_FORM_VALIDATION = 'connect:GetEvaluationFormValidation',
  /** `connect:GetFederationToken`: Read. Resources: instance. */
  GET_FEDERATION_TOKEN = 'connect:GetFederationToken',
  /** `connect:GetFlowAssociation`: Read. Resources: wildcard-phone-number. */
  GET_FLOW_ASSOCIATION = 'connect:GetFlowAssociation',
  /** `connect:GetMetricData`: Read. Resources: queue. */
  GET_METRIC_DATA = 'connect:GetMetricData',
  /**
   * `connect:GetMetricDataV2`: Read. Resources: hierarchy-group, queue, routing-profile, user,
   * campaign (documented).
   */
  GET_METRIC_DATA_V2 = 'connect:GetMetricDataV2',
  /** `connect:GetPromptFile`: Read. Resources: prompt. */
  GET_PROMPT_FILE = 'connect:GetPromptFile',
  /** `connect:GetTaskTemplate`: Read. Resources: task-template. */
  GET_TASK_TEMPLATE = 'connect:GetTaskTemplate',
  /** `connect:GetTrafficDistribution`: List. Resources: traffic-distribution-group. */
  GET_TRAFFIC_DISTRIBUTION = 'connect:GetTrafficDistribution',
  /**
   * `connect:ImportPhoneNumber`: Write. Resources: instance, wildcard-phone-number. Needs
   * `sms-voice:DescribePhoneNumbers`,
   * `social-messaging:GetLinkedWhatsAppBusinessAccountPhoneNumber`,
   * `social-messaging:TagResource`. With tags also `connect:TagResource`.
   */
  IMPORT_PHONE_NUMBER = 'connect:ImportPhoneNumber',
  /** `connect:ImportWorkspaceMedia`: Write. Resources: workspace. */
  IMPORT_WORKSPACE_MEDIA = 'connect:ImportWorkspaceMedia',
  /** `connect:ListAgentStatuses`: List. Resources: wildcard-agent-status. */
  LIST_AGENT_STATUSES = 'connect:ListAgentStatuses',
  /** `connect:ListAnalyticsDataAssociations`: List. Resources: instance. */
  LIST_ANALYTICS_DATA_ASSOCIATIONS = 'connect:ListAnalyticsDataAssociations',
  /** `connect:ListAnalyticsDataLakeDataSets`: List. Resources: instance. */
  LIST_ANALYTICS_DATA_LAKE_DATA_SETS = 'connect:ListAnalyticsDataLakeDataSets',
  /** `connect:ListApprovedOrigins`: List. Resources: instance. */
  LIST_APPROVED_ORIGINS = 'connect:ListApprovedOrigins',
  /** `connect:ListAssociatedContacts`: List. Resources: contact. */
  LIST_ASSOCIATED_CONTACTS = 'connect:ListAssociatedContacts',
  /** `connect:ListAttachedFilesConfigurations`: List. Resources: instance. */
  LIST_ATTACHED_FILES_CONFIGURATIONS = 'connect:ListAttachedFilesConfigurations',
  /** `connect:ListAuthenticationProfiles`: List. Resources: instance. */
  LIST_AUTHENTICATION_PROFILES = 'connect:ListAuthenticationProfiles',
  /** `connect:ListBots`: List. Resources: instance. */
  LIST_BOTS = 'connect:ListBots',
  /** `connect:ListContactEvaluations`: List. Resources: instance. */
  LIST_CONTACT_EVALUATIONS = 'connect:ListContactEvaluations',
  /** `connect:ListContactFlowModuleAliases`: List. Resources: contact-flow-module. */
  LIST_CONTACT_FLOW_MODULE_ALIASES = 'connect:ListContactFlowModuleAliases',
  /** `connect:ListContactFlowModuleVersions`: List. Resources: contact-flow-module. */
  LIST_CONTACT_FLOW_MODULE_VERSIONS = 'connect:ListContactFlowModuleVersions',
  /** `connect:ListContactFlowModules`: List. Resources: instance. */
  LIST_CONTACT_FLOW_MODULES = 'connect:ListContactFlowModules',
  /** `connect:ListContactFlowVersions`: List. Resources: contact-flow. */
  LIST_CONTACT_FLOW_VERSIONS = 'connect:ListContactFlowVersions',
  /** `connect:ListContactFlows`: List. Resources: wildcard-contact-flow. */
  LIST_CONTACT_FLOWS = 'connect:ListContactFlows',
  /** `connect:ListContactReferences`: List. Resources: contact. */
  LIST_CONTACT_REFERENCES = 'connect:ListContactReferences',
  /** `connect:ListDataTableAttributes`: List. Resources: data-table. */
  LIST_DATA_TABLE_ATTRIBUTES = 'connect:ListDataTableAttributes',
  /** `connect:ListDataTablePrimaryValues`: List. Resources: data-table. */
  LIST_DATA_TABLE_PRIMARY_VALUES = 'connect:ListDataTablePrimaryValues',
  /** `connect:ListDataTableValues`: List. Resources: data-table. */
  LIST_DATA_TABLE_VALUES = 'connect:ListDataTableValues',
  /** `connect:ListDataTables`: List. Resources: instance. */
  LIST_DATA_TABLES = 'connect:ListDataTables',
  /** `connect:ListDefaultVocabularies`: List. Resources: instance. */
  LIST_DEFAULT_VOCABULARIES = 'connect:ListDefaultVocabularies',
  /** `connect:ListEntitySecurityProfiles`: List. Resources: instance, ai-agent (optional). */
  LIST_ENTITY_SECURITY_PROFILES = 'connect:ListEntitySecurityProfiles',
  /** `connect:ListEvaluationFormAIVersions`: List. Resources: instance. */
  LIST_EVALUATION_FORM_AI_VERSIONS = 'connect:ListEvaluationFormAIVersions',
  /** `connect:ListEvaluationFormVersions`: List. Resources: evaluation-form. */
  LIST_EVALUATION_FORM_VERSIONS = 'connect:ListEvaluationFormVersions',
  /** `connect:ListEvaluationForms`: List. Resources: instance. */
  LIST_EVALUATION_FORMS = 'connect:ListEvaluationForms',
  /** `connect:ListExtractionDefinitions`: List. Resources: instance. */
  LIST_EXTRACTION_DEFINITIONS = 'connect:ListExtractionDefinitions',
  /** `connect:ListFlowAssociations`: List. Resources: instance. */
  LIST_FLOW_ASSOCIATIONS = 'connect:ListFlowAssociations',
  /** `connect:ListHoursOfOperationOverrides`: List. Resources: hours-of-operation, instance. */
  LIST_HOURS_OF_OPERATION_OVERRIDES = 'connect:ListHoursOfOperationOverrides',
  /** `connect:ListHoursOfOperations`: List. Resources: instance. */
  LIST_HOURS_OF_OPERATIONS = 'connect:ListHoursOfOperations',
  /** `connect:ListInstanceAttributes`: List. Resources: instance. */
  LIST_INSTANCE_ATTRIBUTES = 'connect:ListInstanceAttributes',
  /** `connect:ListInstanceStorageConfigs`: List. Resources: instance. */
  LIST_INSTANCE_STORAGE_CONFIGS = 'connect:ListInstanceStorageConfigs',
  /** `connect:ListInstances`: List. Resource: * only. Needs `ds:DescribeDirectories`. */
  LIST_INSTANCES = 'connect:ListInstances',
  /**
   * `connect:ListIntegrationAssociations`: List. Resources: instance. Needs
   * `ds:DescribeDirectories`.
   */
  LIST_INTEGRATION_ASSOCIATIONS = 'connect:ListIntegrationAssociations',
  /** `connect:ListLambdaFunctions`: List. Resources: instance. */
  LIST_LAMBDA_FUNCTIONS = 'connect:ListLambdaFunctions',
  /** `connect:ListLexBots`: List. Resources: instance. */
  LIST_LEX_BOTS = 'connect:ListLexBots',
  /** `connect:ListMetrics`: List. Resources: instance. */
  LIST_METRICS = 'connect:ListMetrics',
  /** `connect:ListNotifications`: Read. Resources: instance. */
  LIST_NOTIFICATIONS = 'connect:ListNotifications',
  /** `connect:ListPhoneNumbers`: List. Resources: wildcard-legacy-phone-number. */
  LIST_PHONE_NUMBERS = 'connect:ListPhoneNumbers',
  /** `connect:ListPhoneNumbersV2`: List. Resources: wildcard-phone-number. */
  LIST_PHONE_NUMBERS_V2 = 'connect:ListPhoneNumbersV2',
  /** `connect:ListPredefinedAttributes`: List. Resources: instance. */
  LIST_PREDEFINED_ATTRIBUTES = 'connect:ListPredefinedAttributes',
  /** `connect:ListPrompts`: List. Resources: instance. */
  LIST_PROMPTS = 'connect:ListPrompts',
  /** `connect:ListQueueEmailAddresses`: List. Resources: queue. */
  LIST_QUEUE_EMAIL_ADDRESSES = 'connect:ListQueueEmailAddresses',
  /** `connect:ListQueueQuickConnects`: List. Resources: queue. */
  LIST_QUEUE_QUICK_CONNECTS = 'connect:ListQueueQuickConnects',
  /** `connect:ListQueues`: List. Resources: wildcard-queue. */
  LIST_QUEUES = 'connect:ListQueues',
  /** `connect:ListQuickConnects`: List. Resources: wildcard-quick-connect. */
  LIST_QUICK_CONNECTS = 'connect:ListQuickConnects',
  /** `connect:ListRealtimeContactAnalysisSegments`: Read. Resources: contact. */
  LIST_REALTIME_CONTACT_ANALYSIS_SEGMENTS = 'connect:ListRealtimeContactAnalysisSegments',
  /** `connect:ListRealtimeContactAnalysisSegmentsV2`: List. Resources: contact. */
  LIST_REALTIME_CONTACT_ANALYSIS_SEGMENTS_V2 = 'connect:ListRealtimeContactAnalysisSegmentsV2',
  /** `connect:ListRoutingProfileManualAssignmentQueues`: List. Resources: routing-profile. */
  LIST_ROUTING_PROFILE_MANUAL_ASSIGNMENT_QUEUES = 'connect:ListRoutingProfileManualAssignmentQueues',
  /** `connect:ListRoutingProfileQueues`: List. Resources: routing-profile. */
  LIST_ROUTING_PROFILE_QUEUES = 'connect:ListRoutingProfileQueues',
  /** `connect:ListRoutingProfiles`: List. Resources: instance. */
  LIST_ROUTING_PROFILES = 'connect:ListRoutingProfiles',
  /** `connect:ListRules`: List. Resources: instance. */
  LIST_RULES = 'connect:ListRules',
  /** `connect:ListSecurityKeys`: List. Resources: instance. */
  LIST_SECURITY_KEYS = 'connect:ListSecurityKeys',
  /** `connect:ListSecurityProfileAIAgents`: List. Resources: security-profile. */
  LIST_SECURITY_PROFILE_AI_AGENTS = 'connect:ListSecurityProfileAIAgents',
  /** `connect:ListSecurityProfileApplications`: List. Resources: security-profile. */
  LIST_SECURITY_PROFILE_APPLICATIONS = 'connect:ListSecurityProfileApplications',
  /** `connect:ListSecurityProfileFlowModules`: List. Resources: instance, security-profile. */
  LIST_SECURITY_PROFILE_FLOW_MODULES = 'connect:ListSecurityProfileFlowModules',
  /** `connect:ListSecurityProfilePermissions`: List. Resources: security-profile. */
  LIST_SECURITY_PROFILE_PERMISSIONS = 'connect:ListSecurityProfilePermissions',
  /** `connect:ListSecurityProfiles`: List. Resources: instance. */
  LIST_SECURITY_PROFILES = 'connect:ListSecurityProfiles',
  /**
   * `connect:ListTagsForResource`: Read. Resources: agent-status (optional), contact-evaluation
   * (optional), contact-flow (optional), contact-flow-module (optional), evaluation-form
   * (optional), extraction-definition (optional), hierarchy-group (optional), hours-of-operation
   * (optional), integration-association (optional), metric (optional), phone-number (optional),
   * prompt (optional), queue (optional), quick-connect (optional), routing-profile (optional),
   * rule (optional), security-profile (optional), traffic-distribution-group (optional), use-case
   * (optional), user (optional), wildcard-phone-number (optional).
   */
  LIST_TAGS_FOR_RESOURCE = 'connect:ListTagsForResource',
  /** `connect:ListTaskTemplates`: List. Resources: instance. */
  LIST_TASK_TEMPLATES = 'connect:ListTaskTemplates',
  /** `connect:ListTrafficDistributionGroupUsers`: List. Resources: traffic-distribution-group. */
  LIST_TRAFFIC_DISTRIBUTION_GROUP_USERS = 'connect:ListTrafficDistributionGroupUsers',
  /** `connect:ListTrafficDistributionGroups`: List. Resources: traffic-distribution-group. */
  LIST_TRAFFIC_DISTRIBUTION_GROUPS = 'connect:ListTrafficDistributionGroups',
  /** `connect:ListUseCases`: List. Resources: instance. Needs `ds:DescribeDirectories`. */
  LIST_USE_CASES = 'connect:ListUseCases',
  /** `connect:ListUserHierarchyGroups`: List. Resources: instance. */
  LIST_USER_HIERARCHY_GROUPS = 'connect:ListUserHierarchyGroups',
  /** `connect:ListUserNotifications`: Read. Resources: user. */
  LIST_USER_NOTIFICATIONS = 'connect:ListUserNotifications',
  /** `connect:ListUserProficiencies`: List. Resources: instance, user. */
  LIST_USER_PROFICIENCIES = 'connect:ListUserProficiencies',
  /** `connect:ListUsers`: List. Resources: instance. */
  LIST_USERS = 'connect:ListUsers',
  /** `connect:ListViewVersions`: List. Resources: aws-managed-view, customer-managed-view. */
  LIST_VIEW_VERSIONS = 'connect:ListViewVersions',
  /** `connect:ListViews`: List. Resources: instance. */
  LIST_VIEWS = 'connect:ListViews',
  /** `connect:ListWorkspaceMedia`: List. Resources: workspace. */
  LIST_WORKSPACE_MEDIA = 'connect:ListWorkspaceMedia',
  /** `connect:ListWorkspacePages`: List. Resources: workspace. */
  LIST_WORKSPACE_PAGES = 'connect:ListWorkspacePages',
  /** `connect:ListWorkspaces`: List. Resources: instance. */
  LIST_WORKSPACES = 'connect:ListWorkspaces',
  /** `connect:MonitorContact`: Write. Resources: contact, instance, user. */
  MONITOR_CONTACT = 'connect:MonitorContact',
  /** `connect:PauseContact`: Write. Resources: contact, instance, contact-flow (optional). */
  PAUSE_CONTACT = 'connect:PauseContact',
  /** `connect:PutUserStatus`: Write. Resources: agent-status, instance, user. */
  PUT_USER_STATUS = 'connect:PutUserStatus',
  /** `connect:ReleasePhoneNumber`: Write. Resources: phone-number. */
  RELEASE_PHONE_NUMBER = 'connect:ReleasePhoneNumber',
  /**
   * `connect:ReplicateInstance`: Write. Resources: instance. Needs `ds:AuthorizeApplication`,
   * `ds:CheckAlias`, `ds:CreateAlias`, `ds:CreateDirectory`, `ds:CreateIdentityPoolDirectory`,
   * `ds:DeleteDirectory`, `ds:DescribeDirectories`, `ds:UnauthorizeApplication`,
   * `iam:AttachRolePolicy`, `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`.
   */
  REPLICATE_INSTANCE = 'connect:ReplicateInstance',
  /** `connect:ResumeContact`: Write. Resources: contact, instance, contact-flow (optional). */
  RESUME_CONTACT = 'connect:ResumeContact',
  /** `connect:ResumeContactRecording`: Write. Resources: contact. */
  RESUME_CONTACT_RECORDING = 'connect:ResumeContactRecording',
  /**
   * `connect:SearchAgentStatuses`: Read. Resources: instance. Needs
   * `connect:DescribeAgentStatus`.
   */
  SEARCH_AGENT_STATUSES = 'connect:SearchAgentStatuses',
  /** `connect:SearchAvailablePhoneNumbers`: List. Resources: wildcard-phone-number. */
  SEARCH_AVAILABLE_PHONE_NUMBERS = 'connect:SearchAvailablePhoneNumbers',
  /**
   * `connect:SearchContactEvaluations`: Read. Resources: instance. Needs
   * `connect:DescribeContactEvaluation`.
   */
  SEARCH_CONTACT_EVALUATIONS = 'connect:SearchContactEvaluations',
  /**
   * `connect:SearchContactFlowModules`: Read. Resources: instance. Needs
   * `connect:DescribeContactFlowModule`.
   */
  SEARCH_CONTACT_FLOW_MODULES = 'connect:SearchContactFlowModules',
  /**
   * `connect:SearchContactFlows`: Read. Resources: instance. Needs `connect:DescribeContactFlow`.
   */
  SEARCH_CONTACT_FLOWS = 'connect:SearchContactFlows',
  /**
   * `connect:SearchContacts`: Read. Resources: instance. Needs `connect:DescribeContact`,
   * `connect:GetContactAttributes`.
   */
  SEARCH_CONTACTS = 'connect:SearchContacts',
  /** `connect:SearchDataTables`: Read. Resources: instance. Needs `connect:DescribeDataTable`. */
  SEARCH_DATA_TABLES = 'connect:SearchDataTables',
  /**
   * `connect:SearchEmailAddresses`: Read. Resources: instance. Needs
   * `connect:DescribeEmailAddress`.
   */
  SEARCH_EMAIL_ADDRESSES = 'connect:SearchEmailAddresses',
  /**
   * `connect:SearchEvaluationForms`: Read. Resources: instance. Needs
   * `connect:DescribeEvaluationForm`.
   */
  SEARCH_EVALUATION_FORMS = 'connect:SearchEvaluationForms',
  /**
   * `connect:SearchHoursOfOperationOverrides`: Read. Resources: hours-of-operation, instance.
   * Needs `connect:DescribeHoursOfOperationOverride`.
   */
  SEARCH_HOURS_OF_OPERATION_OVERRIDES = 'connect:SearchHoursOfOperationOverrides',
  /**
   * `connect:SearchHoursOfOperations`: Read. Resources: instance. Needs
   * `connect:DescribeHoursOfOperation`.
   */
  SEARCH_HOURS_OF_OPERATIONS = 'connect:SearchHoursOfOperations',
  /** `connect:SearchMetrics`: Read. Resources: instance. Needs `connect:DescribeMetric`. */
  SEARCH_METRICS = 'connect:SearchMetrics',
  /**
   * `connect:SearchNotifications`: Read. Resources: instance. Needs
   * `connect:DescribeNotification`.
   */
  SEARCH_NOTIFICATIONS = 'connect:SearchNotifications',
  /**
   * `connect:SearchPredefinedAttributes`: Read. Resources: instance. Needs
   * `connect:DescribePredefinedAttribute`.
   */
  SEARCH_PREDEFINED_ATTRIBUTES = 'connect:SearchPredefinedAttributes',
  /** `connect:SearchPrompts`: Read. Resources: instance. Needs `connect:DescribePrompt`. */
  SEARCH_PROMPTS = 'connect:SearchPrompts',
  /** `connect:SearchQueues`: Read. Resources: instance. Needs `connect:DescribeQueue`. */
  SEARCH_QUEUES = 'connect:SearchQueues',
  /**
   * `connect:SearchQuickConnects`: Read. Resources: instance. Needs
   * `connect:DescribeQuickConnect`.
   */
  SEARCH_QUICK_CONNECTS = 'connect:SearchQuickConnects',
  /** `connect:SearchResourceTags`: List. Resources: instance. */
  SEARCH_RESOURCE_TAGS = 'connect:SearchResourceTags',
  /**
   * `connect:SearchRoutingProfiles`: Read. Resources: instance. Needs
   * `connect:DescribeRoutingProfile`.
   */
  SEARCH_ROUTING_PROFILES = 'connect:SearchRoutingProfiles',
  /** `connect:SearchRules`: Read. Resources: instance. Needs `connect:DescribeRule`. */
  SEARCH_RULES = 'connect:SearchRules',
  /**
   * `connect:SearchSecurityProfiles`: Read. Resources: instance. Needs
   * `connect:DescribeSecurityProfile`.
   */
  SEARCH_SECURITY_PROFILES = 'connect:SearchSecurityProfiles',
  /**
   * `connect:SearchUserHierarchyGroups`: Read. Resources: instance. Needs
   * `connect:DescribeUserHierarchyGroup`.
   */
  SEARCH_USER_HIERARCHY_GROUPS = 'connect:SearchUserHierarchyGroups',
  /**
   * `connect:SearchUsers`: Read. Resources: instance. Needs `connect:DescribeUser`,
   * `connect:ListUserProficiencies`.
   */
  SEARCH_USERS = 'connect:SearchUsers',
  /** `connect:SearchViews`: Read. Resources: instance. Needs `connect:DescribeView`. */
  SEARCH_VIEWS = 'connect:SearchViews',
  /** `connect:SearchVocabularies`: List. Resources: vocabulary. */
  SEARCH_VOCABULARIES = 'connect:SearchVocabularies',
  /** `connect:SearchWorkspaceAssociations`: Read. Resources: workspace. */
  SEARCH_WORKSPACE_ASSOCIATIONS = 'connect:SearchWorkspaceAssociations',
  /** `connect:SearchWorkspaces`: Read. Resources: instance. Needs `connect:DescribeWorkspace`. */
  SEARCH_WORKSPACES = 'connect:SearchWorkspaces',
  /** `connect:SendChatIntegrationEvent`: Write. Resource: * only. */
  SEND_CHAT_INTEGRATION_EVENT = 'connect:SendChatIntegrationEvent',
  /** `connect:SendIntegrationEvent`: Write. Resource: * only. */
  SEND_INTEGRATION_EVENT = 'connect:SendIntegrationEvent',
  /**
   * `connect:SendOutboundChatMessage`: Write. Resources: instance, phone-number. Needs
   * `social-messaging:SendWhatsAppMessage`, `wisdom:GetMessageTemplate`,
   * `wisdom:RenderMessageTemplate`.
   */
  SEND_OUTBOUND_CHAT_MESSAGE = 'connect:SendOutboundChatMessage',
  /** `connect:SendOutboundEmail`: Write. Resources: instance. */
  SEND_OUTBOUND_EMAIL = 'connect:SendOutboundEmail',
  /**
   * `connect:SendOutboundWebNotification`: Write. Resources: instance. Needs `kms:Decrypt`,
   * `profile:BatchGetProfile`, `profile:GetProfileRecommendations`, `profile:SearchProfiles`.
   */
  SEND_OUTBOUND_WEB_NOTIFICATION = 'connect:SendOutboundWebNotification',
  /**
   * `connect:StartAttachedFileUpload`: Write. Resources: attached-file. Needs
   * `cases:CreateRelatedItem`. With tags also `connect:TagResource`.
   */
  START_ATTACHED_FILE_UPLOAD = 'connect:StartAttachedFileUpload',
  /** `connect:StartChatContact`: Write. Resources: contact-flow, contact (optional). */
  START_CHAT_CONTACT = 'connect:StartChatContact',
  /** `connect:StartContactConversationalAnalyticsJob`: Write. Resources: contact. */
  START_CONTACT_CONVERSATIONAL_ANALYTICS_JOB = 'connect:StartContactConversationalAnalyticsJob',
  /**
   * `connect:StartContactEvaluation`: Write. Resources: contact, contact-evaluation,
   * evaluation-form. With tags also `connect:TagResource`.
   */
  START_CONTACT_EVALUATION = 'connect:StartContactEvaluation',
  /** `connect:StartContactMediaProcessing`: Write. Resources: contact, instance. */
  START_CONTACT_MEDIA_PROCESSING = 'connect:StartContactMediaProcessing',
  /** `connect:StartContactRecording`: Write. Resources: contact. */
  START_CONTACT_RECORDING = 'connect:StartContactRecording',
  /** `connect:StartContactStreaming`: Write. Resources: instance. */
  START_CONTACT_STREAMING = 'connect:StartContactStreaming',
  /** `connect:StartEmailContact`: Write. Resources: contact-flow (optional). */
  START_EMAIL_CONTACT = 'connect:StartEmailContact',
  /** `connect:StartEvaluationFormValidation`: Write. Resources: evaluation-form. */
  START_EVALUATION_FORM_VALIDATION = 'connect:StartEvaluationFormValidation',
  /** `connect:StartForecastingPlanningSchedulingIntegration`: Write. Resources: instance. */
  START_FORECASTING_PLANNING_SCHEDULING_INTEGRATION = 'connect:StartForecastingPlanningSchedulingIntegration',
  /**
   * `connect:StartOutboundChatContact`: Write. Resources: contact-flow, instance, contact
   * (optional), phone-number (optional). Needs `wisdom:GetMessageTemplate`,
   * `wisdom:RenderMessageTemplate`.
   */
  START_OUTBOUND_CHAT_CONTACT = 'connect:StartOutboundChatContact',
  /** `connect:StartOutboundEmailContact`: Write. Resources: contact-flow (optional). */
  START_OUTBOUND_EMAIL_CONTACT = 'connect:StartOutboundEmailContact',
  /** `connect:StartOutboundVoiceContact`: Write. Resources: contact. */
  START_OUTBOUND_VOICE_CONTACT = 'connect:StartOutboundVoiceContact',
  /** `connect:StartScreenSharing`: Write. Resources: contact, instance. */
  START_SCREEN_SHARING = 'connect:StartScreenSharing',
  /**
   * `connect:StartTaskContact`: Write. Resources: contact-flow, contact (optional), quick-connect
   * (optional), task-template (optional).
   */
  START_TASK_CONTACT = 'connect:StartTaskContact',
  /** `connect:StartWebRTCContact`: Write. Resources: contact-flow. */
  START_WEB_RTC_CONTACT = 'connect:StartWebRTCContact',
  /** `connect:StopContact`: Write. Resources: contact. */
  STOP_CONTACT = 'connect:StopContact',
  /** `connect:StopContactMediaProcessing`: Write. Resources: contact, instance. */
  STOP_CONTACT_MEDIA_PROCESSING = 'connect:StopContactMediaProcessing',
  /** `connect:StopContactRecording`: Write. Resources: contact. */
  STOP_CONTACT_RECORDING = 'connect:StopContactRecording',
  /** `connect:StopContactStreaming`: Write. Resources: instance. */
  STOP_CONTACT_STREAMING = 'connect:StopContactStreaming',
  /** `connect:StopForecastingPlanningSchedulingIntegration`: Write. Resources: instance. */
  STOP_FORECASTING_PLANNING_SCHEDULING_INTEGRATION = 'connect:StopForecastingPlanningSchedulingIntegration',
  /** `connect:SubmitContactEvaluation`: Write. Resources: contact-evaluation. */
  SUBMIT_CONTACT_EVALUATION = 'connect:SubmitContactEvaluation',
  /** `connect:SuspendContactRecording`: Write. Resources: contact. */
  SUSPEND_CONTACT_RECORDING = 'connect:SuspendContactRecording',
  /** `connect:TagContact`: Write. Resources: contact. */
  TAG_CONTACT = 'connect:TagContact',
  /**
   * `connect:TagResource`: Tagging. Resources: agent-status (optional), contact-evaluation
   * (optional), contact-flow (optional), contact-flow-module (optional), customer-managed-view
   * (optional), email-address (optional), evaluation-form (optional), extraction-definition
   * (optional), hierarchy-group (optional), hours-of-operation (optional), instance (optional),
   * integration-association (optional), metric (optional), phone-number (optional), prompt
   * (optional), queue (optional), quick-connect (optional), routing-profile (optional), rule
   * (optional), security-profile (optional), task-template (optional), traffic-distribution-group
   * (optional), use-case (optional), user (optional), vocabulary (optional),
   * wildcard-phone-number (optional).
   */
  TAG_RESOURCE = 'connect:TagResource',
  /** `connect:TransferContact`: Write. Resources: contact, contact-flow, instance. */
  TRANSFER_CONTACT = 'connect:TransferContact',
  /** `connect:UntagContact`: Write. Resources: contact. */
  UNTAG_CONTACT = 'connect:UntagContact',
  /**
   * `connect:UntagResource`: Tagging. Resources: agent-status (optional), contact-evaluation
   * (optional), contact-flow (optional), contact-flow-module (optional), customer-managed-view
   * (optional), email-address (optional), evaluation-form (optional), extraction-definition
   * (optional), hierarchy-group (optional), hours-of-operation (optional), instance (optional),
   * integration-association (optional), metric (optional), phone-number (optional), prompt
   * (optional), queue (optional), quick-connect (optional), routing-profile (optional), rule
   * (optional), security-profile (optional), task-template (optional), traffic-distribution-group
   * (optional), use-case (optional), user (optional), vocabulary (optional),
   * wildcard-phone-number (optional).
   */
  UNTAG_RESOURCE = 'connect:UntagResource',
  /** `connect:UpdateAgentStatus`: Write. Resources: agent-status. */
  UPDATE_AGENT_STATUS = 'connect:UpdateAgentStatus',
  /** `connect:UpdateAttachedFilesConfiguration`: Write. Resources: instance. */
  UPDATE_ATTACHED_FILES_CONFIGURATION = 'connect:UpdateAttachedFilesConfiguration',
  /** `connect:UpdateAuthenticationProfile`: Write. Resources: authentication-profile. */
  UPDATE_AUTHENTICATION_PROFILE = 'connect:UpdateAuthenticationProfile',
  /** `connect:UpdateContact`: Write. Resources: contact. */
  UPDATE_CONTACT = 'connect:UpdateContact',
  /** `connect:UpdateContactAttributes`: Write. Resources: contact. */
  UPDATE_CONTACT_ATTRIBUTES = 'connect:UpdateContactAttributes',
  /** `connect:UpdateContactEvaluation`: Write. Resources: contact-evaluation. */
  UPDATE_CONTACT_EVALUATION = 'connect:UpdateContactEvaluation',
  /** `connect:UpdateContactFlowContent`: Write. Resources: contact-flow. */
  UPDATE_CONTACT_FLOW_CONTENT = 'connect:UpdateContactFlowContent',
  /** `connect:UpdateContactFlowMetadata`: Write. Resources: contact-flow. */
  UPDATE_CONTACT_FLOW_METADATA = 'connect:UpdateContactFlowMetadata',
  /** `connect:UpdateContactFlowModuleAlias`: Write. Resources: contact-flow-module. */
  UPDATE_CONTACT_FLOW_MODULE_ALIAS = 'connect:UpdateContactFlowModuleAlias',
  /** `connect:UpdateContactFlowModuleContent`: Write. Resources: contact-flow-module. */
  UPDATE_CONTACT_FLOW_MODULE_CONTENT = 'connect:UpdateContactFlowModuleContent',
  /** `connect:UpdateContactFlowModuleMetadata`: Write. Resources: contact-flow-module. */
  UPDATE_CONTACT_FLOW_MODULE_METADATA = 'connect:UpdateContactFlowModuleMetadata',
  /** `connect:UpdateContactFlowName`: Write. Resources: contact-flow. */
  UPDATE_CONTACT_FLOW_NAME = 'connect:UpdateContactFlowName',
  /** `connect:UpdateContactRoutingData`: Write. Resources: contact. */
  UPDATE_CONTACT_ROUTING_DATA = 'connect:UpdateContactRoutingData',
  /** `connect:UpdateContactSchedule`: Write. Resources: contact. */
  UPDATE_CONTACT_SCHEDULE = 'connect:UpdateContactSchedule',
  /** `connect:UpdateCrossRegionRouting`: Write. Resources: instance. */
  UPDATE_CROSS_REGION_ROUTING = 'connect:UpdateCrossRegionRouting',
  /** `connect:UpdateDataTableAttribute`: Write. Resources: data-table. */
  UPDATE_DATA_TABLE_ATTRIBUTE = 'connect:UpdateDataTableAttribute',
  /** `connect:UpdateDataTableMetadata`: Write. Resources: data-table. */
  UPDATE_DATA_TABLE_METADATA = 'connect:UpdateDataTableMetadata',
  /** `connect:UpdateDataTablePrimaryValues`: Write. Resources: data-table. */
  UPDATE_DATA_TABLE_PRIMARY_VALUES = 'connect:UpdateDataTablePrimaryValues',
  /** `connect:UpdateEmailAddressMetadata`: Write. Resources: email-address. */
  UPDATE_EMAIL_ADDRESS_METADATA = 'connect:UpdateEmailAddressMetadata',
  /** `connect:UpdateEvaluationForm`: Write. Resources: evaluation-form. */
  UPDATE_EVALUATION_FORM = 'connect:UpdateEvaluationForm',
  /** `connect:UpdateExtractionDefinition`: Write. Resources: extraction-definition. */
  UPDATE_EXTRACTION_DEFINITION = 'connect:UpdateExtractionDefinition',
  /** `connect:UpdateHoursOfOperation`: Write. Resources: hours-of-operation. */
  UPDATE_HOURS_OF_OPERATION = 'connect:UpdateHoursOfOperation',
  /** `connect:UpdateHoursOfOperationOverride`: Write. Resources: hours-of-operation, instance. */
  UPDATE_HOURS_OF_OPERATION_OVERRIDE = 'connect:UpdateHoursOfOperationOverride',
  /**
   * `connect:UpdateInstanceAttribute`: Write. Resources: instance. Needs
   * `ds:DescribeDirectories`, `iam:AttachRolePolicy`, `iam:CreateServiceLinkedRole`,
   * `iam:PutRolePolicy`, `logs:CreateLogGroup`.
   */
  UPDATE_INSTANCE_ATTRIBUTE = 'connect:UpdateInstanceAttribute',
  /**
   * `connect:UpdateInstanceStorageConfig`: Write. Resources: instance. Needs
   * `ds:DescribeDirectories`, `firehose:DescribeDeliveryStream`, `iam:AttachRolePolicy`,
   * `iam:CreateServiceLinkedRole`, `iam:PutRolePolicy`, `kinesis:DescribeStream`,
   * `kms:CreateGrant`, `kms:DescribeKey`, `s3:GetBucketAcl`, `s3:GetBucketLocation`.
   */
  UPDATE_INSTANCE_STORAGE_CONFIG = 'connect:UpdateInstanceStorageConfig',
  /** `connect:UpdateMetricContent`: Write. Resources: metric, qualified-metric. */
  UPDATE_METRIC_CONTENT = 'connect:UpdateMetricContent',
  /** `connect:UpdateMetricMetadata`: Write. Resources: metric, qualified-metric. */
  UPDATE_METRIC_METADATA = 'connect:UpdateMetricMetadata',
  /** `connect:UpdateNotificationContent`: Write. Resources: notification. */
  UPDATE_NOTIFICATION_CONTENT = 'connect:UpdateNotificationContent',
  /** `connect:UpdateParticipantAuthentication`: Write. Resources: instance. */
  UPDATE_PARTICIPANT_AUTHENTICATION = 'connect:UpdateParticipantAuthentication',
  /** `connect:UpdateParticipantRoleConfig`: Write. Resources: contact, instance. */
  UPDATE_PARTICIPANT_ROLE_CONFIG = 'connect:UpdateParticipantRoleConfig',
  /**
   * `connect:UpdatePhoneNumber`: Write. Resources: instance, phone-number,
   * traffic-distribution-group.
   */
  UPDATE_PHONE_NUMBER = 'connect:UpdatePhoneNumber',
  /** `connect:UpdatePhoneNumberMetadata`: Write. Resources: phone-number. */
  UPDATE_PHONE_NUMBER_METADATA = 'connect:UpdatePhoneNumberMetadata',
  /** `connect:UpdatePredefinedAttribute`: Write. Resources: instance. */
  UPDATE_PREDEFINED_ATTRIBUTE = 'connect:UpdatePredefinedAttribute',
  /**
   * `connect:UpdatePrompt`: Write. Resources: prompt. Needs `kms:Decrypt`, `s3:GetObject`,
   * `s3:GetObjectAcl`.
   */
  UPDATE_PROMPT = 'connect:UpdatePrompt',
  /** `connect:UpdateQueueHoursOfOperation`: Write. Resources: hours-of-operation, queue. */
  UPDATE_QUEUE_HOURS_OF_OPERATION = 'connect:UpdateQueueHoursOfOperation',
  /** `connect:UpdateQueueMaxContacts`: Write. Resources: queue. */
  UPDATE_QUEUE_MAX_CONTACTS = 'connect:UpdateQueueMaxContacts',
  /** `connect:UpdateQueueName`: Write. Resources: queue. */
  UPDATE_QUEUE_NAME = 'connect:UpdateQueueName',
  /**
   * `connect:UpdateQueueOutboundCallerConfig`: Write. Resources: queue, contact-flow (optional),
   * phone-number (optional).
   */
  UPDATE_QUEUE_OUTBOUND_CALLER_CONFIG = 'connect:UpdateQueueOutboundCallerConfig',
  /** `connect:UpdateQueueOutboundEmailConfig`: Write. Resources: queue. */
  UPDATE_QUEUE_OUTBOUND_EMAIL_CONFIG = 'connect:UpdateQueueOutboundEmailConfig',
  /** `connect:UpdateQueueStatus`: Write. Resources: queue. */
  UPDATE_QUEUE_STATUS = 'connect:UpdateQueueStatus',
  /**
   * `connect:UpdateQuickConnectConfig`: Write. Resources: quick-connect, contact-flow (optional),
   * queue (optional), user (optional).
   */
  UPDATE_QUICK_CONNECT_CONFIG = 'connect:UpdateQuickConnectConfig',
  /** `connect:UpdateQuickConnectName`: Write. Resources: quick-connect. */
  UPDATE_QUICK_CONNECT_NAME = 'connect:UpdateQuickConnectName',
  /** `connect:UpdateRoutingProfileAgentAvailabilityTimer`: Write. Resources: routing-profile. */
  UPDATE_ROUTING_PROFILE_AGENT_AVAILABILITY_TIMER = 'connect:UpdateRoutingProfileAgentAvailabilityTimer',
  /** `connect:UpdateRoutingProfileConcurrency`: Write. Resources: routing-profile. */
  UPDATE_ROUTING_PROFILE_CONCURRENCY = 'connect:UpdateRoutingProfileConcurrency',
  /**
   * `connect:UpdateRoutingProfileDefaultOutboundQueue`: Write. Resources: queue, routing-profile.
   */
  UPDATE_ROUTING_PROFILE_DEFAULT_OUTBOUND_QUEUE = 'connect:UpdateRoutingProfileDefaultOutboundQueue',
  /** `connect:UpdateRoutingProfileName`: Write. Resources: routing-profile. */
  UPDATE_ROUTING_PROFILE_NAME = 'connect:UpdateRoutingProfileName',
  /** `connect:UpdateRoutingProfileQueues`: Write. Resources: routing-profile. */
  UPDATE_ROUTING_PROFILE_QUEUES = 'connect:UpdateRoutingProfileQueues',
  /** `connect:UpdateRule`: Write. Resources: rule. */
  UPDATE_RULE = 'connect:UpdateRule',
  /**
   * `connect:UpdateSecurityProfile`: Write. Resources: security-profile, application (optional),
   * contact-flow-module (optional), hierarchy-group (optional).
   */
  UPDATE_SECURITY_PROFILE = 'connect:UpdateSecurityProfile',
  /** `connect:UpdateTaskTemplate`: Write. Resources: task-template. */
  UPDATE_TASK_TEMPLATE = 'connect:UpdateTaskTemplate',
  /** `connect:UpdateTrafficDistribution`: Write. Resources: traffic-distribution-group. */
  UPDATE_TRAFFIC_DISTRIBUTION = 'connect:UpdateTrafficDistribution',
  /** `connect:UpdateUserHierarchy`: Write. Resources: user, hierarchy-group (optional). */
  UPDATE_USER_HIERARCHY = 'connect:UpdateUserHierarchy',
  /** `connect:UpdateUserHierarchyGroupName`: Write. Resources: hierarchy-group. */
  UPDATE_USER_HIERARCHY_GROUP_NAME = 'connect:UpdateUserHierarchyGroupName',
  /** `connect:UpdateUserHierarchyStructure`: Write. Resources: instance. */
  UPDATE_USER_HIERARCHY_STRUCTURE = 'connect:UpdateUserHierarchyStructure',
  /** `connect:UpdateUserIdentityInfo`: Write. Resources: user. */
  UPDATE_USER_IDENTITY_INFO = 'connect:UpdateUserIdentityInfo',
  /** `connect:UpdateUserNotificationStatus`: Write. Resources: user. */
  UPDATE_USER_NOTIFICATION_STATUS = 'connect:UpdateUserNotificationStatus',
  /** `connect:UpdateUserPhoneConfig`: Write. Resources: user. */
  UPDATE_USER_PHONE_CONFIG = 'connect:UpdateUserPhoneConfig',
  /** `connect:UpdateUserProficiencies`: Write. Resources: instance, user. */
  UPDATE_USER_PROFICIENCIES = 'connect:UpdateUserProficiencies',
  /** `connect:UpdateUserRoutingProfile`: Write. Resources: routing-profile, user. */
  UPDATE_USER_ROUTING_PROFILE = 'connect:UpdateUserRoutingProfile',
  /** `connect:UpdateUserSecurityProfiles`: Write. Resources: security-profile, user. */
  UPDATE_USER_SECURITY_PROFILES = 'connect:UpdateUserSecurityProfiles',
  /** `connect:UpdateViewContent`: Write. Resources: customer-managed-view. */
  UPDATE_VIEW_CONTENT = 'connect:UpdateViewContent',
  /** `connect:UpdateViewMetadata`: Write. Resources: customer-managed-view. */
  UPDATE_VIEW_METADATA = 'connect:UpdateViewMetadata',
  /** `connect:UpdateWorkspaceMetadata`: Write. Resources: workspace. */
  UPDATE_WORKSPACE_METADATA = 'connect:UpdateWorkspaceMetadata',
  /**
   * `connect:UpdateWorkspacePage`: Write. Resources: workspace, aws-managed-view (optional),
   * customer-managed-view (optional).
   */
  UPDATE_WORKSPACE_PAGE = 'connect:UpdateWorkspacePage',
  /** `connect:UpdateWorkspaceTheme`: Write. Resources: workspace. */
  UPDATE_WORKSPACE_THEME = 'connect:UpdateWorkspaceTheme',
  /** `connect:UpdateWorkspaceVisibility`: Write. Resources: workspace. */
  UPDATE_WORKSPACE_VISIBILITY = 'connect:UpdateWorkspaceVisibility',
}

/** The actions of Amazon Connect outbound campaigns, IAM prefix `connect-campaigns`. */
export enum CampaignsAction {
  /**
   * `connect-campaigns:CreateCampaign`: Write. Resources: campaign. With tags also
   * `connect-campaigns:TagResource`.
   */
  CREATE_CAMPAIGN = 'connect-campaigns:CreateCampaign',
  /** `connect-campaigns:DeleteCampaign`: Write. Resources: campaign. */
  DELETE_CAMPAIGN = 'connect-campaigns:DeleteCampaign',
  /** `connect-campaigns:DeleteCampaignChannelSubtypeConfig`: Write. Resources: campaign. */
  DELETE_CAMPAIGN_CHANNEL_SUBTYPE_CONFIG = 'connect-campaigns:DeleteCampaignChannelSubtypeConfig',
  /** `connect-campaigns:DeleteCampaignCommunicationLimits`: Write. Resources: campaign. */
  DELETE_CAMPAIGN_COMMUNICATION_LIMITS = 'connect-campaigns:DeleteCampaignCommunicationLimits',
  /** `connect-campaigns:DeleteCampaignCommunicationTime`: Write. Resources: campaign. */
  DELETE_CAMPAIGN_COMMUNICATION_TIME = 'connect-campaigns:DeleteCampaignCommunicationTime',
  /** `connect-campaigns:DeleteCampaignEntryLimits`: Write. Resources: campaign. */
  DELETE_CAMPAIGN_ENTRY_LIMITS = 'connect-campaigns:DeleteCampaignEntryLimits',
  /** `connect-campaigns:DeleteConnectInstanceConfig`: Write. Resource: * only. */
  DELETE_CONNECT_INSTANCE_CONFIG = 'connect-campaigns:DeleteConnectInstanceConfig',
  /** `connect-campaigns:DeleteConnectInstanceIntegration`: Write. Resource: * only. */
  DELETE_CONNECT_INSTANCE_INTEGRATION = 'connect-campaigns:DeleteConnectInstanceIntegration',
  /** `connect-campaigns:DeleteInstanceOnboardingJob`: Write. Resource: * only. */
  DELETE_INSTANCE_ONBOARDING_JOB = 'connect-campaigns:DeleteInstanceOnboardingJob',
  /** `connect-campaigns:DescribeCampaign`: Read. Resources: campaign. */
  DESCRIBE_CAMPAIGN = 'connect-campaigns:DescribeCampaign',
  /** `connect-campaigns:GetCampaignState`: Read. Resources: campaign. */
  GET_CAMPAIGN_STATE = 'connect-campaigns:GetCampaignState',
  /** `connect-campaigns:GetCampaignStateBatch`: Read. Resources: campaign. */
  GET_CAMPAIGN_STATE_BATCH = 'connect-campaigns:GetCampaignStateBatch',
  /** `connect-campaigns:GetConnectInstanceConfig`: Read. Resource: * only. */
  GET_CONNECT_INSTANCE_CONFIG = 'connect-campaigns:GetConnectInstanceConfig',
  /** `connect-campaigns:GetInstanceCommunicationLimits`: Read. Resource: * only. */
  GET_INSTANCE_COMMUNICATION_LIMITS = 'connect-campaigns:GetInstanceCommunicationLimits',
  /** `connect-campaigns:GetInstanceOnboardingJobStatus`: Read. Resource: * only. */
  GET_INSTANCE_ONBOARDING_JOB_STATUS = 'connect-campaigns:GetInstanceOnboardingJobStatus',
  /** `connect-campaigns:ListCampaigns`: List. Resource: * only. */
  LIST_CAMPAIGNS = 'connect-campaigns:ListCampaigns',
  /** `connect-campaigns:ListConnectInstanceIntegrations`: List. Resource: * only. */
  LIST_CONNECT_INSTANCE_INTEGRATIONS = 'connect-campaigns:ListConnectInstanceIntegrations',
  /** `connect-campaigns:ListTagsForResource`: Read. Resources: campaign (optional). */
  LIST_TAGS_FOR_RESOURCE = 'connect-campaigns:ListTagsForResource',
  /** `connect-campaigns:PauseCampaign`: Write. Resources: campaign. */
  PAUSE_CAMPAIGN = 'connect-campaigns:PauseCampaign',
  /** `connect-campaigns:PutConnectInstanceIntegration`: Write. Resource: * only. */
  PUT_CONNECT_INSTANCE_INTEGRATION = 'connect-campaigns:PutConnectInstanceIntegration',
  /** `connect-campaigns:PutDialRequestBatch`: Write. Resources: campaign. */
  PUT_DIAL_REQUEST_BATCH = 'connect-campaigns:PutDialRequestBatch',
  /** `connect-campaigns:PutInstanceCommunicationLimits`: Write. Resource: * only. */
  PUT_INSTANCE_COMMUNICATION_LIMITS = 'connect-campaigns:PutInstanceCommunicationLimits',
  /** `connect-campaigns:PutOutboundRequestBatch`: Write. Resources: campaign. */
  PUT_OUTBOUND_REQUEST_BATCH = 'connect-campaigns:PutOutboundRequestBatch',
  /** `connect-campaigns:PutProfileOutboundRequestBatch`: Write. Resources: campaign. */
  PUT_PROFILE_OUTBOUND_REQUEST_BATCH = 'connect-campaigns:PutProfileOutboundRequestBatch',
  /** `connect-campaigns:ResumeCampaign`: Write. Resources: campaign. */
  RESUME_CAMPAIGN = 'connect-campaigns:ResumeCampaign',
  /** `connect-campaigns:StartCampaign`: Write. Resources: campaign. */
  START_CAMPAIGN = 'connect-campaigns:StartCampaign',
  /** `connect-campaigns:StartInstanceOnboardingJob`: Write. Resource: * only. */
  START_INSTANCE_ONBOARDING_JOB = 'connect-campaigns:StartInstanceOnboardingJob',
  /** `connect-campaigns:StopCampaign`: Write. Resources: campaign. */
  STOP_CAMPAIGN = 'connect-campaigns:StopCampaign',
  /** `connect-campaigns:TagResource`: Tagging. Resources: campaign. */
  TAG_RESOURCE = 'connect-campaigns:TagResource',
  /** `connect-campaigns:UntagResource`: Tagging. Resources: campaign. */
  UNTAG_RESOURCE = 'connect-campaigns:UntagResource',
  /** `connect-campaigns:UpdateCampaignChannelSubtypeConfig`: Write. Resources: campaign. */
  UPDATE_CAMPAIGN_CHANNEL_SUBTYPE_CONFIG = 'connect-campaigns:UpdateCampaignChannelSubtypeConfig',
  /** `connect-campaigns:UpdateCampaignCommunicationLimits`: Write. Resources: campaign. */
  UPDATE_CAMPAIGN_COMMUNICATION_LIMITS = 'connect-campaigns:UpdateCampaignCommunicationLimits',
  /** `connect-campaigns:UpdateCampaignCommunicationTime`: Write. Resources: campaign. */
  UPDATE_CAMPAIGN_COMMUNICATION_TIME = 'connect-campaigns:UpdateCampaignCommunicationTime',
  /** `connect-campaigns:UpdateCampaignDialerConfig`: Write. Resources: campaign. */
  UPDATE_CAMPAIGN_DIALER_CONFIG = 'connect-campaigns:UpdateCampaignDialerConfig',
  /** `connect-campaigns:UpdateCampaignEntryLimits`: Write. Resources: campaign. */
  UPDATE_CAMPAIGN_ENTRY_LIMITS = 'connect-campaigns:UpdateCampaignEntryLimits',
  /** `connect-campaigns:UpdateCampaignFlowAssociation`: Write. Resources: campaign. */
  UPDATE_CAMPAIGN_FLOW_ASSOCIATION = 'connect-campaigns:UpdateCampaignFlowAssociation',
  /** `connect-campaigns:UpdateCampaignName`: Write. Resources: campaign. */
  UPDATE_CAMPAIGN_NAME = 'connect-campaigns:UpdateCampaignName',
  /** `connect-campaigns:UpdateCampaignOutboundCallConfig`: Write. Resources: campaign. */
  UPDATE_CAMPAIGN_OUTBOUND_CALL_CONFIG = 'connect-campaigns:UpdateCampaignOutboundCallConfig',
  /** `connect-campaigns:UpdateCampaignSchedule`: Write. Resources: campaign. */
  UPDATE_CAMPAIGN_SCHEDULE = 'connect-campaigns:UpdateCampaignSchedule',
  /** `connect-campaigns:UpdateCampaignSource`: Write. Resources: campaign. */
  UPDATE_CAMPAIGN_SOURCE = 'connect-campaigns:UpdateCampaignSource',
}

/** The actions of Amazon Connect Customer Profiles, IAM prefix `profile`. */
export enum CustomerProfilesAction {
  /** `profile:AddProfileKey`: Write. Resources: domains. */
  ADD_PROFILE_KEY = 'profile:AddProfileKey',
  /** `profile:AssociateStreamForSegments`: Write. Resources: domains. */
  ASSOCIATE_STREAM_FOR_SEGMENTS = 'profile:AssociateStreamForSegments',
  /**
   * `profile:BatchGetCalculatedAttributeForProfile`: Read. Resources: calculated-attributes,
   * domains.
   */
  BATCH_GET_CALCULATED_ATTRIBUTE_FOR_PROFILE = 'profile:BatchGetCalculatedAttributeForProfile',
  /** `profile:BatchGetProfile`: Read. Resources: domains. */
  BATCH_GET_PROFILE = 'profile:BatchGetProfile',
  /**
   * `profile:CreateCalculatedAttributeDefinition`: Write. Resources: calculated-attributes,
   * domains. With tags also `profile:TagResource`.
   */
  CREATE_CALCULATED_ATTRIBUTE_DEFINITION = 'profile:CreateCalculatedAttributeDefinition',
  /**
   * `profile:CreateDomain`: Write. Resources: domains. Needs `iam:CreateServiceLinkedRole`. With
   * tags also `profile:TagResource`.
   */
  CREATE_DOMAIN = 'profile:CreateDomain',
  /**
   * `profile:CreateDomainLayout`: Write. Resources: domains, layouts. With tags also
   * `profile:TagResource`.
   */
  CREATE_DOMAIN_LAYOUT = 'profile:CreateDomainLayout',
  /**
   * `profile:CreateEventStream`: Write. Resources: domains, event-streams. Needs
   * `iam:PutRolePolicy`, `kinesis:DescribeStreamSummary`. With tags also `profile:TagResource`.
   */
  CREATE_EVENT_STREAM = 'profile:CreateEventStream',
  /**
   * `profile:CreateEventTrigger`: Write. Resources: domains, event-triggers. With tags also
   * `profile:TagResource`.
   */
  CREATE_EVENT_TRIGGER = 'profile:CreateEventTrigger',
  /**
   * `profile:CreateIntegrationWorkflow`: Write. Resources: domains, integrations. Needs
   * `iam:PassRole`.
   */
  CREATE_INTEGRATION_WORKFLOW = 'profile:CreateIntegrationWorkflow',
  /** `profile:CreateProfile`: Write. Resources: domains. */
  CREATE_PROFILE = 'profile:CreateProfile',
  /** `profile:CreateRecommender`: Write. Resources: domains, recommenders. */
  CREATE_RECOMMENDER = 'profile:CreateRecommender',
  /**
   * `profile:CreateRecommenderFilter`: Write. Resources: domains, recommender-filters. With tags
   * also `profile:TagResource`.
   */
  CREATE_RECOMMENDER_FILTER = 'profile:CreateRecommenderFilter',
  /**
   * `profile:CreateRecommenderSchema`: Write. Resources: domains, recommender-schemas. With tags
   * also `profile:TagResource`.
   */
  CREATE_RECOMMENDER_SCHEMA = 'profile:CreateRecommenderSchema',
  /**
   * `profile:CreateSegmentDefinition`: Write. Resources: domains, segment-definitions. With tags
   * also `profile:TagResource`.
   */
  CREATE_SEGMENT_DEFINITION = 'profile:CreateSegmentDefinition',
  /** `profile:CreateSegmentEstimate`: Write. Resources: domains. */
  CREATE_SEGMENT_ESTIMATE = 'profile:CreateSegmentEstimate',
  /**
   * `profile:CreateSegmentSnapshot`: Write. Resources: domains, segment-definitions. Needs
   * `iam:PassRole`.
   */
  CREATE_SEGMENT_SNAPSHOT = 'profile:CreateSegmentSnapshot',
  /** `profile:CreateSnapshot`: Write. Resources: domains. */
  CREATE_SNAPSHOT = 'profile:CreateSnapshot',
  /** `profile:CreateUploadJob`: Write. Resources: domains. */
  CREATE_UPLOAD_JOB = 'profile:CreateUploadJob',
  /**
   * `profile:DeleteCalculatedAttributeDefinition`: Write. Resources: calculated-attributes,
   * domains.
   */
  DELETE_CALCULATED_ATTRIBUTE_DEFINITION = 'profile:DeleteCalculatedAttributeDefinition',
  /** `profile:DeleteDomain`: Write. Resources: domains. */
  DELETE_DOMAIN = 'profile:DeleteDomain',
  /** `profile:DeleteDomainLayout`: Write. Resources: domains, layouts. */
  DELETE_DOMAIN_LAYOUT = 'profile:DeleteDomainLayout',
  /** `profile:DeleteDomainObjectType`: Write. Resources: domain-object-types, domains. */
  DELETE_DOMAIN_OBJECT_TYPE = 'profile:DeleteDomainObjectType',
  /**
   * `profile:DeleteEventStream`: Write. Resources: domains, event-streams. Needs
   * `iam:DeleteRolePolicy`.
   */
  DELETE_EVENT_STREAM = 'profile:DeleteEventStream',
  /** `profile:DeleteEventTrigger`: Write. Resources: domains, event-triggers. */
  DELETE_EVENT_TRIGGER = 'profile:DeleteEventTrigger',
  /** `profile:DeleteIntegration`: Write. Resources: domains, integrations. */
  DELETE_INTEGRATION = 'profile:DeleteIntegration',
  /** `profile:DeleteProfile`: Write. Resources: domains. */
  DELETE_PROFILE = 'profile:DeleteProfile',
  /** `profile:DeleteProfileKey`: Write. Resources: domains. */
  DELETE_PROFILE_KEY = 'profile:DeleteProfileKey',
  /** `profile:DeleteProfileObject`: Write. Resources: domains, object-types. */
  DELETE_PROFILE_OBJECT = 'profile:DeleteProfileObject',
  /** `profile:DeleteProfileObjectType`: Write. Resources: domains, object-types. */
  DELETE_PROFILE_OBJECT_TYPE = 'profile:DeleteProfileObjectType',
  /** `profile:DeleteRecommender`: Write. Resources: domains, recommenders. */
  DELETE_RECOMMENDER = 'profile:DeleteRecommender',
  /** `profile:DeleteRecommenderFilter`: Write. Resources: domains, recommender-filters. */
  DELETE_RECOMMENDER_FILTER = 'profile:DeleteRecommenderFilter',
  /** `profile:DeleteRecommenderSchema`: Write. Resources: domains, recommender-schemas. */
  DELETE_RECOMMENDER_SCHEMA = 'profile:DeleteRecommenderSchema',
  /** `profile:DeleteSegmentDefinition`: Write. Resources: domains, segment-definitions. */
  DELETE_SEGMENT_DEFINITION = 'profile:DeleteSegmentDefinition',
  /** `profile:DeleteSegmentSubscription`: Write. Resources: domains, segment-definitions. */
  DELETE_SEGMENT_SUBSCRIPTION = 'profile:DeleteSegmentSubscription',
  /** `profile:DeleteWorkflow`: Write. Resources: domains. */
  DELETE_WORKFLOW = 'profile:DeleteWorkflow',
  /** `profile:DetectProfileObjectType`: Read. Resources: domains. */
  DETECT_PROFILE_OBJECT_TYPE = 'profile:DetectProfileObjectType',
  /** `profile:DisassociateStreamForSegments`: Write. Resources: domains. */
  DISASSOCIATE_STREAM_FOR_SEGMENTS = 'profile:DisassociateStreamForSegments',
  /** `profile:GetAutoMergingPreview`: Read. Resources: domains. */
  GET_AUTO_MERGING_PREVIEW = 'profile:GetAutoMergingPreview',
  /**
   * `profile:GetCalculatedAttributeDefinition`: Read. Resources: calculated-attributes, domains.
   */
  GET_CALCULATED_ATTRIBUTE_DEFINITION = 'profile:GetCalculatedAttributeDefinition',
  /**
   * `profile:GetCalculatedAttributeForProfile`: Read. Resources: calculated-attributes, domains.
   */
  GET_CALCULATED_ATTRIBUTE_FOR_PROFILE = 'profile:GetCalculatedAttributeForProfile',
  /** `profile:GetDomain`: Read. Resources: domains. */
  GET_DOMAIN = 'profile:GetDomain',
  /** `profile:GetDomainLayout`: Read. Resources: domains, layouts. */
  GET_DOMAIN_LAYOUT = 'profile:GetDomainLayout',
  /** `profile:GetDomainObjectType`: Read. Resources: domain-object-types, domains. */
  GET_DOMAIN_OBJECT_TYPE = 'profile:GetDomainObjectType',
  /**
   * `profile:GetEventStream`: Read. Resources: domains, event-streams. Needs
   * `kinesis:DescribeStreamSummary`.
   */
  GET_EVENT_STREAM = 'profile:GetEventStream',
  /** `profile:GetEventTrigger`: Read. Resources: domains, event-triggers. */
  GET_EVENT_TRIGGER = 'profile:GetEventTrigger',
  /** `profile:GetIdentityResolutionJob`: Read. Resources: domains. */
  GET_IDENTITY_RESOLUTION_JOB = 'profile:GetIdentityResolutionJob',
  /** `profile:GetIntegration`: Read. Resources: domains, integrations. */
  GET_INTEGRATION = 'profile:GetIntegration',
  /** `profile:GetMatches`: List. Resources: domains. */
  GET_MATCHES = 'profile:GetMatches',
  /** `profile:GetObjectTypeAttributeStatistics`: Read. Resources: domains, object-types. */
  GET_OBJECT_TYPE_ATTRIBUTE_STATISTICS = 'profile:GetObjectTypeAttributeStatistics',
  /** `profile:GetProfileHistoryRecord`: Read. Resources: domains. */
  GET_PROFILE_HISTORY_RECORD = 'profile:GetProfileHistoryRecord',
  /** `profile:GetProfileInsights`: Read. Resources: domains. */
  GET_PROFILE_INSIGHTS = 'profile:GetProfileInsights',
  /** `profile:GetProfileObjectType`: Read. Resources: domains, object-types. */
  GET_PROFILE_OBJECT_TYPE = 'profile:GetProfileObjectType',
  /** `profile:GetProfileObjectTypeTemplate`: Read. Resource: * only. */
  GET_PROFILE_OBJECT_TYPE_TEMPLATE = 'profile:GetProfileObjectTypeTemplate',
  /** `profile:GetProfileRecommendations`: Read. Resources: domains, recommenders. */
  GET_PROFILE_RECOMMENDATIONS = 'profile:GetProfileRecommendations',
  /** `profile:GetRecommender`: Read. Resources: domains, recommenders. */
  GET_RECOMMENDER = 'profile:GetRecommender',
  /** `profile:GetRecommenderFilter`: Read. Resources: domains, recommender-filters. */
  GET_RECOMMENDER_FILTER = 'profile:GetRecommenderFilter',
  /** `profile:GetRecommenderSchema`: Read. Resources: domains, recommender-schemas. */
  GET_RECOMMENDER_SCHEMA = 'profile:GetRecommenderSchema',
  /** `profile:GetSegmentDefinition`: Read. Resources: domains, segment-definitions. */
  GET_SEGMENT_DEFINITION = 'profile:GetSegmentDefinition',
  /** `profile:GetSegmentEstimate`: Read. Resources: domains. */
  GET_SEGMENT_ESTIMATE = 'profile:GetSegmentEstimate',
  /** `profile:GetSegmentMembership`: Read. Resources: domains, segment-definitions. */
  GET_SEGMENT_MEMBERSHIP = 'profile:GetSegmentMembership',
  /** `profile:GetSegmentSnapshot`: Read. Resources: domains, segment-definitions. */
  GET_SEGMENT_SNAPSHOT = 'profile:GetSegmentSnapshot',
  /** `profile:GetSegmentSubscription`: Read. Resources: domains, segment-definitions. */
  GET_SEGMENT_SUBSCRIPTION = 'profile:GetSegmentSubscription',
  /** `profile:GetSimilarProfiles`: List. Resources: domains. */
  GET_SIMILAR_PROFILES = 'profile:GetSimilarProfiles',
  /** `profile:GetSnapshot`: Read. Resources: domains. */
  GET_SNAPSHOT = 'profile:GetSnapshot',
  /** `profile:GetStreamForSegments`: Read. Resources: domains. */
  GET_STREAM_FOR_SEGMENTS = 'profile:GetStreamForSegments',
  /** `profile:GetUploadJob`: Read. Resources: domains, domains (documented). */
  GET_UPLOAD_JOB = 'profile:GetUploadJob',
  /** `profile:GetUploadJobPath`: Read. Resources: domains, domains (documented). */
  GET_UPLOAD_JOB_PATH = 'profile:GetUploadJobPath',
  /** `profile:GetWorkflow`: Read. Resources: domains. */
  GET_WORKFLOW = 'profile:GetWorkflow',
  /** `profile:GetWorkflowSteps`: Read. Resources: domains. */
  GET_WORKFLOW_STEPS = 'profile:GetWorkflowSteps',
  /** `profile:ListAccountIntegrations`: List. Resource: * only. */
  LIST_ACCOUNT_INTEGRATIONS = 'profile:ListAccountIntegrations',
  /** `profile:ListCalculatedAttributeDefinitions`: List. Resources: domains. */
  LIST_CALCULATED_ATTRIBUTE_DEFINITIONS = 'profile:ListCalculatedAttributeDefinitions',
  /** `profile:ListCalculatedAttributesForProfile`: List. Resources: domains. */
  LIST_CALCULATED_ATTRIBUTES_FOR_PROFILE = 'profile:ListCalculatedAttributesForProfile',
  /** `profile:ListDomainLayouts`: List. Resources: domains. */
  LIST_DOMAIN_LAYOUTS = 'profile:ListDomainLayouts',
  /** `profile:ListDomainObjectTypes`: List. Resources: domains. */
  LIST_DOMAIN_OBJECT_TYPES = 'profile:ListDomainObjectTypes',
  /** `profile:ListDomainObjects`: List. Resources: domain-object-types, domains. */
  LIST_DOMAIN_OBJECTS = 'profile:ListDomainObjects',
  /** `profile:ListDomains`: List. Resource: * only. */
  LIST_DOMAINS = 'profile:ListDomains',
  /** `profile:ListEventStreams`: List. Resources: domains. */
  LIST_EVENT_STREAMS = 'profile:ListEventStreams',
  /** `profile:ListEventTriggers`: List. Resources: domains. */
  LIST_EVENT_TRIGGERS = 'profile:ListEventTriggers',
  /** `profile:ListIdentityResolutionJobs`: List. Resources: domains. */
  LIST_IDENTITY_RESOLUTION_JOBS = 'profile:ListIdentityResolutionJobs',
  /** `profile:ListIntegrations`: List. Resources: domains. */
  LIST_INTEGRATIONS = 'profile:ListIntegrations',
  /** `profile:ListObjectTypeAttributeValues`: List. Resources: domains, object-types. */
  LIST_OBJECT_TYPE_ATTRIBUTE_VALUES = 'profile:ListObjectTypeAttributeValues',
  /** `profile:ListObjectTypeAttributes`: List. Resources: domains, object-types. */
  LIST_OBJECT_TYPE_ATTRIBUTES = 'profile:ListObjectTypeAttributes',
  /** `profile:ListProfileAttributeValues`: List. Resources: domains. */
  LIST_PROFILE_ATTRIBUTE_VALUES = 'profile:ListProfileAttributeValues',
  /** `profile:ListProfileHistoryRecords`: List. Resources: domains. */
  LIST_PROFILE_HISTORY_RECORDS = 'profile:ListProfileHistoryRecords',
  /** `profile:ListProfileObjectTypeTemplates`: List. Resource: * only. */
  LIST_PROFILE_OBJECT_TYPE_TEMPLATES = 'profile:ListProfileObjectTypeTemplates',
  /** `profile:ListProfileObjectTypes`: List. Resources: domains. */
  LIST_PROFILE_OBJECT_TYPES = 'profile:ListProfileObjectTypes',
  /** `profile:ListProfileObjects`: List. Resources: domains, object-types. */
  LIST_PROFILE_OBJECTS = 'profile:ListProfileObjects',
  /** `profile:ListRecommenderFilters`: List. Resources: domains. */
  LIST_RECOMMENDER_FILTERS = 'profile:ListRecommenderFilters',
  /** `profile:ListRecommenderRecipes`: List. Resource: * only. */
  LIST_RECOMMENDER_RECIPES = 'profile:ListRecommenderRecipes',
  /** `profile:ListRecommenderSchemas`: List. Resources: domains. */
  LIST_RECOMMENDER_SCHEMAS = 'profile:ListRecommenderSchemas',
  /** `profile:ListRecommenders`: List. Resources: domains. */
  LIST_RECOMMENDERS = 'profile:ListRecommenders',
  /** `profile:ListRuleBasedMatches`: List. Resources: domains. */
  LIST_RULE_BASED_MATCHES = 'profile:ListRuleBasedMatches',
  /** `profile:ListSegmentDefinitions`: List. Resources: domains. */
  LIST_SEGMENT_DEFINITIONS = 'profile:ListSegmentDefinitions',
  /** `profile:ListSegmentSubscriptionEvents`: Read. Resources: domains, segment-definitions. */
  LIST_SEGMENT_SUBSCRIPTION_EVENTS = 'profile:ListSegmentSubscriptionEvents',
  /**
   * `profile:ListTagsForResource`: Read. Resources: calculated-attributes (optional),
   * domain-object-types (optional), domains (optional), event-streams (optional), event-triggers
   * (optional), integrations (optional), layouts (optional), object-types (optional),
   * recommender-filters (optional), recommender-schemas (optional), recommenders (optional),
   * segment-definitions (optional).
   */
  LIST_TAGS_FOR_RESOURCE = 'profile:ListTagsForResource',
  /** `profile:ListUploadJobs`: List. Resources: domains. */
  LIST_UPLOAD_JOBS = 'profile:ListUploadJobs',
  /** `profile:ListWorkflows`: List. Resources: domains. */
  LIST_WORKFLOWS = 'profile:ListWorkflows',
  /** `profile:MergeProfiles`: Write. Resources: domains. */
  MERGE_PROFILES = 'profile:MergeProfiles',
  /**
   * `profile:PutDomainObjectType`: Write. Resources: domain-object-types, domains. With tags also
   * `profile:TagResource`.
   */
  PUT_DOMAIN_OBJECT_TYPE = 'profile:PutDomainObjectType',
  /**
   * `profile:PutIntegration`: Write. Resources: domains, integrations. Needs
   * `app-integrations:CreateDataIntegrationAssociation`,
   * `app-integrations:DeleteDataIntegrationAssociation`, `app-integrations:GetDataIntegration`,
   * `app-integrations:ListDataIntegrationAssociations`, `kms:CreateGrant`. With tags also
   * `profile:TagResource`.
   */
  PUT_INTEGRATION = 'profile:PutIntegration',
  /** `profile:PutProfileObject`: Write. Resources: domains, object-types. */
  PUT_PROFILE_OBJECT = 'profile:PutProfileObject',
  /**
   * `profile:PutProfileObjectType`: Write. Resources: domains, object-types. With tags also
   * `profile:TagResource`.
   */
  PUT_PROFILE_OBJECT_TYPE = 'profile:PutProfileObjectType',
  /** `profile:PutSegmentSubscription`: Write. Resources: domains, segment-definitions. */
  PUT_SEGMENT_SUBSCRIPTION = 'profile:PutSegmentSubscription',
  /** `profile:SearchProfiles`: Read. Resources: domains. */
  SEARCH_PROFILES = 'profile:SearchProfiles',
  /** `profile:StartRecommender`: Write. Resources: domains, recommenders. */
  START_RECOMMENDER = 'profile:StartRecommender',
  /** `profile:StartUploadJob`: Write. Resources: domains, domains (documented). */
  START_UPLOAD_JOB = 'profile:StartUploadJob',
  /** `profile:StopRecommender`: Write. Resources: domains, recommenders. */
  STOP_RECOMMENDER = 'profile:StopRecommender',
  /** `profile:StopUploadJob`: Write. Resources: domains, domains (documented). */
  STOP_UPLOAD_JOB = 'profile:StopUploadJob',
  /**
   * `profile:TagResource`: Tagging. Resources: calculated-attributes (optional),
   * domain-object-types (optional), domains (optional), event-streams (optional), event-triggers
   * (optional), integrations (optional), layouts (optional), object-types (optional),
   * recommender-filters (optional), recommender-schemas (optional), recommenders (optional),
   * segment-definitions (optional).
   */
  TAG_RESOURCE = 'profile:TagResource',
  /**
   * `profile:UntagResource`: Tagging. Resources: calculated-attributes (optional),
   * domain-object-types (optional), domains (optional), event-streams (optional), event-triggers
   * (optional), integrations (optional), layouts (optional), object-types (optional),
   * recommender-filters (optional), recommender-schemas (optional), recommenders (optional),
   * segment-definitions (optional).
   */
  UNTAG_RESOURCE = 'profile:UntagResource',
  /**
   * `profile:UpdateCalculatedAttributeDefinition`: Write. Resources: calculated-attributes,
   * domains.
   */
  UPDATE_CALCULATED_ATTRIBUTE_DEFINITION = 'profile:UpdateCalculatedAttributeDefinition',
  /** `profile:UpdateDomain`: Write. Resources: domains. Needs `iam:CreateServiceLinkedRole`. */
  UPDATE_DOMAIN = 'profile:UpdateDomain',
  /** `profile:UpdateDomainLayout`: Write. Resources: domains, layouts. */
  UPDATE_DOMAIN_LAYOUT = 'profile:UpdateDomainLayout',
  /** `profile:UpdateEventTrigger`: Write. Resources: domains, event-triggers. */
  UPDATE_EVENT_TRIGGER = 'profile:UpdateEventTrigger',
  /** `profile:UpdateProfile`: Write. Resources: domains. */
  UPDATE_PROFILE = 'profile:UpdateProfile',
  /** `profile:UpdateRecommender`: Write. Resources: domains, recommenders. */
  UPDATE_RECOMMENDER = 'profile:UpdateRecommender',
}

/** The actions of Amazon Connect Voice ID, IAM prefix `voiceid`. */
export enum VoiceIdAction {
  /** `voiceid:AssociateFraudster`: Write. Resources: domain. */
  ASSOCIATE_FRAUDSTER = 'voiceid:AssociateFraudster',
  /** `voiceid:CreateDomain`: Write. Resource: * only. With tags also `voiceid:TagResource`. */
  CREATE_DOMAIN = 'voiceid:CreateDomain',
  /** `voiceid:CreateWatchlist`: Write. Resources: domain. */
  CREATE_WATCHLIST = 'voiceid:CreateWatchlist',
  /** `voiceid:DeleteDomain`: Write. Resources: domain. */
  DELETE_DOMAIN = 'voiceid:DeleteDomain',
  /** `voiceid:DeleteFraudster`: Write. Resources: domain. */
  DELETE_FRAUDSTER = 'voiceid:DeleteFraudster',
  /** `voiceid:DeleteSpeaker`: Write. Resources: domain. */
  DELETE_SPEAKER = 'voiceid:DeleteSpeaker',
  /** `voiceid:DeleteWatchlist`: Write. Resources: domain. */
  DELETE_WATCHLIST = 'voiceid:DeleteWatchlist',
  /** `voiceid:DescribeComplianceConsent`: Read. Resource: * only. */
  DESCRIBE_COMPLIANCE_CONSENT = 'voiceid:DescribeComplianceConsent',
  /** `voiceid:DescribeDomain`: Read. Resources: domain. */
  DESCRIBE_DOMAIN = 'voiceid:DescribeDomain',
  /** `voiceid:DescribeFraudster`: Read. Resources: domain. */
  DESCRIBE_FRAUDSTER = 'voiceid:DescribeFraudster',
  /** `voiceid:DescribeFraudsterRegistrationJob`: Read. Resources: domain. */
  DESCRIBE_FRAUDSTER_REGISTRATION_JOB = 'voiceid:DescribeFraudsterRegistrationJob',
  /** `voiceid:DescribeSpeaker`: Read. Resources: domain. */
  DESCRIBE_SPEAKER = 'voiceid:DescribeSpeaker',
  /** `voiceid:DescribeSpeakerEnrollmentJob`: Read. Resources: domain. */
  DESCRIBE_SPEAKER_ENROLLMENT_JOB = 'voiceid:DescribeSpeakerEnrollmentJob',
  /** `voiceid:DescribeWatchlist`: Read. Resources: domain. */
  DESCRIBE_WATCHLIST = 'voiceid:DescribeWatchlist',
  /** `voiceid:DisassociateFraudster`: Write. Resources: domain. */
  DISASSOCIATE_FRAUDSTER = 'voiceid:DisassociateFraudster',
  /** `voiceid:EvaluateSession`: Write. Resources: domain. */
  EVALUATE_SESSION = 'voiceid:EvaluateSession',
  /** `voiceid:ListDomains`: List. Resource: * only. */
  LIST_DOMAINS = 'voiceid:ListDomains',
  /** `voiceid:ListFraudsterRegistrationJobs`: List. Resources: domain. */
  LIST_FRAUDSTER_REGISTRATION_JOBS = 'voiceid:ListFraudsterRegistrationJobs',
  /** `voiceid:ListFraudsters`: List. Resources: domain. */
  LIST_FRAUDSTERS = 'voiceid:ListFraudsters',
  /** `voiceid:ListSpeakerEnrollmentJobs`: List. Resources: domain. */
  LIST_SPEAKER_ENROLLMENT_JOBS = 'voiceid:ListSpeakerEnrollmentJobs',
  /** `voiceid:ListSpeakers`: List. Resources: domain. */
  LIST_SPEAKERS = 'voiceid:ListSpeakers',
  /** `voiceid:ListTagsForResource`: Read. Resources: domain (optional). */
  LIST_TAGS_FOR_RESOURCE = 'voiceid:ListTagsForResource',
  /** `voiceid:ListWatchlists`: List. Resources: domain. */
  LIST_WATCHLISTS = 'voiceid:ListWatchlists',
  /** `voiceid:OptOutSpeaker`: Write. Resources: domain. */
  OPT_OUT_SPEAKER = 'voiceid:OptOutSpeaker',
  /** `voiceid:RegisterComplianceConsent`: Write. Resource: * only. */
  REGISTER_COMPLIANCE_CONSENT = 'voiceid:RegisterComplianceConsent',
  /** `voiceid:StartFraudsterRegistrationJob`: Write. Resources: domain. Needs `iam:PassRole`. */
  START_FRAUDSTER_REGISTRATION_JOB = 'voiceid:StartFraudsterRegistrationJob',
  /** `voiceid:StartSpeakerEnrollmentJob`: Write. Resources: domain. Needs `iam:PassRole`. */
  START_SPEAKER_ENROLLMENT_JOB = 'voiceid:StartSpeakerEnrollmentJob',
  /** `voiceid:TagResource`: Tagging. Resources: domain (optional). */
  TAG_RESOURCE = 'voiceid:TagResource',
  /** `voiceid:UntagResource`: Tagging. Resources: domain (optional). */
  UNTAG_RESOURCE = 'voiceid:UntagResource',
  /** `voiceid:UpdateDomain`: Write. Resources: domain. */
  UPDATE_DOMAIN = 'voiceid:UpdateDomain',
  /** `voiceid:UpdateWatchlist`: Write. Resources: domain. */
  UPDATE_WATCHLIST = 'voiceid:UpdateWatchlist',
}

/** The actions of agent assist, formerly Amazon Q in Connect and Wisdom, IAM prefix `wisdom`. */
export enum AgentAssistAction {
  /**
   * `wisdom:ActivateMessageTemplate`: Write. Resources: MessageTemplate, knowledge-base
   * (documented).
   */
  ACTIVATE_MESSAGE_TEMPLATE = 'wisdom:ActivateMessageTemplate',
  /**
   * `wisdom:AllowVendedLogDeliveryForResource`: Permissions management. Resources: Assistant
   * (optional).
   */
  ALLOW_VENDED_LOG_DELIVERY_FOR_RESOURCE = 'wisdom:AllowVendedLogDeliveryForResource',
  /** `wisdom:CreateAIAgent`: Write. Resource: * only. With tags also `wisdom:TagResource`. */
  CREATE_AI_AGENT = 'wisdom:CreateAIAgent',
  /** `wisdom:CreateAIAgentVersion`: Write. Resources: AIAgent. */
  CREATE_AI_AGENT_VERSION = 'wisdom:CreateAIAgentVersion',
  /** `wisdom:CreateAIGuardrail`: Write. Resource: * only. With tags also `wisdom:TagResource`. */
  CREATE_AI_GUARDRAIL = 'wisdom:CreateAIGuardrail',
  /** `wisdom:CreateAIGuardrailVersion`: Write. Resources: AIGuardrail. */
  CREATE_AI_GUARDRAIL_VERSION = 'wisdom:CreateAIGuardrailVersion',
  /** `wisdom:CreateAIPrompt`: Write. Resource: * only. With tags also `wisdom:TagResource`. */
  CREATE_AI_PROMPT = 'wisdom:CreateAIPrompt',
  /** `wisdom:CreateAIPromptVersion`: Write. Resources: AIPrompt. */
  CREATE_AI_PROMPT_VERSION = 'wisdom:CreateAIPromptVersion',
  /** `wisdom:CreateAssistant`: Write. Resource: * only. With tags also `wisdom:TagResource`. */
  CREATE_ASSISTANT = 'wisdom:CreateAssistant',
  /**
   * `wisdom:CreateAssistantAssociation`: Write. Resource: * only. Needs `iam:PassRole`. With tags
   * also `wisdom:TagResource`.
   */
  CREATE_ASSISTANT_ASSOCIATION = 'wisdom:CreateAssistantAssociation',
  /**
   * `wisdom:CreateContent`: Write. Resources: KnowledgeBase. With tags also `wisdom:TagResource`.
   */
  CREATE_CONTENT = 'wisdom:CreateContent',
  /**
   * `wisdom:CreateContentAssociation`: Write. Resources: Content, knowledge-base (documented).
   * With tags also `wisdom:TagResource`.
   */
  CREATE_CONTENT_ASSOCIATION = 'wisdom:CreateContentAssociation',
  /**
   * `wisdom:CreateKnowledgeBase`: Write. Resource: * only. With tags also `wisdom:TagResource`.
   */
  CREATE_KNOWLEDGE_BASE = 'wisdom:CreateKnowledgeBase',
  /**
   * `wisdom:CreateMessageTemplate`: Write. Resources: KnowledgeBase. With tags also
   * `wisdom:TagResource`.
   */
  CREATE_MESSAGE_TEMPLATE = 'wisdom:CreateMessageTemplate',
  /**
   * `wisdom:CreateMessageTemplateAttachment`: Write. Resources: MessageTemplate, knowledge-base
   * (documented).
   */
  CREATE_MESSAGE_TEMPLATE_ATTACHMENT = 'wisdom:CreateMessageTemplateAttachment',
  /**
   * `wisdom:CreateMessageTemplateVersion`: Write. Resources: MessageTemplate, knowledge-base
   * (documented).
   */
  CREATE_MESSAGE_TEMPLATE_VERSION = 'wisdom:CreateMessageTemplateVersion',
  /**
   * `wisdom:CreateQuickResponse`: Write. Resource: * only. With tags also `wisdom:TagResource`.
   */
  CREATE_QUICK_RESPONSE = 'wisdom:CreateQuickResponse',
  /**
   * `wisdom:CreateSession`: Write. Resources: assistant (documented). With tags also
   * `wisdom:TagResource`.
   */
  CREATE_SESSION = 'wisdom:CreateSession',
  /**
   * `wisdom:DeactivateMessageTemplate`: Write. Resources: MessageTemplate, knowledge-base
   * (documented).
   */
  DEACTIVATE_MESSAGE_TEMPLATE = 'wisdom:DeactivateMessageTemplate',
  /** `wisdom:DeleteAIAgent`: Write. Resources: AIAgent. */
  DELETE_AI_AGENT = 'wisdom:DeleteAIAgent',
  /** `wisdom:DeleteAIAgentVersion`: Write. Resources: AIAgent. */
  DELETE_AI_AGENT_VERSION = 'wisdom:DeleteAIAgentVersion',
  /** `wisdom:DeleteAIGuardrail`: Write. Resources: AIGuardrail. */
  DELETE_AI_GUARDRAIL = 'wisdom:DeleteAIGuardrail',
  /** `wisdom:DeleteAIGuardrailVersion`: Write. Resources: AIGuardrail. */
  DELETE_AI_GUARDRAIL_VERSION = 'wisdom:DeleteAIGuardrailVersion',
  /** `wisdom:DeleteAIPrompt`: Write. Resources: AIPrompt. */
  DELETE_AI_PROMPT = 'wisdom:DeleteAIPrompt',
  /** `wisdom:DeleteAIPromptVersion`: Write. Resources: AIPrompt. */
  DELETE_AI_PROMPT_VERSION = 'wisdom:DeleteAIPromptVersion',
  /** `wisdom:DeleteAssistant`: Write. Resources: Assistant. */
  DELETE_ASSISTANT = 'wisdom:DeleteAssistant',
  /** `wisdom:DeleteAssistantAssociation`: Write. Resources: AssistantAssociation. */
  DELETE_ASSISTANT_ASSOCIATION = 'wisdom:DeleteAssistantAssociation',
  /** `wisdom:DeleteContent`: Write. Resources: Content, knowledge-base (documented). */
  DELETE_CONTENT = 'wisdom:DeleteContent',
  /**
   * `wisdom:DeleteContentAssociation`: Write. Resources: Content, ContentAssociation,
   * knowledge-base (documented).
   */
  DELETE_CONTENT_ASSOCIATION = 'wisdom:DeleteContentAssociation',
  /** `wisdom:DeleteImportJob`: Write. Resources: KnowledgeBase. */
  DELETE_IMPORT_JOB = 'wisdom:DeleteImportJob',
  /** `wisdom:DeleteKnowledgeBase`: Write. Resources: KnowledgeBase. */
  DELETE_KNOWLEDGE_BASE = 'wisdom:DeleteKnowledgeBase',
  /**
   * `wisdom:DeleteMessageTemplate`: Write. Resources: MessageTemplate, knowledge-base
   * (documented).
   */
  DELETE_MESSAGE_TEMPLATE = 'wisdom:DeleteMessageTemplate',
  /**
   * `wisdom:DeleteMessageTemplateAttachment`: Write. Resources: MessageTemplate, knowledge-base
   * (documented).
   */
  DELETE_MESSAGE_TEMPLATE_ATTACHMENT = 'wisdom:DeleteMessageTemplateAttachment',
  /**
   * `wisdom:DeleteQuickResponse`: Write. Resources: QuickResponse, knowledge-base (documented).
   */
  DELETE_QUICK_RESPONSE = 'wisdom:DeleteQuickResponse',
  /** `wisdom:GetAIAgent`: Read. Resources: AIAgent. */
  GET_AI_AGENT = 'wisdom:GetAIAgent',
  /** `wisdom:GetAIGuardrail`: Read. Resources: AIGuardrail. */
  GET_AI_GUARDRAIL = 'wisdom:GetAIGuardrail',
  /** `wisdom:GetAIPrompt`: Read. Resources: AIPrompt. */
  GET_AI_PROMPT = 'wisdom:GetAIPrompt',
  /** `wisdom:GetAssistant`: Read. Resources: Assistant, assistant (documented). */
  GET_ASSISTANT = 'wisdom:GetAssistant',
  /** `wisdom:GetAssistantAssociation`: Read. Resources: AssistantAssociation. */
  GET_ASSISTANT_ASSOCIATION = 'wisdom:GetAssistantAssociation',
  /** `wisdom:GetContent`: Read. Resources: Content, knowledge-base (documented). */
  GET_CONTENT = 'wisdom:GetContent',
  /**
   * `wisdom:GetContentAssociation`: Read. Resources: Content, ContentAssociation, knowledge-base
   * (documented).
   */
  GET_CONTENT_ASSOCIATION = 'wisdom:GetContentAssociation',
  /** `wisdom:GetContentSummary`: Read. Resources: Content, knowledge-base (documented). */
  GET_CONTENT_SUMMARY = 'wisdom:GetContentSummary',
  /** `wisdom:GetImportJob`: Read. Resources: KnowledgeBase. */
  GET_IMPORT_JOB = 'wisdom:GetImportJob',
  /** `wisdom:GetKnowledgeBase`: Read. Resources: KnowledgeBase. */
  GET_KNOWLEDGE_BASE = 'wisdom:GetKnowledgeBase',
  /**
   * `wisdom:GetMessageTemplate`: Read. Resources: MessageTemplate, knowledge-base (documented).
   */
  GET_MESSAGE_TEMPLATE = 'wisdom:GetMessageTemplate',
  /** `wisdom:GetNextMessage`: Read. Resources: Session. */
  GET_NEXT_MESSAGE = 'wisdom:GetNextMessage',
  /** `wisdom:GetQuickResponse`: Read. Resources: QuickResponse, knowledge-base (documented). */
  GET_QUICK_RESPONSE = 'wisdom:GetQuickResponse',
  /** `wisdom:GetRecommendations`: Read. Resources: Session. */
  GET_RECOMMENDATIONS = 'wisdom:GetRecommendations',
  /** `wisdom:GetSession`: Read. Resources: Session. */
  GET_SESSION = 'wisdom:GetSession',
  /** `wisdom:ListAIAgentVersions`: List. Resources: AIAgent. */
  LIST_AI_AGENT_VERSIONS = 'wisdom:ListAIAgentVersions',
  /** `wisdom:ListAIAgents`: List. Resource: * only. */
  LIST_AI_AGENTS = 'wisdom:ListAIAgents',
  /** `wisdom:ListAIGuardrailVersions`: List. Resources: AIGuardrail. */
  LIST_AI_GUARDRAIL_VERSIONS = 'wisdom:ListAIGuardrailVersions',
  /** `wisdom:ListAIGuardrails`: List. Resource: * only. */
  LIST_AI_GUARDRAILS = 'wisdom:ListAIGuardrails',
  /** `wisdom:ListAIPromptVersions`: List. Resources: AIPrompt. */
  LIST_AI_PROMPT_VERSIONS = 'wisdom:ListAIPromptVersions',
  /** `wisdom:ListAIPrompts`: List. Resource: * only. */
  LIST_AI_PROMPTS = 'wisdom:ListAIPrompts',
  /** `wisdom:ListAssistantAssociations`: List. Resource: * only. */
  LIST_ASSISTANT_ASSOCIATIONS = 'wisdom:ListAssistantAssociations',
  /** `wisdom:ListAssistants`: List. Resource: * only. */
  LIST_ASSISTANTS = 'wisdom:ListAssistants',
  /** `wisdom:ListContentAssociations`: List. Resources: Content, knowledge-base (documented). */
  LIST_CONTENT_ASSOCIATIONS = 'wisdom:ListContentAssociations',
  /** `wisdom:ListContents`: List. Resources: KnowledgeBase. */
  LIST_CONTENTS = 'wisdom:ListContents',
  /** `wisdom:ListImportJobs`: List. Resources: KnowledgeBase. */
  LIST_IMPORT_JOBS = 'wisdom:ListImportJobs',
  /** `wisdom:ListKnowledgeBases`: List. Resource: * only. */
  LIST_KNOWLEDGE_BASES = 'wisdom:ListKnowledgeBases',
  /**
   * `wisdom:ListMessageTemplateVersions`: List. Resources: MessageTemplate, knowledge-base
   * (documented).
   */
  LIST_MESSAGE_TEMPLATE_VERSIONS = 'wisdom:ListMessageTemplateVersions',
  /** `wisdom:ListMessageTemplates`: List. Resources: KnowledgeBase. */
  LIST_MESSAGE_TEMPLATES = 'wisdom:ListMessageTemplates',
  /** `wisdom:ListMessages`: List. Resources: Session. */
  LIST_MESSAGES = 'wisdom:ListMessages',
  /** `wisdom:ListModels`: List. Resources: Assistant. */
  LIST_MODELS = 'wisdom:ListModels',
  /** `wisdom:ListQuickResponses`: List. Resources: KnowledgeBase. */
  LIST_QUICK_RESPONSES = 'wisdom:ListQuickResponses',
  /** `wisdom:ListSpans`: List. Resources: Session. */
  LIST_SPANS = 'wisdom:ListSpans',
  /** `wisdom:ListTagsForResource`: Read. Resource: * only. */
  LIST_TAGS_FOR_RESOURCE = 'wisdom:ListTagsForResource',
  /** `wisdom:NotifyRecommendationsReceived`: Write. Resources: Session. */
  NOTIFY_RECOMMENDATIONS_RECEIVED = 'wisdom:NotifyRecommendationsReceived',
  /** `wisdom:PutFeedback`: Write. Resources: Assistant. */
  PUT_FEEDBACK = 'wisdom:PutFeedback',
  /** `wisdom:QueryAssistant`: Read. Resources: Assistant. */
  QUERY_ASSISTANT = 'wisdom:QueryAssistant',
  /** `wisdom:RemoveAssistantAIAgent`: Write. Resources: Assistant. */
  REMOVE_ASSISTANT_AI_AGENT = 'wisdom:RemoveAssistantAIAgent',
  /** `wisdom:RemoveKnowledgeBaseTemplateUri`: Write. Resources: KnowledgeBase. */
  REMOVE_KNOWLEDGE_BASE_TEMPLATE_URI = 'wisdom:RemoveKnowledgeBaseTemplateUri',
  /**
   * `wisdom:RenderMessageTemplate`: Read. Resources: MessageTemplate, knowledge-base
   * (documented). Needs `wisdom:GetMessageTemplate`.
   */
  RENDER_MESSAGE_TEMPLATE = 'wisdom:RenderMessageTemplate',
  /** `wisdom:Retrieve`: Read. Resources: Assistant. */
  RETRIEVE = 'wisdom:Retrieve',
  /** `wisdom:SearchContent`: Read. Resources: KnowledgeBase. */
  SEARCH_CONTENT = 'wisdom:SearchContent',
  /** `wisdom:SearchMessageTemplates`: Read. Resources: KnowledgeBase. */
  SEARCH_MESSAGE_TEMPLATES = 'wisdom:SearchMessageTemplates',
  /**
   * `wisdom:SearchQuickResponses`: Read. Resources: KnowledgeBase. Needs
   * `wisdom:GetQuickResponse`.
   */
  SEARCH_QUICK_RESPONSES = 'wisdom:SearchQuickResponses',
  /** `wisdom:SearchSessions`: Read. Resource: * only. */
  SEARCH_SESSIONS = 'wisdom:SearchSessions',
  /** `wisdom:SendMessage`: Write. Resources: Session. */
  SEND_MESSAGE = 'wisdom:SendMessage',
  /** `wisdom:StartContentUpload`: Write. Resources: KnowledgeBase. */
  START_CONTENT_UPLOAD = 'wisdom:StartContentUpload',
  /** `wisdom:StartImportJob`: Write. Resources: KnowledgeBase. */
  START_IMPORT_JOB = 'wisdom:StartImportJob',
  /**
   * `wisdom:TagResource`: Tagging. Resources: Assistant (optional), AssistantAssociation
   * (optional), Content (optional), ContentAssociation (optional), KnowledgeBase (optional),
   * MessageTemplate (optional), QuickResponse (optional), Session (optional), ai-agent
   * (documented), ai-guardrail (documented), ai-prompt (documented).
   */
  TAG_RESOURCE = 'wisdom:TagResource',
  /**
   * `wisdom:UntagResource`: Tagging. Resources: Assistant (optional), AssistantAssociation
   * (optional), Content (optional), ContentAssociation (optional), KnowledgeBase (optional),
   * MessageTemplate (optional), QuickResponse (optional), Session (optional), ai-agent
   * (documented), ai-guardrail (documented), ai-prompt (documented).
   */
  UNTAG_RESOURCE = 'wisdom:UntagResource',
  /** `wisdom:UpdateAIAgent`: Write. Resources: AIAgent. */
  UPDATE_AI_AGENT = 'wisdom:UpdateAIAgent',
  /** `wisdom:UpdateAIGuardrail`: Write. Resources: AIGuardrail. */
  UPDATE_AI_GUARDRAIL = 'wisdom:UpdateAIGuardrail',
  /** `wisdom:UpdateAIPrompt`: Write. Resources: AIPrompt. */
  UPDATE_AI_PROMPT = 'wisdom:UpdateAIPrompt',
  /** `wisdom:UpdateAssistantAIAgent`: Write. Resources: Assistant. */
  UPDATE_ASSISTANT_AI_AGENT = 'wisdom:UpdateAssistantAIAgent',
  /** `wisdom:UpdateContent`: Write. Resources: Content, knowledge-base (documented). */
  UPDATE_CONTENT = 'wisdom:UpdateContent',
  /** `wisdom:UpdateKnowledgeBaseTemplateUri`: Write. Resources: KnowledgeBase. */
  UPDATE_KNOWLEDGE_BASE_TEMPLATE_URI = 'wisdom:UpdateKnowledgeBaseTemplateUri',
  /**
   * `wisdom:UpdateMessageTemplate`: Write. Resources: MessageTemplate, knowledge-base
   * (documented).
   */
  UPDATE_MESSAGE_TEMPLATE = 'wisdom:UpdateMessageTemplate',
  /**
   * `wisdom:UpdateMessageTemplateMetadata`: Write. Resources: MessageTemplate, knowledge-base
   * (documented).
   */
  UPDATE_MESSAGE_TEMPLATE_METADATA = 'wisdom:UpdateMessageTemplateMetadata',
  /**
   * `wisdom:UpdateQuickResponse`: Write. Resources: QuickResponse, knowledge-base (documented).
   */
  UPDATE_QUICK_RESPONSE = 'wisdom:UpdateQuickResponse',
  /** `wisdom:UpdateSession`: Write. Resources: Session. */
  UPDATE_SESSION = 'wisdom:UpdateSession',
  /** `wisdom:UpdateSessionData`: Write. Resources: Session. */
  UPDATE_SESSION_DATA = 'wisdom:UpdateSessionData',
}
