// Facts are put together here from parts chosen at random, which the compiler cannot follow.
/* oxlint-disable typescript/no-unsafe-type-assertion */
import { calendarSchema } from '#libs/calendars';
import type { AnswerInput, CouncilAct, RequestContent } from '#libs/contracts';
import type { LegState, RequestFact, TaskState } from '#libs/process';
import { isLive } from '#libs/process';
import * as fc from 'fast-check';
import { amendment } from '../amending.js';
import type { Move } from '../process-facts.js';
import {
  AGREEMENT,
  answerTo,
  asksOf,
  desk,
  hashed,
  noLimits,
  partiesOf,
  secondDesk,
} from '../process-mi24.js';

/*
 * What may be done to a request beside the answers, papers and questions of `process-facts.ts`, fitted to what there is: so
 * that random sequences come far, and change, take back and repair what they have reached.
 */

const desks = fc.constantFrom(desk, secondDesk);

/** One of the things that there are, or a thing that there is not. */
const pick = <T>(things: readonly T[], nat: number): T | undefined =>
  things[nat % Math.max(things.length, 1)];

function request(fact: object): ReturnType<Move> {
  return { of: 'request', fact: { channel: 'inbox', ...fact } as unknown as RequestFact };
}

/** What a party says that means well; the Council's act may let less be than was asked. */
function agreementOn(
  leg: LegState,
  content: RequestContent,
  partial: boolean,
): Partial<AnswerInput> & Pick<AnswerInput, 'answer'> {
  if (leg.kind === 'consultation') return { answer: 'consulted' };
  const agreement = AGREEMENT[leg.kind] ?? { answer: 'consent' };
  if (!partial || agreement.act == null) return agreement;
  const allows: CouncilAct['allows'] = content.lines.map(({ id, count }, index) => ({
    lineId: id,
    count: index === 0 ? count : 1,
    persons: null,
    to: null,
  }));
  return { ...agreement, act: { ...agreement.act, allows } };
}

const OF_SEATS: readonly TaskState['kind'][] = ['answer', 'record_reply'];

/** Somebody does what lies in an inbox: a seat speaks, mostly for it. */
const doTheirTask: fc.Arbitrary<Move> = fc
  .tuple(fc.nat(30), fc.nat(39), fc.boolean(), fc.boolean())
  .map(([which, mood, partial, second]) => (life, number, at) => {
    const open = Object.values(life.request.tasks).filter(
      (task) => OF_SEATS.includes(task.kind) && isLive(task),
    );
    const task = pick(open, which);
    const leg = task?.legId == null ? undefined : life.request.legs[task.legId];
    if (task === undefined || leg === undefined) return null;
    const seat = leg.seats.find(({ id }) => id === (task.aboutId ?? leg.seats[0]?.id)) ?? leg.seats[0];
    const by = { personId: seat?.people[second ? 1 : 0] ?? 'nobody', partyId: leg.partyId };
    if (mood === 3) {
      return request({
        at,
        kind: 'question_asked',
        by,
        questionId: `q${number}`,
        legId: leg.id,
        text: 'Who pays?',
      });
    }
    const said =
      mood === 0
        ? {
            answer: leg.kind === 'council_decision' ? ('object' as const) : ('refuse' as const),
            reason: 'No.',
          }
        : mood === 1 && leg.seats.length > 1
          ? { answer: 'abstain' as const }
          : mood === 4 && agreementOn(leg, life.request.content, false).answer === 'consent'
            ? { answer: 'consent_with_conditions' as const, conditions: 'Only by day.' }
            : agreementOn(leg, life.request.content, partial && mood === 2);
    return request({
      at,
      kind: 'answered',
      by: { personId: seat?.people[second ? 1 : 0] ?? 'nobody', partyId: leg.partyId },
      given: answerTo(leg.id, `d${number}`, {
        ...said,
        seat: leg.seats.length > 1 ? (seat?.id ?? null) : null,
      }),
      asks: asksOf(life.policy, partiesOf(life.request.content)).map((ask) => ({
        ...ask,
        ...hashed(`${ask.askHash}, after ${number}`),
      })),
    });
  });

