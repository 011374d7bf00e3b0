import * as fc from 'fast-check';
import type {
  Answer,
  AnswerInput,
  Instant,
  LegKind,
  LegStatus,
  Policy,
  PolicyLeg,
  TaskKind,
} from '#libs/contracts';
import { LEG_KINDS } from '#libs/contracts';
import type { Actor, ArrangementFact, LegId, Move, RequestFact } from '#libs/process';
import { stepRequest } from '#libs/process';
import type { LegTableRow } from '#libs/rules';
import { ANSWERS_OF, legTable, statusTable } from '#libs/rules';
import { stories, twoLines } from '../../../tests/support/process-facts.js';
import { dueFact, Life } from '../../../tests/support/process-life.js';
import {
  AGREEMENT,
  answerTo,
  COTE_DIVOIRE,
  COUNCIL,
  desk,
  drafted,
  GHANA,
  helicopters,
  LIBERIA,
  mi24,
  mi8,
  NOTICE,
  noticeFirst,
  secondDesk,
  UKRAINE,
  voiceOf,
} from '../../../tests/support/process-mi24.js';
import { moved } from './moves.js';

const START = '2011-01-24T15:00:00.000Z';
const NEXT_DAY = '2011-01-25T15:00:00.000Z';
const DAY_AFTER = '2011-01-26T15:00:00.000Z';
const ALL_LAPSED = '2011-03-26T15:00:00.000Z';
const AFTER_LAPSE = '2011-03-27T15:00:00.000Z';
const FAR = '2012-06-01T00:00:00.000Z';

/** Two lines, so that the refusal of one contributor leaves the request open, and time for every leg to lapse. */
const patient = { ...twoLines, neededBy: '2011-06-30' };

/** A policy in which nobody is asked for the notice before the hosts have agreed. */
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

/** All kinds of legs side by side; one may wait for another. */
function everyKind(after: Partial<Record<LegKind, LegKind[]>> = {}): Policy {
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
    })),
  };
}

