import { randomUUID } from 'node:crypto';
import { type Authority, type Instant, type Policy, type RequestContent, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import type { Actor } from '#libs/process';
import { authorityDateFaults, authorityFaults } from '#libs/rules';
import { ArrangementEntity, Batch, RequestEntity, insertRows, runPrepared, together } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor, secretariatOf, versionOf } from '../writer/acts.js';
import {
  type IncomingFact,
  advance,
  bring,
  assertVersion,
  withCase,
  withNewCase,
} from '../writer/advance.js';
import { absent, CaseError, reject } from '../errors.js';
import type { ArrangementAggregate } from '../writer/aggregate.js';
import { assertKnown, authorityOf } from './known.js';
import { currentPolicy } from './policies.js';
import { caseInSight } from '../lists/scope.js';
import { assertFitsArrangement, arrangementExtract } from './on-arrangements.js';
import { type Touched, submissionOf, touchedBy } from './submission.js';

/** The person as a manager of the unit that manages a request. */
function managerOf(viewer: Viewer, aggregate: ArrangementAggregate, requestId: string): Actor {
  return actor(viewer, 'manage_request', { managing_unit: [secretariatOf(aggregate.request(requestId))] });
}

/** A request as it is given. */
export interface RequestGiven {
  content: RequestContent;
  clockStartsAt?: Instant;
  assumptions?: string;
  /** Whether it is submitted at once: then it is made only if it can be submitted. */
  submit?: boolean;
}

/** A request that was made. */
interface Drafted {
  requestId: string;
  arrangementId: string;
  reference: string;
  version: number;
}

/** What is on record that a submission needs. */
interface Known {
  authority: Authority;
  current: { hash: string; policy: Policy };
  touched: Touched;
}

/** Opens a request as a draft, and with it the arrangement that it is to start; submits it too where that is asked. */
export async function draftRequest(
  tx: EntityManager,
  viewer: Viewer,
  input: RequestGiven,
  movableClocks: boolean,
): Promise<Drafted> {
  const { content, clockStartsAt, submit = false } = input;
  const by = actor(viewer, 'draft_request');
  if (clockStartsAt !== undefined && !movableClocks) {
    reject('clock_fixed', '/clockStartsAt');
  }
  const [authority, current, touched] = await together([
    assertKnown(tx, content),
    currentPolicy(tx, content.policyId, '/policyId'),
    submit ? touchedBy(tx, content, by.partyId) : null,
  ]);
  const { policy } = current;
  const toSubmit = touched === null ? null : { authority, current, touched };
  if (content.arrangementId !== null) {
    if (clockStartsAt !== undefined) {
      reject('clock_fixed', '/clockStartsAt', messageOf('case_refusals.clock_runs'));
    }
    return draftOnArrangement(
      tx,
      viewer,
      { content, policy, arrangementId: content.arrangementId },
      toSubmit,
    );
  }
  const { now, number } = await numbered(tx);
  const clockOffsetMs = clockStartsAt === undefined ? 0 : Date.parse(clockStartsAt) - Date.parse(now);
  const [arrangementId, requestId] = [randomUUID(), randomUUID()];
  const year = (clockStartsAt ?? now).slice(0, 4);
  const reference = `IMC/${year}/${number.padStart(4, '0')}-R`;
  const world = clockStartsAt === undefined ? 'live' : `moved/${arrangementId}`;
  const { sendingMission, receivingMission } = content;
  const rows = new Batch(tx)
    .insert(ArrangementEntity, [
      {
        id: arrangementId,
        reference: `IMC/${year}/${number.padStart(4, '0')}`,
        world,
        sendingMission,
        receivingMission,
        status: 'forming',
        clockOffsetMs,
        breach: false,
      },
    ])
    .insert(RequestEntity, [
      {
        id: requestId,
        arrangementId,
        reference,
        status: 'draft',
        sendingMission,
        receivingMission,
        requestedBy: by.personId,
        managedBy: by.partyId,
        ofRecord: false,
        neededByAt: now,
      },
    ]);
  const arrangement = { id: arrangementId, world, clockOffsetMs, readAt: now };
  const sent = rows.send('SELECT 1');
  const drafting = withNewCase(tx, { ...arrangement, requestId, policy }, async (aggregate) => {
    await bring(aggregate, arrangementId, {
      payload: {
        kind: 'opened',
        arrangementId,
        sendingMission: content.sendingMission,
        receivingMission: content.receivingMission,
        clockOffsetMs,
        assumptions: input.assumptions ?? null,
      },
      by,
      channel: 'api',
    });
    await bring(aggregate, requestId, {
      payload: { kind: 'drafted', requestId, arrangementId, content },
      by,
      channel: 'api',
    });
    if (toSubmit !== null) {
      const submitted = await submissionFact(tx, viewer, aggregate, { requestId, reference }, toSubmit);
      await bring(aggregate, requestId, submitted);
    }
    return { requestId, arrangementId, reference, ...versionOf(aggregate, requestId) };
  });
  const [, drafted] = await together([sent, drafting]);
  return drafted;
}

