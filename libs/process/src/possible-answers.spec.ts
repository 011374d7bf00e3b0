import * as fc from 'fast-check';
import { ANSWERS, type Answer, type LegKind, type LegStatus, decisionRuleSchema } from '#libs/contracts';
import type { Actor, BrokenRule, LegState, RequestFact, RequestState } from '#libs/process';
import { isGroup, possibleAnswers, stepRequest, voicesOn } from '#libs/process';
import { legTable } from '#libs/rules';
import { livesOfContests } from '../../../tests/support/api/contesting.js';
import {
  NEXT_DAY,
  START,
  everyKind,
  inputOf,
  lifeIn,
  patient,
} from '../../../tests/support/machine/lives/every-kind.js';
import { livesOfArrangements } from '../../../tests/support/machine/lives/lives-of-arrangements.js';
import { livesOfLegs } from '../../../tests/support/machine/lives/lives-of-legs.js';
import { livesOfRequests } from '../../../tests/support/machine/lives/lives-of-requests.js';
import { type At, furtherLives, momentsOf } from '../../../tests/support/machine/lives/moments.js';
import { Life } from '../../../tests/support/machine/lives/process-life.js';
import { stories } from '../../../tests/support/machine/lives/stories.js';
import { LIBERIA, answerTo, desk } from '../../../tests/support/machine/process-mi24.js';

/*
 * What views list as possible answers, against the machine itself: an answer that is listed is taken as the list says, and one
 * that is not listed is refused, whatever it corrects. All is tried for each seat, by a person of the party and from a paper.
 */

type SeatState = LegState['seats'][number];

/** A request at one moment. */
type Standing = Pick<At, 'policy'> & { request: RequestState };

/** Rules about what belongs to an answer, of which no list can know anything. */
const OF_CONTENT: readonly string[] = ['act_in_future', 'act_date_differs', 'act_without_term'];

/** An instrument of its own: what a party contests is not recorded for it once more. */
const PAPER = { kind: 'note_verbale', reference: 'NV/new', organ: null, date: null } as const;

/** Who can speak for a seat now; null where nobody can. */
function voiceFor({ request, policy }: Standing, leg: LegState, seat: SeatState): Actor | null {
  const claimants = Object.values(request.tasks).flatMap(({ legId, claimedBy }) =>
    legId === leg.id && claimedBy !== undefined ? [claimedBy] : [],
  );
  const personId = [...claimants, ...seat.people].find((person) => {
    const onlooker = { state: request, policy, now: request.lastFactAt, personId: person, standsInFor: [] };
    return voicesOn(onlooker, leg).some((voice) => voice.seat.id === seat.id);
  });
  return personId === undefined ? null : { personId, partyId: leg.partyId };
}

/** What was seen, and where list and machine differ. */
class Tally {
  readonly seen = new Set<string>();
  readonly taken = new Set<Answer>();
  readonly refused = new Set<Answer>();
  readonly differ: string[] = [];

  moment(life: Standing): void {
    for (const leg of Object.values(life.request.legs)) {
      for (const seat of leg.seats) {
        const voice = voiceFor(life, leg, seat);
        if (voice !== null) this.seat(life, leg, seat, voice, false);
        this.seat(life, leg, seat, desk, true);
      }
    }
  }

  private seat(life: Standing, leg: LegState, seat: SeatState, by: Actor, onPaper: boolean): void {
    const { request: state, policy } = life;
    this.seen.add(`${leg.kind} ${leg.status}`);
    const listed = possibleAnswers({ state, policy }, leg, [seat], { onPaper });
    for (const answer of ANSWERS) {
      const give = (corrects: string | null) =>
        stepRequest(state, factOf(state, leg, seat, by, onPaper, { answer, corrects }), policy);
      const on = listed.find((possible) => possible.answer === answer)?.seats[0];
      const where = `${answer} on ${leg.kind} when ${leg.status}, ${onPaper ? 'on paper' : 'by a person'}`;
      if (on === undefined) {
        this.refused.add(answer);
        for (const corrects of new Set([null, leg.decisionId, seat.decisionId])) {
          if (ruleIn(give(corrects)) === null) this.differ.push(`${where}: taken, not listed`);
        }
        continue;
      }
      this.taken.add(answer);
      const result = give(on.mustCorrect ? on.corrects : null);
      this.expectTaken(where, result, { late: on.late && !onPaper });
      if (on.mustCorrect && ruleIn(give(null)) === null) this.differ.push(`${where}: need not correct`);
      if (!on.mustCorrect && on.corrects !== null) {
        this.expectTaken(`${where}, correcting`, give(on.corrects), {});
      }
    }
  }

