import { appRoleName } from '#libs/platform';
import { ATTACHMENTS } from './initial/attachments.js';
import { CASES } from './initial/cases.js';
import { CATALOGUE } from './initial/catalogue.js';
import { EFFECTS } from './initial/effects.js';
import { EVENTS_AND_WEBHOOKS } from './initial/events-and-webhooks.js';
import { EVIDENCE } from './initial/evidence.js';
import { GRANTS } from './initial/grants.js';
import { LEGS } from './initial/legs.js';
import { LISTS } from './initial/lists.js';
import { NOTES } from './initial/notes.js';
import { PARTIES } from './initial/parties.js';
import { RESERVATIONS } from './initial/reservations.js';
import { SIGN_IN } from './initial/sign-in.js';
import { SqlMigration } from './sql-migration.js';

/** The application's role is made where the operator has not made it yet; its login and password stay theirs to set. */
const PREPARATION = `
  CREATE EXTENSION IF NOT EXISTS btree_gist;
  CREATE EXTENSION IF NOT EXISTS unaccent;
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${appRoleName}') THEN CREATE ROLE ${appRoleName} NOLOGIN; END IF;
  END $$;
  CREATE TABLE migration_checksum (
    name text PRIMARY KEY,
    sha256 text NOT NULL
  );
`;

/**
 * The whole schema. Nothing has been released yet, so a change is made here, in place, and a store that was made before it
 * is refused and begun again. After the first release this file stays as it is, and a change is a further migration.
 */
export class Initial1795910400000 extends SqlMigration {
  readonly name = 'Initial1795910400000';

  readonly statements = [
    PREPARATION,
    PARTIES,
    CATALOGUE,
    CASES,
    LEGS,
    RESERVATIONS,
    LISTS,
    NOTES,
    ATTACHMENTS,
    EFFECTS,
    EVENTS_AND_WEBHOOKS,
    SIGN_IN,
    EVIDENCE,
    GRANTS,
  ];
}