/** What the Secretariat does about its own work, by the kind of the task; the two desks check each other. */
const WORK: Readonly<Partial<Record<TaskState['kind'], (task: TaskState, well: boolean) => object>>> = {
  reply_to_question: ({ aboutId }) => ({ kind: 'question_answered', questionId: aboutId, text: 'UNOCI.' }),
  countersign_paper: ({ aboutId }, well) => ({
    kind: well ? 'paper_countersigned' : 'paper_sent_back',
    paperId: aboutId,
    reason: 'Another date.',
  }),
  enter_conditions: ({ legId }, well) => ({
    kind: 'conditions_entered',
    legId,
    caps: { ...noLimits, persons: well ? 60 : 20 },
  }),
  countersign_conditions: ({ legId }, well) => ({
    kind: well ? 'conditions_countersigned' : 'conditions_sent_back',
    legId,
    reason: 'Not what it says.',
  }),
  review_late_answer: ({ aboutId }, well) => ({
    kind: well ? 'late_answer_reinstated' : 'late_answer_noted',
    decisionId: aboutId,
    reason: 'It was on its way.',
  }),
  resolve_reservation: ({ aboutId }) => ({ kind: 'reservation_retried', lineId: aboutId }),
  resolve_block: ({ legId }, well) => ({
    kind: well ? 'asked_again' : 'refusal_accepted',
    legId,
    reason: 'Talks.',
  }),
  confirm_override: ({ aboutId }, well) => ({
    kind: well ? 'override_confirmed' : 'override_rejected',
    overrideId: aboutId,
    reason: 'Seen.',
  }),
};

const doOurTask: fc.Arbitrary<Move> = fc
  .tuple(fc.nat(30), fc.integer({ min: 0, max: 3 }))
  .map(([which, mood]) => (life, _number, at) => {
    const open = Object.values(life.request.tasks).filter(
      (task) => isLive(task) && WORK[task.kind] !== undefined,
    );
    const task = pick(open, which);
    if (task === undefined) return null;
    const by = task.notBy === desk.personId ? secondDesk : desk;
    return request({ at, by, ...WORK[task.kind]?.(task, mood > 0) });
  });

/** A consent is taken back or held back, for good, for a time, or until a day. */
const takeBack: fc.Arbitrary<Move> = fc
  .tuple(
    fc.nat(30),
    fc.constantFrom('withdraw' as const, 'suspend' as const),
    fc.constantFrom(null, '2011-02-05'),
  )
  .map(([which, answer, lastDay]) => (life, number, at) => {
    const leg = pick(
      Object.values(life.request.legs).filter((candidate) => candidate.satisfied),
      which,
    );
    if (leg === undefined) return null;
    const seat = leg.seats[0];
    return request({
      at,
      kind: 'answered',
      by: { personId: seat?.people[0] ?? 'nobody', partyId: leg.partyId },
      given: answerTo(leg.id, `d${number}`, {
        answer,
        reason: 'The situation has changed.',
        lastDay: answer === 'withdraw' ? lastDay : null,
        seat: leg.seats.length > 1 ? (seat?.id ?? null) : null,
      }),
    });
  });

/** The ask is changed: more or fewer persons, an area, a last day, fewer lines, another day by which it is needed. */
const changeTheAsk: fc.Arbitrary<Move> = fc
  .record({
    military: fc.constantFrom(30, 40, 60),
    area: fc.constantFrom<string[] | null>(null, null, ['Abidjan']),
    to: fc.constantFrom(null, null, '2011-02-05'),
    firstOnly: fc.boolean(),
    neededBy: fc.constantFrom(null, '2011-02-28', '2011-06-30'),
  })
  .map(({ military, area, to, firstOnly, neededBy }) => (life, _number, at) => {
    const { content } = life.request;
    const lines = content.lines.map((line, index) =>
      index === 0 ? { ...line, persons: { ...line.persons, military }, area, to } : line,
    );
    const changed = {
      ...content,
      neededBy: neededBy ?? content.neededBy,
      lines: firstOnly ? lines.slice(0, 1) : lines,
    };
    return { of: 'request', fact: amendment(life, at, changed) };
  });

/** What the Secretariat does about one leg. */
const onLeg: fc.Arbitrary<Move> = fc
  .tuple(
    fc.constantFrom('asked_again', 'asked_again', 'refusal_accepted', 'leg_not_in_record'),
    fc.nat(30),
    desks,
  )
  .map(([kind, which, by]) => (life, _number, at) => {
    const legs = Object.values(life.request.legs);
    const stuck = legs.filter((leg) =>
      ['refused', 'objected', 'withdrawn', 'suspended', 'lapsed'].includes(leg.status),
    );
    const leg = pick(stuck.length > 0 ? stuck : legs, which);
    return request({ at, kind, by, legId: leg?.id ?? 'host_consent:mars', reason: 'It is time.' });
  });

