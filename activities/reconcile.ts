import { workflowIdOf, type Subject } from '#libs/contracts';

/** What a reconciliation found. */
export interface Reconciliation {
  /** Subjects that ought to have a workflow. */
  readonly open: number;
  /** Those among them that had none, and are started again. */
  readonly nudged: number;
  /** Stuck targets that the relay tries again. */
  readonly released: number;
  /** Memberships whose time has run out, and whose seats were looked after. */
  readonly settled: number;
}

/** What a reconciliation works with. */
export interface ReconcileDeps {
  readonly cases: {
    openSubjects(): Promise<Subject[]>;
    nudge(subjects: Subject[]): Promise<void>;
    settleMemberships(): Promise<number>;
  };
  /** The ids of all our workflows that run now. */
  readonly runningWorkflows: () => Promise<ReadonlySet<string>>;
  /** Gives the relay's stuck targets another round of tries. */
  readonly releaseStuck: () => Promise<number>;
}

/**
 * Compares who ought to run with who runs. A subject that has just been opened may be nudged although its start is
 * under way already: the relay starts by business key, so that is one look too many and nothing more.
 */
export function createReconcile(deps: ReconcileDeps): () => Promise<Reconciliation> {
  return async () => {
    // First those who run: a subject that opens in between is then rather nudged than missed.
    const running = await deps.runningWorkflows();
    const open = await deps.cases.openSubjects();
    const lost = open.filter((subject) => !running.has(workflowIdOf(subject)));
    if (lost.length > 0) await deps.cases.nudge(lost);
    const released = await deps.releaseStuck();
    // Last, since a case that a later version has taken over refuses, and must not keep the others waiting.
    const settled = await deps.cases.settleMemberships();
    return { open: open.length, nudged: lost.length, released, settled };
  };
}
