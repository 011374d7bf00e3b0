import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVIDENCE_TABLES } from '../roles.js';

/** The login role of the api and the worker. It can add evidence, never change or remove it. */
const APP_ROLE = appRoleName;

/** All that one arrangement needs from notice to return. */
export class Thread1700000000000 implements MigrationInterface {
  readonly name = 'Thread1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    // Where the operator has not made the application's role yet; its login and password stay theirs to set.
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APP_ROLE}') THEN CREATE ROLE ${APP_ROLE} NOLOGIN; END IF;
      END $$
    `);
    await runner.query(`
      CREATE TABLE party (
        id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('state', 'mission', 'council', 'secretariat', 'executive_office')),
        name text NOT NULL,
        language text NOT NULL,
        zone text NOT NULL,
        sources text[] NOT NULL
      );
      CREATE TABLE mission (
        party_id text PRIMARY KEY REFERENCES party,
        host_party_id text NOT NULL REFERENCES party,
        full_name text NOT NULL
      );
      CREATE INDEX mission_host ON mission (host_party_id);
      CREATE TABLE person (
        id text PRIMARY KEY,
        name text NOT NULL,
        title text NOT NULL,
        address text NOT NULL,
        language text NOT NULL,
        persona boolean NOT NULL DEFAULT false
      );
      CREATE UNIQUE INDEX person_address ON person (lower(address));
      CREATE TABLE membership (
        person_id text NOT NULL REFERENCES person,
        party_id text NOT NULL REFERENCES party,
        role text NOT NULL,
        valid_from timestamptz(3) NOT NULL,
        valid_to timestamptz(3),
        PRIMARY KEY (person_id, party_id, role)
      );
      CREATE INDEX membership_party ON membership (party_id, role);
      CREATE TABLE policy_version (
        hash text PRIMARY KEY,
        policy_id text NOT NULL,
        version integer NOT NULL,
        document jsonb NOT NULL,
        UNIQUE (policy_id, version)
      );
      CREATE TABLE authority (id text PRIMARY KEY, document jsonb NOT NULL);
      CREATE TABLE unit (
        id text PRIMARY KEY,
        name text NOT NULL,
        contributor_party_id text NOT NULL REFERENCES party,
        mission_id text NOT NULL REFERENCES mission,
        sources text[] NOT NULL
      );
      CREATE INDEX unit_contributor ON unit (contributor_party_id);
      CREATE INDEX unit_mission ON unit (mission_id);
    `);
    await runner.query(`
      CREATE SEQUENCE case_reference;
      CREATE TABLE arrangement (
        id uuid PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        world text NOT NULL,
        sending_mission text NOT NULL REFERENCES mission,
        receiving_mission text NOT NULL REFERENCES mission,
        status text NOT NULL,
        clock_offset_ms bigint NOT NULL,
        breach boolean NOT NULL DEFAULT false,
        wake_at timestamptz(3),
        closed_at timestamptz(3)
      );
      CREATE INDEX arrangement_open ON arrangement (id) WHERE closed_at IS NULL;
      CREATE TABLE arrangement_line (
        arrangement_id uuid NOT NULL REFERENCES arrangement,
        line_id text NOT NULL,
        unit_id text NOT NULL REFERENCES unit,
        status text NOT NULL,
        expires_at timestamptz(3),
        breach_since timestamptz(3),
        PRIMARY KEY (arrangement_id, line_id)
      );
      CREATE INDEX arrangement_line_unit ON arrangement_line (unit_id);
      CREATE TABLE request (
        id uuid PRIMARY KEY,
        arrangement_id uuid NOT NULL REFERENCES arrangement,
        reference text NOT NULL UNIQUE,
        status text NOT NULL,
        sending_mission text NOT NULL REFERENCES mission,
        receiving_mission text NOT NULL REFERENCES mission,
        requested_by text NOT NULL REFERENCES person,
        policy_hash text REFERENCES policy_version,
        needed_by_at timestamptz(3) NOT NULL,
        submitted_at timestamptz(3),
        closed_at timestamptz(3),
        wake_at timestamptz(3)
      );
      CREATE INDEX request_arrangement ON request (arrangement_id);
      CREATE INDEX request_open ON request (needed_by_at, id) WHERE status = 'open';
      CREATE TABLE fact (
        case_id uuid NOT NULL,
        number integer NOT NULL CHECK (number > 0),
        kind text NOT NULL,
        payload jsonb NOT NULL,
        case_time timestamptz(3) NOT NULL,
        recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        person_id text REFERENCES person,
        party_id text REFERENCES party,
        channel text NOT NULL,
        PRIMARY KEY (case_id, number)
      );
      CREATE TABLE fold (
        case_id uuid NOT NULL,
        number integer NOT NULL,
        generation integer NOT NULL,
        machine_version integer NOT NULL,
        state_hash text NOT NULL,
        PRIMARY KEY (case_id, generation, number),
        FOREIGN KEY (case_id, number) REFERENCES fact
      );
      CREATE TABLE snapshot (case_id uuid PRIMARY KEY, number integer NOT NULL, state jsonb NOT NULL);
    `);
    await runner.query(`
      CREATE TABLE leg (
        request_id uuid NOT NULL REFERENCES request,
        leg_id text NOT NULL,
        position integer NOT NULL,
        kind text NOT NULL,
        party_id text NOT NULL REFERENCES party,
        status text NOT NULL,
        satisfied boolean NOT NULL,
        holder text,
        held_since timestamptz(3),
        overdue_since timestamptz(3),
        decision_id uuid,
        PRIMARY KEY (request_id, leg_id)
      );
      CREATE INDEX leg_party ON leg (party_id, request_id);
      CREATE TABLE round (
        request_id uuid NOT NULL,
        leg_id text NOT NULL,
        number integer NOT NULL,
        revision integer NOT NULL,
        text_hash text NOT NULL,
        asked_at timestamptz(3) NOT NULL,
        due_at timestamptz(3) NOT NULL,
        reminders_sent integer NOT NULL,
        closed_at timestamptz(3),
        closed_because text,
        PRIMARY KEY (request_id, leg_id, number),
        FOREIGN KEY (request_id, leg_id) REFERENCES leg
      );
      CREATE INDEX round_open ON round (request_id) WHERE closed_at IS NULL;
      CREATE TABLE task (
        request_id uuid NOT NULL REFERENCES request,
        task_id text NOT NULL,
        kind text NOT NULL,
        party_id text NOT NULL REFERENCES party,
        leg_id text,
        about_id text,
        status text NOT NULL,
        opened_at timestamptz(3) NOT NULL,
        due_at timestamptz(3),
        claimed_by text REFERENCES person,
        not_by text REFERENCES person,
        closed_at timestamptz(3),
        closed_by text REFERENCES person,
        PRIMARY KEY (request_id, task_id)
      );
      CREATE INDEX task_inbox ON task (party_id, coalesce(due_at, 'infinity'), request_id, task_id)
        INCLUDE (kind, status, leg_id, claimed_by, not_by) WHERE closed_at IS NULL;
      CREATE INDEX task_done ON task (closed_by, closed_at DESC) WHERE closed_at IS NOT NULL;
      CREATE TABLE decision (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES request,
        leg_id text NOT NULL,
        round integer,
        receipt bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        answer text NOT NULL,
        text_hash text,
        content jsonb NOT NULL,
        decided_from timestamptz(3),
        decided_to timestamptz(3),
        case_time timestamptz(3) NOT NULL,
        recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        person_id text REFERENCES person,
        channel text NOT NULL
      );
      CREATE INDEX decision_leg ON decision (request_id, leg_id);
      CREATE TABLE paper (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES request,
        leg_id text NOT NULL,
        status text NOT NULL,
        recorded_by text NOT NULL REFERENCES person,
        countersigned_by text REFERENCES person,
        recorded_at timestamptz(3) NOT NULL,
        CHECK (status <> 'countersigned' OR (countersigned_by IS NOT NULL AND countersigned_by <> recorded_by))
      );
      CREATE INDEX paper_request ON paper (request_id);
      CREATE TABLE question (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES request,
        leg_id text NOT NULL,
        text text NOT NULL,
        asked_by text NOT NULL REFERENCES person,
        asked_at timestamptz(3) NOT NULL,
        reply_due_at timestamptz(3) NOT NULL,
        reply text,
        replied_at timestamptz(3)
      );
      CREATE INDEX question_request ON question (request_id);
      CREATE TABLE ledger_span (
        request_id uuid NOT NULL,
        leg_id text NOT NULL,
        number integer NOT NULL,
        holder text NOT NULL,
        from_at timestamptz(3) NOT NULL,
        to_at timestamptz(3) CHECK (to_at >= from_at),
        PRIMARY KEY (request_id, leg_id, number),
        FOREIGN KEY (request_id, leg_id) REFERENCES leg
      );
      CREATE TABLE effect (
        id text PRIMARY KEY,
        case_id uuid NOT NULL,
        number integer NOT NULL,
        index integer NOT NULL,
        kind text NOT NULL,
        target text NOT NULL,
        about jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('pending', 'done', 'cancelled')),
        done_at timestamptz(3),
        UNIQUE (case_id, number, index)
      );
      CREATE INDEX effect_todo ON effect (target, number, index) WHERE status = 'pending';
      CREATE TABLE effect_queue (
        target text PRIMARY KEY,
        version bigint NOT NULL,
        delivered_version bigint NOT NULL DEFAULT 0,
        leased_until timestamptz(3),
        changed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        tries integer NOT NULL DEFAULT 0,
        last_error text,
        stuck_at timestamptz(3),
        open boolean,
        told_at timestamptz(3),
        seen_version bigint NOT NULL DEFAULT 0,
        described_at timestamptz(3),
        nudges integer NOT NULL DEFAULT 0
      );
      CREATE INDEX effect_queue_unseen ON effect_queue (told_at) WHERE delivered_version > seen_version AND open IS NOT NULL;
      CREATE INDEX effect_queue_described ON effect_queue (described_at) WHERE open;
      CREATE INDEX effect_queue_waiting ON effect_queue (changed_at)
        WHERE delivered_version < version AND seen_version < version AND stuck_at IS NULL;
      CREATE TABLE reservation (
        arrangement_id uuid NOT NULL REFERENCES arrangement,
        line_id text NOT NULL,
        unit_id text NOT NULL REFERENCES unit,
        world text NOT NULL,
        during tstzrange NOT NULL,
        PRIMARY KEY (arrangement_id, line_id),
        CONSTRAINT one_unit_one_arrangement EXCLUDE USING gist (world WITH =, unit_id WITH =, during WITH &&)
      );
    `);
    await runner.query(`
      CREATE TABLE idempotency (
        scope text NOT NULL,
        key text NOT NULL,
        route text NOT NULL,
        body_hash text NOT NULL,
        status integer NOT NULL,
        body jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (scope, key)
      );
      CREATE TABLE audit_event (
        chain text NOT NULL,
        number integer NOT NULL CHECK (number > 0),
        body jsonb NOT NULL,
        previous_hash text NOT NULL,
        hash text NOT NULL,
        PRIMARY KEY (chain, number),
        UNIQUE (chain, previous_hash)
      );
      CREATE TABLE mail_message (
        message_id text PRIMARY KEY,
        effect_id text NOT NULL,
        case_id uuid,
        person_id text NOT NULL REFERENCES person,
        subject text NOT NULL,
        raw text NOT NULL,
        status text NOT NULL CHECK (status IN ('sending', 'sent')),
        created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz(3),
        UNIQUE (effect_id, person_id)
      );
      CREATE INDEX mail_message_case ON mail_message (case_id);
      CREATE INDEX mail_message_person ON mail_message (person_id);
      CREATE TABLE signoff_token (
        id uuid PRIMARY KEY,
        key_id text NOT NULL,
        person_id text NOT NULL REFERENCES person,
        request_id uuid NOT NULL REFERENCES request,
        leg_id text NOT NULL,
        round integer NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        revoked_at timestamptz(3),
        code_hash text,
        code_expires_at timestamptz(3),
        code_tries integer NOT NULL DEFAULT 0,
        reviewed jsonb,
        UNIQUE (request_id, leg_id, round, person_id)
      );
      CREATE INDEX signoff_token_person ON signoff_token (person_id);
      CREATE TABLE sign_in_token (
        hash text PRIMARY KEY,
        person_id text NOT NULL REFERENCES person,
        created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3)
      );
      CREATE INDEX sign_in_token_person ON sign_in_token (person_id);
      CREATE TABLE session (
        hash text PRIMARY KEY,
        person_id text NOT NULL REFERENCES person,
        created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        last_seen_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz(3) NOT NULL
      );
      CREATE INDEX session_person ON session (person_id);
    `);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'rows of % are evidence and cannot be changed or removed', TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
    `);
    for (const table of EVIDENCE_TABLES) {
      await runner.query(`
        CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
      `);
    }
    await runner.query(`
      GRANT USAGE ON SCHEMA public TO ${APP_ROLE};
      GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${APP_ROLE};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${APP_ROLE};
      GRANT INSERT ON fact, fold, decision, audit_event TO ${APP_ROLE};
      GRANT INSERT, UPDATE ON arrangement, arrangement_line, request, snapshot, leg, round, task, paper, question, ledger_span,
        effect, effect_queue, reservation, mail_message, signoff_token, sign_in_token, session TO ${APP_ROLE};
      GRANT INSERT ON idempotency TO ${APP_ROLE};
      GRANT DELETE ON ledger_span, session, reservation, idempotency TO ${APP_ROLE};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
