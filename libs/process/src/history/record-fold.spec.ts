import * as fc from 'fast-check';
import type { AnswerInput } from '#libs/contracts';
import { answerInputSchema } from '#libs/contracts';
import { endOfDay, rangeOf } from '#libs/rules';
import { canonicalJson } from '#libs/platform';
import type {
  Chronicle,
  HistoricalArrangementFact,
  RecordDesk,
  RecordEntry,
  RequestFactOfRecord,
  RequestState,
} from '../index.js';
import { foldRecord, isPast } from '../index.js';
import {
  asksOf,
  COTE_DIVOIRE,
  COUNCIL,
  desk as secretary,
  helicopters,
  LIBERIA,
  NOTICE,
  noticeFirst,
  partiesOf,
  resolution1967,
  UKRAINE,
} from '../../../../tests/support/machine/process-mi24.js';

const UNKNOWN = { from: null, to: null };

const desk: RecordDesk = {
  arrangementId: 'a1',
  sendingMission: 'unmil',
  receivingMission: 'unoci',
  policyOf: () => noticeFirst,
  open: () => ({
    content: helicopters,
    submission: {
      policyHash: 'h',
      authority: resolution1967,
      parties: partiesOf(helicopters),
      asks: asksOf(noticeFirst, partiesOf(helicopters)).map((ask) => ({ ...ask, seats: [] })),
      calendars: null,
      senderMandateEndsOn: null,
      standingConsents: [],
      arrangement: null,
    },
  }),
  asksUnderAct: () => [],
};

type Said = { on: string | null } & (
  { fact: RequestFactOfRecord } | { arrangement: HistoricalArrangementFact }
);

/** Entries in the order in which they are entered; the opening, on 7 January, is always the first. */
function entered(all: readonly Said[]): RecordEntry[] {
  let reached = endOfDay('2011-01-07');
  const opening: RecordEntry = {
    number: 1,
    effective: rangeOf({ on: '2011-01-07' }),
    countsAt: reached,
    by: secretary,
    says: { kind: 'request_opened', requestId: 'r1' },
  };
  return [
    opening,
    ...all.map((said, index): RecordEntry => {
      const effective = said.on === null ? UNKNOWN : rangeOf({ on: said.on });
      const countsAt = effective.to ?? reached;
      if (countsAt > reached) reached = countsAt;
      return {
        number: index + 2,
        effective,
        countsAt,
        by: secretary,
        says:
          'fact' in said
            ? { kind: 'of_request', requestId: 'r1', fact: said.fact }
            : { kind: 'of_arrangement', fact: said.arrangement },
      };
    }),
  ];
}

function answered(legId: typeof UKRAINE, input: Partial<AnswerInput>): RequestFactOfRecord {
  const given = { ...answerInputSchema.parse(input), signedBy: null };
  return { kind: 'answer_entered', given: { ...given, decisionId: `d-${legId}`, legId, onBehalfOf: null } };
}

const instrument = { kind: 'letter', reference: 'S/2011/5', organ: null, date: null } as const;
const act = { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null };

const NOTICED: Said = { on: '2011-01-07', fact: answered(NOTICE, { answer: 'notice_given', instrument }) };
const ADOPTED: Said = {
  on: '2011-01-19',
  fact: answered(COUNCIL, { answer: 'adopted', act } as Partial<AnswerInput>),
};
const LAW: Said = { on: '2011-02-04', fact: answered(UKRAINE, { answer: 'consent' }) };
const ASKED: Said = { on: '2011-01-20', fact: { kind: 'leg_asked', legId: UKRAINE } };
const LIBERIA_ASKED: Said = { on: '2011-01-08', fact: { kind: 'leg_asked', legId: LIBERIA } };
const LIBERIA_AGREES: Said = { on: '2011-01-25', fact: answered(LIBERIA, { answer: 'consent' }) };
const IVORIAN_CONSENT: Said = { on: '2011-01-26', fact: answered(COTE_DIVOIRE, { answer: 'consent' }) };

const ALL: readonly Said[] = [NOTICED, ADOPTED, LAW, ASKED, LIBERIA_ASKED, LIBERIA_AGREES, IVORIAN_CONSENT];

