/** The schema of the JSON of an audit. The number increases when something is removed or renamed. */
export const AUDIT_SCHEMA = 'connect-iam-audit/1';
