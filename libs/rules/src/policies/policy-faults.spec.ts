import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policySchema } from '#libs/contracts';
import { parse } from 'yaml';
import { policyFaults } from './policy-faults.js';
import { readPolicyText } from './policy-text.js';
import { faultLine, written } from '../../../../tests/support/written.js';

/** A policy without faults; the line numbers of the table below count from here. */
const SOUND = `id: tried
version: 1
title: Tried
description: Tried in a test.
zone: America/New_York
legs:
  - kind: advance_notice
    of: notifier
    after: []
    due: P5D
    reminders: [P3D]
    escalate: P6D
    lapse: P30D
  - kind: contributor_consent
    of: each_contributor
    after: [advance_notice]
    due: P14D
    reminders: [P7D, P12D]
    escalate: P15D
    lapse: P60D
  - kind: host_consent
    of: each_host
    after: [advance_notice]
    due: P14D
    reminders: [P7D, P12D]
    escalate: P15D
    lapse: P60D
  - kind: council_decision
    of: council
    after: [advance_notice]
    due: P14D
    reminders: []
    escalate: P15D
    lapse: P60D
warnings: [P30D, P14D, P1D]
replyToQuestion: P2D
lapseAfterNeededBy: P30D
`;

/** The sound policy with some of its lines written otherwise. */
function withLines(changes: Record<number, string>): string {
  return SOUND.split('\n')
    .map((line, index) => changes[index + 1] ?? line)
    .join('\n');
}

function without(first: number, last: number): Record<number, string> {
  return Object.fromEntries(Array.from({ length: last - first + 1 }, (_none, index) => [first + index, '']));
}

function faultsIn(text: string): string[] {
  return readPolicyText(text).faults.map((fault) => faultLine('f', fault));
}

describe('a policy without faults', () => {
  it('is read', () => {
    const reading = readPolicyText(SOUND);
    expect(reading).toEqual({ is: 'policy', policy: policySchema.parse(parse(SOUND)), faults: [] });
  });

  it('is the one that is shipped', () => {
    const file = join(import.meta.dirname, '../../../../data/policies/standard.yaml');
    expect(faultsIn(readFileSync(file, 'utf8'))).toEqual([]);
  });

  it.each([
    ['reminds after the answer is due', { 11: '    reminders: [P3D, P7D, P29D]' }],
    [
      'counts in months',
      { 10: '    due: P1M', 11: '    reminders: []', 12: '    escalate: P5W', 13: '    lapse: P2M' },
    ],
    ['asks the Council first', { 9: '    after: [council_decision]', 30: '    after: []' }],
    ['counts hours', { 10: '    due: PT48H', 11: '    reminders: [PT12H, PT24H]', 12: '    escalate: P3D' }],
    ['names a zone without a sea', { 5: 'zone: UTC' }],
  ])('%s', (_name, changes) => {
    expect(faultsIn(withLines(changes))).toEqual([]);
  });
});

