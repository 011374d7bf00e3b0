import type { RequestContent } from '#libs/contracts';
import { everyKind } from '../../../../tests/support/machine/lives/every-kind.js';
import { Life } from '../../../../tests/support/machine/lives/process-life.js';
import {
  COTE_DIVOIRE,
  COUNCIL,
  LIBERIA,
  NOTICE,
  UKRAINE,
  desk,
  helicopters,
  mi24,
  noLimits,
  noticeFirst,
  resolution1967,
} from '../../../../tests/support/machine/process-mi24.js';
import { allKinds, standingConsent, withLegs } from '../../../../tests/support/machine/model/worlds.js';

const START = '2011-01-17T15:00:00.000Z';
const NEXT = '2011-01-18T15:00:00.000Z';
const LATER = '2011-01-20T15:00:00.000Z';
const patient: RequestContent = { ...helicopters, neededBy: '2011-06-30' };

const waiting = everyKind({ host_consent: ['contributor_consent'] });

describe('a consent that is taken back', () => {
  it('before the grant blocks its line and holds back who was asked upon it', () => {
    const life = Life.submittedAt(START, patient, new Life(waiting));
    life.agrees(UKRAINE, NEXT);
    expect(life.leg(LIBERIA).status).toBe('asked');
    life.says(UKRAINE, LATER, { answer: 'withdraw', reason: 'The crews are needed at home.' });
    expect(life.leg(LIBERIA)).toMatchObject({
      status: 'not_started',
      rounds: [{ closedAt: LATER, closedBecause: 'premise_lost' }],
    });
    expect(life.line().status).toBe('blocked');
    expect(life.tasks('resolve_block')).toMatchObject([{ legId: UKRAINE }]);
    const told = life.effects('tellPremiseLost').map(({ about }) => about.legId);
    expect(told).toContain(LIBERIA);
    life.does(LATER, { kind: 'asked_again', by: desk, legId: UKRAINE, reason: 'Kyiv asks for it.' });
    life.agrees(UKRAINE, LATER);
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'asked', rounds: [{}, { number: 2 }] });
    expect(life.line().status).toBe('open');
  });

  it('after the grant is a matter of the arrangement, with its last day', () => {
    const life = Life.grantedAt(LATER);
    const withdrawn = { answer: 'withdraw', reason: 'Needed at home.', lastDay: '2011-01-31' } as const;
    expect(life.says(UKRAINE, LATER, withdrawn)).toBeNull();
    expect(life.request.status).toBe('granted');
    expect(life.held.log.at(-1)?.fact).toMatchObject({
      kind: 'consent_withdrawn',
      legId: UKRAINE,
      lineIds: ['mi-24'],
      lastDay: '2011-01-31',
    });
  });

  it('for a time is given again by the same party, and by nobody else', () => {
    const life = Life.askedAt(START, patient);
    life.agrees(UKRAINE, NEXT);
    life.says(UKRAINE, LATER, { answer: 'suspend', reason: 'Elections.' });
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'suspended', satisfied: false });
    expect(life.leg(UKRAINE).ledger.at(-1)).toMatchObject({ holder: 'secretariat', to: null });
    expect(life.agrees(UKRAINE, LATER)).toBeNull();
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(life.tasks('resolve_block')).toEqual([]);
  });
});

describe('a host that says no', () => {
  it('is waived by a named act under Chapter VII, with its reason', () => {
    const life = Life.askedAt(START, patient);
    for (const legId of [UKRAINE, LIBERIA, COUNCIL]) life.agrees(legId, LATER);
    life.says(COTE_DIVOIRE, LATER, { answer: 'refuse', reason: 'The mission is to leave.' });
    expect(life.line().status).toBe('blocked');
    life.does(LATER, {
      kind: 'leg_waived',
      by: desk,
      legId: COTE_DIVOIRE,
      instrument: 'S/RES/1962 (2010)',
      reason: 'The Council acted under Chapter VII; those who refuse are not recognised.',
    });
    expect(life.leg(COTE_DIVOIRE)).toMatchObject({
      status: 'waived',
      waiver: { by: desk, instrument: 'S/RES/1962 (2010)', revision: 1 },
    });
    expect(life.request.status).toBe('granted');
  });

  it('objects where only its comment was asked, and blocks all the same', () => {
    const life = Life.askedAt(START, patient);
    life.says(LIBERIA, NEXT, { answer: 'object', reason: 'Not now.' });
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'objected', satisfied: false });
    expect(life.line().status).toBe('blocked');
  });
});

