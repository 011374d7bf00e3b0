import {
  composeAsk,
  composeReceipt,
  composeReminder,
  composeReply,
  type AnswerLink,
  type AskParams,
  type Letter,
  type Recipient,
} from '#libs/mail';
import type { EffectDeps } from './carry-out.js';
import { malformed, roundOf, type EffectCase } from './case-of.js';
import { recordLink } from './mails-of-contests.js';
import type { Mail } from './mail.js';

/** Letters to the people who act for the party of a leg. */
export async function mailsToParty(deps: EffectDeps, found: EffectCase): Promise<Mail[]> {
  const { leg } = legOf(found);
  const people = await deps.directory.peopleOf(leg.partyId, ['approver', 'signatory', 'focal_point']);
  if (found.effect.kind === 'receipt') {
    const { letterTo, decisionId, onPaper } = await receiptLetter(deps, found);
    return Promise.all(
      people.map(async (to) => {
        if (!onPaper) return { to, letter: letterTo(to, null), token: null };
        const { url, token } = await recordLink(deps, found, to, decisionId);
        return { to, letter: letterTo(to, url), token };
      }),
    );
  }
  const letterTo = await askLetter(deps, found);
  return Promise.all(
    people.map(async (to) => {
      const { link, token } = await linkFor(deps, found, to);
      return { to, letter: letterTo(to, link), token };
    }),
  );
}

function legOf({ effect, request }: EffectCase) {
  const { legId } = effect.about;
  const leg = legId === undefined ? undefined : request.legs[legId];
  if (leg === undefined) throw malformed(effect, 'it names no leg of its request');
  return { leg };
}

async function askLetter(
  { directory }: EffectDeps,
  found: EffectCase,
): Promise<(to: Recipient, link: AnswerLink) => Letter> {
  const { effect, request, about } = found;
  const { leg, round } = roundOf(found);
  const party = await directory.party(leg.partyId);
  const words = (to: Recipient, link: AnswerLink): AskParams => ({
    about: { ...about, revision: round.revision },
    to,
    party,
    legKind: leg.kind,
    round: round.number,
    text: leg.ask.text,
    textHash: round.textHash,
    askedAt: round.askedAt,
    dueAt: round.dueAt,
    lapseAt: round.lapseAt,
    neededByAt: request.neededByAt,
    link,
  });
  if (effect.kind === 'ask') return (to, link) => composeAsk(words(to, link));
  if (effect.kind === 'remind') {
    const number = effect.about.reminder ?? round.remindersSent;
    return (to, link) => composeReminder({ ...words(to, link), number });
  }
  const question =
    effect.about.questionId === undefined ? undefined : request.questions[effect.about.questionId];
  if (question === undefined || question.reply === null) {
    throw malformed(effect, 'there is no reply to relay');
  }
  const { text: reply, at: repliedAt } = question.reply;
  return (to, link) => composeReply({ ...words(to, link), question: question.text, reply, repliedAt });
}

async function receiptLetter(
  { directory }: EffectDeps,
  found: EffectCase,
): Promise<{
  letterTo: (to: Recipient, contestUrl: string | null) => Letter;
  decisionId: string;
  onPaper: boolean;
}> {
  const { effect, request, about } = found;
  const { leg } = legOf(found);
  const { decisionId } = effect.about;
  const decision = decisionId === undefined ? undefined : request.decisions[decisionId];
  if (decision === undefined) throw malformed(effect, 'it names no decision of its request');
  const [party, receipt] = await Promise.all([
    directory.party(leg.partyId),
    directory.receiptOf(decision.id),
  ]);
  const paper = Object.values(request.papers).find(({ given }) => given.decisionId === decision.id);
  const { decidedAt, corrects } = decision;
  const reportedAt = paper?.recordedAt ?? decision.at;
  const letterTo = (to: Recipient, contestUrl: string | null) =>
    composeReceipt({
      about,
      to,
      party,
      legKind: leg.kind,
      answer: decision.answer,
      receipt,
      recordedAt: decision.at,
      channel: decision.channel,
      act: decision.act?.symbol ?? null,
      instrument: decision.instrument,
      conditions: decision.conditions,
      reason: decision.reason,
      late: decision.status === 'late',
      textHash: decision.textHash,
      onPaper:
        contestUrl === null ? null : { decidedAt, reportedAt, contestUrl, corrects: corrects !== null },
    });
  return { letterTo, decisionId: decision.id, onPaper: decision.channel === 'paper' };
}

/** Who has an account answers there; a signatory without one answers by a link of their own. */
async function linkFor(
  deps: EffectDeps,
  found: EffectCase,
  to: Recipient,
): Promise<{ link: AnswerLink; token: string | null }> {
  const hasAccount = to.roles.some((role) => role !== 'signatory');
  if (hasAccount) return { link: { kind: 'account', url: found.requestUrl }, token: null };
  const { leg, round } = roundOf(found);
  const token = await deps.signOffToken({
    personId: to.personId,
    requestId: found.request.id,
    legId: leg.id,
    round: round.number,
  });
  return { link: { kind: 'personal', url: `${deps.publicUrl}/sign-off/${token}` }, token };
}
