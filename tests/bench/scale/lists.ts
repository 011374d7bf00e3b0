import {
  ARRANGEMENT_SORTS,
  INBOX_SORTS,
  QUEUES,
  REQUEST_SORTS,
  countInbox,
  listAbsences,
  listArrangements,
  listAuthorities,
  listChaseNotes,
  listComments,
  listHistory,
  listInbox,
  listMissions,
  listParties,
  listPeople,
  listPledges,
  listRequests,
  listStandingConsents,
  listUnits,
  readEvents,
  readSystemAudit,
} from '#libs/cases';
import { type Viewer, listApiTokens } from '#libs/identity';
import { listDeliveries } from '#libs/webhooks';
import type { EntityManager } from 'typeorm';
import { CALLERS, LARGEST, RAREST } from './ids.js';
import { NOTED, WEBHOOK } from './register.js';

interface Page {
  limit: number;
  cursor: string | null;
}

/** One list in one order with one filter, as it is measured. */
export interface MeasuredList {
  /** The list, its order and its filter. */
  name: string;
  /** Whether it has no filter, so that it is long. */
  isWhole: boolean;
  /** Its address in the API; null where it has none of its own. */
  path: string | null;
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
  const words = [
    { q: 'fenmaria' },
    { q: 'aviation' },
    { q: 'unit' },
    { q: 'police 119' },
    { q: 'police 11' },
    { q: 'engineer hospital' },
    { q: 'imc 2031 000777' },
    { q: '000777' },
    { q: 'nowhere' },
  ];
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
  const add = (name: string, filter: object, path: string | null, read: MeasuredList['read']) => {
    const shown = Object.entries(filter).map(([field, value]) => `${field}=${String(value)}`);
    lists.push({ name: [name, ...shown].join(' '), isWhole: shown.length === 0, path, read });
  };
  if (![CALLERS.auditor, CALLERS.administrator].some((caller) => caller === viewer.personId)) {
    add('counts', {}, null, async (manager, of) => ({ keys: [await countInbox(manager, of)], next: null }));
    for (const queue of QUEUES) {
      for (const sort of queue === 'done' ? (['due'] as const) : INBOX_SORTS) {
        for (const filter of inbox) {
          add(
            `inbox ${queue} ${sort}`,
            filter,
            `/inbox?queue=${queue}&sort=${sort}`,
            async (manager, of, page) => {
              const { items, next } = await listInbox(manager, of, { queue, sort, ...filter, ...page });
              return { keys: items.map(({ requestId, taskId }) => `${requestId} ${taskId}`), next };
            },
          );
        }
      }
    }
    for (const filter of [{}, { kind: 'answers' }, { kind: 'requests' }, { from: soon }] as const) {
      add('history', filter, '/me/history', async (manager, of, page) => {
        const { items, next } = await listHistory(manager, of, { ...filter, ...page });
        return { keys: items.map(({ at, act }) => `${at} ${act}`), next };
      });
    }
  }
  for (const sort of REQUEST_SORTS) {
    for (const filter of requests) {
      add(`requests ${sort}`, filter, `/requests?sort=${sort}`, async (manager, of, page) => {
        const query = { state: 'all' as const, sort, ...filter, ...page };
        const { items, next } = await listRequests(manager, of, query);
        return { keys: items.map(({ id }) => id), next };
      });
    }
  }
  for (const sort of ARRANGEMENT_SORTS) {
    for (const filter of arrangements) {
      add(`arrangements ${sort}`, filter, `/arrangements?sort=${sort}`, async (manager, of, page) => {
        const { items, next } = await listArrangements(manager, of, { sort, ...filter, ...page });
        return { keys: items.map(({ id }) => id), next };
      });
    }
  }
  const isAdministrator = viewer.personId === CALLERS.administrator;
  for (const filter of [{}, { partyId: LARGEST }, { role: 'signatory' }] as const) {
    add('people', filter, '/people', async (manager, of, page) => {
      const { items, next } = await listPeople(manager, of, {
        partyId: null,
        role: null,
        ...filter,
        ...page,
      });
      return { keys: items.map(({ id }) => id), next };
    });
  }
  const ofAll = {
    parties: listParties,
    missions: listMissions,
    units: listUnits,
    authorities: listAuthorities,
  };
  for (const [name, list] of Object.entries(ofAll)) {
    add(name, {}, `/${name}`, async (manager, _of, page) => {
      const { items, next } = await list(manager, page);
      return { keys: items.map(({ id }) => id), next };
    });
  }
  if (viewer.personId === CALLERS.manager) {
    add('comments', {}, `/requests/${NOTED}/comments`, async (manager, of, page) => {
      const found = await listComments(manager, of, NOTED, page);
      return { keys: found?.items.map(({ id }) => id) ?? [], next: found?.next ?? null };
    });
    add('chase notes', {}, `/requests/${NOTED}/chase-notes`, async (manager, _of, page) => {
      const { items, next } = await listChaseNotes(manager, NOTED, page);
      return { keys: items.map(({ id }) => id), next };
    });
  }
  const ofViewer = {
    absences: listAbsences,
    pledges: listPledges,
    'standing-consents': listStandingConsents,
  };
  for (const [name, list] of Object.entries(ofViewer)) {
    add(name, {}, `/${name}`, async (manager, of, page) => {
      const { items, next } = await list(manager, of, page);
      return { keys: items.map(({ id }) => id), next };
    });
  }
  if (viewer.personId === CALLERS.largest) {
    for (const status of [null, 'failed', 'delivered'] as const) {
      add(
        'deliveries',
        status === null ? {} : { status },
        `/webhooks/${WEBHOOK}/deliveries`,
        async (manager, of, page) => {
          const { items, next } = await listDeliveries(manager, of, WEBHOOK, { ...page, status });
          return { keys: items.map(({ id }) => id), next };
        },
      );
    }
  }
  if (isAdministrator) {
    add('tokens', {}, '/tokens', async (manager, _of, { limit, cursor }) => {
      const found = await listApiTokens(manager, null, { afterId: cursor, limit: limit + 1 });
      const next = found.length > limit ? (found[limit - 1]?.id ?? null) : null;
      return { keys: found.slice(0, limit).map(({ id }) => id), next };
    });
  }
  add('events', {}, null, async (manager, of, { limit, cursor }) => {
    const wanted = { upTo: Number.MAX_SAFE_INTEGER, caseId: null, kinds: null, limit };
    const { events, reached } = await readEvents(manager, of, { after: Number(cursor ?? 0), ...wanted });
    return { keys: events.map(({ id }) => id), next: reached > 1e12 ? null : String(reached) };
  });
  const seesAll = isAdministrator || viewer.personId === CALLERS.auditor;
  for (const kind of [null, 'person_forgotten']) {
    add(
      'system audit',
      kind === null ? {} : { kind },
      seesAll ? '/audit' : null,
      async (manager, _of, page) => {
        const { items, next } = await readSystemAudit(manager, { kind, ...page });
        return { keys: items.map(({ number }) => number), next };
      },
    );
  }
  return lists;
}
