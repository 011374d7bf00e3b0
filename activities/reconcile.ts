/** What a reconciliation found. */
export interface Reconciliation {
  /** Workflows that had a wake-up or an effect overdue, and were nudged. */
  readonly overdue: number;
  /** Workflows with nothing overdue that were checked. */
  readonly described: number;
  /** Those among them that were not running, and are started again. */
  readonly lost: number;
  /** Stuck targets that the relay tries again. */
  readonly released: number;
  /** Memberships that have expired, and whose seats were handled. */
  readonly settled: number;
}

/** What a reconciliation works with. */
export interface ReconcileDeps {
  readonly cases: {
    overdueTargets(): Promise<string[]>;
    targetsToDescribe(limit: number): Promise<string[]>;
    markRunning(targets: readonly string[]): Promise<void>;
    nudge(targets: readonly string[]): Promise<void>;
    settleMemberships(): Promise<number>;
  };
  /** Whether the workflow with this id runs now. */
  readonly isRunning: (workflowId: string) => Promise<boolean>;
  /** Gives the relay's stuck targets another round of tries. */
  readonly releaseStuck: () => Promise<number>;
}

/** How many workflows are checked before the result is noted. */
const PAGE = 100;
const ASKED_SIDE_BY_SIDE = 10;
/** How long one reconciliation goes through pages; the next one continues. */
const PAGES_LIMIT_MS = 20_000;

/** Nudges workflows that are late, and starts those that are not running. A needless nudge costs only a needless poll. */
export function createReconcile(deps: ReconcileDeps): () => Promise<Reconciliation> {
  return async () => {
    const overdue = await deps.cases.overdueTargets();
    await deps.cases.nudge(overdue);
    const released = await deps.releaseStuck();
    const { described, lost } = await describePages(deps);
    // Last, since a case that a later version has upgraded refuses, and must not keep the others waiting.
    const settled = await deps.cases.settleMemberships();
    return { overdue: overdue.length, described, lost, released, settled };
  };
}

async function describePages({
  cases,
  isRunning,
}: ReconcileDeps): Promise<{ described: number; lost: number }> {
  const found = { described: 0, lost: 0 };
  for (const until = Date.now() + PAGES_LIMIT_MS; Date.now() < until;) {
    const page = await cases.targetsToDescribe(PAGE);
    const lost: string[] = [];
    const running: string[] = [];
    const left = [...page];
    await Promise.all(
      Array.from({ length: ASKED_SIDE_BY_SIDE }, async () => {
        for (let target = left.pop(); target !== undefined; target = left.pop()) {
          ((await isRunning(target)) ? running : lost).push(target);
        }
      }),
    );
    await cases.markRunning(running);
    await cases.nudge(lost);
    found.described += page.length;
    found.lost += lost.length;
    if (page.length < PAGE) break;
  }
  return found;
}