function folded(all: readonly Said[], until: string | null = null): Chronicle {
  const result = foldRecord(entered(all), desk, until);
  if ('entry' in result) throw new Error(JSON.stringify(result));
  return result;
}

const requestOf = (chronicle: Chronicle) => chronicle.states.get('r1') as RequestState;
const textOf = (chronicle: Chronicle) => canonicalJson(Object.fromEntries(chronicle.states));

describe('a record that is folded', () => {
  it('asks nobody of its own, and opens no round but those that it names', () => {
    const state = requestOf(folded([NOTICED, ADOPTED]));
    expect(isPast(state)).toBe(true);
    expect(Object.values(state.legs).flatMap((leg) => leg.rounds)).toEqual([]);
  });

  it('comes to the same state in whatever order its dated facts are entered', () => {
    const expected = textOf(folded(ALL));
    fc.assert(
      fc.property(fc.shuffledSubarray([...ALL], { minLength: ALL.length }), (order) => {
        expect(textOf(folded(order))).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('never runs backwards, and leaves the same facts at the same moments', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...ALL]), (order) => {
        const { folded: facts } = folded(order);
        const times = facts.map(({ state }) => state.lastFactAt);
        expect(times).toEqual(times.toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it('moves to the upper bound of a dated fact, and nowhere for one without a date', () => {
    const undated: Said = { on: null, fact: answered(LIBERIA, { answer: 'consent' }) };
    const chronicle = folded([NOTICED, ADOPTED, undated]);
    const state = requestOf(chronicle);
    expect(state.lastFactAt).toBe(endOfDay('2011-01-19'));
    expect(state.decisions[`d-${LIBERIA}`]?.decidedAt).toEqual(UNKNOWN);
  });

  it('folds what fell due on the way at its own moment', () => {
    const state = requestOf(folded([LIBERIA_ASKED], '2011-02-15T00:00:00.000Z'));
    const leg = state.legs[LIBERIA];
    expect(leg?.rounds[0]).toMatchObject({ remindersSent: 2, closedAt: null });
    expect(leg?.overdueSince).toBe('2011-01-23T05:00:00.000Z');
  });

  it('keeps what happened before the opening with its own date', () => {
    const early: Said = { on: '2010-11-04', fact: answered(UKRAINE, { answer: 'consent' }) };
    const state = requestOf(folded([ASKED, early]));
    expect(state.decisions[`d-${UKRAINE}`]?.decidedAt).toEqual(rangeOf({ on: '2010-11-04' }));
    expect(state.legs[UKRAINE]).toMatchObject({
      status: 'obtained',
      rounds: [{ closedBecause: 'answered' }],
    });
  });

  it('keeps a line on the day on which it ends, and lets it end once time moves on', () => {
    const silent = [LIBERIA, COTE_DIVOIRE].map((legId): Said => ({
      on: null,
      fact: { kind: 'leg_not_in_record', legId, reason: 'Silent.' },
    }));
    const granted = [...silent, NOTICED, ADOPTED, LAW];
    const lastDay: Said = { on: '2011-02-16', arrangement: { kind: 'departed', lineId: 'mi-24' } };
    const onTheDay = folded([...granted, lastDay]).states.get('a1');
    expect(onTheDay).toMatchObject({ lines: { 'mi-24': { status: 'moving', expiredAt: null } } });
    const after = folded([...granted, lastDay], '2011-02-18T00:00:00.000Z').states.get('a1');
    expect(after).toMatchObject({ lines: { 'mi-24': { expiredInMovement: true } } });
  });

  it('names the entry that breaks a rule, even where that is a later one', () => {
    const leaves = (on: string): Said => ({ on, arrangement: { kind: 'departed', lineId: 'mi-24' } });
    expect(foldRecord(entered([...ALL, leaves('2011-02-10')]), desk)).not.toHaveProperty('entry');
    const result = foldRecord(entered([...ALL, leaves('2011-02-10'), leaves('2011-02-08')]), desk);
    expect(result).toMatchObject({
      broken: { rule: 'status_forbids', pointer: '/lineId' },
      entry: ALL.length + 2,
    });
  });
});
