import { patched, sleep, type WorkflowInterceptors } from '@temporalio/workflow';

/** Every workflow of a next release that begins with something new, by `patched`, so that running ones go on as they began. */
export const interceptors = (): WorkflowInterceptors => ({
  inbound: [
    {
      async execute(input, next) {
        if (patched('begins-with-a-timer')) await sleep(1);
        return next(input);
      },
    },
  ],
});
