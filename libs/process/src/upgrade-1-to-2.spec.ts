import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#libs/contracts';
import type { RequestState, StoredState } from '#libs/process';
import { isLive, openRound, upgradeState } from '#libs/process';
import { Life } from '../../../tests/support/machine/process-life.js';
import {
  AGREEMENT,
  LIBERIA,
  UKRAINE,
  answerTo,
  desk,
  helicopters,
  noLimits,
  noticeFirst,
  secondDesk,
  submitted,
  voiceOf,
} from '../../../tests/support/machine/process-mi24.js';

/*
 * The states below were left by version 1 of the machine itself, run on the lives that their names tell.
 */

const folder = join(import.meta.dirname, '../../../tests/replay/states/version-1');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

const START = '2011-01-17T15:00:00.000Z';
const patient = { ...helicopters, neededBy: '2011-06-30' };

function upgraded(file: string): RequestState {
  const stored = JSON.parse(readFileSync(join(folder, file), 'utf8')) as StoredState;
  const state = upgradeState(stored, 1);
  if (state.case !== 'request') throw new Error('it is the state of a request');
  return state;
}

/** A life of today that has every part that a request may have. */
function withEveryPart(): RequestState {
  const life = Life.askedAt(START, patient);
  const asked = { kind: 'question_asked', by: voiceOf(UKRAINE), questionId: 'q1', legId: UKRAINE } as const;
  life.does(START, { ...asked, text: '?' });
  const given = answerTo(LIBERIA, 'd9', { answer: 'consent' });
  life.does(START, { kind: 'paper_recorded', by: desk, paperId: 'p1', given });
  return life.request;
}

type Part = 'legs' | 'lines' | 'decisions' | 'papers' | 'questions' | 'tasks';
const PARTS: readonly Part[] = ['legs', 'lines', 'decisions', 'papers', 'questions', 'tasks'];

const keysOf = (part: object | null | undefined) => Object.keys(part ?? {}).toSorted();
const firstOf = (parts: object): object => {
  const [first] = Object.values(parts) as object[];
  if (first === undefined) throw new Error('it has every part');
  return first;
};

/** Brings what waits for people to its end, and lets every party agree. */
function finish(life: Life, at: Instant): void {
  for (const task of Object.values(life.request.tasks).filter(isLive)) {
    const about = task.aboutId ?? '';
    if (task.kind === 'reply_to_question') {
      life.does(at, { kind: 'question_answered', by: desk, questionId: about, text: 'UNOCI.' });
    }
    if (task.kind === 'countersign_paper') {
      life.does(at, { kind: 'paper_countersigned', by: secondDesk, paperId: about });
    }
    if (task.kind === 'review_late_answer') {
      life.does(at, { kind: 'late_answer_reinstated', by: desk, decisionId: about, reason: 'Sent in time.' });
    }
    if (task.kind === 'enter_conditions' && task.legId !== null) {
      life.does(at, { kind: 'conditions_entered', by: desk, legId: task.legId, caps: noLimits });
    }
  }
  for (const leg of Object.values(life.request.legs)) {
    if (leg.conditions === 'to_countersign') {
      life.does(at, { kind: 'conditions_countersigned', by: secondDesk, legId: leg.id });
    }
    if (leg.status === 'lapsed') {
      life.does(at, { kind: 'asked_again', by: desk, legId: leg.id, reason: 'They are ready now.' });
    }
  }
  for (const leg of Object.values(life.request.legs)) {
    if (openRound(life.leg(leg.id)) !== null) {
      const act = { symbol: 'S/RES/1968 (2011)', adoptedOn: at.slice(0, 10), term: { for: 'P3M' } };
      const adopted = {
        answer: 'adopted' as const,
        act: { ...act, form: 'resolution' as const, allows: null, votes: null },
      };
      const isCouncil = leg.kind === 'council_decision';
      const agreement = isCouncil ? adopted : (AGREEMENT[leg.kind] ?? { answer: 'consent' as const });
      life.does(at, {
        kind: 'answered',
        by: voiceOf(leg.id),
        given: answerTo(leg.id, `again-${leg.id}`, agreement),
      });
    }
  }
}