const LEG_OF: Readonly<Record<LegKind, LegId>> = {
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
function inputOf(answer: Answer): Partial<AnswerInput> & Pick<AnswerInput, 'answer'> {
  const agreement = Object.values(AGREEMENT).find((candidate) => candidate.answer === answer);
  return agreement ?? { answer, conditions: answer === 'consent_with_conditions' ? 'only by day' : null };
}

const question = (life: Life, legId: LegId, at: Instant) =>
  life.does(at, { kind: 'question_asked', by: voiceOf(legId), questionId: 'q1', legId, text: 'Who pays?' });
const waiver = (life: Life, legId: LegId, at: Instant) =>
  life.does(at, { kind: 'leg_waived', by: desk, legId, instrument: 'S/RES/1', reason: 'Not needed.' });
const withdrawal = (life: Life, at: Instant) =>
  life.does(at, { kind: 'withdrawn', by: desk, reason: 'Not needed any more.' });

/** A request with a leg of a kind in a status, brought there by facts. */
function lifeIn(kind: LegKind, status: LegStatus, content = patient): Life {
  const legId = LEG_OF[kind];
  const waitsFor: LegKind = kind === 'advance_notice' ? 'host_consent' : 'advance_notice';
  const policy = everyKind(status === 'not_started' ? { [kind]: [waitsFor] } : {});
  const life = Life.submittedAt(START, content, new Life(policy), { ofRecord: status === 'not_in_record' });
  if (status === 'withdrawn' || status === 'suspended') {
    life.says(legId, NEXT_DAY, inputOf('consent'));
    life.says(legId, NEXT_DAY, inputOf(status === 'withdrawn' ? 'withdraw' : 'suspend'));
    return life;
  }
  const answer = (Object.keys(ANSWERS_OF[kind]) as Answer[]).find(
    (said) => ANSWERS_OF[kind][said] === status,
  );
  if (answer !== undefined) life.says(legId, NEXT_DAY, inputOf(answer));
  if (status === 'paused') question(life, legId, NEXT_DAY);
  if (status === 'waived') waiver(life, legId, NEXT_DAY);
  if (status === 'lapsed') life.tick(ALL_LAPSED);
  if (status === 'not_in_record') {
    life.does(NEXT_DAY, { kind: 'leg_not_in_record', by: desk, legId, reason: 'No source speaks of it.' });
  }
  return life;
}

/** Gives the answer of a row to a request in the status of the row. */
function answered({ kind, status, answer, corrects }: LegTableRow) {
  const life = lifeIn(kind, status);
  const legId = LEG_OF[kind];
  const before = life.held;
  const broken = life.says(legId, status === 'lapsed' ? AFTER_LAPSE : DAY_AFTER, {
    ...inputOf(answer),
    corrects: corrects ? life.leg(legId).decisionId : null,
  });
  const decision = Object.values(life.request.decisions).find(
    ({ id }) => !(id in (before.request?.decisions ?? {})),
  );
  return { life, legId, before, broken, decision };
}

/** What a row comes to on a request that is open, or is over: there an answer that would count is late. */
function promised({ status, outcome }: LegTableRow, open: boolean) {
  if ('broken' in outcome) return { broken: outcome.broken, standing: null, moves: [] };
  if ('late' in outcome || !open) return { broken: null, standing: 'late', moves: [] };
  const move = { of: 'leg', from: status, by: 'answered', to: outcome.next };
  return { broken: null, standing: 'counts', moves: outcome.next === status ? [] : [move] };
}

describe('the leg table', () => {
  it.each(legTable())('says what happens: $kind, $status, $answer, correcting: $corrects', (row) => {
    const { life, legId, before, broken, decision } = answered(row);
    expect(before.request?.legs[legId]?.status).toBe(row.status);
    const moves = life.held.moves.slice(before.moves.length).filter(({ by }) => by === 'answered');
    // Nothing can stand in the place of the Council's decision, so that its refusal ends the request.
    const open = before.request?.status === 'open';
    expect(open).toBe(row.status !== 'refused' || row.kind !== 'council_decision');
    expect({ broken: broken?.rule ?? null, standing: decision?.standing ?? null, moves }).toEqual(
      promised(row, open),
    );
    expect(life.leg(legId).decisionId).toBe(
      decision?.standing === 'counts' ? decision.id : before.request?.legs[legId]?.decisionId,
    );
  });

  it('has a sentence for every outcome', () => {
    for (const row of legTable()) expect(row.means).toMatch(/^[A-Z].*\.$/u);
  });
});

const nameOf = ({ of, from, by, to }: Move) => `${of}: ${from ?? 'nothing'} → ${to} (${by})`;

/** Random lives, always the same. */
function randomLives(): Life[] {
  return fc.sample(stories, { numRuns: 150, seed: 1967 }).map((play) => {
    const { life } = play();
    life.tick(FAR);
    return life;
  });
}

const AWAITED = ['asked', 'paused', 'in_principle', 'provisional'] as const;
const contributorIn = (status: LegStatus, content = patient) =>
  lifeIn('contributor_consent', status, content);

/** Legs that lapse, are waived, are of no use any more, are asked about, or answered late. */
function livesOfLegs(): Life[] {
  const lives: Life[] = [];
  const live = (life: Life, ...then: (() => unknown)[]) => {
    for (const act of then) act();
    lives.push(life);
  };
  for (const status of ['not_started', ...AWAITED] as const) {
    const withdrawn = contributorIn(status);
    live(withdrawn, () => withdrawal(withdrawn, DAY_AFTER));
    const short = contributorIn(status, { ...patient, lines: [{ ...mi24, to: '2011-02-05' }, mi8] });
    live(short, () => short.tick('2011-02-07T15:00:00.000Z'));
  }
  for (const status of AWAITED) {
    const lapsing = contributorIn(status);
    live(lapsing, () => lapsing.tick(ALL_LAPSED));
    const asking = contributorIn(status);
    live(
      asking,
      () => question(asking, UKRAINE, DAY_AFTER),
      () => asking.does(DAY_AFTER, { kind: 'question_answered', by: desk, questionId: 'q1', text: 'UNOCI.' }),
    );
  }
  for (const status of ['not_started', ...AWAITED, 'obtained_with_caveats', 'refused', 'lapsed'] as const) {
    const waived = contributorIn(status);
    live(waived, () => waiver(waived, UKRAINE, status === 'lapsed' ? AFTER_LAPSE : DAY_AFTER));
  }
  for (const answer of Object.keys(ANSWERS_OF.contributor_consent) as Answer[]) {
    const late = contributorIn('lapsed');
    live(
      late,
      () => late.says(UKRAINE, AFTER_LAPSE, inputOf(answer)),
      () => {
        const [decisionId = ''] = Object.keys(late.request.decisions).slice(-1);
        late.does(AFTER_LAPSE, {
          kind: 'late_answer_reinstated',
          by: secondDesk,
          decisionId,
          reason: 'It was sent in time.',
        });
      },
    );
  }
  return lives;
}

/** Requests that end in every way, and their tasks. */
function livesOfRequests(): Life[] {
  const draft = new Life();
  draft.give({ of: 'request', fact: drafted(START) });
  withdrawal(draft, NEXT_DAY);
  const part = Life.askedAt(START, twoLines);
  part.says(GHANA, NEXT_DAY, { answer: 'refuse' });
  for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) part.agrees(legId, DAY_AFTER);
  const refused = Life.askedAt(START);
  refused.says(LIBERIA, NEXT_DAY, { answer: 'refuse' });
  const expired = Life.askedAt(START, { ...helicopters, lines: [{ ...mi24, to: '2011-02-05' }] });
  const lapsed = Life.askedAt(START);
  for (const life of [expired, lapsed]) life.tick(FAR);
  return [Life.grantedAt(NEXT_DAY), draft, part, refused, expired, lapsed, ...livesOfTasks()];
}

