import type { CouncilAct, Instant, Policy, RequestContent } from '#libs/contracts';
import type { ArrangementFact } from '../arrangement/facts.js';
import { ArrangementFold, FactBroken, type GivenFact, foldArrangement, runFolding } from '../driver.js';
import type { LegAsk, RequestFact } from '../shared/facts.js';
import type { BrokenRule, CaseState, RequestState } from '../shared/state.js';
import { type PlacedEntry, type RecordEntry, entriesInOrder } from './record-entries.js';

type Submission = Omit<
  Extract<RequestFact, { kind: 'submitted' }>,
  'kind' | 'at' | 'by' | 'channel' | 'effective'
>;

/** A request as it is drawn up from the record, at the place of its opening in time. */
export interface OpenedOfRecord {
  content: RequestContent;
  submission: Submission;
}

/** What the fold of a record needs from its caller, since the machine looks nothing up. All of it is pure. */
export interface RecordDesk {
  arrangementId: string;
  sendingMission: string;
  receivingMission: string;
  policyOf(requestId: string): Policy;
  /** Draws up a request on the arrangement at that point, or returns the caller's own reason why it does not fit. */
  open(requestId: string, cases: readonly CaseState[]): OpenedOfRecord | { refused: Error };
  /** The texts of an open request as an act of the Council that allows less leaves it. */
  asksUnderAct(request: RequestState, act: CouncilAct): LegAsk[];
}

/** One fact that was folded, with the state that it left behind. */
export interface FoldedOfRecord {
  caseId: string;
  fact: RequestFact | ArrangementFact;
  state: CaseState;
  /** The entry that says it; null where it follows from others. */
  entry: number | null;
}

/** A case from the record, folded from its first entry to its last. */
export interface Chronicle {
  folded: FoldedOfRecord[];
  /** The arrangement and its requests as the record leaves them. */
  states: Map<string, CaseState>;
}

/** That the record is impossible: the rule that is broken, and the entry that breaks it at its place in time. */
export type BrokenRecord = { entry: number } & ({ broken: BrokenRule } | { refused: Error });

/** Carries the caller's own objection out of the fold. */
class Refused extends Error {
  readonly refused: Error;

  constructor(refused: Error) {
    super('The record cannot have been so.');
    this.refused = refused;
  }
}

/**
 * Folds what was entered from the record into an arrangement and its requests. Time moves to the moment at which each entry
 * counts; what fell due before it is folded first, each at its own moment. What falls due at that very moment waits until
 * time moves on: what happened on a day comes before what ends with that day. Effects are left out, since nobody carries
 * them out.
 * @param until how far time goes on after the last entry; null: not at all
 */
export function foldRecord(
  entries: readonly RecordEntry[],
  desk: RecordDesk,
  until: Instant | null = null,
): Chronicle | BrokenRecord {
  const folding = new RecordFolding(desk);
  let current = 0;
  try {
    for (const entry of entriesInOrder(entries)) {
      current = entry.number;
      folding.enter(entry);
    }
    if (until !== null) folding.moveTo(until);
    return { folded: folding.folded, states: folding.cases.states };
  } catch (error) {
    if (error instanceof FactBroken) return { broken: error.broken, entry: current };
    if (error instanceof Refused) return { refused: error.refused, entry: current };
    throw error;
  }
}

class RecordFolding {
  readonly folded: FoldedOfRecord[] = [];
  readonly cases: ArrangementFold;
  private readonly desk: RecordDesk;
  private moment: Instant = '';

  constructor(desk: RecordDesk) {
    this.desk = desk;
    const { arrangementId } = desk;
    this.cases = new ArrangementFold({
      arrangementId,
      policyOf: (requestId) => desk.policyOf(requestId),
      clock: () => this.moment,
      dueAtOnce: false,
    });
  }

  /** Moves time to a moment: folds what fell due before it, then what an entry says. */
  moveTo(at: Instant, says: Iterable<GivenFact> = [], entry: number | null = null): void {
    this.moment = at;
    const known = this.cases.folded.length;
    runFolding(foldArrangement(this.cases, says), nothingToReserve);
    for (const { caseId, fact, state, isGiven } of this.cases.folded.slice(known)) {
      this.folded.push({ caseId, fact, state, entry: isGiven ? entry : null });
    }
  }

  enter(entry: PlacedEntry): void {
    this.moveTo(entry.at, this.saidBy(entry), entry.number);
  }

  /** The facts of an entry; one by one, since each depends on the state that the ones before it left. */
  private *saidBy({ by, effective, says }: PlacedEntry): Iterable<GivenFact> {
    const based = (at: Instant) => ({ at, by, channel: 'record', effective }) as const;
    const { arrangementId } = this.desk;
    if (says.kind === 'request_opened') yield* this.opening(says.requestId, based);
    else if (says.kind === 'of_arrangement') {
      yield { caseId: arrangementId, fact: (now) => ({ ...says.fact, ...based(now) }) };
    } else {
      yield {
        caseId: says.requestId,
        fact: (now) => this.withAsks(says.requestId, { ...says.fact, ...based(now) }),
      };
    }
  }

  /** An act of the Council that allows less changes what the others are asked. */
  private withAsks(requestId: string, fact: RequestFact): RequestFact {
    const request = this.cases.request(requestId);
    if (fact.kind !== 'answer_entered' || fact.given.act === null || request === null) return fact;
    const asks = this.desk.asksUnderAct(request, fact.given.act);
    return asks.length === 0 ? fact : { ...fact, asks };
  }

  private *opening(
    requestId: string,
    based: (at: Instant) => Pick<RequestFact, 'at' | 'by' | 'channel' | 'effective'>,
  ): Iterable<GivenFact> {
    const { arrangementId, sendingMission, receivingMission } = this.desk;
    if (this.cases.arrangement === null) {
      yield {
        caseId: arrangementId,
        fact: (now) => ({
          kind: 'opened',
          ...based(now),
          arrangementId,
          sendingMission,
          receivingMission,
          clockOffsetMs: 0,
          assumptions: null,
        }),
      };
    }
    const opened = this.desk.open(requestId, [...this.cases.states.values()]);
    if ('refused' in opened) throw new Refused(opened.refused);
    const { content, submission } = opened;
    yield {
      caseId: requestId,
      fact: (now) => ({
        kind: 'drafted',
        ...based(now),
        requestId,
        arrangementId,
        content,
        ofRecord: true,
        inThePast: true,
      }),
    };
    yield { caseId: requestId, fact: (now) => ({ kind: 'submitted', ...based(now), ...submission }) };
  }
}

/** The past reserves nothing: whatever was used then was available. */
function nothingToReserve(): never {
  throw new Error('A case of the record asked for a reservation.');
}
