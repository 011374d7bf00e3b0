-- The schema that the migrations make, as the catalogue of PostgreSQL has it. For reading and for seeing in a change what it
-- does to the schema; nothing is made from it. `npm run schema:dump` writes it, and a test fails where it is not current.

CREATE EXTENSION btree_gist;
CREATE EXTENSION unaccent;

CREATE SEQUENCE case_reference AS bigint START 1 INCREMENT 1;
CREATE SEQUENCE event_place AS bigint START 1 INCREMENT 1;

CREATE OR REPLACE FUNCTION public.keep_bound_attachment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF OLD.bound_at IS NOT NULL THEN
      RAISE EXCEPTION 'an attachment of a record is evidence and cannot be changed or removed'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END $function$;

CREATE OR REPLACE FUNCTION public.keep_used_chunk()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF EXISTS (SELECT FROM attachment_content c WHERE c.id = OLD.content_id) THEN
      RAISE EXCEPTION 'a part of a content that is in use cannot be removed'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
  END $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    RAISE EXCEPTION 'rows of % are evidence and cannot be changed or removed', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END $function$;

CREATE OR REPLACE FUNCTION public.search_lexemes(given text)
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
    WITH words AS MATERIALIZED (SELECT DISTINCT unnest(search_words(concat(given, ' ', translate(given, '-''’', '')))) AS word)
    SELECT array(
      SELECT word FROM words WHERE word !~ '^[0-9]'
      UNION SELECT '#' || left(word, length) FROM words CROSS JOIN LATERAL generate_series(1, length(word)) AS length
       WHERE word ~ '^[0-9]')
  $function$;

CREATE OR REPLACE FUNCTION public.search_query(given text)
 RETURNS tsquery
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
    SELECT string_agg(CASE WHEN w.wanted ~ '^[0-9]' THEN quote_literal('#' || w.wanted)
             ELSE coalesce(known.words, quote_literal(w.wanted) || ':*') END, ' & ')::tsquery
      FROM unnest(search_words(given)) AS w(wanted)
      LEFT JOIN LATERAL (
        SELECT '(' || string_agg(quote_literal(begun.word), ' | ') || ')' AS words
          FROM (
            SELECT DISTINCT s.word FROM search_word s
             WHERE s.word >= w.wanted COLLATE "C" AND s.word < (w.wanted || chr(1114111)) COLLATE "C" LIMIT 41
          ) AS begun
        HAVING count(*) <= 40
      ) AS known ON true
  $function$;

CREATE OR REPLACE FUNCTION public.search_words(given text)
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
    SELECT array_remove(
      regexp_split_to_array(lower(unaccent(given)), '[\s!-/:-@\[-`{-~\u00a0\u2010-\u2015\u2018-\u201f\u00ab\u00bb]+'), '')
  $function$;

CREATE TABLE absence (
  id uuid NOT NULL,
  person_id text NOT NULL,
  from_at timestamp(3) with time zone NOT NULL,
  to_at timestamp(3) with time zone NOT NULL,
  covered_by text NOT NULL,
  recorded_by text,
  cancelled_at timestamp(3) with time zone,
  cancelled_by text,
  CONSTRAINT absence_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES person(id),
  CONSTRAINT absence_check CHECK ((to_at > from_at)),
  CONSTRAINT absence_check1 CHECK ((covered_by <> person_id)),
  CONSTRAINT absence_covered_by_fkey FOREIGN KEY (covered_by) REFERENCES person(id),
  CONSTRAINT absence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT absence_pkey PRIMARY KEY (id),
  CONSTRAINT absence_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id)
);
CREATE INDEX absence_cover ON public.absence USING btree (covered_by, to_at);
CREATE INDEX absence_from ON public.absence USING btree (from_at, id);
CREATE INDEX absence_person ON public.absence USING btree (person_id, to_at);

CREATE TABLE api_token (
  id text NOT NULL,
  person_id text NOT NULL,
  name text NOT NULL,
  hash text NOT NULL,
  may text NOT NULL,
  memberships jsonb NOT NULL,
  made_by_key text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamp(3) with time zone NOT NULL,
  last_used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  revoked_by text,
  CONSTRAINT api_token_hash_key UNIQUE (hash),
  CONSTRAINT api_token_id_check CHECK ((id ~ '^[0-9a-f]{12}$'::text)),
  CONSTRAINT api_token_may_check CHECK ((may = ANY (ARRAY['read'::text, 'act'::text]))),
  CONSTRAINT api_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT api_token_person_id_made_by_key_key UNIQUE (person_id, made_by_key),
  CONSTRAINT api_token_pkey PRIMARY KEY (id),
  CONSTRAINT api_token_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES person(id)
);
CREATE INDEX api_token_expires ON public.api_token USING btree (expires_at);
CREATE INDEX api_token_person ON public.api_token USING btree (person_id, id);
COMMENT ON COLUMN api_token.memberships IS 'For which parties in which roles it may be used, of those its person has at the time of use.';
COMMENT ON COLUMN api_token.made_by_key IS 'The Idempotency-Key of the call that made it: no second one is made by a repeat.';

CREATE TABLE arrangement (
  id uuid NOT NULL,
  reference text NOT NULL,
  world text NOT NULL,
  sending_mission text NOT NULL,
  receiving_mission text NOT NULL,
  status text NOT NULL,
  clock_offset_ms bigint NOT NULL,
  breach boolean NOT NULL DEFAULT false,
  record_until timestamp(3) with time zone,
  wake_at timestamp(3) with time zone,
  closed_at timestamp(3) with time zone,
  CONSTRAINT arrangement_pkey PRIMARY KEY (id),
  CONSTRAINT arrangement_receiving_mission_fkey FOREIGN KEY (receiving_mission) REFERENCES mission(party_id),
  CONSTRAINT arrangement_reference_key UNIQUE (reference),
  CONSTRAINT arrangement_sending_mission_fkey FOREIGN KEY (sending_mission) REFERENCES mission(party_id)
);
CREATE INDEX arrangement_open ON public.arrangement USING btree (id) WHERE (closed_at IS NULL);
CREATE INDEX arrangement_receiving ON public.arrangement USING btree (receiving_mission);
CREATE INDEX arrangement_sending ON public.arrangement USING btree (sending_mission);
CREATE INDEX arrangement_wake ON public.arrangement USING btree (wake_at) WHERE ((closed_at IS NULL) AND (record_until IS NULL));

CREATE TABLE arrangement_facet (
  facet text NOT NULL,
  arrangement_id uuid NOT NULL,
  reference text NOT NULL,
  reference_length integer NOT NULL GENERATED ALWAYS AS (length(reference)) STORED,
  expires_at timestamp(3) with time zone NOT NULL,
  readers text[] NOT NULL,
  CONSTRAINT arrangement_facet_pkey PRIMARY KEY (arrangement_id, facet)
);
CREATE INDEX arrangement_facet_expires ON public.arrangement_facet USING btree (facet, expires_at, reference);
CREATE INDEX arrangement_facet_reference ON public.arrangement_facet USING btree (facet, reference_length, reference);
COMMENT ON TABLE arrangement_facet IS 'Arrangements, once for each thing that one of their requests names, with those who read such a request; projected by libs/cases.';
COMMENT ON COLUMN arrangement_facet.facet IS 'from:, to:, contributor:, unit: with what it names.';

