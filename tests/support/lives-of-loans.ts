import type { Instant } from '#libs/contracts';
import type { ArrangementFact } from '#libs/process';
import { FAR, NEXT_DAY, START } from './every-kind.js';
import { Life } from './process-life.js';
import { UKRAINE, desk, mi24 } from './process-mi24.js';

const ALL_AGREED = '2011-01-26T15:00:00.000Z';
const THEN = '2011-01-27T15:00:00.000Z';

/** Loans whose units move in every order, and loans that are opened again. */
export function livesOfLoans(): Life[] {
  const on = (life: Life, at: Instant, ...kinds: ('departed' | 'arrived' | 'returned')[]) => {
    for (const kind of kinds) life.doesOnLoan(at, { kind, by: desk, lineId: 'mi-24' });
    return life;
  };
  const granted = () => Life.grantedAt(ALL_AGREED);
  const unused = granted();
  unused.tick(FAR);
  const again = (fact: ArrangementFact) => {
    const life = Life.askedAt(START);
    life.says(UKRAINE, NEXT_DAY, { answer: 'refuse' });
    life.give({ of: 'arrangement', fact });
    return life;
  };
  const loan = { at: THEN, by: null, channel: 'inbox', requestId: 'r2' } as const;
  const grant = granted().loan().grant;
  if (grant === null) throw new Error('a granted line has its grant');
  return [
    on(granted(), THEN, 'departed', 'arrived', 'returned'),
    on(granted(), THEN, 'departed', 'returned', 'arrived'),
    on(granted(), THEN, 'arrived'),
    on(unused, FAR, 'arrived'),
    again({ ...loan, kind: 'request_opened', lines: [mi24] }),
    again({ ...loan, kind: 'line_granted', grant }),
  ];
}
