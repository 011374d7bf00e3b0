/* oxlint-disable jest/no-conditional-expect -- a property holds where its condition does */
import * as fc from 'fast-check';
import type { ArrangementFact, ArrangementState } from '#libs/process';
import {
  arrangementWakeUps,
  carriedOf,
  isLiveLine,
  openBreach,
  openSuspensions,
  stepArrangement,
} from '#libs/process';
import { REQUEST_KINDS } from '#libs/contracts';
import { arrangementMoves } from '../../../../tests/support/machine/process-arrangement-facts.js';
import { Life } from '../../../../tests/support/machine/lives/process-life.js';
import { desk, helicopters, mi24, mi8, partiesOf } from '../../../../tests/support/machine/process-mi24.js';
import {
  ADOPTED,
  grantUntil,
  type ArrangementAct,
} from '../../../../tests/support/machine/process-arrangements.js';

const RUNS = 150;
const HOUR = 3_600_000;
const FAR = '2012-06-01T00:00:00.000Z';
const lineIds = fc.constantFrom('mi-24', 'mi-8');
const days = fc.constantFrom('2011-01-20', '2011-01-25', '2011-02-10', '2011-02-16', '2011-03-31');

/** What a further request obtains, under an act of some day before or after now. */
const furtherGrants = fc
  .record({
    kind: fc.constantFrom(...REQUEST_KINDS),
    lineId: lineIds,
    adoptedOn: days,
    lastDay: fc.constantFrom('2011-02-05', '2011-03-31', '2011-06-30', '2011-09-30'),
  })
  .map(({ lineId, ...obtained }): ArrangementAct => {
    const told = '2012-01-01T00:00:00.000Z';
    return {
      kind: 'line_granted',
      requestId: 'r2',
      grant: grantUntil(obtained, told, { lineId, unitId: lineId }),
    };
  });

const acts = fc.oneof(
  { weight: 6, arbitrary: arrangementMoves(lineIds, days) as fc.Arbitrary<ArrangementAct> },
  { weight: 1, arbitrary: furtherGrants },
);
const stories = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), acts), {
  minLength: 3,
  maxLength: 25,
  size: 'max',
});

/** Lives an arrangement of two granted lines; calls back with the state before and after each fact. */
function live(
  story: [number, ArrangementAct][],
  watch: (after: ArrangementState, before: ArrangementState, fact: ArrangementFact) => void = () => undefined,
): Life {
  const content = { ...helicopters, lines: [mi24, mi8] };
  const life = Life.submittedAt(ADOPTED, content);
  for (const { lineId } of partiesOf(content).contributors) {
    const grant = grantUntil({ kind: 'start', adoptedOn: '2011-01-19', lastDay: '2011-02-16' }, ADOPTED, {
      lineId,
      unitId: lineId,
    });
    life.doesOnArrangement(ADOPTED, { kind: 'line_granted', by: null, requestId: 'r1', grant });
  }
  life.onFold = (entry, before, after) => {
    if (entry.of !== 'arrangement' || before.arrangement === null || after.arrangement === null) return;
    watch(after.arrangement, before.arrangement, entry.fact);
  };
  let now = ADOPTED;
  for (const [hours, act] of story) {
    now = new Date(Date.parse(now) + hours * HOUR).toISOString();
    // As it comes back from the log.
    life.doesOnArrangement(now, { by: desk, ...(JSON.parse(JSON.stringify(act)) as ArrangementAct) });
  }
  life.tick(FAR);
  return life;
}

const linesOf = (state: ArrangementState) => Object.values(state.lines);

describe('whatever happens to a granted arrangement', () => {
  it('a unit present past its authority is in breach, and no other is', () => {
    fc.assert(
      fc.property(stories, (story) => {
        live(story, (state) => {
          for (const line of linesOf(state)) {
            const there = line.status === 'arrived' || (line.status === 'moving' && line.arrivals.length > 0);
            expect(openBreach(line) !== undefined).toBe(there && line.expiredAt !== null);
            expect(line.breaches.filter((span) => span.to === null).length).toBeLessThan(2);
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('every open line has a wake-up, or the arrangement says what it waits for', () => {
    fc.assert(
      fc.property(stories, (story) => {
        live(story, (state) => {
          const woken = new Set(
            arrangementWakeUps(state).map((wake) => ('lineId' in wake ? wake.lineId : '')),
          );
          for (const line of linesOf(state).filter(isLiveLine)) {
            expect(woken.has(line.id) || line.expiredAt !== null).toBe(true);
          }
          const carried = carriedOf(state);
          if (carried.case !== 'arrangement') throw new Error('a loan is carried as a request');
          expect(carried.waitsFor === null).toBe(state.closedAt !== null);
          expect(carried.open).toBe(state.closedAt === null && linesOf(state).some(isLiveLine));
          if (linesOf(state).some((line) => isLiveLine(line) && line.expiredAt !== null)) {
            expect(['return_of_present', 'ruling', 'return_in_movement']).toContain(carried.waitsFor);
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('nothing but a grant or a ruling makes a line last longer or gives back an authority that has ended', () => {
    fc.assert(
      fc.property(stories, (story) => {
        live(story, (after, before, fact) => {
          if (fact.kind === 'line_granted' || fact.kind === 'in_flight_ruled') return;
          for (const line of linesOf(before).filter(({ grant }) => grant !== null)) {
            const then = after.lines[line.id];
            expect((then?.expiresAt ?? '') <= (line.expiresAt ?? '')).toBe(true);
            if (line.expiredAt !== null) expect(then?.expiredAt).toBe(line.expiredAt);
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('the arrangement is closed when all its lines are over, and only then; what is over no longer changes', () => {
    fc.assert(
      fc.property(stories, (story) => {
        live(story, (state) => {
          const over = linesOf(state).every((line) => line.grant !== null && !isLiveLine(line));
          expect(state.closedAt !== null).toBe(over);
          expect(['ended', 'converted'].includes(state.status) && !over).toBe(false);
          for (const line of linesOf(state)) {
            if (!isLiveLine(line)) expect(openSuspensions(line)).toEqual([]);
            else if (line.discontinuation !== null) expect(line.returnDueAt ?? line.expiredAt).not.toBeNull();
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('the log folded again, through JSON after every fact, gives the same', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const life = live(story);
        let state: ArrangementState | null = null;
        for (const entry of life.held.log) {
          if (entry.of !== 'arrangement') continue;
          const result = stepArrangement(state, JSON.parse(JSON.stringify(entry.fact)) as ArrangementFact);
          if ('broken' in result) throw new Error(`a fact of the log breaks ${result.broken.rule}`);
          state = JSON.parse(JSON.stringify(result.state)) as ArrangementState;
        }
        expect(state).toStrictEqual(life.arrangement);
      }),
      { numRuns: RUNS },
    );
  });
});
