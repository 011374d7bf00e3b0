import { condition, defineSignal, proxyLocalActivities, setHandler } from '@temporalio/workflow';

const changed = defineSignal('changed');
const { nothing } = proxyLocalActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '2s' });

/**
 * What `imcRequest` does in Temporal for a request without reminders, with nothing behind it: a timer for each leg, a look
 * for each time it is told of a change, and after it as many effects as a change brings on average. No store is read, no
 * mail sent, no text made, no search attribute written.
 */
export async function floorRequest(changes: number, effectsOfAChange: number): Promise<void> {
  let told = 0;
  const effects: Promise<void>[] = [];
  setHandler(changed, () => {
    told += 1;
  });
  const legs = Array.from({ length: changes - 1 }, (_, leg) => condition(() => told > leg + 1, '14d'));
  for (let seen = 0; seen < changes;) {
    await condition(() => told > seen);
    const effectsNow = (told - seen) * effectsOfAChange;
    seen = told;
    await nothing();
    for (let effect = 0; effect < effectsNow; effect += 1) effects.push(nothing());
  }
  await Promise.all([...legs, ...effects]);
}
