// ~~ Generated from the catalogue. To modify, edit catalogue/ and run "npm run catalogue:render".

/** The values of `connect:AttributeType`. */
export enum InstanceAttributeType {
  /** `AUTOMATED_INTERACTION_LOG`. */
  AUTOMATED_INTERACTION_LOG = 'AUTOMATED_INTERACTION_LOG',
  /** `AUTO_MUTE_AGENT_ON_HOLD`. */
  AUTO_MUTE_AGENT_ON_HOLD = 'AUTO_MUTE_AGENT_ON_HOLD',
  /** `AUTO_RESOLVE_BEST_VOICES`. */
  AUTO_RESOLVE_BEST_VOICES = 'AUTO_RESOLVE_BEST_VOICES',
  /** `BOT_MANAGEMENT`. */
  BOT_MANAGEMENT = 'BOT_MANAGEMENT',
  /** `CONTACTFLOW_LOGS`. */
  CONTACTFLOW_LOGS = 'CONTACTFLOW_LOGS',
  /** `CONTACT_LENS`. */
  CONTACT_LENS = 'CONTACT_LENS',
  /** `EARLY_MEDIA`. */
  EARLY_MEDIA = 'EARLY_MEDIA',
  /** `ENABLE_BOT_ANALYTICS_AND_TRANSCRIPTS`. */
  ENABLE_BOT_ANALYTICS_AND_TRANSCRIPTS = 'ENABLE_BOT_ANALYTICS_AND_TRANSCRIPTS',
  /** `ENHANCED_CHAT_MONITORING`. */
  ENHANCED_CHAT_MONITORING = 'ENHANCED_CHAT_MONITORING',
  /** `ENHANCED_CONTACT_MONITORING`. */
  ENHANCED_CONTACT_MONITORING = 'ENHANCED_CONTACT_MONITORING',
  /** `HIGH_VOLUME_OUTBOUND`. */
  HIGH_VOLUME_OUTBOUND = 'HIGH_VOLUME_OUTBOUND',
  /** `INBOUND_CALLS`. */
  INBOUND_CALLS = 'INBOUND_CALLS',
  /** `MESSAGE_STREAMING`. */
  MESSAGE_STREAMING = 'MESSAGE_STREAMING',
  /** `MULTI_PARTY_CHAT_CONFERENCE`. */
  MULTI_PARTY_CHAT_CONFERENCE = 'MULTI_PARTY_CHAT_CONFERENCE',
  /** `MULTI_PARTY_CONFERENCE`. */
  MULTI_PARTY_CONFERENCE = 'MULTI_PARTY_CONFERENCE',
  /** `OUTBOUND_CALLS`. */
  OUTBOUND_CALLS = 'OUTBOUND_CALLS',
  /** `USE_CUSTOM_TTS_VOICES`. */
  USE_CUSTOM_TTS_VOICES = 'USE_CUSTOM_TTS_VOICES',
}

/** The values of `connect:Channel`. */
export enum ContactChannel {
  /** `CHAT`. */
  CHAT = 'CHAT',
  /** `EMAIL`. */
  EMAIL = 'EMAIL',
  /** `TASK`. */
  TASK = 'TASK',
  /** `VOICE`. */
  VOICE = 'VOICE',
}

/** The values of `connect:ContactInitiationMethod`. */
export enum ContactInitiationMethod {
  /** `AGENT_REPLY`. */
  AGENT_REPLY = 'AGENT_REPLY',
  /** `API`. */
  API = 'API',
  /** `CALLBACK`. */
  CALLBACK = 'CALLBACK',
  /** `DISCONNECT`. */
  DISCONNECT = 'DISCONNECT',
  /** `EXTERNAL_OUTBOUND`. */
  EXTERNAL_OUTBOUND = 'EXTERNAL_OUTBOUND',
  /** `FLOW`. */
  FLOW = 'FLOW',
  /** `INBOUND`. */
  INBOUND = 'INBOUND',
  /** `MONITOR`. */
  MONITOR = 'MONITOR',
  /** `OUTBOUND`. */
  OUTBOUND = 'OUTBOUND',
  /** `QUEUE_TRANSFER`. */
  QUEUE_TRANSFER = 'QUEUE_TRANSFER',
  /** `TRANSFER`. */
  TRANSFER = 'TRANSFER',
  /** `WEBRTC_API`. */
  WEBRTC_API = 'WEBRTC_API',
}

