import { MIGRATIONS } from '../../../libs/store/src/migrations/index.js';
import { SqlMigration } from '../../../libs/store/src/migrations/sql-migration.js';

/** What the release after this one could do to the schema: a column with what is to be there for what is there already. */
class UrgentRequests9999999999999 extends SqlMigration {
  readonly name = 'UrgentRequests9999999999999';

  readonly statements = [
    `ALTER TABLE request ADD COLUMN urgency text;
     UPDATE request SET urgency = CASE WHEN submitted_at IS NULL THEN 'unknown' ELSE 'usual' END;
     ALTER TABLE request ALTER COLUMN urgency SET NOT NULL, ALTER COLUMN urgency SET DEFAULT 'unknown';`,
  ];
}

/** The migrations of the release after this one. */
export const NEXT_MIGRATIONS = [...MIGRATIONS, UrgentRequests9999999999999];
