import type { Answer, Channel, Instant, Instrument, LegKind, TimeRange } from '#libs/contracts';
import { reportingDelayOf } from '#libs/rules';
import { formatInstrument, formatReportingDelay } from '#libs/words';
import {
  type Addressee,
  type CaseParams,
  Draft,
  type Letter,
  type PartyParams,
  type Section,
  indent,
} from './frame.js';

/** The way by which the addressee answers. */
export interface AnswerLink {
  /** `personal`: for this person alone, without an account; `account`: the request's page after signing in. */
  readonly kind: 'personal' | 'account';
  readonly url: string;
}

/** One round of one party, as its letters need it. */
export interface AskParams {
  readonly about: CaseParams;
  readonly to: Addressee;
  readonly party: PartyParams;
  readonly legKind: LegKind;
  readonly round: number;
  /** The text that the party was sent, and its SHA-256. */
  readonly text: string;
  readonly textHash: string;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly lapseAt: Instant;
  readonly neededByAt: Instant;
  readonly link: AnswerLink;
}

/** What can be answered where the link leads, by kind of leg. */
const WAYS = {
  releasing_assessment: 'consent',
  cost_review: 'consent',
  consultation: 'consult',
  advance_notice: 'notice',
  contributor_consent: 'consent',
  host_consent: 'consent',
  regional_consent: 'consent',
  mou_amendment: 'consent',
  clearances: 'consent',
  council_decision: 'council',
} as const satisfies Record<LegKind, string>;

/** What is asked of a party, as subjects name it: "Consent of Ukraine". */
export function subjectOfLeg(draft: Draft, kind: LegKind, party: Pick<PartyParams, 'name'>): string {
  const { words } = draft;
  switch (kind) {
    case 'releasing_assessment':
    case 'cost_review':
    case 'advance_notice':
    case 'council_decision':
      return words.format(`mails.subject.${kind}`);
    case 'consultation':
    case 'contributor_consent':
    case 'host_consent':
    case 'regional_consent':
    case 'mou_amendment':
    case 'clearances':
      return words.format(`mails.subject.${kind}`, { party: draft.party(party) });
  }
}

/** The first letter of a round. */
export function composeAsk(ask: AskParams): Letter {
  const draft = new Draft(ask.about, ask.to);
  const { words, title } = draft;
  return draft.letter(
    words.format('mails.ask.subject', { subject: subjectOfLeg(draft, ask.legKind, ask.party), title }),
    [words.format('mails.ask.opening', { party: draft.party(ask.party), due: due(draft, ask) })],
    theAsk(draft, ask),
  );
}

/** A reminder before or after the date by which an answer was asked. */
export function composeReminder(ask: AskParams & { readonly number: number }): Letter {
  const draft = new Draft(ask.about, ask.to);
  const { words, title } = draft;
  const { number } = ask;
  return draft.letter(
    words.format('mails.reminder.subject', {
      number,
      subject: subjectOfLeg(draft, ask.legKind, ask.party),
      title,
    }),
    [
      words.format('mails.reminder.opening', {
        party: draft.party(ask.party),
        asked: words.instant(ask.askedAt),
        late: ask.dueAt <= ask.about.now ? 'yes' : 'no',
        due: due(draft, ask),
      }),
    ],
    theAsk(draft, ask),
  );
}

/** The Secretariat's reply to a question of the party, with the ask once more. */
export function composeReply(
  ask: AskParams & { readonly question: string; readonly reply: string; readonly repliedAt: Instant },
): Letter {
  const draft = new Draft(ask.about, ask.to);
  const { words, title } = draft;
  return draft.letter(
    words.format('mails.reply.subject', { subject: subjectOfLeg(draft, ask.legKind, ask.party), title }),
    [
      words.format('mails.reply.opening', {
        replied: words.instant(ask.repliedAt),
        party: draft.party(ask.party),
        due: due(draft, ask),
      }),
    ],
    [
      [words.format('mails.section.question'), indent(ask.question)],
      [words.format('mails.reply.reply'), indent(ask.reply)],
      ...theAsk(draft, ask),
    ],
  );
}

/** What was recorded as a party's answer. */
export interface ReceiptParams {
  readonly about: CaseParams;
  readonly to: Addressee;
  readonly party: PartyParams;
  readonly legKind: LegKind;
  readonly answer: Answer;
  /** The number of the receipt. */
  readonly receipt: string;
  readonly recordedAt: Instant;
  readonly channel: Channel;
  /** The symbol of the Council's act; null where the answer is no act. */
  readonly act: string | null;
  readonly instrument: Instrument | null;
  readonly conditions: string | null;
  readonly reason: string | null;
  readonly late: boolean;
  /** SHA-256 of the text that was answered; null if there was none yet. */
  readonly textHash: string | null;
  /** Of an answer that came on paper: when it was decided and reported, and where the addressee can contest the record. */
  readonly onPaper: {
    readonly decidedAt: TimeRange;
    readonly reportedAt: Instant;
    readonly contestUrl: string;
    /** Whether it corrects an earlier record. */
    readonly corrects: boolean;
  } | null;
}

