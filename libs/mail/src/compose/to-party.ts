import type { Answer, Channel, Instant, Instrument, LegKind, TimeRange } from '#libs/contracts';
import { citesAs, partyInSentence, reportingDelayOf } from '#libs/rules';
import { frame, type Addressee, type CaseParams, type Letter, type Section } from './frame.js';
import { formatDeadline, indent, formatMoment } from './words.js';

/** The party that is written to. */
export interface PartyParams {
  readonly name: string;
  /** IANA time zone. */
  readonly zone: string;
}

/** The way by which the addressee answers. */
export interface AnswerLink {
  /** `personal`: for this person alone, without an account; `account`: the request's page after signing in. */
  readonly kind: 'personal' | 'account';
  readonly url: string;
}

/** One asking of one party, as its letters need it. */
export interface AskParams {
  readonly about: CaseParams;
  readonly to: Addressee;
  readonly party: PartyParams;
  readonly legKind: LegKind;
  readonly round: number;
  /** The very text that was put to the party, and its SHA-256. */
  readonly text: string;
  readonly textHash: string;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly lapseAt: Instant;
  readonly neededByAt: Instant;
  readonly link: AnswerLink;
}

const SUBJECTS: Readonly<Record<LegKind, (party: string) => string>> = {
  releasing_assessment: () => 'Assessment of what can be released',
  cost_review: () => 'Review of the cost',
  consultation: (party) => `Consultation with ${partyInSentence(party)}`,
  advance_notice: () => 'Advance notice to the Security Council',
  contributor_consent: (party) => `Consent of ${partyInSentence(party)}`,
  host_consent: (party) => `Consent of ${partyInSentence(party)}`,
  regional_consent: (party) => `Consent of ${partyInSentence(party)}`,
  council_decision: () => 'Decision of the Security Council',
  mou_amendment: (party) => `Amendment of the memorandum of understanding with ${partyInSentence(party)}`,
  clearances: (party) => `Clearances of ${partyInSentence(party)}`,
};

const CONSENT_IN_LABELS =
  'There you can consent, consent with conditions, consent in principle, refuse, or ask a question.';

const ANSWERS_IN_LABELS: Readonly<Record<LegKind, string>> = {
  releasing_assessment: CONSENT_IN_LABELS,
  cost_review: CONSENT_IN_LABELS,
  consultation: 'There you record that you have been consulted, object, or ask a question.',
  advance_notice: 'There you record the letter by which notice was given, or ask a question.',
  contributor_consent: CONSENT_IN_LABELS,
  host_consent: CONSENT_IN_LABELS,
  regional_consent: CONSENT_IN_LABELS,
  mou_amendment: CONSENT_IN_LABELS,
  clearances: CONSENT_IN_LABELS,
  council_decision: 'There you record the act that the Council adopted, or that it adopted none.',
};

/** What was answered, as letters name it. */
export const ANSWER_LABELS: Readonly<Record<Answer, string>> = {
  notice_given: 'notice given',
  consent: 'consent',
  consent_with_conditions: 'consent with conditions',
  in_principle: 'consent in principle',
  provisional: 'provisional consent',
  refuse: 'refusal',
  object: 'objection',
  abstain: 'abstention',
  withdraw: 'withdrawal of the consent',
  suspend: 'suspension of the consent',
  notified: 'notified',
  consulted: 'consulted',
  adopted: 'adopted',
  not_adopted: 'not adopted',
};

/** The first letter of a round. */
export function composeAsk(ask: AskParams): Letter {
  return frame(
    ask.about,
    ask.to,
    `${SUBJECTS[ask.legKind](ask.party.name)}: ${ask.about.arrangement}`,
    [`The text below is put to ${partyInSentence(ask.party.name)}. An answer is asked by ${formatDue(ask)}.`],
    [textPut(ask), whenDatePasses(ask), howToAnswer(ask), hashOf(ask)],
  );
}

/** A reminder before or after the date by which an answer was asked. */
export function composeReminder(ask: AskParams & { readonly number: number }): Letter {
  const late = ask.dueAt <= ask.about.now;
  return frame(
    ask.about,
    ask.to,
    `Reminder ${ask.number}: ${SUBJECTS[ask.legKind](ask.party.name)}: ${ask.about.arrangement}`,
    [
      `The text below was put to ${partyInSentence(ask.party.name)} on ${formatMoment(ask.askedAt)}. No answer has been received so far. ` +
        `${late ? 'It was asked by' : 'It is asked by'} ${formatDue(ask)}.`,
    ],
    [textPut(ask), whenDatePasses(ask), howToAnswer(ask), hashOf(ask)],
  );
}

