import {
  COTE_DIVOIRE,
  COUNCIL,
  LIBERIA,
  ArrangementCase,
  UKRAINE,
  resolution1967,
} from '../support/product/arrangement-case.js';
import { Product } from '../support/api/product.js';
import { until } from '../support/product/until.js';

/** The whole of it is lived before the first test. */
const LIFE_LIMIT_MS = 240_000;
const MANAGER = 'ana.ribeiro@dpko.example';
const ASSUMED =
  'assumed for this run: that capital and hosts were asked on 7 January 2011; when the hosts consented';

/** What was seen at each moment of the run, in the order in which they were lived. */
interface Seen {
  noticed: RequestView;
  adopted: RequestView;
  overdue: Leg;
  hostOnPaper: Leg;
  law: { leg: Leg; request: string; arrangement: string };
  shrinking: Line;
  lost: Line;
  expired: { line: Line; breach: boolean };
  breached: { line: Line; breach: boolean };
  over: { arrangement: ArrangementView; request: RequestView; faults: unknown[] };
}

type RequestView = Awaited<ReturnType<ArrangementCase['view']>>;
type ArrangementView = Awaited<ReturnType<ArrangementCase['arrangement']>>;
type Leg = Awaited<ReturnType<ArrangementCase['leg']>>;
type Line = Awaited<ReturnType<ArrangementCase['line']>>;

/** Lives the two months, and keeps what was seen at each moment. */
async function live(product: Product): Promise<Seen> {
  const warned = (words: RegExp) =>
    until(`a warning with ${words.source}`, async () =>
      (await product.mailsTo(MANAGER)).find((mail) => words.test(`${mail.subject}\n${mail.text}`)),
    );
  const paper = async (...of: Parameters<ArrangementCase['paper']>) =>
    expect((await arrangement.paper(...of)).status).toBe(201);
  const lineAndBreach = async () => ({
    line: await arrangement.line(),
    breach: (await arrangement.arrangement()).breach,
  });

  const arrangement = await ArrangementCase.noticed(product, {}, ASSUMED);
  const noticed = await arrangement.view();

  await arrangement.moveClock('2011-01-20T15:00:00.000Z');
  await paper('claire-dubois', COUNCIL, { answer: 'adopted', act: resolution1967 });
  const adopted = await arrangement.view();

  await arrangement.moveClock('2011-01-22T15:00:00.000Z');
  const overdue = await arrangement.leg(UKRAINE);

  await arrangement.moveClock('2011-01-27T15:00:00.000Z');
  const range = { notBefore: '2011-01-19', notAfter: '2011-01-26' };
  for (const leg of [LIBERIA, COTE_DIVOIRE]) {
    await paper('tomas-lindqvist', leg, {
      answer: 'consent',
      instrument: { kind: 'other', reference: null, organ: null, date: range },
    });
  }
  const hostOnPaper = await arrangement.leg(LIBERIA);

  await arrangement.moveClock('2011-02-04T20:00:00.000Z');
  await paper('tomas-lindqvist', UKRAINE, {
    answer: 'consent_with_conditions',
    instrument: {
      kind: 'law',
      reference: 'bill 8057',
      organ: 'Verkhovna Rada',
      date: { on: '2011-02-04' },
    },
    caps: {
      persons: 60,
      equipment: [{ unitId: 'ukr-mi24', count: 3 }],
      area: null,
      tasks: null,
      from: null,
      to: null,
    },
  });
  const law = {
    leg: await arrangement.leg(UKRAINE),
    request: (await arrangement.view()).status,
    arrangement: (await arrangement.arrangement()).status,
  };

  await arrangement.moveClock('2011-02-09T15:00:00.000Z');
  await warned(/window/iu);
  const shrinking = await arrangement.line();
  const manager = await arrangement.as('ana-ribeiro');
  await manager.does.stateReadiness({
    arrangementId: arrangement.arrangementId,
    lineId: 'mi24',
    body: { readiness: { notBefore: '2011-02-17', notAfter: null } },
  });
  const lost = await arrangement.line();
  await warned(/lost/iu);

  await arrangement.moveClock('2011-02-17T05:00:00.000Z');
  const expired = await lineAndBreach();

  await arrangement.moveClock('2011-03-05T18:00:00.000Z');
  await arrangement.move('recordArrival', { notBefore: '2011-02-17', notAfter: '2011-03-05' });
  await warned(/breach/iu);
  const breached = await lineAndBreach();

  await arrangement.move('recordReturn');
  const over = {
    arrangement: await arrangement.arrangement(),
    request: await arrangement.view(),
    faults: await product.faults(),
  };
  return { noticed, adopted, overdue, hostOnPaper, law, shrinking, lost, expired, breached, over };
}

