export * from './roles/campaigns-operator';
export * from './roles/connect-admin-role';
export * from './roles/connect-read-only-role';
export * from './roles/voice-id-admin';
export * from './scope/connect-campaign';
export * from './scope/connect-scope';
export * from './scope/lex-bot';
export * from './scope/service-linked-role-access';
