import type { EventKind } from '#libs/contracts';
import {
  type ArrangementLineState,
  type ArrangementState,
  type CaseState,
  type LegState,
  type RequestState,
  type TaskState,
  openBreach,
} from '#libs/process';
import type { EventEntity } from '#libs/store';
import type { ArrangementAggregate } from './aggregate.js';

/** What happened between two states of a case, before it is known when. */
interface Happening {
  kind: EventKind;
  legId?: string;
  aboutId?: string | null;
  partyId?: string;
  /** Whether only the party, and those who see the whole of the request, may know of it. */
  partyOnly?: boolean;
}

type EventRow = Omit<EventEntity, 'id'>;

/**
 * The events that follow from the folded facts, in their order and each at the time of its fact. They are derived from the
 * states before and after each fact, so that intermediate steps of one transaction, such as overdue and then lapsed, are
 * told.
 */
export function eventRows({ folded, before, arrangementId, realNow }: ArrangementAggregate): EventRow[] {
  const reached = new Map<string, CaseState>(before);
  return folded.flatMap(({ caseId, fact, state }) => {
    const earlier = reached.get(caseId);
    reached.set(caseId, state);
    return happenings(earlier, state).map(({ kind, legId, aboutId, partyId, partyOnly }) => ({
      kind,
      arrangementId,
      requestId: state.case === 'request' ? state.id : null,
      legId: legId ?? null,
      aboutId: aboutId ?? null,
      partyId: partyId ?? null,
      partyOnly: partyOnly ?? false,
      caseTime: fact.at,
      recordedAt: realNow,
    }));
  });
}

function happenings(before: CaseState | undefined, after: CaseState): Happening[] {
  if (after.case === 'arrangement') {
    return onArrangement(before?.case === 'arrangement' ? before : undefined, after);
  }
  const earlier = before?.case === 'request' ? before : undefined;
  return [
    ...onRequest(earlier, after),
    ...added(earlier?.legs, after.legs).flatMap(([was, leg]) => onLeg(was, leg)),
    ...onDecisions(earlier, after),
    ...onPapersAndQuestions(earlier, after),
    ...added(earlier?.tasks, after.tasks).flatMap(([was, task]) => onTask(was, task)),
    ...onOverrides(earlier, after),
  ];
}

/** The entries that are not the same object as before, each with what it was. */
function added<T>(before: Record<string, T> | undefined, after: Record<string, T>): [T | undefined, T][] {
  return Object.entries(after)
    .map(([key, value]): [T | undefined, T] => [before?.[key], value])
    .filter(([was, value]) => was !== value);
}

function onRequest(before: RequestState | undefined, after: RequestState): Happening[] {
  const found: Happening[] = [];
  if (before === undefined) found.push({ kind: 'request.drafted' });
  else if (after.status === 'draft' && before.content !== after.content) {
    found.push({ kind: 'request.revised' });
  }
  if (before?.submittedAt == null && after.submittedAt !== null) found.push({ kind: 'request.submitted' });
  else if (before !== undefined && after.revision > before.revision) found.push({ kind: 'request.amended' });
  if (before?.neededByPassed === false && after.neededByPassed) {
    found.push({ kind: 'request.needed_by_passed' });
  }
  for (const [was, line] of added(before?.lines, after.lines)) {
    if (was !== undefined && was.status !== line.status) {
      found.push({ kind: 'request_line.changed', aboutId: line.id });
    }
  }
  const { status } = after;
  if (before !== undefined && before.status !== status && status !== 'draft' && status !== 'open') {
    found.push({ kind: `request.${status}` });
  }
  return found;
}

function onLeg(before: LegState | undefined, after: LegState): Happening[] {
  const { id: legId, partyId } = after;
  const found: Happening[] = [];
  if (after.rounds.length > (before?.rounds.length ?? 0)) found.push({ kind: 'leg.asked', legId, partyId });
  if (before === undefined) return found;
  if (before.overdueSince === undefined && after.overdueSince !== undefined) {
    // Of other parties' legs a party sees the status, not that they are late.
    found.push({ kind: 'leg.overdue', legId, partyId, partyOnly: true });
  }
  if (before.decisionId !== after.decisionId && after.decisionId !== null) {
    found.push({ kind: 'leg.decided', legId, partyId, aboutId: after.decisionId });
  } else if (before.status !== after.status && found.every(({ kind }) => kind !== 'leg.asked')) {
    found.push({ kind: kindOfStatus(before, after), legId, partyId });
  } else if (before.satisfied !== after.satisfied) {
    found.push({ kind: 'leg.changed', legId, partyId });
  }
  return found;
}

