/** What people say beside a request: comments among themselves, and what they noted of calls and meetings. */
export const NOTES = `
  CREATE TABLE comment (
    id uuid PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES request,
    leg_id text,
    task_id text,
    visible_to text NOT NULL CHECK (visible_to IN ('secretariat', 'party')),
    text text NOT NULL,
    corrects uuid UNIQUE REFERENCES comment,
    salt text NOT NULL,
    person_id text NOT NULL REFERENCES person,
    party_id text NOT NULL REFERENCES party,
    case_time timestamptz(3) NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    CHECK (visible_to = 'secretariat' OR leg_id IS NOT NULL)
  );
  CREATE INDEX comment_request ON comment (request_id, recorded_at DESC, id DESC);
  CREATE INDEX comment_person ON comment (person_id, party_id, recorded_at, id);
  COMMENT ON COLUMN comment.salt IS 'The chain of the case holds a hash over this and the content, never the words themselves.';

  CREATE TABLE chase_note (
    id uuid PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES request,
    leg_id text NOT NULL,
    channel text NOT NULL,
    with_whom text NOT NULL,
    happened_from timestamptz(3) NOT NULL,
    happened_to timestamptz(3) NOT NULL CHECK (happened_to >= happened_from),
    said text NOT NULL,
    next_step text,
    next_step_on date,
    corrects uuid UNIQUE REFERENCES chase_note,
    salt text NOT NULL,
    person_id text NOT NULL REFERENCES person,
    party_id text NOT NULL REFERENCES party,
    case_time timestamptz(3) NOT NULL,
    recorded_at timestamptz(3) NOT NULL
  );
  CREATE INDEX chase_note_request ON chase_note (request_id, recorded_at DESC, id DESC);
  CREATE INDEX chase_note_person ON chase_note (person_id, party_id, recorded_at, id);
  COMMENT ON COLUMN chase_note.salt IS 'The chain of the case holds a hash over this and the content, never the words themselves.';
`;
