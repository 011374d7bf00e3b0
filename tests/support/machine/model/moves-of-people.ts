// Facts are put together here from parts chosen at random, which the compiler cannot follow.
/* oxlint-disable typescript/no-unsafe-type-assertion */
import * as fc from 'fast-check';
import type { Answer, AnswerInput, Caps, CouncilAct, Instant, LegKind } from '#libs/contracts';
import { ANSWERS } from '#libs/contracts';
import type { Actor, AnswerGiven, ArrangementFact, LegState, RequestFact } from '#libs/process';
import { isLive } from '#libs/process';
import { legKind } from '#libs/rules';
import { amendment } from '../amending.js';
import type { Entry, Life } from '../lives/process-life.js';
import { arrangementMoves } from '../process-arrangement-facts.js';
import {
  AGREEMENT,
  NOTICE,
  actOf,
  answerTo,
  desk,
  mi24,
  mi8,
  requester,
  secondDesk,
  voiceOf,
} from '../process-mi24.js';
import { corrections } from './worlds.js';

/** Hands an entry to the life; whether it stood. */
export type Give = (entry: Entry | null) => boolean;

/** Something that somebody may do, still to be fitted to what there is by then. */
export type Move = (life: Life, number: number, at: Instant, give: Give) => void;

/** A fact as it comes back from the log. */
const asStored = (fact: object): object => JSON.parse(JSON.stringify(fact)) as object;

const lineIds = fc.constantFrom('mi-24', 'mi-8');
const days = fc.constantFrom(
  '2010-11-24',
  '2011-01-19',
  '2011-01-25',
  '2011-02-05',
  '2011-02-16',
  '2011-06-30',
);
const desks = fc.constantFrom(desk, secondDesk, requester);
const nats = fc.nat(40);

const caps: fc.Arbitrary<Caps> = fc.record({
  persons: fc.option(fc.constantFrom(0, 30, 50, 60, 100)),
  equipment: fc.option(fc.constantFrom([{ unitId: 'mi-24', count: 3 }], [{ unitId: 'mi-8', count: 2 }])),
  area: fc.constantFrom(null, null, ['Abidjan']),
  tasks: fc.constant(null),
  from: fc.constantFrom(null, null, '2011-01-19'),
  to: fc.constantFrom(null, null, '2011-01-25', '2011-02-05', '2011-06-30'),
});

const acts = fc
  .record({
    adoptedOn: fc.constantFrom('2011-01-19', '2011-01-19', '2011-01-21', '2011-06-30'),
    symbol: fc.constantFrom('S/RES/1967 (2011)', 'S/RES/1968 (2011)'),
    term: fc.constantFrom(null, { for: 'P4W' }, { for: 'P3M' }, { until: '2011-01-24' }),
    allows: fc.constantFrom<CouncilAct['allows']>(
      null,
      null,
      null,
      [{ lineId: 'mi-24', count: 3, persons: null, to: null }],
      [{ lineId: 'mi-24', count: 2, persons: { military: 40, police: 0, civilian: 0 }, to: null }],
    ),
  })
  .map(({ allows, ...act }) => ({ ...actOf(act), allows }));

/** What goes with an answer; what its kind has no place for falls away. */
const said = fc.record({
  caps: fc.option(caps),
  conditions: fc.option(fc.constant('only by day')),
  act: acts,
  dated: fc.option(days),
  lastDay: fc.option(days),
});
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;

function inputFor(answer: Answer, { caps: limits, conditions, act, dated, lastDay }: Said): AnswerInput {
  const conditional = answer === 'consent_with_conditions';
  return {
    answer,
    instrument:
      dated === null && answer !== 'notice_given'
        ? null
        : {
            kind: 'letter' as const,
            reference: 'L/1',
            organ: null,
            date: dated === null ? null : { notBefore: dated, notAfter: null },
          },
    caps: conditional ? limits : null,
    conditions: conditional ? conditions : null,
    act: answer === 'adopted' ? act : null,
    seat: null,
    lastDay: answer === 'withdraw' ? lastDay : null,
    reason: null,
    signedBy: null,
    corrects: null,
  };
}

const pick = (ids: readonly string[], nat: number): string => ids[nat % Math.max(ids.length, 1)] ?? 'none';

function legAt(life: Life, nat: number): LegState {
  const legs = Object.values(life.request.legs).toSorted((a, b) => a.position - b.position);
  const leg = legs[nat % legs.length];
  if (leg === undefined) throw new Error('a submitted request has legs');
  return leg;
}

/** One of its seats, and somebody who sits there. */
function seatAt(leg: LegState, nat: number): { seat: string | null; by: Actor } {
  const seat = leg.seats[nat % leg.seats.length];
  const personId = seat?.people[nat % Math.max(seat.people.length, 1)] ?? `${leg.partyId}-1`;
  return seat === undefined || seat.id === 'party'
    ? { seat: null, by: voiceOf(leg.id) }
    : { seat: seat.id, by: { personId, partyId: leg.partyId } };
}

