import {
  type NoticeParams,
  composeAdverseAnswer,
  composeEmptySeat,
  composeEnd,
  composeLateReply,
  composeNeededByWarning,
  composeQuestion,
  composeRevised,
  composeRoundLapsed,
  composeSilence,
} from '#libs/mail';
import type { Recipient } from '#libs/mail';
import {
  type LetterCase,
  decisionOf,
  legOf,
  malformed,
  questionOf,
  revisionOf,
  roundOf,
  waitingForOf,
} from './letter-case.js';
import { type LetterRow, plain } from './letter.js';
import { managers, managersAndFocalPoints, peopleNamed } from './recipients.js';

/** What every notice about a request starts from. */
export function noticeTo({ about, requestUrl: url }: LetterCase, to: Recipient): NoticeParams {
  return { about, to, url };
}

/** Letters to those who manage a request, or to whomever its policy names. */
export const TO_MANAGERS = {
  escalateSilence: {
    recipients: (deps, of) => peopleNamed(deps, of, of.effect.about.to),
    async compose({ directory }, of) {
      const { leg, round } = roundOf(of, of.effect.about);
      const party = await directory.party(leg.partyId);
      const { askedAt, dueAt, lapseAt } = round;
      const say = round.escalations[of.effect.about.step - 1]?.say ?? null;
      return plain((to) => composeSilence({ ...noticeTo(of, to), party, askedAt, dueAt, lapseAt, say }));
    },
  } satisfies LetterRow<'escalateSilence'>,

  escalateLateReply: {
    recipients: managersAndFocalPoints,
    async compose(deps, of) {
      const { question, party } = await questionOf(deps, of, of.effect.about.questionId);
      const { text, replyDueAt } = question;
      return plain((to) => composeLateReply({ ...noticeTo(of, to), party, question: text, replyDueAt }));
    },
  } satisfies LetterRow<'escalateLateReply'>,

  escalateEmptySeat: {
    recipients: managersAndFocalPoints,
    async compose({ directory }, of) {
      const { legId, seatId } = of.effect.about;
      const leg = legOf(of, legId);
      const party = await directory.party(leg.partyId);
      const seat = leg.seats.find(({ id, title }) => id === seatId && title !== leg.partyId)?.title ?? null;
      return plain((to) => composeEmptySeat({ ...noticeTo(of, to), party, seat }));
    },
  } satisfies LetterRow<'escalateEmptySeat'>,

  relayQuestion: {
    recipients: managersAndFocalPoints,
    async compose(deps, of) {
      const { question, party } = await questionOf(deps, of, of.effect.about.questionId);
      const { text, askedAt, replyDueAt } = question;
      return plain((to) =>
        composeQuestion({ ...noticeTo(of, to), party, question: text, askedAt, replyDueAt }),
      );
    },
  } satisfies LetterRow<'relayQuestion'>,

  warnNeededBy: {
    recipients: managers,
    async compose(deps, of) {
      const waitingFor = await waitingForOf(deps, of);
      const { neededByAt } = of.request;
      return plain((to) => composeNeededByWarning({ ...noticeTo(of, to), waitingFor, neededByAt }));
    },
  } satisfies LetterRow<'warnNeededBy'>,

  announceEnd: {
    recipients: managers,
    compose: async (_deps, of) => {
      const { end } = of.effect.about;
      const because = of.request.closedBecause;
      return plain((to) => composeEnd({ ...noticeTo(of, to), end, because }));
    },
  } satisfies LetterRow<'announceEnd'>,

  announceLapse: {
    recipients: managers,
    async compose({ directory }, of) {
      const { leg, round } = roundOf(of, of.effect.about);
      const party = await directory.party(leg.partyId);
      return plain((to) => composeRoundLapsed({ ...noticeTo(of, to), party, askedAt: round.askedAt }));
    },
  } satisfies LetterRow<'announceLapse'>,

  announceRevision: {
    recipients: managers,
    async compose({ directory }, of) {
      const revision = revisionOf(of, of.effect.about.revision);
      const { because, act, reason, changes, number } = revision;
      if (because === 'submitted') throw malformed(of.effect, 'its revision changed nothing');
      const legs = revision.reopened.map(({ legId, why }) => ({ partyId: legOf(of, legId).partyId, why }));
      const names = await directory.partyNames(legs.map(({ partyId }) => partyId));
      const reopened = legs.map(({ partyId, why }) => ({ party: names.get(partyId) ?? partyId, why }));
      const about = { ...of.about, revision: number };
      return plain((to) =>
        composeRevised({ ...noticeTo(of, to), about, because, act, reason, changes, reopened }),
      );
    },
  } satisfies LetterRow<'announceRevision'>,

  announceAdverseAnswer: {
    recipients: managers,
    async compose({ directory }, of) {
      const { legId, decisionId } = of.effect.about;
      const { kind: legKind, partyId } = legOf(of, legId);
      const { answer, at: recordedAt, reason, lastDay } = decisionOf(of, decisionId);
      const [party, receipt] = await Promise.all([directory.party(partyId), directory.receiptOf(decisionId)]);
      return plain((to) =>
        composeAdverseAnswer({
          ...noticeTo(of, to),
          party,
          legKind,
          answer,
          receipt,
          recordedAt,
          reason: reason ?? null,
          lastDay: lastDay ?? null,
        }),
      );
    },
  } satisfies LetterRow<'announceAdverseAnswer'>,
};
