import type { Policy } from '#libs/contracts';
import { Life } from '../../../../../tests/support/machine/lives/process-life.js';
import {
  LIBERIA,
  NOTICE,
  UKRAINE,
  answerTo,
  desk,
  helicopters,
  noticeFirst,
  requester,
  secondDesk,
  voiceOf,
} from '../../../../../tests/support/machine/process-mi24.js';

const START = '2011-01-17T15:00:00.000Z';
const LATER = '2011-01-20T15:00:00.000Z';
const patient = { ...helicopters, neededBy: '2011-06-30' };

const first = voiceOf(UKRAINE);
const second = { personId: 'ukraine-2', partyId: 'ukraine' };

function claimed(policy: Policy = noticeFirst) {
  const life = Life.submittedAt(START, patient, new Life(policy));
  life.agrees(NOTICE, START);
  const taskId = life.tasks('answer').find(({ legId }) => legId === UKRAINE)?.id ?? '';
  life.does(LATER, { kind: 'task_claimed', by: first, taskId });
  const over = (to: string, by = first) =>
    life.does(LATER, { kind: 'task_handed_over', by, taskId, to, reason: 'On leave.' });
  return { life, taskId, over };
}

describe('a task that is handed over', () => {
  it('is answered by the one for the other, and both are in the record', () => {
    const { life, over } = claimed();
    expect(over(second.personId)).toBeNull();
    expect(life.says(UKRAINE, LATER, { answer: 'consent' }, first)).toMatchObject({
      rule: 'claimed_by_other',
    });
    expect(life.says(UKRAINE, LATER, { answer: 'consent' }, second)).toBeNull();
    const decision = life.request.decisions[life.leg(UKRAINE).decisionId ?? ''];
    expect(decision).toMatchObject({ by: second, onBehalfOf: first.personId, status: 'counts' });
  });

  it('goes back to its first holder by either of the two, and is not passed on', () => {
    const { life, taskId, over } = claimed();
    over(second.personId);
    expect(over('ukraine-3', second)).toMatchObject({ rule: 'status_forbids' });
    const back = (by: typeof first) => life.does(LATER, { kind: 'task_handed_back', by, taskId });
    expect(back({ personId: 'ukraine-3', partyId: 'ukraine' })).toMatchObject({ rule: 'claimed_by_other' });
    expect(back(first)).toBeNull();
    expect(life.request.tasks[taskId]).toMatchObject({ claimedBy: first.personId });
    expect(life.request.tasks[taskId]?.handedOverBy).toBeUndefined();
    expect(back(first)).toMatchObject({ rule: 'status_forbids' });
  });

  it('never comes to who made the request', () => {
    const { over } = claimed();
    expect(over(requester.personId)).toMatchObject({ rule: 'own_request' });
  });

  it('of another matter says nothing about who answers for whom', () => {
    const { life } = claimed();
    life.says(LIBERIA, LATER, { answer: 'consent' });
    expect(life.request.decisions['d2']).toBeDefined();
    expect(life.request.decisions['d2']?.onBehalfOf).toBeUndefined();
  });
});

describe('an answer under a delegation', () => {
  it('is recorded as X for Y, and not for who made the request', () => {
    const { life } = claimed();
    const answered = (onBehalfOf: string) =>
      life.does(LATER, {
        kind: 'answered',
        by: voiceOf(LIBERIA),
        given: { ...answerTo(LIBERIA, 'd9', { answer: 'consent' }), onBehalfOf },
      });
    expect(answered(requester.personId)).toMatchObject({ rule: 'own_request' });
    expect(answered('liberia-2')).toBeNull();
    expect(life.request.decisions['d9']).toMatchObject({
      by: voiceOf(LIBERIA),
      onBehalfOf: 'liberia-2',
    });
  });
});

describe('an override', () => {
  const propose = (life: Life, by = desk) =>
    life.does(LATER, {
      kind: 'override_proposed',
      by,
      overrideId: 'o1',
      act: { kind: 'close_round', legId: UKRAINE },
      reason: 'The ministry is closed.',
    });
  const confirm = (life: Life, by = secondDesk) =>
    life.does(LATER, { kind: 'override_confirmed', by, overrideId: 'o1' });

  it('is done only when a second person, who did not make the request, confirms it', () => {
    const { life } = claimed();
    propose(life);
    expect(life.leg(UKRAINE).status).toBe('asked');
    expect(life.tasks('confirm_override')).toMatchObject([{ aboutId: 'o1', notBy: desk.personId }]);
    expect(confirm(life, desk)).toMatchObject({ rule: 'own_record' });
    expect(confirm(life, requester)).toMatchObject({ rule: 'own_request' });
    expect(confirm(life)).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'lapsed', satisfied: false, decisionId: null });
    expect(life.request.overrides['o1']).toMatchObject({
      status: 'confirmed',
      reason: 'The ministry is closed.',
      decidedBy: secondDesk,
    });
    expect(confirm(life)).toMatchObject({ rule: 'status_forbids' });
  });

  it('is not done where it is rejected', () => {
    const { life } = claimed();
    propose(life);
    life.does(LATER, {
      kind: 'override_rejected',
      by: secondDesk,
      overrideId: 'o1',
      reason: 'They answer today.',
    });
    expect(life.leg(UKRAINE).status).toBe('asked');
    expect(life.tasks('confirm_override')).toEqual([]);
  });

  it('may free a task, put the lapse off, or ask again, and answers for nobody', () => {
    const { life, taskId } = claimed();
    const until = '2011-05-01T00:00:00.000Z';
    const acts = [
      { kind: 'release_task', taskId },
      { kind: 'extend_lapse', legId: UKRAINE, until },
      { kind: 'ask_again', legId: LIBERIA },
    ] as const;
    acts.forEach((act, index) => {
      const overrideId = `o${index}`;
      life.does(LATER, { kind: 'override_proposed', by: desk, overrideId, act, reason: 'It is stuck.' });
      expect(life.does(LATER, { kind: 'override_confirmed', by: secondDesk, overrideId })).toBeNull();
    });
    expect(life.request.tasks[taskId]).toMatchObject({ status: 'open' });
    expect(life.request.tasks[taskId]?.claimedBy).toBeUndefined();
    expect(life.leg(UKRAINE).rounds.at(-1)?.lapseAt).toBe(until);
    expect(life.leg(LIBERIA).rounds).toMatchObject([
      { closedBecause: 'asked_again' },
      { number: 2, closedAt: null },
    ]);
    expect(Object.keys(life.request.decisions)).toEqual(['d1']);
  });
});
