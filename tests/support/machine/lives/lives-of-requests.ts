import { type Answer, type LegStatus, type RequestContent, type TaskKind, codesOf } from '#libs/contracts';
import type { Actor, Transition, RequestFact } from '#libs/process';
import { stepRequest } from '#libs/process';
import { amend, amendment } from '../amending.js';
import {
  DAY_AFTER,
  FAR,
  NEXT_DAY,
  START,
  lifeIn,
  notInRecord,
  patient,
  waiver,
  withdrawal,
} from './every-kind.js';
import { twoLines } from '../process-facts.js';
import { Life, dueFact } from './process-life.js';
import {
  AGREEMENT,
  COTE_DIVOIRE,
  COUNCIL,
  GHANA,
  LIBERIA,
  NOTICE,
  UKRAINE,
  answerTo,
  desk,
  helicopters,
  mi24,
  mi8,
  noticeFirst,
  secondDesk,
  voiceOf,
} from '../process-mi24.js';

const ALL_AGREED = '2011-01-26T15:00:00.000Z';
const THEN = '2011-01-27T15:00:00.000Z';

/** Still a draft, with its arrangement. */
function drafted(): Life {
  const life = new Life();
  const submitted = Life.submittedAt(START).held.log;
  life.give(...submitted.filter(({ fact }) => fact.kind === 'opened' || fact.kind === 'drafted'));
  return life;
}

/** Requests that end in every way, with their tasks. */
export function livesOfRequests(): Life[] {
  const draft = drafted();
  withdrawal(draft, NEXT_DAY);
  const part = Life.askedAt(START, twoLines);
  part.says(GHANA, NEXT_DAY, { answer: 'refuse' });
  for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) part.agrees(legId, DAY_AFTER);
  const refused = Life.askedAt(START);
  refused.says(UKRAINE, NEXT_DAY, { answer: 'refuse' });
  const expired = Life.askedAt(START, { ...helicopters, lines: [{ ...mi24, to: '2011-02-05' }] });
  const lapsed = Life.askedAt(START);
  for (const life of [expired, lapsed]) life.tick(FAR);
  const overtaken = Life.askedAt(START);
  overtaken.does(NEXT_DAY, { kind: 'overtaken', by: desk, reason: 'The crisis is over.' });
  const dropped = Life.askedAt(START);
  dropped.does(NEXT_DAY, { kind: 'line_dropped', by: desk, lineId: 'mi-24', reason: 'Not needed.' });
  const told = Life.submittedAt(START, helicopters, new Life(), { ofRecord: true });
  notInRecord(told, NOTICE, NEXT_DAY);
  for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) told.agrees(legId, DAY_AFTER);
  return [
    Life.grantedAt(NEXT_DAY),
    draft,
    part,
    refused,
    expired,
    lapsed,
    overtaken,
    dropped,
    told,
    ...livesOfLines(),
    ...livesOfTasks(),
  ];
}

const justMi24: RequestContent = { ...patient, lines: [mi24] };

/** Lines that are asked no more, or asked again. */
function livesOfLines(): Life[] {
  const blocked = () => {
    const life = Life.askedAt(START, twoLines);
    life.says(LIBERIA, NEXT_DAY, { answer: 'refuse' });
    return life;
  };
  const final = blocked();
  final.does(DAY_AFTER, { kind: 'refusal_accepted', by: desk, legId: LIBERIA, reason: 'It is final.' });
  const blockedAndDropped = blocked();
  blockedAndDropped.does(DAY_AFTER, { kind: 'line_dropped', by: desk, lineId: 'mi-8', reason: 'Unmeant.' });
  const blockedAndAmended = blocked();
  amend(blockedAndAmended, DAY_AFTER, justMi24);
  const added = Life.askedAt(START, justMi24);
  amend(added, NEXT_DAY, patient);
  amend(added, DAY_AFTER, justMi24);
  amend(added, DAY_AFTER, patient);
  const refused = Life.askedAt(START, patient);
  refused.says(GHANA, NEXT_DAY, { answer: 'refuse' });
  amend(refused, DAY_AFTER, { ...patient, lines: [mi24, { ...mi8, count: 1 }] });
  const expired = Life.askedAt(START, { ...patient, lines: [mi24, { ...mi8, to: '2011-01-30' }] });
  expired.tick('2011-02-02T15:00:00.000Z');
  amend(expired, '2011-02-02T15:00:00.000Z', patient);
  const blockedAndExpired = Life.askedAt(START, { ...patient, lines: [mi24, { ...mi8, to: '2011-01-30' }] });
  blockedAndExpired.says(LIBERIA, NEXT_DAY, { answer: 'refuse' });
  blockedAndExpired.tick('2011-02-02T15:00:00.000Z');
  return [blockedAndExpired, final, blockedAndDropped, blockedAndAmended, added, refused, expired];
}