CREATE TABLE arrangement_line (
  arrangement_id uuid NOT NULL,
  line_id text NOT NULL,
  unit_id text NOT NULL,
  status text NOT NULL,
  expires_at timestamp(3) with time zone,
  breach_since timestamp(3) with time zone,
  CONSTRAINT arrangement_line_arrangement_id_fkey FOREIGN KEY (arrangement_id) REFERENCES arrangement(id),
  CONSTRAINT arrangement_line_pkey PRIMARY KEY (arrangement_id, line_id),
  CONSTRAINT arrangement_line_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX arrangement_line_unit ON public.arrangement_line USING btree (unit_id);

CREATE TABLE arrangement_listing (
  reader text NOT NULL,
  facet text NOT NULL,
  arrangement_id uuid NOT NULL,
  reference text NOT NULL,
  reference_length integer NOT NULL GENERATED ALWAYS AS (length(reference)) STORED,
  expires_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT arrangement_listing_pkey PRIMARY KEY (arrangement_id, reader, facet)
);
CREATE INDEX arrangement_listing_expires ON public.arrangement_listing USING btree (reader, facet, expires_at, reference) INCLUDE (arrangement_id);
CREATE INDEX arrangement_listing_reference ON public.arrangement_listing USING btree (reader, facet, reference_length, reference) INCLUDE (arrangement_id);
COMMENT ON TABLE arrangement_listing IS 'Arrangements, once for each reader and facet; projected by libs/cases.';
COMMENT ON COLUMN arrangement_listing.facet IS 'A status, or breach.';
COMMENT ON COLUMN arrangement_listing.expires_at IS 'Of the line that expires first; infinity: none.';

CREATE TABLE attachment (
  id uuid NOT NULL,
  content_id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  notes text[] NOT NULL,
  scanned boolean NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  request_id uuid,
  leg_id text,
  bound_at timestamp(3) with time zone,
  CONSTRAINT attachment_check CHECK ((((request_id IS NULL) = (bound_at IS NULL)) AND ((leg_id IS NULL) = (bound_at IS NULL)))),
  CONSTRAINT attachment_content_id_fkey FOREIGN KEY (content_id) REFERENCES attachment_content(id),
  CONSTRAINT attachment_pkey PRIMARY KEY (id),
  CONSTRAINT attachment_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id),
  CONSTRAINT attachment_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES person(id)
);
CREATE INDEX attachment_of_content ON public.attachment USING btree (content_id);
CREATE INDEX attachment_of_request ON public.attachment USING btree (request_id) WHERE (request_id IS NOT NULL);
CREATE INDEX attachment_unbound ON public.attachment USING btree (uploaded_at) WHERE (bound_at IS NULL);
CREATE TRIGGER attachment_kept BEFORE DELETE OR UPDATE ON public.attachment FOR EACH ROW EXECUTE FUNCTION keep_bound_attachment();

CREATE TABLE attachment_chunk (
  content_id uuid NOT NULL,
  number integer NOT NULL,
  data bytea STORAGE EXTERNAL NOT NULL,
  written_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT attachment_chunk_number_check CHECK ((number >= 0)),
  CONSTRAINT attachment_chunk_pkey PRIMARY KEY (content_id, number)
);
CREATE TRIGGER chunk_kept BEFORE DELETE ON public.attachment_chunk FOR EACH ROW EXECUTE FUNCTION keep_used_chunk();

CREATE TABLE attachment_content (
  id uuid NOT NULL,
  sha256 text NOT NULL,
  bytes bigint NOT NULL,
  used_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT attachment_content_bytes_check CHECK ((bytes > 0)),
  CONSTRAINT attachment_content_pkey PRIMARY KEY (id),
  CONSTRAINT attachment_content_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT attachment_content_sha256_key UNIQUE (sha256)
);

CREATE TABLE audit_event (
  chain text NOT NULL,
  number integer NOT NULL,
  body jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  CONSTRAINT audit_event_chain_previous_hash_key UNIQUE (chain, previous_hash),
  CONSTRAINT audit_event_number_check CHECK ((number > 0)),
  CONSTRAINT audit_event_pkey PRIMARY KEY (chain, number)
);
CREATE INDEX audit_event_system_kind ON public.audit_event USING btree (((body ->> 'kind'::text)), number) WHERE (chain = 'system'::text);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE authority (
  id text NOT NULL,
  document jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT authority_pkey PRIMARY KEY (id)
);

CREATE TABLE calendar (
  id text NOT NULL,
  version integer NOT NULL,
  document jsonb NOT NULL,
  reason text,
  entered_by text,
  CONSTRAINT calendar_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id),
  CONSTRAINT calendar_pkey PRIMARY KEY (id, version),
  CONSTRAINT calendar_version_check CHECK ((version > 0))
);

CREATE TABLE ceiling (
  world text NOT NULL DEFAULT 'live'::text,
  mission_id text NOT NULL,
  category text NOT NULL,
  amount integer NOT NULL,
  occupied integer NOT NULL DEFAULT 0,
  during tstzrange NOT NULL,
  authority text NOT NULL,
  CONSTRAINT ceiling_amount_check CHECK ((amount >= 0)),
  CONSTRAINT ceiling_category_check CHECK ((category = ANY (ARRAY['military'::text, 'police'::text]))),
  CONSTRAINT ceiling_during_check CHECK (((NOT isempty(during)) AND (NOT lower_inf(during)))),
  CONSTRAINT ceiling_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(party_id),
  CONSTRAINT ceiling_occupied_check CHECK ((occupied >= 0)),
  CONSTRAINT ceiling_world_mission_id_category_during_excl EXCLUDE USING gist (world WITH =, mission_id WITH =, category WITH =, during WITH &&)
);
COMMENT ON COLUMN ceiling.occupied IS 'Persons who count under it otherwise than by arrangements known here.';
COMMENT ON COLUMN ceiling.authority IS 'The symbol of the act of the Council that set it.';

CREATE TABLE ceiling_reservation (
  arrangement_id uuid NOT NULL,
  line_id text NOT NULL,
  mission_id text NOT NULL,
  category text NOT NULL,
  world text NOT NULL,
  persons integer NOT NULL,
  during tstzrange NOT NULL,
  CONSTRAINT ceiling_reservation_arrangement_id_fkey FOREIGN KEY (arrangement_id) REFERENCES arrangement(id),
  CONSTRAINT ceiling_reservation_category_check CHECK ((category = ANY (ARRAY['military'::text, 'police'::text]))),
  CONSTRAINT ceiling_reservation_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(party_id),
  CONSTRAINT ceiling_reservation_persons_check CHECK ((persons > 0)),
  CONSTRAINT ceiling_reservation_pkey PRIMARY KEY (arrangement_id, line_id, mission_id, category)
);
CREATE INDEX ceiling_reservation_held ON public.ceiling_reservation USING btree (world, mission_id, category);

