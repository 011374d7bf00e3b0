import { SYSTEM_CHAIN } from '#libs/audit';
import type { LegKind, TaskKind } from '#libs/contracts';
import {
  CALLERS,
  COUNCIL,
  DESK,
  FIVE,
  LARGEST,
  OFFICE,
  RAREST,
  type Rows,
  STATES,
  missionId,
  stateId,
  unitId,
  uuidOf,
} from './ids.js';
import { registerTables } from './register.js';

/**
 * A store as large as it will never be: made from numbers alone, so that two runs measure the same rows. All names are
 * invented. Every open request has four open tasks: one of the largest party, one of a contributor, one of another host,
 * one of the unit that manages all.
 */
export interface WorldSize {
  /** Open tasks in all; a fourth of them belongs to the largest party. */
  readonly openTasks: number;
  /** Closed requests beside the open ones. */
  readonly closedRequests: number;
  /** What a person has finished, and acts in the history of each caller. */
  readonly donePerPerson: number;
  /** Events in the stream, and links in the chain of what belongs to no case. */
  readonly events: number;
  /** People beside the few who act on cases; what else the register and the catalogue hold goes with it. */
  readonly people: number;
}

export const TASKS_PER_REQUEST = 4;
const MISSIONS = 12;
const UNITS = 1_200;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const FIRST = [
  'Aldor',
  'Belmar',
  'Corvan',
  'Dunmor',
  'Esker',
  'Fenmar',
  'Garlan',
  'Hadren',
  'Istran',
  'Jorvan',
];
const LAST = ['ia', 'land', 'stan', 'mark', 'wick', 'ona'];
const TRADES = [
  'Aviation',
  'Engineer',
  'Infantry',
  'Hospital',
  'Signals',
  'Transport',
  'Police',
  'Logistics',
];

function stateName(number: number): string {
  return `${FIRST[number % FIRST.length]}${LAST[Math.floor(number / FIRST.length) % LAST.length]}`;
}
function unitName(number: number): string {
  return `${stateName(1 + (number % STATES))} ${TRADES[number % TRADES.length]} Unit ${number}`;
}

/** A number from 0 to 1 that hangs on nothing but its arguments. */
function chance(number: number, salt: number): number {
  let x = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
}
function pick(number: number, salt: number, below: number): number {
  return Math.floor(chance(number, salt) * below);
}

/** What of a request is known before its rows. */
interface Story {
  number: number;
  open: boolean;
  sender: number;
  receiver: number;
  unit: number;
  contributor: string;
  host: string;
  submittedMs: number;
  neededMs: number;
  closedMs: number | null;
  status: string;
}

const CLOSED_STATUSES = [
  'granted',
  'granted',
  'granted',
  'granted_in_part',
  'refused',
  'withdrawn',
  'lapsed',
];
const SECRETARIAT_WORK: readonly [TaskKind, string | null][] = [
  ['reply_to_question', 'host_consent'],
  ['reply_to_question', 'contributor_consent'],
  ['countersign_paper', 'contributor_consent'],
  ['countersign_paper', 'host_consent'],
  ['enter_conditions', 'contributor_consent'],
  ['countersign_conditions', 'contributor_consent'],
  ['review_late_answer', 'host_consent'],
  ['resolve_coverage', 'contributor_consent'],
  ['resolve_reservation', null],
  ['resolve_block', 'host_consent'],
];

/** The rows of the store, table by table. */
export class World {
  readonly requests: number;
  private readonly openRequests: number;
  private readonly nowMs: number;

  constructor(
    private readonly size: WorldSize,
    now: Date,
  ) {
    this.openRequests = size.openTasks / TASKS_PER_REQUEST;
    this.requests = this.openRequests + size.closedRequests;
    this.nowMs = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  }

  private story(number: number): Story {
    const open = number < this.openRequests;
    const sender = 1 + pick(number, 1, MISSIONS);
    // The last mission has ended: only the oldest closed requests are of it.
    const submittedMs = open
      ? this.nowMs - Math.floor(chance(number, 2) * 60 * DAY_MS)
      : this.nowMs - Math.floor((60 + chance(number, 2) * 700) * DAY_MS);
    const state = (salt: number) => {
      if (number % 1_250 === 7) return RAREST;
      const roll = chance(number, salt);
      return roll < 0.4
        ? stateId(2 + pick(number, salt + 50, 5))
        : stateId(7 + pick(number, salt + 50, STATES - 7));
    };
    return {
      number,
      open,
      sender,
      receiver: 1 + ((sender + pick(number, 3, MISSIONS - 1)) % MISSIONS),
      unit: 1 + pick(number, 4, UNITS),
      contributor: state(5),
      host: state(6),
      submittedMs,
      // What is submitted last is needed last, give or take a month.
      neededMs: submittedMs + Math.floor((40 + chance(number, 7) * 60) * DAY_MS),
      closedMs: open ? null : submittedMs + 30 * DAY_MS,
      status: open ? 'open' : (CLOSED_STATUSES[pick(number, 8, CLOSED_STATUSES.length)] ?? 'granted'),
    };
  }

