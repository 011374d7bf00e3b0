import { randomUUID } from 'node:crypto';
import {
  type Instant,
  type RecordEntryInput,
  type RecordFact,
  type RecordOpeningInput,
  type RecordSource,
  type TimeRange,
  messageOf,
} from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { type Actor, type Chronicle, foldRecord, planLegs } from '#libs/process';
import { dayOf, startOfDay } from '#libs/rules';
import { ArrangementEntity, AuthorityEntity, RequestEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor } from '../writer/acts.js';
import { withRecordCase } from '../writer/advance.js';
import { calendarsFor, yearsOf } from '../catalogue/calendar-extracts.js';
import { absent, reject } from '../errors.js';
import { realNow } from '../writer/aggregate.js';
import { assertKnown } from '../requests/known.js';
import { currentPolicy } from '../requests/policies.js';
import { keepSignature } from '../legs/signatures.js';
import { namesFor } from '../requests/names.js';
import { partiesOfRequest } from '../requests/submission.js';
import { continueLive } from './continue.js';
import { keepRenderings } from '../requests/renderings.js';
import { deskOf } from './desk.js';
import {
  type EntryPayload,
  countsAt,
  effectiveOf,
  entriesThatCount,
  kindOf,
  payloadOf,
  rangeOfRecord,
  struckIn,
} from './entries.js';
import { type LockedRecord, newRecord, policiesOf, reachedBy } from './locked.js';
import { refusalOfRecord } from './refusals.js';
import { worldOfRecord } from './world.js';
import type { NewEntry, Written } from './write.js';

/** The result of an entry. */
export interface EntryReceipt {
  arrangementId: string;
  /** The number under which it is kept. */
  entry: number;
  /** The generation of the case's log in which it is folded. */
  generation: number;
  /** Whether it came before what had been folded, so that the case was folded again. */
  refolded: boolean;
  /** The time that the case has reached. */
  reached: Instant;
}

/** Opens a case of the record with its first request. */
async function openCase(
  tx: EntityManager,
  viewer: Viewer,
  input: RecordOpeningInput,
): Promise<EntryReceipt & { requestId: string; reference: string }> {
  const by = actor(viewer, 'enter_record');
  const { content } = input;
  if (content.arrangementId !== null) {
    reject(
      'arrangement_of_request_fixed',
      '/content/arrangementId',
      messageOf('case_refusals.further_on_own_case'),
    );
  }
  const now = await realNow(tx);
  const [numbered]: { number: string }[] = await tx.query(`SELECT nextval('case_reference') AS number`);
  const { from, to } = openingRange(input, now);
  const year = (from ?? to).slice(0, 4);
  const reference = `IMC/${year}/${(numbered?.number ?? '0').padStart(4, '0')}`;
  const arrangementId = randomUUID();
  const { sendingMission, receivingMission } = content;
  await assertKnown(tx, content);
  await insertRows(tx, ArrangementEntity, [
    {
      id: arrangementId,
      reference,
      world: worldOfRecord(arrangementId),
      sendingMission,
      receivingMission,
      status: 'forming',
      clockOffsetMs: 0,
    },
  ]);
  const arrangement = { arrangementId, sendingMission, receivingMission };
  return openRequest(tx, by, newRecord(arrangement, reference, now), input, () => `${reference}-R`);
}

/** Opens a further request on a case of the record: one that extends, amends, converts or ends its arrangement. */
async function openFurtherRequest(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  input: RecordOpeningInput,
): Promise<EntryReceipt & { requestId: string; reference: string }> {
  const by = actor(viewer, 'enter_record');
  if (input.content.arrangementId !== arrangementId) {
    reject(
      'arrangement_of_request_fixed',
      '/content/arrangementId',
      messageOf('case_refusals.further_names_arrangement'),
    );
  }
  await assertKnown(tx, input.content);
  return openRequest(tx, by, arrangementId, input, ({ entries, reference }) => {
    const earlier = entries.filter(({ payload }) => payload.kind === 'request_opened').length;
    return `${reference}-R${earlier + 1}`;
  });
}