const ofRequest = (at: Instant, fact: object): Entry => ({
  of: 'request',
  fact: asStored({ at, channel: 'inbox', ...fact }) as RequestFact,
});

const onArrangement = (at: Instant, fact: object): Entry => ({
  of: 'arrangement',
  fact: asStored({ at, channel: 'inbox', ...fact }) as ArrangementFact,
});

/** A move that gives one fact of the request. */
const one =
  (fact: (life: Life, number: number) => object): Move =>
  (life, number, at, give) =>
    void give(ofRequest(at, fact(life, number)));

const likelyNo = new Set<Answer>(['refuse', 'not_adopted', 'object', 'withdraw', 'suspend']);

/** An answer that its leg knows, more often yes than no, of one of its seats. */
const answers = fc
  .record({
    leg: nats,
    seat: nats,
    word: nats,
    odd: fc.integer({ min: 0, max: 9 }),
    said,
    correcting: fc.boolean(),
  })
  .map((chosen) => (life: Life, number: number): { given: AnswerGiven; by: Actor } => {
    const leg = legAt(life, chosen.leg);
    const known = ANSWERS.filter(
      (answer) =>
        legKind(leg.kind).answers[answer] !== undefined || (leg.seats.length > 1 && answer === 'abstain'),
    );
    const likely = known.filter((answer) => !likelyNo.has(answer));
    const words = chosen.odd === 0 ? known : likely;
    const { seat, by } = seatAt(leg, chosen.seat);
    const current = leg.seats.find(({ id }) => id === seat)?.decisionId ?? leg.decisionId;
    return {
      by,
      given: {
        ...inputFor(words[chosen.word % words.length] ?? 'consent', chosen.said),
        signedBy: null,
        seat,
        corrects: chosen.correcting ? current : null,
        decisionId: `d${number}`,
        legId: leg.id,
        onBehalfOf: null,
      },
    };
  });

/** What a party says when it agrees, of whatever kind its leg. */
function agreementOf(kind: LegKind): Partial<AnswerInput> & Pick<AnswerInput, 'answer'> {
  return AGREEMENT[kind] ?? { answer: kind === 'consultation' ? 'consulted' : 'consent' };
}

/** Whoever has something to answer agrees, until nobody is left who is asked. */
export const everybodyAgrees: Move = (life, number, at, give) => {
  for (let turn = 0; turn < 40; turn += 1) {
    const task = Object.values(life.request.tasks).find(
      (candidate) => isLive(candidate) && ['answer', 'record_reply'].includes(candidate.kind),
    );
    const leg = task?.legId == null ? undefined : life.request.legs[task.legId];
    if (task === undefined || leg === undefined) return;
    const { by } = seatAt(
      leg,
      leg.seats.findIndex(({ id }) => id === (task.aboutId ?? 'party')),
    );
    const given = answerTo(leg.id, `d${number}-${turn}`, {
      ...agreementOf(leg.kind),
      seat: task.aboutId ?? null,
    });
    if (
      !give(
        ofRequest(at, {
          kind: 'answered',
          by: task.claimedBy === undefined ? by : { ...by, personId: task.claimedBy },
          given,
        }),
      )
    ) {
      return;
    }
  }
};

const agreement: fc.Arbitrary<Move> = nats.map((nat) => (life, number, at, give) => {
  const leg = legAt(life, nat);
  const { seat, by } = seatAt(leg, Math.floor(nat / 7));
  const given = answerTo(leg.id, `d${number}`, { ...agreementOf(leg.kind), seat });
  give(ofRequest(at, { kind: 'answered', by, given }));
});

const amendments: fc.Arbitrary<Move> = fc
  .record({
    which: fc.constantFrom<string[]>(['mi-24'], ['mi-24', 'mi-8'], ['mi-24', 'mi-8'], ['mi-8']),
    military: fc.constantFrom(30, 55, 60),
    to: fc.constantFrom(null, null, '2011-02-05', '2011-03-01'),
    neededBy: fc.option(fc.constantFrom('2011-02-10', '2011-04-30')),
    area: fc.constantFrom<string[] | null>(null, null, ['Abidjan']),
    purpose: fc.option(fc.constant('Protect the Golf Hotel.')),
  })
  .map((chosen) => (life, _number, at, give) => {
    const { content, lines: states } = life.request;
    const lines = [mi24, mi8]
      .filter(({ id }) => chosen.which.includes(id) || states[id]?.status === 'granted')
      .map((line) => {
        const asked = content.lines.find(({ id }) => id === line.id) ?? line;
        if (states[line.id]?.status === 'granted') return asked;
        const { area, to } = chosen;
        const persons = { ...line.persons, military: Math.min(line.persons.military, chosen.military) };
        return { ...asked, persons, area, to };
      });
    give({
      of: 'request',
      fact: asStored(
        amendment(life, at, {
          ...content,
          lines,
          neededBy: chosen.neededBy ?? content.neededBy,
          purpose: chosen.purpose ?? content.purpose,
        }),
      ) as RequestFact,
    });
  });

