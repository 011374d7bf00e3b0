import type { LoanFactOf } from '../arrangement-facts.js';
import type { ArrangementLineState } from '../arrangement-state.js';
import { breakRule } from '../broken.js';
import type { LegId } from '../facts.js';
import { isLiveLine } from './line.js';
import type { LoanWorking } from './working.js';

/**
 * The lines that a person names, to be changed; all lines of the loan where they name none.
 * @throws Broken where there is none, or none on which the act can be done
 */
export function linesNamed(
  working: LoanWorking,
  lineIds: readonly string[] | null,
  fits: (line: ArrangementLineState) => boolean,
  otherwise: string,
): ArrangementLineState[] {
  const named = lineIds?.map((id, index) => working.grantedLine(id, `/lineIds/${index}`));
  const lines = named ?? working.lineIds().map((id) => working.line(id));
  const fitting = lines.filter(fits);
  if (fitting.length === 0) breakRule('status_forbids', '/lineIds', otherwise);
  return fitting;
}

const isSuspendedBy = (line: ArrangementLineState, legId: LegId | null) =>
  line.suspensions.some((suspension) => suspension.to === null && suspension.legId === legId);

/** Lines stand still. Their expiry goes on: a suspension extends nothing. */
export function suspendLines(working: LoanWorking, fact: LoanFactOf<'suspended'>): void {
  const fits = (line: ArrangementLineState) => isLiveLine(line) && !isSuspendedBy(line, null);
  for (const line of linesNamed(working, fact.lineIds, fits, 'No line is there that could be suspended.')) {
    suspend(working, line, null, fact.reason);
  }
}

export function resumeLines(working: LoanWorking, fact: LoanFactOf<'resumed'>): void {
  const fits = (line: ArrangementLineState) => isSuspendedBy(line, null);
  for (const line of linesNamed(working, fact.lineIds, fits, 'No line is suspended.')) {
    resume(working, line, null);
  }
}

/** A party suspends its consent after the grant; told, so it never breaks. */
export function suspendConsent(working: LoanWorking, fact: LoanFactOf<'consent_suspended'>): void {
  for (const id of fact.lineIds) {
    const line = working.find(id);
    if (line === undefined || !isLiveLine(line) || isSuspendedBy(line, fact.legId)) continue;
    suspend(working, line, fact.legId, fact.reason);
  }
}

export function restoreConsent(working: LoanWorking, fact: LoanFactOf<'consent_restored'>): void {
  for (const id of fact.lineIds) {
    const line = working.find(id);
    if (line !== undefined && isSuspendedBy(line, fact.legId)) resume(working, line, fact.legId);
  }
}

function suspend(
  working: LoanWorking,
  line: ArrangementLineState,
  legId: LegId | null,
  reason: string,
): void {
  line.suspensions = [...line.suspensions, { from: working.now, to: null, legId, reason }];
  working.effect('inform', line, { reason: 'suspended' });
}

function resume(working: LoanWorking, line: ArrangementLineState, legId: LegId | null): void {
  line.suspensions = line.suspensions.map((suspension) =>
    suspension.to === null && suspension.legId === legId ? { ...suspension, to: working.now } : suspension,
  );
  if (line.suspensions.every((suspension) => suspension.to !== null)) {
    working.effect('inform', line, { reason: 'resumed' });
  }
}

/** What is over stands still no more. */
export function endSuspensions(working: LoanWorking, line: ArrangementLineState): void {
  line.suspensions = line.suspensions.map((suspension) =>
    suspension.to === null ? { ...suspension, to: working.now } : suspension,
  );
}