describe('a fault of a policy', () => {
  const cases: [string, Record<number, string>, string[]][] = [
    [
      'no notice, and so a wait for what never comes',
      { ...without(7, 13), 16: '    after: []', 23: '    after: []' },
      [
        'f:14:3: There is no leg for the advance notice: the Council must have notice before anything is lent. (leg_missing)',
        'f:30:13: This leg waits for the advance notice, which no leg of the policy obtains. (deadlock)',
      ],
    ],
    [
      'no contributor',
      without(14, 20),
      [
        'f:7:3: There is no leg for the contributor consent: no unit moves without the consent of its capital. (leg_missing)',
      ],
    ],
    [
      'no host',
      without(21, 27),
      [
        'f:7:3: There is no leg for the host consent: no unit enters or leaves without the consent of the host Governments. (leg_missing)',
      ],
    ],
    [
      'no Council',
      without(28, 34),
      [
        'f:7:3: There is no leg for the council decision: a policy whose requests rest on an authority given in advance says so with council: authority_suffices. (leg_missing)',
      ],
    ],
    [
      'a wait for a leg that waits for what never comes',
      { ...without(28, 34), 16: '    after: [council_decision]', 23: '    after: [contributor_consent]' },
      [
        'f:7:3: There is no leg for the council decision: a policy whose requests rest on an authority given in advance says so with council: authority_suffices. (leg_missing)',
        'f:16:13: This leg waits for the council decision, which no leg of the policy obtains. (deadlock)',
        'f:23:13: The host consent is never asked: it waits for the contributor consent, whose turn never comes. (leg_unreachable)',
      ],
    ],
    [
      'a leg that waits for itself',
      { 30: '    after: [advance_notice, council_decision]' },
      ['f:30:29: The council decision waits for itself: it is never asked. (cycle)'],
    ],
    [
      'legs that wait for each other',
      { 16: '    after: [advance_notice, host_consent]', 23: '    after: [contributor_consent]' },
      [
        'f:16:29: The contributor consent waits for the host consent, which waits for the contributor consent: none of them is ever asked. (cycle)',
      ],
    ],
    [
      'a leg behind a circle',
      {
        16: '    after: [host_consent]',
        23: '    after: [contributor_consent]',
        30: '    after: [advance_notice, host_consent]',
      },
      [
        'f:16:13: The contributor consent waits for the host consent, which waits for the contributor consent: none of them is ever asked. (cycle)',
        'f:30:29: The council decision is never asked: it waits for the host consent, whose turn never comes. (leg_unreachable)',
      ],
    ],
    [
      'a kind that stands twice',
      {
        35: `  - {kind: host_consent, of: each_host, after: [], due: P1D, reminders: [], escalate: P2D, lapse: P3D}
warnings: [P30D]`,
      },
      [
        'f:35:12: Leg 3 asks the same party for the host consent already; a party is asked for it once. (leg_twice)',
      ],
    ],
    [
      'a consent of the wrong party',
      { 22: '    of: each_contributor' },
      [
        'f:22:9: The host consent is of each_host, sending_host or receiving_host; each_contributor cannot give it. (leg_unfit)',
      ],
    ],
    [
      'a lapse on the day when the answer is due',
      { 13: '    lapse: P5D' },
      ['f:13:12: The round lapses (P5D) no later than its answer is due (P5D). (lapse_not_after_due)'],
    ],
    [
      'a lapse that is too early in some months only',
      { 10: '    due: P30D', 11: '    reminders: []', 12: '    escalate: P35D', 13: '    lapse: P1M' },
      [
        'f:13:12: The round lapses (P1M) no later than its answer is due (P30D), for example reckoned from 2011-01-29. (lapse_not_after_due)',
      ],
    ],
    [
      'an escalation when the answer is due',
      { 12: '    escalate: P5D' },
      [
        'f:12:15: The managers are told (P5D) that nothing has come, no later than the answer is due (P5D). (escalation_not_after_due)',
      ],
    ],
    [
      'an escalation in weeks that is too early after long months',
      { 10: '    due: P1M', 11: '    reminders: []', 12: '    escalate: P30D', 13: '    lapse: P9W' },
      [
        'f:12:15: The managers are told (P30D) that nothing has come, no later than the answer is due (P1M), for example reckoned from 2011-01-01. (escalation_not_after_due)',
      ],
    ],
    [
      'an escalation at the lapse',
      { 12: '    escalate: P30D' },
      [
        'f:12:15: The managers are told (P30D) when the round has lapsed already (P30D). (escalation_not_before_lapse)',
      ],
    ],
    [
      'a reminder at the lapse',
      { 11: '    reminders: [P3D, P30D]' },
      [
        'f:11:22: The reminder (P30D) would go out when the round has lapsed already (P30D). (reminder_not_before_lapse)',
      ],
    ],
    [
      'a reminder before the party is asked',
      { 11: '    reminders: [-P3D, P4D]' },
      ['f:11:17: -P3D runs backwards; a duration is longer than zero. (duration_not_positive)'],
    ],
    [
      'a reminder at once',
      { 11: '    reminders: [P0D, P4D]' },
      ['f:11:17: P0D is no time at all; a duration is longer than zero. (duration_not_positive)'],
    ],
    [
      'reminders out of order',
      { 18: '    reminders: [P12D, P7D]' },
      [
        'f:18:23: Reminders stand with the earliest first: P7D does not come after P12D. (reminders_not_ascending)',
      ],
    ],
    [
      'two reminders at one moment',
      { 18: '    reminders: [P7D, P1W]' },
      [
        'f:18:22: Reminders stand with the earliest first: P1W does not come after P7D. (reminders_not_ascending)',
      ],
    ],
    [
      'no time for an answer',
      { 10: '    due: PT0S' },
      ['f:10:10: PT0S is no time at all; a duration is longer than zero. (duration_not_positive)'],
    ],
    [
      'no time to escalate',
      { 12: '    escalate: P0W' },
      ['f:12:15: P0W is no time at all; a duration is longer than zero. (duration_not_positive)'],
    ],
    [
      'a lapse at once',
      { 13: '    lapse: P0D' },
      ['f:13:12: P0D is no time at all; a duration is longer than zero. (duration_not_positive)'],
    ],
    [
      'no time for a reply',
      { 36: 'replyToQuestion: PT0H' },
      ['f:36:18: PT0H is no time at all; a duration is longer than zero. (duration_not_positive)'],
    ],
    [
      'a request that lapses when it is needed',
      { 37: 'lapseAfterNeededBy: P0D' },
      ['f:37:21: P0D is no time at all; a duration is longer than zero. (duration_not_positive)'],
    ],
    [
      'a zone that is none',
      { 5: 'zone: America/Turtle_Bay' },
      [
        'f:5:7: America/Turtle_Bay is no IANA time zone; one is, for example, America/New_York. (zone_unknown)',
      ],
    ],
    [
      'an offset instead of a zone',
      { 5: "zone: '-05:00'" },
      ['f:5:7: -05:00 is no IANA time zone; one is, for example, America/New_York. (zone_unknown)'],
    ],
    [
      'warnings in the wrong order',
      { 35: 'warnings: [P1D, P14D]' },
      [
        'f:35:17: Warnings stand with the earliest first: P14D is not nearer to the expiry than P1D. (warnings_not_descending)',
      ],
    ],
    [
      'warnings whose order hangs on the month, reckoned back from the expiry',
      { 35: 'warnings: [P1M, P30D]' },
      [
        'f:35:17: Warnings stand with the earliest first: P30D is not nearer to the expiry than P1M, for example reckoned back from 2011-03-01. (warnings_not_descending)',
      ],
    ],
    [
      'silence that would be taken for consent',
      { 27: '    lapse: P60D\n    onSilence: consent' },
      ['f:28:5: There is no field onSilence here. (unknown_field)'],
    ],
    [
      'a field that the whole policy does not have',
      { 36: 'replyToQuestion: P2D\nno/objection: P3D' },
      ['f:37:1: There is no field no/objection here. (unknown_field)'],
    ],
    ['a field that is missing', { 27: '' }, ['f:21:5: The field lapse is missing. (missing_field)']],
    [
      'a field without a value',
      { 27: '    lapse:' },
      ['f:27:5: lapse: must be an ISO 8601 duration, such as P4W. (bad_value)'],
    ],
    [
      'a leg of a kind that is unknown',
      { 7: '  - kind: silence' },
      [
        'f:7:11: kind: must be releasing_assessment, cost_review, consultation, advance_notice, contributor_consent, host_consent, regional_consent, council_decision, mou_amendment or clearances. (bad_value)',
      ],
    ],
    [
      'a duration that is none',
      { 11: '    reminders: [P3D, soon]' },
      ['f:11:22: Entry 2: must be an ISO 8601 duration, such as P4W. (bad_value)'],
    ],
    [
      'several at once, in the order of the file',
      { 5: 'zone: Mars', 13: '    lapse: P5D', 35: 'warnings: [P1D, P2D]' },
      [
        'f:5:7: Mars is no IANA time zone; one is, for example, America/New_York. (zone_unknown)',
        'f:13:12: The round lapses (P5D) no later than its answer is due (P5D). (lapse_not_after_due)',
        'f:35:17: Warnings stand with the earliest first: P2D is not nearer to the expiry than P1D. (warnings_not_descending)',
      ],
    ],
    [
      'one that comes through an alias, where it is written',
      {
        10: '    due: &month P30D',
        11: '    reminders: []',
        12: '    escalate: P31D',
        13: '    lapse: *month',
      },
      ['f:13:12: The round lapses (P30D) no later than its answer is due (P30D). (lapse_not_after_due)'],
    ],
  ];

  it.each(cases)('is found: %s', (_name, changes, expected) => {
    expect(faultsIn(withLines(changes))).toEqual(expected);
  });

  it('is found past the form, too', () => {
    const policy = policySchema.parse(parse(SOUND));
    const backwards = { ...policy, replyToQuestion: '-P2D', warnings: ['soon', 'P9999Y', 'P1D'] };
    expect(policyFaults(backwards).map(({ pointer, rule }) => [pointer, rule])).toEqual([
      ['/warnings/0', 'duration_unreckonable'],
      ['/warnings/1', 'duration_unreckonable'],
      ['/replyToQuestion', 'duration_not_positive'],
    ]);
  });
});