CREATE TABLE chase_note (
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  leg_id text NOT NULL,
  channel text NOT NULL,
  with_whom text NOT NULL,
  happened_from timestamp(3) with time zone NOT NULL,
  happened_to timestamp(3) with time zone NOT NULL,
  said text NOT NULL,
  next_step text,
  next_step_on date,
  corrects uuid,
  salt text NOT NULL,
  person_id text NOT NULL,
  party_id text NOT NULL,
  case_time timestamp(3) with time zone NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT chase_note_check CHECK ((happened_to >= happened_from)),
  CONSTRAINT chase_note_corrects_fkey FOREIGN KEY (corrects) REFERENCES chase_note(id),
  CONSTRAINT chase_note_corrects_key UNIQUE (corrects),
  CONSTRAINT chase_note_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT chase_note_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT chase_note_pkey PRIMARY KEY (id),
  CONSTRAINT chase_note_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id)
);
CREATE INDEX chase_note_person ON public.chase_note USING btree (person_id, party_id, recorded_at, id);
CREATE INDEX chase_note_request ON public.chase_note USING btree (request_id, recorded_at DESC, id DESC);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.chase_note FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
COMMENT ON COLUMN chase_note.salt IS 'The chain of the case holds a hash over this and the content, never the words themselves.';

CREATE TABLE comment (
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  leg_id text,
  task_id text,
  visible_to text NOT NULL,
  text text NOT NULL,
  corrects uuid,
  salt text NOT NULL,
  person_id text NOT NULL,
  party_id text NOT NULL,
  case_time timestamp(3) with time zone NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT comment_check CHECK (((visible_to = 'secretariat'::text) OR (leg_id IS NOT NULL))),
  CONSTRAINT comment_corrects_fkey FOREIGN KEY (corrects) REFERENCES comment(id),
  CONSTRAINT comment_corrects_key UNIQUE (corrects),
  CONSTRAINT comment_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT comment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT comment_pkey PRIMARY KEY (id),
  CONSTRAINT comment_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id),
  CONSTRAINT comment_visible_to_check CHECK ((visible_to = ANY (ARRAY['secretariat'::text, 'party'::text])))
);
CREATE INDEX comment_person ON public.comment USING btree (person_id, party_id, recorded_at, id);
CREATE INDEX comment_request ON public.comment USING btree (request_id, recorded_at DESC, id DESC);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.comment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
COMMENT ON COLUMN comment.salt IS 'The chain of the case holds a hash over this and the content, never the words themselves.';

CREATE TABLE decision (
  id text NOT NULL,
  request_id uuid NOT NULL,
  leg_id text NOT NULL,
  round integer,
  receipt bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  answer text NOT NULL,
  ask_hash text,
  text_hash text,
  content jsonb NOT NULL,
  decided_from timestamp(3) with time zone,
  decided_to timestamp(3) with time zone,
  case_time timestamp(3) with time zone NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  person_id text,
  channel text NOT NULL,
  CONSTRAINT decision_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT decision_pkey PRIMARY KEY (id),
  CONSTRAINT decision_receipt_key UNIQUE (receipt),
  CONSTRAINT decision_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id)
);
CREATE INDEX decision_leg ON public.decision USING btree (request_id, leg_id);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE effect (
  id text NOT NULL,
  case_id uuid NOT NULL,
  number integer NOT NULL,
  index integer NOT NULL,
  kind text NOT NULL,
  target text NOT NULL,
  about jsonb NOT NULL,
  status text NOT NULL,
  done_at timestamp(3) with time zone,
  CONSTRAINT effect_case_id_number_index_key UNIQUE (case_id, number, index),
  CONSTRAINT effect_pkey PRIMARY KEY (id),
  CONSTRAINT effect_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'done'::text, 'cancelled'::text])))
);
CREATE INDEX effect_todo ON public.effect USING btree (target, number, index) WHERE (status = 'pending'::text);

CREATE TABLE effect_queue (
  target text NOT NULL,
  version bigint NOT NULL,
  delivered_version bigint NOT NULL DEFAULT 0,
  leased_until timestamp(3) with time zone,
  changed_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  tries integer NOT NULL DEFAULT 0,
  last_error text,
  stuck_at timestamp(3) with time zone,
  open boolean,
  told_at timestamp(3) with time zone,
  seen_version bigint NOT NULL DEFAULT 0,
  described_at timestamp(3) with time zone,
  nudges integer NOT NULL DEFAULT 0,
  CONSTRAINT effect_queue_pkey PRIMARY KEY (target)
);
CREATE INDEX effect_queue_described ON public.effect_queue USING btree (described_at) WHERE open;
CREATE INDEX effect_queue_unseen ON public.effect_queue USING btree (told_at) WHERE ((delivered_version > seen_version) AND (open IS NOT NULL));
CREATE INDEX effect_queue_waiting ON public.effect_queue USING btree (changed_at) WHERE ((delivered_version < version) AND (seen_version < version) AND (stuck_at IS NULL));

CREATE TABLE event (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  number bigint,
  kind text NOT NULL,
  arrangement_id uuid NOT NULL,
  request_id uuid,
  leg_id text,
  about_id text,
  party_id text,
  party_only boolean NOT NULL,
  case_time timestamp(3) with time zone NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT event_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX event_number ON public.event USING btree (number) WHERE (number IS NOT NULL);
CREATE INDEX event_recorded ON public.event USING btree (recorded_at);
CREATE INDEX event_unnumbered ON public.event USING btree (id) WHERE (number IS NULL);
COMMENT ON COLUMN event.number IS 'Its place in the stream, given after its commit; null until then.';

CREATE TABLE event_horizon (
  single boolean NOT NULL DEFAULT true,
  forgotten bigint NOT NULL,
  CONSTRAINT event_horizon_pkey PRIMARY KEY (single),
  CONSTRAINT event_horizon_single_check CHECK (single)
);
COMMENT ON COLUMN event_horizon.forgotten IS 'The highest number of an event that is no longer kept; 0 where all are.';

CREATE TABLE fact (
  case_id uuid NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  case_time timestamp(3) with time zone NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  person_id text,
  party_id text,
  channel text NOT NULL,
  entry integer,
  CONSTRAINT fact_number_check CHECK ((number > 0)),
  CONSTRAINT fact_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT fact_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT fact_pkey PRIMARY KEY (case_id, number)
);
CREATE INDEX fact_person ON public.fact USING btree (person_id, party_id, recorded_at, case_id, number) WHERE (person_id IS NOT NULL);
CREATE INDEX fact_person_kind ON public.fact USING btree (person_id, kind, party_id, recorded_at, case_id, number) WHERE (person_id IS NOT NULL);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.fact FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE fold (
  case_id uuid NOT NULL,
  number integer NOT NULL,
  generation integer NOT NULL,
  machine_version integer NOT NULL,
  state_hash text NOT NULL,
  CONSTRAINT fold_case_id_number_fkey FOREIGN KEY (case_id, number) REFERENCES fact(case_id, number),
  CONSTRAINT fold_pkey PRIMARY KEY (case_id, generation, number)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.fold FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE host_representation (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  party_id text NOT NULL,
  speaker text NOT NULL,
  from_on date NOT NULL,
  to_on date,
  source text NOT NULL,
  ended_source text,
  recorded_by text,
  withdrawn_by text,
  withdrawn_reason text,
  CONSTRAINT host_representation_check CHECK ((to_on >= from_on)),
  CONSTRAINT host_representation_party_id_daterange_excl EXCLUDE USING gist (party_id WITH =, daterange(from_on, to_on, '[]'::text) WITH &&) WHERE ((withdrawn_reason IS NULL)),
  CONSTRAINT host_representation_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT host_representation_pkey PRIMARY KEY (id),
  CONSTRAINT host_representation_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  CONSTRAINT host_representation_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id)
);
COMMENT ON TABLE host_representation IS 'Who is recognised as speaking for a host government, and by which act.';

CREATE TABLE idempotency (
  scope text NOT NULL,
  key text NOT NULL,
  route text NOT NULL,
  body_hash text NOT NULL,
  status integer NOT NULL,
  body jsonb NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT idempotency_pkey PRIMARY KEY (scope, key)
);

CREATE TABLE ledger_span (
  request_id uuid NOT NULL,
  leg_id text NOT NULL,
  number integer NOT NULL,
  holder text NOT NULL,
  from_at timestamp(3) with time zone NOT NULL,
  to_at timestamp(3) with time zone,
  CONSTRAINT ledger_span_check CHECK ((to_at >= from_at)),
  CONSTRAINT ledger_span_pkey PRIMARY KEY (request_id, leg_id, number),
  CONSTRAINT ledger_span_request_id_leg_id_fkey FOREIGN KEY (request_id, leg_id) REFERENCES leg(request_id, leg_id)
);

CREATE TABLE leg (
  request_id uuid NOT NULL,
  leg_id text NOT NULL,
  "position" integer NOT NULL,
  kind text NOT NULL,
  party_id text NOT NULL,
  status text NOT NULL,
  satisfied boolean NOT NULL,
  holder text,
  held_since timestamp(3) with time zone,
  overdue_since timestamp(3) with time zone,
  decision_id text,
  CONSTRAINT leg_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT leg_pkey PRIMARY KEY (request_id, leg_id),
  CONSTRAINT leg_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id)
);
CREATE INDEX leg_party ON public.leg USING btree (party_id, request_id);

