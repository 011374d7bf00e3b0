import { jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { Ask } from '#libs/contracts';
import type { Batch } from '#libs/store';

/*
 * The same lives are lived twice, each time by a product that was loaded with another catalogue. What is kept and hashed has
 * to be the same to the byte; what people read has not one word in common.
 */

const START = '2011-01-17T15:00:00.000Z';
const LIVES = { numRuns: 25, seed: 1967 };

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What one product made of the lives. */
interface Lived {
  /** All that is kept: facts, what the machine made of them, states, effects, links of the chains, asks. */
  kept: string[];
  /** The refusals, in their codes. */
  refused: string[];
  /** What people read of it. */
  read: string[];
  version: string;
}

/** Lives all lives with a product of its own, which says everything from this catalogue. */
async function livedUnder(catalogue: (english: Texts) => Texts): Promise<Lived> {
  jest.resetModules();
  const { english } = await import('../../words/src/english/index.js');
  const texts = catalogue(english);
  jest.resetModules();
  jest.unstable_mockModule('../../words/src/english/index.js', () => ({ english: texts }));

  const { stepArrangement, stepRequest } = await import('#libs/process');
  const { LEG_KINDS, saidBy } = await import('#libs/contracts');
  const { askOf, messageOfFinding } = await import('#libs/rules');
  const { renderAsk, wordsIn } = await import('#libs/words');
  const { addLog } = await import('../../cases/src/writer/log-rows.js');
  const { askHashOf } = await import('../../cases/src/requests/renderings.js');
  const { stories } = await import('../../../tests/support/machine/lives/stories.js');
  const { wildRequestFacts } = await import('../../../tests/support/machine/process-facts.js');

  const words = wordsIn('en');
  const lived: Lived = { kept: [], refused: [], read: [], version: words.version };
  const batch = {
    insert(entity: { name: string }, rows: unknown) {
      lived.kept.push(`${entity.name} ${JSON.stringify(rows)}`);
      return batch;
    },
    upsert(entity: { name: string }, rows: unknown) {
      return batch.insert(entity, rows);
    },
  };
  const refuse = (broken: { rule: string; pointer: string }) => {
    lived.refused.push(JSON.stringify(broken));
    lived.read.push(words.say(saidBy(broken)));
  };

  const wild = fc.sample(fc.array(wildRequestFacts, { minLength: 20, maxLength: 20 }), LIVES);
  fc.sample(stories, LIVES).forEach((play, index) => {
    let number = 0;
    const { life } = play(({ of, fact }, _before, after) => {
      const state = of === 'request' ? after.request : after.arrangement;
      if (state === null) return;
      number += 1;
      addLog(batch as unknown as Batch, {
        folded: [{ caseId: state.id, fact, number, state }],
        realNow: START,
        machineVersion: 1,
        generations: new Map(),
        heads: new Map([[state.id, null]]),
        snapshots: [{ state, number }],
      });
    });
    lived.kept.push(JSON.stringify([life.held.requestEffects, life.held.arrangementEffects]));
    for (const fact of wild[index] ?? []) {
      const result = stepRequest(life.request, fact, life.policy);
      if ('broken' in result) refuse(result.broken);
    }
    const opened = stepArrangement(life.arrangement, { kind: 'opened' } as never);
    if ('broken' in opened) refuse(opened.broken);

    const { content, authority, revisions } = life.request;
    for (const finding of revisions.flatMap(({ changes }) => changes)) {
      lived.read.push(words.say(messageOfFinding(finding)));
    }
    if (authority === null) return;
    const names = { missions: {}, units: {}, parties: {} };
    for (const kind of LEG_KINDS) {
      const leg = { kind, partyId: 'freedonia', partyName: 'Freedonia' };
      const ask: Ask = askOf({ leg, reference: 'IMC-2011-1', content, names, authority, arrangement: null });
      lived.kept.push(askHashOf(ask));
      lived.read.push(renderAsk(words, ask));
    }
  });
  return lived;
}

/** The same catalogue with every message in other words. */
function reworded(english: Texts): Texts {
  return Object.fromEntries(
    Object.entries(english).map(([subject, messages]) => [
      subject,
      Object.fromEntries(Object.entries(messages).map(([name, text]) => [name, `‹${text}›`])),
    ]),
  );
}

describe('the same lives under two catalogues', () => {
  it('leave the same facts, states, hashes, chains and asks, and only read differently', async () => {
    const [one, other] = [await livedUnder((english) => english), await livedUnder(reworded)];
    expect(one.kept.length).toBeGreaterThan(1_000);
    expect(one.refused.length).toBeGreaterThan(100);
    expect(one.read.length).toBeGreaterThan(200);
    expect(other.kept).toEqual(one.kept);
    expect(other.refused).toEqual(one.refused);
    expect(other.version).not.toBe(one.version);
    expect(other.read).toHaveLength(one.read.length);
    expect(other.read.filter((text, index) => text === one.read[index])).toEqual([]);
    const rules = new Set(one.refused.map((broken) => (JSON.parse(broken) as { rule: string }).rule));
    expect(rules.size).toBeGreaterThan(8);
  });
});
