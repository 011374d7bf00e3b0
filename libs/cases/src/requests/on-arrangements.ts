import { type Refusal, type RequestContent, messageOf } from '#libs/contracts';
import type { ArrangementLineState, ArrangementState, ArrangementExtract, RequestState } from '#libs/process';
import { lastDayBefore } from '#libs/rules';
import { CaseError, type CaseRule } from '../errors.js';
import type { ArrangementAggregate } from '../writer/aggregate.js';

/** An arrangement with its requests, live or from the record. */
type ArrangementWithRequests = Pick<ArrangementAggregate, 'arrangement' | 'all'>;

type Fault = Refusal<CaseRule>;

/** Statuses of lines for which nothing more can be asked. */
const GONE: readonly ArrangementLineState['status'][] = ['returned', 'repatriated', 'transferred'];

/**
 * Checks that a further request fits the arrangement that it is to change: its missions, lines that the arrangement has and that can
 * still be changed or, where it may add them, units that are new to it, and no other request under way about the same lines.
 * @param self the request itself, where it exists already
 * @throws CaseError with every fault, each pointing at its field
 */
export function assertFitsArrangement(
  aggregate: ArrangementWithRequests,
  content: RequestContent,
  self: string | null,
): void {
  const { sendingMission, receivingMission } = aggregate.arrangement;
  const faults: Fault[] = [];
  for (const [field, mission] of Object.entries({ sendingMission, receivingMission })) {
    if (content[field as 'sendingMission' | 'receivingMission'] !== mission) {
      faults.push({
        rule: 'missions_of_arrangement_differ',
        pointer: `/${field}`,
        reason: messageOf('case_refusals.missions_of_arrangement', {
          sender: sendingMission,
          receiver: receivingMission,
        }),
      });
    }
  }
  const underWay = requestsUnderWay(aggregate, self);
  content.lines.forEach((line, index) => {
    const fault = faultOfLine(aggregate, { kind: content.kind, self }, line, underWay);
    if (fault !== null) faults.push({ ...fault, pointer: `/lines/${index}/${fault.pointer}` });
  });
  const [first, ...others] = faults;
  if (first !== undefined) throw new CaseError([first, ...others]);
}

/** What a request that changes an arrangement must know of it: the last day of each line, from which an extension runs. */
export function arrangementExtract(arrangement: ArrangementState): ArrangementExtract {
  const lines = Object.values(arrangement.lines).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    lines: lines.map(({ id, expiresAt }) => ({
      lineId: id,
      expiresOn: expiresAt === null ? null : lastDayBefore(expiresAt),
    })),
  };
}

function requestsUnderWay(aggregate: ArrangementWithRequests, self: string | null): RequestState[] {
  return aggregate
    .all()
    .filter((state) => state.case === 'request')
    .filter((request) => request.id !== self && (request.status === 'draft' || request.status === 'open'));
}

/**
 * The kinds of request that may add a unit to an existing arrangement, as S/RES/1967 (2011) did with three armed
 * helicopters.
 */
const MAY_ADD: readonly RequestContent['kind'][] = ['extend', 'amend'];

type AskedLine = RequestContent['lines'][number];

/** The request that is looked at; `self` is null until it is drafted. */
interface Asking {
  kind: RequestContent['kind'];
  self: string | null;
}

function faultOfLine(
  aggregate: ArrangementWithRequests,
  asking: Asking,
  asked: AskedLine,
  underWay: readonly RequestState[],
): Fault | null {
  const { lines } = aggregate.arrangement;
  const line = Object.hasOwn(lines, asked.id) ? lines[asked.id] : undefined;
  const fault =
    line === undefined ? faultOfNewLine(aggregate, asking, asked) : faultOfKnownLine(line, asking, asked);
  if (fault !== null) return fault;
  const other = underWay.find(({ content }) =>
    content.lines.some(({ id, unitId }) => id === asked.id || unitId === asked.unitId),
  );
  if (other === undefined) return null;
  return {
    rule: 'line_under_request',
    pointer: 'id',
    reason: messageOf('case_refusals.line_under_request', { line: asked.id, status: other.status }),
  };
}

/** A new unit gets its own line; a unit that the arrangement already has stays on its line. */
function faultOfNewLine(
  { arrangement }: ArrangementWithRequests,
  { kind }: Asking,
  { id, unitId }: AskedLine,
): Fault | null {
  const present = Object.values(arrangement.lines).find((line) => line.unitId === unitId);
  if (MAY_ADD.includes(kind) && present === undefined) return null;
  return {
    rule: 'line_not_of_arrangement',
    pointer: 'id',
    reason:
      present === undefined
        ? messageOf('case_refusals.no_such_line', { line: id })
        : messageOf('case_refusals.unit_on_other_line', { line: id, unit: unitId, other: present.id }),
  };
}

function faultOfKnownLine(
  line: ArrangementLineState,
  { kind, self }: Asking,
  { id, unitId }: AskedLine,
): Fault | null {
  // A request may go on changing the lines that it opened; what no request obtained may be asked for again.
  const joins = MAY_ADD.includes(kind) && (line.requestId === self || line.status === 'not_granted');
  if (line.grant === null && !joins) {
    return {
      rule: 'line_not_of_arrangement',
      pointer: 'id',
      reason: messageOf('case_refusals.line_not_granted', { line: id }),
    };
  }
  if (line.unitId !== unitId) {
    return {
      rule: 'line_not_of_arrangement',
      pointer: 'unitId',
      reason: messageOf('case_refusals.line_of_other_unit', { line: id, unit: line.unitId }),
    };
  }
  if (GONE.includes(line.status)) {
    return {
      rule: 'status_forbids',
      pointer: 'id',
      reason: messageOf('case_refusals.line_gone', { line: id, status: line.status }),
    };
  }
  return null;
}
