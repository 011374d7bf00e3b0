import { messageOf } from '#libs/contracts';
import { isBlocking, legKind } from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import { asRecorded, isPast } from '../../shared/past.js';
import { transition } from '../../shared/transitions.js';
import { announceNotGranted } from '../announcements.js';
import { linesNeeding } from '../asking/plan.js';
import { closeRound } from '../asking/rounds.js';
import { KEPT_WORK } from '../closing.js';
import { dropConditions } from '../conditions/conditions.js';
import { type FoldContext, isOpenLine } from '../fold-context.js';
import { type FactOf, actorOf, assertNotOwnRequest, assertOpen } from '../guards.js';
import { dropLine } from '../revisions/revisions.js';
import { canStart, requestReservation } from './reservations.js';

/** Waives a leg: by whom, by which instrument, why. So a Chapter VII act may override the refusal of a host. */
export function waive(context: FoldContext, fact: FactOf<'leg_waived'>): void {
  assertOpen(context);
  const leg = context.leg(fact.legId);
  const by = actorOf(fact);
  assertNotOwnRequest(context, by.personId);
  if (leg.satisfied || leg.status === 'not_in_record') {
    breakRule(
      'status_forbids',
      '/legId',
      leg.satisfied ? messageOf('refusals.leg_satisfied') : messageOf('refusals.leg_not_in_record'),
    );
  }
  if (!context.template(leg).waivable || !legKind(leg.kind).waivable) {
    breakRule('not_waivable', '/legId');
  }
  closeRound(context, leg.id, 'waived');
  context.closeTasks('superseded', (task) => task.legId === leg.id && !KEPT_WORK.includes(task.kind));
  dropConditions(context, leg);
  leg.status = transition(context.transitions, 'leg', leg.status, 'leg_waived', 'waived');
  leg.waiver = {
    by,
    instrument: fact.instrument,
    reason: fact.reason,
    at: context.now,
    revision: context.state.revision,
    ...(isPast(context.state) ? { within: asRecorded(fact.effective, context.now) } : {}),
  };
}

/** The Secretariat accepts a refusal as final: the lines that need the leg are refused, and the others go on. */
export function acceptRefusal(context: FoldContext, fact: FactOf<'refusal_accepted'>): void {
  assertOpen(context);
  actorOf(fact);
  const leg = context.leg(fact.legId);
  const { parties, content, lines } = context.state;
  const blocked = (parties === null ? [] : linesNeeding(leg, parties, content)).filter(
    (lineId) => lines[lineId]?.status === 'blocked',
  );
  if (!isBlocking(leg.status) || blocked.length === 0) {
    breakRule(
      'status_forbids',
      '/legId',
      messageOf('refusals.leg_blocks_nothing', { status: messageOf(`labels.leg_status.${leg.status}`) }),
    );
  }
  for (const lineId of blocked) {
    const line = context.line(lineId);
    line.status = transition(context.transitions, 'request_line', line.status, 'refusal_accepted', 'refused');
    announceNotGranted(context, lineId, 'refused');
  }
  context.closeTasks('done', (task) => task.kind === 'resolve_block' && task.legId === leg.id);
}

/** The Secretariat drops a line. */
export function dropOneLine(context: FoldContext, fact: FactOf<'line_dropped'>): void {
  assertOpen(context);
  actorOf(fact);
  const line = context.line(fact.lineId);
  if (!isOpenLine(line)) {
    breakRule(
      'status_forbids',
      '/lineId',
      messageOf('refusals.line_not_droppable', {
        status: messageOf(`labels.request_line_status.${line.status}`),
      }),
    );
  }
  dropLine(context, fact.lineId, 'line_dropped');
}

export function refuseReservation(context: FoldContext, fact: FactOf<'reservation_refused'>): void {
  const line = context.line(fact.lineId);
  if (line.status !== 'reserving') return;
  line.status = transition(
    context.transitions,
    'request_line',
    line.status,
    'reservation_refused',
    'reservation_refused',
  );
  context.openTask('resolve_reservation', context.secretariat(), { aboutId: fact.lineId });
}

export function retryReservation(context: FoldContext, fact: FactOf<'reservation_retried'>): void {
  assertOpen(context);
  const line = context.line(fact.lineId);
  if (line.status !== 'reservation_refused') {
    breakRule('status_forbids', '/lineId', messageOf('refusals.no_reservation_refused'));
  }
  if (!canStart(context, line)) {
    breakRule('status_forbids', '/lineId', messageOf('refusals.starts_after_expiry'));
  }
  line.status = transition(
    context.transitions,
    'request_line',
    line.status,
    'reservation_retried',
    'reserving',
  );
  context.closeTasks('done', (task) => task.kind === 'resolve_reservation' && task.aboutId === fact.lineId);
  requestReservation(context, line);
}
