import { readSystemAudit, systemAuditEntrySchema } from '#libs/cases';
import { z } from 'zod';
import { reads } from '../http/operations/operation.js';
import { linkTo, listOf, pagingShape } from '../http/operations/common-schemas.js';
import { says } from '#libs/contracts';

/** The audit chain for everything outside of cases. */
export const auditOperations = {
  listSystemAudit: reads({
    id: 'listSystemAudit',
    may: 'see_every_case',
    method: 'get',
    path: '/audit',
    tag: 'Register',
    summary:
      'The audit chain for everything outside of cases, oldest first: sign-ins, sessions, the register',
    access: 'session',
    query: z.strictObject({
      ...pagingShape,
      kind: z
        .string()
        .regex(/^[a-z_]{1,60}$/u, says('fields.audit_kind'))
        .optional(),
    }),
    answers: { 200: { description: 'One page.', schema: listOf(systemAuditEntrySchema) } },
    async run({ query }, { dataSource }) {
      const { cursor = null, limit, kind = null } = query;
      const page = await readSystemAudit(dataSource.manager, { cursor, limit, kind });
      return { status: 200, body: page, headers: linkTo('/audit', query, page.next) };
    },
  }),
};
