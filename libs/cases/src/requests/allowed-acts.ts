import { ACTS, type ActOn, type Policy } from '#libs/contracts';
import { type PartiesConcerned, type Viewer, actsFor, permittedActs } from '#libs/identity';
import {
  type LegState,
  type RequestOnlooker,
  type RequestState,
  type RequestSubject,
  type RequestThings,
  type TaskState,
  isLive,
  type Voice,
  isPast,
  possibleAnswers,
  possibleOnRequest,
  possibleOnTask,
  voicesOn,
} from '#libs/process';
import { isUsual, partsOfAnswer } from '#libs/rules';
import type { EntityManager } from 'typeorm';
import { canWorkOn, claimantsLeft } from '../inbox/claimants.js';
import { isForViewer } from '../inbox/tasks.js';
import { absentFor } from '../people/absences.js';
import type { AnswersOnLeg } from '../views/legs.js';
import { secretariatOf } from '../writer/acts.js';

/**
 * What a person may do on a request and its parts: what the one policy of authorisation lets them do, as far as the state of
 * the request lets anybody do it. Views list it; whether the content of an act stands is judged when it is done.
 */
export class AllowedActs {
  private constructor(
    private readonly viewer: Viewer,
    private readonly onlooker: RequestOnlooker,
    private readonly hasLeft: (task: TaskState) => boolean,
  ) {}

  static async of(
    manager: EntityManager,
    viewer: Viewer,
    request: { state: RequestState; policy: Policy; now: string },
  ): Promise<AllowedActs> {
    const { state } = request;
    const asked = Object.values(state.legs).map((leg) => leg.partyId);
    const answers = !isPast(state) && actsFor(viewer, 'answer', { asked_party: asked }) !== null;
    const onlooker = {
      ...request,
      personId: viewer.personId,
      standsInFor: answers ? await absentFor(manager, viewer.personId) : [],
    };
    const hasLeft = await claimantsLeft(manager, viewer, Object.values(state.tasks).filter(isLive));
    return new AllowedActs(viewer, onlooker, hasLeft);
  }

  /** The absent people for whom the person stands in now. */
  get standsInFor(): readonly string[] {
    return this.onlooker.standsInFor;
  }

  /**
   * What may be done on a thing of the request.
   * @param thing undefined where it is not under way yet, such as a line of a draft
   * @param askedParty the party of the leg that it belongs to, if any
   */
  on<S extends RequestSubject>(
    subject: S,
    thing: RequestThings[S] | undefined,
    askedParty: string | null = null,
  ): ActOn<S>[] {
    const { state } = this.onlooker;
    const concerned: PartiesConcerned = {
      managing_unit: [secretariatOf(state)],
      asked_party: askedParty === null ? [] : [askedParty],
    };
    const codes: readonly ActOn<S>[] = ACTS[subject];
    const permitted = permittedActs(this.viewer, codes, concerned);
    // Most of those who look at a request may do nothing on most of it.
    if (thing === undefined || permitted.length === 0) return [];
    const possible = possibleOnRequest(subject, this.onlooker, thing);
    return permitted.filter((code) => possible.includes(code));
  }

  /** What the person may answer on a leg, and what they may record on it from a paper. */
  answersOn(
    leg: LegState,
    legActs: readonly ActOn<'leg'>[],
  ): { allowedAnswers: AnswersOnLeg; allowedRecords: AnswersOnLeg } {
    const { onlooker } = this;
    const asPaper = leg.seats.map((seat): Voice => ({ seat, onBehalfOf: null }));
    return {
      allowedAnswers: legActs.includes('decideLeg')
        ? answersFor(onlooker, leg, voicesOn(onlooker, leg), { onPaper: false })
        : [],
      allowedRecords: legActs.includes('recordPaper')
        ? answersFor(onlooker, leg, asPaper, { onPaper: true })
        : [],
    };
  }

  /** What may be done on a task, by those whom it is for. */
  onTask(task: TaskState): ActOn<'task'>[] {
    const { state, personId, standsInFor } = this.onlooker;
    const isTheirs = isForViewer(this.viewer, state, task, standsInFor) && canWorkOn(this.viewer, task);
    if (isPast(state) || !isTheirs) return [];
    const { personId: requestedBy } = state.requestedBy;
    return possibleOnTask({ personId, requestedBy, hasLeft: this.hasLeft(task) }, task);
  }
}

/** The answers that can be given on a leg by some of its voices, with what belongs to each. */
export function answersFor(
  asked: Pick<RequestOnlooker, 'state' | 'policy'>,
  leg: LegState,
  voices: readonly Voice[],
  how: { onPaper: boolean },
): AnswersOnLeg {
  const seats = voices.map(({ seat }) => seat);
  return possibleAnswers(asked, leg, seats, how).map((possible) => ({
    answer: possible.answer,
    usual: isUsual(leg.kind, possible.answer),
    ...partsOfAnswer(leg.kind, possible.answer),
    seats: possible.seats.map((on) => ({
      ...on,
      onBehalfOf: voices.find(({ seat }) => seat.id === on.id)?.onBehalfOf ?? null,
    })),
  }));
}
