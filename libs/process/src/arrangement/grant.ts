import { dayOf, startOfDay } from '#libs/rules';
import { transition } from '../shared/transitions.js';
import { renewTerm, shorten } from './expiry.js';
import type { ArrangementFactOf, LineGrant } from './facts.js';
import type { ArrangementFoldContext } from './fold-context.js';
import { forgetDiscontinuation, isLiveLine, plannedLine } from './line.js';
import type { ArrangementLineState } from './state.js';
import { reportIfLost } from './window.js';

/** A request opens its lines on the arrangement. A line that is there already stays as it is until something is granted. */
export function openRequest(
  context: ArrangementFoldContext,
  fact: ArrangementFactOf<'request_opened'>,
): void {
  context.state.requestIds = [...context.state.requestIds, fact.requestId];
  for (const asked of fact.lines) {
    const known = context.find(asked.id);
    if (known !== undefined && known.status !== 'not_granted') continue;
    const from = known?.status ?? null;
    const status = transition(context.transitions, 'arrangement_line', from, 'request_opened', 'planned');
    context.put(plannedLine(fact.requestId, asked, status));
  }
}

/** What a request has obtained for a line. A sibling fact: it never breaks a rule, since the request has checked them. */
export function grantLine(
  context: ArrangementFoldContext,
  { grant, requestId }: ArrangementFactOf<'line_granted'>,
): void {
  const line = context.line(grant.lineId);
  const kind = line.grant === null ? 'start' : grant.kind;
  line.requestId = requestId;
  line.grant = grant;
  if (kind === 'convert') transfer(context, line, 'line_granted');
  else if (kind === 'end') shorten(context, line, { at: grant.expiresAt, because: grant.expiresBecause });
  else authorise(context, line, { ...grant, kind });
}

function authorise(context: ArrangementFoldContext, line: ArrangementLineState, grant: LineGrant): void {
  line.count = grant.count;
  line.persons = grant.persons;
  line.area = grant.area;
  line.tasks = grant.tasks;
  // What was stated on the arrangement itself is newer than what a further request repeats.
  const [first, second] =
    grant.kind === 'start' ? [grant.readiness, line.readiness] : [line.readiness, grant.readiness];
  line.readiness = first ?? second;
  if (givesAuthority(line, grant)) {
    renewTerm(context, line, {
      expiresAt: grant.expiresAt,
      because: grant.expiresBecause,
      warnAt: grant.warnAt,
      inForceSince: grant.adopted.to ?? context.now,
    });
  }
  const waits =
    line.status === 'planned' || line.status === 'not_granted' || line.status === 'expired_unused';
  if (waits && line.expiredAt === null) {
    context.move(line, 'line_granted', isReady(context, line) ? 'ready' : 'planned');
  }
  forgetDiscontinuation(line);
  reportIfLost(context, line);
}

/**
 * Whether a grant moves the expiry. An amendment changes what a unit does, it does not bring back an authority that was
 * ended or has expired; nor does a grant that rests on an act adopted before the one that ended the authority.
 */
function givesAuthority(line: ArrangementLineState, grant: LineGrant): boolean {
  const { discontinuation } = line;
  if (grant.kind === 'amend' && (line.expiredAt !== null || line.returnDueAt !== null)) return false;
  if (discontinuation === null || grant.kind === 'start') return true;
  return grant.adopted.to === null || grant.adopted.to > startOfDay(discontinuation.act.adoptedOn);
}

/** A unit is ready once it is stated that it can be there today. A later day is a forecast. */
export function isReady(context: ArrangementFoldContext, line: ArrangementLineState): boolean {
  return line.readiness !== null && line.readiness.notBefore <= dayOf(context.now);
}

/** The line is transferred to the receiving mission for good and no longer expires. */
export function transfer(
  context: ArrangementFoldContext,
  line: ArrangementLineState,
  by: 'line_granted' | 'converted',
): void {
  if (!isLiveLine(line)) return;
  line.returnDueAt = null;
  context.move(line, by, 'transferred');
}

/** The request refuses, loses or closes a line without having granted it. */
export function dropLine(context: ArrangementFoldContext, fact: ArrangementFactOf<'line_not_granted'>): void {
  const line = context.line(fact.lineId);
  if (line.grant === null) context.move(line, 'line_not_granted', 'not_granted');
}
