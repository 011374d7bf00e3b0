import type { Instant } from '#libs/contracts';
import type { LegId } from './facts.js';
import type { ArrangementState } from './arrangement-state.js';
import { openRound } from './rounds.js';
import type { CaseState, RequestState } from './state.js';
import { awaitsRuling, isLiveLine, isPresent, openBreach, openSuspensions } from './arrangement/line.js';
import { arrangementWakeUps } from './arrangement/wakeups.js';
import { requestWakeUps } from './wakeups.js';
import { legsInOrder } from './order.js';

/** A workflow's share of a case: what it is about, whether it is over, when it next needs a look and what it waits for. */
export interface SubjectState {
  /** Unique within the case: `request`, `arrangement`, or `round` with its leg and number. */
  subject: { kind: 'request' } | { kind: 'arrangement' } | { kind: 'round'; legId: LegId; round: number };
  open: boolean;
  wakeAt: Instant | null;
  /** Who or what it waits for, in words; also the reason why it may have no wake-up. */
  waitsFor: string;
}

function earliest(moments: readonly Instant[]): Instant | null {
  return moments.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
}

function requestSubjects(state: RequestState): SubjectState[] {
  if (state.status === 'draft' || state.submittedAt === null) return [];
  const wakes = requestWakeUps(state);
  const ofLegs = new Map<LegId, Instant[]>();
  const own: Instant[] = [];
  for (const wake of wakes) {
    const legId =
      'legId' in wake
        ? wake.legId
        : 'questionId' in wake
          ? state.questions[wake.questionId]?.legId
          : undefined;
    if (legId === undefined) own.push(wake.at);
    else ofLegs.set(legId, [...(ofLegs.get(legId) ?? []), wake.at]);
  }
  const waiting = legsInOrder(state).filter((leg) => !leg.satisfied);
  const subjects: SubjectState[] = [
    {
      subject: { kind: 'request' },
      open: state.status === 'open',
      wakeAt: earliest(own),
      waitsFor:
        state.status === 'open'
          ? `waits for ${waiting.length} of ${Object.keys(state.legs).length} legs`
          : state.status,
    },
  ];
  for (const leg of legsInOrder(state)) {
    const open = openRound(leg);
    for (const round of leg.rounds) {
      const isOpen = round === open && state.status === 'open';
      subjects.push({
        subject: { kind: 'round', legId: leg.id, round: round.number },
        open: isOpen,
        wakeAt: isOpen ? earliest(ofLegs.get(leg.id) ?? []) : null,
        waitsFor: waitsFor(state, leg.id),
      });
    }
  }
  return subjects;
}

function waitsFor(state: RequestState, legId: LegId): string {
  const leg = state.legs[legId];
  const span = leg?.ledger.at(-1);
  if (leg === undefined || span === undefined || span.to !== null) {
    return leg?.status.replaceAll('_', ' ') ?? '';
  }
  const holder = span.holder === 'paused' || span.holder === 'secretariat' ? 'the Secretariat' : leg.partyId;
  return `waits for ${holder} since ${span.from}`;
}

function arrangementSubjects(state: ArrangementState): SubjectState[] {
  // A draft asks nothing of time yet.
  if (state.requestIds.length === 0) return [];
  return [
    {
      subject: { kind: 'arrangement' },
      open: state.closedAt === null,
      wakeAt: earliest(arrangementWakeUps(state).map((wake) => wake.at)),
      waitsFor: state.closedAt === null ? arrangementWaitsFor(state) : state.status,
    },
  ];
}

/** What an open arrangement waits for, the most pressing first; also why it may have no wake-up. */
function arrangementWaitsFor(state: ArrangementState): string {
  const live = Object.values(state.lines).filter(isLiveLine);
  if (live.length === 0) return 'waits for its request';
  if (live.some((line) => openBreach(line) !== undefined)) {
    return 'waits for the return of a unit that is present without an authority';
  }
  if (live.some(awaitsRuling)) return 'waits for a ruling on a unit in flight';
  if (live.some((line) => line.expiredAt !== null && !isPresent(line))) {
    return 'waits for the return of a unit whose authority ended on its way';
  }
  if (live.every((line) => openSuspensions(line).length > 0)) return 'suspended';
  return 'in force';
}

/** All subjects of a case, open and closed. */
export function subjectsOf(state: CaseState): SubjectState[] {
  return state.case === 'request' ? requestSubjects(state) : arrangementSubjects(state);
}
