import type { ArrangementState, CaseState, RequestState } from '#libs/process';
import { windowOfLine, windowOfArrangement, decidedWhen } from '#libs/process';
import { canonicalJson } from '#libs/platform';
import { lags } from '#libs/rules';
import { arrivalLagOf } from '../arrangements/arrival-lag.js';
import { adoptedIn, askedOf } from '../requests/dates-of-legs.js';

/** To what a value belongs. */
interface Place {
  about: 'request' | 'leg' | 'arrangement' | 'line';
  id: string;
  /** Null where it belongs to the arrangement. */
  requestId: string | null;
}

/** One value that differs after a fold. */
export interface Change extends Place {
  what: string;
  before: unknown;
  after: unknown;
}

/** The values that a case shows, by what they belong to and what they are. */
type Reading = Map<string, Place & { what: string; value: unknown }>;

/** What differs in an arrangement and its requests after a fold: statuses, dates, lags and windows. */
export function changesBetween(before: readonly CaseState[], after: readonly CaseState[]): Change[] {
  const [was, is] = [readingOf(before), readingOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    const named = now ?? old;
    const same = canonicalJson(old?.value ?? null) === canonicalJson(now?.value ?? null);
    if (named === undefined || same) return [];
    const { value: _value, ...place } = named;
    return [{ ...place, before: old?.value ?? null, after: now?.value ?? null }];
  });
}

function readingOf(states: readonly CaseState[]): Reading {
  const reading: Reading = new Map();
  const read: Read = (place, values) => {
    for (const [what, value] of Object.entries(values)) {
      reading.set(`${place.requestId ?? ''} ${place.about} ${place.id} ${what}`, { ...place, what, value });
    }
  };
  for (const state of states) {
    if (state.case === 'request') readRequest(state, read);
    else readArrangement(state, read);
  }
  return reading;
}

type Read = (place: Place, values: Record<string, unknown>) => void;

function readRequest(state: RequestState, read: Read): void {
  const { id: requestId } = state;
  read({ about: 'request', id: requestId, requestId }, { status: state.status, closedAt: state.closedAt });
  for (const leg of Object.values(state.legs)) {
    const decision = leg.decisionId === null ? undefined : state.decisions[leg.decisionId];
    const decided = decision === undefined ? null : decidedWhen(decision);
    read(
      { about: 'leg', id: leg.id, requestId },
      {
        status: leg.status,
        overdueSince: leg.overdueSince ?? null,
        decidedAt: decided,
        consentLag: lags.consent(askedOf(leg), decided),
        consentAfterAuthority: lags.consentAfterAuthority(adoptedIn(state), decided),
        ledger: leg.ledger,
      },
    );
  }
  for (const line of Object.values(state.lines)) {
    const now = state.closedAt ?? state.lastFactAt;
    read(
      { about: 'line', id: line.id, requestId },
      {
        status: line.status,
        expiry: line.expiry?.at ?? null,
        window: windowOfLine(state, line.id, now),
      },
    );
  }
}

function readArrangement(state: ArrangementState, read: Read): void {
  read(
    { about: 'arrangement', id: state.id, requestId: null },
    { status: state.status, closedAt: state.closedAt },
  );
  for (const line of Object.values(state.lines)) {
    read(
      { about: 'line', id: line.id, requestId: null },
      {
        status: line.status,
        expiresAt: line.expiresAt,
        arrivedAt: line.arrivedAt,
        returnedAt: line.returnedAt,
        gaps: line.gaps,
        breaches: line.breaches,
        arrivalLag: arrivalLagOf(line),
        window: windowOfArrangement(line, state.lastFactAt),
      },
    );
  }
}
