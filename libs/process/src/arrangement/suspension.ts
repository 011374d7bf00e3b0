import { messageOf, type CodedMessage } from '#libs/contracts';
import { breakRule } from '../shared/broken.js';
import type { LegId } from '../shared/facts.js';
import type { ArrangementFactOf } from './facts.js';
import type { ArrangementFoldContext } from './fold-context.js';
import { isLiveLine } from './line.js';
import type { ArrangementLineState, Suspension } from './state.js';

/**
 * The lines that a person names, to be changed; all lines of the arrangement where they name none.
 * @throws Broken where there is none, or none on which the act can be done
 */
export function linesNamed(
  context: ArrangementFoldContext,
  lineIds: readonly string[] | null,
  fits: (line: ArrangementLineState) => boolean,
  otherwise: CodedMessage,
): ArrangementLineState[] {
  const named = lineIds?.map((id, index) => context.grantedLine(id, `/lineIds/${index}`));
  const lines = named ?? context.lineIds().map((id) => context.line(id));
  const fitting = lines.filter(fits);
  if (fitting.length === 0) breakRule('status_forbids', '/lineIds', otherwise);
  return fitting;
}

const isSuspendedBy = (line: ArrangementLineState, legId: LegId | null) =>
  line.suspensions.some((suspension) => suspension.to === null && suspension.legId === legId);

/** Suspends lines. Their expiry stays: a suspension extends nothing. */
export function suspendLines(context: ArrangementFoldContext, fact: ArrangementFactOf<'suspended'>): void {
  const fits = (line: ArrangementLineState) => isLiveLine(line) && !isSuspendedBy(line, null);
  for (const line of linesNamed(context, fact.lineIds, fits, messageOf('refusals.no_line_to_suspend'))) {
    suspend(context, line, { legId: null, because: 'ordered', reason: fact.reason });
  }
}

export function resumeLines(context: ArrangementFoldContext, fact: ArrangementFactOf<'resumed'>): void {
  const fits = (line: ArrangementLineState) => isSuspendedBy(line, null);
  for (const line of linesNamed(context, fact.lineIds, fits, messageOf('refusals.no_line_suspended'))) {
    resume(context, line, null);
  }
}

/** A party suspends its consent after the grant; a sibling fact, so it never breaks a rule. */
export function suspendConsent(
  context: ArrangementFoldContext,
  fact: ArrangementFactOf<'consent_suspended'>,
): void {
  for (const id of fact.lineIds) {
    const line = context.find(id);
    if (line === undefined || !isLiveLine(line) || isSuspendedBy(line, fact.legId)) continue;
    suspend(context, line, fact);
  }
}

export function restoreConsent(
  context: ArrangementFoldContext,
  fact: ArrangementFactOf<'consent_restored'>,
): void {
  for (const id of fact.lineIds) {
    const line = context.find(id);
    if (line !== undefined && isSuspendedBy(line, fact.legId)) resume(context, line, fact.legId);
  }
}

function suspend(
  context: ArrangementFoldContext,
  line: ArrangementLineState,
  { legId, because, reason }: Pick<Suspension, 'legId' | 'because' | 'reason'>,
): void {
  line.suspensions = [...line.suspensions, { from: context.now, to: null, legId, because, reason }];
  context.effect('tellSuspended', { lineId: line.id });
}

function resume(context: ArrangementFoldContext, line: ArrangementLineState, legId: LegId | null): void {
  line.suspensions = line.suspensions.map((suspension) =>
    suspension.to === null && suspension.legId === legId ? { ...suspension, to: context.now } : suspension,
  );
  if (line.suspensions.every((suspension) => suspension.to !== null)) {
    context.effect('tellResumed', { lineId: line.id });
  }
}

/** A line that is over is no longer suspended. */
export function endSuspensions(context: ArrangementFoldContext, line: ArrangementLineState): void {
  line.suspensions = line.suspensions.map((suspension) =>
    suspension.to === null ? { ...suspension, to: context.now } : suspension,
  );
}
