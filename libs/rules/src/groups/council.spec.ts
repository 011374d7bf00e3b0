import { decisionRuleSchema } from '#libs/contracts';
import type { DecisionRule, Vote } from '#libs/contracts';
import { decide, ruleFaults } from '#libs/rules';
import type { Votes } from '#libs/rules';
import { written } from '../../../../tests/support/written.js';

/** The rules of the Security Council as a policy writes them, on votes of its record. Members of 2016 stand for any year. */
const PERMANENT = ['china', 'france', 'russian-federation', 'united-kingdom', 'united-states'];
const ELECTED_2016 = [
  'angola',
  'egypt',
  'japan',
  'malaysia',
  'new-zealand',
  'senegal',
  'spain',
  'ukraine',
  'uruguay',
  'venezuela',
];
const MEMBERS = [...PERMANENT, ...ELECTED_2016];
const seats = MEMBERS.map((id) => ({ id, name: id, vacant: false }));

/** UN Charter, Art. 27(3): nine affirmative votes and no permanent member against. */
const resolution = ruleOf({ kind: 'vote', approve: { kind: 'k_of_n', k: 9 }, veto: PERMANENT });
/** UN Charter, Art. 27(2): any nine. */
const procedural = ruleOf({ kind: 'vote', approve: { kind: 'k_of_n', k: 9 } });
/** By practice a statement of the President needs all members. */
const presidentialStatement = ruleOf({ kind: 'vote', approve: { kind: 'all' } });
const noObjection = ruleOf({ kind: 'no_objection', recordedBy: 'president' });

function ruleOf(rule: unknown): DecisionRule {
  return decisionRuleSchema.parse(rule);
}

/** The votes of all members: those named, and the others for. */
function except(named: Partial<Record<Vote, readonly string[]>>, others: Vote = 'for'): Votes {
  const votes: Record<string, Vote> = Object.fromEntries(MEMBERS.map((id) => [id, others]));
  for (const vote of ['for', 'against', 'abstain', 'absent'] as const) {
    for (const id of named[vote] ?? []) votes[id] = vote;
  }
  return votes;
}

const outcome = (rule: DecisionRule, votes: Votes) => decide(rule, seats, votes).outcome;

describe('a resolution', () => {
  it.each([
    ['S/RES/2333 (2016), 12-0-3', ['france', 'russian-federation', 'united-kingdom']],
    ['S/RES/2304 (2016), 11-0-4', ['china', 'egypt', 'russian-federation', 'venezuela']],
    ['S/RES/2252 (2015), 13-0-2', ['russian-federation', 'venezuela']],
    ['S/RES/2556 (2020), 14-0-1', ['russian-federation']],
  ])('%s is adopted: abstention of a permanent member is no veto', (_name, abstain) => {
    expect(outcome(resolution, except({ abstain }))).toBe('approved');
  });

  it.each([9, 14])('with %i for and one permanent member against is not', (inFavour) => {
    const votes = except({ against: ['china'], for: MEMBERS.slice(1, inFavour + 1) }, 'abstain');
    expect(written(decide(resolution, seats, votes))).toMatchObject({
      outcome: 'rejected',
      explanation: expect.stringContaining('veto by china'),
    });
  });

  it('with 9 for and 6 elected members against is adopted', () => {
    expect(outcome(resolution, except({ against: ELECTED_2016.slice(4) }))).toBe('approved');
  });

  it('with 8-0-7 fails for lack of votes, without a veto', () => {
    expect(written(decide(resolution, seats, except({ abstain: MEMBERS.slice(8) })))).toEqual({
      outcome: 'impossible',
      certain: true,
      seatsToAsk: [],
      seatsToFill: [],
      explanation:
        'Cannot be approved, the votes needed cannot be reached any more: 8 of the 9 votes needed; no veto; every seat has voted.',
    });
  });

  it('fails as soon as nine cannot be reached, and says so', () => {
    const votes = Object.fromEntries(MEMBERS.slice(0, 7).map((id) => [id, 'abstain' as const]));
    expect(written(decide(resolution, seats, votes))).toMatchObject({
      outcome: 'impossible',
      seatsToAsk: [],
    });
  });

  it('is open while five have not voted, and says why', () => {
    const votes: Votes = {
      ...Object.fromEntries(MEMBERS.slice(0, 7).map((id) => [id, 'for'])),
      ...Object.fromEntries(MEMBERS.slice(7, 10).map((id) => [id, 'abstain'])),
    };
    expect(written(decide(resolution, seats, votes))).toEqual({
      outcome: 'open',
      certain: false,
      seatsToAsk: MEMBERS.slice(10),
      seatsToFill: [],
      explanation: 'Not decided: 7 of the 9 votes needed; no veto; 5 seats have not voted.',
    });
  });

  it('waits for a permanent member with nine votes for, and for no elected one', () => {
    const nine = Object.fromEntries(MEMBERS.slice(1, 10).map((id) => [id, 'for' as const]));
    expect(outcome(resolution, nine)).toBe('open');
    expect(written(decide(resolution, seats, { ...nine, china: 'abstain' }))).toMatchObject({
      outcome: 'approved',
      certain: true,
      seatsToAsk: [],
    });
  });
});

