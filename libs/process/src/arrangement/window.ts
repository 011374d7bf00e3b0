import type { Instant } from '#libs/contracts';
import { rangeOf, usableWindow } from '#libs/rules';
import type { ArrangementFoldContext } from './fold-context.js';
import { isOver } from './line.js';
import type { ArrangementLineState } from './state.js';

/** The usable window of a line of an arrangement as it stands at a moment. A part of the unit that is there can be used. */
export function windowOfArrangement(line: ArrangementLineState, now: Instant) {
  const { grant } = line;
  return usableWindow(
    {
      expiresAt: line.expiresAt,
      consents:
        grant === null ? [] : [{ what: { code: 'window.last_consent' }, decidedAt: grant.lastConsent }],
      readiness: line.readiness === null ? null : rangeOf(line.readiness),
      arrivedAt: line.arrivals[0]?.at ?? null,
    },
    now,
  );
}

/** Reports once that no usable day is left on a line, and again if days came back in between. */
export function reportIfLost(context: ArrangementFoldContext, line: ArrangementLineState): void {
  if (line.arrivals.length > 0) return;
  if (windowOfArrangement(line, context.now).verdict !== 'lost') line.lostReportedAt = null;
  else if (line.lostReportedAt === null && !isOver(line)) {
    line.lostReportedAt = context.now;
    context.effect('reportLost', { lineId: line.id });
  }
}