CREATE TABLE mail_message (
  message_id text NOT NULL,
  effect_id text NOT NULL,
  case_id uuid,
  person_id text NOT NULL,
  subject text NOT NULL,
  raw text NOT NULL,
  status text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  sent_at timestamp(3) with time zone,
  CONSTRAINT mail_message_effect_id_person_id_key UNIQUE (effect_id, person_id),
  CONSTRAINT mail_message_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT mail_message_pkey PRIMARY KEY (message_id),
  CONSTRAINT mail_message_status_check CHECK ((status = ANY (ARRAY['sending'::text, 'sent'::text])))
);
CREATE INDEX mail_message_case ON public.mail_message USING btree (case_id);
CREATE INDEX mail_message_person ON public.mail_message USING btree (person_id);

CREATE TABLE mailed_link (
  id uuid NOT NULL,
  kind text NOT NULL,
  key_id text NOT NULL,
  person_id text NOT NULL,
  request_id uuid NOT NULL,
  leg_id text,
  round integer,
  decision_id text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  revoked_at timestamp(3) with time zone,
  code_hash text,
  code_expires_at timestamp(3) with time zone,
  code_tries integer NOT NULL DEFAULT 0,
  reviewed jsonb,
  CONSTRAINT mailed_link_check CHECK (
CASE kind
    WHEN 'sign_off'::text THEN ((leg_id IS NOT NULL) AND (round IS NOT NULL) AND (decision_id IS NULL))
    ELSE ((leg_id IS NULL) AND (round IS NULL) AND (decision_id IS NOT NULL))
END),
  CONSTRAINT mailed_link_decision_id_person_id_key UNIQUE (decision_id, person_id),
  CONSTRAINT mailed_link_kind_check CHECK ((kind = ANY (ARRAY['sign_off'::text, 'contest'::text]))),
  CONSTRAINT mailed_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT mailed_link_pkey PRIMARY KEY (id),
  CONSTRAINT mailed_link_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id),
  CONSTRAINT mailed_link_request_id_leg_id_round_person_id_key UNIQUE (request_id, leg_id, round, person_id)
);
CREATE INDEX mailed_link_person ON public.mailed_link USING btree (person_id);
COMMENT ON COLUMN mailed_link.reviewed IS 'What a code was asked for, so that what was reviewed is what is signed.';

CREATE TABLE membership (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id text NOT NULL,
  party_id text NOT NULL,
  role text NOT NULL,
  seat text,
  valid_from timestamp(3) with time zone NOT NULL,
  valid_to timestamp(3) with time zone,
  given_by text,
  ended_by text,
  ended_reason text,
  settled_at timestamp(3) with time zone,
  CONSTRAINT membership_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  CONSTRAINT membership_ends_after_start CHECK ((valid_to >= valid_from)),
  CONSTRAINT membership_given_by_fkey FOREIGN KEY (given_by) REFERENCES person(id),
  CONSTRAINT membership_once EXCLUDE USING gist (person_id WITH =, party_id WITH =, role WITH =, tstzrange(valid_from, valid_to) WITH &&),
  CONSTRAINT membership_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT membership_pkey PRIMARY KEY (id)
);
CREATE INDEX membership_party ON public.membership USING btree (party_id, role, person_id) INCLUDE (valid_from, valid_to);
CREATE INDEX membership_person ON public.membership USING btree (person_id);
CREATE INDEX membership_role ON public.membership USING btree (role);
CREATE INDEX membership_to_settle ON public.membership USING btree (valid_to) WHERE ((settled_at IS NULL) AND (valid_to IS NOT NULL));
COMMENT ON COLUMN membership.settled_at IS 'When the seats that hung on it, now over, were looked after.';

CREATE TABLE migration_checksum (
  name text NOT NULL,
  sha256 text NOT NULL,
  CONSTRAINT migration_checksum_pkey PRIMARY KEY (name)
);

CREATE TABLE migrations (
  id integer NOT NULL DEFAULT nextval('migrations_id_seq'::regclass),
  "timestamp" bigint NOT NULL,
  name character varying NOT NULL,
  CONSTRAINT "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id)
);

CREATE TABLE mission (
  party_id text NOT NULL,
  host_party_id text NOT NULL,
  full_name text NOT NULL,
  mandate_ends_on date,
  regional_body_party_id text,
  opened_on date,
  closed_on date,
  CONSTRAINT mission_closed_after_opening CHECK ((closed_on >= opened_on)),
  CONSTRAINT mission_host_party_id_fkey FOREIGN KEY (host_party_id) REFERENCES party(id),
  CONSTRAINT mission_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT mission_pkey PRIMARY KEY (party_id),
  CONSTRAINT mission_regional_body_party_id_fkey FOREIGN KEY (regional_body_party_id) REFERENCES party(id)
);
CREATE INDEX mission_host ON public.mission USING btree (host_party_id);

