import { embeddedVariables, httpVariables } from '#libs/platform';
import { z } from 'zod';

/** What `countersign demo` reads: where the product and its mailbox are. */
export const demoConfigSchema = z.object({
  HOST: httpVariables.HOST,
  PORT: httpVariables.PORT,
  PUBLIC_URL: httpVariables.PUBLIC_URL.optional(),
  MAILBOX_PORT: embeddedVariables.MAILBOX_PORT,
});
export type DemoConfig = z.infer<typeof demoConfigSchema>;
