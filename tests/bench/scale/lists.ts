import {
  ARRANGEMENT_SORTS,
  INBOX_SORTS,
  QUEUES,
  REQUEST_SORTS,
  countInbox,
  listArrangements,
  listHistory,
  listInbox,
  listPeople,
  listRequests,
  readSystemAudit,
} from '#libs/cases';
import type { Viewer } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { CALLERS, LARGEST, RAREST } from './ids.js';

interface Page {
  limit: number;
  cursor: string | null;
}

/** One list in one order with one filter, as it is measured. */
export interface MeasuredList {
  /** The list, its order and its filter. */
  name: string;
  /** Whether few rows are such, so that one can read them all. */
  isRare: boolean;
  read: (
    manager: EntityManager,
    viewer: Viewer,
    page: Page,
  ) => Promise<{ keys: unknown[]; next: string | null }>;
}

const DAY_MS = 86_400_000;

/** Everything that one of the callers can ask of the lists: each order without a filter, and with each single one, rare and common. */
export function listsOf(viewer: Viewer, now: Date): MeasuredList[] {
  const soon = new Date(now.getTime() + 3 * DAY_MS).toISOString();
  const long = new Date(now.getTime() - 400 * DAY_MS).toISOString();
  const words = [{ q: 'fenmaria' }, { q: 'aviation' }, { q: 'unit' }, { q: '000777' }, { q: 'nowhere' }];
  const inbox = [
    {},
    { kind: 'answer' },
    { kind: 'reply_to_question' },
    { kind: 'settle_contest' },
    { legKind: 'host_consent' },
    { legKind: 'cost_review' },
    { party: RAREST },
    { party: LARGEST },
    { overdue: true },
    { unclaimed: true },
    { dueBefore: soon },
    { dueBefore: long },
    ...words,
  ] as const;
  const requests = [
    {},
    { state: 'draft' },
    { state: 'open' },
    { state: 'closed' },
    { status: 'granted' },
    { status: 'overtaken' },
    { kind: 'extend' },
    { kind: 'convert' },
    { sendingMission: 'scale-mission-03' },
    { receivingMission: 'scale-mission-03' },
    { contributor: RAREST },
    { contributor: 'scale-state-02' },
    { unit: 'scale-unit-0777' },
    { legKind: 'host_consent' },
    { legKind: 'cost_review' },
    { overdue: true },
    { atRisk: true },
    { neededBefore: soon },
    { neededBefore: long },
    ...words,
  ] as const;
  const arrangements = [
    {},
    { status: 'in_force' },
    { status: 'suspended' },
    { breach: true },
    { sendingMission: 'scale-mission-03' },
    { receivingMission: 'scale-mission-03' },
    { contributor: RAREST },
    { unit: 'scale-unit-0777' },
    { expiresBefore: soon },
    { expiresBefore: long },
    ...words,
  ] as const;
  const lists: MeasuredList[] = [];
  const add = (name: string, filter: object, read: MeasuredList['read']) => {
    const shown = Object.entries(filter).map(([field, value]) => `${field}=${String(value)}`);
    const rare = [
      'nowhere',
      '000777',
      'settle_contest',
      'overtaken',
      RAREST,
      'suspended',
      'cost_review',
      'draft',
    ];
    const isRare = Object.values(filter).some((value) => rare.includes(String(value)));
    lists.push({ name: [name, ...shown].join(' '), isRare, read });
  };
  if (viewer.personId !== CALLERS.auditor) {
    add('counts', {}, async (manager, of) => ({ keys: [await countInbox(manager, of)], next: null }));
    for (const queue of QUEUES) {
      for (const sort of queue === 'done' ? (['due'] as const) : INBOX_SORTS) {
        for (const filter of inbox) {
          add(`inbox ${queue} ${sort}`, filter, async (manager, of, page) => {
            const { items, next } = await listInbox(manager, of, { queue, sort, ...filter, ...page });
            return { keys: items.map(({ requestId, taskId }) => `${requestId} ${taskId}`), next };
          });
        }
      }
    }
    for (const filter of [{}, { kind: 'answers' }, { kind: 'requests' }, { from: soon }] as const) {
      add('history', filter, async (manager, of, page) => {
        const { items, next } = await listHistory(manager, of, { ...filter, ...page });
        return { keys: items.map(({ at, act }) => `${at} ${act}`), next };
      });
    }
  }
  for (const sort of REQUEST_SORTS) {
    for (const filter of requests) {
      add(`requests ${sort}`, filter, async (manager, of, page) => {
        const query = { state: 'all' as const, sort, ...filter, ...page };
        const { items, next } = await listRequests(manager, of, query);
        return { keys: items.map(({ id }) => id), next };
      });
    }
  }
  for (const sort of ARRANGEMENT_SORTS) {
    for (const filter of arrangements) {
      add(`arrangements ${sort}`, filter, async (manager, of, page) => {
        const { items, next } = await listArrangements(manager, of, { sort, ...filter, ...page });
        return { keys: items.map(({ id }) => id), next };
      });
    }
  }
  add('people', {}, async (manager, of, page) => {
    const { items, next } = await listPeople(manager, of, { partyId: null, role: null, ...page });
    return { keys: items.map(({ id }) => id), next };
  });
  for (const kind of [null, 'person_forgotten']) {
    add('system audit', { kind }, async (manager, _of, page) => {
      const { items, next } = await readSystemAudit(manager, { kind, ...page });
      return { keys: items.map(({ number }) => number), next };
    });
  }
  return lists;
}
