import {
  composeEnd,
  composeSilence,
  composeLost,
  composeNeededByWarning,
  composeQuestion,
  composeLateReply,
  composeRoundLapsed,
  composeWindowWarning,
  type NoticeParams,
} from './to-secretariat.js';
import { composeAlarm, composeExpiryWarning } from './to-secretariat-on-arrangements.js';

const notice: NoticeParams = {
  about: {
    reference: 'IMC/2011/0007-R',
    revision: 1,
    units: ['3 armed helicopters (Mi-24) with crews'],
    sender: 'UNMIL',
    receiver: 'UNOCI',
    now: '2011-02-18T05:00:00.000Z',
    rehearsal: null,
  },
  to: { name: 'Ana Ribeiro', title: 'Desk officer', language: 'en' as const },
  url: 'https://countersign.example/requests/1',
};

const party = { name: 'Ukraine', zone: 'Europe/Kyiv' };
const line = {
  unit: '3 armed helicopters (Mi-24) with crews',
  persons: 60,
  expiresAt: '2011-02-17T05:00:00.000Z',
};

describe('composeAlarm', () => {
  it('says plainly that it is a breach and since when', () => {
    const { subject, text } = composeAlarm({
      ...notice,
      line,
      receiver: 'UNOCI',
      breachSince: '2011-02-17T05:00:00.000Z',
    });
    expect(subject).toContain(
      'BREACH: unit present without authority since 16 February 2011, 24:00 in New York',
    );
    expect(text).toContain(
      'BREACH. The unit is with UNOCI without authority since 16 February 2011, 24:00 in New York (24 hours ago): 3 armed helicopters (Mi-24) with crews (up to 60 persons).',
    );
    expect(text).toContain('Nothing has been extended.');
  });

  it('says of a unit on its way that it must not arrive', () => {
    const { subject, text } = composeAlarm({ ...notice, line, receiver: 'UNOCI', breachSince: null });
    expect(subject).toContain('ALARM: the authority ended while the unit was moving');
    expect(text).toContain('It must not arrive without a new one.');
    expect(text).not.toContain('BREACH');
  });
});

describe('the other letters', () => {
  const dates = {
    askedAt: '2011-01-19T15:00:00.000Z',
    dueAt: '2011-02-02T15:00:00.000Z',
    lapseAt: '2011-03-20T14:00:00.000Z',
  };

  it('an escalation names the party and since when, and that silence is no consent', () => {
    const { subject, text } = composeSilence({ ...notice, party, ...dates, say: null });
    expect(subject).toContain('No answer from Ukraine');
    expect(text).toContain('was asked on 19 January 2011, 10:00 in New York, 29 days ago');
    expect(text).toContain('Silence is never taken for consent.');
  });

  it('our own late reply is called our delay', () => {
    const { text } = composeLateReply({
      ...notice,
      party,
      question: 'Who pays?',
      replyDueAt: '2011-02-16T05:00:00.000Z',
    });
    expect(text).toContain('the delay is ours');
  });

  it('a question is relayed as it was asked', () => {
    const { text } = composeQuestion({
      ...notice,
      party,
      question: 'Who pays?\nAnd when?',
      askedAt: '2011-02-17T05:00:00.000Z',
      replyDueAt: '2011-02-19T05:00:00.000Z',
    });
    expect(text).toContain('THE QUESTION\n  Who pays?\n  And when?');
    expect(text).toContain('in 24 hours');
  });

  it('a warning of the day of need names what is outstanding', () => {
    const { text } = composeNeededByWarning({
      ...notice,
      neededByAt: '2011-02-11T05:00:00.000Z',
      waitingFor: [
        { party: 'Ukraine', legKind: 'contributor_consent' },
        { party: 'Security Council', legKind: 'council_decision' },
      ],
    });
    expect(text).toContain('were needed by 10 February 2011, 24:00 in New York');
    expect(text).toContain(
      'Still outstanding: Ukraine (consent of the contributor) and Security Council (decision of the Council).',
    );
  });

  it('a warning of the window says how long it still is', () => {
    const { text } = composeWindowWarning({
      ...notice,
      about: { ...notice.about, now: '2011-02-14T05:00:00.000Z' },
      line,
      expiresAt: line.expiresAt,
      waitingFor: [],
    });
    expect(text).toContain(
      '3 armed helicopters (Mi-24) with crews (up to 60 persons). Its line expires 16 February 2011, 24:00 in New York, in 3 days.',
    );
    expect(text).toContain('No consent is outstanding.');
  });

  it('a warning of the expiry says that silence extends nothing', () => {
    const { text } = composeExpiryWarning({ ...notice, line, expiresAt: line.expiresAt, receiver: 'UNOCI' });
    expect(text).toContain('It is never extended by silence.');
  });

  it.each([
    ['2011-02-17T05:00:00.000Z', 'Its line expired 16 February 2011, 24:00 in New York'],
    ['2011-02-20T05:00:00.000Z', 'before the unit can be there'],
  ])('a lost window with expiry %s says why it is lost', (expiresAt, words) => {
    const { text } = composeLost({ ...notice, line: { ...line, expiresAt }, waitingFor: [] });
    expect(text).toContain('no usable days are left');
    expect(text).toContain(words);
  });

  it('a lost window without a known expiry claims none', () => {
    const { text } = composeLost({ ...notice, line: { ...line, expiresAt: null }, waitingFor: [] });
    expect(text).not.toContain('expire');
  });

  it.each(['granted', 'granted_in_part', 'refused', 'withdrawn', 'lapsed'] as const)(
    'announces %s',
    (end) => {
      const { subject, text } = composeEnd({
        ...notice,
        end,
        because: { code: 'closed.stated', params: { reason: 'As was stated.' } },
      });
      expect(subject.toLowerCase()).toContain(end.replaceAll('_', ' '));
      expect(text).toContain('THE REASON GIVEN\n  As was stated.');
    },
  );

  it('a round that lapsed is no consent', () => {
    const { text } = composeRoundLapsed({ ...notice, party, askedAt: dates.askedAt });
    expect(text).toContain('It has given no consent');
  });
});