describe('a procedural decision', () => {
  it('needs any nine; no permanent member can stop it', () => {
    expect(
      outcome(procedural, except({ against: ['china', 'france'], abstain: ELECTED_2016.slice(0, 4) })),
    ).toBe('approved');
    expect(outcome(procedural, except({ against: ELECTED_2016.slice(0, 7) }))).toBe('rejected');
    expect(outcome(procedural, except({ absent: ELECTED_2016.slice(0, 7) }))).toBe('impossible');
  });
});

describe('a presidential statement', () => {
  it('needs all fifteen', () => {
    expect(outcome(presidentialStatement, except({}))).toBe('approved');
    expect(outcome(presidentialStatement, except({ against: ['uruguay'] }))).toBe('rejected');
    expect(outcome(presidentialStatement, except({ abstain: ['uruguay'] }))).toBe('impossible');
  });
});

describe('the written vote of 2020', () => {
  it('takes no reply for absence, never for consent', () => {
    expect(outcome(resolution, except({ absent: MEMBERS.slice(9) }))).toBe('approved');
    expect(outcome(resolution, except({ absent: MEMBERS.slice(8) }))).toBe('impossible');
    expect(outcome(resolution, except({}, 'absent'))).toBe('impossible');
  });
});

describe('the no-objection procedure', () => {
  const withPresident = [...seats, { id: 'president', name: 'the President', vacant: false }];

  it('waits for the reply on record once silence was kept', () => {
    expect(written(decide(noObjection, withPresident, except({}, 'absent')))).toEqual({
      outcome: 'awaits_record',
      certain: false,
      seatsToAsk: ['president'],
      seatsToFill: [],
      explanation:
        'Waits for the record: no objection was made, which decides nothing by itself; the President has not put the reply on record.',
    });
  });

  it('is decided by that reply, and stopped by one objection', () => {
    const recorded = { ...except({}, 'absent'), president: 'for' } as const;
    expect(written(decide(noObjection, withPresident, recorded))).toMatchObject({
      outcome: 'approved',
      certain: true,
    });
    expect(written(decide(noObjection, withPresident, { egypt: 'against' }))).toMatchObject({
      outcome: 'rejected',
      explanation: 'Rejected: objection by egypt; one is enough.',
    });
  });

  it('runs while members may still object, also where the reply came first', () => {
    const { ukraine: _silent, ...others } = except({}, 'absent');
    expect(written(decide(noObjection, withPresident, { ...others, president: 'for' }))).toMatchObject({
      outcome: 'open',
      seatsToAsk: ['ukraine'],
      explanation: 'Not decided: no objection so far; 1 seat may still object.',
    });
  });

  it('takes no silence from a seat without people', () => {
    const vacant = withPresident.map((seat) => ({ ...seat, vacant: seat.id === 'spain' }));
    expect(written(decide(noObjection, vacant, except({}, 'absent')))).toMatchObject({
      outcome: 'open',
      seatsToAsk: [],
      seatsToFill: ['spain'],
      explanation: expect.stringContaining('Appoint somebody to the seat of spain.'),
    });
  });
});

it('finds no fault with the rules of the Council', () => {
  for (const rule of [resolution, procedural, presidentialStatement]) {
    expect(ruleFaults(rule, seats, 'council_decision')).toEqual([]);
  }
});
