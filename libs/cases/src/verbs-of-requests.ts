import { randomUUID } from 'node:crypto';
import type { Instant, Policy, RequestContent } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import type { Actor } from '#libs/process';
import { authorityDateFaults, authorityFaults } from '#libs/rules';
import { ArrangementEntity, AuthorityEntity, RequestEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor, secretariatOf } from './acts.js';
import { advance, demandVersion, foldGiven } from './advance.js';
import { CaseError, refuse } from './errors.js';
import { Family, lockFamily, realNow } from './family.js';
import { demandKnown } from './known.js';
import { currentPolicy } from './policies.js';
import { caseInSight } from './read/scope.js';
import { demandFitsLoan, loanAsItStands } from './requests-on-loans.js';
import { save } from './save.js';
import { submissionOf } from './submission.js';

/** The person as a manager of the unit that manages a request. */
function managerOf(viewer: Viewer, family: Family, requestId: string): Actor {
  return actor(viewer, 'manage_request', { managing_unit: [secretariatOf(family.request(requestId))] });
}

/** Opens a request as a draft, and with it the loan that it is to start. */
export async function draftRequest(
  tx: EntityManager,
  viewer: Viewer,
  input: { content: RequestContent; clockStartsAt?: Instant; assumptions?: string },
  movableClocks: boolean,
): Promise<{ requestId: string; arrangementId: string; reference: string; version: number }> {
  const { content, clockStartsAt } = input;
  const by = actor(viewer, 'draft_request');
  if (clockStartsAt !== undefined && !movableClocks) {
    refuse('clock_fixed', '/clockStartsAt', 'The clock of a case cannot be set in production.');
  }
  await demandKnown(tx, content);
  const { policy } = await currentPolicy(tx, content.policyId, '/policyId');
  if (content.arrangementId !== null) {
    if (clockStartsAt !== undefined) {
      refuse('clock_fixed', '/clockStartsAt', 'The clock of this loan runs already; a request goes by it.');
    }
    return draftOnLoan(tx, viewer, { content, policy, arrangementId: content.arrangementId });
  }
  const now = await realNow(tx);
  const clockOffsetMs = clockStartsAt === undefined ? 0 : Date.parse(clockStartsAt) - Date.parse(now);
  const [arrangementId, requestId] = [randomUUID(), randomUUID()];
  const [numbered]: { number: string }[] = await tx.query(`SELECT nextval('case_reference') AS number`);
  const number = numbered?.number ?? '0';
  const year = (clockStartsAt ?? now).slice(0, 4);
  const reference = `IMC/${year}/${number.padStart(4, '0')}-R`;
  const world = clockStartsAt === undefined ? 'live' : `moved/${arrangementId}`;
  await insertRows(tx, ArrangementEntity, [
    {
      id: arrangementId,
      reference: `IMC/${year}/${number.padStart(4, '0')}`,
      world,
      sendingMission: content.sendingMission,
      receivingMission: content.receivingMission,
      status: 'forming',
      clockOffsetMs,
    },
  ]);
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
      neededByAt: now,
    },
  ]);
  const family = new Family(tx, { id: arrangementId, world, clockOffsetMs }, now);
  family.expect(requestId, policy);
  await foldGiven(family, arrangementId, {
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
  await foldGiven(family, requestId, {
    payload: { kind: 'drafted', requestId, arrangementId, content },
    by,
    channel: 'api',
  });
  await save(tx, family);
  return { requestId, arrangementId, reference, version: family.request(requestId).factCount };
}

/** Opens a further request about a loan that there is, under its lock and on its clock, by the unit that manages the loan. */
async function draftOnLoan(
  tx: EntityManager,
  viewer: Viewer,
  { content, policy, arrangementId }: { content: RequestContent; policy: Policy; arrangementId: string },
): Promise<{ requestId: string; arrangementId: string; reference: string; version: number }> {
  const loan = await tx.findOneBy(ArrangementEntity, { id: arrangementId });
  const inSight = await caseInSight(tx, viewer, arrangementId);
  if (loan === null || inSight === null) {
    return refuse('unknown_reference', '/arrangementId', 'There is no such arrangement.');
  }
  const by = actor(viewer, 'manage_request', inSight.concerned);
  const family = await lockFamily(tx, arrangementId);
  await family.foldDue();
  demandFitsLoan(family, content, null);
  const requestId = randomUUID();
  const earlier = family.all().filter((state) => state.case === 'request').length;
  const reference = `${loan.reference}-R${earlier + 1}`;
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
      neededByAt: family.realNow,
    },
  ]);
  family.expect(requestId, policy);
  await foldGiven(family, requestId, {
    payload: { kind: 'drafted', requestId, arrangementId, content },
    by,
    channel: 'api',
  });
  await save(tx, family);
  return { requestId, arrangementId, reference, version: family.request(requestId).factCount };
}

