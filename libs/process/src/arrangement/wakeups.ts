import type { Instant } from '#libs/contracts';
import type { WakeUp } from '../shared/facts.js';
import { awaitsRuling, isLiveLine } from './line.js';
import type { ArrangementLineState, ArrangementState } from './state.js';

const DAY_MS = 86_400_000;

/** For how long the alarm for a ruling comes every day; after that it comes every week. */
const DAILY_ALARMS = 7;

/** When the alarm for a missing ruling is repeated: each day for a week, then each week. */
function nextAlarm(since: Instant, number: number): Instant {
  const days = number <= DAILY_ALARMS ? number : DAILY_ALARMS + (number - DAILY_ALARMS) * 7;
  return new Date(Date.parse(since) + days * DAY_MS).toISOString();
}

function lineWakeUps(line: ArrangementLineState): WakeUp[] {
  const wakes: WakeUp[] = [];
  if (!isLiveLine(line)) return wakes;
  const { id: lineId, discontinuation } = line;
  if (line.expiredAt === null && line.expiresAt !== null) {
    wakes.push({ at: line.expiresAt, what: 'expire', lineId });
    for (const { at, before } of line.warnAt) {
      if (!line.warned.includes(before)) wakes.push({ at, what: 'warn', lineId, before });
    }
  }
  if (discontinuation !== null && awaitsRuling(line)) {
    const number = discontinuation.alarms;
    wakes.push({ at: nextAlarm(discontinuation.since, number), what: 'ruling', lineId, number });
  }
  return wakes;
}

/** All moments at which an arrangement must be woken, in no order. */
export function arrangementWakeUps(state: ArrangementState): WakeUp[] {
  return Object.values(state.lines).flatMap(lineWakeUps);
}
