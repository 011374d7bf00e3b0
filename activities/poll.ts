import type { CasePolled } from '#libs/cases';
import type { ArrangementView, RequestView, Subject } from '#libs/contracts';
import type { EffectDeps } from './letters/carry-out.js';
import { arrangementStory, requestStory } from './story/story.js';

/** What polling works with. */
export interface PollDeps {
  readonly cases: { poll(subject: Subject): Promise<CasePolled | null> };
  /** Called after each poll, which may have given the relay something to deliver. */
  readonly polled: () => void;
  readonly effectEnded: EffectDeps['effectEnded'];
}

/** The activities by which workflows poll their case: what fell due is folded, and the store says how to go on. */
export function createPolls({ cases, polled, effectEnded }: PollDeps) {
  const poll = async (subject: Subject) => {
    const found = await cases.poll(subject);
    polled();
    for (const kind of found?.gone ?? []) effectEnded(kind, 'gone');
    return found;
  };
  return {
    pollRequest: async (requestId: string): Promise<RequestView> => {
      const found = await poll({ kind: 'request', requestId });
      return found?.carried.case === 'request'
        ? requestStory(found, found.carried)
        : { ...GONE, legs: [], deadline: null };
    },
    pollArrangement: async (arrangementId: string): Promise<ArrangementView> => {
      const found = await poll({ kind: 'arrangement', arrangementId });
      return found?.carried.case === 'arrangement'
        ? arrangementStory(found, found.carried)
        : { ...GONE, waitsFor: 'over' };
    },
  };
}

const GONE = { open: false, title: 'no such case', wake: null, todo: [] };
