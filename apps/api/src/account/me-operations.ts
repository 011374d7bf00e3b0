import {
  HISTORY_KINDS,
  VIEWED_LISTS,
  historyEntrySchema,
  listHistory,
  listSavedViews,
  readSettings,
} from '#libs/cases';
import { UN_LANGUAGES, instantSchema, says, textSchema } from '#libs/contracts';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { reads, writes } from '../http/operations/operation.js';
import { emptyBody, linkTo, listOf, pagingShape } from '../http/operations/common-schemas.js';
import {
  arrangementsQueryShape,
  inboxQueryShape,
  requestsQueryShape,
} from '../http/operations/list-queries.js';

const tag = 'Sign-in';
const base = { tag, access: 'session', may: 'signed_in' } as const;

const settingsShape = {
  language: z.enum(UN_LANGUAGES).describe('one of the six official languages of the United Nations'),
  zone: z
    .string()
    .max(64)
    .refine((zone) => /^[A-Za-z]/u.test(zone) && IANAZone.isValidZone(zone), {
      error: says('fields.zone'),
    }),
};
const settingsSchema = z.object({
  language: z.enum(UN_LANGUAGES),
  zone: z.string().describe('an IANA time zone'),
  version: z.int().describe('after the latest change; also its ETag'),
});

const viewParams = z.strictObject({ viewId: z.uuid() });
const savedViewSchema = z.object({
  id: z.uuid(),
  list: z.enum(VIEWED_LISTS),
  name: z.string(),
  query: z.record(z.string(), z.string()).describe('the query string of the list'),
  position: z.int().describe('its place among your views of the list, from 0 on'),
  version: z.int().describe('after the latest change; also its ETag'),
});

/** A query string. */
function asAddress(query: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

function viewOf<L extends (typeof VIEWED_LISTS)[number], S extends z.ZodRawShape>(list: L, shape: S) {
  return z.strictObject({
    list: z.literal(list),
    name: textSchema(80),
    query: z.strictObject(shape).describe('the query parameters of the list, without cursor and limit'),
    position: z.int().min(0).max(49).nullable().default(null).describe('null: unchanged, or at the end'),
  });
}
const viewBody = z.discriminatedUnion('list', [
  viewOf('inbox', inboxQueryShape),
  viewOf('requests', requestsQueryShape),
  viewOf('arrangements', arrangementsQueryShape),
]);

/** What a person sets for themselves, and what they did. */
export const meOperations = {
  getMySettings: reads({
    id: 'getMySettings',
    method: 'get',
    path: '/me/settings',
    tag,
    summary: 'Your language and time zone',
    access: 'session',
    answers: { 200: { description: 'Your settings.', schema: settingsSchema } },
    async run({ viewer }, { dataSource }) {
      return { status: 200, body: await readSettings(dataSource.manager, viewer.personId) };
    },
  }),
  changeMySettings: writes({
    ...base,
    id: 'changeMySettings',
    method: 'put',
    path: '/me/settings',
    summary: 'Changes your language and time zone',
    ifMatch: 'required',
    body: z.strictObject(settingsShape),
    answers: { 200: { description: 'Changed.', schema: settingsSchema } },
    async run(tx, { viewer, body, ifMatch }, { cases }) {
      return {
        status: 200,
        body: await cases.settings.changeSettings(tx, viewer.personId, body, ifMatch ?? 0),
      };
    },
  }),
  listMyHistory: reads({
    id: 'listMyHistory',
    method: 'get',
    path: '/me/history',
    tag: 'Inbox',
    summary: 'What you did, latest first',
    description:
      'For parties for which you still act, on cases that you still see. `from` and `to` filter by the time of recording, which is always real time.',
    access: 'session',
    query: z.strictObject({
      ...pagingShape,
      kind: z.enum(HISTORY_KINDS).optional(),
      from: instantSchema.optional(),
      to: instantSchema.optional().describe('exclusive'),
    }),
    answers: { 200: { description: 'One page.', schema: listOf(historyEntrySchema) } },
    async run({ viewer, query }, { dataSource }) {
      const page = await listHistory(dataSource.manager, viewer, query);
      return { status: 200, body: page, headers: linkTo('/me/history', query, page.next) };
    },
  }),
  listMyViews: reads({
    id: 'listMyViews',
    method: 'get',
    path: '/me/views',
    tag: 'Inbox',
    summary: 'Your saved views of lists, in your order',
    access: 'session',
    query: z.strictObject({ list: z.enum(VIEWED_LISTS).optional() }),
    answers: { 200: { description: 'All of them.', schema: listOf(savedViewSchema) } },
    async run({ viewer, query }, { dataSource }) {
      const items = await listSavedViews(dataSource.manager, viewer, query.list ?? null);
      return { status: 200, body: { items, next: null } };
    },
  }),
  saveMyView: writes({
    ...base,
    tag: 'Inbox',
    id: 'saveMyView',
    method: 'post',
    path: '/me/views',
    summary: 'Saves a query of a list under a name',
    description: 'The query is checked as by the list itself. At most 50 views in all.',
    body: viewBody,
    answers: { 201: { description: 'Saved.', schema: savedViewSchema } },
    async run(tx, { viewer, body }, { cases }) {
      const given = { ...body, query: asAddress(body.query) };
      return { status: 201, body: await cases.savedViews.saveView(tx, viewer, given) };
    },
  }),
  changeMyView: writes({
    ...base,
    tag: 'Inbox',
    id: 'changeMyView',
    method: 'put',
    path: '/me/views/:viewId',
    summary: 'Changes the name, the query or the place of a saved view',
    ifMatch: 'required',
    params: viewParams,
    body: viewBody,
    answers: { 200: { description: 'Changed.', schema: savedViewSchema } },
    async run(tx, { viewer, params, body, ifMatch }, { cases }) {
      const given = { ...body, query: asAddress(body.query) };
      const changed = await cases.savedViews.changeView(tx, viewer, params.viewId, given, ifMatch ?? 0);
      return { status: 200, body: changed };
    },
  }),
  removeMyView: writes({
    ...base,
    tag: 'Inbox',
    id: 'removeMyView',
    method: 'post',
    path: '/me/views/:viewId/remove',
    summary: 'Removes a saved view',
    ifMatch: 'required',
    params: viewParams,
    body: emptyBody,
    answers: { 200: { description: 'Removed.', schema: z.object({ removed: z.literal(true) }) } },
    async run(tx, { viewer, params, ifMatch }, { cases }) {
      return {
        status: 200,
        body: await cases.savedViews.removeView(tx, viewer, params.viewId, ifMatch ?? 0),
      };
    },
  }),
};