/** Checks that a draft stays with its loan, and that it still fits what the loan has become. */
function demandSameLoan(family: Family, requestId: string, content: RequestContent): void {
  const before = family.request(requestId).content.arrangementId;
  if (content.arrangementId !== before) {
    refuse(
      'loan_of_request_fixed',
      '/arrangementId',
      before === null
        ? 'This draft starts a loan of its own; draft another request to change a loan that there is.'
        : 'This draft is about another loan.',
    );
  }
  if (before !== null) demandFitsLoan(family, content, requestId);
}

/** Changes a draft. */
export async function reviseRequest(
  tx: EntityManager,
  viewer: Viewer,
  requestId: string,
  content: RequestContent,
  expectedVersion: number,
): Promise<{ version: number }> {
  const family = await lockFamily(tx, requestId);
  const by = managerOf(viewer, family, requestId);
  await demandKnown(tx, content);
  await currentPolicy(tx, content.policyId, '/policyId');
  demandVersion(family, requestId, expectedVersion);
  demandSameLoan(family, requestId, content);
  await foldGiven(family, requestId, {
    payload: { kind: 'revised', content },
    by,
    channel: 'api',
  });
  await save(tx, family);
  return { version: family.request(requestId).factCount };
}

/** Sends a draft on its way: freezes its policy and puts the first ask to the first party. */
export async function submitRequest(
  tx: EntityManager,
  viewer: Viewer,
  requestId: string,
  expectedVersion: number | null,
): Promise<{ version: number }> {
  const family = await lockFamily(tx, requestId);
  const by = managerOf(viewer, family, requestId);
  demandVersion(family, requestId, expectedVersion);
  await family.foldDue();
  const { content, status, requestedBy } = family.request(requestId);
  if (status !== 'draft') {
    refuse('status_forbids', '', `The request is ${status.replaceAll('_', ' ')}, not a draft.`);
  }
  demandSameLoan(family, requestId, content);
  const authority = (await tx.findOneByOrFail(AuthorityEntity, { id: content.authorityId })).document;
  const [fault, ...others] = [
    ...authorityFaults(authority, content),
    ...authorityDateFaults(authority, content),
  ];
  if (fault !== undefined) throw new CaseError([fault, ...others]);
  const { hash, policy } = await currentPolicy(tx, content.policyId, '/policyId');
  const { reference } = await tx.findOneByOrFail(RequestEntity, { id: requestId });
  const submission = await submissionOf(
    tx,
    {
      reference,
      content,
      authority,
      policy,
      requesterId: requestedBy.personId,
      loan: content.arrangementId === null ? null : loanAsItStands(family.arrangement),
    },
    by.partyId,
    family.now(),
  );
  await foldGiven(family, requestId, {
    payload: { kind: 'submitted', policyHash: hash, authority, ...submission },
    by,
    channel: 'api',
  });
  await save(tx, family);
  return { version: family.request(requestId).factCount };
}

/** Takes a request back. */
export async function withdrawRequest(
  tx: EntityManager,
  viewer: Viewer,
  requestId: string,
  reason: string,
): Promise<{ version: number }> {
  const family = await advance(tx, requestId, (before) => [
    {
      payload: { kind: 'withdrawn', reason },
      by: managerOf(viewer, before, requestId),
      channel: 'api',
    },
  ]);
  return { version: family.request(requestId).factCount };
}
