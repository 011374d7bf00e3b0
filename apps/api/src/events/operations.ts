import { caseInSight } from '#libs/cases';
import { EVENT_KINDS, eventSchema, says } from '#libs/contracts';
import { z } from 'zod';
import { streams } from '../http/operations/operation.js';
import { notFound } from '../http/problems/problems.js';

const number = z
  .string()
  .regex(/^\d{1,15}$/u, says('fields.event_id'))
  .transform(Number);

const query = z.strictObject({
  caseId: z.uuid().optional().describe('only events of this request or arrangement'),
  kind: z.enum(EVENT_KINDS).optional().describe('only events of this kind'),
  lastEventId: number
    .optional()
    .describe('for callers who cannot send the header Last-Event-ID, which takes precedence'),
});

/** The stream of changes. */
export const eventOperations = {
  streamEvents: streams({
    id: 'streamEvents',
    path: '/events',
    tag: 'Events',
    summary: 'Streams changes as they happen',
    description:
      'Server-sent events (WHATWG HTML). Each message is an event of a case that you may see, with ids and no content; read the rest through the API. A client that reconnects with Last-Event-ID gets what it missed; if that is no longer kept, an event `reset` tells it to read its lists again. The stream ends with your session, and when your roles change.',
    query,
    answers: {
      200: { description: 'The stream; `data` of each message.', schema: eventSchema },
      404: { description: 'There is no such case, or you may not see it.' },
      429: { description: 'You have too many streams open.' },
    },
    async run({ viewer, query: { caseId, kind, lastEventId }, lastSeen }, services, line) {
      const { manager } = services.dataSource;
      if (caseId !== undefined && (await caseInSight(manager, viewer, caseId)) === null) notFound();
      await services.eventStreams.serve(line, viewer, {
        after: lastSeen ?? lastEventId ?? null,
        caseId: caseId ?? null,
        kinds: kind === undefined ? null : [kind],
      });
    },
  }),
};