const overrides: fc.Arbitrary<Move> = fc
  .record({
    act: fc.constantFrom('ask_again', 'close_round', 'extend_lapse', 'release_task'),
    leg: nats,
    task: nats,
    by: desks,
  })
  .map(({ act, leg, task, by }) =>
    one((life, number) => {
      const legId = legAt(life, leg).id;
      const claimed = Object.values(life.request.tasks).filter(({ status }) => status === 'claimed');
      return {
        kind: 'override_proposed',
        by,
        overrideId: `o${number}`,
        act:
          act === 'release_task'
            ? {
                kind: act,
                taskId: pick(
                  claimed.map(({ id }) => id),
                  task,
                ),
              }
            : { kind: act, legId, ...(act === 'extend_lapse' && { until: '2011-05-01T00:00:00.000Z' }) },
        reason: 'It is stuck.',
      };
    }),
  );

const tasks: fc.Arbitrary<Move> = fc
  .record({
    kind: fc.constantFrom(
      'task_claimed',
      'task_claimed',
      'task_released',
      'task_handed_over',
      'task_handed_back',
    ),
    task: nats,
    person: nats,
    to: nats,
  })
  .map(({ kind, task: nat, person, to }) =>
    one((life) => {
      const live = Object.values(life.request.tasks).filter(isLive);
      const task = live[nat % Math.max(live.length, 1)];
      const partyId = task?.partyId ?? 'dpko';
      const leg = task?.legId == null ? undefined : life.request.legs[task.legId];
      const seat = leg?.seats.find(({ id }) => id === task?.aboutId);
      const people = seat?.people ?? [`${partyId}-1`, `${partyId}-2`, requester.personId];
      const own = kind === 'task_claimed' ? null : (task?.claimedBy ?? null);
      return {
        kind,
        by: { personId: own ?? pick(people, person), partyId },
        taskId: task?.id ?? 'none',
        to: pick([...people, 'somebody-else'], to),
        reason: 'on leave',
      };
    }),
  );

/** What is done about contests, each as often as it stands here. */
const CONTEST_ACTS = [
  'record_contested',
  'record_contested',
  'contest_withdrawn',
  'record_struck',
  'contest_noted',
] as const;

