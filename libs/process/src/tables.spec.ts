import * as fc from 'fast-check';
import type { Transition } from '#libs/process';
import type { LegTableRow } from '#libs/rules';
import { legTable, statusTable } from '#libs/rules';
import {
  AFTER_LAPSE,
  DAY_AFTER,
  FAR,
  LEG_OF,
  inputOf,
  lifeIn,
} from '../../../tests/support/machine/lives/every-kind.js';
import { livesOfContests } from '../../../tests/support/api/contesting.js';
import { livesOfLegs } from '../../../tests/support/machine/lives/lives-of-legs.js';
import { livesOfArrangements } from '../../../tests/support/machine/lives/lives-of-arrangements.js';
import {
  livesOfRequests,
  movesOfReservations,
} from '../../../tests/support/machine/lives/lives-of-requests.js';
import { stories } from '../../../tests/support/machine/lives/stories.js';
import type { Life } from '../../../tests/support/machine/lives/process-life.js';
import { transition } from './shared/transitions.js';
import { said } from '../../../tests/support/written.js';

/** Gives the answer of a row to a request in the status of the row. */
function answered({ kind, status, answer, corrects }: LegTableRow) {
  const life = lifeIn(kind, status);
  const legId = LEG_OF[kind];
  const before = life.held;
  const broken = life.says(legId, status === 'lapsed' ? AFTER_LAPSE : DAY_AFTER, {
    ...inputOf(answer),
    corrects: corrects ? life.leg(legId).decisionId : null,
  });
  const decision = Object.values(life.request.decisions).find(
    ({ id }) => !(id in (before.request?.decisions ?? {})),
  );
  return { life, legId, before, broken, decision };
}

/** The outcome of a row on an open request, or on a closed one, where an answer that would count is late. */
function promised({ status, outcome }: LegTableRow, open: boolean) {
  if ('broken' in outcome) return { broken: outcome.broken, status: null, transitions: [] };
  if ('late' in outcome || !open) return { broken: null, status: 'late', transitions: [] };
  const move = { of: 'leg', from: status, by: 'answered', to: outcome.next };
  return { broken: null, status: 'counts', transitions: outcome.next === status ? [] : [move] };
}

describe('the leg table', () => {
  it.each(legTable())('says what happens: $kind, $status, $answer, correcting: $corrects', (row) => {
    const { life, legId, before, broken, decision } = answered(row);
    expect(before.request?.legs[legId]?.status).toBe(row.status);
    const transitions = life.held.transitions
      .slice(before.transitions.length)
      .filter(({ by }) => by === 'answered');
    // Nothing can stand in the place of the Council's decision, so that its refusal ends the request.
    const open = before.request?.status === 'open';
    expect(open).toBe(row.status !== 'refused' || row.kind !== 'council_decision');
    expect({ broken: broken?.rule ?? null, status: decision?.status ?? null, transitions }).toEqual(
      promised(row, open),
    );
    expect(life.leg(legId).decisionId).toBe(
      decision?.status === 'counts' ? decision.id : before.request?.legs[legId]?.decisionId,
    );
  });

  it('has a sentence for every outcome', () => {
    for (const row of legTable()) expect(said(row.means)).toMatch(/^[A-Z].*\.$/u);
  });
});

const nameOf = ({ of, from, by, to }: Transition) => `${of}: ${from ?? 'nothing'} → ${to} (${by})`;

/** Random lives, always the same. */
function randomLives(): Life[] {
  return fc.sample(stories, { numRuns: 150, seed: 1967 }).map((play) => {
    const { life } = play();
    life.tick(FAR);
    return life;
  });
}

describe('the tables of transitions', () => {
  it('hold no row that no life ever takes', () => {
    const lives = [
      ...randomLives(),
      ...livesOfLegs(),
      ...livesOfContests(),
      ...livesOfRequests(),
      ...livesOfArrangements(),
    ];
    const byAnswers = legTable().map((row) => answered(row).life);
    const transitions = [
      ...[...lives, ...byAnswers].flatMap((life) => life.held.transitions),
      ...movesOfReservations(),
    ];
    const taken = new Set(transitions.map(nameOf));
    expect(
      statusTable()
        .map(nameOf)
        .filter((name) => !taken.has(name)),
    ).toEqual([]);
  });

  it('name every row once, with a sentence', () => {
    const rows = statusTable();
    expect(new Set(rows.map(nameOf)).size).toBe(rows.length);
    for (const row of rows) expect(said(row.means)).toMatch(/^[A-Z].*\.$/u);
  });

  it('stop the machine where it would make another move, as a defect', () => {
    const noted: Transition[] = [];
    expect(() => transition(noted, 'request', 'granted', 'withdrawn', 'withdrawn')).toThrow(
      'No table lets a request go from granted to withdrawn by withdrawn.',
    );
    expect(transition(noted, 'request', 'open', 'withdrawn', 'withdrawn')).toBe('withdrawn');
    expect(transition(noted, 'request', 'withdrawn', 'withdrawn', 'withdrawn')).toBe('withdrawn');
    expect(noted).toEqual([{ of: 'request', from: 'open', by: 'withdrawn', to: 'withdrawn' }]);
  });
});
