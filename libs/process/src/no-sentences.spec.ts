import * as fc from 'fast-check';
import {
  type ArrangementState,
  type CaseFact,
  type RequestState,
  stepArrangement,
  stepRequest,
} from '#libs/process';
import type { Batch } from '#libs/store';
import type { Entry } from '../../../tests/support/machine/lives/process-life.js';
import { Life } from '../../../tests/support/machine/lives/process-life.js';
import { isGiven } from '../../../tests/support/machine/pure-aggregate.js';
import { stories } from '../../../tests/support/machine/lives/stories.js';
import type { ArrangementAggregate } from '../../cases/src/writer/aggregate.js';
import { eventRows } from '../../cases/src/writer/event-rows.js';
import { addLog, decisionRows, effectRows } from '../../cases/src/writer/log-rows.js';
import {
  arrangementLineRows,
  arrangementRow,
  requestRow,
  requestRows,
} from '../../cases/src/writer/projections.js';

const START = '2011-01-17T15:00:00.000Z';

/** All texts in a value, however deep. */
function textsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') found.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) textsIn(part, found);
  }
  return found;
}

/** An excerpt says where it leaves something out, and stands in its text with each break as one space. */
const plain = (text: string) => text.replaceAll(/^… | …$/gu, '').replaceAll(/\s+/gu, ' ');

/** The texts with a space that nobody entered: not in any fact that people brought, and not in the policy. */
function sentencesOf(value: unknown, entered: ReadonlySet<string>): string[] {
  return [...textsIn(value)].filter(
    (text) => text.includes(' ') && ![...entered].some((known) => plain(known).includes(plain(text))),
  );
}

/** All that the writer keeps of one fact: log, folds, links of the audit, snapshot, effects, events, and what lists read. */
function keptOf(
  fact: CaseFact,
  state: RequestState | ArrangementState,
  before: RequestState | ArrangementState | null,
  effects: Parameters<typeof effectRows>[0][number]['effects'],
): unknown[] {
  const kept: unknown[] = [];
  const batch = {
    insert(_entity: unknown, rows: unknown) {
      kept.push(rows);
      return batch;
    },
    upsert: (_entity: unknown, rows: unknown) => batch.insert(_entity, rows),
  };
  const folded = [{ caseId: state.id, fact, number: state.factCount, state, effects }];
  addLog(batch as unknown as Batch, {
    folded,
    realNow: START,
    machineVersion: 1,
    generations: new Map(),
    heads: new Map([[state.id, null]]),
    snapshots: [{ state, number: state.factCount }],
  });
  const known = new Map(before === null ? [] : [[state.id, before]]);
  const aggregate = { folded, before: known, arrangementId: 'a1', realNow: START };
  kept.push(effectRows(folded), eventRows(aggregate as unknown as ArrangementAggregate));
  if (state.case === 'request') {
    kept.push(requestRow(state), requestRows(state));
    kept.push(decisionRows(state, before?.case === 'request' ? before : undefined, START));
  } else {
    kept.push(arrangementRow(state), arrangementLineRows(state));
  }
  return kept;
}

describe('state, facts and effects of the machine', () => {
  it('hold no sentence of its own, nor do the audit and the rows that the API reads: each text is one that people or policies wrote', () => {
    let steps = 0;
    let rows = 0;
    fc.assert(
      fc.property(stories, (play) => {
        const entered = new Set<string>();
        const found: { kind: string; sentences: string[] }[] = [];
        const watch: Life['onFold'] = (entry: Entry, before) => {
          // What the machine tells the arrangement has been looked at as it left the request.
          const isOfPerson = isGiven(entry.fact) || entry.fact.by !== null;
          if (isOfPerson || entry.fact.channel === 'database') textsIn(entry.fact, entered);
          const result =
            entry.of === 'request'
              ? stepRequest(before.request, entry.fact, lived.policy)
              : stepArrangement(before.arrangement, entry.fact);
          if ('broken' in result) return;
          steps += 1;
          const was = entry.of === 'request' ? before.request : before.arrangement;
          const kept = keptOf(entry.fact, result.state, was, result.effects);
          rows += kept.flat().length;
          const sentences = [...sentencesOf(result, entered), ...sentencesOf(kept, entered)];
          if (sentences.length > 0) found.push({ kind: entry.fact.kind, sentences });
        };
        // The facts that the life starts with were brought before anybody watched.
        const lived = play().life;
        textsIn(lived.policy, entered);
        for (const { fact } of lived.held.log.slice(0, 3)) textsIn(fact, entered);
        play(watch);
        expect(found).toEqual([]);
      }),
      { numRuns: 40 },
    );
    expect(steps).toBeGreaterThan(500);
    expect(rows).toBeGreaterThan(5_000);
  });

  it('would be found out: a sentence that nobody entered is one', () => {
    const life = Life.askedAt(START);
    const entered = textsIn([life.policy, life.held.log.filter(({ fact }) => isGiven(fact))]);
    expect(sentencesOf(life.request, entered)).toEqual([]);
    const forged = { ...life.request, closedBecause: 'A party whose consent is needed said no.' };
    expect(sentencesOf(forged, entered)).toEqual(['A party whose consent is needed said no.']);
  });
});
