/* oxlint-disable jest/no-conditional-expect -- a property holds where its condition does */
import * as fc from 'fast-check';
import type { TaskKind } from '#libs/contracts';
import type { LegState, RequestState, TaskState } from '#libs/process';
import { isLive, openRound, stepRequest } from '#libs/process';
import { widened } from '#libs/rules';
import type { Entry } from '../../../../tests/support/machine/lives/process-life.js';
import { requester } from '../../../../tests/support/machine/process-mi24.js';
import { stories } from '../../../../tests/support/machine/lives/stories.js';
import { refusalText } from '../../../../tests/support/written.js';

const RUNS = 60;
const FAR = '2013-01-01T00:00:00.000Z';

const AWAITED = ['asked', 'paused', 'in_principle', 'provisional', 'notified', 'consulted'];
const GIVEN = ['obtained', 'obtained_with_caveats'];
const AGAINST = ['refused', 'objected', 'withdrawn', 'suspended'];

type Check = (state: RequestState, entry: Entry, before: RequestState | null) => void;

/** Checks every state of a request in every story. */
function always(check: Check, runs = RUNS): void {
  fc.assert(
    fc.property(stories, (play) => {
      const { life } = play((entry, before, { request }) => {
        if (request !== null && entry.of === 'request') check(request, entry, before.request);
      });
      life.tick(FAR);
    }),
    { numRuns: runs },
  );
}

function legOf(state: RequestState, task: TaskState): LegState | undefined {
  return task.legId === null ? undefined : state.legs[task.legId];
}

function roundIsOpen(state: RequestState, task: TaskState): boolean {
  const leg = legOf(state, task);
  return leg !== undefined && openRound(leg) !== null;
}

/** Whether a task can be done now, by its kind. */
const CAN_BE_DONE: Readonly<Record<TaskKind, (state: RequestState, task: TaskState) => boolean>> = {
  answer: (state, task) =>
    roundIsOpen(state, task) &&
    (task.aboutId === undefined ||
      legOf(state, task)?.seats.some(({ id, people }) => id === task.aboutId && people.length > 0) === true),
  record_reply: (state, task) =>
    roundIsOpen(state, task) && legOf(state, task)?.rounds.at(-1)?.objections !== undefined,
  appoint_person: (state, task) =>
    roundIsOpen(state, task) &&
    legOf(state, task)?.seats.some(
      ({ id, people }) => id === (task.aboutId ?? 'party') && people.length === 0,
    ) === true,
  reply_to_question: (state, task) =>
    roundIsOpen(state, task) && state.questions[task.aboutId ?? '']?.reply === null,
  countersign_paper: (state, task) => state.papers[task.aboutId ?? '']?.status === 'to_countersign',
  review_late_answer: (state, task) => state.decisions[task.aboutId ?? '']?.status === 'late',
  enter_conditions: (state, task) => legOf(state, task)?.conditions === 'to_enter',
  countersign_conditions: (state, task) => legOf(state, task)?.conditions === 'to_countersign',
  resolve_coverage: (state, task) =>
    GIVEN.includes(legOf(state, task)?.status ?? '') && (legOf(state, task)?.gaps.length ?? 0) > 0,
  resolve_block: (state, task) => AGAINST.includes(legOf(state, task)?.status ?? ''),
  resolve_reservation: (state, task) => state.lines[task.aboutId ?? '']?.status === 'reservation_refused',
  settle_contest: (state, task) => state.contests[task.aboutId ?? '']?.status === 'open',
  confirm_override: (state, task) => state.overrides[task.aboutId ?? '']?.status === 'to_confirm',
};

/** What is kept for people to look at when the request is over. */
const KEPT: readonly TaskKind[] = ['countersign_paper', 'review_late_answer', 'settle_contest'];