  private expectTaken(where: string, result: object, { late }: { late?: boolean }): void {
    const rule = ruleIn(result);
    if (rule !== null) {
      if (!OF_CONTENT.includes(rule)) this.differ.push(`${where}: listed, and breaks ${rule}`);
      return;
    }
    if (late === undefined) return;
    const { state } = result as { state: RequestState };
    const status = state.decisions['d-new']?.status;
    if (status !== undefined && (status === 'late') !== late) this.differ.push(`${where}: is ${status}`);
  }
}

function ruleIn(result: object): string | null {
  return 'broken' in result ? (result.broken as BrokenRule).rule : null;
}

function factOf(
  { lastFactAt: at }: RequestState,
  leg: LegState,
  seat: SeatState,
  by: Actor,
  onPaper: boolean,
  said: { answer: Answer; corrects: string | null },
): RequestFact {
  const parts = { ...inputOf(said.answer), ...said, ...(onPaper ? { instrument: PAPER } : {}) };
  const given = answerTo(leg.id, 'd-new', { ...parts, seat: isGroup(leg) ? seat.id : null });
  const fact = onPaper
    ? { kind: 'paper_recorded', paperId: 'p-new', given, channel: 'paper' }
    : { kind: 'answered', given, channel: 'inbox' };
  return { at, by, ...fact } as RequestFact;
}

/** A host that answers by two seats: asked, half way through its vote, and decided. */
function livesOfGroups(): Life[] {
  const seats = [
    { id: 'ministry', title: 'Ministry' },
    { id: 'cabinet', title: 'Cabinet' },
  ];
  const rule = { kind: 'vote', approve: { kind: 'all' } } as const;
  return [[], ['ministry'], ['ministry', 'cabinet']].map((voted) => {
    const policy = everyKind({}, { host_consent: { seats, rule: decisionRuleSchema.parse(rule) } });
    const life = Life.submittedAt(START, patient, new Life(policy));
    for (const seat of voted) {
      const by = { personId: `liberia-${seat}-1`, partyId: 'liberia' };
      const given = answerTo(LIBERIA, `d-${seat}`, { answer: 'consent', seat });
      life.does(NEXT_DAY, { kind: 'answered', by, given });
    }
    return life;
  });
}

describe('the answers that views list', () => {
  it('are those that the machine takes, on each kind of leg in each status, and no others', () => {
    const tally = new Tally();
    const lives = [...livesOfLegs(), ...livesOfRequests(), ...livesOfContests(), ...livesOfArrangements()];
    const standings = legTable().map(({ kind, status }) => `${kind} ${status}`);
    // Of the past nothing is answered; it is entered.
    const combinations = [...new Set(standings)].filter((each) => !each.endsWith(' not_in_record'));
    const inEachStatus = combinations.map((each) => lifeIn(...(each.split(' ') as [LegKind, LegStatus])));
    const moments = [
      ...momentsOf([...furtherLives(), ...inEachStatus, ...livesOfGroups()]),
      ...momentsOf(lives, 4),
    ];
    for (const { request, policy } of moments) if (request !== null) tally.moment({ request, policy });
    expect([...new Set(tally.differ)]).toEqual([]);
    expect(combinations.filter((each) => !tally.seen.has(each))).toEqual([]);
    expect(ANSWERS.filter((answer) => !tally.taken.has(answer))).toEqual([]);
    expect(ANSWERS.filter((answer) => !tally.refused.has(answer))).toEqual([]);
  });

  it('are those that the machine takes, wherever random lives come to', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const { life } = play();
        const tally = new Tally();
        if (life.request !== null) tally.moment({ request: life.request, policy: life.policy });
        expect(tally.differ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
