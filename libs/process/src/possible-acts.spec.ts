import * as fc from 'fast-check';
import { ACTS, type ActOn, type Answer, type Policy } from '#libs/contracts';
import { legKind, outcomeOf } from '#libs/rules';
import type {
  Actor,
  ArrangementFact,
  ArrangementState,
  BrokenRule,
  LegState,
  RequestFact,
  RequestState,
  RequestSubject,
  RequestThings,
  TaskState,
} from '#libs/process';
import {
  isGroup,
  possibleOnLine,
  possibleOnRequest,
  possibleOnTask,
  stepArrangement,
  stepRequest,
} from '#libs/process';
import { livesOfContests } from '../../../tests/support/api/contesting.js';
import { amendment } from '../../../tests/support/machine/amending.js';
import { inputOf } from '../../../tests/support/machine/lives/every-kind.js';
import { livesOfArrangements } from '../../../tests/support/machine/lives/lives-of-arrangements.js';
import { livesOfLegs } from '../../../tests/support/machine/lives/lives-of-legs.js';
import { livesOfRequests } from '../../../tests/support/machine/lives/lives-of-requests.js';
import { type At, furtherLives, momentsOf } from '../../../tests/support/machine/lives/moments.js';
import { stories } from '../../../tests/support/machine/lives/stories.js';
import {
  answerTo,
  desk,
  noLimits,
  partiesOf,
  requester,
  secondDesk,
  submitted,
} from '../../../tests/support/machine/process-mi24.js';

/*
 * What views offer against the machine itself: an act that is possible does not break a rule about who does it or how things
 * stand, and one that is not possible breaks a rule. The facts are written here by hand, apart from the table under test.
 */

/** Rules about the content of an act, of which no view can know anything. */
const OF_CONTENT: readonly string[] = [
  'needed_by_past',
  'persons_above_authority',
  'count_above_authority',
  'unit_not_authorised',
  'direction_not_authorised',
  'dates_not_authorised',
  'ends_before_decision',
  'policy_not_for_this',
  'party_missing',
  'calendars_missing',
  'ask_missing',
  'line_granted_already',
  'allows_more_than_asked',
  'act_in_future',
  'act_date_differs',
  'act_without_term',
  'instrument_in_future',
  'vote_does_not_carry',
  'correction_of_another_seat',
  'already_answered',
  'already_decided',
  'no_consent_to_take_back',
  'answer_not_of_this_leg',
  'seat_not_named',
  'not_found',
];

/** A request at one moment. */
interface Standing {
  request: RequestState;
  policy: Policy;
}

type Facts<S extends RequestSubject> = Readonly<
  Record<ActOn<S>, (life: Standing, thing: RequestThings[S], by: Actor) => RequestFact>
>;

const why = { reason: 'The situation has changed.' };

function fact(life: Standing, by: Actor, said: object): RequestFact {
  return { at: life.request.lastFactAt, by, channel: 'inbox', ...said } as RequestFact;
}

/** An answer that the leg takes as it stands, for the seat on which the person sits, or the first one. */
function answerOn({ request, policy }: Standing, leg: LegState, by: Actor) {
  const answers = Object.keys(legKind(leg.kind).answers) as Answer[];
  const seat = isGroup(leg)
    ? (leg.seats.find(({ people, decisionId }) => people.includes(by.personId) && decisionId === null) ??
      leg.seats.find(({ people }) => people.includes(by.personId)) ??
      leg.seats[0])
    : undefined;
  const rule = policy.legs[leg.template]?.rule;
  // Who records that nobody objected does so once the time is over; before that they may still object.
  const records = rule?.kind === 'no_objection' && rule.recordedBy === seat?.id;
  const fits = answers.find(
    (answer) =>
      !(records && answer === 'adopted') && 'next' in outcomeOf(leg.kind, leg.status, answer, false),
  );
  const corrects = fits === undefined ? leg.decisionId : null;
  const given = inputOf(fits ?? answers[0] ?? 'consent');
  const decisionId = `d-${request.factCount + 1}`;
  return answerTo(leg.id, decisionId, { ...given, corrects, seat: seat?.id ?? null });
}

/** A paper of its own: what a party contests is not recorded for it once more. */
function paperOn(life: Standing, leg: LegState, by: Actor) {
  const instrument = { kind: 'note_verbale', reference: 'NV/new', organ: null, date: null } as const;
  return { ...answerOn(life, leg, by), instrument };
}

