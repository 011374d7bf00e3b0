import { ANSWERS, LEG_KINDS, LEG_STATUSES } from '#libs/contracts';
import type { Answer, LegKind, LegStatus } from '#libs/contracts';
import { outcomeOf } from '../tables/leg-table.js';
import { goesWithoutCode } from './answers-to-links.js';

const BY_DEFAULT: LegStatus[] = ['obtained', 'obtained_with_caveats', 'waived'];
const POLICIES: [string, LegStatus[]][] = [
  ['by default', BY_DEFAULT],
  ['where being notified is enough', [...BY_DEFAULT, 'notified']],
  ['where being consulted is enough', [...BY_DEFAULT, 'consulted']],
];
const combinations = POLICIES.flatMap(([name, satisfiedBy]) =>
  LEG_KINDS.flatMap((kind) => LEG_STATUSES.map((status) => [name, kind, status, satisfiedBy] as const)),
);

/** By kind, the answers that say nothing final; written down here once more, by hand. */
const SOFT: Record<LegKind, Answer[]> = {
  releasing_assessment: ['in_principle', 'provisional'],
  cost_review: ['in_principle', 'provisional'],
  consultation: ['consulted'],
  advance_notice: [],
  contributor_consent: ['in_principle', 'provisional'],
  host_consent: ['in_principle', 'provisional', 'notified', 'consulted'],
  regional_consent: ['in_principle', 'provisional', 'notified', 'consulted'],
  council_decision: [],
  mou_amendment: ['in_principle', 'provisional'],
  clearances: ['in_principle', 'provisional'],
};
const OPEN: LegStatus[] = ['not_started', 'asked', 'paused', 'in_principle', 'provisional'];

describe('which answers to a mailed link go without its code', () => {
  it.each(combinations)('%s, on %s when %s', (_name, kind, status, satisfiedBy) => {
    const without = ANSWERS.filter((answer) => goesWithoutCode({ kind, status, satisfiedBy }, answer, false));
    const expected = OPEN.includes(status)
      ? ANSWERS.filter(
          (answer) =>
            SOFT[kind].includes(answer) && !(satisfiedBy as readonly string[]).includes(answer as string),
        )
      : [];
    expect(without).toEqual(expected);
    // What was said is taken away by a correction, whatever it puts in its place.
    expect(ANSWERS.filter((answer) => goesWithoutCode({ kind, status, satisfiedBy }, answer, true))).toEqual(
      [],
    );
  });

  it.each(combinations)(
    'never one that closes, satisfies, blocks or takes back: %s, on %s when %s',
    (_name, kind, status, satisfiedBy) => {
      for (const answer of ANSWERS) {
        if (!goesWithoutCode({ kind, status, satisfiedBy }, answer, false)) continue;
        const outcome = outcomeOf(kind, status, answer, false);
        const next = 'next' in outcome ? outcome.next : null;
        expect(next).not.toBeNull();
        expect([
          'obtained',
          'obtained_with_caveats',
          'refused',
          'objected',
          'withdrawn',
          'suspended',
        ]).not.toContain(next);
        expect(satisfiedBy).not.toContain(next);
        expect(satisfiedBy).not.toContain(status);
      }
    },
  );
});
