import { upgradeArrangement1To2 } from './arrangement/upgrade-1-to-2.js';
import type { StoredState, UpgradeStep } from './upgrade.js';

/*
 * Version 2 knows seats, steps of escalation, revisions, overrides and the further kinds of requests. Version 1 knew one
 * voice for each party, one escalation and one revision; what it left says the same in the new form.
 */

type Stored = Record<string, unknown>;

/** The parts of a map, each changed. */
function each(map: unknown, change: (part: Stored) => Stored): Stored {
  return Object.fromEntries(
    Object.entries(map as Record<string, Stored>).map(([key, part]) => [key, change(part)]),
  );
}

function content(stored: unknown): Stored {
  return { kind: 'start', arrangementId: null, ...(stored as Stored) };
}

function act(stored: unknown): Stored | null {
  return stored === null ? null : { form: 'resolution', allows: null, votes: null, ...(stored as Stored) };
}

function round({ escalateAt, escalated, ...kept }: Stored): Stored {
  return {
    ...kept,
    escalations: [{ at: escalateAt, to: 'managers', say: null }],
    escalationsSent: escalated === true ? 1 : 0,
    objectionsUntil: null,
    objectionsEnded: false,
    pausedMs: 0,
  };
}

/** Version 1 had each kind once, so the place of a kind among the legs is the place of its template in the policy. */
function templatesOf(legs: readonly Stored[]): unknown[] {
  const inOrder = legs.toSorted((a, b) => Number(a['position']) - Number(b['position']));
  return [...new Set(inOrder.map((one) => one['kind']))];
}

function leg(stored: Stored, templates: readonly unknown[]): Stored {
  const { rounds, waiver, kind, partyId, decisionId } = stored;
  return {
    ...stored,
    template: templates.indexOf(kind),
    // Version 1 did not keep who could answer, only that somebody could.
    seats: [{ id: 'party', title: partyId, people: [], vacantSince: null, vote: null, decisionId }],
    rounds: (rounds as Stored[]).map(round),
    reopenedBecause: [],
    waiver: waiver === null ? null : { ...(waiver as Stored), revision: 1 },
  };
}

/** A question of version 1 stopped the clock until its reply or the lapse of its round. */
function question(stored: Stored, legs: Record<string, Stored>): Stored {
  const rounds = (legs[String(stored['legId'])]?.['rounds'] ?? []) as Stored[];
  const asked = rounds.findLast((one) => String(one['askedAt']) <= String(stored['askedAt']));
  return { ...stored, pausesUntil: asked?.['lapseAt'] ?? null };
}

function request(state: StoredState): StoredState {
  const legs = state['legs'] as Record<string, Stored>;
  const templates = templatesOf(Object.values(legs));
  const ask = content(state['content']);
  const parties = state['parties'] as Stored | null;
  const { submittedAt, requestedBy } = state;
  return {
    ...state,
    content: ask,
    parties:
      parties === null
        ? null
        : {
            ...parties,
            regionalBody: null,
            sendingMission: ask['sendingMission'],
            receivingMission: ask['receivingMission'],
          },
    calendars: null,
    senderMandateEndsOn: null,
    standingConsents: [],
    arrangement: null,
    ofRecord: false,
    revisions:
      submittedAt === null
        ? []
        : [
            {
              number: 1,
              at: submittedAt,
              by: requestedBy,
              because: 'submitted',
              reason: null,
              content: ask,
              act: null,
              changes: [],
              reopened: [],
            },
          ],
    legs: each(legs, (stored) => leg(stored, templates)),
    decisions: each(state['decisions'], (stored) => ({
      ...stored,
      act: act(stored['act']),
      seat: 'party',
      revision: 1,
      onBehalfOf: null,
      lastDay: null,
    })),
    papers: each(state['papers'], (stored) => {
      const given = stored['given'] as Stored;
      const asked = legs[String(stored['legId'])];
      const { textHash } = (asked?.['ask'] ?? {}) as Stored;
      const rounds = (asked?.['rounds'] ?? []) as Stored[];
      return {
        ...stored,
        // Version 1 knew one text for each leg.
        round:
          rounds.findLast((one) => String(one['askedAt']) <= String(stored['recordedAt']))?.['number'] ??
          null,
        textHash,
        revision: 1,
        given: { ...given, act: act(given['act']), seat: null, lastDay: null, onBehalfOf: null },
      };
    }),
    questions: each(state['questions'], (stored) => question(stored, legs)),
    tasks: each(state['tasks'], (stored) => ({ ...stored, handedOverBy: null })),
    overrides: {},
    act: act(state['act']),
  };
}

/** Brings what version 1 of the machine left to the form of version 2. */
export const upgrade1To2: UpgradeStep = (state) =>
  state['case'] === 'request' ? request(state) : upgradeArrangement1To2(state);
