import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policySchema } from '#libs/contracts';
import { parse, stringify } from 'yaml';
import { POLICY_FAULTS, POLICY_WARNINGS } from './policy-faults-kinds.js';
import { readPolicyText } from './policy-text.js';
import { faultLine, said } from '../../../../tests/support/written.js';

/*
 * The faults of the wider language. Each case writes some fields of a sound policy otherwise; the text is laid out again
 * for it, so that the places are found by what stands there: `line` is the text of the line blamed, from the column on.
 */

type Fields = Record<string, unknown>;

interface Legs {
  notice?: Fields;
  contributor?: Fields;
  host?: Fields;
  council?: Fields;
  more?: Fields[];
  /** Of the policy itself. */
  top?: Fields;
}

const times = { due: 'P14D', reminders: ['P7D'], escalate: 'P15D', lapse: 'P60D' };

function textOf({ notice, contributor, host, council, more = [], top }: Legs): string {
  return stringify({
    id: 'tried',
    version: 1,
    title: 'Tried',
    description: 'Tried in a test.',
    zone: 'America/New_York',
    legs: [
      { kind: 'advance_notice', of: 'notifier', after: [], ...times, ...notice },
      {
        kind: 'contributor_consent',
        of: 'each_contributor',
        after: ['advance_notice'],
        ...times,
        ...contributor,
      },
      { kind: 'host_consent', of: 'each_host', after: ['advance_notice'], ...times, ...host },
      { kind: 'council_decision', of: 'council', after: ['advance_notice'], ...times, ...council },
      ...more,
    ],
    warnings: ['P30D'],
    replyToQuestion: 'P2D',
    lapseAfterNeededBy: 'P30D',
    ...top,
  });
}

/** Every fault as `<text at its place> → <rule>: <message>`, warnings marked. */
function told(changes: Legs): string[] {
  const text = textOf(changes);
  const lines = text.split('\n');
  return readPolicyText(text).faults.map(({ line, column, severity, rule, reason }) => {
    const place = (lines[line - 1] ?? '').slice(column - 1);
    return `${place} → ${severity === 'warning' ? 'warning ' : ''}${rule}: ${said(reason)}`;
  });
}

const days = (workingDays: number, calendar = 'headquarters') => ({
  time: { workingDays },
  after: 'asked',
  calendar,
});
const hours = (workingHours: number) => ({ time: { workingHours }, after: 'asked' });
const before = (time: unknown, anchor = 'needed_by') => ({ time, before: anchor });
const seat = (id: string) => ({ id, title: id.toUpperCase() });
const any = { kind: 'vote', approve: { kind: 'any' } };
const leg = (kind: string, of: string, more: Fields = {}): Fields => ({
  kind,
  of,
  after: [],
  ...times,
  ...more,
});

const SOUND: [string, Legs][] = [
  ['as it stands', {}],
  [
    'working time throughout',
    { council: { due: days(5), reminders: [days(3)], escalate: days(6), lapse: days(30) } },
  ],
  ['working days and weeks far apart', { host: { due: days(5), escalate: 'P6W', reminders: [] } }],
  [
    'deadlines before the day needed',
    { host: { due: before('P14D'), reminders: [before('P20D')], escalate: before('P10D'), lapse: 'P200D' } },
  ],
  [
    'an escalation before the answer is due, since the day presses',
    {
      host: { escalate: [{ at: before('P3D', 'authority_expiry'), to: 'executive_office' }], lapse: 'P180D' },
    },
  ],
  [
    'steps to several at one moment',
    {
      host: {
        escalate: [
          { at: 'P15D', to: 'managers' },
          { at: 'P15D', to: 'sending_mission' },
          { at: 'P20D', to: 'executive_office', say: 'Call the capital.' },
        ],
      },
    },
  ],
  ['reminders repeated', { host: { reminders: { first: 'P7D', every: 'P7D', times: 5 } } }],
  [
    'seats in stages',
    {
      contributor: {
        seats: [seat('ministry'), seat('cabinet')],
        rule: {
          kind: 'stages',
          stages: [
            { title: 'Ministry', seats: ['ministry'], rule: any },
            { title: 'Cabinet', seats: ['cabinet'], rule: any },
          ],
        },
      },
    },
  ],
  [
    'the no-objection procedure',
    {
      council: {
        seats: [seat('members'), seat('president')],
        rule: { kind: 'no_objection', recordedBy: 'president' },
        objectionsUntil: 'P3D',
      },
    },
  ],
  ['an advisory leg', { more: [leg('cost_review', 'secretariat', { required: false })] }],
  [
    'the two hosts apart',
    {
      host: { of: 'sending_host' },
      more: [leg('host_consent', 'receiving_host', { after: ['advance_notice'] })],
    },
  ],
];

