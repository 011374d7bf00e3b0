// Facts are put together here from parts chosen at random, which the compiler cannot follow.
/* oxlint-disable typescript/no-unsafe-type-assertion */
import * as fc from 'fast-check';
import type { AnswerInput, Caps, Instant, LegKind, RequestContent } from '#libs/contracts';
import { calendarSchema } from '#libs/calendars';
import { ANSWERS, CHANNELS, REQUEST_KINDS } from '#libs/contracts';
import { arrangementMoves, wildArrangementActs } from './process-arrangement-facts.js';
import type { Actor, AnswerGiven, ArrangementFact, LegId, RequestFact, WakeUp } from '#libs/process';
import { nextWakeUp } from '#libs/process';
import { legKind } from '#libs/rules';
import type { Entry, Life } from './lives/process-life.js';
import {
  COTE_DIVOIRE,
  COUNCIL,
  GHANA,
  LIBERIA,
  NOTICE,
  UKRAINE,
  actOf,
  asksOf,
  desk,
  helicopters,
  mi24,
  mi8,
  noticeFirst,
  partiesOf,
  requester,
  resolution1967,
  secondDesk,
  voiceOf,
} from './process-mi24.js';

/** Three Mi-24 of Ukraine and two Mi-8 of Ghana in one request. */
export const twoLines: RequestContent = { ...helicopters, lines: [mi24, mi8] };
const HOUR = 3_600_000;

/** A fact as it comes back from the log. */
const asStored = (fact: object): object => JSON.parse(JSON.stringify(fact)) as object;

const legIds = fc.constantFrom<LegId>(NOTICE, UKRAINE, GHANA, LIBERIA, COTE_DIVOIRE, COUNCIL);
const lineIds = fc.constantFrom('mi-24', 'mi-8');
const days = fc.constantFrom(
  '2010-11-24',
  '2011-01-19',
  '2011-01-25',
  '2011-02-05',
  '2011-02-16',
  '2011-06-30',
);

const caps: fc.Arbitrary<Caps> = fc.record({
  persons: fc.option(fc.constantFrom(0, 30, 50, 60)),
  equipment: fc.option(fc.constantFrom([{ unitId: 'mi-24', count: 3 }], [{ unitId: 'mi-8', count: 2 }])),
  area: fc.constantFrom(null, null, ['Abidjan']),
  tasks: fc.constant(null),
  from: fc.constantFrom(null, null, '2011-01-19'),
  to: fc.constantFrom(null, null, '2011-01-25', '2011-02-05', '2011-06-30'),
});

const input = (answer: AnswerInput['answer']): fc.Arbitrary<AnswerInput> =>
  fc
    .record({
      caps: fc.option(caps),
      conditions: fc.option(fc.constant('only by day')),
      adoptedOn: fc.constantFrom('2011-01-19', '2011-01-19', '2011-01-21', '2011-06-30'),
      symbol: fc.constantFrom('S/RES/1967 (2011)', 'S/RES/1968 (2011)'),
      term: fc.constantFrom(null, { for: 'P4W' }, { for: 'P3M' }, { until: '2011-01-24' }),
      dated: fc.option(days),
    })
    .map(({ caps: limits, conditions, adoptedOn, symbol, term, dated }) => ({
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
      caps: answer === 'consent_with_conditions' ? limits : null,
      conditions: answer === 'consent_with_conditions' ? conditions : null,
      act: answer === 'adopted' ? actOf({ symbol, adoptedOn, term }) : null,
      seat: null,
      lastDay: null,
      reason: null,
      signedBy: null,
      corrects: null,
    }));

const kindOf = (legId: LegId) => legId.slice(0, legId.indexOf(':')) as LegKind;

/** An answer that its leg knows, more often yes than no. */
const fitting = legIds.chain((legId) => {
  const known = ANSWERS.filter((answer) => legKind(kindOf(legId)).answers[answer] !== undefined);
  const likely = known.filter((answer) => answer !== 'refuse' && answer !== 'not_adopted');
  return fc
    .oneof(
      { weight: 9, arbitrary: fc.constantFrom(...likely) },
      { weight: 1, arbitrary: fc.constantFrom(...known) },
    )
    .chain(input)
    .map((given) => ({ legId, given }));
});