CREATE TABLE paper (
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  leg_id text NOT NULL,
  status text NOT NULL,
  recorded_by text NOT NULL,
  countersigned_by text,
  recorded_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT paper_check CHECK (((status <> 'countersigned'::text) OR ((countersigned_by IS NOT NULL) AND (countersigned_by <> recorded_by)))),
  CONSTRAINT paper_countersigned_by_fkey FOREIGN KEY (countersigned_by) REFERENCES person(id),
  CONSTRAINT paper_pkey PRIMARY KEY (id),
  CONSTRAINT paper_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  CONSTRAINT paper_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id)
);
CREATE INDEX paper_request ON public.paper USING btree (request_id);

CREATE TABLE party (
  id text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  language text NOT NULL,
  zone text NOT NULL,
  sources text[] NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT party_kind_check CHECK ((kind = ANY (ARRAY['state'::text, 'mission'::text, 'council'::text, 'secretariat'::text, 'executive_office'::text, 'regional_body'::text]))),
  CONSTRAINT party_pkey PRIMARY KEY (id),
  CONSTRAINT party_version_check CHECK ((version > 0))
);
CREATE INDEX party_kind_name ON public.party USING btree (kind, name, id);
CREATE INDEX party_name ON public.party USING btree (name, id);

CREATE TABLE person (
  id text NOT NULL,
  name text NOT NULL,
  title text NOT NULL,
  address text NOT NULL,
  language text NOT NULL,
  zone text NOT NULL DEFAULT 'America/New_York'::text,
  persona boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  settings_version integer NOT NULL DEFAULT 1,
  erased_at timestamp(3) with time zone,
  CONSTRAINT person_pkey PRIMARY KEY (id),
  CONSTRAINT person_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX person_address ON public.person USING btree (lower(address));
CREATE INDEX person_name ON public.person USING btree (name, id);

CREATE TABLE person_version (
  person_id text NOT NULL,
  version integer NOT NULL,
  salt text NOT NULL,
  document jsonb,
  CONSTRAINT person_version_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT person_version_pkey PRIMARY KEY (person_id, version)
);
COMMENT ON TABLE person_version IS 'What was entered of a person. The audit chain holds only the salted hash, so that a person can be forgotten without breaking it.';

CREATE TABLE personal_detail (
  id uuid NOT NULL,
  entered_by text NOT NULL,
  salt text,
  value jsonb,
  entered_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  erased_at timestamp(3) with time zone,
  CONSTRAINT personal_detail_check CHECK ((((erased_at IS NULL) = (value IS NOT NULL)) AND ((erased_at IS NULL) = (salt IS NOT NULL)))),
  CONSTRAINT personal_detail_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id),
  CONSTRAINT personal_detail_pkey PRIMARY KEY (id)
);
CREATE INDEX personal_detail_person ON public.personal_detail USING btree (entered_by);

CREATE TABLE pledge (
  id uuid NOT NULL,
  unit_id text NOT NULL,
  party_id text NOT NULL,
  receiving_missions text[],
  ready_in_days integer,
  from_on date NOT NULL,
  to_on date,
  words text NOT NULL,
  source text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamp(3) with time zone,
  withdrawn_by text,
  withdrawn_reason text,
  withdrawn boolean NOT NULL GENERATED ALWAYS AS ((withdrawn_at IS NOT NULL)) STORED,
  CONSTRAINT pledge_check CHECK ((to_on >= from_on)),
  CONSTRAINT pledge_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT pledge_pkey PRIMARY KEY (id),
  CONSTRAINT pledge_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  CONSTRAINT pledge_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pledge_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id)
);
CREATE INDEX pledge_order ON public.pledge USING btree (withdrawn, unit_id, from_on, id);
CREATE INDEX pledge_party ON public.pledge USING btree (party_id, withdrawn, unit_id, from_on, id);
CREATE INDEX pledge_unit ON public.pledge USING btree (unit_id, withdrawn, from_on, id);

CREATE TABLE policy_version (
  hash text NOT NULL,
  policy_id text NOT NULL,
  version integer NOT NULL,
  document jsonb NOT NULL,
  CONSTRAINT policy_version_pkey PRIMARY KEY (hash),
  CONSTRAINT policy_version_policy_id_version_key UNIQUE (policy_id, version)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.policy_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE question (
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  leg_id text NOT NULL,
  text text NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  reply_due_at timestamp(3) with time zone NOT NULL,
  reply text,
  replied_at timestamp(3) with time zone,
  CONSTRAINT question_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
  CONSTRAINT question_pkey PRIMARY KEY (id),
  CONSTRAINT question_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id)
);
CREATE INDEX question_request ON public.question USING btree (request_id);

CREATE TABLE rate_limit (
  key character varying(255) NOT NULL,
  points integer NOT NULL,
  expire bigint,
  CONSTRAINT rate_limit_pkey PRIMARY KEY (key)
);
CREATE INDEX rate_limit_expire ON public.rate_limit USING btree (expire);
COMMENT ON COLUMN rate_limit.expire IS 'When counting starts again, in milliseconds since 1970.';

