import { ApplicationFailure } from '@temporalio/activity';

/** Before Temporal's own limit of a first try, so that it ends as we say. */
const FIRST_TRY_LIMIT_MS = 1_800;

/**
 * Makes a first try, which keeps its workflow task open; the worker makes only some of them at once. If they hung, no workflow
 * could poll its case.
 * @throws ApplicationFailure at once while the mail server hangs, and after a limit; what has begun continues, and the next
 * try joins it
 */
export async function firstTry(hangs: boolean, work: () => Promise<void>): Promise<void> {
  if (hangs) throw leftForLater('the mail server lets others wait');
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

function leftForLater(why: string): ApplicationFailure {
  return ApplicationFailure.create({ type: 'LeftForLater', message: `Left to a patient try: ${why}.` });
}