describe('a host that was told or heard', () => {
  it('has not consented, unless the policy calls it enough', () => {
    const strict = Life.askedAt(START, patient);
    strict.says(LIBERIA, NEXT, { answer: 'notified' });
    expect(strict.leg(LIBERIA)).toMatchObject({ status: 'notified', satisfied: false });
    expect(strict.tasks('answer').map(({ legId }) => legId)).toContain(LIBERIA);
    const satisfiedBy = ['obtained', 'obtained_with_caveats', 'notified', 'waived'];
    const lenient = Life.askedAt(
      START,
      patient,
      new Life(withLegs(noticeFirst, { host_consent: { satisfiedBy } })),
    );
    lenient.says(LIBERIA, NEXT, { answer: 'notified' });
    expect(lenient.leg(LIBERIA)).toMatchObject({ status: 'notified', satisfied: true });
    lenient.says(COTE_DIVOIRE, NEXT, { answer: 'consulted' });
    expect(lenient.leg(COTE_DIVOIRE)).toMatchObject({ status: 'consulted', satisfied: false });
  });
});

describe('an advisory leg', () => {
  it('is asked and recorded, and nothing waits for it', () => {
    const life = Life.submittedAt(START, { ...patient, lines: [mi24] }, new Life(allKinds));
    for (const legId of ['releasing_assessment:unmil', 'cost_review:dpko'] as const) {
      life.says(legId, NEXT, { answer: 'consent' });
    }
    life.says('consultation:ukraine', NEXT, { answer: 'object', reason: 'Too soon.' });
    expect(life.leg(NOTICE).status).toBe('asked');
    expect(life.line().status).toBe('open');
    expect(life.tasks('resolve_block')).toEqual([]);
  });
});

const asked = (consents: ReturnType<typeof standingConsent>[], content = patient) => {
  const life = Life.submittedAt(START, content, new Life(), { submission: { standingConsents: consents } });
  life.agrees(NOTICE, START);
  return life;
};

describe('a consent given in advance', () => {
  it('that binds answers as soon as its party is asked, as its own act, and is receipted', () => {
    const life = asked([standingConsent('ukraine')]);
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained', satisfied: true });
    expect(life.request.decisions['d-standing-ukraine']).toMatchObject({
      channel: 'standing_consent',
      by: null,
      instrument: { reference: 'NV/2010/1' },
      decidedAt: { from: '2010-06-01T04:00:00.000Z' },
    });
    expect(life.tasks('answer').map(({ legId }) => legId)).not.toContain(UKRAINE);
  });

  it('that does not bind shows the mind of its party, which is still asked', () => {
    const life = asked([standingConsent('ukraine', { binding: false })]);
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'in_principle', satisfied: false });
    expect(life.tasks('answer').map(({ legId }) => legId)).toContain(UKRAINE);
  });

  it('brings its limits with it', () => {
    const scope = { sendingMissions: null, receivingMissions: null, units: null };
    const life = asked([
      standingConsent('ukraine', {
        scope: { ...scope, caps: { ...noLimits, persons: 60, to: '2011-02-10' } },
      }),
    ]);
    expect(life.leg(UKRAINE)).toMatchObject({ status: 'obtained_with_caveats', satisfied: true });
    for (const legId of [LIBERIA, COTE_DIVOIRE, COUNCIL]) life.agrees(legId, LATER);
    expect(life.line().expiry).toMatchObject({ lastDay: '2011-02-10', because: 'consent', party: 'ukraine' });
  });

  it.each([
    ['is over', standingConsent('ukraine', { validTo: '2011-01-10' })],
    ['was withdrawn', standingConsent('ukraine', { withdrawnAt: '2011-01-01T00:00:00.000Z' })],
    ['is of another party', standingConsent('ghana')],
    [
      'allows less',
      standingConsent('ukraine', {
        scope: {
          sendingMissions: null,
          receivingMissions: null,
          units: null,
          caps: { ...noLimits, persons: 30 },
        },
      }),
    ],
  ])('answers nothing where it %s', (_why, consent) => {
    expect(asked([consent]).leg(UKRAINE)).toMatchObject({ status: 'asked', decisionId: null });
  });

  it('does not speak for a party that has said no to this very arrangement', () => {
    const life = Life.submittedAt(START, patient, new Life(), {
      submission: { standingConsents: [standingConsent('liberia', { legKind: 'host_consent' })] },
    });
    life.says(LIBERIA, START, { answer: 'refuse' });
    life.does(START, { kind: 'asked_again', by: desk, legId: LIBERIA, reason: 'They will reconsider.' });
    life.agrees(NOTICE, NEXT);
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'asked', satisfied: false });
  });
});

