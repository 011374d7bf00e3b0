import { keySchema, textSchema } from '#libs/contracts';
import { z } from 'zod';
import { writes } from '../http/operations/operation.js';

/** The erasure of a person's data. */
export const erasureOperations = {
  erasePerson: writes({
    id: 'erasePerson',
    changesCallers: true,
    method: 'post',
    path: '/people/:personId/erase',
    tag: 'People',
    summary: 'Erases the name, title, address, signatures and mails of a person who no longer serves',
    description:
      'Their id stays in the record as that of somebody who acted for a party, so that every audit chain stays whole. What is erased cannot be restored.',
    access: 'session',
    may: 'administer',
    params: z.strictObject({ personId: keySchema }),
    body: z.strictObject({ reason: textSchema(4000) }),
    answers: {
      200: {
        description: 'Erased.',
        schema: z.object({
          personId: z.string(),
          erasedAt: z.iso.datetime(),
          signatures: z.int().describe('signatures erased'),
          mails: z.int().describe('mails of which only the envelope was kept'),
        }),
      },
    },
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.erasePerson(tx, viewer, params.personId, body.reason) };
    },
  }),
};
