import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The strength that the Council allows each mission, and the places that arrangements hold under it. */
export class Ceilings1795448000000 implements MigrationInterface {
  readonly name = 'Ceilings1795448000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ceiling (
        world text NOT NULL DEFAULT 'live',
        mission_id text NOT NULL REFERENCES mission,
        category text NOT NULL CHECK (category IN ('military', 'police')),
        amount integer NOT NULL CHECK (amount >= 0),
        occupied integer NOT NULL DEFAULT 0 CHECK (occupied >= 0),
        during tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during)),
        authority text NOT NULL,
        EXCLUDE USING gist (world WITH =, mission_id WITH =, category WITH =, during WITH &&)
      );
      COMMENT ON COLUMN ceiling.occupied IS 'Persons who count under it otherwise than by loans known here.';
      COMMENT ON COLUMN ceiling.authority IS 'The symbol of the act of the Council that set it.';
      CREATE TABLE ceiling_reservation (
        arrangement_id uuid NOT NULL REFERENCES arrangement,
        line_id text NOT NULL,
        mission_id text NOT NULL REFERENCES mission,
        category text NOT NULL CHECK (category IN ('military', 'police')),
        world text NOT NULL,
        persons integer NOT NULL CHECK (persons > 0),
        during tstzrange NOT NULL,
        PRIMARY KEY (arrangement_id, line_id, mission_id, category)
      );
      CREATE INDEX ceiling_reservation_held ON ceiling_reservation (world, mission_id, category);
    `);
    await runner.query(`
      GRANT SELECT ON ceiling, ceiling_reservation TO ${appRoleName};
      GRANT INSERT, UPDATE, DELETE ON ceiling_reservation TO ${appRoleName};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
