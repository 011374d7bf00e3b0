import 'reflect-metadata';
import { DataSource, type DataSourceOptions, QueryFailedError } from 'typeorm';
import { SnakeCaseNames } from './columns.js';
import {
  ArrangementEntity,
  ArrangementLineEntity,
  DecisionEntity,
  RenderingEntity,
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
  IdempotencyEntity,
  MailMessageEntity,
  PersonalDetailEntity,
  ReservationEntity,
  SessionEntity,
  SignInTokenEntity,
  MailedLinkEntity,
} from './entities/records.js';
import { RecordEntryEntity } from './entities/record-entry.js';
import { AbsenceEntity, CalendarEntity, StandingConsentEntity } from './entities/standing-consents.js';
import { MIGRATIONS, type MigrationClass } from './migrations/index.js';

const ENTITIES = [
  AbsenceEntity,
  ApiTokenEntity,
  ArrangementEntity,
  ArrangementLineEntity,
  AuditEventEntity,
  AuthorityEntity,
  CalendarEntity,
  ChaseNoteEntity,
  CommentEntity,
  DecisionEntity,
  RenderingEntity,
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
  MailedLinkEntity,
  SnapshotEntity,
  StandingConsentEntity,
  TaskEntity,
  UnitEntity,
  UpgradeSnapshotEntity,
];

/** How states left by earlier releases are read. Only the machine knows the content of a state. */
export interface StatesOfRelease {
  readonly version: number;
  /** Each step to the next version, under the version that it starts from. */
  readonly upgradeSteps: Readonly<
    Record<number, (state: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>>
  >;
}

/** How a pool on the store is set up. */
interface PoolOptions {
  poolSize?: number;
  name?: string;
  migrations?: readonly MigrationClass[];
  /** For how long a statement waits for a lock; then it fails, see {@link isLockTimeout}. Not given: without limit. */
  lockTimeoutMs?: number;
  /** The release whose machine folds and reads the cases of the pool; not given: this one. */
  release?: StatesOfRelease;
}

/** A pool on the store. It belongs to a process of one release; processes of several releases may share one store. */
export class StorePool extends DataSource {
  constructor(
    options: DataSourceOptions,
    readonly release: StatesOfRelease | null,
  ) {
    super(options);
  }
}

/** Whether a lock was not granted within the pool's time limit (55P03, PostgreSQL, appendix A). */
export function isLockTimeout(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return (error.driverError as { code?: unknown }).code === '55P03';
}

/** A pool on the store. The caller initialises and destroys it. */
export function createDataSource(url: string, options: PoolOptions = {}): DataSource {
  const of: DataSourceOptions = {
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: [...(options.migrations ?? MIGRATIONS)],
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCaseNames(),
    synchronize: false,
    migrationsRun: false,
    // The migrations install what they need; connecting to a store changes nothing in it.
    installExtensions: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: options.name ?? 'countersign',
    extra: {
      // Lists walk along indexes whose rows lie in memory or on a disk without moving parts.
      options: '-c random_page_cost=1.1',
      // Statements of one connection that do not wait for each other are sent without waiting for each other's answers.
      pipeline: true,
      ...(options.lockTimeoutMs === undefined ? {} : { lock_timeout: options.lockTimeoutMs }),
    },
  };
  return new StorePool(of, options.release ?? null);
}
