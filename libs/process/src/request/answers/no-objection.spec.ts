import type { Policy } from '#libs/contracts';
import { policySchema } from '#libs/contracts';
import { Life } from '../../../../../tests/support/machine/lives/process-life.js';
import {
  AGREEMENT,
  COUNCIL,
  helicopters,
  NOTICE,
  noticeFirst,
  voiceOf,
} from '../../../../../tests/support/machine/process-mi24.js';

const START = '2011-01-17T15:00:00.000Z';
const NEXT_DAY = '2011-01-19T15:00:00.000Z';
const OBJECTIONS_END = '2011-01-22T15:00:00.000Z';
const AFTER = '2011-01-23T15:00:00.000Z';

/** Two members and the President, who may object for three days. */
const byLetters: Policy = policySchema.parse({
  ...noticeFirst,
  legs: noticeFirst.legs.map((leg) =>
    leg.kind === 'council_decision'
      ? {
          ...leg,
          seats: ['france', 'gabon', 'president'].map((id) => ({ id, title: id })),
          rule: { kind: 'no_objection', recordedBy: 'president' },
          objectionsUntil: 'P5D',
        }
      : leg,
  ),
});

const member = (seat: string) => ({ personId: `security-council-${seat}-1`, partyId: 'security-council' });
const reply = { ...AGREEMENT['council_decision'], answer: 'adopted' as const, seat: 'president' };
const objection = { answer: 'object' as const, seat: 'gabon', reason: 'The unit is needed where it is.' };

function asked(): Life {
  const life = Life.submittedAt(START, helicopters, new Life(byLetters));
  life.says(NOTICE, START, AGREEMENT['advance_notice'] ?? { answer: 'notice_given' }, voiceOf(NOTICE));
  return life;
}

describe('the no-objection procedure', () => {
  it('waits for the reply of the President once silence was kept, and decides nothing by it', () => {
    const life = asked();
    life.tick(AFTER);
    expect(life.leg(COUNCIL)).toMatchObject({ status: 'asked', satisfied: false });
    expect(life.leg(COUNCIL).seats.map((seat) => seat.vote)).toEqual(['absent', 'absent', null]);
    expect(life.tasks('record_reply')).toMatchObject([{ legId: COUNCIL, aboutId: 'president' }]);
    expect(life.says(COUNCIL, AFTER, reply, member('president'))).toBeNull();
    expect(life.leg(COUNCIL)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(life.tasks('record_reply')).toEqual([]);
  });

  it('takes no reply while members may still object, so that no deadline ever completes it', () => {
    const life = asked();
    expect(life.says(COUNCIL, NEXT_DAY, reply, member('president'))).toMatchObject({
      rule: 'status_forbids',
      pointer: '/answer',
    });
    life.tick(OBJECTIONS_END);
    expect(life.leg(COUNCIL).satisfied).toBe(false);
  });

  it.each([
    ['before the time for objections is over', NEXT_DAY],
    ['after it, as long as the reply is not on record', AFTER],
  ])('is stopped by one objection %s', (_when, at) => {
    const life = asked();
    expect(life.says(COUNCIL, at, objection, member('gabon'))).toBeNull();
    expect(life.leg(COUNCIL)).toMatchObject({ status: 'objected', satisfied: false });
    expect(life.line().status).toBe('blocked');
    expect(life.tasks('resolve_block')).toHaveLength(1);
    // The reply comes after the group has decided: it is kept, and changes nothing.
    expect(life.says(COUNCIL, at, reply, member('president'))).toBeNull();
    expect(life.leg(COUNCIL)).toMatchObject({ status: 'objected', satisfied: false });
    expect(life.tasks('review_late_answer')).toHaveLength(1);
  });
});