  private *stories(): Iterable<Story> {
    for (let number = 0; number < this.requests; number += 1) yield this.story(number);
  }

  private at(ms: number): string {
    return new Date(ms).toISOString();
  }

  /** The tables in the order in which they can be filled, each with its columns. */
  tables(): { table: string; columns: string; rows: Rows }[] {
    return [
      { table: 'party', columns: 'id, kind, name, language, zone, sources', rows: this.parties() },
      { table: 'mission', columns: 'party_id, host_party_id, full_name', rows: this.missions() },
      { table: 'person', columns: 'id, name, title, address, language', rows: this.people() },
      { table: 'membership', columns: 'person_id, party_id, role, valid_from', rows: this.memberships() },
      { table: 'unit', columns: 'id, name, contributor_party_id, mission_id, sources', rows: this.units() },
      {
        table: 'arrangement',
        columns: 'id, reference, world, sending_mission, receiving_mission, status, clock_offset_ms',
        rows: this.arrangements(),
      },
      {
        table: 'arrangement_line',
        columns: 'arrangement_id, line_id, unit_id, status, expires_at',
        rows: this.arrangementLines(),
      },
      {
        table: 'request',
        columns:
          'id, arrangement_id, reference, status, sending_mission, receiving_mission, requested_by, managed_by, needed_by_at, submitted_at, closed_at',
        rows: this.requestRows(),
      },
      {
        table: 'snapshot',
        columns: 'case_id, number, generation, machine_version, state',
        rows: this.snapshots(),
      },
      {
        table: 'leg',
        columns:
          'request_id, leg_id, position, kind, party_id, status, satisfied, holder, held_since, overdue_since',
        rows: this.legs(),
      },
      {
        table: 'round',
        columns: 'request_id, leg_id, number, revision, ask_hash, asked_at, due_at, reminders_sent',
        rows: this.rounds(),
      },
      {
        table: 'task',
        columns:
          'request_id, task_id, kind, party_id, leg_id, status, opened_at, due_at, claimed_by, closed_at, closed_by',
        rows: this.tasks(),
      },
      { table: 'snooze', columns: 'person_id, request_id, task_id, until_at', rows: this.snoozes() },
      {
        table: 'fact',
        columns: 'case_id, number, kind, payload, case_time, recorded_at, person_id, party_id, channel',
        rows: this.facts(),
      },
      {
        table: 'event',
        columns: 'number, kind, arrangement_id, request_id, party_id, party_only, case_time, recorded_at',
        rows: this.eventRows(),
      },
      {
        table: 'audit_event',
        columns: 'chain, number, body, previous_hash, hash',
        rows: this.links(),
      },
      ...registerTables(this.size.people, this.nowMs),
    ];
  }

  private *parties(): Rows {
    const sources = ['invented'];
    for (let number = 1; number <= STATES; number += 1) {
      yield [stateId(number), 'state', stateName(number), 'en', 'UTC', sources];
    }
    for (let number = 1; number <= MISSIONS; number += 1) {
      yield [
        missionId(number),
        'mission',
        `Mission ${String.fromCodePoint(64 + number)}`,
        'en',
        'UTC',
        sources,
      ];
    }
    yield [DESK, 'secretariat', 'Desk of all cases', 'en', 'UTC', sources];
    yield [OFFICE, 'executive_office', 'Office of notices', 'en', 'UTC', sources];
    yield [COUNCIL, 'council', 'Council of the bench', 'en', 'UTC', sources];
  }

  private *missions(): Rows {
    for (let number = 1; number <= MISSIONS; number += 1) {
      yield [missionId(number), stateId(number), `Stabilisation Mission in ${stateName(number)}`];
    }
  }

  private *people(): Rows {
    for (const id of Object.values(CALLERS)) yield [id, `Caller ${id}`, 'Officer', `${id}@example.org`, 'en'];
    for (let number = 1; number <= STATES; number += 1) {
      for (let one = 1; one <= 5; one += 1) {
        const id = `${stateId(number)}-person-${one}`;
        yield [id, `Person ${one} of ${stateName(number)}`, 'Officer', `${id}@example.org`, 'en'];
      }
    }
  }

