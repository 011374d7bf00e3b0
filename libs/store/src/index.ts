export { StorePool, createDataSource, isLockTimeout } from './data-source.js';
export type { StatesOfRelease } from './data-source.js';
export { assertStoreReady, migrate } from './migrate.js';
export { UnknownStoreError } from './known-store.js';
export { RestoreRefused, restoreBackup } from './backup/restore-backup.js';
export { writeBackup } from './backup/write-backup.js';
export { forgetWhatIsPast } from './retention.js';
export type { Forgotten, RetentionLimits } from './retention.js';
export { seed } from './seed.js';
export {
  ArrangementEntity,
  ArrangementLineEntity,
  DecisionEntity,
  RenderingEntity,
  EffectEntity,
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
export {
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
export {
  AuditEventEntity,
  MailMessageEntity,
  PersonalDetailEntity,
  MailedLinkEntity,
} from './entities/records.js';
export { RecordEntryEntity } from './entities/record-entry.js';
export { ChaseNoteEntity, CommentEntity } from './entities/notes.js';
export {
  AbsenceEntity,
  CalendarEntity,
  HEADQUARTERS_CALENDAR,
  StandingConsentEntity,
} from './entities/standing-consents.js';
export { EventEntity } from './entities/events.js';
export { Batch } from './batch.js';
export { findPrepared, runPrepared } from './prepared.js';
export { inOneTransaction, together } from './transaction.js';
export { insertRows } from './rows.js';
