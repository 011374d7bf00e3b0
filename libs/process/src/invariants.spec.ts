/* oxlint-disable jest/no-conditional-expect -- a property holds where its condition does */
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import type { Policy } from '#libs/contracts';
import type { ArrangementState, CaseState, Effect, LegState, RequestState } from '#libs/process';
import {
  arrangementWakeUps,
  carriedOf,
  openRound,
  requestWakeUps,
  stepArrangement,
  stepRequest,
} from '#libs/process';
import {
  wildArrangementFacts,
  wildRequestFacts,
  wildWakes,
} from '../../../tests/support/machine/process-facts.js';
import type { Entry, Life } from '../../../tests/support/machine/lives/process-life.js';
import { dueFact, frozen } from '../../../tests/support/machine/lives/process-life.js';
import { stories } from '../../../tests/support/machine/lives/stories.js';
import { refusalText } from '../../../tests/support/written.js';

const RUNS = 60;
const FAR = '2013-01-01T00:00:00.000Z';
/** Answers that can satisfy a leg; that a party was told or heard does so only where its policy says so. */
const AGREEING = new Set(['notice_given', 'consent', 'consent_with_conditions', 'adopted']);
const ENOUGH_BY_POLICY = new Set(['notified', 'consulted']);
const OPEN_LINE = new Set(['open', 'reserving', 'reservation_refused']);

/** Kinds of which a contributor's leg concerns its own units only. */
const OF_ITS_OWN = new Set(['contributor_consent', 'mou_amendment', 'consultation']);

/** The legs that concern a line: all but those of other contributors. */
function legsFor(state: RequestState, lineId: string): LegState[] {
  const contributor = state.lines[lineId]?.contributorId;
  return Object.values(state.legs).filter((leg) => !OF_ITS_OWN.has(leg.kind) || leg.partyId === contributor);
}

function isRequired(policy: Policy, leg: LegState): boolean {
  return policy.legs[leg.template]?.required === true;
}

/** Whether somebody has to do something about a leg now. */
function isHeld(state: RequestState, leg: LegState, policy: Policy): boolean {
  if (state.status !== 'open') return false;
  const asked = new Set(state.content.lines.map((line) => line.id));
  const needed = Object.values(state.lines).some(
    (line) =>
      asked.has(line.id) &&
      (OPEN_LINE.has(line.status) || line.status === 'blocked') &&
      legsFor(state, line.id).some((other) => other.id === leg.id),
  );
  const stands = ['refused', 'objected', 'withdrawn', 'suspended'].includes(leg.status);
  const atTheSecretariat =
    (stands && isRequired(policy, leg)) ||
    (['obtained', 'obtained_with_caveats'].includes(leg.status) && !leg.satisfied);
  return needed && (openRound(leg) !== null || atTheSecretariat);
}

function legsOf(state: RequestState | null): LegState[] {
  return state === null ? [] : Object.values(state.legs);
}

function satisfiedIn(state: RequestState | null): string[] {
  return legsOf(state)
    .filter((leg) => leg.satisfied)
    .map((leg) => leg.id);
}

const ms = (from: string, to: string) => Date.parse(to) - Date.parse(from);

/** A state without what only tells when something was decided or done, from which windows and lags are computed. */
function gatesOf(life: Life): unknown {
  const request = structuredClone(life.request);
  for (const decision of Object.values(request.decisions)) decision.decidedAt = { from: null, to: null };
  for (const line of Object.values(request.lines)) delete line.lostReportedAt;
  const arrangement = structuredClone(life.arrangement);
  for (const line of Object.values(arrangement.lines)) {
    Object.assign(line, { arrivedAt: line.arrivedAt !== null, departedAt: line.departedAt !== null });
    Object.assign(line, { returnedAt: line.returnedAt !== null, lostReportedAt: null });
    Object.assign(line, {
      arrivals: line.arrivals.map(({ increment }) => increment),
      transferOfAuthority: line.transferOfAuthority?.certificate,
    });
    if (line.grant !== null) line.grant.lastConsent = { from: null, to: null };
  }
  return { request, arrangement };
}

