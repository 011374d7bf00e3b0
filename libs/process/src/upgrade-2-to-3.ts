import type { StoredState, UpgradeStep } from './upgrade.js';

/*
 * Version 3 knows contests: a party may deny what was recorded for it from a paper. A record keeps the text that was asked
 * and, where it corrects another, why. Version 2 kept one text for each leg, that of the last revision.
 */

type Stored = Record<string, unknown>;

/** The text to which a record speaks, where it is still the one that its leg asks. */
function askedOf(paper: Stored, leg: Stored | undefined): Stored | null {
  const ask = leg?.['ask'] as Stored | undefined;
  if (ask === undefined || ask['textHash'] !== paper['textHash']) return null;
  return { language: ask['language'], text: ask['text'] };
}

function request(state: StoredState): StoredState {
  const legs = state['legs'] as Record<string, Stored>;
  const papers = state['papers'] as Record<string, Stored>;
  return {
    ...state,
    papers: Object.fromEntries(
      Object.entries(papers).map(([id, paper]) => [
        id,
        { ...paper, asked: askedOf(paper, legs[String(paper['legId'])]), correctionReason: null },
      ]),
    ),
    contests: {},
  };
}

/** Brings what version 2 of the machine left to the form of version 3; an arrangement is what it was. */
export const upgrade2To3: UpgradeStep = (state) => (state['case'] === 'request' ? request(state) : state);
