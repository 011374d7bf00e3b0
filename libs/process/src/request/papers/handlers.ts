import { type Instant, type TimeRange, messageOf, type CodedMessage } from '#libs/contracts';
import { breakRule } from '../../shared/broken.js';
import type { AnswerGiven } from '../../shared/facts.js';
import type { PaperState } from '../../shared/state.js';
import { checkAnswer, decidedAtOf } from '../answers/answer-checks.js';
import { foldAnswer } from '../answers/answers.js';
import { handAgain } from '../asking/rounds.js';
import type { FoldContext } from '../fold-context.js';
import { type FactOf, actorOf, assertNotOwnRequest, assertSecondPerson } from '../guards.js';
import { isContestedWord } from './contested-words.js';

/** Keeps what a focal point recorded until a second person has compared it with the paper. */
export function recordPaper(context: FoldContext, fact: FactOf<'paper_recorded'>): void {
  const { paperId, given } = fact;
  const by = actorOf(fact);
  const { seat } = checkAnswer(context, given, null, '', 'paper');
  assertNotContested(context, given, seat.id, '/answer');
  const { rounds, askHash } = context.leg(given.legId);
  const paper: PaperState = {
    id: paperId,
    legId: given.legId,
    given,
    decidedAt: decidedOnPaper(given, context.now),
    round: rounds.at(-1)?.number ?? null,
    askHash,
    revision: context.state.revision,
    correctionReason: fact.correctionReason ?? null,
    recordedBy: by,
    recordedAt: context.now,
    status: 'to_countersign',
    countersignedBy: null,
  };
  context.add('papers', paperId, paper);
  context.openTask('countersign_paper', context.secretariat(), {
    legId: given.legId,
    aboutId: paperId,
    notBy: by.personId,
  });
  handAgain(context, given.legId);
}

/** What a party contests cannot be recorded for it once more: that would uphold the record against its word. */
function assertNotContested(
  { state }: FoldContext,
  given: AnswerGiven,
  seatId: string | null,
  pointer: string,
): void {
  if (isContestedWord(state, given, seatId)) {
    breakRule('status_forbids', pointer, messageOf('refusals.contested_stands_by_party'));
  }
}

/** When a paper says that it was decided; a paper whose day is not known says only that it was before it came. */
function decidedOnPaper(given: AnswerGiven, now: Instant): TimeRange {
  const dated = given.act !== null || (given.instrument?.date ?? null) !== null;
  return dated ? decidedAtOf(given, now) : { from: null, to: now };
}

/** Lets a second person, who did not make the request either, confirm a record or send it back. */
function settlePaper(
  context: FoldContext,
  fact: FactOf<'paper_countersigned' | 'paper_sent_back'>,
  status: 'countersigned' | 'sent_back',
  refusal: CodedMessage,
): PaperState {
  const { paperId } = fact;
  const paper = context.paper(paperId);
  if (paper.status !== 'to_countersign') {
    breakRule(
      'status_forbids',
      '/paperId',
      messageOf('refusals.paper_settled', { status: messageOf(`labels.paper_status.${paper.status}`) }),
    );
  }
  const by = actorOf(fact);
  assertSecondPerson(paper.recordedBy, by, refusal);
  assertNotOwnRequest(context, by.personId);
  paper.status = status;
  paper.countersignedBy = by;
  context.closeTasks('done', (task) => task.kind === 'countersign_paper' && task.aboutId === paperId);
  return paper;
}

/** The second person confirms the record; only now does the answer count. */
export function countersignPaper(context: FoldContext, fact: FactOf<'paper_countersigned'>): void {
  const refusal = messageOf('refusals.own_paper_countersign');
  const paper = settlePaper(context, fact, 'countersigned', refusal);
  assertNotContested(context, paper.given, paper.given.seat, '/paperId');
  foldAnswer(context, paper.given, {
    by: paper.recordedBy,
    channel: 'paper',
    decidedAt: paper.decidedAt,
    asks: fact.asks ?? [],
    to: { round: paper.round, askHash: paper.askHash, revision: paper.revision },
  });
  handAgain(context, paper.legId);
}

/** The second person does not confirm the record; the party is waited for again. */
export function sendBackPaper(context: FoldContext, fact: FactOf<'paper_sent_back'>): void {
  const refusal = messageOf('refusals.own_paper_send_back');
  const paper = settlePaper(context, fact, 'sent_back', refusal);
  handAgain(context, paper.legId);
}
