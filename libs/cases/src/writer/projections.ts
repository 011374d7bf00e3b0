import {
  type RequestState,
  type ArrangementState,
  type LegId,
  type TaskState,
  isLive,
  isPast,
  nextWakeUp,
  openBreach,
  askHashOfRound,
} from '#libs/process';
import {
  type ArrangementEntity,
  ArrangementLineEntity,
  LedgerSpanEntity,
  LegEntity,
  PaperEntity,
  QuestionEntity,
  type RequestEntity,
  RoundEntity,
  TaskEntity,
} from '#libs/store';

/** The rows projected from a request's state. They can always be made again from the facts. */
export interface RequestRows {
  legs: LegEntity[];
  rounds: RoundEntity[];
  tasks: TaskEntity[];
  papers: PaperEntity[];
  questions: QuestionEntity[];
  ledger: LedgerSpanEntity[];
}

function row<E extends object>(entity: new () => E, values: E): E {
  return Object.assign(new entity(), values);
}

/** What the row of a request shows of its state; the rest of the row is there from its first day. */
export const REQUEST_COLUMNS = [
  'status',
  'sendingMission',
  'receivingMission',
  'policyHash',
  'neededByAt',
  'submittedAt',
  'closedAt',
  'wakeAt',
] as const;

/** The row of a request, as far as {@link REQUEST_COLUMNS}. */
export function requestRow(
  state: RequestState,
): Pick<RequestEntity, 'id' | (typeof REQUEST_COLUMNS)[number]> {
  return {
    id: state.id,
    status: state.status,
    sendingMission: state.content.sendingMission,
    receivingMission: state.content.receivingMission,
    policyHash: state.policyHash,
    neededByAt: state.neededByAt,
    submittedAt: state.submittedAt,
    closedAt: state.closedAt,
    wakeAt: nextWakeUp(state)?.at ?? null,
  };
}

/** What the row of an arrangement shows of its state. */
export const ARRANGEMENT_COLUMNS = ['status', 'clockOffsetMs', 'breach', 'wakeAt', 'closedAt'] as const;

/** The row of an arrangement, as far as {@link ARRANGEMENT_COLUMNS}. */
export function arrangementRow(
  state: ArrangementState,
): Pick<ArrangementEntity, 'id' | (typeof ARRANGEMENT_COLUMNS)[number]> {
  return {
    id: state.id,
    status: state.status,
    clockOffsetMs: state.clockOffsetMs,
    breach: inBreach(state),
    wakeAt: nextWakeUp(state)?.at ?? null,
    closedAt: state.closedAt,
  };
}

/** The items of a list with their places, without those that were in the same place before. */
function changedItems<T>(items: readonly T[], before: readonly T[] = []): { item: T; index: number }[] {
  return items.map((item, index) => ({ item, index })).filter(({ item, index }) => before[index] !== item);
}

