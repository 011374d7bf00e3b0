import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { SnakeCaseNames } from './columns.js';
import {
  ArrangementEntity,
  ArrangementLineEntity,
  DecisionEntity,
  EffectEntity,
  EffectQueueEntity,
  FactEntity,
  FoldEntity,
  LedgerSpanEntity,
  LegEntity,
  PaperEntity,
  QuestionEntity,
  RequestEntity,
  RoundEntity,
  SnapshotEntity,
  TaskEntity,
  UpgradeSnapshotEntity,
} from './entities/cases.js';
import { EventEntity } from './entities/events.js';
import {
  AuthorityEntity,
  HostRepresentationEntity,
  MembershipEntity,
  MissionEntity,
  PartyEntity,
  PersonEntity,
  PersonVersionEntity,
  PolicyVersionEntity,
  UnitEntity,
} from './entities/parties.js';
import { ChaseNoteEntity, CommentEntity } from './entities/notes.js';
import {
  ApiTokenEntity,
  AuditEventEntity,
  ContestTokenEntity,
  IdempotencyEntity,
  MailMessageEntity,
  PersonalDetailEntity,
  ReservationEntity,
  SessionEntity,
  SignInTokenEntity,
  SignoffTokenEntity,
} from './entities/records.js';
import { RecordEntryEntity } from './entities/record-entry.js';
import { AbsenceEntity, CalendarEntity, StandingConsentEntity } from './entities/standing-consents.js';
import { Thread1700000000000 } from './migrations/1700000000000-thread.js';
import { MachineVersions1795442400000 } from './migrations/1795442400000-machine-versions.js';
import { SeatsAndCalendars1795447000000 } from './migrations/1795447000000-seats-and-calendars.js';
import { Ceilings1795448000000 } from './migrations/1795448000000-ceilings.js';
import { ManagedBy1795460001000 } from './migrations/1795460001000-managed-by.js';
import { Register1795460002000 } from './migrations/1795460002000-register.js';
import { Sessions1795462000000 } from './migrations/1795462000000-sessions.js';
import { Inbox1795461000000 } from './migrations/1795461000000-inbox.js';
import { Notes1795461001000 } from './migrations/1795461001000-notes.js';
import { Events1795463000000 } from './migrations/1795463000000-events.js';
import { PersonalDetails1795466000000 } from './migrations/1795466000000-personal-details.js';
import { RecordCases1795465000000 } from './migrations/1795465000000-record-cases.js';
import { TokensAndLimits1795462001000 } from './migrations/1795462001000-tokens-and-limits.js';
import { AskedTextAndContests1795464000000 } from './migrations/1795464000000-asked-text-and-contests.js';
import { Webhooks1795463001000 } from './migrations/1795463001000-webhooks.js';
import { Attachments1795464100000 } from './migrations/1795464100000-attachments.js';
import { Catalogue1795467000000 } from './migrations/1795467000000-catalogue.js';
import { Listings1795470000000 } from './migrations/1795470000000-listings.js';
import { ALL_EVIDENCE_TABLES } from './roles.js';

const ENTITIES = [
  AbsenceEntity,
  ApiTokenEntity,
  ArrangementEntity,
  ArrangementLineEntity,
  AuditEventEntity,
  AuthorityEntity,
  CalendarEntity,
  ContestTokenEntity,
  ChaseNoteEntity,
  CommentEntity,
  DecisionEntity,
  EffectEntity,
  EffectQueueEntity,
  EventEntity,
  FactEntity,
  FoldEntity,
  HostRepresentationEntity,
  IdempotencyEntity,
  LedgerSpanEntity,
  LegEntity,
  MailMessageEntity,
  MembershipEntity,
  MissionEntity,
  PaperEntity,
  PartyEntity,
  PersonEntity,
  PersonalDetailEntity,
  PersonVersionEntity,
  PolicyVersionEntity,
  QuestionEntity,
  RecordEntryEntity,
  RequestEntity,
  ReservationEntity,
  RoundEntity,
  SessionEntity,
  SignInTokenEntity,
  SignoffTokenEntity,
  SnapshotEntity,
  StandingConsentEntity,
  TaskEntity,
  UnitEntity,
  UpgradeSnapshotEntity,
];

/** Merged migrations are never edited; a change is a new one at the end. */
const MIGRATIONS = [
  Thread1700000000000,
  MachineVersions1795442400000,
  SeatsAndCalendars1795447000000,
  Ceilings1795448000000,
  ManagedBy1795460001000,
  Inbox1795461000000,
  Register1795460002000,
  Notes1795461001000,
  Sessions1795462000000,
  Events1795463000000,
  PersonalDetails1795466000000,
  Catalogue1795467000000,
  RecordCases1795465000000,
  TokensAndLimits1795462001000,
  AskedTextAndContests1795464000000,
  Webhooks1795463001000,
  Attachments1795464100000,
  Listings1795470000000,
];

/** The names of all migrations that this release knows, in their order. */
export const MIGRATION_NAMES: readonly string[] = MIGRATIONS.map((migration) => migration.name);

/** A pool on the store. The caller initialises and destroys it. */
export function createDataSource(
  url: string,
  options: { poolSize?: number; name?: string; migrations?: readonly string[] } = {},
): DataSource {
  const { migrations = MIGRATION_NAMES } = options;
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: MIGRATIONS.filter(({ name }) => migrations.includes(name)),
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCaseNames(),
    synchronize: false,
    migrationsRun: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: options.name ?? 'countersign',
  });
}

/**
 * Brings the schema up to date; forward only.
 * @param ownerUrl a connection as the owner of the database
 * @param only no others than these, by name; for a schema as an earlier release had it
 * @returns the names of the migrations that were applied, none where it was up to date
 */
export async function migrate(
  ownerUrl: string,
  only: readonly string[] = MIGRATION_NAMES,
): Promise<{ applied: string[] }> {
  const dataSource = createDataSource(ownerUrl, {
    poolSize: 2,
    name: 'countersign-migrate',
    migrations: only,
  });
  await dataSource.initialize();
  try {
    const runner = dataSource.createQueryRunner();
    try {
      // Two processes that migrate at once would both see an empty list of applied migrations.
      await runner.query(`SELECT pg_advisory_lock(hashtext('countersign-migrate'))`);
      const applied = await dataSource.runMigrations({ transaction: 'each' });
      return { applied: applied.map((migration) => migration.name) };
    } finally {
      await runner.query(`SELECT pg_advisory_unlock(hashtext('countersign-migrate'))`);
      await runner.release();
    }
  } finally {
    await dataSource.destroy();
  }
}

/** Thrown where the product is started under a database role that could tamper with evidence. */
class TamperableEvidenceError extends Error {}

/**
 * Refuses to go on where the connection's role can change or remove evidence.
 * @throws TamperableEvidenceError naming the role and what it could do
 */
export async function assertEvidenceSafe(dataSource: DataSource): Promise<void> {
  const rows: { role: string; table_name: string; privilege: string }[] = await dataSource.query(
    `SELECT current_user AS role, t.name AS table_name, p.name AS privilege
       FROM unnest($1::text[]) AS t(name), unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS p(name)
      WHERE has_table_privilege(t.name, p.name)`,
    [[...ALL_EVIDENCE_TABLES]],
  );
  if (rows.length > 0) {
    const what = rows.map((row) => `${row.privilege} on ${row.table_name}`).join(', ');
    throw new TamperableEvidenceError(
      `The database role ${rows[0]?.role} could tamper with evidence (${what}). Start with the application's role (DATABASE_APP_URL), not the owner's.`,
    );
  }
}
