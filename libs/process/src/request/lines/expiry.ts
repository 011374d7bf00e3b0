import type { LegState, RequestLineState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import { announceNotGranted } from '../announcements.js';
import type { FoldContext } from '../fold-context.js';
import { closeReservation } from './reservations.js';
import { windowOfLine } from './terms.js';

export function reportIfLost(context: FoldContext, line: RequestLineState, legs?: LegState[]): void {
  if (windowOfLine(context.state, line.id, context.now, legs).verdict !== 'lost') delete line.lostReportedAt;
  else if (line.lostReportedAt === undefined) {
    line.lostReportedAt = context.now;
    context.effect('reportLost', { lineId: line.id });
  }
}

/** The line passed its expiry before it could be granted. */
export function expireLine(context: FoldContext, lineId: string): void {
  const line = context.line(lineId);
  reportIfLost(context, line);
  closeReservation(context, lineId);
  line.status = transition(context.transitions, 'request_line', line.status, 'expire', 'expired');
  announceNotGranted(context, lineId, 'lapsed');
}
