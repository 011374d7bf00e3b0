import { type Calendar, calendarSchema } from '#libs/calendars';
import type { Policy, PolicyLeg, RequestContent, StandingConsent } from '#libs/contracts';
import { policySchema } from '#libs/contracts';
import type { RequestFact } from '#libs/process';
import { everyKind } from '../lives/every-kind.js';
import { helicopters, mi24, mi8, noLimits, noticeFirst, noteVerbale } from '../process-mi24.js';

/** A policy with what its requests are submitted with. */
export interface World {
  name: string;
  policy: Policy;
  contents: readonly RequestContent[];
  submission: Partial<Extract<RequestFact, { kind: 'submitted' }>>;
  ofRecord: boolean;
}

const both: RequestContent = { ...helicopters, lines: [mi24, mi8] };

/** A policy like another, with some kinds of its legs written otherwise. */
export function withLegs(
  policy: Policy,
  otherwise: Partial<Record<PolicyLeg['kind'], Record<string, unknown>>>,
): Policy {
  return policySchema.parse({
    ...policy,
    legs: policy.legs.map((leg) => ({ ...leg, ...otherwise[leg.kind] })),
  });
}

const seatsOf = (...ids: string[]) => ids.map((id) => ({ id, title: `the ${id}` }));

/** The ministry, then the cabinet, then both houses of parliament; the hosts by two of three; the Council with a veto. */
export const inStages: Policy = withLegs(noticeFirst, {
  contributor_consent: {
    seats: seatsOf('ministry', 'cabinet', 'lower-house', 'upper-house'),
    rule: {
      kind: 'stages',
      stages: [
        { title: 'Ministry', seats: ['ministry'], rule: { kind: 'vote', approve: { kind: 'any' } } },
        { title: 'Cabinet', seats: ['cabinet'], rule: { kind: 'vote', approve: { kind: 'all' } } },
        {
          title: 'Parliament',
          seats: ['lower-house', 'upper-house'],
          rule: { kind: 'vote', approve: { kind: 'all' }, changeOfVote: true },
        },
      ],
    },
  },
  host_consent: {
    seats: seatsOf('president', 'foreign-minister', 'defence-minister'),
    rule: { kind: 'vote', approve: { kind: 'k_of_n', k: 2 }, changeOfVote: true },
  },
  council_decision: {
    seats: seatsOf('france', 'gabon', 'brazil'),
    rule: { kind: 'vote', approve: { kind: 'k_of_n', k: 2 }, veto: ['france'], quorum: 3 },
  },
});

/** The Council by letters: members may object for five days, then the President's reply is put on record. */
const bySilence: Policy = withLegs(noticeFirst, {
  council_decision: {
    seats: seatsOf('france', 'gabon', 'president'),
    rule: { kind: 'no_objection', recordedBy: 'president' },
    objectionsUntil: 'P5D',
  },
});

const workingDays = (days: number, calendar: 'party' | 'headquarters' | 'both') => ({
  time: { workingDays: days },
  after: 'asked',
  calendar,
});

/** Everything in working time, of each side and of both, some of it counted back from the day of need. */
export const inWorkingTime: Policy = policySchema.parse({
  ...noticeFirst,
  legs: noticeFirst.legs.map((leg) => ({
    ...leg,
    due: workingDays(10, 'party'),
    reminders: { first: workingDays(3, 'party'), every: { workingDays: 2 }, times: 4 },
    escalate: [
      { at: workingDays(8, 'both'), to: 'managers', say: null },
      { at: workingDays(12, 'headquarters'), to: 'executive_office', say: 'Call the mission.' },
      { at: { time: { workingHours: 16 }, before: 'needed_by' }, to: 'receiving_mission', say: null },
    ],
    lapse: workingDays(40, 'both'),
    questions: { atMost: 2, pauseAtMost: 'P3D' },
  })),
});

function calendarOf(id: string, zone: string, days: number[], holidays: string[] = []): Calendar {
  const sources = ['assumed for tests'];
  return calendarSchema.parse({
    id,
    zone,
    weekends: [{ from: null, days, verified: false, sources }],
    holidays: [
      {
        year: 2011,
        complete: true,
        days: holidays.map((date) => ({ date, name: 'a holiday' })),
        verified: false,
        sources,
      },
    ],
  });
}

export const headquarters = calendarOf('headquarters', 'America/New_York', [6, 7]);
/** Calendars as they may be corrected: another weekend, and holidays that nobody had told. */
export const corrections = [
  calendarOf('other-weekend', 'Africa/Abidjan', [5, 6]),
  calendarOf('holidays', 'Africa/Abidjan', [6, 7], ['2011-01-20', '2011-01-21', '2011-01-24']),
  headquarters,
];

/** A consent recorded in advance. */
export function standingConsent(
  partyId: string,
  more: Partial<StandingConsent> = {},
): { consent: StandingConsent; decisionId: string } {
  const consent: StandingConsent = {
    id: `standing-${partyId}`,
    partyId,
    legKind: 'contributor_consent',
    instrument: noteVerbale('2010-06-01', 'NV/2010/1'),
    scope: { sendingMissions: null, receivingMissions: null, units: null, caps: noLimits },
    validFrom: '2010-06-01',
    validTo: null,
    binding: true,
    withdrawnAt: null,
    ...more,
  };
  return { consent, decisionId: `d-${consent.id}` };
}

const PARTS = ['releasing_assessment', 'cost_review', 'consultation'] as const;

/** All ten kinds, one after the other; the consultation is advisory, and for one host it is enough to have been told. */
export const allKinds: Policy = everyKind(
  {
    advance_notice: [...PARTS],
    contributor_consent: ['advance_notice'],
    host_consent: ['advance_notice'],
    regional_consent: ['host_consent'],
    council_decision: ['contributor_consent'],
    mou_amendment: ['contributor_consent'],
    clearances: ['council_decision'],
  },
  {
    consultation: { required: false, satisfiedBy: ['consulted', 'waived'] },
    regional_consent: { satisfiedBy: ['obtained', 'obtained_with_caveats', 'notified', 'waived'] },
    clearances: { waivable: false },
  },
);

const plain = { submission: {}, ofRecord: false };

/** Processes that differ in whatever a policy can say. */
export const worlds: readonly World[] = [
  { name: 'notice first', policy: noticeFirst, contents: [helicopters, both], ...plain },
  { name: 'seats in stages', policy: inStages, contents: [helicopters, both], ...plain },
  { name: 'no objection', policy: bySilence, contents: [helicopters, both], ...plain },
  {
    name: 'working time',
    policy: inWorkingTime,
    contents: [helicopters, both],
    submission: {
      calendars: {
        headquarters,
        parties: { ukraine: calendarOf('ukraine', 'Europe/Kyiv', [6, 7], ['2011-01-24']) },
      },
    },
    ofRecord: false,
  },
  {
    name: 'all kinds',
    policy: allKinds,
    contents: [both],
    submission: {
      standingConsents: [
        standingConsent('ukraine', {
          scope: {
            sendingMissions: null,
            receivingMissions: null,
            units: null,
            caps: { ...noLimits, persons: 60, to: '2011-02-10' },
          },
        }),
        standingConsent('ghana', { binding: false }),
        standingConsent('liberia', { legKind: 'host_consent', validTo: '2011-03-31' }),
      ],
    },
    ofRecord: false,
  },
  { name: 'of the record', policy: noticeFirst, contents: [helicopters], submission: {}, ofRecord: true },
];
