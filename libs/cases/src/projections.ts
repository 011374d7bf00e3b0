import { type Subject, workflowIdOf } from '#libs/contracts';
import { type CaseState, type RequestState, type ArrangementState, subjectsOf } from '#libs/process';
import {
  ArrangementLineEntity,
  LedgerSpanEntity,
  LegEntity,
  PaperEntity,
  QuestionEntity,
  RoundEntity,
  TaskEntity,
} from '#libs/store';

/** The rows that a request's state stands for. They can always be made anew from the facts. */
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
        overdueSince: leg.overdueSince,
        decisionId: leg.decisionId,
      });
    }),
    rounds: legs.flatMap((leg) =>
      leg.rounds.map((round) =>
        row(RoundEntity, {
          requestId,
          legId: leg.id,
          number: round.number,
          revision: round.revision,
          textHash: round.textHash,
          askedAt: round.askedAt,
          dueAt: round.dueAt,
          remindersSent: round.remindersSent,
          closedAt: round.closedAt,
          closedBecause: round.closedBecause,
        }),
      ),
    ),
    ledger: legs.flatMap((leg) =>
      leg.ledger.map((span, index) =>
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
    tasks: changed<RequestState['tasks'][string]>('tasks').map((task) =>
      row(TaskEntity, {
        requestId,
        taskId: task.id,
        kind: task.kind,
        partyId: task.partyId,
        legId: task.legId,
        aboutId: task.aboutId,
        status: task.status,
        openedAt: task.openedAt,
        dueAt: task.dueAt,
        claimedBy: task.claimedBy,
        notBy: task.notBy,
        closedAt: task.closedAt,
        closedBy: task.closedBy,
      }),
    ),
    papers: changed<RequestState['papers'][string]>('papers').map((paper) =>
      row(PaperEntity, {
        id: paper.id,
        requestId,
        legId: paper.legId,
        standing: paper.standing,
        recordedBy: paper.recordedBy.personId,
        countersignedBy:
          paper.standing === 'countersigned' ? (paper.countersignedBy?.personId ?? null) : null,
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

/** Makes the rows of an arrangement's lines. */
export function arrangementLineRows(state: ArrangementState): ArrangementLineEntity[] {
  return Object.values(state.lines).map((line) =>
    row(ArrangementLineEntity, {
      arrangementId: state.id,
      lineId: line.id,
      unitId: line.unitId,
      status: line.status,
      expiresAt: line.grant?.expiresAt ?? null,
      breachSince: line.breachEndedAt === null ? line.breachSince : null,
    }),
  );
}

/** Whether a unit is somewhere without an authority now. */
export function inBreach(state: ArrangementState): boolean {
  return Object.values(state.lines).some((line) => line.breachSince !== null && line.breachEndedAt === null);
}

/** A subject of a case under the name that its workflow carries. */
export function namedSubjects(state: CaseState) {
  return subjectsOf(state).map((entry) => {
    const subject: Subject =
      entry.subject.kind === 'arrangement'
        ? { kind: 'arrangement', arrangementId: state.id }
        : { ...entry.subject, requestId: state.id };
    return {
      subject,
      target: workflowIdOf(subject),
      open: entry.open,
      wakeAt: entry.wakeAt,
      waitsFor: entry.waitsFor,
    };
  });
}
