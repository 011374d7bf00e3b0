import { calendarSchema } from '#libs/calendars';
import { listCalendars, listStandingConsents, readCalendar } from '#libs/cases';
import { keySchema, says, standingConsentSchema, textSchema } from '#libs/contracts';
import { z } from 'zod';
import { reads, writes } from '../http/operations/operation.js';
import { notFound } from '../http/problems/problems.js';
import { linkTo, listOf, pagingShape, reasonBody } from '../http/operations/common-schemas.js';

const consentAnswer = z.object({ standingConsentId: z.string() });
const consentRow = z.object({
  ...standingConsentSchema.shape,
  withdrawnAt: z.iso.datetime().nullable(),
});
const calendarRow = z.object({ version: z.int(), calendar: calendarSchema });

/** Consents given in advance, and the calendars in which deadlines are counted. */
export const standingConsentOperations = {
  listStandingConsents: reads({
    id: 'listStandingConsents',
    method: 'get',
    path: '/standing-consents',
    tag: 'Consents in advance',
    summary: 'Consents given in advance that you may see',
    access: 'session',
    query: z.strictObject(pagingShape),
    answers: { 200: { description: 'One page, by id.', schema: listOf(consentRow) } },
    async run({ viewer, query }, { dataSource }) {
      const page = await listStandingConsents(dataSource.manager, viewer, query);
      return { status: 200, body: page, headers: linkTo('/standing-consents', query, page.next) };
    },
  }),
  recordStandingConsent: writes({
    id: 'recordStandingConsent',
    may: 'keep_consents',
    method: 'post',
    path: '/standing-consents',
    tag: 'Consents in advance',
    summary: 'Records what a party consents to in advance',
    description: 'Requests that are submitted from now on may rest on it, within its scope and validity.',
    access: 'session',
    body: standingConsentSchema.refine((given) => given.withdrawnAt === null, {
      error: says('fields.already_withdrawn'),
      path: ['withdrawnAt'],
    }),
    answers: { 201: { description: 'Recorded.', schema: consentAnswer } },
    async run(tx, { viewer, body }, { cases }) {
      return { status: 201, body: await cases.standingConsents.recordStandingConsent(tx, viewer, body) };
    },
  }),
  withdrawStandingConsent: writes({
    id: 'withdrawStandingConsent',
    may: 'keep_consents',
    method: 'post',
    path: '/standing-consents/:standingConsentId/withdraw',
    tag: 'Consents in advance',
    summary: 'Records that a party withdraws a consent given in advance; what it has already answered stands',
    access: 'session',
    params: z.strictObject({ standingConsentId: keySchema }),
    body: reasonBody,
    answers: { 200: { description: 'Withdrawn.', schema: consentAnswer } },
    async run(tx, { viewer, params, body }, { cases }) {
      const { standingConsentId } = params;
      return {
        status: 200,
        body: await cases.standingConsents.withdrawStandingConsent(
          tx,
          viewer,
          standingConsentId,
          body.reason,
        ),
      };
    },
  }),
  listCalendars: reads({
    id: 'listCalendars',
    method: 'get',
    path: '/calendars',
    tag: 'Calendars',
    summary: 'The calendars in which deadlines are counted, as they are now',
    access: 'session',
    query: z.strictObject(pagingShape),
    answers: { 200: { description: 'One page, by id.', schema: listOf(calendarRow) } },
    async run({ query }, { dataSource }) {
      const page = await listCalendars(dataSource.manager, query);
      return { status: 200, body: page, headers: linkTo('/calendars', query, page.next) };
    },
  }),
  getCalendar: reads({
    id: 'getCalendar',
    method: 'get',
    path: '/calendars/:calendarId',
    tag: 'Calendars',
    summary: 'One calendar as it is now',
    access: 'session',
    params: z.strictObject({ calendarId: keySchema }),
    answers: { 200: { description: 'The calendar.', schema: calendarRow } },
    async run({ params: { calendarId } }, { dataSource }) {
      return { status: 200, body: (await readCalendar(dataSource.manager, calendarId)) ?? notFound() };
    },
  }),
  correctCalendar: writes({
    id: 'correctCalendar',
    may: 'administer',
    method: 'put',
    path: '/calendars/:calendarId',
    tag: 'Calendars',
    summary: 'Corrects a calendar; open deadlines move accordingly',
    access: 'session',
    ifMatch: 'required',
    params: z.strictObject({ calendarId: keySchema }),
    body: z.strictObject({ calendar: calendarSchema, reason: textSchema(4000) }),
    answers: {
      200: {
        description: 'Corrected.',
        schema: z.object({
          version: z.int().describe('the calendar after this change; also its ETag'),
          requests: z.int().describe('how many open requests use it'),
        }),
      },
    },
    async run(tx, { viewer, params, body, ifMatch }, { cases }) {
      const seen = { ...body, version: ifMatch ?? 0 };
      return {
        status: 200,
        body: await cases.calendars.correctCalendar(tx, viewer, params.calendarId, seen),
      };
    },
  }),
};
