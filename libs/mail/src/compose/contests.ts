import type { Answer, Instant } from '#libs/contracts';
import {
  type Addressee,
  type CaseParams,
  Draft,
  type Letter,
  type PartyParams,
  type Section,
  indent,
} from './frame.js';

/** What letters about a contested record say of it. */
export interface ContestParams {
  readonly about: CaseParams;
  readonly to: Addressee;
  readonly party: PartyParams;
  /** Whether the addressee acts for the party; otherwise they manage the request. */
  readonly forParty: boolean;
  readonly answer: Answer;
  readonly receipt: string;
  readonly contestedAt: Instant;
  /** The reason that the party gives. */
  readonly reason: string;
  readonly url: string;
}

/** How a contest was settled. */
export type SettledParams = ContestParams & {
  readonly how: 'withdrawn' | 'corrected' | 'answered' | 'asked_again' | 'struck' | 'noted';
  readonly because: string | null;
};

/** A party contests what was recorded for it: the acknowledgement to its people, and the notice to those who settle it. */
export function composeContested(contest: ContestParams): Letter {
  const draft = new Draft(contest.about, contest.to);
  const { words } = draft;
  const { receipt, forParty } = contest;
  const party = draft.party(contest.party);
  return draft.letter(
    words.format('mails.contested.subject', { receipt, party }),
    [
      forParty
        ? words.format('mails.contested.received', { party })
        : words.format('mails.contested.notice', { party: draft.partyAtStart(contest.party) }),
    ],
    [
      theRecord(draft, contest),
      forParty
        ? [words.format('mails.contested.now'), indent(words.format('mails.contested.now_text'))]
        : [words.format('mails.contested.to_do'), indent(words.format('mails.contested.to_do_text'))],
      draft.where(contest.url),
    ],
  );
}

/** A contest has been settled. */
export function composeContestSettled(contest: SettledParams): Letter {
  const draft = new Draft(contest.about, contest.to);
  const { words } = draft;
  const { receipt } = contest;
  return draft.letter(
    words.format('mails.settled.subject', { receipt, party: draft.party(contest.party) }),
    [theEnd(draft, contest)],
    [theRecord(draft, contest), ...draft.reason(contest.because), draft.where(contest.url)],
  );
}

function theEnd(draft: Draft, { how, party }: SettledParams): string {
  const { words } = draft;
  switch (how) {
    case 'withdrawn':
    case 'answered':
      return words.format(`mails.settled.${how}`, { party: draft.partyAtStart(party) });
    case 'asked_again':
    case 'struck':
      return words.format(`mails.settled.${how}`, { party: draft.party(party) });
    case 'corrected':
    case 'noted':
      return words.format(`mails.settled.${how}`);
  }
}

function theRecord({ words }: Draft, { answer, receipt, contestedAt, reason }: ContestParams): Section {
  return [
    words.format('mails.contested.record'),
    indent(words.format('mails.contested.receipt', { receipt })),
    indent(words.format('mails.contested.answer', { answer: words.format(`mails.answer.${answer}`) })),
    indent(words.format('mails.contested.at', { at: words.instant(contestedAt) })),
    indent(words.format('mails.contested.words', { reason })),
  ];
}
