import {
  type EffectKind,
  type EffectParams,
  type Instant,
  type Policy,
  type PolicyLeg,
  type TaskKind,
  messageOf,
} from '#libs/contracts';
import { later } from '#libs/rules';
import { breakRule } from '../shared/broken.js';
import type { LegId, RequestFact } from '../shared/facts.js';
import type {
  ContestState,
  DecisionState,
  Effect,
  LegState,
  OverrideState,
  PaperState,
  QuestionState,
  RequestLineState,
  RequestState,
  ReservationRequest,
  SiblingFact,
  TaskState,
} from '../shared/state.js';
import { type Transition, transition } from '../shared/transitions.js';

/** Why tasks are closed with a status. */
const CAUSE_OF_CLOSING = {
  done: 'work_done',
  superseded: 'superseded',
  cancelled: 'request_closed',
} as const;

/** Work about which the Secretariat gets its own letter; other work is mentioned in the letter about its cause. */
const ANNOUNCED_WORK: readonly TaskKind[] = [
  'countersign_paper',
  'enter_conditions',
  'countersign_conditions',
  'review_late_answer',
  'resolve_coverage',
  'resolve_reservation',
  'resolve_block',
  'confirm_override',
];

/** The parts of a request that facts change one by one. */
interface Parts {
  legs: LegState;
  lines: RequestLineState;
  decisions: DecisionState;
  papers: PaperState;
  contests: ContestState;
  questions: QuestionState;
  tasks: TaskState;
  overrides: OverrideState;
}

/**
 * A request while one fact is folded into it. What is changed is copied first, and only once, so that the state
 * before the fact stays as it was.
 */
export class FoldContext {
  readonly state: RequestState;
  readonly effects: Effect[] = [];
  readonly siblingFacts: SiblingFact[] = [];
  readonly reservationRequests: ReservationRequest[] = [];
  readonly transitions: Transition[] = [];
  /** How often weighing a leg has changed whether it is satisfied. */
  weighings = 0;
  readonly fact: RequestFact;
  readonly policy: Policy;
  readonly now: Instant;
  /** What has been copied so far: by map, the keys of its entries. */
  private readonly copied: { [M in keyof Parts]?: Set<string> } = {};
  private tasksOpened = 0;

  constructor(before: RequestState, fact: RequestFact, policy: Policy) {
    this.state = {
      ...before,
      factCount: before.factCount + 1,
      lastFactAt: later(before.lastFactAt, fact.at),
    };
    this.fact = fact;
    this.policy = policy;
    this.now = this.state.lastFactAt;
  }

  private own<M extends keyof Parts>(map: M): { entries: Record<string, Parts[M]>; copied: Set<string> } {
    const maps: { [K in keyof Parts]: Record<string, Parts[K]> } = this.state;
    let copied = this.copied[map];
    if (copied === undefined) {
      copied = new Set();
      this.copied[map] = copied;
      maps[map] = { ...maps[map] };
    }
    return { entries: maps[map], copied };
  }

  private touch<M extends keyof Parts>(map: M, key: string, pointer: string): Parts[M] {
    const { entries, copied } = this.own(map);
    const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (entry === undefined) {
      breakRule('not_found', pointer, messageOf('refusals.no_such_part', { part: key }));
    }
    if (copied.has(key)) return entry;
    copied.add(key);
    const copy = { ...entry };
    entries[key] = copy;
    return copy;
  }

  /** A leg to be changed. */
  leg(id: LegId, pointer = '/legId'): LegState {
    return this.touch('legs', id, pointer);
  }

  line(id: string, pointer = '/lineId'): RequestLineState {
    return this.touch('lines', id, pointer);
  }

  decision(id: string, pointer = '/decisionId') {
    return this.touch('decisions', id, pointer);
  }

  paper(id: string, pointer = '/paperId') {
    return this.touch('papers', id, pointer);
  }

  contest(id: string, pointer = '/contestId') {
    return this.touch('contests', id, pointer);
  }

  question(id: string, pointer = '/questionId') {
    return this.touch('questions', id, pointer);
  }

  task(id: string, pointer = '/taskId'): TaskState {
    return this.touch('tasks', id, pointer);
  }

  override(id: string, pointer = '/overrideId'): OverrideState {
    return this.touch('overrides', id, pointer);
  }

  /** The leg of the policy from which a leg was made. */
  template(leg: Pick<LegState, 'template' | 'id'>): PolicyLeg {
    const template = this.policy.legs[leg.template];
    if (template === undefined) throw new Error(`The policy of this request has no leg for ${leg.id}.`);
    return template;
  }

  add<M extends keyof Parts>(map: M, key: string, entry: Parts[M]): void {
    const { entries, copied } = this.own(map);
    if (Object.hasOwn(entries, key)) {
      breakRule('already_exists', '', messageOf('refusals.part_exists', { part: key }));
    }
    Object.defineProperty(entries, key, {
      value: entry,
      enumerable: true,
      writable: true,
      configurable: true,
    });
    copied.add(key);
  }

  /** Asks for an outside act. */
  effect<K extends EffectKind>(kind: K, about: EffectParams[K]): void {
    const effect = { kind, about, number: this.state.factCount, index: this.effects.length };
    this.effects.push(effect as Effect);
  }

  openTask(
    kind: TaskKind,
    partyId: string,
    about: { legId?: LegId; aboutId?: string; dueAt?: Instant; notBy?: string },
  ): void {
    this.tasksOpened += 1;
    const id = `t${this.state.factCount}-${this.tasksOpened}`;
    this.add('tasks', id, {
      id,
      kind,
      partyId,
      legId: about.legId ?? null,
      ...(about.aboutId === undefined ? {} : { aboutId: about.aboutId }),
      status: transition(this.transitions, 'task', null, 'opened', 'open'),
      openedAt: this.now,
      dueAt: about.dueAt ?? null,
      ...(about.notBy === undefined ? {} : { notBy: about.notBy }),
      closedAt: null,
      closedBy: null,
    });
    if (ANNOUNCED_WORK.includes(kind)) this.effect('announceTask', { taskId: id });
  }

  /** Whether there is a live task that a filter names. */
  hasTask(which: (task: TaskState) => boolean): boolean {
    return Object.values(this.state.tasks).some((task) => isLive(task) && which(task));
  }

  /** Closes the live tasks that a filter names. */
  closeTasks(status: 'done' | 'cancelled' | 'superseded', which: (task: TaskState) => boolean): void {
    for (const task of Object.values(this.state.tasks)) {
      if (isLive(task) && which(task)) {
        const closing = this.task(task.id);
        closing.status = transition(this.transitions, 'task', task.status, CAUSE_OF_CLOSING[status], status);
        closing.closedAt = this.now;
        closing.closedBy = status === 'done' ? (this.fact.by?.personId ?? null) : null;
      }
    }
  }

  /** The party that acts for the Secretariat on this request. */
  secretariat(): string {
    return (
      this.state.parties?.secretariat ?? breakRule('status_forbids', '', messageOf('refusals.not_submitted'))
    );
  }
}

const OPEN_LINE: readonly RequestLineState['status'][] = [
  'open',
  'blocked',
  'reserving',
  'reservation_refused',
];

/** Whether a line can still be granted. */
export function isOpenLine(line: RequestLineState): boolean {
  return OPEN_LINE.includes(line.status);
}

/** Whether a task is still to be done. */
export function isLive(task: TaskState): boolean {
  return task.status === 'open' || task.status === 'claimed';
}