/** Statuses that a leg reaches other than by an answer, each with its own event. */
const OWN_EVENT = ['paused', 'lapsed', 'waived', 'not_in_record'] as const;

function kindOfStatus(before: LegState, { status }: LegState): EventKind {
  const own = OWN_EVENT.find((name) => name === status);
  if (own !== undefined) return `leg.${own}`;
  return before.status === 'paused' ? 'leg.resumed' : 'leg.changed';
}

function onDecisions(before: RequestState | undefined, after: RequestState): Happening[] {
  return added(before?.decisions, after.decisions)
    .filter(([was, decision]) => was === undefined && decision.status === 'late')
    .map(([, { id, legId }]) => ofParty(after, { kind: 'leg.answered_late', legId, aboutId: id }));
}

function onPapersAndQuestions(before: RequestState | undefined, after: RequestState): Happening[] {
  const papers = added(before?.papers, after.papers).map(([was, { id, legId }]): Happening => ({
    kind: was === undefined ? 'paper.recorded' : 'paper.changed',
    legId,
    aboutId: id,
  }));
  const questions = added(before?.questions, after.questions).flatMap(
    ([was, { id, legId, reply }]): Happening[] => {
      if (was === undefined) return [{ kind: 'question.asked', legId, aboutId: id }];
      return was.reply === null && reply !== null ? [{ kind: 'question.replied', legId, aboutId: id }] : [];
    },
  );
  return [...papers, ...questions].map((happening) => ofParty(after, happening));
}

/** What happens on a leg and only its party may know. */
function ofParty({ legs }: RequestState, happening: Happening): Happening {
  const leg = Object.values(legs).find(({ id }) => id === happening.legId);
  return { ...happening, partyOnly: true, ...(leg === undefined ? {} : { partyId: leg.partyId }) };
}

function onTask(before: TaskState | undefined, task: TaskState): Happening[] {
  const kind = kindOfTask(before, task);
  if (kind === null) return [];
  const { id, partyId, legId } = task;
  return [{ kind, aboutId: id, partyId, partyOnly: true, ...(legId === null ? {} : { legId }) }];
}

function kindOfTask(before: TaskState | undefined, task: TaskState): EventKind | null {
  if (before === undefined) return 'task.opened';
  if (before.closedAt === null && task.closedAt !== null) return 'task.closed';
  if (before.claimedBy === task.claimedBy) return null;
  if (task.claimedBy === undefined) return 'task.released';
  return before.claimedBy === undefined ? 'task.claimed' : 'task.handed_over';
}

/** Overrides are proposed and confirmed among those who oversee the process. */
function onOverrides(before: RequestState | undefined, after: RequestState): Happening[] {
  const kinds = {
    to_confirm: 'override.proposed',
    confirmed: 'override.confirmed',
    rejected: 'override.rejected',
  } as const;
  return added(before?.overrides, after.overrides)
    .filter(([was, { status }]) => was?.status !== status)
    .map(([, { id, status }]) => ({ kind: kinds[status], aboutId: id, partyOnly: true }));
}

function onArrangement(before: ArrangementState | undefined, after: ArrangementState): Happening[] {
  const { status } = after;
  const found: Happening[] = added(before?.lines, after.lines).flatMap(([was, line]) =>
    onArrangementLine(was, line),
  );
  if (before !== undefined && before.status !== status && status !== 'forming') {
    found.push({ kind: `arrangement.${status}` });
  }
  return found;
}

function onArrangementLine(
  before: ArrangementLineState | undefined,
  line: ArrangementLineState,
): Happening[] {
  if (before === undefined) return [];
  const kinds: EventKind[] = [];
  if (before.status !== line.status || before.expiresAt !== line.expiresAt) {
    kinds.push('arrangement_line.changed');
  }
  if (line.warned.length > before.warned.length) kinds.push('arrangement.expiring');
  const [inBreach, wasInBreach] = [openBreach(line) !== undefined, openBreach(before) !== undefined];
  if (inBreach && !wasInBreach) kinds.push('arrangement.breach');
  if (!inBreach && wasInBreach) kinds.push('arrangement.breach_ended');
  return kinds.map((kind) => ({ kind, aboutId: line.id }));
}
