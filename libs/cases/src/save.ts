import { workflowIdOf } from '#libs/contracts';
import {
  type ArrangementState,
  type CaseState,
  type DecisionState,
  type Effect,
  type RequestState,
  nextWakeUp,
} from '#libs/process';
import { factHash, linksAfter } from '#libs/audit';
import {
  ArrangementEntity,
  ArrangementLineEntity,
  AuditEventEntity,
  DecisionEntity,
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
  insertRows,
  upsertRows,
} from '#libs/store';
import type { EntityManager } from 'typeorm';
import type { Family, Folded } from './family.js';
import { stateHashOf } from './hash.js';
import { machineOf } from './machine.js';
import { arrangementLineRows, inBreach, namedSubjects, requestRows } from './projections.js';
import { keepUnitsHeld, releaseUnits } from './reservations.js';

/** Writes all that was folded: log, folds, snapshot, projections, evidence, and what the outside world is to be told. */
export async function save(tx: EntityManager, family: Family): Promise<void> {
  if (family.folded.length === 0) return;
  await saveLog(tx, family);
  await saveDecisions(tx, family);
  for (const state of changedStates(family)) {
    if (state.case === 'request') {
      await saveRequest(tx, state, shownOf(family, state.id) as RequestState | undefined);
    } else await saveArrangement(tx, state, family);
    await upsertRows(
      tx,
      SnapshotEntity,
      ['caseId'],
      [{ caseId: state.id, number: state.factCount, machineVersion: machineOf(tx).version, state }],
    );
  }
  await saveEffects(tx, family);
  await tellWorkflows(tx, family);
}

/** What the rows of a case show before it is saved; of one that was upgraded they are all written anew. */
function shownOf(family: Family, caseId: string): CaseState | undefined {
  return family.upgrades.has(caseId) ? undefined : family.before.get(caseId);
}

function changedStates(family: Family): CaseState[] {
  return family.all().filter((state) => family.before.get(state.id) !== state);
}

async function saveLog(tx: EntityManager, family: Family): Promise<void> {
  const facts = family.folded.map(({ caseId, fact, number }) => ({
    caseId,
    number,
    kind: fact.kind,
    payload: fact as unknown as Record<string, unknown>,
    caseTime: fact.at,
    recordedAt: family.realNow,
    personId: fact.by?.personId ?? null,
    partyId: fact.by?.partyId ?? null,
    channel: fact.channel,
  }));
  await insertRows(tx, FactEntity, facts);
  await insertRows(
    tx,
    FoldEntity,
    family.folded.map(({ caseId, number, state }) => ({
      caseId,
      number,
      generation: 1,
      machineVersion: machineOf(tx).version,
      stateHash: stateHashOf(state),
    })),
  );
  const links = [...new Set(facts.map((fact) => fact.caseId))].flatMap((caseId) => {
    const events = facts
      .filter((fact) => fact.caseId === caseId)
      .map((fact) => ({
        factNumber: fact.number,
        factHash: factHash(fact),
        kind: fact.kind,
        caseTime: fact.caseTime,
        recordedAt: fact.recordedAt,
        personId: fact.personId,
        partyId: fact.partyId,
        channel: fact.channel,
      }));
    return linksAfter(family.heads.get(caseId) ?? null, caseId, events);
  });
  await insertRows(tx, AuditEventEntity, links);
  await insertRows(tx, UpgradeSnapshotEntity, [...family.upgrades.values()]);
}

async function saveRequest(
  tx: EntityManager,
  state: RequestState,
  before: RequestState | undefined,
): Promise<void> {
  await tx.update(
    RequestEntity,
    { id: state.id },
    {
      status: state.status,
      sendingMission: state.content.sendingMission,
      receivingMission: state.content.receivingMission,
      policyHash: state.policyHash,
      neededByAt: state.neededByAt,
      submittedAt: state.submittedAt,
      closedAt: state.closedAt,
      wakeAt: nextWakeUp(state)?.at ?? null,
    },
  );
  const rows = requestRows(state, before);
  await upsertRows(tx, LegEntity, ['requestId', 'legId'], rows.legs);
  await upsertRows(tx, RoundEntity, ['requestId', 'legId', 'number'], rows.rounds);
  await upsertRows(tx, TaskEntity, ['requestId', 'taskId'], rows.tasks);
  await upsertRows(tx, PaperEntity, ['id'], rows.papers);
  await upsertRows(tx, QuestionEntity, ['id'], rows.questions);
  await upsertRows(tx, LedgerSpanEntity, ['requestId', 'legId', 'number'], rows.ledger);
}