const FACTS: { readonly [S in RequestSubject]: Facts<S> } = {
  request: {
    reviseRequest: (life, _none, by) => fact(life, by, { kind: 'revised', content: life.request.content }),
    submitRequest: (life, _none, by) => ({
      ...submitted(life.request.lastFactAt, life.policy, partiesOf(life.request.content)),
      by,
    }),
    withdrawRequest: (life, _none, by) => fact(life, by, { kind: 'withdrawn', ...why }),
    amendRequest: (life, _none, by) =>
      amendment(life, life.request.lastFactAt, { ...life.request.content, purpose: 'More.' }, { by }),
    declareOvertaken: (life, _none, by) => fact(life, by, { kind: 'overtaken', ...why }),
    proposeOverride: (life, _none, by) =>
      fact(life, by, {
        kind: 'override_proposed',
        overrideId: 'o-new',
        act: { kind: 'ask_again', legId: Object.keys(life.request.legs)[0] },
        ...why,
      }),
  },
  request_line: {
    dropLine: (life, { id: lineId }, by) => fact(life, by, { kind: 'line_dropped', lineId, ...why }),
    retryReservation: (life, { id: lineId }, by) => fact(life, by, { kind: 'reservation_retried', lineId }),
  },
  leg: {
    decideLeg: (life, leg, by) => fact(life, by, { kind: 'answered', given: answerOn(life, leg, by) }),
    askOnLeg: (life, { id: legId }, by) =>
      fact(life, by, { kind: 'question_asked', questionId: 'q-new', legId, text: 'Who pays?' }),
    recordPaper: (life, leg, by) =>
      fact(life, by, { kind: 'paper_recorded', paperId: 'p-new', given: paperOn(life, leg, by) }),
    enterConditions: (life, { id: legId }, by) =>
      fact(life, by, { kind: 'conditions_entered', legId, caps: noLimits }),
    countersignConditions: (life, { id: legId }, by) =>
      fact(life, by, { kind: 'conditions_countersigned', legId }),
    sendBackConditions: (life, { id: legId }, by) =>
      fact(life, by, { kind: 'conditions_sent_back', legId, ...why }),
    waiveLeg: (life, { id: legId }, by) =>
      fact(life, by, { kind: 'leg_waived', legId, instrument: 'S/RES/1', ...why }),
    acceptRefusal: (life, { id: legId }, by) => fact(life, by, { kind: 'refusal_accepted', legId, ...why }),
    askAgain: (life, { id: legId }, by) => fact(life, by, { kind: 'asked_again', legId, ...why }),
    addApprover: (life, { id: legId, seats }, by) =>
      fact(life, by, { kind: 'approver_added', legId, seatId: seats[0]?.id, personId: 'somebody-new' }),
    removeApprover: (life, { id: legId, seats }, by) => {
      const seat = seats.find(({ people }) => people.length > 0) ?? seats[0];
      const personId = seat?.people[0] ?? 'nobody';
      return fact(life, by, { kind: 'approver_removed', legId, seatId: seat?.id, personId, ...why });
    },
    // A note beside the request is no fact of it.
    addChaseNote: (life, _leg, by) => fact(life, by, { kind: 'machine_upgraded' }),
  },
  decision: {
    contestRecord: (life, { id: decisionId }, by) =>
      fact(life, by, { kind: 'record_contested', contestId: 'c-new', decisionId, ...why }),
    noteLateAnswer: (life, { id: decisionId }, by) =>
      fact(life, by, { kind: 'late_answer_noted', decisionId, ...why }),
    reinstateLateAnswer: (life, { id: decisionId }, by) =>
      fact(life, by, { kind: 'late_answer_reinstated', decisionId, ...why }),
  },
  paper: {
    countersignPaper: (life, { id: paperId }, by) => fact(life, by, { kind: 'paper_countersigned', paperId }),
    sendBackPaper: (life, { id: paperId }, by) =>
      fact(life, by, { kind: 'paper_sent_back', paperId, ...why }),
  },
  contest: {
    withdrawContest: (life, { id: contestId }, by) =>
      fact(life, by, { kind: 'contest_withdrawn', contestId, reason: null }),
    strikeRecord: (life, { id: contestId }, by) =>
      fact(life, by, { kind: 'record_struck', contestId, ...why }),
    noteContest: (life, { id: contestId }, by) =>
      fact(life, by, { kind: 'contest_noted', contestId, ...why }),
  },
  question: {
    replyToQuestion: (life, { id: questionId }, by) =>
      fact(life, by, { kind: 'question_answered', questionId, text: 'UNOCI.' }),
  },
  override: {
    confirmOverride: (life, { id: overrideId }, by) =>
      fact(life, by, { kind: 'override_confirmed', overrideId }),
    rejectOverride: (life, { id: overrideId }, by) =>
      fact(life, by, { kind: 'override_rejected', overrideId, ...why }),
  },
};