/** The moment at which an arrangement is opened, with the number of its reference. */
async function numbered(tx: EntityManager): Promise<{ now: Instant; number: string }> {
  const [row] = await runPrepared<{ now: Date; number: string }>(
    tx,
    `SELECT clock_timestamp()::timestamptz(3) AS now, nextval('case_reference') AS number`,
    [],
  );
  if (row === undefined) throw new Error('the database gave no number');
  return { now: row.now.toISOString(), number: row.number };
}

/** Opens a further request about an existing arrangement, under its lock and on its clock, by the unit that manages it. */
async function draftOnArrangement(
  tx: EntityManager,
  viewer: Viewer,
  { content, policy, arrangementId }: { content: RequestContent; policy: Policy; arrangementId: string },
  toSubmit: Known | null,
): Promise<Drafted> {
  const arrangement = await tx.findOneBy(ArrangementEntity, { id: arrangementId });
  const inSight = await caseInSight(tx, viewer, arrangementId);
  if (arrangement === null || inSight === null) {
    return reject('unknown_reference', '/arrangementId', absent('arrangement'));
  }
  const by = actor(viewer, 'manage_request', inSight.concerned);
  return withCase(tx, arrangementId, async (aggregate) => {
    assertFitsArrangement(aggregate, content, null);
    const requestId = randomUUID();
    const earlier = aggregate.all().filter((state) => state.case === 'request').length;
    const reference = `${arrangement.reference}-R${earlier + 1}`;
    await insertRows(tx, RequestEntity, [
      {
        id: requestId,
        arrangementId,
        reference,
        status: 'draft',
        sendingMission: content.sendingMission,
        receivingMission: content.receivingMission,
        requestedBy: by.personId,
        managedBy: by.partyId,
        neededByAt: aggregate.realNow,
      },
    ]);
    aggregate.expect(requestId, policy);
    await bring(aggregate, requestId, {
      payload: { kind: 'drafted', requestId, arrangementId, content },
      by,
      channel: 'api',
    });
    if (toSubmit !== null) {
      const submitted = await submissionFact(tx, viewer, aggregate, { requestId, reference }, toSubmit);
      await bring(aggregate, requestId, submitted);
    }
    return { requestId, arrangementId, reference, ...versionOf(aggregate, requestId) };
  });
}

/** Checks that a draft stays with its arrangement, and that it still fits what the arrangement has become. */
function assertSameArrangement(
  aggregate: ArrangementAggregate,
  requestId: string,
  content: RequestContent,
): void {
  const before = aggregate.request(requestId).content.arrangementId;
  if (content.arrangementId !== before) {
    reject(
      'arrangement_of_request_fixed',
      '/arrangementId',
      before === null
        ? messageOf('case_refusals.draft_starts_arrangement')
        : messageOf('case_refusals.draft_of_another'),
    );
  }
  if (before !== null) assertFitsArrangement(aggregate, content, requestId);
}