CREATE TABLE record_entry (
  arrangement_id uuid NOT NULL,
  number integer NOT NULL,
  request_id uuid,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  effective_from timestamp(3) with time zone,
  effective_to timestamp(3) with time zone,
  counts_at timestamp(3) with time zone NOT NULL,
  source jsonb NOT NULL,
  generation integer NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL,
  person_id text NOT NULL,
  party_id text NOT NULL,
  CONSTRAINT record_entry_arrangement_id_fkey FOREIGN KEY (arrangement_id) REFERENCES arrangement(id),
  CONSTRAINT record_entry_check CHECK ((effective_to >= effective_from)),
  CONSTRAINT record_entry_generation_check CHECK ((generation > 0)),
  CONSTRAINT record_entry_number_check CHECK ((number > 0)),
  CONSTRAINT record_entry_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT record_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT record_entry_pkey PRIMARY KEY (arrangement_id, number),
  CONSTRAINT record_entry_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.record_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE rendering (
  ask_hash text NOT NULL,
  language text NOT NULL,
  hash text NOT NULL,
  catalogue text NOT NULL,
  text text NOT NULL,
  ask jsonb NOT NULL,
  rendered_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT rendering_is_hashed CHECK ((encode(sha256(convert_to(text, 'UTF8'::name)), 'hex'::text) = hash)),
  CONSTRAINT rendering_pkey PRIMARY KEY (ask_hash, language)
);
CREATE INDEX rendering_hash ON public.rendering USING btree (hash);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.rendering FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE request (
  id uuid NOT NULL,
  arrangement_id uuid NOT NULL,
  reference text NOT NULL,
  status text NOT NULL,
  sending_mission text NOT NULL,
  receiving_mission text NOT NULL,
  requested_by text NOT NULL,
  managed_by text NOT NULL,
  policy_hash text,
  of_record boolean NOT NULL DEFAULT false,
  needed_by_at timestamp(3) with time zone NOT NULL,
  submitted_at timestamp(3) with time zone,
  closed_at timestamp(3) with time zone,
  wake_at timestamp(3) with time zone,
  CONSTRAINT request_arrangement_id_fkey FOREIGN KEY (arrangement_id) REFERENCES arrangement(id),
  CONSTRAINT request_managed_by_fkey FOREIGN KEY (managed_by) REFERENCES party(id),
  CONSTRAINT request_pkey PRIMARY KEY (id),
  CONSTRAINT request_policy_hash_fkey FOREIGN KEY (policy_hash) REFERENCES policy_version(hash),
  CONSTRAINT request_receiving_mission_fkey FOREIGN KEY (receiving_mission) REFERENCES mission(party_id),
  CONSTRAINT request_reference_key UNIQUE (reference),
  CONSTRAINT request_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES person(id),
  CONSTRAINT request_sending_mission_fkey FOREIGN KEY (sending_mission) REFERENCES mission(party_id)
);
CREATE INDEX request_arrangement ON public.request USING btree (arrangement_id);
CREATE INDEX request_managed_by ON public.request USING btree (managed_by);
CREATE INDEX request_open ON public.request USING btree (needed_by_at, id) WHERE (status = 'open'::text);
CREATE INDEX request_wake ON public.request USING btree (wake_at) WHERE ((status = 'open'::text) AND (NOT of_record));

CREATE TABLE request_facet (
  facet text NOT NULL,
  request_id uuid NOT NULL,
  reference text NOT NULL,
  needed_by_at timestamp(3) with time zone NOT NULL,
  submitted_at timestamp(3) with time zone NOT NULL,
  readers text[] NOT NULL,
  CONSTRAINT request_facet_pkey PRIMARY KEY (request_id, facet)
);
CREATE INDEX request_facet_needed ON public.request_facet USING btree (facet, needed_by_at, request_id);
CREATE INDEX request_facet_reference ON public.request_facet USING btree (facet, reference, request_id);
CREATE INDEX request_facet_submitted ON public.request_facet USING btree (facet, submitted_at, request_id);
COMMENT ON TABLE request_facet IS 'Requests, once for each thing that they name, whoever reads them; projected by libs/cases.';
COMMENT ON COLUMN request_facet.facet IS 'kind:, from:, to:, contributor:, unit: with what it names.';

CREATE TABLE request_listing (
  reader text NOT NULL,
  facet text NOT NULL,
  request_id uuid NOT NULL,
  reference text NOT NULL,
  needed_by_at timestamp(3) with time zone NOT NULL,
  submitted_at timestamp(3) with time zone NOT NULL,
  submitted_on timestamp(3) with time zone NOT NULL GENERATED ALWAYS AS (
CASE
    WHEN isfinite(submitted_at) THEN date_bin('1 day'::interval, submitted_at, '2000-01-01 00:00:00+00'::timestamp with time zone)
    ELSE submitted_at
END) STORED,
  CONSTRAINT request_listing_pkey PRIMARY KEY (request_id, reader, facet)
);
CREATE INDEX request_listing_needed ON public.request_listing USING btree (reader, facet, needed_by_at, request_id) INCLUDE (reference, submitted_at);
CREATE INDEX request_listing_reference ON public.request_listing USING btree (reader, facet, reference, request_id);
CREATE INDEX request_listing_span ON public.request_listing USING btree (reader, facet, submitted_on, needed_by_at);
CREATE INDEX request_listing_submitted ON public.request_listing USING btree (reader, facet, submitted_at, request_id);
COMMENT ON TABLE request_listing IS 'Requests, once for each reader and each facet that changes; projected by libs/cases.';
COMMENT ON COLUMN request_listing.facet IS 'A status; closed; leg:KIND, waited for, with ! where overdue; risk; lacking, with ~ where the clock was moved.';
COMMENT ON COLUMN request_listing.submitted_at IS '-infinity: not submitted.';

CREATE TABLE request_search (
  request_id uuid NOT NULL,
  arrangement_id uuid NOT NULL,
  kind text NOT NULL,
  units text NOT NULL,
  readers text[] NOT NULL,
  facets text[] NOT NULL,
  words tsvector NOT NULL,
  CONSTRAINT request_search_pkey PRIMARY KEY (request_id)
);
CREATE INDEX request_search_arrangement ON public.request_search USING btree (arrangement_id);
CREATE INDEX request_search_found ON public.request_search USING gin (readers, facets, words);
COMMENT ON TABLE request_search IS 'By what requests are found; projected by libs/cases.';
COMMENT ON COLUMN request_search.facets IS 'kind:, from:, to:, contributor:, unit:, party:, authority: with what it names.';

CREATE TABLE reservation (
  arrangement_id uuid NOT NULL,
  line_id text NOT NULL,
  unit_id text NOT NULL,
  world text NOT NULL,
  during tstzrange NOT NULL,
  CONSTRAINT one_unit_one_arrangement EXCLUDE USING gist (world WITH =, unit_id WITH =, during WITH &&),
  CONSTRAINT reservation_arrangement_id_fkey FOREIGN KEY (arrangement_id) REFERENCES arrangement(id),
  CONSTRAINT reservation_pkey PRIMARY KEY (arrangement_id, line_id),
  CONSTRAINT reservation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TABLE round (
  request_id uuid NOT NULL,
  leg_id text NOT NULL,
  number integer NOT NULL,
  revision integer NOT NULL,
  ask_hash text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  due_at timestamp(3) with time zone NOT NULL,
  reminders_sent integer NOT NULL,
  closed_at timestamp(3) with time zone,
  closed_because text,
  CONSTRAINT round_pkey PRIMARY KEY (request_id, leg_id, number),
  CONSTRAINT round_request_id_leg_id_fkey FOREIGN KEY (request_id, leg_id) REFERENCES leg(request_id, leg_id)
);
CREATE INDEX round_open ON public.round USING btree (request_id) WHERE (closed_at IS NULL);

CREATE TABLE saved_view (
  id uuid NOT NULL,
  person_id text NOT NULL,
  list text NOT NULL,
  name text NOT NULL,
  query jsonb NOT NULL,
  "position" integer NOT NULL,
  version integer NOT NULL,
  CONSTRAINT saved_view_list_check CHECK ((list = ANY (ARRAY['inbox'::text, 'requests'::text, 'arrangements'::text]))),
  CONSTRAINT saved_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT saved_view_person_id_list_name_key UNIQUE (person_id, list, name),
  CONSTRAINT saved_view_pkey PRIMARY KEY (id),
  CONSTRAINT saved_view_position_check CHECK (("position" >= 0)),
  CONSTRAINT saved_view_version_check CHECK ((version > 0))
);

CREATE TABLE search_word (
  word text NOT NULL
);
CREATE INDEX search_word_word ON public.search_word USING btree (word);
COMMENT ON TABLE search_word IS 'Words by which a request was ever found, other than numbers. One may stand here twice: nobody waits for another to enter it.';

CREATE TABLE session (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  hash text NOT NULL,
  person_id text NOT NULL,
  how text NOT NULL,
  browser text NOT NULL,
  system text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  last_seen_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT session_browser_check CHECK ((browser = ANY (ARRAY['edge'::text, 'opera'::text, 'samsung_internet'::text, 'firefox'::text, 'chrome'::text, 'safari'::text, 'program'::text, 'unknown'::text]))),
  CONSTRAINT session_how_check CHECK ((how = ANY (ARRAY['link'::text, 'persona'::text]))),
  CONSTRAINT session_id_key UNIQUE (id),
  CONSTRAINT session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT session_pkey PRIMARY KEY (hash),
  CONSTRAINT session_system_check CHECK ((system = ANY (ARRAY['iphone'::text, 'ipad'::text, 'android'::text, 'windows'::text, 'chromeos'::text, 'mac'::text, 'linux'::text])))
);
CREATE INDEX session_expires ON public.session USING btree (expires_at);
CREATE INDEX session_person ON public.session USING btree (person_id);

CREATE TABLE sign_in_token (
  hash text NOT NULL,
  person_id text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamp(3) with time zone NOT NULL,
  used_at timestamp(3) with time zone,
  CONSTRAINT sign_in_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT sign_in_token_pkey PRIMARY KEY (hash)
);
CREATE INDEX sign_in_token_expires ON public.sign_in_token USING btree (expires_at);
CREATE INDEX sign_in_token_person ON public.sign_in_token USING btree (person_id);

CREATE TABLE snapshot (
  case_id uuid NOT NULL,
  number integer NOT NULL,
  generation integer NOT NULL,
  machine_version integer NOT NULL,
  state jsonb NOT NULL,
  CONSTRAINT snapshot_generation_check CHECK ((generation > 0)),
  CONSTRAINT snapshot_machine_version_check CHECK ((machine_version > 0)),
  CONSTRAINT snapshot_pkey PRIMARY KEY (case_id)
);

CREATE TABLE snooze (
  person_id text NOT NULL,
  request_id uuid NOT NULL,
  task_id text NOT NULL,
  until_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT snooze_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT snooze_pkey PRIMARY KEY (person_id, request_id, task_id),
  CONSTRAINT snooze_request_id_task_id_fkey FOREIGN KEY (request_id, task_id) REFERENCES task(request_id, task_id)
);
COMMENT ON COLUMN snooze.until_at IS 'In real time, whatever the clock of the case.';

CREATE TABLE standing_consent (
  id text NOT NULL,
  party_id text NOT NULL,
  document jsonb NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL,
  withdrawn_by text,
  withdrawn_reason text,
  CONSTRAINT standing_consent_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT standing_consent_pkey PRIMARY KEY (id),
  CONSTRAINT standing_consent_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  CONSTRAINT standing_consent_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id)
);
CREATE INDEX standing_consent_party ON public.standing_consent USING btree (party_id, id);

CREATE TABLE task (
  request_id uuid NOT NULL,
  task_id text NOT NULL,
  kind text NOT NULL,
  party_id text NOT NULL,
  leg_id text,
  about_id text,
  people text[],
  status text NOT NULL,
  opened_at timestamp(3) with time zone NOT NULL,
  due_at timestamp(3) with time zone,
  claimed_by text,
  not_by text,
  closed_at timestamp(3) with time zone,
  closed_by text,
  CONSTRAINT task_claimed_by_fkey FOREIGN KEY (claimed_by) REFERENCES person(id),
  CONSTRAINT task_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES person(id),
  CONSTRAINT task_not_by_fkey FOREIGN KEY (not_by) REFERENCES person(id),
  CONSTRAINT task_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT task_pkey PRIMARY KEY (request_id, task_id),
  CONSTRAINT task_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id)
);
CREATE INDEX task_done ON public.task USING btree (closed_by, closed_at DESC, request_id DESC, task_id DESC) INCLUDE (kind, party_id, leg_id, claimed_by) WHERE (closed_by IS NOT NULL);

