import { usableWindow } from './window.js';

const day = (date: string) => `${date}T05:00:00.000Z`;
const on = (date: string) => ({ from: day(date), to: day(date) });
const EXPIRY = day('2011-02-17');
const NOW = day('2011-01-20');
const consentOf = (party: string) => ({ code: 'window.consent', params: { party } });
const consent = (date: string) => ({ what: consentOf('ukraine'), decidedAt: on(date) });

describe('the usable window', () => {
  it.each([
    [
      'consent last',
      consent('2011-02-04'),
      on('2011-02-01'),
      { bestDays: 13, worstDays: 13, verdict: 'open' },
    ],
    [
      'readiness last',
      consent('2011-01-25'),
      on('2011-02-10'),
      { bestDays: 7, worstDays: 7, verdict: 'open' },
    ],
    [
      'a range that passes the expiry',
      consent('2011-01-25'),
      { from: day('2011-02-10'), to: day('2011-02-20') },
      { bestDays: 7, worstDays: -3, verdict: 'possibly_lost' },
    ],
    [
      'a range that ends at the expiry',
      consent('2011-01-25'),
      { from: day('2011-02-10'), to: EXPIRY },
      { bestDays: 7, worstDays: 0, verdict: 'possibly_lost' },
    ],
    [
      'ready at the expiry',
      consent('2011-01-25'),
      on('2011-02-17'),
      { bestDays: 0, worstDays: 0, verdict: 'lost' },
    ],
    [
      'ready after the expiry, nobody knows when',
      consent('2011-01-25'),
      { from: day('2011-02-18'), to: null },
      { bestDays: -1, worstDays: null, verdict: 'lost' },
    ],
  ] as const)('%s', (_name, given, readiness, expected) => {
    const window = usableWindow({ expiresAt: EXPIRY, consents: [given], readiness, arrivedAt: null }, NOW);
    expect(window).toMatchObject(expected);
  });

  it('cannot begin before now while the unit has not arrived', () => {
    const input = {
      expiresAt: EXPIRY,
      consents: [consent('2011-01-05')],
      readiness: on('2011-01-10'),
      arrivedAt: null,
    };
    expect(usableWindow(input, day('2011-02-15'))).toMatchObject({
      bestDays: 2,
      worstDays: 2,
      verdict: 'open',
    });
    expect(usableWindow(input, EXPIRY)).toMatchObject({ bestDays: 0, verdict: 'lost' });
    expect(usableWindow({ ...input, arrivedAt: on('2011-01-12') }, EXPIRY)).toMatchObject({ bestDays: 36 });
  });

  it('names what is not known instead of reading it as nothing', () => {
    const window = usableWindow(
      {
        expiresAt: EXPIRY,
        consents: [{ what: consentOf('liberia'), decidedAt: null }],
        readiness: null,
        arrivedAt: null,
      },
      NOW,
    );
    expect(window).toEqual({
      bestDays: 28,
      worstDays: null,
      verdict: 'open',
      unknowns: [consentOf('liberia'), { code: 'window.ready' }],
    });
    expect(
      usableWindow({ expiresAt: null, consents: [], readiness: on('2011-02-01'), arrivedAt: null }, NOW),
    ).toEqual({
      bestDays: null,
      worstDays: null,
      verdict: 'unknown',
      unknowns: [{ code: 'window.expiry' }],
    });
  });
});