/** Everything that people, papers and the database may do to a request and its arrangement, by name. */
export const moves: Record<string, fc.Arbitrary<Move>> = {
  agreement,
  everybody: fc.constant(everybodyAgrees),
  answer: fc
    .tuple(answers, fc.constantFrom<Actor | null>(null, null, null, null, requester, desk))
    .map(([chosen, other]) =>
      one((life, number) => {
        const { given, by } = chosen(life, number);
        return { kind: 'answered', by: other ?? by, given };
      }),
    ),
  paper: fc.tuple(answers, desks).map(([chosen, by]) =>
    one((life, number) => ({
      kind: 'paper_recorded',
      by,
      paperId: `p${number}`,
      given: chosen(life, number).given,
    })),
  ),
  paperReview: fc.tuple(nats, desks, fc.integer({ min: 0, max: 3 })).map(([nat, by, no]) =>
    one((life) => ({
      kind: no === 0 ? 'paper_sent_back' : 'paper_countersigned',
      by,
      paperId: pick(Object.keys(life.request.papers), nat),
      reason: 'another date',
    })),
  ),
  contest: fc.tuple(nats, nats, desks, fc.constantFrom(...CONTEST_ACTS)).map(([nat, person, by, act]) =>
    one((life, number) => {
      const { decisions, contests, legs } = life.request;
      const open = Object.values(contests).filter(({ status }) => status === 'open');
      const contest = open[nat % Math.max(open.length, 1)];
      const papers = Object.values(decisions).filter(({ channel }) => channel === 'paper');
      const contested = contest === undefined || act === 'record_contested';
      const decision = contested ? papers[nat % Math.max(papers.length, 1)] : undefined;
      const leg = legs[(decision ?? contest)?.legId ?? NOTICE];
      const ofTheParty = contested || act === 'contest_withdrawn';
      return {
        kind: contested ? 'record_contested' : act,
        by: ofTheParty && leg !== undefined ? seatAt(leg, person).by : by,
        contestId: contested ? `c${number}` : contest.id,
        decisionId: decision?.id ?? 'none',
        reason: 'It says something else.',
      };
    }),
  ),
  question: nats.map((nat) =>
    one((life, number) => {
      const leg = legAt(life, nat);
      return {
        kind: 'question_asked',
        by: seatAt(leg, nat).by,
        questionId: `q${number}`,
        legId: leg.id,
        text: '?',
      };
    }),
  ),
  reply: fc.tuple(nats, desks).map(([nat, by]) =>
    one((life) => ({
      kind: 'question_answered',
      by,
      questionId: pick(Object.keys(life.request.questions), nat),
      text: '!',
    })),
  ),
  conditions: fc
    .tuple(
      fc.constantFrom('conditions_entered', 'conditions_countersigned', 'conditions_sent_back'),
      nats,
      caps,
      desks,
    )
    .map(([kind, nat, limits, by]) =>
      one((life) => {
        const waiting = Object.values(life.request.legs).find((leg) => leg.conditions !== 'none');
        return { kind, by, legId: waiting?.id ?? legAt(life, nat).id, caps: limits, reason: 'unclear' };
      }),
    ),
  late: fc
    .tuple(fc.constantFrom('late_answer_noted', 'late_answer_reinstated'), nats, desks)
    .map(([kind, nat, by]) =>
      one((life) => {
        const all = Object.values(life.request.decisions);
        const late = all.filter((decision) => decision.status === 'late');
        const decisionId = pick(
          (late.length > 0 ? late : all).map(({ id }) => id),
          nat,
        );
        return { kind, by, decisionId, reason: 'it was on its way' };
      }),
    ),
  waive: fc.tuple(nats, desks).map(([nat, by]) =>
    one((life) => ({
      kind: 'leg_waived',
      by,
      legId: legAt(life, nat).id,
      instrument: 'S/RES/1962 (2010)',
      reason: 'not needed',
    })),
  ),
  notInRecord: nats.map((nat) =>
    one((life) => ({ kind: 'leg_not_in_record', by: desk, legId: legAt(life, nat).id, reason: 'silent' })),
  ),
  refusal: fc
    .tuple(fc.constantFrom('refusal_accepted', 'asked_again', 'asked_again'), nats)
    .map(([kind, nat]) =>
      one((life) => {
        const against = Object.values(life.request.legs).filter(({ status }) =>
          ['refused', 'objected', 'withdrawn', 'suspended', 'lapsed'].includes(status),
        );
        const legId = against[nat % Math.max(against.length, 1)]?.id ?? legAt(life, nat).id;
        return { kind, by: desk, legId, reason: 'It is so.' };
      }),
    ),
  amend: amendments,
  drop: lineIds.map((lineId) => one(() => ({ kind: 'line_dropped', by: desk, lineId, reason: 'too much' }))),
  approver: fc
    .tuple(fc.constantFrom('approver_added', 'approver_removed', 'approver_removed'), nats, nats, nats)
    .map(([kind, nat, which, person]) =>
      one((life, number) => {
        const leg = legAt(life, nat);
        const seat = leg.seats[which % leg.seats.length];
        const personId = kind === 'approver_added' ? `new-${number}` : pick(seat?.people ?? [], person);
        return { kind, by: desk, legId: leg.id, seatId: seat?.id, personId, reason: 'a new cabinet' };
      }),
    ),
  calendar: fc
    .tuple(fc.constantFrom('headquarters', 'ukraine', 'liberia'), fc.constantFrom(...corrections))
    .map(([of, calendar]) =>
      one(() => ({
        kind: 'calendar_corrected',
        by: desk,
        of: of === 'headquarters' ? of : { partyId: of },
        calendar,
        reason: 'The list came late.',
      })),
    ),
  override: overrides,
  overrideReview: fc
    .tuple(fc.constantFrom('override_confirmed', 'override_confirmed', 'override_rejected'), nats, desks)
    .map(([kind, nat, by]) =>
      one((life) => ({
        kind,
        by,
        overrideId: pick(Object.keys(life.request.overrides), nat),
        reason: 'No.',
      })),
    ),
  task: tasks,
  reservation: fc
    .tuple(
      fc.constantFrom('reservation_retried', 'reservation_retried', 'reserved', 'reservation_refused'),
      lineIds,
    )
    .map(([kind, lineId]) =>
      one(() => ({ kind, by: desk, lineId, heldBy: { code: 'held.by_another' as const, params: {} } })),
    ),
  readiness: fc.tuple(lineIds, days).map(([lineId, day]) =>
    one(() => ({
      kind: 'readiness_reported',
      by: desk,
      lineId,
      readiness: { notBefore: day, notAfter: null },
    })),
  ),
  end: fc
    .constantFrom('withdrawn', 'overtaken')
    .map((kind) => one(() => ({ kind, by: desk, reason: 'over' }))),
  arrangement: arrangementMoves(lineIds, days).map(
    (fact) => (_life, _number, at, give) => void give(onArrangement(at, { by: desk, ...fact })),
  ),
  nothing: fc.constant(() => undefined),
};
