import {
  type EffectKind,
  type EffectParams,
  type Instant,
  type LineStatus,
  messageOf,
} from '#libs/contracts';
import { type CauseOf, later } from '#libs/rules';
import { breakRule } from '../shared/broken.js';
import type { Effect, SiblingFact } from '../shared/state.js';
import { type Transition, transition } from '../shared/transitions.js';
import type { ArrangementFact } from './facts.js';
import type { ArrangementLineState, ArrangementState } from './state.js';

/** An arrangement while one fact is folded into it. */
export class ArrangementFoldContext {
  readonly state: ArrangementState;
  readonly effects: Effect[] = [];
  readonly siblingFacts: SiblingFact[] = [];
  readonly transitions: Transition[] = [];
  readonly now: Instant;
  private readonly copied = new Set<string>();

  constructor(before: ArrangementState, fact: ArrangementFact) {
    this.state = {
      ...before,
      lines: { ...before.lines },
      factCount: before.factCount + 1,
      lastFactAt: later(before.lastFactAt, fact.at),
    };
    this.now = this.state.lastFactAt;
  }

  /** A line to be changed, or undefined where the arrangement has none of that name. */
  find(id: string): ArrangementLineState | undefined {
    const line = Object.hasOwn(this.state.lines, id) ? this.state.lines[id] : undefined;
    if (line === undefined || this.copied.has(id)) return line;
    const copy = { ...line };
    this.put(copy);
    return copy;
  }

  line(id: string, pointer = '/lineId'): ArrangementLineState {
    return this.find(id) ?? breakRule('not_found', pointer, messageOf('refusals.no_such_line', { line: id }));
  }

  /** A line that has been granted, to be changed. */
  grantedLine(id: string, pointer = '/lineId'): ArrangementLineState {
    const line = this.line(id, pointer);
    if (line.grant === null) {
      breakRule('line_not_granted', pointer);
    }
    return line;
  }

  put(line: ArrangementLineState): void {
    // A name from outside must never reach the prototype.
    Object.defineProperty(this.state.lines, line.id, {
      value: line,
      enumerable: true,
      writable: true,
      configurable: true,
    });
    this.copied.add(line.id);
  }

  /** The names of all lines in an order that does not depend on the order of keys. */
  lineIds(): string[] {
    return Object.keys(this.state.lines).toSorted();
  }

  move(line: ArrangementLineState, by: CauseOf<'arrangement_line'>, to: LineStatus): void {
    line.status = transition(this.transitions, 'arrangement_line', line.status, by, to);
  }

  /** Asks for an outside act about a line. */
  effect<K extends EffectKind>(kind: K, about: EffectParams[K]): void {
    const effect = {
      kind,
      about,
      number: this.state.factCount,
      index: this.effects.length,
    };
    this.effects.push(effect as Effect);
  }
}
