import { keySchema, textSchema } from '#libs/contracts';
import { z } from 'zod';
import { writes } from '../http/operations/operation.js';

/** What a person may ask of those who keep their data. */
export const erasureOperations = {
  erasePerson: writes({
    id: 'erasePerson',
    changesCallers: true,
    method: 'post',
    path: '/people/:personId/erase',
    tag: 'People',
    summary: 'Erases the name, title, address, signatures and mails of a person who serves no longer',
    description:
      'Their key stays in the record as that of somebody who acted for a party, so that every audit chain stays whole. ' +
      'Nothing brings back what was erased.',
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
          mails: z.int().describe('mails of which only the envelope is kept'),
        }),
      },
    },
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.erasePerson(tx, viewer, params.personId, body.reason) };
    },
  }),
};
