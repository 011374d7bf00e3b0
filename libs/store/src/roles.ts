/** The evidence that the first migration makes. It reads this list, which is therefore never added to. */
export const EVIDENCE_TABLES = ['fact', 'fold', 'decision', 'audit_event', 'policy_version'] as const;

/** Tables whose rows the application's role must not be able to change or remove. */
export const ALL_EVIDENCE_TABLES = [
  ...EVIDENCE_TABLES,
  'upgrade_snapshot',
  'record_entry',
  'comment',
  'chase_note',
] as const;
