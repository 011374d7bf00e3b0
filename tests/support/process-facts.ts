// Facts are put together here from parts chosen at random, which the compiler cannot follow.
/* oxlint-disable typescript/no-unsafe-type-assertion */
import * as fc from 'fast-check';
import type { AnswerInput, Caps, RequestContent } from '#libs/contracts';
import { calendarSchema } from '#libs/calendars';
import { ANSWERS, CHANNELS, REQUEST_KINDS } from '#libs/contracts';
import { wildLoanActs } from './process-loan-facts.js';
import type { Actor, ArrangementFact, LegId, RequestFact, WakeUp } from '#libs/process';
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

/** A fact as it comes back from the log. */
const asStored = (fact: object): object => JSON.parse(JSON.stringify(fact)) as object;

const legIds = fc.constantFrom<LegId>(NOTICE, UKRAINE, GHANA, LIBERIA, COTE_DIVOIRE, COUNCIL);
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
    loan: null,
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
  asked_anew: fc.record({ legId: wildLegs, reason: wildIds }),
  leg_not_in_record: fc.record({ legId: wildLegs, reason: wildIds }),
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
      fc.record({ kind: fc.constantFrom('ask_anew', 'close_round'), legId: wildLegs }),
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
  reservation_refused: fc.record({ lineId: wildIds, heldBy: wildIds }),
  reservation_retried: fc.record({ lineId: wildIds }),
  readiness_told: fc.record({ lineId: wildIds, readiness }),
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

const wildLoanPayloads = {
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
  ...wildLoanActs(wildIds),
  clock_moved: fc.record({ clockOffsetMs: fc.nat() }),
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
export const wildLoanFacts = factsOf(wildLoanPayloads) as fc.Arbitrary<ArrangementFact>;
