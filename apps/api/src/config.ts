import {
  databaseVariables,
  httpVariables,
  loggingVariables,
  modeVariables,
  secretVariables,
  smtpVariables,
} from '#libs/platform';
import { z } from 'zod';
import { sessionVariables } from './config-sessions.js';

/** What the api reads from the environment. */
export const configSchema = z.object({
  ...httpVariables,
  ...databaseVariables,
  ...smtpVariables,
  ...secretVariables,
  ...modeVariables,
  ...loggingVariables,
  ...sessionVariables,
});

/** The configuration of the api. */
export type ApiConfig = Readonly<z.output<typeof configSchema>>;