/** The same request as a life that goes on under version 2. */
function goingOn(file: string): Life {
  const state = upgraded(file);
  const life = Life.submittedAt(START, state.content);
  life.held = { ...life.held, request: state };
  return life;
}

describe('a request that version 1 left', () => {
  it.each(files)('%s: has every field that a request of today has, and none other', (file) => {
    const state = upgraded(file);
    const today = withEveryPart();
    expect(keysOf(state)).toEqual(keysOf(today));
    expect(keysOf(state.content)).toEqual(keysOf(today.content));
    expect(keysOf(state.parties)).toEqual(state.parties === null ? [] : keysOf(today.parties));
    expect(state.revisions.map(keysOf)).toEqual(state.revisions.map(() => keysOf(today.revisions[0])));
    for (const part of PARTS) {
      const each = Object.values(state[part]) as object[];
      expect({ part, keys: each.map(keysOf) }).toEqual({
        part,
        keys: each.map(() => keysOf(firstOf(today[part]))),
      });
    }
    const leg = firstOf(today.legs) as RequestState['legs'][typeof UKRAINE];
    for (const { rounds, seats } of Object.values(state.legs)) {
      expect(rounds.map(keysOf)).toEqual(rounds.map(() => keysOf(leg.rounds[0])));
      expect(seats.map(keysOf)).toEqual([keysOf(leg.seats[0])]);
    }
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });

  const open = files.filter((file) => upgraded(file).status === 'open');

  it.each(open)('%s: goes on to its grant', (file) => {
    const life = goingOn(file);
    const at = new Date(Date.parse(life.request.lastFactAt) + 86_400_000).toISOString();
    finish(life, at);
    finish(life, at);
    expect(Object.values(life.request.legs).filter((leg) => !leg.satisfied)).toEqual([]);
    expect(life.request.status).toBe('granted');
  });

  it.each(open)('%s: comes to its end by the clock alone, and nobody has consented by it', (file) => {
    const life = goingOn(file);
    const before = life.request.decisions;
    life.tick('2012-06-01T00:00:00.000Z');
    expect(life.request.status).toBe('lapsed');
    expect(life.request.decisions).toEqual(before);
  });

  it('can be submitted where it was a draft', () => {
    const life = goingOn('draft.json');
    expect(life.request.status).toBe('draft');
    const { parties } = Life.submittedAt(START, patient).request;
    if (parties === null) throw new Error('it has been submitted');
    expect(life.give({ of: 'request', fact: submitted(START, noticeFirst, parties) })).toBeNull();
    expect(life.request.status).toBe('open');
  });

  it('tells the loan where a consent is taken back after the grant', () => {
    const life = goingOn('granted.json');
    const given = answerTo(UKRAINE, 'd99', { answer: 'withdraw', reason: 'Needed at home.' });
    const at = '2011-01-21T15:00:00.000Z';
    expect(life.does(at, { kind: 'answered', by: voiceOf(UKRAINE), given })).toBeNull();
    expect(life.leg(UKRAINE).status).toBe('withdrawn');
    expect(life.held.log.at(-1)?.fact.kind).toBe('consent_withdrawn');
  });

  it('keeps that a question stops the clock until its reply', () => {
    const life = goingOn('asked-with-a-pause.json');
    expect(life.leg(UKRAINE).status).toBe('paused');
    const before = life.leg(UKRAINE).rounds[0]?.dueAt ?? '';
    const at = '2011-01-21T15:00:00.000Z';
    life.does(at, { kind: 'question_answered', by: desk, questionId: 'q1', text: 'UNOCI.' });
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'asked', rounds: [{ pausedMs: 3 * 86_400_000 }] });
    expect((life.leg(UKRAINE).rounds[0]?.dueAt ?? '') > before).toBe(true);
  });

  it('escalates nothing twice', () => {
    const life = goingOn('overdue-and-escalated.json');
    const escalated = life.held.requestEffects.length;
    life.tick('2011-02-03T00:00:00.000Z');
    expect(
      life.held.requestEffects.slice(escalated).filter(({ kind }) => kind === 'escalateSilence'),
    ).toEqual([]);
  });
});