const dropLine: fc.Arbitrary<Move> = fc.tuple(fc.nat(3), desks).map(([which, by]) => (life, _number, at) => {
  const lineId = pick(Object.keys(life.request.lines), which) ?? 'none';
  return request({ at, kind: 'line_dropped', by, lineId, reason: 'Not needed.' });
});

/** Approvers come and go; a seat may be left without anybody. */
const approvers: fc.Arbitrary<Move> = fc
  .tuple(fc.constantFrom('approver_added', 'approver_removed'), fc.nat(30), fc.nat(9), desks)
  .map(([kind, which, whom, by]) => (life, _number, at) => {
    const leg = pick(Object.values(life.request.legs), which);
    const seat = leg === undefined ? undefined : pick(leg.seats, whom);
    const personId =
      kind === 'approver_added' ? secondDesk.personId : (pick(seat?.people ?? [], whom) ?? 'nobody');
    return request({ at, kind, by, legId: leg?.id, seatId: seat?.id, personId, reason: 'A new post.' });
  });

/** A way out where a process is stuck, proposed by one person and decided by another. */
const overrides: fc.Arbitrary<Move> = fc
  .tuple(
    fc.constantFrom('ask_again', 'close_round', 'extend_lapse', 'release_task'),
    fc.nat(30),
    fc.nat(3),
    desks,
  )
  .map(([kind, which, then, by]) => (life, number, at) => {
    const waiting = Object.values(life.request.overrides).find(({ status }) => status === 'to_confirm');
    if (waiting !== undefined && then > 0) {
      const decided = then === 1 ? 'override_rejected' : 'override_confirmed';
      return request({ at, kind: decided, by, overrideId: waiting.id, reason: 'Seen.' });
    }
    const legId = pick(Object.keys(life.request.legs), which) ?? 'none';
    const act = {
      ask_again: { kind, legId },
      close_round: { kind, legId },
      extend_lapse: { kind, legId, until: '2011-05-01T00:00:00.000Z' },
      release_task: { kind, taskId: pick(Object.keys(life.request.tasks), which) ?? 'none' },
    }[kind];
    return request({ at, kind: 'override_proposed', by, overrideId: `o${number}`, act, reason: 'Stuck.' });
  });

const handOver: fc.Arbitrary<Move> = fc
  .tuple(fc.constantFrom('task_claimed', 'task_handed_over', 'task_handed_back'), fc.nat(30), fc.boolean())
  .map(([kind, which, first]) => (life, _number, at) => {
    const live = Object.values(life.request.tasks).filter(isLive);
    const task = pick(live, which);
    const leg = task?.legId == null ? undefined : life.request.legs[task.legId];
    const seat = leg?.seats.find(({ id }) => id === task?.aboutId) ?? leg?.seats[0];
    const [one, other] = seat?.people ?? [];
    const [by, to] = first ? [one, other] : [other, one];
    return request({
      at,
      kind,
      by: { personId: by ?? desk.personId, partyId: task?.partyId ?? 'dpko' },
      taskId: task?.id ?? 'none',
      to: to ?? secondDesk.personId,
      reason: 'On leave.',
    });
  });

const headquarters = calendarSchema.parse({
  id: 'headquarters',
  zone: 'America/New_York',
  weekends: [{ from: null, days: [6, 7], verified: false, sources: ['assumed for tests'] }],
});

const calendar: fc.Arbitrary<Move> = fc.constant((_life, _number, at) =>
  request({
    at,
    kind: 'calendar_corrected',
    by: desk,
    of: 'headquarters',
    calendar: headquarters,
    reason: 'A holiday.',
  }),
);

const overtaken: fc.Arbitrary<Move> = fc.constant((_life, _number, at) =>
  request({ at, kind: 'overtaken', by: desk, reason: 'Events.' }),
);

/** Somebody speaks for a leg that is open, mostly for it. */
export const taskMoves: fc.Arbitrary<Move> = doTheirTask;

/** What is done about a request beside answering. */
export const furtherMoves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 60, arbitrary: doTheirTask },
  { weight: 40, arbitrary: doOurTask },
  { weight: 12, arbitrary: takeBack },
  { weight: 12, arbitrary: changeTheAsk },
  { weight: 14, arbitrary: onLeg },
  { weight: 4, arbitrary: dropLine },
  { weight: 8, arbitrary: approvers },
  { weight: 10, arbitrary: overrides },
  { weight: 8, arbitrary: handOver },
  { weight: 3, arbitrary: calendar },
  { weight: 1, arbitrary: overtaken },
);
