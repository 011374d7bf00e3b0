/** Tables whose rows are evidence: nobody changes or removes one, and the application's role must not be able to. */
export const EVIDENCE_TABLES = [
  'fact',
  'fold',
  'decision',
  'rendering',
  'audit_event',
  'policy_version',
  'upgrade_snapshot',
  'record_entry',
  'comment',
  'chase_note',
] as const;
