import {
  databaseVariables,
  httpVariables,
  loggingVariables,
  modeVariables,
  secretVariables,
  smtpVariables,
  temporalVariables,
  versioningVariables,
  workerHealthVariables,
} from '#libs/platform';
import { z } from 'zod';

/** What the worker reads. */
export const configSchema = z.object({
  ...databaseVariables,
  ...temporalVariables,
  ...versioningVariables,
  ...smtpVariables,
  ...secretVariables,
  ...modeVariables,
  ...loggingVariables,
  ...workerHealthVariables,
  HOST: httpVariables.HOST,
  PUBLIC_URL: httpVariables.PUBLIC_URL,
});

/** The configuration of the worker. */
export type WorkerConfig = Readonly<z.output<typeof configSchema>>;
