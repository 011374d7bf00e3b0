import { z } from 'zod';

/** What can change about a case, as the event stream and webhooks name it: the thing, and the change. */
export const EVENT_KINDS = [
  'request.drafted',
  'request.revised',
  'request.submitted',
  'request.amended',
  'request.needed_by_passed',
  'request.granted',
  'request.granted_in_part',
  'request.granted_per_record',
  'request.refused',
  'request.withdrawn',
  'request.overtaken',
  'request.lapsed',
  'request_line.changed',
  'leg.asked',
  'leg.paused',
  'leg.resumed',
  'leg.decided',
  'leg.answered_late',
  'leg.overdue',
  'leg.lapsed',
  'leg.waived',
  'leg.not_in_record',
  'leg.changed',
  'question.asked',
  'question.replied',
  'paper.recorded',
  'paper.changed',
  'task.opened',
  'task.claimed',
  'task.released',
  'task.handed_over',
  'task.closed',
  'override.proposed',
  'override.confirmed',
  'override.rejected',
  'arrangement.in_force',
  'arrangement.suspended',
  'arrangement.ended',
  'arrangement.discontinued',
  'arrangement.converted',
  'arrangement.expiring',
  'arrangement.breach',
  'arrangement.breach_ended',
  'arrangement_line.changed',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * One thing that changed. It holds keys and no content: the receiver reads the rest through the API, with their own rights.
 */
export const eventSchema = z
  .object({
    id: z.int().describe('its place in the stream; later events have higher numbers'),
    kind: z.enum(EVENT_KINDS),
    arrangementId: z.uuid(),
    requestId: z.uuid().nullable().describe('null if the arrangement itself changed'),
    legId: z.string().nullable(),
    aboutId: z
      .string()
      .nullable()
      .describe('the decision, question, paper, task, override or line that it is about'),
    caseTime: z.iso.datetime().describe('when it happened, on the clock of the case'),
    recordedAt: z.iso.datetime().describe('when it was recorded, in real time'),
  })
  .meta({ id: 'Event' });

/** See {@link eventSchema}. */
export type CaseEvent = z.infer<typeof eventSchema>;
