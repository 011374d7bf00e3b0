/** The login role of the api and the worker. It can add evidence, never change or remove it. */
export const APP_ROLE = 'countersign_app';

/** Tables whose rows the application's role must not be able to change or remove. */
export const EVIDENCE_TABLES = ['fact', 'fold', 'decision', 'audit_event', 'policy_version'] as const;
