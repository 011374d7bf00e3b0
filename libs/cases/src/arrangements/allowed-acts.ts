import { ACTS, type ActOn } from '#libs/contracts';
import { type PartiesConcerned, type Viewer, permittedActs } from '#libs/identity';
import { type ArrangementLineState, type ArrangementState, possibleOnLine } from '#libs/process';

/** What a person may do on an arrangement and its lines. */
export interface AllowedOnArrangement {
  whole: ActOn<'arrangement'>[];
  onLine: (line: ArrangementLineState) => ActOn<'arrangement_line'>[];
}

/** What is done on all lines at once where none is named. */
const ON_ALL_LINES = ['suspendLines', 'resumeLines', 'discontinueLines', 'convertLines'] as const;
/** What is done on a case of the record, where nothing else is. */
const OF_RECORD = [
  'openRecordRequest',
  'enterRecordFact',
  'strikeRecordEntry',
  'continueRecordCase',
] as const;

/**
 * What a person may do on an arrangement: what the one policy of authorisation lets them do, as far as the state of its lines
 * lets anybody do it.
 * @param record whether its time is that of the record
 */
export function allowedOnArrangement(
  viewer: Viewer,
  state: ArrangementState,
  { record, concerned }: { record: boolean; concerned: PartiesConcerned },
): AllowedOnArrangement {
  if (record) return { whole: permittedActs(viewer, OF_RECORD, concerned), onLine: () => [] };
  const permitted = permittedActs(viewer, ACTS.arrangement_line, concerned);
  const onLine = (line: ArrangementLineState) => {
    const possible = permitted.length === 0 ? [] : possibleOnLine(line);
    return permitted.filter((act) => possible.includes(act));
  };
  const somewhere = new Set(Object.values(state.lines).flatMap(onLine));
  return { whole: ON_ALL_LINES.filter((act) => somewhere.has(act)), onLine };
}
