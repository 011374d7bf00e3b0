import { machineTables, tablesSchema } from '#libs/cases';
import { publishes } from '../http/operations/operation.js';

/** The published tables of answers, statuses and rules; they hold no secret. */
export const tableOperations = {
  getTables: publishes({
    id: 'getTables',
    path: '/tables',
    tag: 'Lists',
    summary: 'The tables of answers, statuses and rules',
    description:
      'What each answer to a leg leads to, every change of status, and every rule. The product itself works from these tables.',
    answers: { 200: { description: 'The tables.', schema: tablesSchema } },
    run() {
      return { status: 200, body: machineTables() };
    },
  }),
};