const desks = fc.constantFrom(desk, secondDesk, requester);

/** Something that somebody may do, still to be fitted to what there is by then. */
export type Move = (life: Life, number: number, at: Instant) => Entry | null;

const pick = (ids: readonly string[], nat: number): string => ids[nat % Math.max(ids.length, 1)] ?? 'none';

const ofRequest = (life: Life, at: Instant, fact: object): Entry | null =>
  life.held.request === null
    ? null
    : { of: 'request', fact: asStored({ at, channel: 'inbox', ...fact }) as RequestFact };

const onArrangement = (at: Instant, fact: object): Entry => ({
  of: 'arrangement',
  fact: asStored({ at, channel: 'inbox', ...fact }) as ArrangementFact,
});

function givenOf(
  life: Life,
  number: number,
  legId: LegId,
  said: AnswerInput,
  correcting: boolean,
): AnswerGiven {
  const current = life.request.legs[legId]?.decisionId ?? null;
  return {
    ...said,
    signedBy: null,
    corrects: correcting ? current : null,
    decisionId: `d${number}`,
    legId,
    onBehalfOf: null,
  };
}

const moves: Record<string, fc.Arbitrary<Move>> = {
  answer: fc
    .tuple(fitting, fc.boolean(), fc.constantFrom<Actor | null>(null, null, null, requester, desk))
    .map(
      ([{ legId, given }, correcting, other]) =>
        (life, number, at) =>
          ofRequest(life, at, {
            kind: 'answered',
            by: other ?? voiceOf(legId),
            given: givenOf(life, number, legId, given, correcting),
          }),
    ),
  paper: fc.tuple(fitting, fc.boolean(), desks).map(
    ([{ legId, given }, correcting, by]) =>
      (life, number, at) =>
        ofRequest(life, at, {
          kind: 'paper_recorded',
          by,
          paperId: `p${number}`,
          given: givenOf(life, number, legId, given, correcting),
        }),
  ),
  paperReview: fc.tuple(fc.nat(9), desks, fc.integer({ min: 0, max: 3 })).map(
    ([nat, by, no]) =>
      (life, _number, at) =>
        ofRequest(life, at, {
          kind: no === 0 ? 'paper_sent_back' : 'paper_countersigned',
          by,
          paperId: pick(Object.keys(life.request.papers), nat),
          reason: 'another date',
        }),
  ),
  question: legIds.map(
    (legId) => (life, number, at) =>
      ofRequest(life, at, {
        kind: 'question_asked',
        by: voiceOf(legId),
        questionId: `q${number}`,
        legId,
        text: '?',
      }),
  ),
  reply: fc.tuple(fc.nat(9), desks).map(
    ([nat, by]) =>
      (life, _number, at) =>
        ofRequest(life, at, {
          kind: 'question_answered',
          by,
          questionId: pick(Object.keys(life.request.questions), nat),
          text: '!',
        }),
  ),
  conditions: fc
    .tuple(
      fc.constantFrom('conditions_entered', 'conditions_countersigned', 'conditions_sent_back'),
      legIds,
      caps,
      desks,
    )
    .map(([kind, legId, limits, by]) => (life, _number, at) => {
      const waiting = Object.values(life.request.legs).find((leg) => leg.conditions !== 'none');
      return ofRequest(life, at, { kind, by, legId: waiting?.id ?? legId, caps: limits, reason: 'unclear' });
    }),
  late: fc
    .tuple(fc.constantFrom('late_answer_noted', 'late_answer_reinstated'), fc.nat(30), desks)
    .map(([kind, nat, by]) => (life, _number, at) => {
      const late = Object.values(life.request.decisions).filter((decision) => decision.status === 'late');
      const decisionId = pick(
        (late.length > 0 ? late : Object.values(life.request.decisions)).map((decision) => decision.id),
        nat,
      );
      return ofRequest(life, at, { kind, by, decisionId, reason: 'it was on its way' });
    }),
  waive: fc.tuple(legIds, desks).map(
    ([legId, by]) =>
      (life, _number, at) =>
        ofRequest(life, at, {
          kind: 'leg_waived',
          by,
          legId,
          instrument: 'S/RES/1962 (2010)',
          reason: 'not needed',
        }),
  ),
  task: fc
    .tuple(fc.constantFrom('task_claimed', 'task_released'), fc.nat(30), fc.boolean())
    .map(([kind, nat, first]) => (life, _number, at) => {
      const task = life.request.tasks[pick(Object.keys(life.request.tasks), nat)];
      const partyId = task?.partyId ?? 'dpko';
      return ofRequest(life, at, {
        kind,
        by: { personId: `${partyId}-${first ? 1 : 2}`, partyId },
        taskId: task?.id ?? 'none',
      });
    }),
  reservation: fc
    .tuple(
      fc.constantFrom('reservation_retried', 'reservation_retried', 'reserved', 'reservation_refused'),
      lineIds,
    )
    .map(
      ([kind, lineId]) =>
        (life, _number, at) =>
          ofRequest(life, at, { kind, by: desk, lineId, heldBy: { code: 'held.by_another', params: {} } }),
    ),
  withdraw: fc.constant((life, _number, at) =>
    ofRequest(life, at, { kind: 'withdrawn', by: desk, reason: 'over' }),
  ),
  arrangement: arrangementMoves(lineIds, days).map(
    (fact) => (_life, _number, at) => onArrangement(at, { by: desk, ...fact }),
  ),
};

