import { askHashOfRound, decidedWhen } from '#libs/cases';
import {
  type AnswerLink,
  type AskParams,
  type Letter,
  type Recipient,
  composeAsk,
  composeConsentStands,
  composePremiseLost,
  composeReceipt,
  composeReminder,
  composeReply,
} from '#libs/mail';
import {
  type LetterCase,
  decisionOf,
  legOf,
  malformed,
  questionOf,
  revisionOf,
  roundOf,
} from './letter-case.js';
import type { LegId, LetterDeps } from './letter-deps.js';
import { type LetterRow, type Writer, plain } from './letter.js';
import { peopleOfLeg } from './recipients.js';

/** Letters to the people who act for the party of a leg. */
export const TO_PARTY = {
  ask: {
    recipients: (deps, of) => peopleOfLeg(deps, of, of.effect.about.legId),
    compose: (deps, of) => writeAsk(deps, of, of.effect.about, composeAsk),
  } satisfies LetterRow<'ask'>,

  remind: {
    recipients: (deps, of) => peopleOfLeg(deps, of, of.effect.about.legId),
    compose: (deps, of) => {
      const number = of.effect.about.reminder;
      return writeAsk(deps, of, of.effect.about, (ask) => composeReminder({ ...ask, number }));
    },
  } satisfies LetterRow<'remind'>,

  relayReply: {
    recipients: (deps, of) => peopleOfLeg(deps, of, of.effect.about.legId),
    async compose(deps, of) {
      const { question } = await questionOf(deps, of, of.effect.about.questionId);
      if (question.reply === null) throw malformed(of.effect, 'there is no reply to relay');
      const { text: reply, at: repliedAt } = question.reply;
      return writeAsk(deps, of, of.effect.about, (ask) =>
        composeReply({ ...ask, question: question.text, reply, repliedAt }),
      );
    },
  } satisfies LetterRow<'relayReply'>,

  receipt: {
    recipients: (deps, of) => peopleOfLeg(deps, of, of.effect.about.legId),
    compose: (deps, of) => writeReceipt(deps, of, of.effect.about),
  } satisfies LetterRow<'receipt'>,

  tellConsentStands: {
    recipients: (deps, of) => peopleOfLeg(deps, of, of.effect.about.legId),
    async compose({ directory }, of) {
      const { leg, round } = roundOf(of, of.effect.about);
      const { changes } = revisionOf(of, of.effect.about.revision);
      const [party, { text }] = await Promise.all([
        directory.party(leg.partyId),
        directory.textOf(leg.askHash),
      ]);
      const { askedAt } = round;
      return plain((to) => composeConsentStands({ about: of.about, to, party, askedAt, changes, text }));
    },
  } satisfies LetterRow<'tellConsentStands'>,

  tellPremiseLost: {
    recipients: (deps, of) => peopleOfLeg(deps, of, of.effect.about.legId),
    async compose({ directory }, of) {
      const { leg, round } = roundOf(of, of.effect.about);
      const party = await directory.party(leg.partyId);
      return plain((to) => composePremiseLost({ about: of.about, to, party, askedAt: round.askedAt }));
    },
  } satisfies LetterRow<'tellPremiseLost'>,
};

/** Writes a letter that holds the ask, with the way by which its addressee answers. */
async function writeAsk(
  deps: LetterDeps,
  of: LetterCase,
  about: { legId: LegId; round: number },
  letterOf: (ask: AskParams) => Letter,
): Promise<Writer> {
  const { leg, round } = roundOf(of, about);
  const [party, asked] = await Promise.all([
    deps.directory.party(leg.partyId),
    deps.directory.textOf(askHashOfRound(leg, round)),
  ]);
  return async (to) => {
    const { link, token } = await linkFor(deps, of, about, to);
    const letter = letterOf({
      about: { ...of.about, revision: round.revision },
      to,
      party,
      legKind: leg.kind,
      round: round.number,
      ...asked,
      askedAt: round.askedAt,
      dueAt: round.dueAt,
      lapseAt: round.lapseAt,
      neededByAt: of.request.neededByAt,
      link,
    });
    return { letter, token };
  };
}

/** People with an account answer there; a signatory without one answers by a personal link. */
async function linkFor(
  { signOffToken, publicUrl }: LetterDeps,
  { request, requestUrl }: LetterCase,
  { legId, round }: { legId: LegId; round: number },
  { personId, roles }: Recipient,
): Promise<{ link: AnswerLink; token: string | null }> {
  const hasAccount = roles.some((role) => role !== 'signatory');
  if (hasAccount) return { link: { kind: 'account', url: requestUrl }, token: null };
  const token = await signOffToken({ personId, requestId: request.id, legId, round });
  return { link: { kind: 'personal', url: `${publicUrl}/sign-off/${token}` }, token };
}

async function writeReceipt(
  deps: LetterDeps,
  of: LetterCase,
  { legId, decisionId }: { legId: LegId; decisionId: string },
): Promise<Writer> {
  const leg = legOf(of, legId);
  const decision = decisionOf(of, decisionId);
  const [party, receipt] = await Promise.all([
    deps.directory.party(leg.partyId),
    deps.directory.receiptOf(decisionId),
  ]);
  const paper = Object.values(of.request.papers).find(({ given }) => given.decisionId === decisionId);
  const { corrects, instrument, conditions, reason } = decision;
  const reportedAt = paper?.recordedAt ?? decision.at;
  return async (to) => {
    const link = decision.channel === 'paper' ? await recordLink(deps, of, to, decisionId) : null;
    const letter = composeReceipt({
      about: of.about,
      to,
      party,
      legKind: leg.kind,
      answer: decision.answer,
      receipt,
      recordedAt: decision.at,
      channel: decision.channel,
      act: decision.act?.symbol ?? null,
      instrument: instrument ?? null,
      conditions: conditions ?? null,
      reason: reason ?? null,
      late: decision.status === 'late',
      textHash: decision.textHash ?? null,
      onPaper:
        link === null
          ? null
          : {
              decidedAt: decidedWhen(decision),
              reportedAt,
              contestUrl: link.url,
              corrects: corrects !== undefined,
            },
    });
    return { letter, token: link?.token ?? null };
  };
}

/** A person's link to a record of their party; it needs no account. */
export async function recordLink(
  { contestToken, publicUrl }: LetterDeps,
  { request }: LetterCase,
  { personId }: Recipient,
  decisionId: string,
): Promise<{ url: string; token: string }> {
  const token = await contestToken({ personId, requestId: request.id, decisionId });
  return { url: `${publicUrl}/records/${token}`, token };
}