const FAULTY: [string, Legs, string[]][] = [
  [
    'no Council where the authority does not suffice, and one where it does',
    { top: { council: 'authority_suffices' } },
    [
      'council_decision → council_not_asked: With council: authority_suffices no decision of the Council is asked; this leg contradicts it.',
    ],
  ],
  [
    'one host only',
    { host: { of: 'sending_host' } },
    [
      '- kind: advance_notice → leg_missing: There is no leg for the consent of the receiving host: both sides are asked.',
    ],
  ],
  [
    'a host asked twice',
    { more: [leg('host_consent', 'receiving_host')] },
    [
      'host_consent → leg_twice: Leg 3 asks parties of this one for the host consent already; a party is asked for it once.',
    ],
  ],
  [
    'a regional consent of a mission',
    { more: [leg('regional_consent', 'sending_mission')] },
    [
      'sending_mission → leg_unfit: The regional consent is of regional_body; sending_mission cannot give it.',
    ],
  ],
  [
    'an advisory consent',
    { host: { required: false } },
    [
      'false → leg_advisory: The host consent cannot be advisory: no unit enters or leaves without the consent of the host Governments.',
    ],
  ],
  [
    'a wait for an advisory leg',
    {
      council: { after: ['cost_review'] },
      more: [leg('cost_review', 'secretariat', { required: false })],
    },
    [
      'cost_review → waits_for_advisory: This leg waits for the cost review, which is advisory: nothing waits for it.',
    ],
  ],
  [
    'a circle through the second leg of a kind',
    {
      host: { of: 'sending_host', after: [] },
      more: [leg('host_consent', 'receiving_host', { after: ['council_decision'] })],
      council: { after: ['host_consent'] },
    },
    [
      'host_consent → cycle: The council decision waits for the host consent, which waits for the council decision: none of them is ever asked.',
    ],
  ],
  [
    'a kind of request twice',
    { top: { for: ['start', 'start'] } },
    ['start → kind_twice: start stands twice.'],
  ],
  [
    'a capital that is only notified',
    { contributor: { satisfiedBy: ['obtained', 'notified', 'waived'] } },
    [
      'notified → satisfaction_unfit: The contributor consent is given or it is not: being notified cannot satisfy it.',
    ],
  ],
  [
    'a Council that is only consulted',
    { council: { satisfiedBy: ['obtained', 'consulted', 'waived'] } },
    [
      'consulted → satisfaction_unfit: The council decision is given or it is not: being consulted cannot satisfy it.',
    ],
  ],
  [
    'nothing but a waiver',
    { contributor: { satisfiedBy: ['waived'] } },
    [
      '- waived → satisfaction_out_of_reach: Nothing that the party can say satisfies this leg: a contributor consent that it gives comes to obtained.',
    ],
  ],
  [
    'seats without a rule, one of them twice',
    { contributor: { seats: [seat('a'), seat('a')] } },
    [
      '- id: a → seats_without_rule: Seats need a rule that says how the answer follows from them.',
      'a → seat_twice: The seat a is there twice; it counts once.',
    ],
  ],
  [
    'a rule without seats',
    { contributor: { rule: any } },
    ['kind: vote → rule_without_seats: A rule goes with seats; this leg has none.'],
  ],
  [
    'a rule that its seats can never meet',
    { contributor: { seats: [seat('a')], rule: { kind: 'vote', approve: { kind: 'k_of_n', k: 2 } } } },
    ['2 → too_few_seats: 2 votes needed, but there is only 1 seat.'],
  ],
  [
    'weights and a veto of nobody',
    {
      contributor: {
        seats: [seat('a')],
        rule: {
          kind: 'vote',
          approve: {
            kind: 'weighted',
            weights: [
              { seat: 'a', weight: 1 },
              { seat: 'x', weight: 1 },
            ],
            threshold: 1,
          },
          veto: ['y'],
        },
      },
    },
    ['x → seat_unknown: x is no seat of this group.', 'y → seat_unknown: y is no seat of this group.'],
  ],
  [
    'a stage without seats',
    {
      contributor: {
        seats: [seat('a')],
        rule: {
          kind: 'stages',
          stages: [
            { title: 'One', seats: ['a'], rule: any },
            { title: 'Two', seats: [], rule: any },
          ],
        },
      },
    },
    ['[] → stage_without_seats: The stage Two has no seat.'],
  ],
  [
    'silence asked of a capital',
    {
      contributor: {
        seats: [seat('a'), seat('b')],
        rule: { kind: 'no_objection', recordedBy: 'b' },
        objectionsUntil: 'P3D',
      },
    },
    [
      'no_objection → silence_decides: Silence may be asked of the Council only; every other party has to answer.',
    ],
  ],
  [
    'objections of a host without any rule',
    { host: { objectionsUntil: 'P3D' } },
    ['P3D → objections_unfit: Silence may be asked of the Council only; the host consent has to be given.'],
  ],
  [
    'objections in the Council that nobody records',
    { council: { objectionsUntil: 'P3D' } },
    [
      'P3D → objections_unfit: Objections end only where a no_objection rule says which seat then records the reply.',
    ],
  ],
  [
    'objections without an end',
    { council: { seats: [seat('a'), seat('b')], rule: { kind: 'no_objection', recordedBy: 'b' } } },
    [
      'kind: no_objection → objections_without_end: A no_objection rule needs objectionsUntil: until when members may object.',
    ],
  ],
  [
    'a reply that is due before objections end',
    {
      council: {
        seats: [seat('a'), seat('b')],
        rule: { kind: 'no_objection', recordedBy: 'b' },
        objectionsUntil: 'P14D',
      },
    },
    [
      'P14D → objections_not_before_due: Objections end (P14D) no earlier than the reply on record is due (P14D).',
    ],
  ],
  [
    'a reply recorded by nobody',
    {
      council: {
        seats: [seat('a'), seat('b')],
        rule: { kind: 'no_objection', recordedBy: 'x' },
        objectionsUntil: 'P3D',
      },
    },
    ['x → seat_unknown: x, who records the reply, is no seat.'],
  ],
  [
    'fewer working days for the lapse than for the answer',
    { host: { due: days(5), reminders: [], escalate: days(6), lapse: days(4) } },
    [
      'time: → lapse_not_after_due: The round lapses (4 working days of headquarters) no later than its answer is due (5 working days of headquarters).',
    ],
  ],
  [
    'working days that a weekend makes longer than the lapse',
    { host: { due: days(5), reminders: [], escalate: days(6), lapse: 'P7D' } },
    [
      'P7D → lapse_not_after_due: The round lapses (P7D) no later than its answer is due (5 working days of headquarters), where a weekend falls in between.',
    ],
  ],
  [
    'an escalation that comes early where no day off falls in between',
    { host: { due: 'P3D', reminders: [], escalate: days(3) } },
    [
      'time: → escalation_not_after_due: The managers are told (3 working days of headquarters) that nothing has come, no later than the answer is due (P3D), where no day off falls in between.',
    ],
  ],
  [
    'working time of different calendars',
    { host: { due: days(5, 'party'), reminders: [], escalate: days(5) } },
    [
      'time: → escalation_not_after_due: The managers are told (5 working days of headquarters) that nothing has come, no later than the answer is due (5 working days of the party), where a weekend falls in between.',
    ],
  ],
  [
    'an escalation in working hours that ends with the lapse',
    {
      host: {
        due: 'PT12H',
        reminders: [],
        escalate: [{ at: hours(16), to: 'executive_office' }],
        lapse: 'P2D',
      },
    },
    [
      'time: → escalation_not_before_lapse: The executive office is told (16 working hours of headquarters) when the round has lapsed already (P2D), where a weekend falls in between.',
    ],
  ],
  [
    'an escalation nearer to the day needed than the answer',
    { host: { due: before('P7D'), reminders: [], escalate: before('P9D'), lapse: 'P200D' } },
    [
      'time: P9D → escalation_not_after_due: The managers are told (P9D before it is needed) that nothing has come, no later than the answer is due (P7D before it is needed).',
    ],
  ],
  [
    'escalation steps out of order',
    {
      host: {
        escalate: [
          { at: 'P20D', to: 'managers' },
          { at: 'P15D', to: 'executive_office' },
        ],
      },
    },
    ['P15D → escalations_not_ascending: Steps stand with the earliest first: P15D comes before P20D.'],
  ],
  [
    'reminders that go on after the lapse',
    { host: { reminders: { first: 'P7D', every: 'P7D', times: 9 } } },
    [
      '9 → reminder_not_before_lapse: The reminder (P7D, then 8 more, P7D apart) would go out when the round has lapsed already (P60D).',
    ],
  ],
  [
    'reminders that pass the lapse in long months only',
    { host: { reminders: { first: 'P29D', every: 'P1M', times: 2 } } },
    [
      '2 → reminder_not_before_lapse: The reminder (P29D, then 1 more, P1M apart) would go out when the round has lapsed already (P60D), for example reckoned from 2011-01-31.',
    ],
  ],
  [
    'reminders repeated at once',
    { host: { reminders: { first: 'P7D', every: 'P0D', times: 2 } } },
    ['P0D → duration_not_positive: P0D is no time at all; a duration is longer than zero.'],
  ],
  [
    'reminders repeated for millennia',
    { host: { reminders: { first: 'P7D', every: 'P999Y', times: 20 } } },
    ['20 → duration_unreckonable: P7D, then 19 more, P999Y apart is longer than dates can be reckoned.'],
  ],
  [
    'a pause of no time',
    { host: { questions: { atMost: 1, pauseAtMost: 'PT0S' } } },
    ['PT0S → duration_not_positive: PT0S is no time at all; a duration is longer than zero.'],
  ],
];

