import { z } from 'zod';

const address = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+):([1-9]\d{0,4})$/iu;

/** How uploaded files are received. */
export const attachmentVariables = {
  ATTACHMENT_MAX_BYTES: z.coerce
    .number({ error: 'must be a whole number of bytes from 1000 to 1000000000' })
    .int({ error: 'must be a whole number of bytes from 1000 to 1000000000' })
    .min(1_000, { error: 'must be a whole number of bytes from 1000 to 1000000000' })
    .max(1_000_000_000, { error: 'must be a whole number of bytes from 1000 to 1000000000' })
    .default(20_000_000)
    .meta({ description: 'Maximum size of an attachment in bytes.' }),
  CLAMD_ADDRESS: z
    .string()
    .regex(address, 'must be a host and a port, e.g. clamd.example:3310')
    .optional()
    .meta({
      description:
        'Host and port of a ClamAV daemon that scans every attachment; while it does not answer, none is accepted. Not set: attachments are not scanned.',
    }),
};