/** The receipt that a party gets for every answer recorded in its name. */
export function composeReceipt(receipt: ReceiptParams): Letter {
  const draft = new Draft(receipt.about, receipt.to);
  const { words } = draft;
  const { onPaper } = receipt;
  const party = draft.party(receipt.party);
  const answer = words.format(`mails.answer.${receipt.answer}`);
  const said = [
    ['answer', answer],
    ['act', receipt.act === null ? null : { symbol: receipt.act }],
    ['instrument', receipt.instrument === null ? null : formatInstrument(words, receipt.instrument)],
    ['conditions', receipt.conditions],
    ['reason', receipt.reason],
    [
      'day',
      onPaper === null
        ? null
        : formatReportingDelay(words, reportingDelayOf(onPaper.decidedAt, onPaper.reportedAt)),
    ],
    ['at', words.instant(receipt.recordedAt)],
    ['channel', words.format(`mails.channel.${receipt.channel}`)],
    ['number', receipt.receipt],
    ['hash', receipt.textHash ?? words.format('mails.receipt.no_text')],
  ] as const;
  const lines = said.flatMap(([name, value]) =>
    value === null ? [] : [indent(words.format(`mails.receipt.${name}`, { value }))],
  );
  const late: Section = [
    words.format('mails.receipt.late'),
    indent(words.format('mails.receipt.late_means')),
  ];
  return draft.letter(
    words.format('mails.receipt.subject', {
      receipt: receipt.receipt,
      subject: subjectOfLeg(draft, receipt.legKind, receipt.party),
      answer,
    }),
    [
      words.format(onPaper?.corrects === true ? 'mails.receipt.corrected' : 'mails.receipt.recorded', {
        party,
      }),
    ],
    [
      [words.format('mails.receipt.what'), ...lines],
      ...(receipt.late ? [late] : []),
      [
        words.format('mails.receipt.not_right'),
        ...(onPaper === null
          ? [indent(words.format('mails.receipt.tell_us', { party }))]
          : [
              indent(words.format('mails.receipt.contest', { party })),
              indent(onPaper.contestUrl),
              indent(words.format('mails.receipt.contest_effect')),
            ]),
      ],
    ],
  );
}

/** The sections that every letter with an ask ends in. */
function theAsk(draft: Draft, ask: AskParams): Section[] {
  return [textPut(draft, ask), whenDatePasses(draft, ask), howToAnswer(draft, ask), hashOf(draft, ask)];
}

function due(draft: Draft, { dueAt, party }: AskParams): string {
  return draft.deadline(dueAt, party.zone);
}

/** The text that was sent, between lines that show where it begins and ends. */
function textPut(draft: Draft, { party, text }: AskParams): Section {
  return [
    draft.words.format('mails.ask.text_put', { party: draft.party(party) }),
    `----- begin -----\n${text.replace(/\n+$/u, '')}\n----- end -----`,
  ];
}

function whenDatePasses(draft: Draft, ask: AskParams): Section {
  const { words } = draft;
  const { party, neededByAt, lapseAt } = ask;
  return [
    words.format('mails.ask.due'),
    indent(words.format('mails.ask.answer_by', { due: due(draft, ask) })),
    indent(words.format('mails.ask.needed_by', { due: draft.deadline(neededByAt, party.zone) })),
    indent(words.format('mails.ask.silence')),
    indent(words.format('mails.ask.lapses', { lapse: words.instant(lapseAt) })),
  ];
}

function howToAnswer({ words }: Draft, { legKind, link }: AskParams): Section {
  const ways = words.format(`mails.ways.${WAYS[legKind]}`);
  return link.kind === 'personal'
    ? [
        words.format('mails.ask.how'),
        indent(words.format('mails.ask.personal_link')),
        indent(link.url),
        indent(`${ways} ${words.format('mails.ask.review')}`),
      ]
    : [
        words.format('mails.ask.how'),
        indent(words.format('mails.ask.sign_in')),
        indent(link.url),
        indent(ways),
      ];
}

function hashOf({ words }: Draft, { textHash, round }: AskParams): Section {
  return [words.format('mails.ask.hash'), indent(words.format('mails.ask.round', { round, hash: textHash }))];
}
