import { LEG_KINDS, REQUEST_KINDS } from '#libs/contracts';
import * as fc from 'fast-check';

/*
 * Policies as somebody without any care would write them: of the right form, and otherwise anything.
 */

const keys = fc.constantFrom('ministry', 'cabinet', 'parliament', 'president');
const amounts = fc.oneof(
  fc.constantFrom('PT6H', 'P1D', 'P3D', 'P14D', 'P30D', 'P1M', 'P60D', 'P0D', 'P999Y', 'PT0.5S'),
  fc.integer({ min: 1, max: 1000 }).map((workingDays) => ({ workingDays })),
  fc.integer({ min: 1, max: 1000 }).map((workingHours) => ({ workingHours })),
);
const calendars = fc.constantFrom('party', 'headquarters', 'both');
const deadlines = fc.oneof(
  fc.constantFrom('PT6H', 'P1D', 'P14D', 'P30D', 'P1M', 'P60D', 'P0D'),
  fc.record({ time: amounts, after: fc.constant('asked'), calendar: calendars }),
  fc.record({ time: amounts, before: fc.constantFrom('needed_by', 'authority_expiry'), calendar: calendars }),
);
const some = <T>(of: fc.Arbitrary<T>, minLength = 0) => fc.array(of, { minLength, maxLength: 4 });
const votes = fc.record({
  kind: fc.constant('vote'),
  approve: fc.oneof(
    fc.constantFrom<object>({ kind: 'any' }, { kind: 'all' }),
    fc.integer({ min: 1, max: 5 }).map((k) => ({ kind: 'k_of_n', k })),
    fc.record({
      kind: fc.constant('percentage'),
      percent: fc.integer({ min: 1, max: 100 }),
      of: fc.constantFrom('seats', 'votes_cast'),
      passes: fc.constantFrom('at_least', 'more_than'),
    }),
    fc.record({
      kind: fc.constant('weighted'),
      weights: some(fc.record({ seat: keys, weight: fc.nat(5) })),
      threshold: fc.integer({ min: 1, max: 9 }),
    }),
    fc.record({ kind: fc.constant('required'), seats: some(keys), optional: fc.nat(3) }),
  ),
  quorum: fc.option(fc.integer({ min: 1, max: 5 })),
  veto: some(keys),
});
const rules = fc.oneof(
  votes,
  fc.record({ kind: fc.constant('no_objection'), recordedBy: keys }),
  fc.record({
    kind: fc.constant('stages'),
    stages: some(fc.record({ title: fc.constant('A stage'), seats: some(keys), rule: votes }), 1),
  }),
);

const legs = fc.record(
  {
    kind: fc.constantFrom(...LEG_KINDS),
    of: fc.constantFrom(
      'notifier',
      'council',
      'secretariat',
      'regional_body',
      'sending_mission',
      'each_contributor',
      'each_host',
      'sending_host',
      'receiving_host',
    ),
    after: some(fc.constantFrom(...LEG_KINDS)),
    due: deadlines,
    reminders: fc.oneof(
      some(deadlines),
      fc.record({ first: deadlines, every: amounts, times: fc.integer({ min: 1, max: 20 }) }),
    ),
    escalate: fc.oneof(
      deadlines,
      some(
        fc.record({ at: deadlines, to: fc.constantFrom('managers', 'executive_office', 'sending_mission') }),
        1,
      ),
    ),
    lapse: deadlines,
    required: fc.boolean(),
    satisfiedBy: some(
      fc.constantFrom('obtained', 'obtained_with_caveats', 'notified', 'consulted', 'waived'),
      1,
    ),
    seats: some(keys.map((id) => ({ id, title: id }))),
    rule: fc.option(rules),
    objectionsUntil: fc.option(deadlines),
    questions: fc.record({ atMost: fc.nat(3), pauseAtMost: fc.constantFrom('P1D', 'P30D', 'PT0S') }),
    waivable: fc.boolean(),
    standingConsent: fc.boolean(),
  },
  { requiredKeys: ['kind', 'of', 'after', 'due', 'reminders', 'escalate', 'lapse'] },
);

/** Any policy of the right form. */
export const anyPolicy = fc.record({
  id: fc.constant('any'),
  version: fc.constant(1),
  title: fc.constant('Any'),
  description: fc.constant('Written without any care.'),
  for: some(fc.constantFrom(...REQUEST_KINDS), 1),
  council: fc.constantFrom('decides', 'authority_suffices'),
  zone: fc.constantFrom('America/New_York', 'Asia/Kathmandu', 'Mars/Base', ''),
  legs: fc.array(legs, { minLength: 1, maxLength: 6 }),
  warnings: some(fc.constantFrom('P30D', 'P1M', 'P1D'), 1),
  replyToQuestion: fc.constantFrom('P2D', 'P0D'),
  lapseAfterNeededBy: fc.constantFrom('P30D', 'P999Y'),
});

/** What the four legs that no arrangement can do without may wait for without a circle, in every order that there is. */
const orders = fc
  .shuffledSubarray(
    [
      'advance_notice',
      'contributor_consent',
      'host_consent',
      'council_decision',
      'cost_review',
      'clearances',
    ],
    { minLength: 6, maxLength: 6 },
  )
  .chain((kinds) =>
    fc
      .tuple(...kinds.map((_kind, index) => fc.subarray(kinds.slice(0, index))))
      .map((waits) => new Map(kinds.map((kind, index) => [kind, waits[index] ?? []]))),
  );

const OF: Readonly<Record<string, string>> = {
  advance_notice: 'notifier',
  contributor_consent: 'each_contributor',
  host_consent: 'each_host',
  council_decision: 'council',
  cost_review: 'secretariat',
  clearances: 'receiving_host',
};

/** Seats and a rule; many of them can never be met, and the check has to say so. */
const voices = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record({
      seats: fc
        .uniqueArray(keys, { minLength: 1, maxLength: 4 })
        .map((ids) => ids.map((id) => ({ id, title: id }))),
      rule: votes,
    }),
  },
);

/** Policies that are likely to be without fault, with waits and voices of every kind. */
export const likelyPolicy = fc
  .tuple(orders, fc.array(voices, { minLength: 6, maxLength: 6 }))
  .map(([waits, speaking]) => ({
    id: 'likely',
    version: 1,
    title: 'Likely',
    description: 'Likely to be without fault.',
    zone: 'America/New_York',
    legs: [...waits].map(([kind, after], index) => ({
      kind,
      of: OF[kind],
      after,
      due: 'P14D',
      reminders: [],
      escalate: 'P15D',
      lapse: 'P60D',
      ...(kind === 'advance_notice' ? {} : speaking[index]),
    })),
    warnings: ['P30D'],
    replyToQuestion: 'P2D',
    lapseAfterNeededBy: 'P30D',
  }));