/**
 * S/RES/1967 (2011) lived again: adopted on 19 January 2011 for four weeks, Ukraine's law on day 16, the armed helicopters
 * not in Côte d'Ivoire before 17 February, the day after the four weeks ended.
 */
describe('January and February 2011', () => {
  let product: Product;
  let seen: Seen;

  beforeAll(async () => {
    product = await Product.start();
    seen = await live(product);
  }, LIFE_LIMIT_MS);

  afterAll(async () => {
    await product.stop();
  });

  it('asks capital, hosts and Council after the notice of 7 January, and says what it assumes', () => {
    const { noticed } = seen;
    expect(noticed.assumptions).toBe(ASSUMED);
    expect(noticed.legs.map((leg) => leg.status)).toEqual(['obtained', 'asked', 'asked', 'asked', 'asked']);
    expect(noticed.lines[0]?.window).toMatchObject({ verdict: 'unknown', bestDays: null });
  });

  it('knows the end of the four weeks once the Council has acted, and what is still missing', () => {
    const [line] = seen.adopted.lines;
    expect(line?.expiry).toMatchObject({ at: '2011-02-17T05:00:00.000Z', lastDay: '2011-02-16' });
    expect(line?.window?.verdict).toBe('open');
    expect(line?.window?.worstDays).toBeNull();
    expect(line?.window?.unknowns).toEqual(
      expect.arrayContaining([
        { code: 'window.consent', params: { party: { name: 'Ukraine' } } },
        { code: 'window.consent', params: { party: { name: "Government of Côte d'Ivoire" } } },
        { code: 'window.ready' },
      ]),
    );
  });

  it('marks the capital overdue on 21 January and takes nothing of it for consent', () => {
    expect(seen.overdue).toMatchObject({
      status: 'asked',
      detail: {
        satisfied: false,
        holder: 'party',
        overdueSince: expect.stringMatching(/^2011-01-21T14:00:0/u),
      },
    });
  });

  it('records the hosts by paper, with days that are known only as ranges', () => {
    expect(seen.hostOnPaper.detail.consentLag).toEqual({
      known: true,
      fromDays: expect.any(Number),
      toDays: expect.any(Number),
    });
  });

  it('counts the law of 4 February as day 16, and caps the consent by its own words', () => {
    const { leg, request, arrangement } = seen.law;
    expect(leg.status).toBe('obtained_with_caveats');
    expect(leg.detail).toMatchObject({ satisfied: true, gaps: [] });
    expect(leg.detail.consentAfterAuthority).toEqual({ known: true, fromDays: 16, toDays: 16 });
    expect(leg.detail.consentLag).toEqual({ known: true, fromDays: 28, toDays: 28 });
    expect(request).toBe('granted');
    expect(arrangement).toBe('in_force');
  });

  it('warns while the window shrinks, and reports it lost as soon as nobody can be there in time', () => {
    expect(seen.shrinking.window).toMatchObject({ verdict: 'open' });
    expect(seen.lost.window).toMatchObject({ verdict: 'lost', bestDays: 0 });
    expect(seen.lost.lostReportedAt).not.toBeNull();
  });

  it('lets the line expire unused on 16 February at 24:00 in New York', () => {
    const { line, breach } = seen.expired;
    expect(line).toMatchObject({ status: 'expired_unused', expiredAt: '2011-02-17T05:00:00.000Z' });
    expect(breach).toBe(false);
  });

  it('raises the alarm when the aircraft come without an authority of this run, and tells the two lags apart', () => {
    const { line, breach } = seen.breached;
    expect(breach).toBe(true);
    // Nothing was missing any more on 4 February; the aircraft were there from 17 February to 5 March, no more is known.
    expect(line.arrivalLag).toEqual({ known: true, fromDays: 13, toDays: 29 });
    expect(seen.over.arrangement).toMatchObject({ status: 'ended', breach: false });
    expect(seen.over.faults).toEqual([]);
  });

  it('keeps what was not known as not known', () => {
    const host = seen.over.request.papers.find((paper) => paper.legId === LIBERIA);
    expect(host?.given.instrument).toMatchObject({ reference: null, organ: null });
    expect(host?.decidedAt).toEqual({ from: '2011-01-19T05:00:00.000Z', to: '2011-01-27T05:00:00.000Z' });
  });
});
