import type { Answer, AnswerInput, Instant, LegKind, LegStatus, Policy, PolicyLeg } from '#libs/contracts';
import { LEG_KINDS } from '#libs/contracts';
import type { LegId } from '#libs/process';
import { legKind } from '#libs/rules';
import { twoLines } from '../process-facts.js';
import { Life } from './process-life.js';
import {
  AGREEMENT,
  COUNCIL,
  LIBERIA,
  NOTICE,
  UKRAINE,
  answerTo,
  desk,
  noticeFirst,
  secondDesk,
  voiceOf,
} from '../process-mi24.js';

/*
 * A policy in which every kind of leg stands, and lives that bring a leg of any kind into any status by facts alone.
 */

export const START = '2011-01-24T15:00:00.000Z';
export const NEXT_DAY = '2011-01-25T15:00:00.000Z';
export const DAY_AFTER = '2011-01-26T15:00:00.000Z';
export const ALL_LAPSED = '2011-03-26T15:00:00.000Z';
export const AFTER_LAPSE = '2011-03-27T15:00:00.000Z';
export const FAR = '2012-06-01T00:00:00.000Z';

/** Two lines, so that the refusal of one contributor leaves the request open, and time for every leg to lapse. */
export const patient = { ...twoLines, neededBy: '2011-06-30' };

const OF: Readonly<Record<LegKind, PolicyLeg['of']>> = {
  releasing_assessment: 'sending_mission',
  cost_review: 'secretariat',
  consultation: 'each_contributor',
  advance_notice: 'notifier',
  contributor_consent: 'each_contributor',
  host_consent: 'each_host',
  regional_consent: 'regional_body',
  council_decision: 'council',
  mou_amendment: 'each_contributor',
  clearances: 'each_host',
};

/** All kinds of legs side by side; one may wait for another, and parts of any may be written otherwise. */
export function everyKind(
  after: Partial<Record<LegKind, LegKind[]>> = {},
  otherwise: Partial<Record<LegKind, Partial<PolicyLeg>>> = {},
): Policy {
  const [pattern] = noticeFirst.legs;
  if (pattern === undefined) throw new Error('a policy has legs');
  return {
    ...noticeFirst,
    legs: LEG_KINDS.map((kind) => ({
      ...pattern,
      kind,
      of: OF[kind],
      after: after[kind] ?? [],
      satisfiedBy: kind === 'consultation' ? ['consulted', 'waived'] : pattern.satisfiedBy,
      ...otherwise[kind],
    })),
  };
}

/** One leg of each kind. */
export const LEG_OF: Readonly<Record<LegKind, LegId>> = {
  releasing_assessment: 'releasing_assessment:unmil',
  cost_review: 'cost_review:dpko',
  consultation: 'consultation:ukraine',
  advance_notice: NOTICE,
  contributor_consent: UKRAINE,
  host_consent: LIBERIA,
  regional_consent: 'regional_consent:african-union',
  council_decision: COUNCIL,
  mou_amendment: 'mou_amendment:ukraine',
  clearances: 'clearances:liberia',
};

/** An answer with what belongs to it. */
export function inputOf(answer: Answer): Partial<AnswerInput> & Pick<AnswerInput, 'answer'> {
  const agreement = Object.values(AGREEMENT).find((candidate) => candidate.answer === answer);
  return agreement ?? { answer, conditions: answer === 'consent_with_conditions' ? 'only by day' : null };
}

/** The first answer that leads a kind of leg to a status; undefined where none does. */
function answerLeadingTo(kind: LegKind, status: LegStatus): Answer | undefined {
  return (Object.keys(legKind(kind).answers) as Answer[]).find(
    (said) => legKind(kind).answers[said] === status,
  );
}

export function question(life: Life, legId: LegId, at: Instant, questionId = 'q1') {
  return life.does(at, {
    kind: 'question_asked',
    by: voiceOf(legId),
    questionId,
    legId,
    text: 'Who pays?',
  });
}

export function reply(life: Life, at: Instant, questionId = 'q1') {
  return life.does(at, { kind: 'question_answered', by: desk, questionId, text: 'UNOCI.' });
}

export function waiver(life: Life, legId: LegId, at: Instant) {
  return life.does(at, {
    kind: 'leg_waived',
    by: desk,
    legId,
    instrument: 'S/RES/1',
    reason: 'Not needed.',
  });
}

export function withdrawal(life: Life, at: Instant) {
  return life.does(at, { kind: 'withdrawn', by: desk, reason: 'Not needed any more.' });
}

export function notInRecord(life: Life, legId: LegId, at: Instant) {
  return life.does(at, { kind: 'leg_not_in_record', by: desk, legId, reason: 'No source speaks of it.' });
}

/** A leg whose party cannot suspend its word waits where the party contests what was recorded for it. */
function suspendByContest(life: Life, kind: LegKind): void {
  const legId = LEG_OF[kind];
  const answer = answerLeadingTo(kind, 'obtained') ?? answerLeadingTo(kind, 'objected');
  if (answer === undefined) throw new Error(`no paper can answer ${legId}`);
  const given = answerTo(legId, 'd-paper', inputOf(answer));
  life.does(NEXT_DAY, { kind: 'paper_recorded', by: desk, paperId: 'paper', given });
  life.does(NEXT_DAY, { kind: 'paper_countersigned', by: secondDesk, paperId: 'paper' });
  const ids = { contestId: 'c-paper', decisionId: 'd-paper' };
  life.does(NEXT_DAY, { kind: 'record_contested', by: voiceOf(legId), ...ids, reason: 'Not so.' });
}

/** Brings a leg that may be answered into a status, by facts on the day after the start. */
export function bring(life: Life, kind: LegKind, status: LegStatus): void {
  const legId = LEG_OF[kind];
  if (status === 'suspended' && legKind(kind).answers.suspend === undefined) {
    suspendByContest(life, kind);
    return;
  }
  if (status === 'withdrawn' || status === 'suspended') {
    life.says(legId, NEXT_DAY, inputOf('consent'));
    life.says(legId, NEXT_DAY, inputOf(status === 'withdrawn' ? 'withdraw' : 'suspend'));
    return;
  }
  const answer = answerLeadingTo(kind, status);
  if (answer !== undefined) life.says(legId, NEXT_DAY, inputOf(answer));
  if (status === 'paused') question(life, legId, NEXT_DAY);
  if (status === 'waived') waiver(life, legId, NEXT_DAY);
  if (status === 'lapsed') life.tick(ALL_LAPSED);
  if (status === 'not_in_record') notInRecord(life, legId, NEXT_DAY);
}

/** A request with a leg of a kind in a status, brought there by facts. */
export function lifeIn(
  kind: LegKind,
  status: LegStatus,
  content = patient,
  { ofRecord = status === 'not_in_record' } = {},
): Life {
  const waitsFor: LegKind = kind === 'advance_notice' ? 'host_consent' : 'advance_notice';
  const policy = everyKind(status === 'not_started' ? { [kind]: [waitsFor] } : {});
  const life = Life.submittedAt(START, content, new Life(policy), { ofRecord });
  bring(life, kind, status);
  return life;
}