  private *memberships(): Rows {
    const from = '2000-01-01T00:00:00Z';
    yield [CALLERS.largest, LARGEST, 'approver', from];
    for (const party of FIVE) yield [CALLERS.five, party, 'approver', from];
    yield [CALLERS.manager, DESK, 'manager', from];
    yield [CALLERS.auditor, DESK, 'auditor', from];
    yield [CALLERS.administrator, DESK, 'administrator', from];
    for (let number = 1; number <= STATES; number += 1) {
      for (let one = 1; one <= 5; one += 1) {
        yield [`${stateId(number)}-person-${one}`, stateId(number), 'approver', from];
      }
    }
  }

  private *units(): Rows {
    for (let number = 1; number <= UNITS; number += 1) {
      const mission = missionId(1 + (number % MISSIONS));
      yield [unitId(number), unitName(number), stateId(1 + (number % STATES)), mission, ['invented']];
    }
  }

  private arrangementReference(number: number): string {
    return `IMC/2031/${String(number + 1).padStart(6, '0')}`;
  }

  private *arrangements(): Rows {
    for (const { number, open, sender, receiver, status } of this.stories()) {
      const of = open
        ? 'forming'
        : status.startsWith('granted')
          ? ['in_force', 'in_force', 'ended'][number % 3]
          : 'discontinued';
      const reference = this.arrangementReference(number);
      yield [uuidOf(number, 1), reference, 'live', missionId(sender), missionId(receiver), of ?? 'ended', 0];
    }
  }

  private *arrangementLines(): Rows {
    for (const { number, open, unit, neededMs, status } of this.stories()) {
      const inForce = !open && status.startsWith('granted') && number % 3 !== 2;
      const expires = inForce ? this.at(neededMs + Math.floor(chance(number, 9) * 900) * DAY_MS) : null;
      yield [
        uuidOf(number, 1),
        'line-1',
        unitId(unit),
        inForce ? 'arrived' : open ? 'planned' : 'returned',
        expires,
      ];
    }
  }

  private *requestRows(): Rows {
    for (const story of this.stories()) {
      const { number, sender, receiver, status, neededMs, submittedMs, closedMs } = story;
      yield [
        uuidOf(number, 2),
        uuidOf(number, 1),
        `${this.arrangementReference(number)}-R`,
        status,
        missionId(sender),
        missionId(receiver),
        CALLERS.manager,
        DESK,
        this.at(neededMs),
        this.at(submittedMs),
        closedMs === null ? null : this.at(closedMs),
      ];
    }
  }

  /** Of what a case holds only that by which it is found. */
  private *snapshots(): Rows {
    for (const { number, unit } of this.stories()) {
      const kind = number % 50 === 0 ? 'extend' : 'start';
      const content = `{"kind":"${kind}","lines":[{"id":"line-1","unitId":"${unitId(unit)}"}],"authorityId":null}`;
      yield [uuidOf(number, 2), 1, 1, 1, `{"content":${content}}`];
    }
  }

  /** The legs of a request: the notice first, the Council last, both waited for in some requests only. */
  private *legsOf(
    story: Story,
  ): Iterable<{ kind: LegKind; partyId: string; waited: boolean; dueMs: number }> {
    const { number, open, submittedMs } = story;
    const due = (salt: number) => submittedMs + Math.floor((45 + chance(number, salt) * 40) * DAY_MS);
    yield { kind: 'advance_notice', partyId: OFFICE, waited: false, dueMs: due(10) };
    yield { kind: 'contributor_consent', partyId: story.contributor, waited: open, dueMs: due(11) };
    yield { kind: 'host_consent', partyId: LARGEST, waited: open, dueMs: due(12) };
    if (story.host !== LARGEST) {
      yield { kind: 'regional_consent', partyId: story.host, waited: open, dueMs: due(13) };
    }
    yield { kind: 'council_decision', partyId: COUNCIL, waited: false, dueMs: due(14) };
  }

  private *legs(): Rows {
    for (const story of this.stories()) {
      let position = 0;
      for (const { kind, partyId, waited, dueMs } of this.legsOf(story)) {
        const late = waited && dueMs < this.nowMs;
        const status = waited
          ? 'asked'
          : story.open && kind === 'council_decision'
            ? 'not_started'
            : 'obtained';
        yield [
          uuidOf(story.number, 2),
          `${kind}:${partyId}`,
          (position += 1),
          kind,
          partyId,
          status,
          status === 'obtained',
          waited ? 'party' : null,
          waited ? this.at(story.submittedMs) : null,
          late ? this.at(dueMs) : null,
        ];
      }
    }
  }

