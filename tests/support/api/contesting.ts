import type { AnswerInput, Instant, LegStatus } from '#libs/contracts';
import type { BrokenRule, LegId } from '#libs/process';
import { legKind } from '#libs/rules';
import { DAY_AFTER, NEXT_DAY, START, everyKind, inputOf, patient } from '../machine/lives/every-kind.js';
import { Life } from '../machine/lives/process-life.js';
import { LIBERIA, answerTo, desk, secondDesk, voiceOf } from '../machine/process-mi24.js';

/** Records an answer of a party from a paper; it does not count yet. */
export function recordOnPaper(
  life: Life,
  legId: LegId,
  at: Instant,
  input: Partial<AnswerInput> & Pick<AnswerInput, 'answer'>,
  paperId = 'p1',
): BrokenRule | null {
  const given = answerTo(legId, `d-${paperId}`, input);
  return life.does(at, { kind: 'paper_recorded', by: desk, paperId, given });
}

/** Records an answer of a party from a paper and has a second person countersign it. The decision is `d-<paperId>`. */
export function onPaper(
  life: Life,
  legId: LegId,
  at: Instant,
  input: Partial<AnswerInput> & Pick<AnswerInput, 'answer'>,
  paperId = 'p1',
): BrokenRule | null {
  return (
    recordOnPaper(life, legId, at, input, paperId) ??
    life.does(at, { kind: 'paper_countersigned', by: secondDesk, paperId })
  );
}

/** A party contests the record `d-<paperId>`; the contest is `c-<paperId>`. */
export function contest(life: Life, legId: LegId, at: Instant, paperId = 'p1'): BrokenRule | null {
  const reason = 'Our note says the contrary.';
  const ids = { contestId: `c-${paperId}`, decisionId: `d-${paperId}` };
  return life.does(at, { kind: 'record_contested', by: voiceOf(legId), ...ids, reason });
}

/** The party lets the record stand after all. */
export function letStand(life: Life, legId: LegId, at: Instant, paperId = 'p1'): BrokenRule | null {
  return life.does(at, {
    kind: 'contest_withdrawn',
    by: voiceOf(legId),
    contestId: `c-${paperId}`,
    reason: null,
  });
}

/** The Secretariat strikes the record. */
export function strike(life: Life, at: Instant, paperId = 'p1', by = desk): BrokenRule | null {
  return life.does(at, { kind: 'record_struck', by, contestId: `c-${paperId}`, reason: 'It was misread.' });
}

const SOFT: readonly LegStatus[] = ['in_principle', 'provisional', 'notified', 'consulted'];
const FINAL: readonly LegStatus[] = ['obtained', 'obtained_with_caveats', 'refused', 'objected', 'withdrawn'];

/** A host of whom a paper says what leads to a status; it was asked before, or not. */
function hostOnPaper(status: LegStatus, wasAsked: boolean): Life {
  const policy = everyKind(wasAsked ? {} : { host_consent: ['advance_notice'] });
  const life = Life.submittedAt(START, patient, new Life(policy));
  const known = Object.entries(legKind('host_consent').answers);
  const answer = known.find(([, next]) => next === status)?.[0] as AnswerInput['answer'];
  if (status === 'withdrawn') onPaper(life, LIBERIA, NEXT_DAY, { answer: 'consent' }, 'p0');
  onPaper(life, LIBERIA, NEXT_DAY, inputOf(answer));
  return life;
}

/** Records that their party contests and then lets stand, in every status that a record can lead to. */
export function livesOfContests(): Life[] {
  const lives = [
    ...[...SOFT, ...FINAL].map((status) => hostOnPaper(status, false)),
    ...SOFT.map((status) => hostOnPaper(status, true)),
  ];
  for (const life of lives) {
    contest(life, LIBERIA, DAY_AFTER);
    letStand(life, LIBERIA, DAY_AFTER);
  }
  return lives;
}