/** Changes a draft. */
export async function reviseRequest(
  tx: EntityManager,
  viewer: Viewer,
  requestId: string,
  content: RequestContent,
  expectedVersion: number,
): Promise<{ version: number }> {
  const aggregate = await advance(tx, requestId, async (before) => {
    const by = managerOf(viewer, before, requestId);
    await assertKnown(tx, content);
    await currentPolicy(tx, content.policyId, '/policyId');
    assertVersion(before, requestId, expectedVersion);
    assertSameArrangement(before, requestId, content);
    return [{ payload: { kind: 'revised', content }, by, channel: 'api' }];
  });
  return versionOf(aggregate, requestId);
}

/** The reference by which a request is spoken of. */
async function referenceOf(tx: EntityManager, requestId: string): Promise<string> {
  const [row] = await runPrepared<{ reference: string }>(tx, 'SELECT reference FROM request WHERE id = $1', [
    requestId,
  ]);
  return row?.reference ?? reject('not_found', '', absent('request'));
}

/** Submits a draft: freezes its policy and asks the first parties. */
export async function submitRequest(
  tx: EntityManager,
  viewer: Viewer,
  requestId: string,
  expectedVersion: number | null,
): Promise<{ version: number }> {
  const aggregate = await advance(tx, requestId, async (before) => {
    const by = managerOf(viewer, before, requestId);
    assertVersion(before, requestId, expectedVersion);
    const { content, status } = before.request(requestId);
    if (status !== 'draft') {
      reject('status_forbids', '', messageOf('case_refusals.request_no_draft', { status }));
    }
    assertSameArrangement(before, requestId, content);
    const [authority, current, reference, touched] = await together([
      authorityOf(tx, content),
      currentPolicy(tx, content.policyId, '/policyId'),
      referenceOf(tx, requestId),
      touchedBy(tx, content, by.partyId),
    ]);
    if (authority === null) throw new Error(`the authority ${content.authorityId} is gone`);
    const known = { authority: authority.document, current, touched };
    return [await submissionFact(tx, viewer, before, { requestId, reference }, known)];
  });
  return versionOf(aggregate, requestId);
}

/** That a draft is submitted, with all that the machine must know then. */
async function submissionFact(
  tx: EntityManager,
  viewer: Viewer,
  aggregate: ArrangementAggregate,
  { requestId, reference }: { requestId: string; reference: string },
  { authority, current, touched }: Known,
): Promise<IncomingFact> {
  const by = managerOf(viewer, aggregate, requestId);
  const { content, requestedBy } = aggregate.request(requestId);
  const [fault, ...others] = [
    ...authorityFaults(authority, content),
    ...authorityDateFaults(authority, content),
  ];
  if (fault !== undefined) throw new CaseError([fault, ...others]);
  const submission = await submissionOf(
    tx,
    {
      reference,
      content,
      authority,
      policy: current.policy,
      requesterId: requestedBy.personId,
      arrangement: content.arrangementId === null ? null : arrangementExtract(aggregate.arrangement),
    },
    touched,
    aggregate.now(),
  );
  return {
    payload: { kind: 'submitted', policyHash: current.hash, authority, ...submission },
    by,
    channel: 'api',
  };
}

/** Withdraws a request. */
export async function withdrawRequest(
  tx: EntityManager,
  viewer: Viewer,
  requestId: string,
  reason: string,
): Promise<{ version: number }> {
  const aggregate = await advance(tx, requestId, (before) => [
    {
      payload: { kind: 'withdrawn', reason },
      by: managerOf(viewer, before, requestId),
      channel: 'api',
    },
  ]);
  return { version: aggregate.request(requestId).factCount };
}