/** The date of an opening, which must have an upper bound, since the time of the request starts there. */
function openingRange(
  { effectiveAt }: RecordOpeningInput,
  now: Instant,
): { from: Instant | null; to: Instant } {
  const { from, to } = rangeOfRecord(effectiveAt);
  if (to === null) {
    return reject('opening_undated', '/effectiveAt');
  }
  assertPast({ from, to }, now);
  return { from, to };
}

async function openRequest(
  tx: EntityManager,
  by: Actor,
  record: string | LockedRecord,
  input: RecordOpeningInput,
  referenceOn: (locked: LockedRecord) => string,
): Promise<EntryReceipt & { requestId: string; reference: string }> {
  const { content, source } = input;
  const requestId = randomUUID();
  let reference = '';
  const receipt = await add(tx, record, async (locked) => {
    reference = referenceOn(locked);
    const effective = openingRange(input, locked.now);
    const authority = (await tx.findOneByOrFail(AuthorityEntity, { id: content.authorityId })).document;
    const { hash, policy } = await currentPolicy(tx, content.policyId, '/content/policyId');
    const parties = await partiesOfRequest(tx, content, by.partyId);
    const years = yearsOf(effective.from ?? effective.to, content.neededBy);
    const opening = {
      reference,
      content,
      policyHash: hash,
      authority,
      parties,
      names: await namesFor(tx, content),
      calendars: await calendarsFor(tx, policy, planLegs(parties, policy), years),
    };
    await insertRows(tx, RequestEntity, [
      {
        id: requestId,
        arrangementId: locked.arrangementId,
        reference,
        status: 'draft',
        sendingMission: content.sendingMission,
        receivingMission: content.receivingMission,
        requestedBy: by.personId,
        managedBy: by.partyId,
        neededByAt: locked.now,
        ofRecord: true,
      },
    ]);
    return {
      ...newEntry(locked, by, source, effective),
      requestId,
      kind: 'request_opened',
      payload: { kind: 'request_opened', requestId, opening },
      countsAt: countsAt(effective, { now: locked.now, reached: effective.to }),
    };
  });
  return { ...receipt, requestId, reference };
}

/** Enters one fact of the record. */
async function enter(
  tx: EntityManager,
  viewer: Viewer,
  arrangementId: string,
  { effectiveAt, source, fact }: RecordEntryInput,
): Promise<EntryReceipt & { decisionId: string | null }> {
  const by = actor(viewer, 'enter_record');
  const decisionId = randomUUID();
  const receipt = await add(tx, arrangementId, async (locked) => {
    const effective = effectiveOf(effectiveAt, fact);
    assertPast(effective, locked.now);
    assertDayOfAct(effective, fact);
    const signedBy = fact.kind === 'decided' ? fact.signedBy : null;
    const payload = payloadOf(fact, {
      decisionId,
      signedBy: await keepSignature(tx, signedBy, by.personId),
    });
    const requestId = 'requestId' in payload ? payload.requestId : null;
    const openedAt = locked.entries.find(
      (entry) => entry.payload.kind === 'request_opened' && entry.payload.requestId === requestId,
    )?.countsAt;
    if (requestId !== null && openedAt === undefined) {
      reject('not_found', '/requestId', absent('request'));
    }
    // That the record is silent has no date; it holds from the beginning.
    const reached = fact.kind === 'not_in_record' ? openedAt : locked.reached;
    return {
      ...newEntry(locked, by, source, effective),
      requestId,
      kind: kindOf(payload),
      payload,
      countsAt: countsAt(effective, { now: locked.now, reached: reached ?? locked.now }),
    };
  });
  return { ...receipt, decisionId: fact.kind === 'decided' ? decisionId : null };
}

