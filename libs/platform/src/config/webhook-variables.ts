import { z } from 'zod';

function rule(words: string): { error: string } {
  return { error: words };
}

/** Where webhooks may be sent; `receiverRulesOf` of libs/webhooks reads them. */
export const webhookVariables = {
  WEBHOOK_ALLOWED_HOSTS: z.string().optional().meta({
    description:
      'Names of hosts, separated by commas, that webhooks may reach although they are in internal networks, and on any port.',
  }),
  WEBHOOK_PORTS: z
    .string()
    .regex(/^\d{1,5}(,\d{1,5})*$/u, rule('must be port numbers, separated by commas'))
    .default('443')
    .meta({ description: 'Ports on which webhooks may reach all other hosts, separated by commas.' }),
  WEBHOOK_ALLOW_LOOPBACK: z.enum(['on', 'off'], rule('must be on or off')).default('off').meta({
    description:
      '`on`: webhooks may reach this machine itself, also without TLS. Works only in mode `embedded`; for tests and demonstrations.',
  }),
};