  private *rounds(): Rows {
    for (const story of this.stories()) {
      for (const { kind, partyId, waited, dueMs } of this.legsOf(story)) {
        if (!waited) continue;
        const leg = `${kind}:${partyId}`;
        yield [uuidOf(story.number, 2), leg, 1, 1, 'x', this.at(story.submittedMs), this.at(dueMs), 0];
      }
    }
  }

  private *tasks(): Rows {
    for (const story of this.stories()) {
      const { number, open, submittedMs, closedMs } = story;
      const id = uuidOf(number, 2);
      let place = 0;
      const opened = submittedMs + Math.floor(chance(number, 15) * DAY_MS);
      for (const { kind, partyId, waited, dueMs } of this.legsOf(story)) {
        if (kind === 'advance_notice' || kind === 'council_decision') continue;
        place += 1;
        const by = this.claimant(number, partyId);
        const claimed = waited && chance(number, 16 + place) < 0.03;
        yield [
          id,
          `t1-${place}`,
          'answer',
          partyId,
          `${kind}:${partyId}`,
          open ? (claimed ? 'claimed' : 'open') : 'done',
          this.at(opened),
          this.at(dueMs),
          claimed ? by : null,
          closedMs === null ? null : this.at(closedMs - place * HOUR_MS),
          closedMs === null ? null : by,
        ];
      }
      const [kind, leg] = SECRETARIAT_WORK[pick(number, 20, SECRETARIAT_WORK.length)] ?? [
        'resolve_block',
        null,
      ];
      const party = leg === 'host_consent' ? LARGEST : story.contributor;
      const done = this.claimant(number, DESK);
      yield [
        id,
        't2-1',
        kind,
        DESK,
        leg === null ? null : `${leg}:${party}`,
        open ? 'open' : 'done',
        this.at(opened + HOUR_MS),
        // Only a reply has a deadline of its own.
        kind === 'reply_to_question' ? this.at(opened + 20 * DAY_MS) : null,
        null,
        closedMs === null ? null : this.at(closedMs),
        closedMs === null ? null : done,
      ];
    }
  }

  /** Who of a party does a task; the callers do many. */
  private claimant(number: number, partyId: string): string {
    if (partyId === DESK) return CALLERS.manager;
    if (partyId === LARGEST && number % 5 < 2) return CALLERS.largest;
    if (FIVE.includes(partyId) && number % 2 === 0) return CALLERS.five;
    return `${partyId}-person-${1 + (number % 5)}`;
  }

  private *snoozes(): Rows {
    const until = this.at(this.nowMs + 30 * DAY_MS);
    for (let number = 0; number < Math.min(60, this.openRequests); number += 1) {
      yield [CALLERS.largest, uuidOf(number * 3, 2), 't1-2', until];
      yield [CALLERS.manager, uuidOf(number * 3, 2), 't2-1', until];
    }
  }

  /** What the callers did: facts of cases, newest last. */
  private *facts(): Rows {
    const kinds = ['answered', 'task_claimed', 'question_asked', 'paper_recorded', 'drafted', 'leg_waived'];
    const of = [
      [CALLERS.largest, LARGEST],
      [CALLERS.five, FIVE[0] ?? ''],
      [CALLERS.manager, DESK],
    ] as const;
    for (let number = 0; number < this.size.donePerPerson; number += 1) {
      for (const [index, [person, party]] of of.entries()) {
        const at = this.at(this.nowMs - (this.size.donePerPerson - number) * 600_000);
        // Rare acts are old ones.
        const kind = number < 20 ? 'drafted' : (kinds[number % 4] ?? 'answered');
        const caseId = uuidOf(number % this.requests, 2);
        const place = 10 + index + of.length * Math.floor(number / this.requests);
        yield [caseId, place, kind, `{"legId":"host_consent:${LARGEST}"}`, at, at, person, party, 'api'];
      }
    }
  }

  private *eventRows(): Rows {
    for (let number = 1; number <= this.size.events; number += 1) {
      const request = number % this.requests;
      const at = this.at(this.nowMs - (this.size.events - number) * 1000);
      const { contributor } = this.story(request);
      yield [
        number,
        number % 2 === 0 ? 'leg.asked' : 'request.submitted',
        uuidOf(request, 1),
        uuidOf(request, 2),
        contributor,
        number % 2 === 0,
        at,
        at,
      ];
    }
  }

  private *links(): Rows {
    for (let number = 1; number <= this.size.events; number += 1) {
      // The rare kind lies at the very end of the chain.
      const kind = number > this.size.events - 20 ? 'person_forgotten' : 'signed_in';
      yield [SYSTEM_CHAIN, number, `{"kind":"${kind}"}`, `h${number - 1}`, `h${number}`];
    }
  }
}