/** Tasks that a person has claimed, to their end. */
function livesOfTasks(): Life[] {
  const claimed = (status: LegStatus, kind: TaskKind, by: Actor) => {
    const life = contributorIn(status);
    const taskId = life.tasks(kind).find((task) => task.legId === UKRAINE)?.id ?? '';
    expect(life.does(DAY_AFTER, { kind: 'task_claimed', by, taskId })).toBeNull();
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
  return [released, done, superseded, cancelled];
}

const ALL_AGREED = '2011-01-26T15:00:00.000Z';
const THEN = '2011-01-27T15:00:00.000Z';

/** What can happen to a line whose unit is being held, or is held by another loan. */
function movesOfReservations(): Move[] {
  const life = Life.askedAt(START);
  for (const legId of [UKRAINE, LIBERIA, COTE_DIVOIRE]) life.agrees(legId, ALL_AGREED);
  const base = { at: THEN, by: voiceOf(UKRAINE), channel: 'inbox' } as const;
  const corrects = life.leg(UKRAINE).decisionId;
  const corrected = (answer: Answer): RequestFact => ({
    ...base,
    kind: 'answered',
    given: answerTo(UKRAINE, 'd9', { answer, corrects }),
  });
  const ends: RequestFact[][] = [
    [{ ...base, kind: 'reserved', lineId: 'mi-24' }],
    [{ ...base, kind: 'withdrawn', reason: 'Not needed any more.' }],
    [corrected('refuse')],
    [corrected('in_principle')],
    [dueFact({ at: '2011-02-17T05:00:00.000Z', what: 'expire', lineId: 'mi-24' })],
  ];
  const held: RequestFact = { ...base, kind: 'reservation_refused', lineId: 'mi-24', heldBy: 'another loan' };
  const retried: RequestFact = { ...base, by: desk, kind: 'reservation_retried', lineId: 'mi-24' };
  const adopted = AGREEMENT['council_decision'] ?? { answer: 'adopted' };
  const agreed: RequestFact = {
    ...base,
    by: voiceOf(COUNCIL),
    kind: 'answered',
    given: answerTo(COUNCIL, 'd8', adopted),
  };
  return [...ends, ...ends.map((end) => [held, ...end]), [held, retried]].flatMap((facts) => {
    let state = life.request;
    return [agreed, ...facts].flatMap((fact) => {
      const result = stepRequest(state, fact, noticeFirst);
      if ('broken' in result) throw new Error(result.broken.message);
      state = result.state;
      return result.moves;
    });
  });
}

/** Loans whose units move in every order, and loans that are opened again. */
function livesOfLoans(): Life[] {
  const on = (life: Life, at: Instant, ...kinds: ('departed' | 'arrived' | 'returned')[]) => {
    for (const kind of kinds) life.doesOnLoan(at, { kind, by: desk, lineId: 'mi-24' });
    return life;
  };
  const granted = () => Life.grantedAt(ALL_AGREED);
  const unused = granted();
  unused.tick(FAR);
  const again = (fact: (life: Life) => ArrangementFact) => {
    const life = Life.askedAt(START);
    life.says(LIBERIA, NEXT_DAY, { answer: 'refuse' });
    life.give({ of: 'arrangement', fact: fact(life) });
    return life;
  };
  const loan = { at: THEN, by: null, channel: 'inbox', requestId: 'r2' } as const;
  const grant = granted().loan().grant;
  if (grant === null) throw new Error('a granted line has its grant');
  return [
    on(granted(), THEN, 'departed', 'arrived', 'returned'),
    on(granted(), THEN, 'departed', 'returned', 'arrived'),
    on(granted(), THEN, 'arrived'),
    on(unused, FAR, 'arrived'),
    again(() => ({ ...loan, kind: 'request_opened', lines: [mi24] })),
    again(() => ({ ...loan, kind: 'line_granted', grant })),
  ];
}

describe('the tables of transitions', () => {
  it('hold no row that no life ever takes', () => {
    const lives = [...randomLives(), ...livesOfLegs(), ...livesOfRequests(), ...livesOfLoans()];
    const byAnswers = legTable().map((row) => answered(row).life);
    const moves = [...[...lives, ...byAnswers].flatMap((life) => life.held.moves), ...movesOfReservations()];
    const taken = new Set(moves.map(nameOf));
    expect(
      statusTable()
        .map(nameOf)
        .filter((name) => !taken.has(name)),
    ).toEqual([]);
  });

  it('name every row once, with a sentence', () => {
    const rows = statusTable();
    expect(new Set(rows.map(nameOf)).size).toBe(rows.length);
    for (const row of rows) expect(row.means).toMatch(/^[A-Z].*\.$/u);
  });

  it('stop the machine where it would make another move, as a defect', () => {
    const noted: Move[] = [];
    expect(() => moved(noted, 'request', 'granted', 'withdrawn', 'withdrawn')).toThrow(
      'No table lets a request go from granted to withdrawn by withdrawn.',
    );
    expect(moved(noted, 'request', 'open', 'withdrawn', 'withdrawn')).toBe('withdrawn');
    expect(moved(noted, 'request', 'withdrawn', 'withdrawn', 'withdrawn')).toBe('withdrawn');
    expect(noted).toEqual([{ of: 'request', from: 'open', by: 'withdrawn', to: 'withdrawn' }]);
  });
});
