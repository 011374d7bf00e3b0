import type { Answer, Instant } from '#libs/contracts';
import { partyInSentence } from '#libs/rules';
import { type Addressee, type CaseParams, type Letter, frame } from './frame.js';
import { ANSWER_LABELS, type PartyParams } from './to-party.js';
import { indent, formatMoment, partyAtStart } from './words.js';

/** What letters about a contested record say of it. */
export interface ContestParams {
  readonly about: CaseParams;
  readonly to: Addressee;
  readonly party: PartyParams;
  /** Whether the addressee acts for the party; else they manage the request. */
  readonly forParty: boolean;
  readonly answer: Answer;
  readonly receipt: string;
  readonly contestedAt: Instant;
  /** Why the party contests the record, in its words. */
  readonly reason: string;
  readonly url: string;
}

/** How a contest was settled. */
export type SettledParams = ContestParams & {
  readonly how: 'withdrawn' | 'corrected' | 'answered' | 'asked_again' | 'struck' | 'noted';
  readonly because: string | null;
};

function what({ answer, receipt, contestedAt, reason }: ContestParams): [string, ...string[]] {
  return [
    'The record',
    indent(`Receipt number: ${receipt}`),
    indent(`Recorded answer: ${ANSWER_LABELS[answer]}`),
    indent(`Contested: ${formatMoment(contestedAt)}`),
    indent(`In the words of the party: ${reason}`),
  ];
}

/** A party denies what was recorded for it: the acknowledgement to its people, the notice to those who settle it. */
export function composeContested(words: ContestParams): Letter {
  const party = partyInSentence(words.party.name);
  return frame(
    words.about,
    words.to,
    `Contested: receipt ${words.receipt} of ${party}`,
    [
      words.forParty
        ? `The contest of ${party} has been received. Nothing rests on the record from now on.`
        : `${partyAtStart(words.party.name)} contests what was recorded for it from a paper. Nothing rests on the record from now on.`,
    ],
    [
      what(words),
      words.forParty
        ? [
            'What happens now',
            '  The Secretariat corrects the record by a further one, or strikes it and asks you again. It cannot uphold it against your word. You may also give your answer yourself, or let the record stand after all.',
          ]
        : [
            'What is to be done',
            '  Compare the record with the paper. Correct it by a further record, which a second person countersigns, or strike it; the party is then asked again. It cannot be upheld against the word of the party.',
          ],
      ['Where to look', `  ${words.url}`],
    ],
  );
}

const ENDS: Readonly<Record<SettledParams['how'], (party: string) => string>> = {
  withdrawn: (party) => `${party} lets the record stand after all. It counts again.`,
  corrected: () =>
    'The record has been corrected by a further one. It has a receipt of its own, which can be contested as well.',
  answered: (party) => `${party} has given its answer itself. The record counts no more.`,
  asked_again: (party) => `The record counts no more; ${party} is asked again.`,
  struck: (party) => `The record has been struck. It counts no more, and the answer of ${party} is awaited.`,
  noted: () => 'Nothing rested on the record any more. The contest is on file beside it.',
};

/** A contest has been settled. */
export function composeContestSettled(words: SettledParams): Letter {
  const party = partyInSentence(words.party.name);
  const end = ENDS[words.how](party);
  return frame(
    words.about,
    words.to,
    `Settled: the contest of receipt ${words.receipt} of ${party}`,
    [`${end.charAt(0).toUpperCase()}${end.slice(1)}`],
    [
      what(words),
      ...(words.because === null ? [] : [['The reason stated', indent(words.because)] as [string, string]]),
      ['Where to look', `  ${words.url}`],
    ],
  );
}
