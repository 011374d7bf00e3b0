import {
  databaseVariables,
  embeddedStaysHere,
  httpVariables,
  loggingVariables,
  metricsVariables,
  modeVariables,
  secretVariables,
  shutdownVariables,
  smtpVariables,
  webhookVariables,
} from '#libs/platform';
import { z } from 'zod';
import {
  limitVariables,
  patienceVariables,
  poolVariables,
  proxyVariables,
  sessionVariables,
} from './config-access.js';
import { attachmentVariables } from './config-attachments.js';

/** What the api reads from the environment. */
export const configSchema = z
  .object({
    ...httpVariables,
    ...databaseVariables,
    ...smtpVariables,
    ...secretVariables,
    ...modeVariables,
    ...loggingVariables,
    ...sessionVariables,
    ...limitVariables,
    ...patienceVariables,
    ...poolVariables,
    ...proxyVariables,
    ...webhookVariables,
    ...attachmentVariables,
    ...metricsVariables,
    ...shutdownVariables,
  })
  .superRefine(embeddedStaysHere);

/** The configuration of the api. */
export type ApiConfig = Readonly<z.output<typeof configSchema>>;