describe('silence', () => {
  it.each(['onSilence', 'silence', 'onLapse', 'onOverdue', 'deemedConsent', 'default'])(
    'has no field %s, in a policy or in a leg',
    (field) => {
      const policy = parse(SOUND) as { legs: object[] };
      const [leg, ...others] = policy.legs;
      for (const policyText of [
        { ...policy, [field]: 'consent' },
        { ...policy, legs: [{ ...leg, [field]: 'consent' }, ...others] },
      ]) {
        expect(written(readPolicyText(JSON.stringify(policyText)).faults)).toMatchObject([
          { rule: 'unknown_field', reason: `There is no field ${field} here.` },
        ]);
      }
    },
  );
});

describe('a text that is no YAML', () => {
  it.each([
    ['an open list', 'legs: [', /^f:1:8: .* \(yaml\)$/u],
    ['a key twice', 'id: a\nid: b\n', /^f:2:1: Map keys must be unique \(yaml\)$/u],
    ['two documents', 'id: a\n---\nid: b\n', /^f:2:1: .*multiple documents.* \(yaml\)$/u],
    ['an alias without its anchor', 'id: *a\n', /^f:1:1: Unresolved alias .* \(yaml\)$/u],
  ])('%s', (_name, text, expected) => {
    const reading = readPolicyText(text);
    expect(reading.is).toBe('not_yaml');
    expect(reading.faults.map((fault) => faultLine('f', fault))).toEqual([expect.stringMatching(expected)]);
  });

  it.each(['', '# nothing\n', 'standard', '[]', '5'])('%j is YAML, but no policy', (text) => {
    expect(readPolicyText(text)).toMatchObject({
      is: 'faulty',
      faults: [{ line: 1, column: 1, rule: 'bad_value' }],
    });
  });
});