/** The Secretariat's reply to a question of the party, with the ask once more. */
export function composeReply(
  ask: AskParams & { readonly question: string; readonly reply: string; readonly repliedAt: Instant },
): Letter {
  return frame(
    ask.about,
    ask.to,
    `Reply to your question: ${SUBJECTS[ask.legKind](ask.party.name)}: ${ask.about.arrangement}`,
    [
      `The Secretariat replied on ${formatMoment(ask.repliedAt)} to the question of ${partyInSentence(ask.party.name)}. ` +
        `The wait for an answer goes on; it is asked by ${formatDue(ask)}.`,
    ],
    [
      ['The question', indent(ask.question)],
      ['The reply', indent(ask.reply)],
      textPut(ask),
      whenDatePasses(ask),
      howToAnswer(ask),
      hashOf(ask),
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
  /** SHA-256 of the text that was answered; null where none had been put yet. */
  readonly textHash: string | null;
  /** Of an answer that came on paper: when it was decided and told, and where the addressee can contest the record. */
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
  const { party, answer, onPaper } = receipt;
  const said: [string, string | null][] = [
    ['Answer', ANSWER_LABELS[answer]],
    ['Act', receipt.act],
    ['Instrument', receipt.instrument === null ? null : citesAs(receipt.instrument)],
    ['Conditions', receipt.conditions],
    ['Reason', receipt.reason],
    ['Day', onPaper === null ? null : reportingDelayOf(onPaper.decidedAt, onPaper.reportedAt).words],
    ['Recorded', formatMoment(receipt.recordedAt)],
    ['How it came', CHANNEL_LABELS[receipt.channel]],
    ['Receipt number', receipt.receipt],
    ['SHA-256 of the text that was answered', receipt.textHash ?? 'no text had been put to the party yet'],
  ];
  const known = said.flatMap(([name, value]) => (value === null ? [] : [indent(`${name}: ${value}`)]));
  return frame(
    receipt.about,
    receipt.to,
    `Receipt ${receipt.receipt}: ${SUBJECTS[receipt.legKind](party.name)}: ${ANSWER_LABELS[answer]}`,
    [
      onPaper?.corrects === true
        ? `The record of the answer of ${partyInSentence(party.name)} has been corrected. It now says the following; the earlier record stays beside it.`
        : `The following answer of ${partyInSentence(party.name)} has been recorded.`,
    ],
    [
      ['What was recorded', ...known],
      ...(receipt.late ? [LATE] : []),
      onPaper === null ? ifNotRight(party.name) : contestSection(party.name, onPaper.contestUrl),
    ],
  );
}

function contestSection(party: string, url: string): Section {
  return [
    'If this is not right',
    `  If ${partyInSentence(party)} did not give this answer, or not so, contest the record by your personal link. It is meant for you alone; opening it changes nothing.`,
    `  ${url}`,
    '  From then on nothing rests on the record. The Secretariat corrects or strikes it; it cannot uphold it against your word. If the record is right, nothing is to be done.',
  ];
}

function ifNotRight(party: string): Section {
  return [
    'If this is not right',
    `  If ${partyInSentence(party)} did not give this answer, or not so, please tell the United Nations Secretariat at once, naming the receipt number. What is recorded is never erased; a correction is recorded beside it.`,
  ];
}

const LATE: Section = [
  'This answer came late',
  '  It was recorded after the wait for it had ended. It is kept and changes nothing by itself; the Secretariat will decide whether to take it up again, and state the reason.',
];

const CHANNEL_LABELS: Readonly<Record<ReceiptParams['channel'], string>> = {
  inbox: 'given by a person signed in',
  sign_off_page: 'given by a personal link',
  paper: 'on paper, recorded by one person and countersigned by another',
  api: 'by the programming interface',
  record: 'as entered from the record of the past',
  clock: 'by the clock',
  database: 'by the record',
  standing_consent: 'by the consent that was given in advance',
};

function formatDue({ dueAt, about, party }: AskParams): string {
  return formatDeadline(dueAt, about.now, party.zone);
}

/** The text as it was put, between lines that show where it begins and ends. */
function textPut({ party, text }: AskParams): Section {
  return [
    `The text put to ${partyInSentence(party.name)}`,
    `----- begin -----\n${text.replace(/\n+$/u, '')}\n----- end -----`,
  ];
}

function whenDatePasses(ask: AskParams): Section {
  const { about, party, neededByAt, lapseAt } = ask;
  return [
    'When the answer is due',
    `  Answer asked by: ${formatDue(ask)}.`,
    `  Units needed by: ${formatDeadline(neededByAt, about.now, party.zone)}.`,
    '  If the first of these dates passes without an answer, it is then overdue; silence is never taken for consent.',
    `  Where nothing has come by ${formatMoment(lapseAt)}, this asking closes without an answer.`,
  ];
}

function howToAnswer({ legKind, link }: AskParams): Section {
  return link.kind === 'personal'
    ? [
        'How to answer',
        '  Open your personal link. It is meant for you alone; please do not pass it on. Opening it changes nothing.',
        `  ${link.url}`,
        `  ${ANSWERS_IN_LABELS[legKind]} You see what you are about to sign before you sign it.`,
      ]
    : [
        'How to answer',
        '  Sign in and open the request:',
        `  ${link.url}`,
        `  ${ANSWERS_IN_LABELS[legKind]}`,
      ];
}

function hashOf({ textHash, round }: AskParams): Section {
  return ['The text and its hash', `  Round ${round}. SHA-256 of the text put: ${textHash}`];
}