const WARNED: [string, Legs, string[]][] = [
  [
    'a host that is only notified',
    { host: { satisfiedBy: ['obtained', 'obtained_with_caveats', 'notified', 'waived'] } },
    [
      'notified → warning soft_satisfaction: Who is notified has not consented: practice has taken it for enough, but this leg then rests on no consent.',
    ],
  ],
  [
    'a waiver that would not satisfy',
    { host: { satisfiedBy: ['obtained'] } },
    [
      '- obtained → warning waiver_without_effect: The leg may be waived, but a waiver would not satisfy it: list waived, or set waivable: false.',
    ],
  ],
  [
    'holidays that make working days longer than the lapse',
    { host: { due: days(5), reminders: [], escalate: days(6), lapse: 'P14D' } },
    [
      'time: → warning escalation_not_before_lapse: The managers are told (6 working days of headquarters) when the round has lapsed already (P14D), where 4 holidays fall in between.',
      'P14D → warning lapse_not_after_due: The round lapses (P14D) no later than its answer is due (5 working days of headquarters), where 5 holidays fall in between.',
    ],
  ],
  [
    'an answer due before the day needed, of a party that may be asked long before',
    { host: { due: before('P14D'), reminders: [], escalate: before('P10D') } },
    [
      'time: P10D → warning escalation_not_before_lapse: The managers are told (P10D before it is needed) when the round has lapsed already (P60D), where it is asked 70 days or more before it is needed.',
      'P60D → warning lapse_not_after_due: The round lapses (P60D) no later than its answer is due (P14D before it is needed), where it is asked 74 days or more before it is needed.',
    ],
  ],
  [
    'an escalation that counts from the ask, an answer that does not',
    { host: { due: before('P7D'), lapse: 'P200D' } },
    [
      'P15D → warning escalation_not_after_due: The managers are told (P15D) that nothing has come, no later than the answer is due (P7D before it is needed), where it is asked 22 days or more before it is needed.',
    ],
  ],
  [
    'a lapse that is counted back',
    { host: { lapse: before('P1D') } },
    [
      'time: P1D → warning lapse_counted_back: A party that is asked P1D or less before it is needed is asked in vain, since its round closes at once: count the lapse from the ask.',
    ],
  ],
  [
    'an answer and a lapse of different anchors',
    {
      host: {
        due: before('P9D'),
        reminders: [],
        escalate: before('P5D'),
        lapse: before('P1D', 'authority_expiry'),
      },
    },
    [
      'time: P5D → warning escalation_not_before_lapse: The managers are told (P5D before it is needed) when the round has lapsed already (P1D before the authority expires), where the authority expires and the arrangement is needed in another order than this takes for granted.',
      'time: P1D → warning lapse_counted_back: A party that is asked P1D or less before the authority expires is asked in vain, since its round closes at once: count the lapse from the ask.',
      'time: P1D → warning lapse_not_after_due: The round lapses (P1D before the authority expires) no later than its answer is due (P9D before it is needed), where the authority expires and the arrangement is needed in another order than this takes for granted.',
    ],
  ],
  [
    'questions that stop no clock',
    { host: { questions: { atMost: 0, pauseAtMost: 'P1D' } } },
    [
      '0 → warning questions_do_not_pause: No question stops the clock: a party that asks loses the time until our reply. Its question is answered all the same.',
    ],
  ],
  [
    'a clock that runs again before we have replied',
    { host: { questions: { atMost: 1, pauseAtMost: 'P1D' } } },
    [
      'P1D → warning pause_ends_before_reply: The clock runs again (P1D) before our own reply is due (P2D): the party pays for our time.',
    ],
  ],
];

