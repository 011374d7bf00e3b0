import {
  COTE_DIVOIRE,
  COUNCIL,
  LIBERIA,
  ArrangementCase,
  UKRAINE,
  done,
  resolution1967,
} from '../support/product/arrangement-case.js';
import { Product } from '../support/api/product.js';
import { until } from '../support/product/until.js';

const MANAGER = 'ana.ribeiro@dpko.example';
const ASSUMED =
  'assumed for this run: that capital and hosts were asked on 7 January 2011; when the hosts consented';

/**
 * S/RES/1967 (2011) lived again: adopted on 19 January 2011 for four weeks, Ukraine's law on day 16, the armed helicopters
 * not in Côte d'Ivoire before 17 February, the day after the four weeks ended.
 */
describe('January and February 2011', () => {
  let product: Product;
  let arrangement: ArrangementCase;

  beforeAll(async () => {
    product = await Product.start();
  });

  afterAll(async () => {
    await product.stop();
  });

  const warned = async (words: RegExp) =>
    until(`a warning with ${words.source}`, async () =>
      (await product.mailsTo(MANAGER)).find((mail) => words.test(`${mail.subject}\n${mail.text}`)),
    );

  it('asks capital, hosts and Council after the notice of 7 January, and says what it assumes', async () => {
    arrangement = await ArrangementCase.noticed(product, {}, ASSUMED);
    const view = await arrangement.view();
    expect(view.assumptions).toBe(ASSUMED);
    expect(view.legs.map((leg) => leg.status)).toEqual(['obtained', 'asked', 'asked', 'asked', 'asked']);
    expect(view.lines[0]?.window).toMatchObject({ verdict: 'unknown', bestDays: null });
  });

  it('knows the end of the four weeks once the Council has acted, and what is still missing', async () => {
    await arrangement.moveClock('2011-01-20T15:00:00.000Z');
    const counted = await arrangement.paper('claire-dubois', COUNCIL, {
      answer: 'adopted',
      act: resolution1967,
    });
    expect(counted.status).toBe(201);
    const view = await arrangement.view();
    expect(view.lines[0]?.expiry).toMatchObject({ at: '2011-02-17T05:00:00.000Z', lastDay: '2011-02-16' });
    const { window } = view.lines[0] ?? {};
    expect(window?.verdict).toBe('open');
    expect(window?.worstDays).toBeNull();
    expect(window?.unknowns).toEqual(
      expect.arrayContaining([
        'the consent of Ukraine',
        "the consent of the Government of Côte d'Ivoire",
        'when the unit is ready',
      ]),
    );
  });

  it('marks the capital overdue on 21 January and takes nothing of it for consent', async () => {
    await arrangement.moveClock('2011-01-22T15:00:00.000Z');
    expect(await arrangement.leg(UKRAINE)).toMatchObject({
      status: 'asked',
      detail: {
        satisfied: false,
        holder: 'party',
        overdueSince: expect.stringMatching(/^2011-01-21T14:00:0/u),
      },
    });
  });

  it('records the hosts by paper, with days that are known only as ranges', async () => {
    const range = { notBefore: '2011-01-19', notAfter: '2011-01-26' };
    await arrangement.moveClock('2011-01-27T15:00:00.000Z');
    for (const leg of [LIBERIA, COTE_DIVOIRE]) {
      const counted = await arrangement.paper('tomas-lindqvist', leg, {
        answer: 'consent',
        instrument: { kind: 'other', reference: null, organ: null, date: range },
      });
      expect(counted.status).toBe(201);
    }
    const { detail } = await arrangement.leg(LIBERIA);
    expect(detail.consentLag).toMatchObject({ known: true });
    expect(detail.consentLag).toEqual({
      known: true,
      fromDays: expect.any(Number),
      toDays: expect.any(Number),
    });
  });

  it('counts the law of 4 February as day 16, and caps the consent by its own words', async () => {
    await arrangement.moveClock('2011-02-04T20:00:00.000Z');
    const law = await arrangement.paper('tomas-lindqvist', UKRAINE, {
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
    expect(law.status).toBe(201);
    const { detail, status } = await arrangement.leg(UKRAINE);
    expect(status).toBe('obtained_with_caveats');
    expect(detail).toMatchObject({ satisfied: true, gaps: [] });
    expect(detail.consentAfterAuthority).toEqual({ known: true, fromDays: 16, toDays: 16 });
    expect(detail.consentLag).toEqual({ known: true, fromDays: 28, toDays: 28 });
    expect((await arrangement.view()).status).toBe('granted');
    expect((await arrangement.arrangement()).status).toBe('in_force');
  });

  it('warns while the window shrinks, and reports it lost as soon as nobody can be there in time', async () => {
    await arrangement.moveClock('2011-02-09T15:00:00.000Z');
    await warned(/window/iu);
    expect((await arrangement.line()).window).toMatchObject({ verdict: 'open' });
    done(
      await (
        await arrangement.as('ana-ribeiro')
      ).post(`/arrangements/${arrangement.arrangementId}/lines/mi24/readiness`, {
        readiness: { notBefore: '2011-02-17', notAfter: null },
      }),
    );
    const line = await arrangement.line();
    expect(line.window).toMatchObject({ verdict: 'lost', bestDays: 0 });
    expect(line.lostReportedAt).not.toBeNull();
    await warned(/lost/iu);
  });

  it('lets the line expire unused on 16 February at 24:00 in New York', async () => {
    await arrangement.moveClock('2011-02-17T05:00:00.000Z');
    expect(await arrangement.line()).toMatchObject({
      status: 'expired_unused',
      expiredAt: '2011-02-17T05:00:00.000Z',
    });
    expect((await arrangement.arrangement()).breach).toBe(false);
  });

  it('raises the alarm when the aircraft come without an authority of this run, and tells the two lags apart', async () => {
    await arrangement.moveClock('2011-03-05T18:00:00.000Z');
    await arrangement.move('arrived', { notBefore: '2011-02-17', notAfter: '2011-03-05' });
    expect((await arrangement.arrangement()).breach).toBe(true);
    await warned(/breach/iu);
    const line = await arrangement.line();
    // Nothing was missing any more on 4 February; the aircraft were there from 17 February to 5 March, no more is known.
    expect(line.arrivalLag).toEqual({ known: true, fromDays: 13, toDays: 29 });
    await arrangement.move('returned');
    expect(await arrangement.arrangement()).toMatchObject({ status: 'ended', breach: false });
    expect(await product.faults()).toEqual([]);
  });

  it('keeps what was not known as not known', async () => {
    const { papers } = await arrangement.view();
    const host = papers.find((paper) => paper.legId === LIBERIA);
    expect(host?.given.instrument).toMatchObject({ reference: null, organ: null });
    expect(host?.decidedAt).toEqual({ from: '2011-01-19T05:00:00.000Z', to: '2011-01-27T05:00:00.000Z' });
  });
});
