import { dayOf, startOfDay } from '#libs/rules';
import type { LineGrant, LoanFactOf } from '../arrangement-facts.js';
import type { ArrangementLineState } from '../arrangement-state.js';
import { moved } from '../moves.js';
import { renewTerm, shorten } from './expiry.js';
import { forgetDiscontinuation, isLiveLine, plannedLine } from './line.js';
import { reportIfLost } from './window.js';
import type { LoanWorking } from './working.js';

/** A request puts its lines to the loan. A line that the loan has already stays as it is until something is granted. */
export function openRequest(working: LoanWorking, fact: LoanFactOf<'request_opened'>): void {
  working.state.requestIds = [...working.state.requestIds, fact.requestId];
  for (const asked of fact.lines) {
    const known = working.find(asked.id);
    if (known !== undefined && known.status !== 'not_granted') continue;
    const from = known?.status ?? null;
    const status = moved(working.moves, 'arrangement_line', from, 'request_opened', 'planned');
    working.put(plannedLine(fact.requestId, asked, status));
  }
}

/** What a request has obtained for a line. It is told, not brought, so it never breaks a rule that the request kept. */
export function grantLine(working: LoanWorking, { grant, requestId }: LoanFactOf<'line_granted'>): void {
  const line = working.line(grant.lineId);
  const kind = line.grant === null ? 'start' : grant.kind;
  line.requestId = requestId;
  line.grant = grant;
  if (kind === 'convert') transfer(working, line, 'line_granted');
  else if (kind === 'end') shorten(working, line, { at: grant.expiresAt, because: grant.expiresBecause });
  else authorise(working, line, { ...grant, kind });
}

function authorise(working: LoanWorking, line: ArrangementLineState, grant: LineGrant): void {
  line.count = grant.count;
  line.persons = grant.persons;
  line.area = grant.area;
  line.tasks = grant.tasks;
  // What was stated on the loan itself is newer than what a further request repeats.
  const [first, second] =
    grant.kind === 'start' ? [grant.readiness, line.readiness] : [line.readiness, grant.readiness];
  line.readiness = first ?? second;
  if (givesAuthority(line, grant)) {
    renewTerm(working, line, {
      expiresAt: grant.expiresAt,
      because: grant.expiresBecause,
      warnAt: grant.warnAt,
      inForceSince: grant.adopted.to ?? working.now,
    });
  }
  const waits =
    line.status === 'planned' || line.status === 'not_granted' || line.status === 'expired_unused';
  if (waits && line.expiredAt === null) {
    working.move(line, 'line_granted', isReady(working, line) ? 'ready' : 'planned');
  }
  forgetDiscontinuation(line);
  reportIfLost(working, line);
}

/**
 * Whether a grant moves the expiry. An amendment changes what a unit does, it does not bring back an authority that was
 * ended or has run out; and no grant does that rests on an act adopted before the one that ended the authority.
 */
function givesAuthority(line: ArrangementLineState, grant: LineGrant): boolean {
  const { discontinuation } = line;
  if (grant.kind === 'amend' && (line.expiredAt !== null || line.returnDueAt !== null)) return false;
  if (discontinuation === null || grant.kind === 'start') return true;
  return grant.adopted.to === null || grant.adopted.to > startOfDay(discontinuation.act.adoptedOn);
}

/** A unit is ready once it is stated that it can be there from today on. A day still to come is a forecast. */
export function isReady(working: LoanWorking, line: ArrangementLineState): boolean {
  return line.readiness !== null && line.readiness.notBefore <= dayOf(working.now);
}

/** The line becomes the receiving mission's own; nothing of it expires any more. */
export function transfer(
  working: LoanWorking,
  line: ArrangementLineState,
  by: 'line_granted' | 'converted',
): void {
  if (!isLiveLine(line)) return;
  line.returnDueAt = null;
  working.move(line, by, 'transferred');
}

/** The request refuses, loses or closes a line without having granted it. */
export function dropLine(working: LoanWorking, fact: LoanFactOf<'line_not_granted'>): void {
  const line = working.line(fact.lineId);
  if (line.grant === null) working.move(line, 'line_not_granted', 'not_granted');
}