describe('the tasks of a request', () => {
  it('are open only while they can be done, and not by who made the request', () => {
    always((state) => {
      for (const task of Object.values(state.tasks).filter(isLive)) {
        const done = CAN_BE_DONE[task.kind](state, task);
        expect({ task, can: done && (state.status === 'open' || KEPT.includes(task.kind)) }).toEqual({
          task,
          can: true,
        });
        if (['answer', 'record_reply', ...KEPT].includes(task.kind)) {
          expect(task.claimedBy).not.toBe(requester.personId);
        }
      }
    });
  });

  it('are there once, and for all that waits for somebody', () => {
    always((state) => {
      const live = Object.values(state.tasks).filter(isLive);
      const names = live.map(({ kind, legId, aboutId }) => `${kind}/${legId}/${aboutId}`);
      expect(new Set(names).size).toBe(names.length);
      const has = (kinds: TaskKind[], which: (task: TaskState) => boolean) =>
        live.some((task) => kinds.includes(task.kind) && which(task));
      for (const { id, status } of Object.values(state.papers)) {
        if (status === 'to_countersign') {
          expect(has(['countersign_paper'], ({ aboutId }) => aboutId === id)).toBe(true);
        }
      }
      for (const { id, status } of Object.values(state.decisions)) {
        if (status === 'late') {
          expect(has(['review_late_answer'], ({ aboutId }) => aboutId === id)).toBe(true);
        }
      }
      for (const { id, status } of Object.values(state.contests)) {
        if (status === 'open') {
          expect(has(['settle_contest'], ({ aboutId }) => aboutId === id)).toBe(true);
        }
      }
      if (state.status !== 'open') return;
      for (const leg of Object.values(state.legs)) {
        const ofLeg = ({ legId }: TaskState) => legId === leg.id;
        if (openRound(leg) !== null) {
          expect({ leg, has: has(['answer', 'record_reply', 'appoint_person'], ofLeg) }).toEqual({
            leg,
            has: true,
          });
        }
        if (leg.gaps.length > 0 && GIVEN.includes(leg.status)) {
          expect({ leg, has: has(['resolve_coverage'], ofLeg) || !isHeld(leg) }).toEqual({ leg, has: true });
        }
      }
      for (const line of Object.values(state.lines)) {
        if (line.status === 'reservation_refused') {
          expect(has(['resolve_reservation'], ({ aboutId }) => aboutId === line.id)).toBe(true);
        }
      }
    });
  });
});

describe('a contest of a record', () => {
  const open = (state: RequestState) =>
    Object.values(state.contests).filter(({ status }) => status === 'open');

  it('leaves no leg resting on the record, and no conditions of it to be worked on', () => {
    always((state) => {
      for (const { decisionId, decisionWas, legId } of open(state)) {
        const decision = state.decisions[decisionId];
        if (decisionWas === 'counts' || decisionWas === 'late') expect(decision?.status).toBe('contested');
        const leg = state.legs[legId];
        const rests =
          leg?.decisionId === decisionId ||
          leg?.seats.some((seat) => seat.vote !== null && seat.decisionId === decisionId);
        expect({ leg, satisfied: rests === true && leg?.status !== 'waived' && leg?.satisfied }).toEqual({
          leg,
          satisfied: false,
        });
        const works = Object.values(state.tasks).some(
          (task) =>
            isLive(task) &&
            task.legId === legId &&
            leg?.decisionId === decisionId &&
            ['enter_conditions', 'countersign_conditions', 'resolve_coverage', 'resolve_block'].includes(
              task.kind,
            ),
        );
        expect({ leg, works }).toEqual({ leg, works: false });
      }
    });
  });

  it('ends by its party, by another word, or by striking the record: never because the Secretariat says so', () => {
    always((state, { fact }, before) => {
      const upheld = Object.values(state.contests).filter(({ id, status, decisionId, legId }) => {
        const settledNow = status !== 'open' && before?.contests[id]?.status === 'open';
        const byItsParty =
          fact.kind === 'contest_withdrawn' && fact.by?.partyId === state.legs[legId]?.partyId;
        return settledNow && state.decisions[decisionId]?.status === 'counts' && !byItsParty;
      });
      expect(upheld).toEqual([]);
    });
  });
});

const isHeld = (leg: LegState) => leg.ledger.at(-1)?.to === null;

