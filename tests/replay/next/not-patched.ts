import { sleep, type WorkflowInterceptors } from '@temporalio/workflow';

/** Every workflow of a next release that forgot those that run already. */
export const interceptors = (): WorkflowInterceptors => ({
  inbound: [
    {
      async execute(input, next) {
        await sleep(1);
        return next(input);
      },
    },
  ],
});
