import type { CaseParams } from './frame.js';
import {
  composeAsk,
  composeReceipt,
  composeReminder,
  composeReply,
  type AskParams,
  type ReceiptParams,
} from './to-party.js';

const about: CaseParams = {
  reference: 'IMC/2011/0007-R',
  revision: 1,
  units: ['3 armed helicopters (Mi-24) with crews'],
  sender: 'UNMIL',
  receiver: 'UNOCI',
  now: '2011-01-19T15:00:00.000Z',
  rehearsal: null,
};

const to = {
  name: 'Olena Koval',
  title: 'Counsellor, Permanent Mission of Ukraine',
  language: 'en' as const,
};
const party = { name: 'Ukraine', zone: 'Europe/Kyiv' };

const ask: AskParams = {
  about,
  to,
  party,
  legKind: 'contributor_consent',
  round: 1,
  text: 'The ask\n  Authority: S/RES/1967 (2011)\n',
  textHash: 'ab12',
  askedAt: '2011-01-19T15:00:00.000Z',
  dueAt: '2011-02-02T15:00:00.000Z',
  lapseAt: '2011-03-20T14:00:00.000Z',
  neededByAt: '2011-02-11T05:00:00.000Z',
  link: { kind: 'personal', url: 'https://countersign.example/sign-off/token' },
};

const receipt: ReceiptParams = {
  about,
  to,
  party,
  legKind: 'contributor_consent',
  answer: 'consent',
  receipt: '41',
  recordedAt: '2011-02-04T15:00:00.000Z',
  channel: 'paper',
  act: null,
  instrument: { kind: 'law', reference: '8057', organ: 'Verkhovna Rada', date: { on: '2011-02-04' } },
  conditions: null,
  reason: null,
  late: false,
  textHash: 'ab12',
  onPaper: {
    decidedAt: { from: '2011-02-04T05:00:00.000Z', to: '2011-02-05T05:00:00.000Z' },
    reportedAt: '2011-02-09T15:00:00.000Z',
    contestUrl: 'https://countersign.example/records/t1',
    corrects: false,
  },
};

describe('composeAsk', () => {
  it('says who asks what, until when, what then, and how to answer', () => {
    expect(composeAsk(ask)).toMatchInlineSnapshot(`
     {
       "subject": "[IMC/2011/0007-R] Consent of Ukraine: 3 armed helicopters (Mi-24) with crews, UNMIL to UNOCI",
       "text": "For the attention of Olena Koval, Counsellor, Permanent Mission of Ukraine

     The text below is addressed to Ukraine. Please answer by 2 February 2011, 10:00 in New York (2 February 2011, 17:00 in Kyiv), in 14 days.

     WHAT UKRAINE IS ASKED
     ----- begin -----
     The ask
       Authority: S/RES/1967 (2011)
     ----- end -----

     WHEN THE ANSWER IS DUE
       Answer by: 2 February 2011, 10:00 in New York (2 February 2011, 17:00 in Kyiv), in 14 days.
       Units needed by: 10 February 2011, 24:00 in New York (11 February 2011, 07:00 in Kyiv), in 22 days.
       If the first of these dates passes without an answer, the answer is overdue. Silence is never taken for consent.
       If no answer has come by 20 March 2011, 10:00 in New York, this request for an answer is closed without one.

     HOW TO ANSWER
       Open your personal link. It is for you alone; please do not pass it on. Opening it changes nothing.
       https://countersign.example/sign-off/token
       There you can consent, consent with conditions, consent in principle, refuse, or ask a question. You can review your answer before you sign it.

     FINGERPRINT OF THE TEXT
       Round 1. SHA-256 of the text: ab12

     REFERENCE
     IMC/2011/0007-R, revision 1

     This message was sent automatically. Please do not reply to it: a reply is not read as an answer.
     ",
     }
    `);
  });

  it('writes the names of parties as they stand in sentences', () => {
    const { subject, text } = composeAsk({
      ...ask,
      legKind: 'host_consent',
      party: { name: 'Government of Liberia', zone: 'Africa/Monrovia' },
    });
    expect(subject).toContain('Consent of the Government of Liberia');
    expect(text).toContain('The text below is addressed to the Government of Liberia.');
  });

  it('leads people with an account to the request', () => {
    const { text } = composeAsk({
      ...ask,
      link: { kind: 'account', url: 'https://countersign.example/requests/1' },
    });
    expect(text).toContain('Sign in and open the request:\n  https://countersign.example/requests/1');
    expect(text).not.toContain('personal link');
  });

  it('puts the text as it is, between marks, with symbols whole', () => {
    const { text } = composeAsk(ask);
    expect(text).toContain('----- begin -----\nThe ask\n  Authority: S/RES/1967 (2011)\n----- end -----');
  });

  it('says of a case on a moved clock that it is not live', () => {
    const { text } = composeAsk({
      ...ask,
      about: { ...about, rehearsal: { assumptions: 'Assumed for this run.' } },
    });
    expect(text).toContain('NOTE: this is a rehearsal. Its clock has been moved');
  });
});

describe('composeReminder', () => {
  it('says that nothing came, and by when it is asked', () => {
    const { subject, text } = composeReminder({
      ...ask,
      about: { ...about, now: '2011-01-26T15:00:00.000Z' },
      number: 1,
    });
    expect(subject).toContain('Reminder 1: Consent of Ukraine');
    expect(text).toContain(
      'No answer has been received so far. Please answer by 2 February 2011, 10:00 in New York',
    );
    expect(text).toContain('in 7 days');
  });

  it('does not speak of a passed date as if it were to come', () => {
    const { text } = composeReminder({
      ...ask,
      about: { ...about, now: '2011-02-05T15:00:00.000Z' },
      number: 2,
    });
    expect(text).toContain('An answer was due by 2 February 2011');
    expect(text).toContain('3 days ago');
  });
});

describe('composeReply', () => {
  it('gives question and reply, indented so that they cannot pass for our words', () => {
    const { text } = composeReply({
      ...ask,
      question: 'Who pays?\nHOW TO ANSWER',
      reply: 'The receiving mission.',
      repliedAt: '2011-01-20T15:00:00.000Z',
    });
    expect(text).toContain('THE QUESTION\n  Who pays?\n  HOW TO ANSWER');
    expect(text).toContain('THE REPLY\n  The receiving mission.');
    expect(text.split('\n').filter((line) => line === 'HOW TO ANSWER')).toHaveLength(1);
  });
});

describe('composeReceipt', () => {
  it('says what was recorded, how it came and how to contest it', () => {
    const { subject, text } = composeReceipt(receipt);
    expect(subject).toBe('[IMC/2011/0007-R] Receipt 41: Consent of Ukraine: consent');
    expect(text).toContain('Instrument: law 8057 of Verkhovna Rada, 4 February 2011');
    expect(text).toContain('on paper, recorded by one person and countersigned by another');
    expect(text).toContain('did not give this answer');
    expect(text).not.toContain('Act:');
    expect(text).not.toContain('CAME LATE');
  });

  it('names the act of the Council beside the paper that it came by', () => {
    const { text } = composeReceipt({
      ...receipt,
      answer: 'adopted',
      act: 'S/RES/1967 (2011)',
      instrument: { kind: 'letter', reference: 'S/2011/29', organ: null, date: null },
    });
    expect(text).toContain('Act: S/RES/1967 (2011)');
    expect(text).toContain('Instrument: letter S/2011/29');
  });

  it('says of a late answer that it is kept and changes nothing by itself', () => {
    expect(composeReceipt({ ...receipt, late: true }).text).toContain('THIS ANSWER CAME LATE');
  });
});