describe('the end of an arrangement', () => {
  const granted = (content: RequestContent, submission: object, policy = noticeFirst) => {
    const life = Life.submittedAt(START, content, new Life(policy), { submission });
    for (const legId of [NOTICE, UKRAINE, LIBERIA, COTE_DIVOIRE, COUNCIL]) life.agrees(legId, LATER);
    return life;
  };

  it('counts an extension from the previous expiry, as S/RES/1968 (2011) did', () => {
    const policy = { ...noticeFirst, for: ['extend' as const] };
    const content: RequestContent = { ...patient, kind: 'extend', arrangementId: 'a1' };
    const authority = { ...resolution1967, term: { for: 'P3M' } };
    const arrangement = { lines: [{ lineId: 'mi-24', expiresOn: '2011-02-16' }] };
    const life = granted(content, { authority, arrangement }, policy);
    expect(life.line().expiry).toMatchObject({ lastDay: '2011-05-16', because: 'council_decision' });
  });

  it("comes no later than the sender's mandate, unless the Council names a term itself (S/RES/1609 (2005), para. 6 (d))", () => {
    const life = granted(patient, { senderMandateEndsOn: '2011-02-10' });
    expect(life.line().expiry).toMatchObject({ lastDay: '2011-02-10', because: 'sender_mandate' });
  });

  it('counts an authority given in advance from the first day of the stay, where no decision is asked', () => {
    const policy = {
      ...noticeFirst,
      council: 'authority_suffices' as const,
      legs: noticeFirst.legs.filter(({ kind }) => kind !== 'council_decision'),
    };
    const authority = { ...resolution1967, kind: 'pre_delegated' as const, term: { for: 'P90D' } };
    const content = { ...patient, lines: [{ ...mi24, from: '2011-02-01' }] };
    const life = granted(content, { authority }, policy);
    expect(life.request.status).toBe('granted');
    expect(life.line().expiry?.because).toBe('council_decision');
    expect(life.line().expiry?.lastDay.slice(0, 7)).toBe('2011-05');
  });
});

describe('the record of the past', () => {
  it('may say nothing of a leg, which is then neither consent nor obstacle, and says so in the outcome', () => {
    const life = Life.submittedAt(START, patient, new Life(), { ofRecord: true });
    life.agrees(NOTICE, START);
    const silent = (legId: typeof LIBERIA) =>
      life.does(NEXT, { kind: 'leg_not_in_record', by: desk, legId, reason: 'No source speaks of it.' });
    expect(silent(LIBERIA)).toBeNull();
    expect(life.leg(LIBERIA)).toMatchObject({ status: 'not_in_record', satisfied: false });
    life.agrees(UKRAINE, NEXT);
    expect(silent(UKRAINE)).toMatchObject({ rule: 'status_forbids' });
    for (const legId of [COTE_DIVOIRE, COUNCIL]) life.agrees(legId, LATER);
    expect(life.request.status).toBe('granted_per_record');
  });

  it('is the only place where a leg may be left unsaid', () => {
    const life = Life.askedAt(START, patient);
    expect(
      life.does(NEXT, { kind: 'leg_not_in_record', by: desk, legId: LIBERIA, reason: 'Silence.' }),
    ).toMatchObject({ rule: 'not_of_record' });
  });
});
