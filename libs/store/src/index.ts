export { TamperableEvidenceError, assertEvidenceSafe, createDataSource, migrate } from './data-source.js';
export { APP_ROLE, EVIDENCE_TABLES } from './roles.js';
export { policyHashOf, seed } from './seed.js';
export type { Persona } from './seed.js';
export {
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
} from './entities/cases.js';
export {
  AuthorityEntity,
  MembershipEntity,
  MissionEntity,
  PartyEntity,
  PersonEntity,
  PolicyVersionEntity,
  UnitEntity,
} from './entities/parties.js';
export {
  AuditEventEntity,
  IdempotencyEntity,
  MailMessageEntity,
  ReservationEntity,
  SessionEntity,
  SignInTokenEntity,
  SignoffTokenEntity,
} from './entities/records.js';
export { insertRows, upsertRows } from './rows.js';