/** Tasks that a person has claimed, to their end. */
function livesOfTasks(): Life[] {
  const claimed = (status: LegStatus, kind: TaskKind, by: Actor) => {
    const life = lifeIn('contributor_consent', status);
    const taskId = life.tasks(kind).find((task) => task.legId === UKRAINE)?.id ?? '';
    const broken = life.does(DAY_AFTER, { kind: 'task_claimed', by, taskId });
    if (broken !== null) throw new Error(codesOf(broken));
    return { life, taskId };
  };
  const asked = () => claimed('asked', 'answer', voiceOf(UKRAINE));
  const { life: released, taskId } = asked();
  released.does(DAY_AFTER, { kind: 'task_released', by: voiceOf(UKRAINE), taskId });
  const { life: done } = asked();
  done.agrees(UKRAINE, DAY_AFTER);
  const { life: superseded } = asked();
  waiver(superseded, UKRAINE, DAY_AFTER);
  const { life: cancelled } = claimed('obtained_with_caveats', 'enter_conditions', desk);
  withdrawal(cancelled, DAY_AFTER);
  const { life: freed, taskId: stuck } = asked();
  freed.does(DAY_AFTER, {
    kind: 'override_proposed',
    by: desk,
    overrideId: 'o1',
    act: { kind: 'release_task', taskId: stuck },
    reason: 'Nobody knows where its holder is.',
  });
  freed.does(DAY_AFTER, { kind: 'override_confirmed', by: secondDesk, overrideId: 'o1' });
  return [released, done, superseded, cancelled, freed];
}

/** What can happen to a line whose unit is being held, or is held by another arrangement. */
export function movesOfReservations(): Transition[] {
  const life = Life.askedAt(START);
  for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE]) life.agrees(legId, ALL_AGREED);
  const base = { at: THEN, by: voiceOf(UKRAINE), channel: 'inbox' } as const;
  const corrects = life.leg(UKRAINE).decisionId;
  const given = (answer: Answer) => answerTo(UKRAINE, 'd9', { answer, corrects });
  const corrected = (answer: Answer): RequestFact => ({ ...base, kind: 'answered', given: given(answer) });
  const withoutIt = { ...twoLines, lines: [mi8] };
  const amended = amendment(life, THEN, withoutIt);
  const ends: RequestFact[][] = [
    [{ ...base, kind: 'reserved', lineId: 'mi-24' }],
    [{ ...base, kind: 'withdrawn', reason: 'Not needed any more.' }],
    [corrected('refuse')],
    [corrected('in_principle')],
    [{ ...base, kind: 'answered', given: { ...given('withdraw'), corrects: null } }],
    [{ ...base, kind: 'line_dropped', lineId: 'mi-24', reason: 'Not needed.' }],
    [amended],
    [dueFact({ at: '2011-02-17T05:00:00.000Z', what: 'expire', lineId: 'mi-24' })],
  ];
  const held: RequestFact = {
    ...base,
    kind: 'reservation_refused',
    lineId: 'mi-24',
    heldBy: { code: 'held.by_another', params: {} },
  };
  const retried: RequestFact = { ...base, by: desk, kind: 'reservation_retried', lineId: 'mi-24' };
  const agreed: RequestFact = {
    ...base,
    by: voiceOf(COUNCIL),
    kind: 'answered',
    given: answerTo(COUNCIL, 'd8', AGREEMENT['council_decision'] ?? { answer: 'adopted' }),
  };
  return [...ends, ...ends.map((end) => [held, ...end]), [held, retried]].flatMap((facts) => {
    let state = life.request;
    return [agreed, ...facts].flatMap((fact) => {
      const result = stepRequest(state, fact, noticeFirst);
      if ('broken' in result) throw new Error(codesOf(result.broken));
      state = result.state;
      return result.transitions;
    });
  });
}
