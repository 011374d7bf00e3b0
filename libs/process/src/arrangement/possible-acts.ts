import { ACTS, type ActOn } from '#libs/contracts';
import { awaitsRuling, isLiveLine, isOver } from './line.js';
import type { ArrangementLineState } from './state.js';

type LineAct = ActOn<'arrangement_line'>;

const isGranted = ({ grant }: ArrangementLineState) => grant !== null;

function hasLeftHome(line: ArrangementLineState): boolean {
  return isGranted(line) && (line.status === 'arrived' || line.status === 'moving');
}

/** Whether a line stands still by order; what a party suspended only that party lets go on. */
function isSuspendedByOrder({ suspensions }: ArrangementLineState): boolean {
  return suspensions.some(({ to, legId }) => to === null && legId === null);
}

/** What the state of a line lets be done, one row for each act. A new act does not compile without one. */
const TESTS: Readonly<Record<LineAct, (line: ArrangementLineState) => boolean>> = {
  stateReadiness: (line) => !isOver(line) && line.arrivedAt === null,
  recordDeparture: (line) => isGranted(line) && (line.status === 'planned' || line.status === 'ready'),
  recordArrival: (line) =>
    isGranted(line) &&
    line.arrivedAt === null &&
    line.status !== 'repatriated' &&
    line.status !== 'transferred',
  transferAuthority: (line) =>
    isGranted(line) && line.status === 'arrived' && line.transferOfAuthority === null,
  recordReturn: hasLeftHome,
  recordRepatriation: hasLeftHome,
  recordClearance: (line) => !isOver(line),
  ruleInFlight: (line) => isGranted(line) && awaitsRuling(line),
  suspendLines: (line) => isLiveLine(line) && !isSuspendedByOrder(line),
  resumeLines: (line) => isGranted(line) && isSuspendedByOrder(line),
  discontinueLines: (line) => isLiveLine(line) && line.discontinuation === null,
  convertLines: isLiveLine,
};

/** What the state of a line of an arrangement lets be done on it, whatever the roles of who does it. */
export function possibleOnLine(line: ArrangementLineState): LineAct[] {
  return ACTS.arrangement_line.filter((act) => TESTS[act](line));
}