/** The values of `connect:FlowType`. */
export enum ContactFlowType {
  /** `AGENT_HOLD`. */
  AGENT_HOLD = 'AGENT_HOLD',
  /** `AGENT_TRANSFER`. */
  AGENT_TRANSFER = 'AGENT_TRANSFER',
  /** `AGENT_WHISPER`. */
  AGENT_WHISPER = 'AGENT_WHISPER',
  /** `CAMPAIGN`. */
  CAMPAIGN = 'CAMPAIGN',
  /** `CONTACT_FLOW`. */
  CONTACT_FLOW = 'CONTACT_FLOW',
  /** `CUSTOMER_HOLD`. */
  CUSTOMER_HOLD = 'CUSTOMER_HOLD',
  /** `CUSTOMER_QUEUE`. */
  CUSTOMER_QUEUE = 'CUSTOMER_QUEUE',
  /** `CUSTOMER_WHISPER`. */
  CUSTOMER_WHISPER = 'CUSTOMER_WHISPER',
  /** `OUTBOUND_WHISPER`. */
  OUTBOUND_WHISPER = 'OUTBOUND_WHISPER',
  /** `QUEUE_TRANSFER`. */
  QUEUE_TRANSFER = 'QUEUE_TRANSFER',
}

/** The values of `connect:ListRealtimeContactAnalysisSegmentsByOutputType`. */
export enum RealTimeContactAnalysisOutputType {
  /** `Raw`. */
  RAW = 'Raw',
  /** `Redacted`. */
  REDACTED = 'Redacted',
}

/** The values of `connect:ListRealtimeContactAnalysisSegmentsBySegmentType`. */
export enum RealTimeContactAnalysisSegmentType {
  /** `Attachments`. */
  ATTACHMENTS = 'Attachments',
  /** `Categories`. */
  CATEGORIES = 'Categories',
  /** `Event`. */
  EVENT = 'Event',
  /** `ExtractedInformation`. */
  EXTRACTED_INFORMATION = 'ExtractedInformation',
  /** `Issues`. */
  ISSUES = 'Issues',
  /** `PostContactSummary`. */
  POST_CONTACT_SUMMARY = 'PostContactSummary',
  /** `Transcript`. */
  TRANSCRIPT = 'Transcript',
}

/** The values of `connect:MonitorCapabilities`. */
export enum MonitorCapability {
  /** `BARGE`. */
  BARGE = 'BARGE',
  /** `SILENT_MONITOR`. */
  SILENT_MONITOR = 'SILENT_MONITOR',
}

/** The values of `connect:StorageResourceType`. */
export enum InstanceStorageResourceType {
  /** `AGENT_EVENTS`. */
  AGENT_EVENTS = 'AGENT_EVENTS',
  /** `ATTACHMENTS`. */
  ATTACHMENTS = 'ATTACHMENTS',
  /** `CALL_RECORDINGS`. */
  CALL_RECORDINGS = 'CALL_RECORDINGS',
  /** `CHAT_TRANSCRIPTS`. */
  CHAT_TRANSCRIPTS = 'CHAT_TRANSCRIPTS',
  /** `CONTACT_EVALUATIONS`. */
  CONTACT_EVALUATIONS = 'CONTACT_EVALUATIONS',
  /** `CONTACT_TRACE_RECORDS`. */
  CONTACT_TRACE_RECORDS = 'CONTACT_TRACE_RECORDS',
  /** `EMAIL_MESSAGES`. */
  EMAIL_MESSAGES = 'EMAIL_MESSAGES',
  /** `MEDIA_STREAMS`. */
  MEDIA_STREAMS = 'MEDIA_STREAMS',
  /** `REAL_TIME_CONTACT_ANALYSIS_CHAT_SEGMENTS`. */
  REAL_TIME_CONTACT_ANALYSIS_CHAT_SEGMENTS = 'REAL_TIME_CONTACT_ANALYSIS_CHAT_SEGMENTS',
  /** `REAL_TIME_CONTACT_ANALYSIS_SEGMENTS`. */
  REAL_TIME_CONTACT_ANALYSIS_SEGMENTS = 'REAL_TIME_CONTACT_ANALYSIS_SEGMENTS',
  /** `REAL_TIME_CONTACT_ANALYSIS_VOICE_SEGMENTS`. */
  REAL_TIME_CONTACT_ANALYSIS_VOICE_SEGMENTS = 'REAL_TIME_CONTACT_ANALYSIS_VOICE_SEGMENTS',
  /** `SCHEDULED_REPORTS`. */
  SCHEDULED_REPORTS = 'SCHEDULED_REPORTS',
  /** `SCREEN_RECORDINGS`. */
  SCREEN_RECORDINGS = 'SCREEN_RECORDINGS',
}
