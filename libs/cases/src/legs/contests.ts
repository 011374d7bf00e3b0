import { randomUUID } from 'node:crypto';
import type { Viewer } from '#libs/identity';
import type { ContestState, RequestState } from '#libs/process';
import type { EntityManager } from 'typeorm';
import { type LegRef, actor, bySecretariat, fold, legOf, versionOf } from '../writer/acts.js';
import { absent, reject } from '../errors.js';

/** A contest of a request. */
export interface ContestRef {
  requestId: string;
  contestId: string;
}

/** How a party's statement about a record reached us. */
type ContestChannel = 'inbox' | 'api' | 'sign_off_page';

function contestOf(state: RequestState, { contestId }: ContestRef, legId: string): ContestState {
  const contest = Object.values(state.contests).find(({ id }) => id === contestId);
  if (contest?.legId !== legId) return reject('not_found', '', absent('contest'));
  return contest;
}

/** A party contests what was recorded for it from a paper; from now on the record does not count. */
async function contestRecord(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId, decisionId }: LegRef & { decisionId: string },
  reason: string,
  channel: ContestChannel,
): Promise<{ contestId: string; version: number }> {
  const contestId = randomUUID();
  const aggregate = await fold(tx, requestId, channel, (state) => {
    const leg = legOf(state, legId);
    const by = actor(viewer, 'contest_record', { asked_party: [leg.partyId] });
    const decision = Object.values(state.decisions).find(({ id }) => id === decisionId);
    if (decision?.legId !== leg.id) reject('not_found', '', absent('decision'));
    return { payload: { kind: 'record_contested', contestId, decisionId, reason }, by };
  });
  return { contestId, ...versionOf(aggregate, requestId) };
}

/** The party lets the record stand after all. */
async function withdrawContest(
  tx: EntityManager,
  viewer: Viewer,
  ref: ContestRef & LegRef,
  reason: string | null,
  channel: ContestChannel,
): Promise<{ version: number }> {
  const aggregate = await fold(tx, ref.requestId, channel, (state) => {
    const leg = legOf(state, ref.legId);
    const by = actor(viewer, 'contest_record', { asked_party: [leg.partyId] });
    const { id: contestId } = contestOf(state, ref, leg.id);
    return { payload: { kind: 'contest_withdrawn', contestId, reason }, by };
  });
  return versionOf(aggregate, ref.requestId);
}

/** The Secretariat strikes a contested record; the party is asked again. */
async function strikeRecord(tx: EntityManager, viewer: Viewer, ref: ContestRef, reason: string) {
  const { requestId, contestId } = ref;
  const payload = { kind: 'record_struck', contestId, reason } as const;
  return versionOf(await bySecretariat(tx, viewer, 'review', requestId, () => payload), requestId);
}

/** The Secretariat puts on file a contest of a record on which nothing rests. */
async function noteContest(tx: EntityManager, viewer: Viewer, ref: ContestRef, reason: string) {
  const { requestId, contestId } = ref;
  const payload = { kind: 'contest_noted', contestId, reason } as const;
  return versionOf(await bySecretariat(tx, viewer, 'review', requestId, () => payload), requestId);
}

/** What parties and the Secretariat do about contested records. Nobody can uphold one against its party. */
export const contests = { contestRecord, withdrawContest, strikeRecord, noteContest };