describe('the rounds of a leg', () => {
  it('are open one at a time, only while an answer is awaited and the request is open', () => {
    always((state) => {
      for (const leg of Object.values(state.legs)) {
        const open = leg.rounds.filter(({ closedAt }) => closedAt === null);
        expect(open.length).toBeLessThanOrEqual(1);
        if (open.length === 0) continue;
        expect({ leg: leg.id, status: state.status }).toEqual({ leg: leg.id, status: 'open' });
        expect(AWAITED).toContain(leg.status);
        expect(open[0]?.askHash ?? leg.askHash).toBe(leg.askHash);
        expect(leg.satisfied).toBe(false);
      }
    });
  });

  it('are each asked once, reminded of once at each number, and escalated once at each step', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const { life } = play();
        life.tick(FAR);
        const told = life.held.requestEffects
          .filter(({ kind }) => ['ask', 'remind', 'escalateSilence'].includes(kind))
          .map(({ kind, about }) => `${kind} ${JSON.stringify(about)}`);
        expect(told.filter((name, index) => told.indexOf(name) !== index)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a request', () => {
  it('draws all consequences at once: looking again changes nothing', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const { policy } = play().life;
        play((entry, _before, { request }) => {
          // A unit that was asked for is answered for by the very next fact.
          const reserves = Object.values(request?.lines ?? {}).some(({ status }) => status === 'reserving');
          if (request === null || entry.of !== 'request' || reserves) return;
          const fact = {
            kind: 'machine_upgraded',
            at: request.lastFactAt,
            by: null,
            channel: 'clock',
            from: 1,
            to: 1,
            hashBefore: '',
            hashAfter: '',
          } as const;
          const result = stepRequest(request, fact, policy);
          if ('broken' in result) throw new Error(refusalText(result.broken));
          expect({ ...result, state: { ...result.state, factCount: request.factCount } }).toEqual({
            state: request,
            effects: [],
            siblingFacts: [],
            reservationRequests: [],
            transitions: [],
          });
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('is answered by nobody who made it, and for nobody who did', () => {
    always((state) => {
      for (const decision of Object.values(state.decisions)) {
        if (decision.channel !== 'paper') expect(decision.by?.personId).not.toBe(requester.personId);
        expect(decision.onBehalfOf).not.toBe(requester.personId);
      }
    });
  });

  it('is never granted on a consent to less than what is asked', () => {
    always((state) => {
      for (const leg of Object.values(state.legs)) {
        if (!leg.satisfied || leg.status !== 'obtained' || leg.kind === 'council_decision') continue;
        const concerned = (lineId: string) => {
          const line = state.lines[lineId];
          const own = ['contributor_consent', 'mou_amendment', 'consultation'].includes(leg.kind);
          const open = ['open', 'reserving', 'granted'].includes(line?.status ?? '');
          return open && (!own || line?.contributorId === leg.partyId);
        };
        const spoken =
          leg.seats.length > 1
            ? leg.seats.filter(({ vote }) => vote === 'for').map(({ decisionId }) => decisionId)
            : [leg.decisionId];
        for (const id of spoken) {
          const then = state.revisions.find(({ number }) => number === state.decisions[id ?? '']?.revision);
          if (then === undefined) throw new Error(`the decision ${id} was given to no revision`);
          expect({
            leg: leg.id,
            wider: widened(then.content ?? state.content, state.content, concerned),
          }).toEqual({
            leg: leg.id,
            wider: [],
          });
        }
      }
    });
  });

  it('keeps each decision as it was given, but for its standing and the revision that an act of the Council makes', () => {
    always((state, _entry, before) => {
      for (const [id, decision] of Object.entries(before?.decisions ?? {})) {
        const given = { status: null, revision: decision.act === undefined ? decision.revision : null };
        expect({ ...state.decisions[id], ...given }).toEqual({ ...decision, ...given });
      }
    });
  });

  it('lets one decision at a time count on a leg that speaks with one voice', () => {
    always((state) => {
      for (const leg of Object.values(state.legs)) {
        if (leg.seats.length > 1) continue;
        const counting = Object.values(state.decisions)
          .filter(({ legId, status }) => legId === leg.id && status === 'counts')
          .map(({ id }) => id);
        const isContested = state.decisions[leg.decisionId ?? '']?.status === 'contested';
        expect({ leg: leg.id, counting }).toEqual({
          leg: leg.id,
          counting: leg.decisionId === null || isContested ? [] : [leg.decisionId],
        });
      }
    });
  });
});
