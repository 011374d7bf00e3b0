import { z } from 'zod';
import { textSchema } from './request.js';
import { calendarDateSchema, instantSchema } from '../time.js';
import { says } from '../field-faults.js';

/** Who reads a comment: only the unit of the Secretariat that manages the request, or the party of its leg as well. */
export const COMMENT_AUDIENCES = ['secretariat', 'party'] as const;
export type CommentAudience = (typeof COMMENT_AUDIENCES)[number];

/** How a party was reached about its leg. */
export const CHASE_CHANNELS = ['phone', 'video', 'meeting', 'mail', 'message', 'other'] as const;
export type ChaseChannel = (typeof CHASE_CHANNELS)[number];

/** A comment on a request, a leg or a task. */
export const commentSchema = z.strictObject({
  text: textSchema(4000),
  visibleTo: z
    .enum(COMMENT_AUDIENCES)
    .describe('secretariat: only the unit that manages the request; party: the party of the leg as well'),
  legId: z.string().max(130).nullable().default(null),
  taskId: z.string().max(30).nullable().default(null),
  corrects: z.uuid().nullable().default(null).describe('the comment that this one corrects'),
});
export type CommentInput = z.infer<typeof commentSchema>;

/** What the Secretariat notes of a call or a meeting about a leg. */
export const chaseNoteSchema = z
  .strictObject({
    channel: z.enum(CHASE_CHANNELS),
    withWhom: textSchema(300).describe('who was spoken to: name, office'),
    happened: z
      .union([z.strictObject({ at: instantSchema }), z.strictObject({ on: calendarDateSchema })])
      .describe('the moment, or the day in New York'),
    said: textSchema(4000).describe('what was said'),
    nextStep: textSchema(1000).nullable().default(null),
    nextStepOn: calendarDateSchema.nullable().default(null),
    corrects: z.uuid().nullable().default(null).describe('the note that this one corrects'),
  })
  .refine((note) => note.nextStepOn === null || note.nextStep !== null, {
    error: says('fields.next_step'),
    path: ['nextStep'],
  });
export type ChaseNoteInput = z.infer<typeof chaseNoteSchema>;