describe('the wider language', () => {
  it.each(SOUND)('has nothing against %s', (_name, changes) => {
    expect(told(changes)).toEqual([]);
  });

  it.each(FAULTY)('names a fault: %s', (_name, changes, expected) => {
    expect(told(changes)).toEqual(expected);
    expect(readPolicyText(textOf(changes)).is).toBe('faulty');
  });

  it.each(WARNED)('warns of %s, and takes the policy', (_name, changes, expected) => {
    expect(told(changes).toSorted()).toEqual(expected.toSorted());
    const reading = readPolicyText(textOf(changes));
    expect(reading.is === 'policy' && reading.policy).toEqual(policySchema.parse(parse(textOf(changes))));
  });

  it('puts the word warning into the line of a warning', () => {
    const [warning] = readPolicyText(
      textOf({ host: { questions: { atMost: 0, pauseAtMost: 'P1D' } } }),
    ).faults;
    expect(warning && faultLine('f', warning)).toMatch(
      /^f:\d+:15: warning: No question .* \(questions_do_not_pause\)$/u,
    );
  });
});

describe('the form of the wider language', () => {
  it.each<[string, Legs, string[]]>([
    [
      'a deadline that is none',
      { host: { due: 'soon' } },
      ['soon → bad_value: due: must be an ISO 8601 duration, such as P4W.'],
    ],
    [
      'an anchor that there is not',
      { host: { due: before('P4D', 'easter') } },
      ['easter → bad_value: before: must be needed_by or authority_expiry.'],
    ],
    [
      'a time without an anchor',
      { host: { due: { time: 'P4D' } } },
      ['time: P4D → missing_field: The field after is missing.'],
    ],
    [
      'an escalation to nobody known',
      { host: { escalate: [{ at: 'P15D', to: 'press' }] } },
      [
        'press → bad_value: to: must be managers, administrators, executive_office, sending_mission or receiving_mission.',
      ],
    ],
    [
      'a step without a time',
      { host: { escalate: [{ to: 'managers' }] } },
      ['to: managers → missing_field: The field at is missing.'],
    ],
    [
      'a time that runs backwards',
      { host: { due: before('-P4D') } },
      ['-P4D → duration_not_positive: -P4D runs backwards; a duration is longer than zero.'],
    ],
    [
      'a rule of a kind that there is not',
      { host: { seats: [seat('a')], rule: { kind: 'lot' } } },
      ['lot → bad_value: kind: must be vote, no_objection or stages.'],
    ],
    [
      'silence among what satisfies',
      { host: { satisfiedBy: ['obtained', 'silence'] } },
      [
        'silence → bad_value: Entry 2: must be obtained, obtained_with_caveats, notified, consulted or waived.',
      ],
    ],
    [
      'no escalation at all',
      { host: { escalate: [] } },
      ['[] → bad_value: escalate: must name at least one.'],
    ],
  ])('refuses %s where it stands', (_name, changes, expected) => {
    expect(told(changes)).toEqual(expected);
  });

  it.each(['due', 'escalate', 'lapse', 'reminders', 'of'])('refuses a leg without %s', (field) => {
    const { [field]: _left, ...rest } = leg('cost_review', 'secretariat');
    expect(told({ more: [rest] })).toEqual([
      `kind: cost_review → missing_field: The field ${field} is missing.`,
    ]);
  });
});

describe('the guide to policies', () => {
  it('tells every rule of the check', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../../../docs/policies.md'), 'utf8');
    for (const rule of [...POLICY_FAULTS, ...POLICY_WARNINGS]) {
      expect(guide).toMatch(new RegExp(`^\\| \`${rule}\` +\\|`, 'mu'));
    }
  });
});