const ON_TASKS: Readonly<Record<ActOn<'task'>, (life: Standing, task: TaskState, by: Actor) => RequestFact>> =
  {
    claimTask: (life, { id: taskId }, by) => fact(life, by, { kind: 'task_claimed', taskId }),
    releaseTask: (life, { id: taskId }, by) => fact(life, by, { kind: 'task_released', taskId }),
    handOverTask: (life, { id: taskId }, by) =>
      fact(life, by, { kind: 'task_handed_over', taskId, to: 'somebody-new', ...why }),
    handBackTask: (life, { id: taskId }, by) => fact(life, by, { kind: 'task_handed_back', taskId }),
  };

const ON_LINES: Readonly<Record<ActOn<'arrangement_line'>, (lineId: string) => object>> = {
  stateReadiness: (lineId) => ({
    kind: 'readiness_stated',
    lineId,
    readiness: { notBefore: '2011-02-01', notAfter: null },
  }),
  recordDeparture: (lineId) => ({ kind: 'departed', lineId }),
  recordArrival: (lineId) => ({ kind: 'arrived', lineId }),
  transferAuthority: (lineId) => ({ kind: 'authority_transferred', lineId, certificate: 'TOA/1' }),
  recordReturn: (lineId) => ({ kind: 'returned', lineId }),
  recordRepatriation: (lineId) => ({ kind: 'repatriated', lineId }),
  recordClearance: (lineId) => ({
    kind: 'clearance_recorded',
    lineId,
    clearance: 'overflight',
    issuer: 'Liberia',
    status: 'requested',
    instrument: null,
    validTo: null,
  }),
  ruleInFlight: (lineId) => ({
    kind: 'in_flight_ruled',
    lineId,
    ruling: 'turn_back',
    instrument: 'S/2014/2',
    until: null,
    ...why,
  }),
  suspendLines: (lineId) => ({ kind: 'suspended', lineIds: [lineId], ...why }),
  resumeLines: (lineId) => ({ kind: 'resumed', lineIds: [lineId], ...why }),
  discontinueLines: (lineId) => ({
    kind: 'discontinued',
    lineIds: [lineId],
    act: ACT,
    returnBy: null,
    ...why,
  }),
  convertLines: (lineId) => ({ kind: 'converted', lineIds: [lineId], act: ACT, ...why }),
};
const ACT = { symbol: 'S/RES/1736 (2006)', adoptedOn: '2011-01-20' };

const SECRETARIAT = [requester, desk, secondDesk];

/** People of the party of a leg, with who made the request among them, as if they acted for the party as well. */
function peopleOf(leg: LegState | undefined): Actor[] {
  if (leg === undefined) return [];
  const people = [...new Set(leg.seats.flatMap((seat) => seat.people))].slice(0, 3);
  return [...people, requester.personId].map((personId) => ({ personId, partyId: leg.partyId }));
}

/** One act that somebody could think of doing. */
interface Attempt {
  act: string;
  by: Actor;
  offered: boolean;
  fact: RequestFact;
}

function attemptsOn<S extends RequestSubject>(
  life: Standing,
  subject: S,
  thing: RequestThings[S],
  people: readonly Actor[],
): Attempt[] {
  const { request: state, policy } = life;
  const acts: readonly ActOn<S>[] = ACTS[subject];
  const facts: Facts<S> = FACTS[subject];
  return people.flatMap((by) => {
    const { personId } = by;
    const onlooker = { state, policy, now: state.lastFactAt, personId, standsInFor: [] };
    const possible = possibleOnRequest(subject, onlooker, thing);
    return acts
      .filter((act) => act !== 'addChaseNote')
      .map((act) => ({ act, by, offered: possible.includes(act), fact: facts[act](life, thing, by) }));
  });
}

function attemptsOnTasks(life: Standing): Attempt[] {
  const { tasks, legs, requestedBy } = life.request;
  return Object.values(tasks).flatMap((task) => {
    const leg = task.legId === null ? undefined : legs[task.legId];
    const people = task.partyId === leg?.partyId ? peopleOf(leg) : SECRETARIAT;
    return people.flatMap((by) => {
      const onlooker = { personId: by.personId, requestedBy: requestedBy.personId, hasLeft: false };
      const possible = possibleOnTask(onlooker, task);
      return ACTS.task.map((act) => ({
        act,
        by,
        offered: possible.includes(act),
        fact: ON_TASKS[act](life, task, by),
      }));
    });
  });
}

