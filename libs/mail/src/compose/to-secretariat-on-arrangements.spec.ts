import {
  composeCaution,
  composeConsentWithdrawn,
  composeDiscontinued,
  composeResumed,
  composeRulingNeeded,
  composeSuspended,
} from './to-secretariat-on-arrangements.js';
import type { NoticeParams } from './to-secretariat.js';

const notice: NoticeParams = {
  about: {
    reference: 'IMC/2014/0007',
    revision: null,
    units: ['Infantry battalion'],
    sender: 'UNAMID',
    receiver: 'UNMISS',
    now: '2014-05-28T15:00:00.000Z',
    rehearsal: null,
  },
  to: { name: 'Ana Ribeiro', title: 'Desk officer', language: 'en' as const },
  url: 'https://countersign.example/requests/1',
};
const line = { unit: 'Infantry battalion', persons: 850, expiresAt: '2014-06-10T04:00:00.000Z' };
const onLine = { ...notice, line, receiver: 'UNMISS' };
const act = 'S/RES/2155 (2014)';

describe('the letters about an arrangement in force', () => {
  it('say by which act the authority ended, and until when the unit may be there', () => {
    const { subject, text } = composeDiscontinued({
      ...onLine,
      act,
      returnDueAt: '2014-06-10T04:00:00.000Z',
    });
    expect(subject).toContain('ALARM: authority ended by S/RES/2155 (2014): Infantry battalion');
    expect(text).toContain('The unit must have left 9 June 2014, 24:00 in New York, in 12 days.');
    expect(text).toContain('nothing is extended by silence');
  });

  it('say that a unit must leave at once, or that its line is over', () => {
    const atOnce = composeDiscontinued({ ...onLine, act, returnDueAt: '2014-05-28T15:00:00.000Z' });
    expect(atOnce.text).toContain('The unit must leave at once.');
    const over = composeDiscontinued({ ...onLine, act, returnDueAt: null });
    expect(over.text).toContain('The unit had not left, so the line is over.');
  });

  it('ask for a ruling without giving one', () => {
    const { subject, text } = composeRulingNeeded({ ...onLine, act });
    expect(subject).toContain('a ruling is needed on a unit that is moving');
    expect(text).toContain('Nobody has ruled yet whether it turns back or goes on.');
    expect(text).toContain('This alarm is repeated until then.');
  });

  it('do not name the party that withdrew its consent', () => {
    const { subject, text } = composeConsentWithdrawn({ ...onLine, returnDueAt: null });
    expect(subject).toContain('a consent has been withdrawn');
    expect(text).toContain('A party has withdrawn the consent on which the presence of Infantry battalion');
  });

  it('say of a suspension that it lengthens nothing, with the reason stated', () => {
    const { text } = composeSuspended({
      ...notice,
      line,
      because: 'ordered',
      reason: 'The airfield is closed.',
    });
    expect(text).toContain('Those who manage the arrangement have suspended it.');
    expect(text).toContain('It expires 9 June 2014, 24:00 in New York, in 12 days.');
    expect(text).toContain('A suspension does not lengthen the arrangement.');
    expect(text).toContain('THE REASON GIVEN\n  The airfield is closed.');
    expect(composeResumed({ ...notice, line }).text).toContain('is no longer suspended');
  });

  it('say that a suspension comes of a contest, of which no reason is stated', () => {
    const { text } = composeSuspended({ ...notice, line, because: 'record_contested', reason: null });
    expect(text).toContain('A party contests what was recorded for it');
    expect(text).toContain('has to be settled first');
    expect(text).not.toContain('THE REASON GIVEN');
    const suspended = composeSuspended({ ...notice, line, because: 'answered', reason: 'Under review.' });
    expect(suspended.text).toContain('A party has suspended the consent on which it rests.');
  });

  it('show what does not agree with the record, without blame', () => {
    const { subject, text } = composeCaution({
      ...notice,
      line,
      cautions: [{ at: '2014-05-28T12:00:00.000Z', what: 'departed_while_suspended', clearance: null }],
    });
    expect(subject).toContain('Warning: please check a movement');
    expect(text).toContain('recorded as it was reported');
    expect(text).toContain('  It departed while the line was suspended.');
  });
});
