import {
  databaseVariables,
  embeddedStaysHere,
  httpVariables,
  loggingVariables,
  modeVariables,
  retentionVariables,
  secretVariables,
  smtpVariables,
  temporalVariables,
  versioningVariables,
  webhookVariables,
  workerHealthVariables,
} from '#libs/platform';
import { z } from 'zod';

/** What the worker reads. */
export const configSchema = z
  .object({
    ...databaseVariables,
    ...temporalVariables,
    ...versioningVariables,
    ...smtpVariables,
    ...secretVariables,
    ...modeVariables,
    ...loggingVariables,
    ...workerHealthVariables,
    ...retentionVariables,
    ...webhookVariables,
    HOST: httpVariables.HOST,
    PUBLIC_URL: httpVariables.PUBLIC_URL,
  })
  .superRefine(embeddedStaysHere);

/** The configuration of the worker. */
export type WorkerConfig = Readonly<z.output<typeof configSchema>>;
