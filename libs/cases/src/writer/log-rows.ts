import { type ChainHead, factHash, linksAfter } from '#libs/audit';
import {
  type CaseState,
  type DecisionState,
  type Effect,
  type RequestState,
  askHashOfDecision,
  decidedWhen,
} from '#libs/process';
import {
  AuditEventEntity,
  type Batch,
  type DecisionEntity,
  type EffectEntity,
  FactEntity,
  FoldEntity,
  SnapshotEntity,
} from '#libs/store';
import type { Folded } from './aggregate.js';
import { stateHashOf } from './hash.js';
import { targetOf } from './targets.js';

/** What is added to the logs of an arrangement and its requests in one transaction. */
export interface LogAddition {
  folded: readonly (Pick<Folded, 'caseId' | 'fact' | 'number' | 'state'> & { entry?: number | null })[];
  /** The real time of the transaction. */
  realNow: string;
  machineVersion: number;
  /** The generation of the log of each case. */
  generations: ReadonlyMap<string, number>;
  /** Links that come before those of the facts, such as that of an entry from the record. */
  links?: readonly AuditEventEntity[];
  /** The last link of each audit chain. */
  heads: ReadonlyMap<string, ChainHead | null>;
  /** The cases whose present state is to be kept, each with the number of its last fact. */
  snapshots: readonly { state: CaseState; number: number }[];
}

/** Adds facts to the log for good: the only place that does. */
export function addLog(batch: Batch, log: LogAddition): void {
  const { folded, machineVersion, generations, heads, snapshots } = log;
  const facts = factRows(log);
  batch
    .insert(FactEntity, facts)
    .insert(FoldEntity, foldRows(folded, machineVersion, generations))
    .insert(AuditEventEntity, [...(log.links ?? []), ...linkRows(facts, heads)])
    .upsert(
      SnapshotEntity,
      snapshots.map(({ state, number }) => {
        return {
          caseId: state.id,
          number,
          machineVersion,
          generation: generations.get(state.id) ?? 1,
          state,
        };
      }),
    );
}

/** The facts that were folded, as they are kept for good. */
function factRows({
  folded,
  realNow,
}: {
  folded: readonly (Pick<Folded, 'caseId' | 'fact' | 'number'> & { entry?: number | null })[];
  realNow: string;
}): FactEntity[] {
  return folded.map(({ caseId, fact, number, entry }) => ({
    caseId,
    number,
    kind: fact.kind,
    payload: fact as unknown as Record<string, unknown>,
    caseTime: fact.at,
    recordedAt: realNow,
    personId: fact.by?.personId ?? null,
    partyId: fact.by?.partyId ?? null,
    channel: fact.channel,
    entry: entry ?? null,
  }));
}

/** What the machine made of each fact. */
function foldRows(
  folded: readonly Pick<Folded, 'caseId' | 'number' | 'state'>[],
  machineVersion: number,
  generations: ReadonlyMap<string, number>,
): FoldEntity[] {
  return folded.map(({ caseId, number, state }) => ({
    caseId,
    number,
    generation: generations.get(caseId) ?? 1,
    machineVersion,
    stateHash: stateHashOf(state),
  }));
}

/** The links that the facts add to the chains of their cases. */
function linkRows(
  facts: readonly FactEntity[],
  heads: ReadonlyMap<string, ChainHead | null>,
): AuditEventEntity[] {
  const caseIds = [...new Set(facts.map((fact) => fact.caseId))];
  return caseIds.flatMap((caseId) => {
    const bodies = facts
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
    return linksAfter(heads.get(caseId) ?? null, caseId, bodies);
  });
}

/** The decisions that a request has now and had not before. Their receipts are numbered by the database. */
export function decisionRows(
  state: RequestState,
  before: RequestState | undefined,
  recordedAt: string,
): Omit<DecisionEntity, 'receipt'>[] {
  return Object.values(state.decisions)
    .filter((decision) => before?.decisions[decision.id] === undefined)
    .map((decision) => decisionRow(state, decision, recordedAt));
}

function decisionRow(
  state: RequestState,
  decision: DecisionState,
  recordedAt: string,
): Omit<DecisionEntity, 'receipt'> {
  const { answer, instrument, caps, conditions, act, reason, signedBy, corrects } = decision;
  const { seat, onBehalfOf, lastDay, revision } = decision;
  const { from: decidedFrom, to: decidedTo } = decidedWhen(decision);
  return {
    id: decision.id,
    requestId: state.id,
    legId: decision.legId,
    round: decision.round,
    answer,
    askHash: askHashOfDecision(state, decision),
    textHash: decision.textHash ?? null,
    content: {
      answer,
      instrument: instrument ?? null,
      caps: caps ?? null,
      conditions: conditions ?? null,
      act: act ?? null,
      reason: reason ?? null,
      signedBy: signedBy ?? null,
      corrects: corrects ?? null,
      seat,
      onBehalfOf: onBehalfOf ?? null,
      lastDay: lastDay ?? null,
      revision,
    },
    decidedFrom,
    decidedTo,
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

/** The effects, not yet carried out. */
export function effectRows(folded: readonly Folded[]): EffectEntity[] {
  return folded.flatMap((one) =>
    one.effects.map((effect) => ({
      id: effectIdOf(one.caseId, effect),
      caseId: one.caseId,
      number: effect.number,
      index: effect.index,
      kind: effect.kind,
      target: targetOf(one.state),
      about: effect.about as Record<string, unknown>,
      status: 'pending' as const,
      doneAt: null,
    })),
  );
}
