import { ApplicationFailure } from '@temporalio/activity';

/** Tries that take longer than this are assumed to hang. */
const SLOW_MS = 1_000;
/** Before Temporal's own limit of a first try, so that it ends as we say. */
const FIRST_TRY_LIMIT_MS = 1_800;
/** How many hanging tries show that the mail server hangs. */
const SLOW_AT_MOST = 3;

/**
 * Keeps first tries from waiting for a mail server that hangs. A first try is made within a workflow task, and the worker
 * makes only some of them at once: if they hang, no workflow can poll its case.
 */
export class FirstTries {
  private readonly slow = new Set<object>();

  /** Watches an effect that is being carried out, by whichever try. */
  watch(work: Promise<void>): Promise<void> {
    const mark = {};
    const timer = setTimeout(() => this.slow.add(mark), SLOW_MS);
    return work.finally(() => {
      clearTimeout(timer);
      this.slow.delete(mark);
    });
  }

  /**
   * Makes a first try.
   * @throws ApplicationFailure at once while others hang, and after its limit; what has begun continues, and the next try
   * joins it
   */
  async begin(work: () => Promise<void>): Promise<void> {
    if (this.slow.size >= SLOW_AT_MOST) throw leftForLater('the mail server lets others wait');
    let limit: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      limit = setTimeout(() => reject(leftForLater('it takes too long')), FIRST_TRY_LIMIT_MS);
    });
    const begun = work();
    // It may still fail when nobody waits any more; the try that joins it sees that.
    begun.catch(() => undefined);
    try {
      await Promise.race([begun, late]);
    } finally {
      clearTimeout(limit);
    }
  }
}

function leftForLater(why: string): ApplicationFailure {
  return ApplicationFailure.create({ type: 'LeftForLater', message: `Left to a patient try: ${why}.` });
}
