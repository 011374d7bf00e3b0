import {
  CALLERS,
  DESK,
  LARGEST,
  STATES,
  type Rows,
  type Value,
  missionId,
  stateId,
  unitId,
  uuidOf,
} from './ids.js';

const DAY_MS = 86_400_000;

function padded(number: number): string {
  return String(number).padStart(6, '0');
}
function clerkId(number: number): string {
  return `scale-clerk-${padded(number)}`;
}
/** Each tenth is of the largest party. */
function partyOf(number: number): string {
  return number % 10 === 0 ? LARGEST : stateId(2 + (number % (STATES - 1)));
}

const LIST_DAY = '2030-01-01';

/** The webhook of the largest party. */
export const WEBHOOK = uuidOf(0, 5);
/** A request with many notes. */
export const NOTED = uuidOf(0, 2);

/**
 * What stands beside the cases, in such numbers that a list which is read whole shows it: people and their absences, tokens and
 * webhooks, and what can be asked for, promised and agreed to.
 */
export function registerTables(
  people: number,
  nowMs: number,
): { table: string; columns: string; rows: Rows }[] {
  const at = (ms: number) => new Date(ms).toISOString();
  const some = function* (count: number, row: (number: number) => readonly Value[]): Rows {
    for (let number = 1; number <= count; number += 1) yield row(number);
  };
  return [
    {
      table: 'person',
      columns: 'id, name, title, address, language',
      rows: some(people, (number) => [
        clerkId(number),
        `Clerk ${padded((number * 7_919) % 1_000_003)}`,
        'Clerk',
        `${clerkId(number)}@example.org`,
        'en',
      ]),
    },
    {
      table: 'membership',
      columns: 'person_id, party_id, role, valid_from',
      rows: some(people, (number) => [
        clerkId(number),
        partyOf(number),
        number % 1_000 === 0 ? 'signatory' : 'focal_point',
        at(nowMs - 900 * DAY_MS),
      ]),
    },
    {
      table: 'absence',
      columns: 'id, person_id, from_at, to_at, covered_by',
      rows: some(people / 5, (number) => [
        uuidOf(number, 6),
        clerkId(number),
        at(nowMs - (number % 800) * DAY_MS),
        at(nowMs - (number % 800) * DAY_MS + 10 * DAY_MS),
        clerkId(number + 1),
      ]),
    },
    {
      table: 'api_token',
      columns: 'id, person_id, name, hash, may, memberships, made_by_key, expires_at',
      rows: some(people / 5, (number) => [
        number.toString(16).padStart(12, '0'),
        clerkId(number),
        'a program',
        `hash-${number}`,
        'read',
        '[]',
        `key-${number}`,
        at(nowMs + 90 * DAY_MS),
      ]),
    },
    {
      table: 'party',
      columns: 'id, kind, name, language, zone, sources',
      rows: some(people / 20, (number) => [
        `scale-body-${padded(number)}`,
        'regional_body',
        `Body ${padded((number * 7_919) % 1_000_003)}`,
        'en',
        'UTC',
        ['invented'],
      ]),
    },
    {
      table: 'unit',
      columns: 'id, name, contributor_party_id, mission_id, sources',
      rows: some(people / 10, (number) => [
        `scale-reserve-${padded(number)}`,
        `Reserve ${padded((number * 7_919) % 1_000_003)}`,
        partyOf(number),
        missionId(1 + (number % 12)),
        ['invented'],
      ]),
    },
    {
      table: 'authority',
      columns: 'id, document',
      rows: some(people / 20, (number) => [
        `scale-authority-${padded(number)}`,
        `{"id":"scale-authority-${padded(number)}"}`,
      ]),
    },
    {
      table: 'pledge',
      columns: 'id, unit_id, party_id, from_on, words, source, recorded_by, withdrawn_at',
      rows: some(people / 5, (number) => [
        uuidOf(number, 7),
        unitId(1 + (number % 1_200)),
        partyOf(number),
        LIST_DAY,
        'words',
        'source',
        CALLERS.manager,
        number % 4 === 0 ? at(nowMs) : null,
      ]),
    },
    {
      table: 'standing_consent',
      columns: 'id, party_id, document, recorded_by, recorded_at',
      rows: some(people / 10, (number) => {
        const id = `scale-consent-${padded(number)}`;
        const partyId = partyOf(number);
        return [id, partyId, JSON.stringify(consentOf(id, partyId)), CALLERS.manager, at(nowMs)];
      }),
    },
    {
      table: 'webhook',
      columns: 'id, party_id, owner_id, url, description, status, version, secret_number, told_up_to',
      rows: some(1, () => [
        WEBHOOK,
        LARGEST,
        CALLERS.largest,
        'https://example.org/',
        'all',
        'active',
        1,
        1,
        0,
      ]),
    },
    {
      table: 'webhook_delivery',
      columns: 'id, webhook_id, event_number, kind, body, status, created_at',
      rows: some(people, (number) => [
        uuidOf(number, 8),
        WEBHOOK,
        number,
        'leg.asked',
        '{}',
        // Rare ones are old ones.
        number < 20 ? 'failed' : 'delivered',
        at(nowMs - (people - number) * 1_000),
      ]),
    },
    {
      table: 'comment',
      columns: 'id, request_id, visible_to, text, salt, person_id, party_id, case_time, recorded_at',
      rows: some(people / 100, (number) => [
        uuidOf(number, 9),
        NOTED,
        'secretariat',
        'words',
        'salt',
        CALLERS.manager,
        DESK,
        at(nowMs - number * 1_000),
        at(nowMs - number * 1_000),
      ]),
    },
    {
      table: 'chase_note',
      columns:
        'id, request_id, leg_id, channel, with_whom, happened_from, happened_to, said, salt, person_id, party_id, case_time, recorded_at',
      rows: some(people / 100, (number) => [
        uuidOf(number, 4),
        NOTED,
        `host_consent:${LARGEST}`,
        'call',
        'the desk',
        at(nowMs - number * 1_000),
        at(nowMs - number * 1_000),
        'words',
        'salt',
        CALLERS.manager,
        DESK,
        at(nowMs - number * 1_000),
        at(nowMs - number * 1_000),
      ]),
    },
  ];
}

function consentOf(id: string, partyId: string): object {
  return {
    id,
    partyId,
    legKind: 'host_consent',
    instrument: { kind: 'note_verbale', reference: id, organ: null, date: { on: LIST_DAY } },
    scope: {
      sendingMissions: null,
      receivingMissions: null,
      units: null,
      caps: { persons: null, equipment: null, area: null, tasks: null, from: null, to: null },
    },
    validFrom: LIST_DAY,
    validTo: null,
    binding: true,
    withdrawnAt: null,
  };
}
