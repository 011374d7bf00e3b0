import { z } from 'zod';

/** What a rule of a variable says when it is missing or broken; zod's own words could repeat a secret. */
function rule(words: string): { error: string } {
  return { error: words };
}

const portRule = rule('must be a port number from 1 to 65535');

function port(purpose: string, preset: number) {
  return z.coerce
    .number(portRule)
    .int(portRule)
    .min(1, portRule)
    .max(65_535, portRule)
    .default(preset)
    .meta({ description: purpose });
}

function url(protocol: RegExp, words: string) {
  return z.url({ protocol, error: words });
}

const postgresUrl = url(
  /^postgres(ql)?$/,
  'must be set to a URL such as postgres://user:password@host:5432/name',
);

function seconds([least, most]: readonly [number, number]) {
  const words = rule(`must be a whole number of seconds from ${least} to ${most}`);
  return z.coerce.number(words).int(words).min(least, words).max(most, words);
}

/** The HTTP side of a program. */
export const httpVariables = {
  PORT: port('Port of the web pages and the API.', 8080),
  HOST: z
    .string()
    .default('127.0.0.1')
    .meta({ description: 'Address that the web pages and the API listen on.' }),
  PUBLIC_URL: url(/^https?$/, 'must be set to the http or https address under which people reach the product')
    .transform((address) => address.replace(/\/+$/, ''))
    .meta({
      description:
        'Address under which people reach the product; links in mails begin with it. `npm start` sets it from HOST and PORT.',
    }),
};

/** Connection of the application, which may not change what is recorded. */
export const databaseVariables = {
  DATABASE_APP_URL: postgresUrl.meta({
    description: 'PostgreSQL as the application role, which cannot change or delete what is recorded.',
    secret: true,
  }),
  DATABASE_LOCK_SECONDS: seconds([1, 60]).default(5).meta({
    description:
      'For how many seconds a call or an activity waits for a lock in the database; after that the call is answered 503 and can be repeated.',
  }),
};

/** Connection of the owner, for migrations. */
export const ownerDatabaseVariables = {
  DATABASE_URL: postgresUrl.meta({
    description:
      'PostgreSQL as the owner of the database, who migrates. If it is set, `npm start` starts no PostgreSQL.',
    secret: true,
  }),
};

/** The Temporal service. */
export const temporalVariables = {
  TEMPORAL_ADDRESS: z
    .string(rule('must be set to the host:port of the Temporal frontend'))
    .regex(/^[^\s/]+:\d+$/, rule('must be a host:port, without a scheme'))
    .meta({
      description: 'Temporal frontend as host:port. If it is set, `npm start` starts no Temporal server.',
    }),
  TEMPORAL_NAMESPACE: z
    .string()
    .default('default')
    .meta({ description: 'Namespace of the workflows in Temporal.' }),
};

/** Whether workers register with a version. */
export const versioningVariables = {
  WORKER_VERSIONING: z.enum(['on', 'off'], rule('must be on or off')).optional().meta({
    description:
      '`on`: the worker registers with the hash of its workflows as its version and takes tasks once that version is current. Preset: `on` in mode `embedded`, in which the worker makes its version current itself; otherwise `off`.',
  }),
};

/** Outgoing mail. */
export const smtpVariables = {
  SMTP_URL: url(/^smtps?$/, 'must be set to a URL such as smtp://user:password@host:587').meta({
    description: 'SMTP server for outgoing mail. If it is set, `npm start` starts no mailbox.',
    secret: true,
  }),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/,
      rule('must be a mail address, or a name with one in angle brackets'),
    )
    .default('Countersign <countersign@localhost>')
    .meta({ description: 'Sender of all mails.' }),
};

/** Logs. */
export const loggingVariables = {
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal'],
      rule('must be trace, debug, info, warn, error or fatal'),
    )
    .default('info')
    .meta({
      description: 'Least important log lines that are written: trace, debug, info, warn, error or fatal.',
    }),
};

/** What makes links, codes and sessions impossible to guess. */
export const secretVariables = {
  COUNTERSIGN_SECRET: z
    .string(rule('must be set to at least 32 characters that nobody can guess'))
    .min(32, rule('must have at least 32 characters'))
    .meta({
      description:
        'Key material for links, codes and sessions, at least 32 characters; the same for all processes. `npm start` makes one and keeps it.',
      secret: true,
    }),
};

/** Where the product runs. */
export const modeVariables = {
  COUNTERSIGN_MODE: z
    .enum(['embedded', 'production'], rule('must be embedded or production'))
    .default('production')
    .meta({
      description:
        '`embedded` allows signing in as the invented people, and cases whose clock can be moved; `npm start` sets it. For real use: `production`.',
    }),
};

function days() {
  const words = rule('must be a whole number of days, 1 or more');
  return z.coerce.number(words).int(words).min(1, words);
}

/** How long what is not evidence is kept. */
export const retentionVariables = {
  RETENTION_CALLS_DAYS: days().default(30).meta({
    description:
      'For how many days the answer to a call with an Idempotency-Key is kept, so that a repeat gets the same answer.',
  }),
  RETENTION_SIGN_IN_DAYS: days().default(30).meta({
    description: 'For how many days sign-in links are kept after they have stopped working.',
  }),
  RETENTION_EVENTS_DAYS: days().default(30).meta({
    description:
      'For how many days the stream of events, for clients that reconnect, and the log of webhooks are kept.',
  }),
  RETENTION_MAILS_DAYS: days().optional().meta({
    description:
      'For how many days the text of a sent mail is kept; the fact that it was sent is kept for good. Not set: the text is kept for good too.',
  }),
};

/** The worker's own port. */
export const workerHealthVariables = {
  WORKER_HEALTH_PORT: port("Port of the worker's /healthz, /readyz and /metrics.", 8081),
};

/** Where a public HTTP program shows its metrics. */
export const metricsVariables = {
  METRICS_PORT: z.coerce
    .number(portRule)
    .int(portRule)
    .min(1, portRule)
    .max(65_535, portRule)
    .optional()
    .meta({
      description:
        "Port of the api's /metrics, and of /readyz with the reasons, for operators only. Not set: in mode `embedded` /metrics is on PORT, in `production` nowhere.",
    }),
};

/** How a program stops. */
export const shutdownVariables = {
  SHUTDOWN_NOTICE_SECONDS: z.coerce
    .number(rule('must be a number of seconds from 0 to 8'))
    .min(0, rule('must be a number of seconds from 0 to 8'))
    .max(8, rule('must be a number of seconds from 0 to 8'))
    .default(0)
    .meta({
      description:
        'For how many seconds after SIGTERM the api still takes new connections while /readyz says that it is draining, so that a load balancer notices. It is gone within ten seconds in any case.',
    }),
};

/** What `npm start` starts by itself. */
export const embeddedVariables = {
  COUNTERSIGN_HOME: z
    .string()
    .default('.countersign')
    .meta({ description: 'Folder of all data that `npm start` keeps, relative to the clone.' }),
  POSTGRES_PORT: port('Port of the PostgreSQL that `npm start` starts.', 55_432),
  TEMPORAL_PORT: port('Port of the Temporal server that `npm start` starts.', 7233),
  TEMPORAL_UI_PORT: port("Port of that Temporal server's pages.", 8233),
  MAILBOX_PORT: port('Port of the page that shows all mails when `npm start` starts the mailbox.', 8025),
  MAILBOX_SMTP_PORT: port('Port on which that mailbox takes mail.', 1025),
};
