import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseState, LegId, RequestState, StoredState } from '#libs/process';
import { arrangementWakeUps, isLive, openRound, stepArrangement, upgradeState } from '#libs/process';
import { Life, dueFact } from '../../../tests/support/machine/process-life.js';
import {
  AGREEMENT,
  LIBERIA,
  answerTo,
  desk,
  helicopters,
  noLimits,
  noticeFirst,
  secondDesk,
  submitted,
  voiceOf,
} from '../../../tests/support/machine/process-mi24.js';
import { inStages, withLegs } from '../../../tests/support/machine/worlds.js';

/*
 * The states below were left by version 2 of the machine itself, run on the lives that their names tell.
 */

const folder = join(import.meta.dirname, '../../../tests/replay/states/version-2');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

const START = '2011-01-17T15:00:00.000Z';
const patient = { ...helicopters, neededBy: '2011-06-30' };

const stored = (file: string): StoredState =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as StoredState;
const upgraded = (file: string): CaseState => upgradeState(stored(file), 2);

function request(file: string): RequestState {
  const state = upgraded(file);
  if (state.case !== 'request') throw new Error('it is the state of a request');
  return state;
}

const ofRequests = files.filter((file) => stored(file)['case'] === 'request');
const ofArrangements = files.filter((file) => stored(file)['case'] === 'arrangement');
const open = ofRequests.filter((file) => request(file).status === 'open');

/** The policies under which the lives were lived, where that is not the usual one. */
const POLICIES: Readonly<Record<string, typeof noticeFirst>> = {
  'one-seat-has-voted.json': inStages,
  'waived-and-one-line-refused.json': withLegs(noticeFirst, { host_consent: { waivable: true } }),
};

/** The same request as a life that goes on under the machine of today. */
function goingOn(file: string): Life {
  const state = request(file);
  const life = Life.submittedAt(START, state.content, new Life(POLICIES[file] ?? noticeFirst));
  life.held = { ...life.held, request: state };
  return life;
}

const keysOf = (part: object | null | undefined) => Object.keys(part ?? {}).toSorted();

/** Does what waits for the Secretariat, and lets every party agree on every seat. */
function finish(life: Life, at: string): void {
  for (const task of Object.values(life.request.tasks).filter(isLive)) {
    const { kind, legId } = task;
    const about = task.aboutId ?? '';
    if (kind === 'reply_to_question') {
      life.does(at, { kind: 'question_answered', by: desk, questionId: about, text: 'UNOCI.' });
    }
    if (kind === 'countersign_paper') {
      life.does(at, { kind: 'paper_countersigned', by: secondDesk, paperId: about });
    }
    if (kind === 'countersign_conditions' && legId !== null) {
      life.does(at, { kind: 'conditions_countersigned', by: secondDesk, legId });
    }
    if (kind === 'review_late_answer') {
      life.does(at, { kind: 'late_answer_reinstated', by: desk, decisionId: about, reason: 'In time.' });
      life.does(at, { kind: 'late_answer_noted', by: desk, decisionId: about, reason: 'It was overtaken.' });
    }
    if (kind === 'enter_conditions' && legId !== null) {
      life.does(at, { kind: 'conditions_entered', by: desk, legId, caps: noLimits });
    }
    if (kind === 'confirm_override') {
      life.does(at, { kind: 'override_rejected', by: secondDesk, overrideId: about, reason: 'No need.' });
    }
    if (kind === 'resolve_reservation') {
      life.does(at, { kind: 'reservation_retried', by: desk, lineId: about });
    }
  }
  for (const { id, status } of Object.values(life.request.legs)) {
    if (['lapsed', 'suspended'].includes(status)) {
      life.does(at, { kind: 'asked_again', by: desk, legId: id, reason: 'They are ready now.' });
    }
  }
  for (const { id } of Object.values(life.request.legs)) agreeOn(life, id, at);
}

function agreeOn(life: Life, legId: LegId, at: string): void {
  const { kind } = life.leg(legId);
  const act = { symbol: 'S/RES/1968 (2011)', adoptedOn: at.slice(0, 10), term: { for: 'P3M' } };
  const agreement =
    kind === 'council_decision'
      ? {
          answer: 'adopted' as const,
          act: { ...act, form: 'resolution' as const, allows: null, votes: null },
        }
      : (AGREEMENT[kind] ?? { answer: 'consent' as const });
  for (const seat of life.leg(legId).seats) {
    if (openRound(life.leg(legId)) === null) return;
    const person = seat.people[0];
    const by = person === undefined ? voiceOf(legId) : { ...voiceOf(legId), personId: person };
    life.does(at, {
      kind: 'answered',
      by,
      given: answerTo(legId, `again-${legId}-${seat.id}-${at}`, { ...agreement, seat: seat.id }),
    });
  }
}

describe('a request that version 2 left', () => {
  it.each(ofRequests)('%s: has every field that a request of today has, and none other', (file) => {
    const state = request(file);
    const life = Life.askedAt(START, patient);
    const given = answerTo(LIBERIA, 'd9', { answer: 'consent' });
    life.does(START, { kind: 'paper_recorded', by: desk, paperId: 'p1', given });
    const today = life.request;
    expect(keysOf(state)).toEqual(keysOf(today));
    expect(Object.values(state.papers).map(keysOf)).toEqual(
      Object.values(state.papers).map(() => keysOf(today.papers['p1'])),
    );
    expect(state.contests).toEqual({});
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });

  it.each(open)('%s: goes on to its grant', (file) => {
    const life = goingOn(file);
    let at = new Date(Date.parse(life.request.lastFactAt) + 86_400_000).toISOString();
    for (let round = 0; round < 3; round += 1) {
      finish(life, at);
      at = new Date(Date.parse(at) + 86_400_000).toISOString();
    }
    expect(['granted', 'granted_in_part']).toContain(life.request.status);
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
    const { parties } = Life.submittedAt(START, patient).request;
    if (parties === null) throw new Error('it has been submitted');
    expect(life.give({ of: 'request', fact: submitted(START, noticeFirst, parties) })).toBeNull();
    expect(life.request.status).toBe('open');
  });

  it('keeps the text to which a record speaks, where it is still the one that is asked', () => {
    const { papers, legs } = request('paper-to-countersign.json');
    expect(papers['p1']).toMatchObject({
      asked: { language: 'en', text: legs[LIBERIA]?.ask.text },
      correctionReason: null,
    });
    expect(request('paper-to-an-earlier-ask.json').papers['p1']?.asked).toBeNull();
  });
});

describe('a loan that version 2 left', () => {
  it.each(ofArrangements)('%s: is what it was, and lives on by the clock', (file) => {
    const state = upgraded(file);
    expect(state).toEqual(stored(file));
    if (state.case !== 'arrangement') throw new Error('it is the state of a loan');
    const [wake] = arrangementWakeUps(state).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    if (wake === undefined) return;
    expect(stepArrangement(state, dueFact(wake))).not.toHaveProperty('broken');
  });
});
