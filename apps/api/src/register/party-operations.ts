import {
  calendarDateSchema,
  keySchema,
  newPartySchema,
  partyInputSchema,
  representationInputSchema,
  textSchema,
} from '#libs/contracts';
import { listRepresentations, partyViewSchema, readParty, representationViewSchema } from '#libs/cases';
import { z } from 'zod';
import { reads, writes } from '../http/operations/operation.js';
import { notFound } from '../http/problems/problems.js';
import { listOf, reasonBody, versionAnswer } from '../http/operations/common-schemas.js';

const tag = 'Register';
const partyParams = z.strictObject({ partyId: keySchema });
const representationParams = z.strictObject({ partyId: keySchema, representationId: z.uuid() });
const representationAnswer = z.object({ representationId: z.string() });
const keep = { tag, access: 'session', may: 'administer' } as const;

/** The register of parties, and who is recognised as speaking for a host Government. */
export const partyOperations = {
  getParty: reads({
    id: 'getParty',
    method: 'get',
    path: '/parties/:partyId',
    tag,
    summary: 'One party; a mission with its host, its first and last day and its mandate',
    access: 'session',
    params: partyParams,
    answers: { 200: { description: 'The party.', schema: partyViewSchema } },
    async run({ params: { partyId } }, { dataSource }) {
      return { status: 200, body: (await readParty(dataSource.manager, partyId)) ?? notFound() };
    },
  }),
  enterParty: writes({
    ...keep,
    id: 'enterParty',
    method: 'post',
    path: '/parties',
    summary: 'Enters a state, mission, unit of the Secretariat or regional body',
    makes: '/parties/:partyId',
    body: newPartySchema,
    answers: {
      201: { description: 'Entered.', schema: versionAnswer.extend({ partyId: z.string() }) },
    },
    async run(tx, { viewer, body }, { cases }) {
      return { status: 201, body: await cases.register.enterParty(tx, viewer, body) };
    },
  }),
  changeParty: writes({
    ...keep,
    id: 'changeParty',
    method: 'put',
    path: '/parties/:partyId',
    summary:
      'Changes the data of a party; requests under way keep the parties with which they were submitted',
    ifMatch: 'required',
    params: partyParams,
    body: partyInputSchema,
    answers: { 200: { description: 'Changed.', schema: versionAnswer } },
    async run(tx, { viewer, params, body, ifMatch }, { cases }) {
      return {
        status: 200,
        body: await cases.register.changeParty(tx, viewer, params.partyId, body, ifMatch ?? 0),
      };
    },
  }),
  listRepresentations: reads({
    id: 'listRepresentations',
    method: 'get',
    path: '/parties/:partyId/representations',
    tag,
    summary: 'Who is and was recognised as speaking for a host Government, and by which act',
    access: 'session',
    params: partyParams,
    answers: { 200: { description: 'Earliest first.', schema: listOf(representationViewSchema) } },
    async run({ params: { partyId } }, { dataSource: { manager } }) {
      if ((await readParty(manager, partyId)) === null) notFound();
      return { status: 200, body: { items: await listRepresentations(manager, partyId), next: null } };
    },
  }),
  recordRepresentation: writes({
    ...keep,
    id: 'recordRepresentation',
    method: 'post',
    path: '/parties/:partyId/representations',
    summary: 'Records who is recognised as speaking for a host Government, from–to, and by which act',
    params: partyParams,
    body: representationInputSchema,
    answers: { 201: { description: 'Recorded.', schema: representationAnswer } },
    async run(tx, { viewer, params, body }, { cases }) {
      return {
        status: 201,
        body: await cases.register.recordRepresentation(tx, viewer, params.partyId, body),
      };
    },
  }),
  endRepresentation: writes({
    ...keep,
    id: 'endRepresentation',
    method: 'post',
    path: '/parties/:partyId/representations/:representationId/end',
    summary: 'Records the last day on which somebody was recognised, and by which act that ended',
    params: representationParams,
    body: z.strictObject({ to: calendarDateSchema, source: textSchema(400) }),
    answers: { 200: { description: 'Ended.', schema: representationAnswer } },
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.register.endRepresentation(tx, viewer, params, body) };
    },
  }),
  withdrawRepresentation: writes({
    ...keep,
    id: 'withdrawRepresentation',
    method: 'post',
    path: '/parties/:partyId/representations/:representationId/withdraw',
    summary: 'Takes back an entry that was made in error; it stays readable, with the reason',
    params: representationParams,
    body: reasonBody,
    answers: { 200: { description: 'Taken back.', schema: representationAnswer } },
    async run(tx, { viewer, params, body }, { cases }) {
      return {
        status: 200,
        body: await cases.register.withdrawRepresentation(tx, viewer, params, body.reason),
      };
    },
  }),
};
