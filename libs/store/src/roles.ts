/** Tables whose rows the application's role must not be able to change or remove. */
export const EVIDENCE_TABLES = ['fact', 'fold', 'decision', 'audit_event', 'policy_version'] as const;
