/**
 * Scans and other papers, in the database itself: one copy of it has them all, and every replica serves them. A content is
 * there once, under its SHA-256, in chunks; an attachment is one person's use of it. Once it belongs to a record it is
 * evidence: neither it nor its content can be changed or removed.
 */
export const ATTACHMENTS = `
  CREATE TABLE attachment_content (
    id uuid PRIMARY KEY,
    sha256 text NOT NULL UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bigint NOT NULL CHECK (bytes > 0),
    used_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
  );

  CREATE TABLE attachment_chunk (
    content_id uuid NOT NULL,
    number integer NOT NULL CHECK (number >= 0),
    data bytea STORAGE EXTERNAL NOT NULL,
    written_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (content_id, number)
  );

  CREATE TABLE attachment (
    id uuid PRIMARY KEY,
    content_id uuid NOT NULL REFERENCES attachment_content,
    name text NOT NULL,
    media_type text NOT NULL,
    notes text[] NOT NULL,
    scanned boolean NOT NULL,
    uploaded_by text NOT NULL REFERENCES person,
    uploaded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    request_id uuid REFERENCES request,
    leg_id text,
    bound_at timestamptz(3),
    CHECK ((request_id IS NULL) = (bound_at IS NULL) AND (leg_id IS NULL) = (bound_at IS NULL))
  );
  CREATE INDEX attachment_of_content ON attachment (content_id);
  CREATE INDEX attachment_of_request ON attachment (request_id) WHERE request_id IS NOT NULL;
  CREATE INDEX attachment_unbound ON attachment (uploaded_at) WHERE bound_at IS NULL;

  CREATE FUNCTION keep_bound_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.bound_at IS NOT NULL THEN
      RAISE EXCEPTION 'an attachment of a record is evidence and cannot be changed or removed'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END $$;
  CREATE TRIGGER attachment_kept BEFORE UPDATE OR DELETE ON attachment
    FOR EACH ROW EXECUTE FUNCTION keep_bound_attachment();

  CREATE FUNCTION keep_used_chunk() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM attachment_content c WHERE c.id = OLD.content_id) THEN
      RAISE EXCEPTION 'a part of a content that is in use cannot be removed'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER chunk_kept BEFORE DELETE ON attachment_chunk
    FOR EACH ROW EXECUTE FUNCTION keep_used_chunk();
`;