/** Any of the moves named, the heavier the more often. */
export const weighted = (weights: Record<string, number>): fc.Arbitrary<Move> =>
  fc.oneof(
    ...Object.entries(weights).map(([name, weight]) => ({
      weight,
      arbitrary: moves[name] ?? fc.constant(() => null),
    })),
  );

/** How long until the next thing happens: at once, in hours, or right at and around the next wake-up. */
export const pauses = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 20 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 }).map((n) => n * 24 * HOUR) },
  { weight: 1, arbitrary: fc.constantFrom('just_before', 'at', 'just_after') },
);

/** A moment some time after now, or right at or around the next wake-up. */
export function momentOf(life: Life, now: Instant, pause: number | string): Instant {
  if (typeof pause === 'number') return new Date(Date.parse(now) + pause).toISOString();
  const wakes = [life.request, life.arrangement]
    .map((state) => nextWakeUp(state)?.at)
    .filter((at) => at !== undefined);
  const next = wakes.toSorted()[0] ?? now;
  const shift = pause === 'just_before' ? -1 : pause === 'at' ? 0 : 1;
  const at = new Date(Date.parse(next) + shift).toISOString();
  return at > now ? at : now;
}

const wildIds = fc.constantFrom(
  'd1',
  'd2',
  'p1',
  'q1',
  't3-1',
  'mi-24',
  'mi-8',
  'mars',
  '',
  'constructor',
  '__proto__',
);
const wildLegs = fc.oneof(
  legIds,
  wildIds as fc.Arbitrary<string> as fc.Arbitrary<LegId>,
  fc.constant<LegId>('host_consent:mars'),
);
const instants = fc
  .date({ min: new Date('2010-12-01T00:00:00Z'), max: new Date('2011-09-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const actors = fc.constantFrom<Actor | null>(
  null,
  requester,
  desk,
  secondDesk,
  voiceOf(UKRAINE),
  voiceOf(COUNCIL),
);
const ranges = fc.record({ from: fc.option(instants), to: fc.option(instants) });
const readiness = days.map((day) => ({ notBefore: day, notAfter: null }));

/** Any wake-up at all. */
export const wildWakes: fc.Arbitrary<WakeUp> = fc.oneof(
  fc.record({
    at: instants,
    what: fc.constant('remind' as const),
    legId: wildLegs,
    round: fc.nat(3),
    number: fc.nat(4),
  }),
  fc.record({
    at: instants,
    what: fc.constantFrom(
      'overdue' as const,
      'lapse' as const,
      'objections_end' as const,
      'pause_end' as const,
    ),
    legId: wildLegs,
    round: fc.nat(3),
  }),
  fc.record({
    at: instants,
    what: fc.constant('escalate' as const),
    legId: wildLegs,
    round: fc.nat(3),
    number: fc.nat(3),
  }),
  fc.record({ at: instants, what: fc.constant('reply_overdue' as const), questionId: wildIds }),
  fc.record({ at: instants, what: fc.constantFrom('needed_by' as const, 'request_lapse' as const) }),
  fc.record({
    at: instants,
    what: fc.constant('warn' as const),
    lineId: wildIds,
    before: fc.constantFrom('P1D', 'P3D', 'P9D'),
  }),
  fc.record({ at: instants, what: fc.constant('expire' as const), lineId: wildIds }),
  fc.record({ at: instants, what: fc.constant('ruling' as const), lineId: wildIds, number: fc.nat(3) }),
);

const anyAnswer = fc
  .tuple(fc.constantFrom(...ANSWERS).chain(input), wildIds, wildLegs, fc.option(wildIds))
  .map(([said, decisionId, legId, corrects]) => ({ ...said, corrects, decisionId, legId, onBehalfOf: null }));

/** Saturdays and Sundays, and nothing known of holidays. */
const headquartersCalendar = calendarSchema.parse({
  id: 'headquarters',
  zone: 'America/New_York',
  weekends: [{ from: null, days: [6, 7], verified: false, sources: ['assumed for tests'] }],
});

const wildUpgrades = fc.record({ from: fc.nat(9), to: fc.nat(9), hashBefore: wildIds, hashAfter: wildIds });

const wildPayloads = {
  drafted: fc.record({
    requestId: wildIds,
    arrangementId: wildIds,
    content: fc.constantFrom(helicopters, twoLines),
  }),
  revised: fc.record({ content: fc.constantFrom(helicopters, twoLines) }),
  submitted: fc.constantFrom(helicopters, twoLines).map((content) => ({
    policyHash: 'h',
    authority: resolution1967,
    parties: partiesOf(content),
    asks: asksOf(noticeFirst, partiesOf(content)),
    calendars: null,
    senderMandateEndsOn: null,
    standingConsents: [],
    arrangement: null,
  })),
  amended: fc.constantFrom(helicopters, twoLines).map((content) => ({
    content,
    authority: resolution1967,
    parties: partiesOf(content),
    asks: asksOf(noticeFirst, partiesOf(content)),
    reason: 'The situation has changed.',
  })),
  overtaken: fc.record({ reason: wildIds }),
  line_dropped: fc.record({ lineId: wildIds, reason: wildIds }),
  refusal_accepted: fc.record({ legId: wildLegs, reason: wildIds }),
  asked_again: fc.record({ legId: wildLegs, reason: wildIds }),
  leg_not_in_record: fc.record({ legId: wildLegs, reason: wildIds }),
  leg_asked: fc.record({ legId: wildLegs }),
  answer_entered: fc.record({ given: anyAnswer }),
  continued_live: fc.record({ seats: fc.constant([]), calendars: fc.constant(null) }),
  approver_added: fc.record({ legId: wildLegs, seatId: wildIds, personId: wildIds }),
  approver_removed: fc.record({ legId: wildLegs, seatId: wildIds, personId: wildIds, reason: wildIds }),
  calendar_corrected: fc.record({
    of: fc.oneof(fc.constant('headquarters'), fc.record({ partyId: wildIds })),
    calendar: fc.constant(headquartersCalendar),
    reason: wildIds,
  }),
  override_proposed: fc.record({
    overrideId: wildIds,
    act: fc.oneof(
      fc.record({ kind: fc.constantFrom('ask_again', 'close_round'), legId: wildLegs }),
      fc.record({ kind: fc.constant('extend_lapse'), legId: wildLegs, until: instants }),
      fc.record({ kind: fc.constant('release_task'), taskId: wildIds }),
    ),
    reason: wildIds,
  }),
  override_confirmed: fc.record({ overrideId: wildIds }),
  override_rejected: fc.record({ overrideId: wildIds, reason: wildIds }),
  task_handed_over: fc.record({ taskId: wildIds, to: wildIds, reason: wildIds }),
  task_handed_back: fc.record({ taskId: wildIds }),
  answered: fc.record({ given: anyAnswer }),
  paper_recorded: fc.record({ paperId: wildIds, given: anyAnswer }),
  paper_countersigned: fc.record({ paperId: wildIds }),
  paper_sent_back: fc.record({ paperId: wildIds, reason: wildIds }),
  record_contested: fc.record({ contestId: wildIds, decisionId: wildIds, reason: wildIds }),
  contest_withdrawn: fc.record({ contestId: wildIds, reason: wildIds }),
  record_struck: fc.record({ contestId: wildIds, reason: wildIds }),
  contest_noted: fc.record({ contestId: wildIds, reason: wildIds }),
  question_asked: fc.record({ questionId: wildIds, legId: wildLegs, text: wildIds }),
  question_answered: fc.record({ questionId: wildIds, text: wildIds }),
  conditions_entered: fc.record({ legId: wildLegs, caps }),
  conditions_countersigned: fc.record({ legId: wildLegs }),
  conditions_sent_back: fc.record({ legId: wildLegs, reason: wildIds }),
  late_answer_noted: fc.record({ decisionId: wildIds, reason: wildIds }),
  late_answer_reinstated: fc.record({ decisionId: wildIds, reason: wildIds }),
  leg_waived: fc.record({ legId: wildLegs, instrument: wildIds, reason: wildIds }),
  task_claimed: fc.record({ taskId: wildIds }),
  task_released: fc.record({ taskId: wildIds }),
  withdrawn: fc.record({ reason: wildIds }),
  reserved: fc.record({ lineId: wildIds }),
  reservation_refused: fc.record({
    lineId: wildIds,
    heldBy: wildIds.map((reference) => ({ code: 'held.by_arrangement' as const, params: { reference } })),
  }),
  reservation_retried: fc.record({ lineId: wildIds }),
  readiness_reported: fc.record({ lineId: wildIds, readiness }),
  due: fc.record({ wake: wildWakes }),
  machine_upgraded: wildUpgrades,
} satisfies Record<RequestFact['kind'], fc.Arbitrary<object>>;

const grants = fc.record({
  kind: fc.constantFrom(...REQUEST_KINDS),
  lineId: wildIds,
  unitId: wildIds,
  count: fc.constantFrom(2, 3),
  persons: fc.constant(mi24.persons),
  area: fc.constant(null),
  tasks: fc.constant(null),
  countingModel: fc.constant('SENDER_COUNTS' as const),
  from: fc.option(days),
  expiresAt: instants,
  expiresBecause: fc.constant('council_decision'),
  adopted: ranges,
  lastConsent: ranges,
  readiness: fc.option(readiness),
  warnAt: fc.array(fc.record({ at: instants, before: fc.constant('P1D') }), { maxLength: 1 }),
});

const wildArrangementPayloads = {
  opened: fc.record({
    arrangementId: wildIds,
    sendingMission: wildIds,
    receivingMission: wildIds,
    clockOffsetMs: fc.nat(),
    assumptions: fc.option(wildIds),
  }),
  request_opened: fc.record({ requestId: wildIds, lines: fc.constantFrom([mi24], [mi24, mi8], []) }),
  line_granted: fc.record({ requestId: wildIds, grant: grants }),
  line_not_granted: fc.record({
    requestId: wildIds,
    lineId: wildIds,
    reason: fc.constantFrom('refused', 'withdrawn', 'lapsed', 'dropped'),
  }),
  readiness_stated: fc.record({ lineId: wildIds, readiness }),
  ...wildArrangementActs(wildIds),
  clock_moved: fc.record({ clockOffsetMs: fc.nat() }),
  continued_live: fc.constant({}),
  due: fc.record({ wake: wildWakes }),
  machine_upgraded: wildUpgrades,
} satisfies Record<ArrangementFact['kind'], fc.Arbitrary<object>>;

const base = fc.record(
  { at: instants, by: actors, channel: fc.constantFrom(...CHANNELS), effective: ranges },
  { requiredKeys: ['at', 'by', 'channel'] },
);

const factsOf = (payloads: Record<string, fc.Arbitrary<object>>): fc.Arbitrary<object> =>
  fc.oneof(
    ...Object.entries(payloads).map(([kind, payload]) =>
      fc.tuple(base, payload).map(([common, own]) => asStored({ ...common, ...own, kind })),
    ),
  );

/** Any fact of a request, of valid shape, about anything, at any time. */
export const wildRequestFacts = factsOf(wildPayloads) as fc.Arbitrary<RequestFact>;
/** Any fact of an arrangement, of valid shape, about anything, at any time. */
export const wildArrangementFacts = factsOf(wildArrangementPayloads) as fc.Arbitrary<ArrangementFact>;
