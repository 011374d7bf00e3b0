import * as fc from 'fast-check';
import { stepArrangement, stepRequest } from '#libs/process';
import type { Entry } from '../../../tests/support/machine/lives/process-life.js';
import { Life } from '../../../tests/support/machine/lives/process-life.js';
import { isGiven } from '../../../tests/support/machine/pure-aggregate.js';
import { stories } from '../../../tests/support/machine/lives/stories.js';

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

describe('state, facts and effects of the machine', () => {
  it('hold no sentence of its own: each text in them is one that people or policies wrote', () => {
    let steps = 0;
    fc.assert(
      fc.property(stories, (play) => {
        const entered = new Set<string>();
        const found: { kind: string; sentences: string[] }[] = [];
        const watch: Life['onFold'] = (entry: Entry, before) => {
          if (isGiven(entry.fact) || entry.fact.channel === 'database') textsIn(entry.fact, entered);
          const result =
            entry.of === 'request'
              ? stepRequest(before.request, entry.fact, lived.policy)
              : stepArrangement(before.arrangement, entry.fact);
          if ('broken' in result) return;
          steps += 1;
          const sentences = sentencesOf(result, entered);
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
  });

  it('would be found out: a sentence that nobody entered is one', () => {
    const life = Life.askedAt(START);
    const entered = textsIn([life.policy, life.held.log.filter(({ fact }) => isGiven(fact))]);
    expect(sentencesOf(life.request, entered)).toEqual([]);
    const forged = { ...life.request, closedBecause: 'A party whose consent is needed said no.' };
    expect(sentencesOf(forged, entered)).toEqual(['A party whose consent is needed said no.']);
  });
});
