import type { LegId } from '#libs/process';
import { cast } from '../support/fixtures/cast.js';
import { EveryKindCases, enterEveryKind, furtherCast } from '../support/product/live-every-kind.js';
import {
  COTE_DIVOIRE,
  COUNCIL,
  LIBERIA,
  NOTICE,
  UKRAINE,
  resolution1967,
} from '../support/product/arrangement-case.js';
import { playerOf, type Stage } from './player.js';

const ASSESSMENT: LegId = 'releasing_assessment:unmil';
const COST: LegId = 'cost_review:dpko';
const CONSULTATION: LegId = 'consultation:ukraine';
const REGIONAL: LegId = 'regional_consent:african-union';
const MOU: LegId = 'mou_amendment:ukraine';
const CLEARANCES: LegId = 'clearances:unoci';

type Player = ReturnType<typeof playerOf>;

/** Plays one request with a leg of every kind from its submission to its grant, and keeps the histories that came of it. */
export async function playEveryKind(stage: Stage): Promise<void> {
  await enterEveryKind(stage.database);
  const cases = new EveryKindCases(stage.live);
  const { requestId, arrangementId } = await cases.submit();
  const on = playerOf(stage, requestId, arrangementId);
  await on.allDone();
  await beforeTheCapitals(stage, requestId, on);
  await amendedOnTheWay(stage, cases, requestId, on);
  await silenceAndAPause(stage, requestId, on);
  await takenBackAndAskedAgain(stage, cases, requestId, on);
  await onlyThen(stage, requestId, on);
  await stage.keep('request.of-every-kind-amended-and-granted', await on.requestEnded());
}

/** What the Secretariat and the mission do first, and a consultation that binds nobody. */
async function beforeTheCapitals({ live }: Stage, requestId: string, on: Player): Promise<void> {
  await live.decide(requestId, ASSESSMENT, furtherCast.unmil, 'consent');
  await live.decide(requestId, COST, furtherCast.costReview, 'consent');
  await live.decide(requestId, CONSULTATION, cast.ukraine, 'consulted');
  await live.decide(requestId, NOTICE, cast.notifier, 'notice_given', {
    instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
  });
  await on.allDone();
}

/** A smaller ask: who has consented keeps to it and is told, the others are asked the new text in a new round. */
async function amendedOnTheWay(
  { live }: Stage,
  cases: EveryKindCases,
  requestId: string,
  on: Player,
): Promise<void> {
  await live.decide(requestId, LIBERIA, cast.liberia, 'consent');
  await on.allDone();
  await cases.amend(requestId, 50, 'Ten fewer are needed.');
  await on.allDone();
}

/** Silence is told step by step; a question stops the clock until the policy lets it run again, with our reply late. */
async function silenceAndAPause({ live }: Stage, requestId: string, on: Player): Promise<void> {
  const ref = { requestId, legId: COTE_DIVOIRE };
  await live.run((tx) => live.cases.ask(tx, cast.coteDIvoire, ref, 'Where will they be based?', 'inbox'));
  await on.allDone();
  await on.moveClock('2011-01-24T15:00:00.000Z');
  await on.moveClock('2011-01-28T15:00:00.000Z');
  await on.moveClock('2011-01-30T15:00:00.000Z');
  await on.moveClock('2011-02-01T15:00:00.000Z');
  await live.decide(requestId, COTE_DIVOIRE, cast.coteDIvoire, 'consent');
  await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
  await on.paper(COUNCIL, { answer: 'adopted', act: resolution1967, seat: 'president' });
}

async function takenBackAndAskedAgain(
  { live }: Stage,
  cases: EveryKindCases,
  requestId: string,
  on: Player,
): Promise<void> {
  await live.decide(requestId, LIBERIA, cast.liberia, 'withdraw', { reason: 'The situation has changed.' });
  await on.allDone();
  await cases.askAgain(requestId, LIBERIA, 'The Secretariat has answered the concerns.');
  await on.allDone();
  await live.decide(requestId, LIBERIA, cast.liberia, 'consent');
}

/** Soft answers first: they satisfy nothing, and the round goes on. */
async function onlyThen({ live }: Stage, requestId: string, on: Player): Promise<void> {
  await live.decide(requestId, REGIONAL, furtherCast.africanUnion, 'notified');
  await on.allDone();
  await live.decide(requestId, REGIONAL, furtherCast.africanUnion, 'consent');
  await live.decide(requestId, MOU, cast.ukraine, 'consent');
  await live.decide(requestId, CLEARANCES, furtherCast.unoci, 'in_principle');
  await on.allDone();
  await live.decide(requestId, CLEARANCES, furtherCast.unoci, 'consent');
}
