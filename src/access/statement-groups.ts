/** Statements beside `AmazonConnect_FullAccess`: the one that AWS documents, and what attaching something of one's own takes. */
export const FULL_ACCESS = [
  'AttachAnyPolicyToAmazonConnectRole',
  // Each only for what a scope names.
  'UseStorageBuckets',
  'LetConnectUseKeys',
  'RetireConnectKeyGrants',
  'LetConnectInvokeFunctions',
  'StopConnectInvokingFunctions',
  'AssociateLexBots',
  'AssociateLexV1Bots',
  'UseKinesisStreams',
  'UseDeliveryStreams',
];

/** Statements beside `AmazonConnectVoiceIDFullAccess`. */
export const VOICE_ID = [
  'AttachAnyPolicyToAmazonConnectRole',
  'AssociateVoiceIdDomains',
  'ManageConnectEventRules',
];

/** Statements that `AmazonConnectReadOnlyAccess` does without. */
export const SEARCH = ['SearchConnect', 'SearchAvailablePhoneNumbers'];
