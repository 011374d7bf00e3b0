import type { CouncilAct, Instant, Policy, RequestContent } from '#libs/contracts';
import { later } from '#libs/rules';
import type { ArrangementFact } from './arrangement-facts.js';
import type { ArrangementState } from './arrangement-state.js';
import type { LegAsk, RequestFact } from './facts.js';
import { type PlacedEntry, type RecordEntry, entriesInOrder } from './record-entries.js';
import { stepArrangement, stepRequest } from './step.js';
import type { BrokenRule, CaseState, RequestState, SiblingFact } from './state.js';
import { compareWakeUps, nextWakeUp } from './wakeups.js';

type Submission = Omit<
  Extract<RequestFact, { kind: 'submitted' }>,
  'kind' | 'at' | 'by' | 'channel' | 'effective'
>;

/** A request as it is drawn up from the record where its opening comes to stand. */
export interface OpenedOfRecord {
  content: RequestContent;
  submission: Submission;
}

/** What the fold of a record has to be told: by name, since the machine looks nothing up. Pure, all of it. */
export interface RecordDesk {
  arrangementId: string;
  sendingMission: string;
  receivingMission: string;
  policyOf(requestId: string): Policy;
  /** Draws up a request on the arrangement as it stands there, or says in the caller's own words why it does not fit. */
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

/** That the record cannot have been so: the rule that is broken, and the entry that cannot stand where it would come to stand. */
export type BrokenRecord = { entry: number } & ({ broken: BrokenRule } | { refused: Error });

/** Carries a break out of the folding. */
class Stopped extends Error {
  readonly record: BrokenRecord;

  constructor(record: BrokenRecord) {
    super('The record cannot have been so.');
    this.record = record;
  }
}

/**
 * Folds what was entered from the record into an arrangement and its requests. Time moves to the moment at which each entry counts;
 * what fell due before it is folded first, each at its own moment. What falls due at the very moment waits until time moves
 * on: what a day saw comes before what ends with it. Effects are nobody's to carry out and are left away.
 * @param until how far time goes on after the last entry; null: not at all
 */
export function foldRecord(
  entries: readonly RecordEntry[],
  desk: RecordDesk,
  until: Instant | null = null,
): Chronicle | BrokenRecord {
  const folding = new RecordFolding(desk);
  try {
    for (const entry of entriesInOrder(entries)) folding.enter(entry);
    if (until !== null) folding.foldDueBefore(until);
    return { folded: folding.folded, states: folding.states };
  } catch (error) {
    if (error instanceof Stopped) return error.record;
    throw error;
  }
}

class RecordFolding {
  readonly folded: FoldedOfRecord[] = [];
  readonly states = new Map<string, CaseState>();
  private current = 0;

  private readonly desk: RecordDesk;

  constructor(desk: RecordDesk) {
    this.desk = desk;
  }

  enter(entry: PlacedEntry): void {
    this.current = entry.number;
    this.foldDueBefore(entry.at);
    const base = {
      at: this.reached(entry.at),
      by: entry.by,
      channel: 'record',
      effective: entry.effective,
    } as const;
    const { says } = entry;
    const { number } = entry;
    if (says.kind === 'request_opened') this.open(says.requestId, base, number);
    else if (says.kind === 'of_arrangement') {
      this.fold(this.desk.arrangementId, { ...says.fact, ...base }, number);
    } else this.foldOfRequest(says.requestId, { ...says.fact, ...base }, number);
    this.foldDueBefore(entry.at);
  }

  private foldOfRequest(requestId: string, fact: RequestFact, entry: number): void {
    const request = this.states.get(requestId);
    if (fact.kind === 'answer_entered' && fact.given.act !== null && request?.case === 'request') {
      const asks = this.desk.asksUnderAct(request, fact.given.act);
      this.fold(requestId, asks.length === 0 ? fact : { ...fact, asks }, entry);
    } else this.fold(requestId, fact, entry);
  }

  private open(
    requestId: string,
    base: Pick<RequestFact, 'at' | 'by' | 'channel' | 'effective'>,
    entry: number,
  ): void {
    const { arrangementId, sendingMission, receivingMission } = this.desk;
    if (!this.states.has(arrangementId)) {
      this.fold(
        arrangementId,
        {
          kind: 'opened',
          ...base,
          arrangementId,
          sendingMission,
          receivingMission,
          clockOffsetMs: 0,
          assumptions: null,
        },
        entry,
      );
    }
    const opened = this.desk.open(requestId, [...this.states.values()]);
    if ('refused' in opened) throw new Stopped({ refused: opened.refused, entry });
    const { content, submission } = opened;
    this.fold(
      requestId,
      { kind: 'drafted', ...base, requestId, arrangementId, content, ofRecord: true, inThePast: true },
      entry,
    );
    this.fold(requestId, { kind: 'submitted', ...base, ...submission }, entry);
  }

  /** The moment that the case has reached once time has moved to another. */
  private reached(at: Instant): Instant {
    return [...this.states.values()].reduce((latest, state) => later(latest, state.lastFactAt), at);
  }

  foldDueBefore(at: Instant): void {
    for (;;) {
      const [next] = [...this.states.values()]
        .flatMap((state) => {
          const wake = nextWakeUp(state);
          return wake === null || wake.at >= at ? [] : [{ id: state.id, wake }];
        })
        .toSorted((a, b) => compareWakeUps(a.wake, b.wake) || (a.id < b.id ? -1 : 1));
      if (next === undefined) return;
      const { id, wake } = next;
      this.fold(id, { kind: 'due', at: wake.at, by: null, channel: 'clock', wake }, null);
    }
  }

  private fold(caseId: string, fact: RequestFact | ArrangementFact, entry: number | null): void {
    const before = this.states.get(caseId) ?? null;
    const result =
      caseId === this.desk.arrangementId
        ? stepArrangement(before as ArrangementState | null, fact as ArrangementFact)
        : stepRequest(before as RequestState | null, fact as RequestFact, this.desk.policyOf(caseId));
    if ('broken' in result) throw new Stopped({ broken: result.broken, entry: this.current });
    this.states.set(caseId, result.state);
    this.folded.push({ caseId, fact, state: result.state, entry });
    for (const siblingFact of result.siblingFacts) this.foldSiblingFact(siblingFact);
  }

  private foldSiblingFact(siblingFact: SiblingFact): void {
    this.fold(
      siblingFact.to === 'arrangement' ? this.desk.arrangementId : siblingFact.requestId,
      siblingFact.fact,
      null,
    );
  }
}
