import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Calendar, calendarSchema } from '#libs/calendars';
import type { Deadline, Policy, PolicyLeg } from '#libs/contracts';
import { policySchema } from '#libs/contracts';
import { projectRoot } from '#libs/platform';
import { momentsOfAsking } from '#libs/process';
import { minusDuration, readPolicyText } from '#libs/rules';
import * as fc from 'fast-check';
import { parse } from 'yaml';

/*
 * What the check finds in order is in order when it happens: policies invented here are asked on many days, by the calendars
 * that are shipped.
 */

const folder = join(projectRoot(), 'data/calendars');
const calendars = readdirSync(folder).map((file) =>
  calendarSchema.parse(parse(readFileSync(join(folder, file), 'utf8'))),
);
const headquarters = calendars.find(({ id }) => id === 'unhq');
const standard = policySchema.parse(
  parse(readFileSync(join(projectRoot(), 'data/policies/standard.yaml'), 'utf8')),
);

const amounts = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((days) => `P${days}D`),
  fc.constantFrom('P1M', 'P2M', 'PT36H', 'P3W'),
  fc.integer({ min: 1, max: 30 }).map((workingDays) => ({ workingDays })),
  fc.integer({ min: 1, max: 90 }).map((workingHours) => ({ workingHours })),
);
const calendarNames = fc.constantFrom('party', 'headquarters', 'both');

/** Deadlines of one anchor, mostly of one calendar, so that many of the policies are sound. */
const deadlinesOf = (anchor: object): fc.Arbitrary<Deadline[]> =>
  fc
    .tuple(calendarNames, fc.array(amounts, { minLength: 5, maxLength: 5 }), fc.boolean())
    .map(([calendar, times, isOrdered]) =>
      (isOrdered ? times.toSorted((a, b) => roughDays(a) - roughDays(b)) : times).map(
        (time) => ({ time, calendar, ...anchor }) as Deadline,
      ),
    );

function roughDays(amount: unknown): number {
  if (typeof amount === 'object' && amount !== null) {
    return 'workingDays' in amount
      ? Number(amount.workingDays) * 1.4
      : Object.values(amount)
          .map(Number)
          .reduce((_a, b) => b / 6, 0);
  }
  const [, number = '1', unit = 'D'] = /(\d+)([DWMH])$/u.exec(String(amount)) ?? [];
  return Number(number) * ({ D: 1, W: 7, M: 30, H: 1 / 24 }[unit] ?? 1);
}

const legs = fc
  .oneof(
    deadlinesOf({ after: 'asked' }),
    deadlinesOf({ before: 'needed_by' }).map((times) => times.toReversed()),
  )
  .map(([early, due, middle, late, lapse]) => ({
    due,
    reminders: [early],
    escalate: [
      { at: middle, to: 'managers' },
      { at: late, to: 'executive_office' },
    ],
    lapse,
  }));

const moments = fc
  .date({ min: new Date('2005-01-01'), max: new Date('2021-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

function withTimes(times: object): Policy {
  const [notice, ...others] = standard.legs;
  return policySchema.parse({ ...standard, legs: [{ ...notice, ...times }, ...others] });
}

/** The rules that the check names, without the warning that every lapse that is counted back has. */
function ordersBroken(policy: Policy): string[] {
  const { faults } = readPolicyText(JSON.stringify(policy));
  return faults.map(({ rule }) => rule).filter((rule) => rule !== 'lapse_counted_back');
}

describe('deadlines that the check finds in order', () => {
  it('are in order whenever a party is asked, whatever its calendar', () => {
    let sound = 0;
    fc.assert(
      fc.property(
        legs,
        fc.array(moments, { minLength: 4, maxLength: 4 }),
        fc.constantFrom<Calendar | null>(null, ...calendars),
        (times, starts, party) => {
          const policy = withTimes(times);
          // Only policies that the check finds sound say anything here; the others are drawn again.
          fc.pre(ordersBroken(policy).length === 0);
          sound += 1;
          const leg = policy.legs[0] as PolicyLeg;
          for (const at of starts) {
            const found = momentsOfAsking(leg, {
              // A party that is asked half a year ahead meets none of its deadlines at the ask itself.
              askedAt: 'before' in Object(leg.due) ? minusDuration(at, 'P180D') : at,
              neededByAt: at,
              authorityExpiresAt: null,
              zone: policy.zone,
              calendars: { headquarters: headquarters ?? null, party },
            });
            const [first, second] = found.escalations.map((step) => step.at);
            expect(found.remindAt).toHaveLength(1);
            expect([found.dueAt < found.lapseAt, found.dueAt < (first ?? '')]).toEqual([true, true]);
            expect([(first ?? '') <= (second ?? ''), (second ?? '~') < found.lapseAt]).toEqual([true, true]);
          }
        },
      ),
      { numRuns: 12, maxSkipsPerRun: 200 },
    );
    expect(sound).toBeGreaterThanOrEqual(12);
  });
});
