import type { RequestStatus } from '#libs/contracts';
import { type Viewer, VISIBLE_REQUEST, WHOLE_REQUEST, requestReaders } from '#libs/identity';
import type { ArrangementLineState, ArrangementState } from '#libs/process';
import type { EntityManager } from 'typeorm';
import { readable } from '../writer/machine.js';
import { allowedOnArrangement } from './allowed-acts.js';
import { arrangementLineView, partyOfLeg } from './arrangement-line.js';
import { Names } from '../lists/names.js';
import { Sources } from '../history/sources.js';
import { CASE_NOW } from '../lists/scope.js';
import type { ArrangementView } from '../views/arrangement.js';

/** The parties whose consent was suspended at some time. */
function suspendingParties(lines: readonly ArrangementLineState[]): string[] {
  return lines.flatMap((line) =>
    line.suspensions.flatMap(({ legId }) => (legId === null ? [] : [partyOfLeg(legId)])),
  );
}

/** Reads an arrangement as a viewer may see it; null where it is unknown to them. */
export async function readArrangement(
  manager: EntityManager,
  viewer: Viewer,
  arrangementId: string,
): Promise<ArrangementView | null> {
  const rows: {
    state: unknown;
    machineVersion: number;
    reference: string;
    breach: boolean;
    now: Date;
    record: boolean;
    from_record: boolean;
    requests: { id: string; reference: string; status: RequestStatus; whole: boolean }[];
    /** Whether there is a request that the viewer sees only in part. */
    partial: boolean;
    /** The units of the Secretariat that manage its requests. */
    managing: string[];
  }[] = await manager.query(
    `SELECT s.state, s.machine_version AS "machineVersion", a.reference, a.breach, ${CASE_NOW} AS now, a.record_until IS NOT NULL AS record,
            EXISTS (SELECT FROM record_entry e WHERE e.arrangement_id = a.id) AS from_record,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'reference', r.reference, 'status', r.status, 'whole', ${WHOLE_REQUEST})
                      ORDER BY r.reference), '[]')
               FROM request r WHERE r.arrangement_id = a.id AND ${VISIBLE_REQUEST}) AS requests,
            EXISTS (SELECT FROM request r WHERE r.arrangement_id = a.id AND NOT ${WHOLE_REQUEST}) AS partial,
            ARRAY(SELECT r.managed_by FROM request r WHERE r.arrangement_id = a.id ORDER BY r.reference) AS managing
       FROM arrangement a JOIN snapshot s ON s.case_id = a.id
      WHERE a.id = $2 AND EXISTS (SELECT FROM request r WHERE r.arrangement_id = a.id AND ${VISIBLE_REQUEST})`,
    [requestReaders(viewer), arrangementId],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const state = readable(manager, row) as ArrangementState;
  const now = row.now.toISOString();
  const visible = new Map(row.requests.map((request) => [request.id, request]));
  const lines = Object.values(state.lines)
    .filter((line) => visible.has(line.requestId))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const names = await Names.of(manager, {
    parties: [state.sendingMission, state.receivingMission, ...suspendingParties(lines)],
    units: lines.map((line) => line.unitId),
  });
  const sources = await Sources.of(manager, state.id, row.from_record);
  const concerned = {
    managing_unit: row.managing,
    mission_of_arrangement: [state.sendingMission, state.receivingMission],
  };
  const allowed = allowedOnArrangement(viewer, state, { record: row.record, concerned });
  return {
    id: state.id,
    reference: row.reference,
    version: state.factCount,
    now,
    clockMoved: state.clockOffsetMs !== 0,
    record: row.record,
    assumptions: state.assumptions,
    sees: row.partial ? 'own' : 'all',
    status: state.status,
    breach: row.breach,
    sendingMission: names.party(state.sendingMission),
    receivingMission: names.party(state.receivingMission),
    requests: row.requests.map(({ whole: _whole, ...request }) => request),
    lines: lines.map((line) =>
      arrangementLineView(line, {
        names,
        now,
        whole: visible.get(line.requestId)?.whole === true,
        sources,
        allowedActs: allowed.onLine(line),
      }),
    ),
    closedAt: state.closedAt,
    allowedActs: allowed.whole,
  };
}
