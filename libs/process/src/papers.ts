import type { Instant, TimeRange } from '#libs/contracts';
import { checkAnswer, decidedAtOf } from './answer-checks.js';
import { foldAnswer } from './answers.js';
import { breakRule } from './broken.js';
import type { AnswerGiven } from './facts.js';
import { type FactOf, actorOf, demandSecondPerson, forbidOwnRequest, inWords } from './guards.js';
import { inOneOrder } from './order.js';
import { handAnew } from './rounds.js';
import type { DecisionState, PaperState } from './state.js';
import type { Working } from './working.js';

/** Keeps what a focal point recorded until a second person has compared it with the paper. */
export function recordPaper(working: Working, fact: FactOf<'paper_recorded'>): void {
  const { paperId, given } = fact;
  const by = actorOf(fact);
  const { seat } = checkAnswer(working, given, null, '', 'paper');
  forbidContestedWord(working, given, seat.id, '/answer');
  const { rounds, ask } = working.leg(given.legId);
  const paper: PaperState = {
    id: paperId,
    legId: given.legId,
    given,
    decidedAt: decidedOnPaper(given, working.now),
    round: rounds.at(-1)?.number ?? null,
    textHash: ask.textHash,
    revision: working.state.revision,
    asked: { language: ask.language, text: ask.text },
    correctionReason: fact.correctionReason ?? null,
    recordedBy: by,
    recordedAt: working.now,
    standing: 'to_countersign',
    countersignedBy: null,
  };
  working.add('papers', paperId, paper);
  working.openTask('countersign_paper', working.secretariat(), {
    legId: given.legId,
    aboutId: paperId,
    notBy: by.personId,
  });
  handAnew(working, given.legId);
}

/** What a party contests cannot be recorded for it once more: that would uphold the record against its word. */
function forbidContestedWord(
  { state }: Working,
  given: AnswerGiven,
  seatId: string | null,
  pointer: string,
): void {
  const same = Object.values(state.decisions).some(
    (decision) =>
      decision.standing === 'contested' &&
      decision.legId === given.legId &&
      (seatId === null || decision.seat === seatId) &&
      wordOf(decision) === wordOf(given),
  );
  if (same) {
    breakRule(
      'status_forbids',
      pointer,
      'This is what the party contests; only the party itself can let it stand.',
    );
  }
}

/** What a record says, as text: the answer, its conditions, and the instrument that holds it. */
function wordOf({ answer, instrument, caps, conditions, act }: AnswerGiven | DecisionState): string {
  const paper = instrument === null ? null : { ...instrument, attachments: null };
  return inOneOrder({ answer, caps, conditions, act, paper });
}

/** When a paper says that it was decided; a paper whose day is not known says only that it was before it came. */
function decidedOnPaper(given: AnswerGiven, now: Instant): TimeRange {
  const dated = given.act !== null || (given.instrument?.date ?? null) !== null;
  return dated ? decidedAtOf(given, now) : { from: null, to: now };
}

/** Has a second person, who did not make the request either, settle a record in one way or the other. */
function settlePaper(
  working: Working,
  fact: FactOf<'paper_countersigned' | 'paper_sent_back'>,
  standing: 'countersigned' | 'sent_back',
  refusal: string,
): PaperState {
  const { paperId } = fact;
  const paper = working.paper(paperId);
  if (paper.standing !== 'to_countersign') {
    breakRule('status_forbids', '/paperId', `This record is ${inWords(paper.standing)} already.`);
  }
  const by = actorOf(fact);
  demandSecondPerson(paper.recordedBy, by, refusal);
  forbidOwnRequest(working, by.personId);
  paper.standing = standing;
  paper.countersignedBy = by;
  working.closeTasks('done', (task) => task.kind === 'countersign_paper' && task.aboutId === paperId);
  return paper;
}

/** The second person confirms the record; only now does the answer count. */
export function countersignPaper(working: Working, fact: FactOf<'paper_countersigned'>): void {
  const refusal = 'The person who recorded a paper cannot countersign it.';
  const paper = settlePaper(working, fact, 'countersigned', refusal);
  forbidContestedWord(working, paper.given, paper.given.seat, '/paperId');
  foldAnswer(working, paper.given, {
    by: paper.recordedBy,
    channel: 'paper',
    decidedAt: paper.decidedAt,
    asks: fact.asks ?? [],
    to: { round: paper.round, textHash: paper.textHash, revision: paper.revision },
  });
  handAnew(working, paper.legId);
}

/** The second person does not confirm the record; the party is waited for again. */
export function sendBackPaper(working: Working, fact: FactOf<'paper_sent_back'>): void {
  const refusal = 'The person who recorded a paper cannot send it back.';
  const paper = settlePaper(working, fact, 'sent_back', refusal);
  handAnew(working, paper.legId);
}