/** Makes the rows of a request; `changedSince` leaves out what is the same object as in an earlier state. */
export function requestRows(state: RequestState, changedSince?: RequestState): RequestRows {
  const changed = <T>(map: 'legs' | 'tasks' | 'papers' | 'questions'): T[] =>
    Object.entries(state[map])
      .filter(([key, value]) => (changedSince?.[map] as Record<string, unknown> | undefined)?.[key] !== value)
      .map(([, value]) => value as T);
  const requestId = state.id;
  const legs = changed<RequestState['legs'][keyof RequestState['legs']]>('legs');
  return {
    legs: legs.map((leg) => {
      const span = leg.ledger.at(-1);
      const held = span !== undefined && span.to === null ? span : null;
      return row(LegEntity, {
        requestId,
        legId: leg.id,
        position: leg.position,
        kind: leg.kind,
        partyId: leg.partyId,
        status: leg.status,
        satisfied: leg.satisfied,
        holder: held?.holder ?? null,
        heldSince: held?.from ?? null,
        overdueSince: leg.overdueSince ?? null,
        decisionId: leg.decisionId,
      });
    }),
    rounds: legs.flatMap((leg) =>
      changedItems(leg.rounds, changedSince?.legs[leg.id]?.rounds).map(({ item: round }) =>
        row(RoundEntity, {
          requestId,
          legId: leg.id,
          number: round.number,
          revision: round.revision,
          askHash: askHashOfRound(leg, round),
          askedAt: round.askedAt,
          dueAt: round.dueAt,
          remindersSent: round.remindersSent,
          closedAt: round.closedAt,
          closedBecause: round.closedBecause,
        }),
      ),
    ),
    ledger: legs.flatMap((leg) =>
      changedItems(leg.ledger, changedSince?.legs[leg.id]?.ledger).map(({ item: span, index }) =>
        row(LedgerSpanEntity, {
          requestId,
          legId: leg.id,
          number: index + 1,
          holder: span.holder,
          fromAt: span.from,
          toAt: span.to,
        }),
      ),
    ),
    tasks: tasksToWrite(state, changedSince).map((task) =>
      row(TaskEntity, {
        requestId,
        taskId: task.id,
        kind: task.kind,
        partyId: task.partyId,
        legId: task.legId,
        aboutId: task.aboutId ?? null,
        status: task.status,
        openedAt: task.openedAt,
        dueAt: task.dueAt,
        claimedBy: task.claimedBy ?? null,
        notBy: task.notBy ?? null,
        people: peopleOfTask(state, task),
        closedAt: task.closedAt,
        closedBy: task.closedBy,
      }),
    ),
    papers: changed<RequestState['papers'][string]>('papers').map((paper) =>
      row(PaperEntity, {
        id: paper.id,
        requestId,
        legId: paper.legId,
        status: paper.status,
        recordedBy: paper.recordedBy.personId,
        countersignedBy: paper.status === 'countersigned' ? (paper.countersignedBy?.personId ?? null) : null,
        recordedAt: paper.recordedAt,
      }),
    ),
    questions: changed<RequestState['questions'][string]>('questions').map((question) =>
      row(QuestionEntity, {
        id: question.id,
        requestId,
        legId: question.legId,
        text: question.text,
        askedBy: question.askedBy.personId,
        askedAt: question.askedAt,
        replyDueAt: question.replyDueAt,
        reply: question.reply?.text ?? null,
        repliedAt: question.reply?.at ?? null,
      }),
    ),
  };
}

/** The tasks that changed, and those of legs whose seats did: who is appointed to a seat sees its task. */
function tasksToWrite(state: RequestState, changedSince?: RequestState): TaskState[] {
  // Tasks of a record case are nobody's work today.
  if (isPast(state)) return [];
  const seatsChanged = (legId: LegId) => changedSince?.legs[legId]?.seats !== state.legs[legId]?.seats;
  return Object.values(state.tasks).filter(
    (task) =>
      changedSince?.tasks[task.id] !== task ||
      (isLive(task) && task.legId !== null && task.aboutId !== undefined && seatsChanged(task.legId)),
  );
}

/** Who alone may do a live task: the people of its seat; null if it is for no particular seat. */
export function peopleOfTask(state: RequestState, task: TaskState): string[] | null {
  const ofSeat = task.kind === 'answer' || task.kind === 'record_reply';
  if (!ofSeat || !isLive(task) || task.legId === null) return null;
  return state.legs[task.legId]?.seats.find((seat) => seat.id === task.aboutId)?.people ?? null;
}

/** Makes the rows of an arrangement's lines; `changedSince` leaves out what is the same object as in an earlier state. */
export function arrangementLineRows(
  state: ArrangementState,
  changedSince?: ArrangementState,
): ArrangementLineEntity[] {
  const changed = Object.values(state.lines).filter((line) => changedSince?.lines[line.id] !== line);
  return changed.map((line) =>
    row(ArrangementLineEntity, {
      arrangementId: state.id,
      lineId: line.id,
      unitId: line.unitId,
      status: line.status,
      expiresAt: line.expiresAt,
      breachSince: openBreach(line)?.from ?? null,
    }),
  );
}

/** Whether a unit is somewhere without an authority now. */
function inBreach(state: ArrangementState): boolean {
  return Object.values(state.lines).some((line) => openBreach(line) !== undefined);
}
