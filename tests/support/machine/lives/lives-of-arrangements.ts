import type { Instant } from '#libs/contracts';
import type { ArrangementFact } from '#libs/process';
import { FAR, NEXT_DAY, START } from './every-kind.js';
import { Life } from './process-life.js';
import { LivedArrangement, grantUntil } from '../process-arrangements.js';
import { desk, mi24, mi8 } from '../process-mi24.js';

const ALL_AGREED = '2011-01-26T15:00:00.000Z';
const THEN = '2011-01-27T15:00:00.000Z';

/** Arrangements whose units move in every order, and arrangements that are opened again. */
export function livesOfArrangements(): Life[] {
  const on = (life: Life, at: Instant, ...kinds: ('departed' | 'arrived' | 'returned')[]) => {
    for (const kind of kinds) life.doesOnArrangement(at, { kind, by: desk, lineId: 'mi-24' });
    return life;
  };
  const granted = () => Life.grantedAt(ALL_AGREED);
  const unused = granted();
  unused.tick(FAR);
  const again = (fact: ArrangementFact) => {
    const life = Life.askedAt(START);
    life.does(NEXT_DAY, { kind: 'withdrawn', by: desk, reason: 'Not needed any more.' });
    life.give({ of: 'arrangement', fact });
    return life;
  };
  const arrangement = { at: THEN, by: null, channel: 'inbox', requestId: 'r2' } as const;
  const grant = granted().arrangementLine().grant;
  if (grant === null) throw new Error('a granted line has its grant');
  return [
    on(granted(), THEN, 'departed', 'arrived', 'returned'),
    on(granted(), THEN, 'departed', 'returned', 'arrived'),
    on(granted(), THEN, 'arrived'),
    on(unused, FAR, 'arrived'),
    again({ ...arrangement, kind: 'request_opened', lines: [mi24] }),
    again({ ...arrangement, kind: 'line_granted', grant }),
    again({ ...arrangement, kind: 'line_granted', grant: { ...grant, readiness: READY.readiness } }),
    ...[...livesOfLines(), ...livesOfEndedArrangements()].map(({ life }) => life),
  ];
}

const READY = {
  kind: 'readiness_stated',
  lineId: 'mi-24',
  readiness: { notBefore: '2011-01-20', notAfter: null },
} as const;
const PART = { kind: 'arrived', lineId: 'mi-24', increment: { count: 1, persons: null } } as const;
const PAUSE = { kind: 'suspended', lineIds: null, reason: 'The airfield is closed.' } as const;
const CONVERTED = {
  kind: 'converted',
  lineIds: null,
  act: { symbol: 'S/RES/1736 (2006)', adoptedOn: '2011-01-20' },
  reason: 'The sender closes.',
} as const;
const FURTHER = { adoptedOn: '2011-01-27', lastDay: '2011-06-30', at: THEN } as const;

/** A granted line in each status that a unit can be in. */
const granted = () => LivedArrangement.granted();
const readyLine = () => granted().does(THEN, READY);
const movingLine = () => granted().moves(THEN, 'departed');
const arrivedLine = () => granted().moves(THEN, 'arrived');
const returnedLine = () => movingLine().moves(THEN, 'returned');
const unusedLine = () => granted().consentWithdrawn(THEN, null);
const notBefore = (day: string) => ({ ...READY, readiness: { notBefore: day, notAfter: null } });

/** Lines whose units move in every way, and are converted from wherever they are. */
function livesOfLines(): LivedArrangement[] {
  return [
    readyLine().does(THEN, notBefore('2011-02-10')),
    readyLine().moves(THEN, 'departed'),
    readyLine().moves(THEN, 'arrived'),
    readyLine().does(THEN, PART),
    readyLine().consentWithdrawn(THEN, null),
    granted().does(THEN, PART),
    returnedLine().does(THEN, PART),
    unusedLine().does(THEN, PART),
    unusedLine().obtains({ kind: 'extend', ...FURTHER }),
    readyLine()
      .consentWithdrawn(THEN, null)
      .obtains({ kind: 'extend', ...FURTHER }),
    granted().obtains({ kind: 'extend', ...FURTHER }, { readiness: READY.readiness }),
    movingLine().moves(THEN, 'repatriated'),
    arrivedLine().moves(THEN, 'repatriated'),
    ...[granted, readyLine, movingLine, arrivedLine].flatMap((line) => [
      line().does(THEN, CONVERTED),
      line().obtains({ kind: 'convert', ...FURTHER }),
    ]),
  ];
}

/** Arrangements that are suspended, discontinued and converted, and come back from there. */
function livesOfEndedArrangements(): LivedArrangement[] {
  const suspended = (arrangement: LivedArrangement) => arrangement.does(THEN, PAUSE);
  const discontinued = (arrangement: LivedArrangement, returnBy: string | null = '2011-02-05') =>
    arrangement.discontinued(THEN, '2011-01-27', returnBy);
  /** Two lines of which the second goes another way than the first. */
  const withSecond = (arrangement: LivedArrangement) => {
    const grant = grantUntil({ kind: 'start', ...FURTHER }, THEN, { lineId: 'mi-8' });
    arrangement.does(THEN, { kind: 'request_opened', requestId: 'r2', lines: [mi8] });
    return arrangement.does(THEN, { kind: 'line_granted', requestId: 'r2', grant });
  };
  const second = (arrangement: LivedArrangement, ...kinds: ('departed' | 'arrived' | 'returned')[]) => {
    for (const kind of kinds) arrangement.does(THEN, { kind, lineId: 'mi-8' });
    return arrangement;
  };
  const firstOnly = { lineIds: ['mi-24'] };
  const ended = { ...CONVERTED, kind: 'discontinued', returnBy: null } as const;
  const onlyDrafted = new Life();
  onlyDrafted.doesOnArrangement(START, {
    kind: 'opened',
    by: desk,
    arrangementId: 'a1',
    sendingMission: 'unmil',
    receivingMission: 'unoci',
    clockOffsetMs: 0,
    assumptions: null,
  });
  return [
    LivedArrangement.of(onlyDrafted).does(START, { kind: 'request_closed', requestId: 'r1' }),
    suspended(granted()).does(THEN, { ...PAUSE, kind: 'resumed' }),
    suspended(arrivedLine()).moves(THEN, 'returned'),
    suspended(arrivedLine()).does(THEN, CONVERTED),
    discontinued(suspended(arrivedLine())).moves(THEN, 'returned'),
    discontinued(suspended(granted()), null),
    discontinued(suspended(movingLine())).ruled(THEN, 'proceed'),
    discontinued(movingLine()).ruled(THEN, 'proceed'),
    discontinued(arrivedLine()).moves(THEN, 'returned'),
    second(withSecond(granted()).does(THEN, { ...ended, ...firstOnly }), 'arrived', 'returned'),
    second(
      second(withSecond(granted()), 'departed', 'returned').does(THEN, { ...CONVERTED, ...firstOnly }),
      'arrived',
    ),
  ];
}
