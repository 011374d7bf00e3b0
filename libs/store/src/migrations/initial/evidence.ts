import { EVIDENCE_TABLES } from '../../roles.js';

/** The chain of audit events, and what keeps every row of evidence as it was written, even from the owner's mistakes. */
export const EVIDENCE = `
  CREATE TABLE audit_event (
    chain text NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    body jsonb NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (chain, number),
    UNIQUE (chain, previous_hash)
  );
  CREATE INDEX audit_event_system_kind ON audit_event ((body ->> 'kind'), number) WHERE chain = 'system';

  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'rows of % are evidence and cannot be changed or removed', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END $$;
${EVIDENCE_TABLES.map(
  (table) => `
  CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`,
).join('')}
`;