/** Strikes an entry that was made in error: it stays readable and no longer counts. */
async function strike(
  tx: EntityManager,
  viewer: Viewer,
  { arrangementId, number }: { arrangementId: string; number: number },
  { reason, source }: { reason: string; source: RecordSource | null },
): Promise<EntryReceipt> {
  const by = actor(viewer, 'enter_record');
  return add(tx, arrangementId, async (locked) => {
    const found = locked.entries.find((entry) => entry.number === number);
    if (found === undefined) return reject('not_found', '', absent('entry'));
    const { kind } = found.payload;
    if (kind === 'request_opened' || kind === 'struck' || struckIn(locked.entries).has(number)) {
      reject(
        'status_forbids',
        '',
        kind === 'request_opened'
          ? messageOf('case_refusals.opening_not_struck')
          : messageOf('case_refusals.entry_struck'),
      );
    }
    return {
      ...newEntry(locked, by, source ?? found.source, { from: null, to: null }),
      requestId: found.requestId,
      kind: 'struck',
      payload: { kind: 'struck', entry: number, reason },
      countsAt: locked.reached ?? locked.now,
    };
  });
}

/** What the record says must have happened by now. */
function assertPast({ from }: TimeRange, now: Instant): void {
  if (from !== null && from > now) {
    reject('happened_in_future', '/effectiveAt', messageOf('case_refusals.not_before', { from, now }));
  }
}

/** An act has the date of its adoption. */
function assertDayOfAct(effective: TimeRange, fact: RecordFact): void {
  if (fact.kind !== 'decided' || fact.act === null) return;
  const { adoptedOn } = fact.act;
  const { from, to } = effective;
  const outside = (from !== null && dayOf(from) > adoptedOn) || (to !== null && to <= startOfDay(adoptedOn));
  if (outside) {
    reject(
      'act_date_differs',
      '/effectiveAt',
      messageOf('case_refusals.act_dated', { act: { symbol: fact.act.symbol }, day: adoptedOn }),
    );
  }
}

function newEntry(
  { arrangementId, entries, now }: LockedRecord,
  by: Actor,
  source: RecordSource,
  effective: TimeRange,
): Omit<NewEntry, 'requestId' | 'kind' | 'payload' | 'countsAt'> {
  return {
    arrangementId,
    number: entries.length + 1,
    effectiveFrom: effective.from,
    effectiveTo: effective.to,
    source,
    recordedAt: now,
    personId: by.personId,
    partyId: by.partyId,
  };
}

/** Folds a case with one more entry, made from the case under its lock, and writes it. */
async function add(
  tx: EntityManager,
  record: string | LockedRecord,
  entryOn: (locked: LockedRecord) => Promise<NewEntry & { payload: EntryPayload }>,
): Promise<EntryReceipt> {
  let number = 0;
  const { locked, written, chronicle } = await withRecordCase(tx, record, async (opened) => {
    const entry = await entryOn(opened);
    ({ number } = entry);
    return { entry, chronicle: await foldWith(tx, opened, entry) };
  });
  return receiptOf(locked, number, written, chronicle);
}

async function foldWith(tx: EntityManager, locked: LockedRecord, entry: NewEntry): Promise<Chronicle> {
  const entries = [...locked.entries, { ...entry, generation: locked.generation }];
  const desk = deskOf(locked, entries, await policiesOf(tx, entries));
  const folded = foldRecord(entriesThatCount(entries), desk);
  if ('entry' in folded) throw refusalOfRecord(folded, entry.number, entries);
  await keepRenderings(tx, desk.put);
  return folded;
}

function receiptOf(
  { arrangementId }: LockedRecord,
  entry: number,
  { generation, refolded }: Written,
  { states }: Chronicle,
): EntryReceipt {
  return { arrangementId, entry, generation, refolded, reached: reachedBy(states.values()) };
}

/** Entering what the record of the past says. */
export const record = { openCase, openFurtherRequest, enter, strike, continueLive };
