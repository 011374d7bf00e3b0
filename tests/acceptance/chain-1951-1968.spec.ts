import { Chain } from '../support/fixtures/chain.js';
import { UKRAINE } from '../support/product/arrangement-case.js';
import { isGiven } from '../support/machine/pure-aggregate.js';
import { Product } from '../support/api/product.js';
import { SameLife } from '../support/machine/lives/same-life.js';

/** 24:00 in New York on the last days of the four terms; the last one lies in summer time. */
const ENDS = {
  '1951': '2010-12-23T05:00:00.000Z',
  '1962': '2011-01-20T05:00:00.000Z',
  '1967': '2011-02-17T05:00:00.000Z',
  '1968': '2011-05-17T04:00:00.000Z',
} as const;

/**
 * The arrangement from UNMIL to UNOCI as the Council renewed it: S/RES/1951 (2010), 1962 (2010), 1967 (2011), 1968 (2011). Lived
 * through the running product with its clock moved, and at every step by the pure machine as well, from the same given facts.
 * Dates of the acts and of Ukraine's laws are those of the record; what is assumed is said in the arrangement's own assumptions.
 */
describe('the chain from resolution 1951 to resolution 1968', () => {
  let product: Product;
  let chain: Chain;
  let life: SameLife;

  beforeAll(async () => {
    product = await Product.start();
    chain = new Chain(product);
  });

  afterAll(async () => {
    await product.stop();
  });

  /** The product and the machine alone give the same logs, state hashes, effects, lines, legs and ledger. */
  async function same(): Promise<string[]> {
    life ??= await SameLife.of(product.dataSource, chain.arrangementId);
    const { given, product: kept, machine } = await life.both();
    expect(kept).toEqual(machine);
    return given;
  }

  /** They agree on a step as soon as it is done, and once the workflows have carried out all that followed from it. */
  async function agree(): Promise<string[]> {
    const given = await same();
    await chain.carriedOut();
    // The workflows brought nothing of their own; at most something fell due meanwhile.
    expect(await same()).toEqual([]);
    return given;
  }

  it('1951: is asked two days before its adoption, and Ukraine had consented before anybody asked', async () => {
    await chain.asks(
      '1951',
      { kind: 'start', policyId: 'standard', units: ['infantry', 'mi8'], neededBy: '2010-11-28' },
      '2010-11-22T15:00:00.000Z',
    );
    expect(await agree()).toEqual(['opened', 'drafted', 'submitted']);
    await chain.noticed('1951', 'S/2010/601', null);
    await agree();
    await chain.moveClock('2010-11-23T15:00:00.000Z');
    await chain.lawOfUkraine('1951', null, '2010-11-04');
    await chain.othersConsent('1951');
    await agree();
    expect((await chain.legOf('1951', UKRAINE)).consentLag).toEqual({ known: true, before: true });
    await chain.moveClock('2010-11-24T20:00:00.000Z');
    await chain.adopted('1951', 'S/RES/1951 (2010)', '2010-11-24', 'P4W');
    await agree();
    expect((await chain.legOf('1951', UKRAINE)).consentAfterAuthority).toEqual({ known: true, before: true });
    expect((await chain.view('1951')).status).toBe('granted');
    expect((await chain.lineOf('mi8')).expiresAt).toBe(ENDS['1951']);
  });

  it('1951: the air group is there two days later', async () => {
    await chain.moveClock('2010-11-27T15:00:00.000Z');
    await chain.arrived('mi8', { on: '2010-11-26' });
    await chain.moveClock('2010-11-30T15:00:00.000Z');
    await chain.arrived('infantry', { notBefore: '2010-11-24', notAfter: '2010-11-30' });
    await agree();
    expect((await chain.lineOf('mi8')).arrivalLag).toEqual({ known: true, fromDays: 2, toDays: 2 });
  });

  it('1962: adopted two days before the end, runs from that end and not from its adoption', async () => {
    await chain.moveClock('2010-12-13T15:00:00.000Z');
    await chain.asks('1962', {
      kind: 'extend',
      policyId: 'extension',
      units: ['infantry', 'mi8'],
      neededBy: '2010-12-22',
    });
    await chain.noticed('1962', 'symbol not in the record', null);
    await agree();
    await chain.moveClock('2010-12-16T15:00:00.000Z');
    await chain.othersConsent('1962');
    await chain.lawOfUkraine('1962', null, '2010-11-04');
    await chain.moveClock('2010-12-20T20:00:00.000Z');
    await chain.adopted('1962', 'S/RES/1962 (2010)', '2010-12-20', 'P4W');
    await agree();
    expect((await chain.arrangement()).lines.map(({ expiresAt, gaps }) => ({ expiresAt, gaps }))).toEqual([
      { expiresAt: ENDS['1962'], gaps: [] },
      { expiresAt: ENDS['1962'], gaps: [] },
    ]);
    // It came under the resolution before; by the new one its lag cannot be told, and it is not "before" it either.
    expect((await chain.lineOf('mi8')).arrivalLag).toMatchObject({ known: false, atLeastDays: null });
  });

  it('1967: asked after S/2011/5, adopted on the day 1962 ends, prolongs two lines and opens the way for a third', async () => {
    await chain.moveClock('2011-01-07T15:00:00.000Z');
    await chain.asks('1967', {
      kind: 'extend',
      policyId: 'extension',
      units: ['infantry', 'mi8'],
      neededBy: '2011-01-19',
    });
    await chain.noticed('1967', 'S/2011/5', '2011-01-07');
    await chain.asks('1967 armed', {
      kind: 'amend',
      policyId: 'change-of-arrangement',
      units: ['mi24'],
      neededBy: '2011-01-31',
    });
    await chain.noticed('1967 armed', 'S/2011/5', '2011-01-07');
    await agree();
    await chain.moveClock('2011-01-17T15:00:00.000Z');
    await chain.othersConsent('1967');
    await chain.lawOfUkraine('1967', null, '2010-11-04');
    await agree();
    await chain.moveClock('2011-01-19T20:00:00.000Z');
    for (const request of ['1967', '1967 armed']) {
      await chain.adopted(request, 'S/RES/1967 (2011)', '2011-01-19', 'P4W');
    }
    await agree();
    await chain.moveClock('2011-01-20T15:00:00.000Z');
    const { lines, breach } = await chain.arrangement();
    expect(breach).toBe(false);
    expect(lines.map(({ id, status, expiresAt, gaps }) => ({ id, status, expiresAt, gaps }))).toEqual([
      { id: 'infantry', status: 'arrived', expiresAt: ENDS['1967'], gaps: [] },
      { id: 'mi24', status: 'planned', expiresAt: null, gaps: [] },
      { id: 'mi8', status: 'arrived', expiresAt: ENDS['1967'], gaps: [] },
    ]);
  });

  it("1967: Ukraine's law for the armed helicopters comes on day 16 of 28", async () => {
    await chain.moveClock('2011-01-26T15:00:00.000Z');
    await chain.othersConsent('1967 armed');
    await agree();
    await chain.moveClock('2011-02-04T20:00:00.000Z');
    await chain.lawOfUkraine('1967 armed', 'bill 8057', '2011-02-04', {
      persons: 60,
      equipment: [{ unitId: 'ukr-mi24', count: 3 }],
      area: null,
      tasks: null,
      from: null,
      to: null,
    });
    await agree();
    expect((await chain.legOf('1967 armed', UKRAINE)).consentAfterAuthority).toEqual({
      known: true,
      fromDays: 16,
      toDays: 16,
    });
    expect((await chain.view('1967 armed')).status).toBe('granted');
    expect(await chain.lineOf('mi24')).toMatchObject({ status: 'planned', expiresAt: ENDS['1967'] });
  });

  it('1967: nobody can be there before the four weeks end, and the product says so', async () => {
    await chain.moveClock('2011-02-07T15:00:00.000Z');
    await chain.asks('1968', {
      kind: 'extend',
      policyId: 'extension',
      units: ['infantry', 'mi8', 'mi24'],
      neededBy: '2011-02-16',
    });
    await chain.noticed('1968', 'S/2011/5', '2011-01-07');
    await agree();
    await chain.moveClock('2011-02-14T15:00:00.000Z');
    await chain.readyFrom('mi24', '2011-02-17');
    await agree();
    expect((await chain.lineOf('mi24')).window).toMatchObject({ verdict: 'lost', bestDays: 0 });
    await chain.othersConsent('1968');
    await chain.lawOfUkraine('1968', 'bill 8057', '2011-02-04');
    await agree();
  });

  it('without 1968: the armed helicopters expire unused, and what is there is in breach', async () => {
    await chain.moveClock('2011-02-16T15:00:00.000Z');
    await agree();
    const without = life.pure.fork();
    without.tick(ENDS['1967']);
    expect(without.arrangement.lines['mi24']).toMatchObject({
      status: 'expired_unused',
      expiredAt: ENDS['1967'],
    });
    expect(without.arrangement.lines['infantry']).toMatchObject({
      status: 'arrived',
      expiredAt: ENDS['1967'],
    });
    const told = [...without.folds.values()].flat().flatMap(({ effects }) => effects);
    expect(told).toContainEqual(expect.objectContaining({ kind: 'alarmExpired' }));
  });

  it('with 1968, adopted on the day 1967 ended: no line has a gap, and none is lost', async () => {
    await chain.moveClock('2011-02-16T20:00:00.000Z');
    await chain.adopted('1968', 'S/RES/1968 (2011)', '2011-02-16', 'P3M');
    await agree();
    await chain.moveClock('2011-02-17T15:00:00.000Z');
    await agree();
    const { lines, breach, status } = await chain.arrangement();
    expect({ breach, status }).toEqual({ breach: false, status: 'in_force' });
    for (const line of lines) {
      expect(line).toMatchObject({ expiresAt: ENDS['1968'], expiredAt: null, gaps: [], breaches: [] });
    }
    expect(lines.find(({ id }) => id === 'mi24')?.window).toMatchObject({ verdict: 'open' });
  });

  it('the armed helicopters are seen on 5 March; on which day since 17 February they came is not known', async () => {
    await chain.moveClock('2011-03-05T20:00:00.000Z');
    await chain.arrived('mi24', { notBefore: '2011-02-17', notAfter: '2011-03-05' });
    await agree();
    const line = await chain.lineOf('mi24');
    expect(line).toMatchObject({ status: 'arrived', gaps: [], breaches: [] });
    expect(line.arrivalLag).toEqual({
      known: true,
      fromDays: expect.any(Number),
      toDays: expect.any(Number),
    });
    expect((await chain.arrangement()).breach).toBe(false);
  });

  it('has shown what it is for: facts that followed by themselves, and work that the workflows did', async () => {
    const followed = [...life.pure.folds.values()].flat().filter(({ fact }) => !isGiven(fact));
    expect(new Set(followed.map(({ fact }) => fact.kind))).toEqual(
      new Set(['due', 'reserved', 'request_opened', 'line_granted']),
    );
    const done: { kind: string }[] = await product.dataSource.query(
      `SELECT DISTINCT kind FROM effect WHERE status = 'done' ORDER BY kind`,
    );
    expect(done.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'announceEnd',
        'ask',
        'escalateSilence',
        'remind',
        'reportLost',
        'warnExpiry',
        'warnWindow',
      ]),
    );
  });

  it('leaves chains, logs and projections whole', async () => {
    expect(await product.faults()).toEqual([]);
  });
});
