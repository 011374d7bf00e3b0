import { machineTables, tablesSchema } from '#libs/cases';
import { publishes } from '../http/operations/operation.js';

/** The tables by which every case moves; they hold no secret and belong to nobody. */
export const tableOperations = {
  getTables: publishes({
    id: 'getTables',
    path: '/tables',
    tag: 'Lists',
    summary: 'The tables of the machine',
    description:
      'What every answer to a leg comes to, every change of status that there is, and every rule. ' +
      'They are the tables by which the product itself goes.',
    answers: { 200: { description: 'The tables.', schema: tablesSchema } },
    run() {
      return { status: 200, body: machineTables() };
    },
  }),
};