CREATE TABLE task_listing (
  reader text NOT NULL,
  request_id uuid NOT NULL,
  task_id text NOT NULL,
  kind text NOT NULL,
  leg_kind text NOT NULL,
  party_id text NOT NULL,
  other_party_id text,
  claimed_by text,
  claimed boolean GENERATED ALWAYS AS ((claimed_by IS NOT NULL)) STORED,
  not_by text,
  clock_moved boolean NOT NULL,
  due_at timestamp(3) with time zone NOT NULL,
  opened_at timestamp(3) with time zone NOT NULL,
  opened_span timestamp(3) with time zone NOT NULL GENERATED ALWAYS AS (date_bin('06:00:00'::interval, opened_at, '2000-01-01 00:00:00+00'::timestamp with time zone)) STORED,
  needed_by_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT task_listing_pkey PRIMARY KEY (request_id, task_id, reader)
);
CREATE INDEX task_listing_claimed_due ON public.task_listing USING btree (claimed_by, reader, due_at, request_id, task_id) WHERE (claimed_by IS NOT NULL);
CREATE INDEX task_listing_claimed_needed ON public.task_listing USING btree (claimed_by, reader, needed_by_at, request_id, task_id) WHERE (claimed_by IS NOT NULL);
CREATE INDEX task_listing_claimed_opened ON public.task_listing USING btree (claimed_by, reader, opened_at, request_id, task_id) WHERE (claimed_by IS NOT NULL);
CREATE INDEX task_listing_due ON public.task_listing USING btree (reader, claimed, due_at, request_id, task_id) INCLUDE (not_by, party_id, opened_at, needed_by_at);
CREATE INDEX task_listing_kind_due ON public.task_listing USING btree (reader, leg_kind, kind, due_at, request_id, task_id);
CREATE INDEX task_listing_kind_needed ON public.task_listing USING btree (reader, leg_kind, kind, needed_by_at, request_id, task_id);
CREATE INDEX task_listing_kind_opened ON public.task_listing USING btree (reader, leg_kind, kind, opened_at, request_id, task_id);
CREATE INDEX task_listing_moved ON public.task_listing USING btree (reader) WHERE clock_moved;
CREATE INDEX task_listing_needed ON public.task_listing USING btree (reader, claimed, needed_by_at, request_id, task_id);
CREATE INDEX task_listing_opened ON public.task_listing USING btree (reader, claimed, opened_at, request_id, task_id);
CREATE INDEX task_listing_party_due ON public.task_listing USING btree (reader, other_party_id, due_at, request_id, task_id) WHERE (other_party_id IS NOT NULL);
CREATE INDEX task_listing_party_needed ON public.task_listing USING btree (reader, other_party_id, needed_by_at, request_id, task_id) WHERE (other_party_id IS NOT NULL);
CREATE INDEX task_listing_party_opened ON public.task_listing USING btree (reader, other_party_id, opened_at, request_id, task_id) WHERE (other_party_id IS NOT NULL);
CREATE INDEX task_listing_span ON public.task_listing USING btree (reader, opened_span, due_at);
COMMENT ON TABLE task_listing IS 'Open tasks, once for each kind of reader; projected by libs/cases.';
COMMENT ON COLUMN task_listing.reader IS 'By what right it is read, see taskReaders in libs/identity.';
COMMENT ON COLUMN task_listing.other_party_id IS 'The party concerned beside the one by which the reader reads it.';
COMMENT ON COLUMN task_listing.due_at IS 'infinity: without a deadline.';

CREATE TABLE unit (
  id text NOT NULL,
  name text NOT NULL,
  contributor_party_id text NOT NULL,
  mission_id text NOT NULL,
  sources text[] NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT unit_contributor_party_id_fkey FOREIGN KEY (contributor_party_id) REFERENCES party(id),
  CONSTRAINT unit_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(party_id),
  CONSTRAINT unit_pkey PRIMARY KEY (id)
);
CREATE INDEX unit_contributor ON public.unit USING btree (contributor_party_id);
CREATE INDEX unit_mission ON public.unit USING btree (mission_id);
CREATE INDEX unit_name ON public.unit USING btree (name, id);

