import {
  type CodedMessage,
  type DecisionRule,
  type NoObjectionRule,
  type StagesRule,
  type Vote,
  type VoteRule,
  messageOf,
} from '#libs/contracts';
import { castBy, eachOnce, resultOf } from './ballot.js';
import type { Ballot, Seat, Votes } from './ballot.js';
import { clausesOf, inSentences, outOfReach, withAppointments } from './explain.js';

/** Where a group stands. */
export interface GroupResult {
  /**
   * `impossible`: approval is out of reach without a rejection by rule, e.g. too many abstained. `awaits_record`: nobody
   * objected, and only the recorded reply decides.
   */
  outcome: 'open' | 'approved' | 'rejected' | 'impossible' | 'awaits_record';
  /** Whether no vote still to come can lead to another outcome in the end; the votes cast are taken as they stand. */
  certain: boolean;
  /** The seats to ask now, in the order of the seats; none once nothing is to be gained from asking. */
  seatsToAsk: string[];
  /** The seats without people that the decision waits for, and seats in the rule that do not exist. */
  seatsToFill: string[];
  /** Why it is or is not decided. */
  explanation: CodedMessage;
}

/**
 * The result of a group's current votes. Pure; a rule that its seats cannot fulfil never approves.
 * @param votes the current vote of each seat; no entry: it has not voted, and may
 */
export function decide(rule: DecisionRule, seats: readonly Seat[], votes: Votes): GroupResult {
  const once = eachOnce(seats);
  const cast = castBy(once, votes);
  switch (rule.kind) {
    case 'vote':
      return decideVote(rule, once, [], cast);
    case 'no_objection':
      return decideNoObjection(rule, once, cast);
    case 'stages':
      return reach(rule, once, cast).result;
  }
}

/** Why a seat may not vote, or not any more; null where it may. A vote before its stage is asked is kept until then. */
export function voteFault(
  rule: DecisionRule,
  seats: readonly Seat[],
  votes: Votes,
  seat: string,
): { rule: 'not_a_seat' | 'already_decided' | 'already_voted'; reason: CodedMessage } | null {
  const once = eachOnce(seats);
  const cast = castBy(once, votes);
  const named = once.find((candidate) => candidate.id === seat);
  const stage =
    rule.kind === 'stages' ? rule.stages.findIndex((candidate) => candidate.seats.includes(seat)) : 0;
  if (named === undefined || stage < 0) {
    return {
      rule: 'not_a_seat',
      reason: messageOf('refusals.seat_without_vote', { seat: named?.name ?? seat }),
    };
  }
  const { result, active } =
    rule.kind === 'stages' ? reach(rule, once, cast) : { result: decide(rule, once, votes), active: 0 };
  if (stage < active || !['open', 'awaits_record'].includes(result.outcome)) {
    return {
      rule: 'already_decided',
      reason: messageOf('refusals.vote_after_decision', { seat: named.name, decision: result.explanation }),
    };
  }
  const mayChange =
    rule.kind === 'stages' ? rule.stages[stage]?.rule.changeOfVote === true : rule.changeOfVote;
  if (cast.has(seat) && !mayChange) {
    return {
      rule: 'already_voted',
      reason: messageOf('refusals.seat_has_voted', { seat: named.name }),
    };
  }
  return null;
}

/** The ballot of all seats, with one and the same vote for those that have none. */
function filled(seats: readonly Seat[], cast: Ballot, fill: Vote): Ballot {
  return new Map(seats.map(({ id }) => [id, cast.get(id) ?? fill]));
}

/** The seats that a rule names beside those it counts anyway. */
function namedBy(rule: VoteRule): string[] {
  const counts = rule.reject === null ? [rule.approve] : [rule.approve, rule.reject];
  const named = counts.flatMap((count) => {
    if (count.kind === 'required') return count.seats;
    return count.kind === 'weighted' ? count.weights.map((each) => each.seat) : [];
  });
  return [...rule.veto, ...named];
}

/** A group that cannot even be asked: it stays open, shows whom to appoint, and is never approved. */
function unresolved(missing: readonly string[], explanation: CodedMessage): GroupResult {
  return {
    outcome: 'open',
    certain: false,
    seatsToAsk: [],
    seatsToFill: [...missing],
    explanation,
  };
}

/** What is said if nobody can be asked, or if the rule names a seat that does not exist. */
function whomToAppoint(missing: readonly string[]): CodedMessage {
  return missing.length === 0
    ? messageOf('groups.no_seat')
    : withAppointments(messageOf('groups.no_such_seat'), missing);
}

/**
 * One vote of seats side by side. Every rule is monotone: a vote for serves approval best; a vote against serves rejection
 * best; and an approval that can still fail does so either when all open seats are against or when all are absent (the
 * quorum). So three ways to complete the ballot show what all of them can come to.
 * @param missing seats in the rule that do not exist
 */