/** By whom an act on a leg, or on what belongs to it, is done. */
const OF_PARTY: readonly string[] = ['decideLeg', 'askOnLeg', 'contestRecord', 'withdrawContest'];

function attempts(life: Standing): Attempt[] {
  const { legs, lines, decisions, papers, contests, questions, overrides } = life.request;
  const all: Attempt[] = [
    ...attemptsOn(life, 'request', null, SECRETARIAT),
    ...Object.values(lines).flatMap((line) => attemptsOn(life, 'request_line', line, SECRETARIAT)),
    ...Object.values(overrides).flatMap((each) => attemptsOn(life, 'override', each, SECRETARIAT)),
    ...Object.values(questions).flatMap((each) => attemptsOn(life, 'question', each, SECRETARIAT)),
    ...Object.values(papers).flatMap((each) => attemptsOn(life, 'paper', each, SECRETARIAT)),
    ...attemptsOnTasks(life),
  ];
  const ofLeg = (leg: LegState | undefined) => [...SECRETARIAT, ...peopleOf(leg)];
  const byLegs = [
    ...Object.values(legs).flatMap((leg) => attemptsOn(life, 'leg', leg, ofLeg(leg))),
    ...Object.values(decisions).flatMap((each) =>
      attemptsOn(life, 'decision', each, ofLeg(legs[each.legId])),
    ),
    ...Object.values(contests).flatMap((each) => attemptsOn(life, 'contest', each, ofLeg(legs[each.legId]))),
  ];
  // Who is of another party than an act is for is the word of the policy of authorisation.
  const own = byLegs.filter(({ act, by }) => OF_PARTY.includes(act) !== SECRETARIAT.includes(by));
  return [...all, ...own];
}

/** What became of acts: those that were done, by name, and those on which view and machine differ. */
class Tally {
  readonly done = new Set<string>();
  readonly refused = new Set<string>();
  readonly differ: string[] = [];

  note({ act, by, offered }: Pick<Attempt, 'act' | 'by' | 'offered'>, result: object): void {
    const broken = 'broken' in result ? (result.broken as BrokenRule) : null;
    if (broken === null) this.done.add(act);
    else if (!offered) this.refused.add(act);
    const differs = offered ? broken !== null && !OF_CONTENT.includes(broken.rule) : broken === null;
    if (differs) {
      const word = offered ? `offered, and breaks ${broken?.rule}` : 'done, not offered';
      this.differ.push(`${act} by ${by.personId}: ${word}`);
    }
  }

  all({ request, arrangement, policy }: At): void {
    for (const attempt of request === null ? [] : attempts({ request, policy })) {
      this.note(attempt, stepRequest(request, attempt.fact, policy));
    }
    if (arrangement !== null) this.lines(arrangement);
  }

  private lines(state: ArrangementState): void {
    for (const line of Object.values(state.lines)) {
      const possible = possibleOnLine(line);
      for (const act of ACTS.arrangement_line) {
        const said = { at: state.lastFactAt, by: desk, channel: 'inbox', ...ON_LINES[act](line.id) };
        const offered = possible.includes(act);
        this.note({ act, by: desk, offered }, stepArrangement(state, said as ArrangementFact));
      }
    }
  }
}

describe('what views offer', () => {
  it('is what the machine lets be done, in every life, and each act is done as well as refused', () => {
    const tally = new Tally();
    const lives = [...livesOfLegs(), ...livesOfRequests(), ...livesOfContests(), ...livesOfArrangements()];
    for (const moment of [...momentsOf(furtherLives()), ...momentsOf(lives, 4)]) tally.all(moment);
    expect([...new Set(tally.differ)]).toEqual([]);
    const acts = Object.entries(ACTS)
      .filter(([subject]) => subject !== 'person' && subject !== 'arrangement')
      .flatMap(([, of]): readonly string[] => of)
      .filter((act) => act !== 'addChaseNote');
    expect(acts.filter((act) => !tally.done.has(act))).toEqual([]);
    // A paper can be recorded on every leg, whatever has become of it.
    expect(acts.filter((act) => !tally.refused.has(act))).toEqual(['recordPaper']);
  });

  it('is what the machine lets be done, wherever random lives come to', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const { life } = play();
        const tally = new Tally();
        tally.all({ request: life.request, arrangement: life.arrangement, policy: life.policy });
        expect(tally.differ).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