CREATE TABLE upgrade_snapshot (
  case_id uuid NOT NULL,
  number integer NOT NULL,
  from_version integer NOT NULL,
  to_version integer NOT NULL,
  state jsonb NOT NULL,
  state_hash text NOT NULL,
  CONSTRAINT upgrade_snapshot_case_id_number_fkey FOREIGN KEY (case_id, number) REFERENCES fact(case_id, number),
  CONSTRAINT upgrade_snapshot_check CHECK ((to_version > from_version)),
  CONSTRAINT upgrade_snapshot_pkey PRIMARY KEY (case_id, number)
);
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.upgrade_snapshot FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE webhook (
  id uuid NOT NULL,
  party_id text NOT NULL,
  owner_id text NOT NULL,
  url text NOT NULL,
  description text NOT NULL,
  kinds text[],
  status text NOT NULL,
  disabled_because text,
  version integer NOT NULL,
  secret_number integer NOT NULL,
  previous_secret_until timestamp(3) with time zone,
  told_up_to bigint NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamp(3) with time zone,
  rests_until timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT webhook_check CHECK (((status = 'disabled'::text) = (disabled_because IS NOT NULL))),
  CONSTRAINT webhook_disabled_because_check CHECK ((disabled_because = ANY (ARRAY['gone'::text, 'failing'::text, 'owner_left'::text]))),
  CONSTRAINT webhook_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id),
  CONSTRAINT webhook_party_id_fkey FOREIGN KEY (party_id) REFERENCES party(id),
  CONSTRAINT webhook_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_secret_number_check CHECK ((secret_number > 0)),
  CONSTRAINT webhook_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'disabled'::text]))),
  CONSTRAINT webhook_version_check CHECK ((version > 0))
);
CREATE INDEX webhook_party ON public.webhook USING btree (party_id);
COMMENT ON COLUMN webhook.owner_id IS 'By whose authorisation events are sent there.';
COMMENT ON COLUMN webhook.kinds IS 'The kinds of events that are sent; null: all.';
COMMENT ON COLUMN webhook.told_up_to IS 'The number of the last event of which it is known whether it is to be sent.';
COMMENT ON COLUMN webhook.rests_until IS 'Nothing is sent before, since the last tries failed.';

CREATE TABLE webhook_delivery (
  id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  event_number bigint,
  kind text NOT NULL,
  body text NOT NULL,
  status text NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  created_at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_delivery_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text, 'withheld'::text]))),
  CONSTRAINT webhook_delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook(id) ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_due ON public.webhook_delivery USING btree (webhook_id, next_try_at) WHERE (status = 'pending'::text);
CREATE UNIQUE INDEX webhook_delivery_event ON public.webhook_delivery USING btree (webhook_id, event_number);
CREATE INDEX webhook_delivery_log ON public.webhook_delivery USING btree (webhook_id, created_at, id);
CREATE INDEX webhook_delivery_status ON public.webhook_delivery USING btree (webhook_id, status, created_at, id);
COMMENT ON COLUMN webhook_delivery.event_number IS 'Null where it is a test.';
COMMENT ON COLUMN webhook_delivery.tries IS 'Since it was last to be sent anew.';

CREATE TABLE webhook_try (
  delivery_id uuid NOT NULL,
  number integer NOT NULL,
  tried_at timestamp(3) with time zone NOT NULL,
  duration_ms integer NOT NULL,
  status integer,
  fault jsonb,
  answer text,
  CONSTRAINT webhook_try_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES webhook_delivery(id) ON DELETE CASCADE,
  CONSTRAINT webhook_try_pkey PRIMARY KEY (delivery_id, number)
);
COMMENT ON COLUMN webhook_try.status IS 'The status of the answer; null where none came.';
COMMENT ON COLUMN webhook_try.fault IS 'Why it failed, as a code with parameters; null if the receiver accepted it.';
COMMENT ON COLUMN webhook_try.answer IS 'How the answer began.';

GRANT USAGE ON SCHEMA public TO countersign_app;
GRANT USAGE ON SEQUENCE case_reference TO countersign_app;
GRANT USAGE ON SEQUENCE decision_receipt_seq TO countersign_app;
GRANT USAGE ON SEQUENCE event_id_seq TO countersign_app;
GRANT USAGE ON SEQUENCE event_place TO countersign_app;
GRANT USAGE ON SEQUENCE migrations_id_seq TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE absence TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE api_token TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE arrangement TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE arrangement_facet TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE arrangement_line TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE arrangement_listing TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE (bound_at, leg_id, request_id) ON TABLE attachment TO countersign_app;
GRANT DELETE, INSERT, SELECT ON TABLE attachment_chunk TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE (used_at) ON TABLE attachment_content TO countersign_app;
GRANT INSERT, SELECT ON TABLE audit_event TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE authority TO countersign_app;
GRANT INSERT, SELECT ON TABLE calendar TO countersign_app;
GRANT INSERT, SELECT, UPDATE (during) ON TABLE ceiling TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE ceiling_reservation TO countersign_app;
GRANT INSERT, SELECT ON TABLE chase_note TO countersign_app;
GRANT INSERT, SELECT ON TABLE comment TO countersign_app;
GRANT INSERT, SELECT ON TABLE decision TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE effect TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE effect_queue TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE (number) ON TABLE event TO countersign_app;
GRANT SELECT, UPDATE (forgotten) ON TABLE event_horizon TO countersign_app;
GRANT INSERT, SELECT ON TABLE fact TO countersign_app;
GRANT INSERT, SELECT ON TABLE fold TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE host_representation TO countersign_app;
GRANT DELETE, INSERT, SELECT ON TABLE idempotency TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE ledger_span TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE leg TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE mail_message TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE mailed_link TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE membership TO countersign_app;
GRANT SELECT ON TABLE migration_checksum TO countersign_app;
GRANT SELECT ON TABLE migrations TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE mission TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE paper TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE party TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE person TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE person_version TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE personal_detail TO countersign_app;
GRANT INSERT, SELECT, UPDATE (withdrawn_at, withdrawn_by, withdrawn_reason) ON TABLE pledge TO countersign_app;
GRANT INSERT, SELECT ON TABLE policy_version TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE question TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE rate_limit TO countersign_app;
GRANT INSERT, SELECT ON TABLE record_entry TO countersign_app;
GRANT INSERT, SELECT ON TABLE rendering TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE request TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE request_facet TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE request_listing TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE request_search TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE reservation TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE round TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE saved_view TO countersign_app;
GRANT INSERT, SELECT ON TABLE search_word TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE session TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE sign_in_token TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE snapshot TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE snooze TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE standing_consent TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE task TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE task_listing TO countersign_app;
GRANT INSERT, SELECT, UPDATE ON TABLE unit TO countersign_app;
GRANT INSERT, SELECT ON TABLE upgrade_snapshot TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE webhook TO countersign_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE webhook_delivery TO countersign_app;
GRANT INSERT, SELECT ON TABLE webhook_try TO countersign_app;
