import {
  authorityInputSchema,
  authoritySchema,
  ceilingInputSchema,
  keySchema,
  newUnitSchema,
  pledgeInputSchema,
  policySchema,
  unitInputSchema,
  messageSchema,
} from '#libs/contracts';
import {
  catalogueSchemas,
  ceilingViewSchema,
  listCeilings,
  listPledges,
  listPolicyVersions,
  pledgeViewSchema,
  policyVersionSchema,
  readAuthority,
  readPolicyVersion,
  readUnit,
} from '#libs/cases';
import { z } from 'zod';
import { reads, writes } from '../http/operations/operation.js';
import { notFound } from '../http/problems/problems.js';
import { linkTo, listOf, pagingShape, reasonBody, versionAnswer } from '../http/operations/common-schemas.js';

const tag = 'Catalogue';
const keep = { tag, access: 'session', may: 'administer' } as const;
const unitParams = z.strictObject({ unitId: keySchema });
const authorityParams = z.strictObject({ authorityId: keySchema });
const policyParams = z.strictObject({ policyId: keySchema });
const pledgeAnswer = z.object({ pledgeId: z.string() });

/** Keeping what requests refer to: units and pledges, authorities, ceilings and policies. */
export const catalogueActOperations = {
  getUnit: reads({
    id: 'getUnit',
    method: 'get',
    path: '/units/:unitId',
    tag,
    summary: 'One unit',
    access: 'session',
    params: unitParams,
    answers: { 200: { description: 'The unit.', schema: catalogueSchemas.unit } },
    async run({ params }, { dataSource }) {
      return { status: 200, body: (await readUnit(dataSource.manager, params.unitId)) ?? notFound() };
    },
  }),
  enterUnit: writes({
    ...keep,
    id: 'enterUnit',
    method: 'post',
    path: '/units',
    summary: 'Enters a unit that can be lent',
    makes: '/units/:unitId',
    body: newUnitSchema,
    answers: { 201: { description: 'Entered.', schema: versionAnswer.extend({ unitId: z.string() }) } },
    async run(tx, { viewer, body }, { cases }) {
      return { status: 201, body: await cases.catalogue.enterUnit(tx, viewer, body) };
    },
  }),
  changeUnit: writes({
    ...keep,
    id: 'changeUnit',
    method: 'put',
    path: '/units/:unitId',
    summary: 'Changes the data of a unit; requests under way keep what they asked for',
    ifMatch: 'required',
    params: unitParams,
    body: unitInputSchema,
    answers: { 200: { description: 'Changed.', schema: versionAnswer } },
    async run(tx, { viewer, params, body, ifMatch }, { cases }) {
      return {
        status: 200,
        body: await cases.catalogue.changeUnit(tx, viewer, params.unitId, body, ifMatch ?? 0),
      };
    },
  }),
  listPledges: reads({
    id: 'listPledges',
    method: 'get',
    path: '/pledges',
    tag,
    summary: 'What contributors have said they would lend; a state sees only its own pledges',
    access: 'session',
    query: z.strictObject({ ...pagingShape, unitId: keySchema.optional() }),
    answers: { 200: { description: 'One page; current pledges first.', schema: listOf(pledgeViewSchema) } },
    async run({ viewer, query }, { dataSource }) {
      const page = await listPledges(dataSource.manager, viewer, query);
      return { status: 200, body: page, headers: linkTo('/pledges', query, page.next) };
    },
  }),
  recordPledge: writes({
    id: 'recordPledge',
    method: 'post',
    path: '/pledges',
    tag,
    summary: 'Records what a contributor has said it would lend',
    description: 'A pledge is a promise to consider. It answers no leg and is never taken for consent.',
    access: 'session',
    may: 'keep_consents',
    body: pledgeInputSchema,
    answers: { 201: { description: 'Recorded.', schema: pledgeAnswer } },
    async run(tx, { viewer, body }, { cases }) {
      return { status: 201, body: await cases.catalogue.recordPledge(tx, viewer, body) };
    },
  }),
  withdrawPledge: writes({
    id: 'withdrawPledge',
    method: 'post',
    path: '/pledges/:pledgeId/withdraw',
    tag,
    summary: 'Records that a contributor takes a pledge back',
    access: 'session',
    may: 'keep_consents',
    params: z.strictObject({ pledgeId: z.uuid() }),
    body: reasonBody,
    answers: { 200: { description: 'Taken back.', schema: pledgeAnswer } },
    async run(tx, { viewer, params, body }, { cases }) {
      return {
        status: 200,
        body: await cases.catalogue.withdrawPledge(tx, viewer, params.pledgeId, body.reason),
      };
    },
  }),
  getAuthority: reads({
    id: 'getAuthority',
    method: 'get',
    path: '/authorities/:authorityId',
    tag,
    summary: 'One authority',
    access: 'session',
    params: authorityParams,
    answers: { 200: { description: 'The authority.', schema: catalogueSchemas.authorityView } },
    async run({ params }, { dataSource }) {
      return {
        status: 200,
        body: (await readAuthority(dataSource.manager, params.authorityId)) ?? notFound(),
      };
    },
  }),
  enterAuthority: writes({
    ...keep,
    id: 'enterAuthority',
    method: 'post',
    path: '/authorities',
    summary: 'Enters an act of the Council that loans can rest on',
    makes: '/authorities/:authorityId',
    body: authoritySchema,
    answers: { 201: { description: 'Entered.', schema: versionAnswer.extend({ authorityId: z.string() }) } },
    async run(tx, { viewer, body }, { cases }) {
      return { status: 201, body: await cases.catalogue.enterAuthority(tx, viewer, body) };
    },
  }),
  changeAuthority: writes({
    ...keep,
    id: 'changeAuthority',
    method: 'put',
    path: '/authorities/:authorityId',
    summary: 'Corrects the data of an authority; submitted requests keep the old ones',
    ifMatch: 'required',
    params: authorityParams,
    body: authorityInputSchema,
    answers: { 200: { description: 'Changed.', schema: versionAnswer } },
    async run(tx, { viewer, params, body, ifMatch }, { cases }) {
      return {
        status: 200,
        body: await cases.catalogue.changeAuthority(tx, viewer, params.authorityId, body, ifMatch ?? 0),
      };
    },
  }),
  listCeilings: reads({
    id: 'listCeilings',
    method: 'get',
    path: '/ceilings',
    tag,
    summary: 'The strength that the Council allows each mission, and how much of it loans take',
    access: 'session',
    may: 'read_all_consents',
    answers: { 200: { description: 'By mission, category and time.', schema: listOf(ceilingViewSchema) } },
    async run(_call, { dataSource }) {
      return { status: 200, body: { items: await listCeilings(dataSource.manager), next: null } };
    },
  }),
  enterCeiling: writes({
    ...keep,
    id: 'enterCeiling',
    method: 'post',
    path: '/ceilings',
    summary:
      'Enters the strength that the Council allows a mission from a given day; the previous ceiling ends there',
    body: ceilingInputSchema,
    answers: { 201: { description: 'Entered.', schema: z.object({ missionId: z.string() }) } },
    async run(tx, { viewer, body }, { cases }) {
      return { status: 201, body: await cases.catalogue.enterCeiling(tx, viewer, body) };
    },
  }),
  listPolicyVersions: reads({
    id: 'listPolicyVersions',
    method: 'get',
    path: '/policies/:policyId/versions',
    tag,
    summary: 'All versions of a policy',
    access: 'session',
    params: policyParams,
    answers: { 200: { description: 'Newest first.', schema: listOf(policyVersionSchema) } },
    async run({ params }, { dataSource }) {
      const items = await listPolicyVersions(dataSource.manager, params.policyId);
      return { status: 200, body: items.length === 0 ? notFound() : { items, next: null } };
    },
  }),
  getPolicyVersion: reads({
    id: 'getPolicyVersion',
    method: 'get',
    path: '/policies/:policyId/versions/:version',
    tag,
    summary: 'One version of a policy',
    access: 'session',
    params: policyParams.extend({ version: z.coerce.number().int().min(1).max(1_000_000) }),
    answers: { 200: { description: 'The policy.', schema: policySchema } },
    async run({ params }, { dataSource }) {
      const policy = await readPolicyVersion(dataSource.manager, params.policyId, params.version);
      return { status: 200, body: policy ?? notFound() };
    },
  }),
  enterPolicy: writes({
    ...keep,
    id: 'enterPolicy',
    method: 'post',
    path: '/policies',
    summary: 'Enters a policy, or the next version of one; submitted requests keep theirs',
    description:
      'A policy with faults is refused, and each fault is named with its place. Warnings are returned.',
    body: z.strictObject({ policy: policySchema }),
    answers: {
      201: {
        description: 'Entered.',
        schema: z.object({
          policyId: z.string(),
          version: z.int(),
          hash: z.string(),
          warnings: z
            .array(z.object({ pointer: z.string(), rule: z.string(), reason: messageSchema }))
            .describe('what the author should think over, each with its place in the body'),
        }),
      },
    },
    async run(tx, { viewer, body }, { cases }) {
      return { status: 201, body: await cases.catalogue.enterPolicy(tx, viewer, body.policy) };
    },
  }),
};