const told = (life: Life) => [...life.held.requestEffects, ...life.held.arrangementEffects];

const expectNumbered = (before: Effect[], after: Effect[], number: number | undefined) => {
  const added = after.slice(before.length);
  expect(added.map((effect) => [effect.number, effect.index])).toEqual(
    added.map((_effect, index) => [number, index]),
  );
};

describe('whatever happens', () => {
  it('ticks at any times not after the next fact lead to the same state and the same effects', () => {
    fc.assert(
      fc.property(stories, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (play, fractions) => {
        const { life, given, fresh, start } = play();
        const ticked = fresh();
        let now = start;
        for (const entry of [...given, null]) {
          const next = entry?.fact.at ?? FAR;
          for (const fraction of fractions.toSorted((a, b) => a - b)) {
            ticked.tick(new Date(Date.parse(now) + ms(now, next) * fraction).toISOString());
          }
          if (entry === null) ticked.tick(FAR);
          else expect(ticked.give(entry)).toBeNull();
          now = next;
        }
        life.tick(FAR);
        expect(ticked.held).toEqual(life.held);
      }),
      { numRuns: RUNS },
    );
  });

  it('satisfies no leg without a decision of its own party or a named waiver', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const { policy } = play().life;
        play((_entry, _before, { request }) => {
          for (const leg of legsOf(request)) {
            if (!leg.satisfied) continue;
            if (leg.status === 'waived') {
              expect(leg.waiver?.by.personId).toBeTruthy();
              expect(leg.waiver?.instrument).toBeTruthy();
              continue;
            }
            const decision = request?.decisions[leg.decisionId ?? ''];
            expect(decision).toMatchObject({ legId: leg.id, status: 'counts' });
            const byPolicy =
              policy.legs[leg.template]?.satisfiedBy.includes(leg.status as 'notified') === true;
            expect([...AGREEING, ...(byPolicy ? ENOUGH_BY_POLICY : [])]).toContain(decision?.answer);
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps a wake-up for every leg that is being asked, and a holder for every leg somebody must act on', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const { policy } = play().life;
        play((_entry, _before, { request }) => {
          const carried = request === null ? null : carriedOf(request);
          for (const leg of carried?.case === 'request' ? carried.legs : []) {
            expect({ leg: leg.legId, wakes: leg.wake !== null }).toEqual({ leg: leg.legId, wakes: leg.open });
          }
          for (const leg of legsOf(request)) {
            const holder = leg.ledger.at(-1)?.to === null ? leg.ledger.at(-1)?.holder : undefined;
            expect({ leg: leg.id, held: holder !== undefined }).toEqual({
              leg: leg.id,
              held: request !== null && isHeld(request, leg, policy),
            });
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('never answers, satisfies or grants because a deadline passed', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const { life } = play((entry, before, after) => {
          if (entry.fact.kind !== 'due') return;
          expect(after.request?.decisions).toEqual(before.request?.decisions);
          expect(satisfiedIn(after.request)).toEqual(satisfiedIn(before.request));
        });
        const before = life.request;
        life.tick(FAR);
        expect(life.request.decisions).toEqual(before.decisions);
        expect(satisfiedIn(life.request)).toEqual(satisfiedIn(before));
        expect(Object.values(life.request.lines).filter((line) => line.status === 'granted')).toHaveLength(
          Object.values(before.lines).filter((line) => line.status === 'granted').length,
        );
        expect(life.request.status).not.toBe('open');
      }),
      { numRuns: RUNS },
    );
  });

  it('never grants a line while a leg that it needs is not satisfied, and a refusal blocks its line', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const { policy } = play().life;
        play((_entry, before, { request }) => {
          for (const line of Object.values(request?.lines ?? {})) {
            if (request === null) continue;
            const needed = legsFor(request, line.id).filter((leg) => isRequired(policy, leg));
            const grantedNow =
              line.status === 'granted' && before.request?.lines[line.id]?.status !== 'granted';
            if (grantedNow) {
              expect(
                needed.filter(
                  (leg) => !leg.satisfied && !(request.ofRecord && leg.status === 'not_in_record'),
                ),
              ).toEqual([]);
            }
            if (needed.some((leg) => leg.status === 'refused')) {
              expect(OPEN_LINE).not.toContain(line.status);
              expect(grantedNow).toBe(false);
            }
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('counts every span of the delay ledger once, from the first asking to the close', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const heldFor = new Map<string, number>();
        const { policy } = play().life;
        const { life } = play((_entry, before, after) => {
          for (const leg of legsOf(before.request)) {
            if (before.request === null || after.request === null || !isHeld(before.request, leg, policy)) {
              continue;
            }
            const passed = ms(before.request.lastFactAt, after.request.lastFactAt);
            heldFor.set(leg.id, (heldFor.get(leg.id) ?? 0) + passed);
          }
        });
        for (const leg of Object.values(life.request.legs)) {
          let total = 0;
          leg.ledger.forEach((span, index) => {
            const next = leg.ledger[index + 1];
            const to = span.to ?? life.request.lastFactAt;
            expect(ms(span.from, to)).toBeGreaterThanOrEqual(0);
            if (next !== undefined) {
              expect(span.to).not.toBeNull();
              expect(ms(to, next.from)).toBeGreaterThanOrEqual(0);
            }
            total += ms(span.from, to);
          });
          expect(total).toBe(heldFor.get(leg.id) ?? 0);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('numbers every effect after its fact, and no two the same', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const { life } = play((entry, before, after) => {
          expectNumbered(
            before.requestEffects,
            after.requestEffects,
            entry.of === 'request' ? after.request?.factCount : undefined,
          );
          expectNumbered(
            before.arrangementEffects,
            after.arrangementEffects,
            entry.of === 'arrangement' ? after.arrangement?.factCount : undefined,
          );
        });
        const names = life.held.requestEffects.map((effect) => `${effect.number}/${effect.index}`);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: RUNS },
    );
  });

  it('comes to the same when the log is folded again, through JSON after every fact', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const { life } = play();
        life.tick(FAR);
        let request: RequestState | null = null;
        let arrangement: ArrangementState | null = null;
        const effects: Effect[] = [];
        for (const entry of life.held.log) {
          const result = refold(entry, request, arrangement, life.policy);
          effects.push(...result.effects);
          const read: unknown = JSON.parse(JSON.stringify(result.state));
          expect(isDeepStrictEqual(read, result.state)).toBe(true);
          if (result.state.case === 'request') request = result.state;
          else arrangement = result.state;
        }
        expect(isDeepStrictEqual(request, life.request)).toBe(true);
        expect(isDeepStrictEqual(arrangement, life.arrangement)).toBe(true);
        expect(effects).toHaveLength(told(life).length);
      }),
      { numRuns: RUNS },
    );
  });

  it('changes windows and lags, never gates, where a paper says that something happened earlier', () => {
    fc.assert(
      fc.property(stories, fc.array(fc.option(fc.integer({ min: 1, max: 90 }))), (play, ages) => {
        const { life, given, fresh } = play();
        const dated = fresh();
        given.forEach((entry, index) => {
          const age = ages[index % Math.max(ages.length, 1)] ?? null;
          const { at, kind } = entry.fact;
          const datable = ['answered', 'departed', 'arrived', 'returned'].includes(kind);
          if (age === null || !datable) return void dated.give(entry);
          const then = new Date(Date.parse(at) - age * 86_400_000).toISOString();
          const effective = { from: then, to: then };
          return void dated.give(
            entry.of === 'request'
              ? { of: entry.of, fact: { ...entry.fact, effective } }
              : { of: entry.of, fact: { ...entry.fact, effective } },
          );
        });
        life.tick(FAR);
        dated.tick(FAR);
        expect(gatesOf(dated)).toEqual(gatesOf(life));
      }),
      { numRuns: RUNS },
    );
  });
});

function refold(
  entry: Entry,
  request: RequestState | null,
  arrangement: ArrangementState | null,
  policy: Policy,
) {
  const result =
    entry.of === 'request'
      ? stepRequest(request, entry.fact, policy)
      : stepArrangement(arrangement, entry.fact);
  if ('broken' in result) throw new Error(`a fact of the log breaks ${result.broken.rule}`);
  return result;
}

describe('a fact out of nowhere', () => {
  it('never throws, and where it breaks a rule it leaves the case as it was', () => {
    fc.assert(
      fc.property(
        stories,
        fc.array(wildRequestFacts, { minLength: 1, maxLength: 12 }),
        fc.nat(3),
        (play, facts, from) => {
          let state: RequestState | null = null;
          const { life, fresh } = play();
          if (from === 1) state = life.request;
          if (from === 2) state = draftOf(fresh());
          if (from === 3) state = fresh().request;
          for (const fact of facts) {
            const before = JSON.stringify(state);
            const result = stepRequest(frozen(state), frozen(fact), life.policy);
            expect(JSON.stringify(state)).toBe(before);
            if ('broken' in result) {
              expect(refusalText(result.broken)).not.toMatch(/undefined|\[object/u);
              expect(state === null || fact.kind !== 'due').toBe(true);
            } else {
              state = result.state;
              expect(isDeepStrictEqual(JSON.parse(JSON.stringify(state)), state)).toBe(true);
            }
          }
        },
      ),
      { numRuns: RUNS * 2 },
    );
  });

  it('never throws on an arrangement either', () => {
    fc.assert(
      fc.property(
        stories,
        fc.array(wildArrangementFacts, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (play, facts, fresh) => {
          let state: ArrangementState | null = fresh ? null : play().life.arrangement;
          for (const fact of facts) {
            const result = stepArrangement(frozen(state), frozen(fact));
            if ('broken' in result) expect(state === null || fact.kind !== 'due').toBe(true);
            else state = result.state;
          }
          expect(isDeepStrictEqual(JSON.parse(JSON.stringify(state)), state)).toBe(true);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('changes nothing but the count where it is a wake-up that nobody waits for, or one before its time', () => {
    const nearly = fc.record({
      nat: fc.nat(30),
      shift: fc.constantFrom(0, -1, 1, 86_400_000),
      number: fc.nat(3),
    });
    fc.assert(
      fc.property(stories, nearly, wildWakes, fc.boolean(), (play, { nat, shift, number }, wild, early) => {
        const { life } = play();
        for (const state of [life.request, life.arrangement]) {
          const wakes = state.case === 'request' ? requestWakeUps(state) : arrangementWakeUps(state);
          const real = wakes[nat % Math.max(wakes.length, 1)];
          const transition =
            real === undefined
              ? wild
              : {
                  ...real,
                  at: new Date(Date.parse(real.at) + shift).toISOString(),
                  ...('number' in real && { number }),
                };
          for (const wake of [wild, transition]) {
            const fact = { ...dueFact(wake), at: early ? state.lastFactAt : wake.at };
            const now = fact.at > state.lastFactAt ? fact.at : state.lastFactAt;
            if (wake.at <= now && wakes.some((expected) => isDeepStrictEqual(expected, wake))) continue;
            const after: CaseState =
              state.case === 'request'
                ? stepped(stepRequest(state, fact, life.policy))
                : stepped(stepArrangement(state, fact));
            expect(after).toEqual({ ...state, factCount: state.factCount + 1, lastFactAt: now });
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});

function stepped(result: ReturnType<typeof stepArrangement> | ReturnType<typeof stepRequest>): CaseState {
  if ('broken' in result) throw new Error(`a due fact broke ${result.broken.rule}`);
  expect([...result.effects, ...result.siblingFacts, ...result.reservationRequests]).toEqual([]);
  return result.state;
}

function draftOf(life: Life): RequestState {
  const first = life.held.log.find((entry) => entry.fact.kind === 'drafted');
  if (first?.of !== 'request') throw new Error('a life begins with a draft');
  const result = stepRequest(null, first.fact, life.policy);
  if ('broken' in result) throw new Error('a draft stands');
  return result.state;
}