function decideVote(
  rule: VoteRule,
  seats: readonly Seat[],
  missing: readonly string[],
  cast: Ballot,
): GroupResult {
  const known = new Set(seats.map((seat) => seat.id));
  const lacking = [...new Set([...missing, ...namedBy(rule).filter((id) => !known.has(id))])];
  if (seats.length === 0 || lacking.length > 0) return unresolved(lacking, whomToAppoint(lacking));

  const best = resultOf(rule, filled(seats, cast, 'for'));
  const results = new Set([
    best,
    resultOf(rule, filled(seats, cast, 'against')),
    resultOf(rule, filled(seats, cast, 'absent')),
  ]);
  const certain = results.size === 1;
  const silent = seats.filter((seat) => !cast.has(seat.id));
  const toAsk = silent.filter((seat) => !seat.vacant).map((seat) => seat.id);
  const vacant = silent.filter((seat) => seat.vacant);
  const clauses = clausesOf(rule, cast, seats);
  const decided = (outcome: GroupResult['outcome'], explanation: CodedMessage): GroupResult => ({
    outcome,
    certain,
    seatsToAsk: [],
    seatsToFill: [],
    explanation,
  });

  if (best === 'approved' && certain) {
    const whatever = silent.length > 0 ? 'groups.approved_whatever' : 'groups.approved';
    return decided('approved', messageOf(whatever, { clauses }));
  }
  if (best !== 'approved' && (rule.rejection === 'at_once' || toAsk.length === 0)) {
    // What is rejected even with all open seats in favour is rejected whatever they vote.
    if (best === 'rejected') return decided('rejected', messageOf('groups.rejected', { clauses }));
    return decided('impossible', outOfReach(rule, filled(seats, cast, 'for'), clauses));
  }
  const stands = messageOf('groups.open', { clauses });
  const waits = best === 'approved' ? stands : inSentences(stands, messageOf('groups.hears_all'));
  return {
    outcome: 'open',
    certain,
    seatsToAsk: toAsk,
    seatsToFill: vacant.map((seat) => seat.id),
    explanation: withAppointments(
      waits,
      vacant.map((seat) => seat.name),
    ),
  };
}

/**
 * The no-objection procedure. The caller marks those who have not objected by the deadline as absent. Then the reply has to
 * be recorded; until it is, an objection still stops the decision, and the deadline alone never decides.
 */
function decideNoObjection(rule: NoObjectionRule, seats: readonly Seat[], cast: Ballot): GroupResult {
  const recorder = seats.find((seat) => seat.id === rule.recordedBy);
  const others = seats.filter((seat) => seat.id !== rule.recordedBy);
  const missing = recorder === undefined ? [rule.recordedBy] : [];
  if (recorder === undefined || others.length === 0) return unresolved(missing, whomToAppoint(missing));

  const objecting = seats.filter((seat) => cast.get(seat.id) === 'against');
  // A seat without people cannot stay silent: it has to be filled first.
  const silent = others.filter((seat) => {
    const vote = cast.get(seat.id);
    return vote === undefined || (seat.vacant && vote === 'absent');
  });
  const result = (
    outcome: GroupResult['outcome'],
    certain: boolean,
    asked: readonly Seat[],
    said: CodedMessage,
  ): GroupResult => {
    const vacant = asked.filter((seat) => seat.vacant);
    return {
      outcome,
      certain,
      seatsToAsk: asked.filter((seat) => !seat.vacant).map((seat) => seat.id),
      seatsToFill: vacant.map((seat) => seat.id),
      explanation: withAppointments(
        said,
        vacant.map((seat) => seat.name),
      ),
    };
  };
  if (objecting.length > 0) {
    const by = { all: objecting.map((seat) => seat.name) };
    return result('rejected', true, [], messageOf('groups.objection', { seats: by }));
  }
  if (silent.length > 0) {
    return result('open', false, silent, messageOf('groups.may_object', { seats: silent.length }));
  }
  if (cast.get(recorder.id) === 'for') {
    return result('approved', true, [], messageOf('groups.reply_recorded', { seat: recorder.name }));
  }
  const waits = messageOf('groups.awaits_record', { seat: recorder.name });
  return result('awaits_record', false, [recorder], waits);
}

/**
 * Goes through the stages as far as they have approved. The votes of a later stage wait for their turn, also where they
 * came early: a law may be passed before the cabinet has met, but it speaks once the cabinet has.
 */
function reach(
  rule: StagesRule,
  seats: readonly Seat[],
  cast: Ballot,
): { result: GroupResult; active: number } {
  const spoken = new Set<string>();
  const last = rule.stages.length - 1;
  for (const [index, stage] of rule.stages.entries()) {
    const own = seats.filter((seat) => stage.seats.includes(seat.id));
    const missing = stage.seats.filter((id) => !own.some((seat) => seat.id === id));
    const again = own.filter((seat) => spoken.has(seat.id)).map((seat) => seat.name);
    own.forEach((seat) => spoken.add(seat.id));
    const ownCast = new Map([...cast].filter(([id]) => stage.seats.includes(id)));
    const result =
      again.length > 0
        ? unresolved([], messageOf('groups.second_time', { seats: { all: again } }))
        : decideVote(stage.rule, own, missing, ownCast);
    if (result.outcome !== 'approved' || index === last) {
      const explanation = messageOf('groups.stage', {
        stage: index + 1,
        stages: rule.stages.length,
        title: stage.title,
        explanation: result.explanation,
      });
      return { result: { ...result, explanation }, active: index };
    }
  }
  return {
    result: unresolved([], messageOf('groups.no_stage')),
    active: 0,
  };
}