async function saveArrangement(tx: EntityManager, state: ArrangementState, family: Family): Promise<void> {
  await tx.update(
    ArrangementEntity,
    { id: state.id },
    {
      status: state.status,
      clockOffsetMs: state.clockOffsetMs,
      breach: inBreach(state),
      wakeAt: nextWakeUp(state)?.at ?? null,
      closedAt: state.closedAt,
    },
  );
  await upsertRows(tx, ArrangementLineEntity, ['arrangementId', 'lineId'], arrangementLineRows(state));
  const before = family.before.get(state.id);
  const away = Object.values(state.lines).filter(
    (line) =>
      line.expiredAt !== null &&
      ['arrived', 'moving'].includes(line.status) &&
      (before?.case !== 'arrangement' || before.lines[line.id]?.expiredAt == null),
  );
  await keepUnitsHeld(
    tx,
    family.arrangementId,
    away.map((line) => line.id),
  );
  const over = Object.values(state.lines).filter((line) =>
    ['returned', 'expired_unused'].includes(line.status),
  );
  await releaseUnits(
    tx,
    family.arrangementId,
    over.map((line) => line.id),
  );
}

/** Writes new decisions; their receipts are numbered by the database. */
async function saveDecisions(tx: EntityManager, family: Family): Promise<void> {
  const fresh: Partial<DecisionEntity>[] = [];
  for (const state of changedStates(family)) {
    if (state.case !== 'request') continue;
    const before = family.before.get(state.id) as RequestState | undefined;
    for (const decision of Object.values(state.decisions)) {
      if (before?.decisions[decision.id] === undefined) {
        fresh.push(decisionRow(state.id, decision, family.realNow));
      }
    }
  }
  await insertRows(tx, DecisionEntity, fresh);
}

function decisionRow(
  requestId: string,
  decision: DecisionState,
  recordedAt: string,
): Partial<DecisionEntity> {
  const { answer, instrument, caps, conditions, act, reason, signedBy, corrects } = decision;
  return {
    id: decision.id,
    requestId,
    legId: decision.legId,
    round: decision.round,
    answer,
    textHash: decision.textHash,
    content: { answer, instrument, caps, conditions, act, reason, signedBy, corrects },
    decidedFrom: decision.decidedAt.from,
    decidedTo: decision.decidedAt.to,
    caseTime: decision.at,
    recordedAt,
    personId: decision.by?.personId ?? null,
    channel: decision.channel,
  };
}

/** The name of an effect, from which a mail's Message-ID is made. */
function effectIdOf(caseId: string, effect: Pick<Effect, 'number' | 'index'>): string {
  return `${caseId}.${effect.number}.${effect.index}`;
}

function targetOf(folded: Folded, effect: Effect): string {
  const { subject } = effect;
  if (subject.kind === 'arrangement') {
    return workflowIdOf({ kind: 'arrangement', arrangementId: folded.caseId });
  }
  return workflowIdOf({ ...subject, requestId: folded.caseId });
}

async function saveEffects(tx: EntityManager, family: Family): Promise<void> {
  const rows = family.folded.flatMap((folded) =>
    folded.effects.map((effect) => ({
      id: effectIdOf(folded.caseId, effect),
      caseId: folded.caseId,
      number: effect.number,
      index: effect.index,
      kind: effect.kind,
      target: targetOf(folded, effect),
      about: effect.about as Record<string, unknown>,
      status: 'pending' as const,
      doneAt: null,
    })),
  );
  await insertRows(tx, EffectEntity, rows);
}

/** A workflow is told only where its subject opened or closed, wakes earlier, or has something to do. */
async function tellWorkflows(tx: EntityManager, family: Family): Promise<void> {
  const targets = new Set(
    family.folded.flatMap((folded) => folded.effects.map((effect) => targetOf(folded, effect))),
  );
  const clockMoved = family.folded.some((folded) => folded.fact.kind === 'clock_moved');
  for (const state of family.all()) {
    const before = shownOf(family, state.id);
    if (before === state && !clockMoved) continue;
    const earlier = new Map(
      before === undefined ? [] : namedSubjects(before).map((entry) => [entry.target, entry]),
    );
    for (const subject of namedSubjects(state)) {
      const was = earlier.get(subject.target);
      const opened = subject.open && was?.open !== true;
      const closed = !subject.open && was?.open === true;
      const sooner = subject.wakeAt !== null && (was?.wakeAt == null || subject.wakeAt < was.wakeAt);
      if (opened || closed || (subject.open && (sooner || clockMoved))) targets.add(subject.target);
    }
  }
  await queueTargets(tx, [...targets]);
}

/** Notes that workflows have to look again; the relay tells them after the commit. */
export async function queueTargets(tx: EntityManager, targets: readonly string[]): Promise<void> {
  if (targets.length === 0) return;
  await tx.query(
    `INSERT INTO effect_queue (target, version) SELECT t, 1 FROM unnest($1::text[]) AS t
     ON CONFLICT (target) DO UPDATE
       SET version = effect_queue.version + 1, changed_at = clock_timestamp(), stuck_at = NULL, tries = 0`,
    [[...targets].toSorted()],
  );
}
