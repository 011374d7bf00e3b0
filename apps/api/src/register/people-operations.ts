import { ROLES, keySchema, membershipInputSchema, newPersonSchema, personInputSchema } from '#libs/contracts';
import {
  absenceViewSchema,
  listAbsences,
  listPeople,
  personRowSchema,
  personViewSchema,
  readPerson,
} from '#libs/cases';
import { z } from 'zod';
import { reads, writes } from '../http/operations/operation.js';
import { notFound } from '../http/problems/problems.js';
import {
  emptyBody,
  linkTo,
  listOf,
  pagingShape,
  reasonBody,
  versionAnswer,
} from '../http/operations/common-schemas.js';

const tag = 'Register';
const personParams = z.strictObject({ personId: keySchema });
const keep = { tag, access: 'session', may: 'administer' } as const;

/** People, their roles, and who stands in for whom. */
export const peopleOperations = {
  listPeople: reads({
    id: 'listPeople',
    method: 'get',
    path: '/people',
    tag,
    summary: 'People by name: administrators see all, others those of their own parties',
    access: 'session',
    query: z.strictObject({
      ...pagingShape,
      partyId: keySchema.optional().describe('who acts for this party now'),
      role: z.enum(ROLES).optional().describe('who holds this role now'),
    }),
    answers: { 200: { description: 'One page.', schema: listOf(personRowSchema) } },
    async run({ viewer, query }, { dataSource }) {
      const page = await listPeople(dataSource.manager, viewer, {
        cursor: query.cursor ?? null,
        limit: query.limit,
        partyId: query.partyId ?? null,
        role: query.role ?? null,
      });
      return { status: 200, body: page, headers: linkTo('/people', query, page.next) };
    },
  }),
  getPerson: reads({
    id: 'getPerson',
    method: 'get',
    path: '/people/:personId',
    tag,
    summary: 'One person with their present and past roles',
    description:
      'Administrators see all roles, others those for the parties that they share with the person.',
    access: 'session',
    params: personParams,
    answers: { 200: { description: 'The person.', schema: personViewSchema } },
    async run({ viewer, params }, { dataSource }) {
      const view = (await readPerson(dataSource.manager, viewer, params.personId)) ?? notFound();
      return { status: 200, body: view };
    },
  }),
  enterPerson: writes({
    ...keep,
    id: 'enterPerson',
    method: 'post',
    path: '/people',
    summary: 'Enters a person, who can do nothing until given a role',
    makes: '/people/:personId',
    body: newPersonSchema,
    answers: {
      201: { description: 'Entered.', schema: versionAnswer.extend({ personId: z.string() }) },
    },
    async run(tx, { viewer, body }, { cases }) {
      return { status: 201, body: await cases.register.enterPerson(tx, viewer, body) };
    },
  }),
  changePerson: writes({
    ...keep,
    id: 'changePerson',
    method: 'put',
    path: '/people/:personId',
    summary: 'Changes the data of a person; sign-in links mailed to an earlier address stop working',
    ifMatch: 'required',
    params: personParams,
    body: personInputSchema,
    answers: { 200: { description: 'Changed.', schema: versionAnswer } },
    async run(tx, { viewer, params, body, ifMatch }, { cases }) {
      return {
        status: 200,
        body: await cases.register.changePerson(tx, viewer, params.personId, body, ifMatch ?? 0),
      };
    },
  }),
  giveMembership: writes({
    ...keep,
    id: 'giveMembership',
    changesCallers: true,
    method: 'post',
    path: '/people/:personId/memberships',
    summary: 'Gives another person a role for a party, from–to',
    params: personParams,
    body: membershipInputSchema,
    answers: { 201: { description: 'Given.', schema: z.object({ membershipId: z.string() }) } },
    async run(tx, { viewer, params, body }, { cases }) {
      return {
        status: 201,
        body: await cases.register.giveMembership(tx, viewer, params.personId, body),
      };
    },
  }),
  endMembership: writes({
    ...keep,
    id: 'endMembership',
    changesCallers: true,
    method: 'post',
    path: '/people/:personId/memberships/:membershipId/end',
    summary: 'Ends a membership now',
    description:
      'The person can no longer use it, and leaves the seats of open legs; for a seat left empty the Secretariat must appoint somebody. The last administrator, and the last manager of a unit with open requests, cannot leave.',
    params: z.strictObject({ ...personParams.shape, membershipId: z.uuid() }),
    body: reasonBody,
    answers: {
      200: {
        description: 'Ended.',
        schema: z.object({
          membershipId: z.string(),
          seatsLeft: z.int().describe('how many seats of open legs the person leaves'),
        }),
      },
    },
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.register.endMembership(tx, viewer, params, body.reason) };
    },
  }),
  listAbsences: reads({
    id: 'listAbsences',
    method: 'get',
    path: '/absences',
    tag: 'Inbox',
    summary: 'Your absences, those that you cover, and those of people of your parties, earliest first',
    access: 'session',
    query: z.strictObject(pagingShape),
    answers: { 200: { description: 'One page.', schema: listOf(absenceViewSchema) } },
    async run({ viewer, query }, { dataSource }) {
      const page = await listAbsences(dataSource.manager, viewer, { ...query, cursor: query.cursor ?? null });
      return { status: 200, body: page, headers: linkTo('/absences', query, page.next) };
    },
  }),
  cancelAbsence: writes({
    id: 'cancelAbsence',
    may: 'signed_in',
    method: 'post',
    path: '/absences/:absenceId/cancel',
    tag: 'Inbox',
    summary: "Cancels an absence: your own, or as an administrator anybody's",
    access: 'session',
    params: z.strictObject({ absenceId: z.uuid() }),
    body: emptyBody,
    answers: { 200: { description: 'Cancelled.', schema: z.object({ absenceId: z.string() }) } },
    async run(tx, { viewer, params }, { cases }) {
      return { status: 200, body: await cases.absences.cancelAbsence(tx, viewer, params.absenceId) };
    },
  }),
};
