import { cautionLabel } from '#libs/cases';
import type { EffectKind, Role } from '#libs/contracts';
import {
  composeAlarm,
  composeAnnouncement,
  isAnnounced,
  composeCaution,
  composeConsentWithdrawn,
  composeDiscontinued,
  composeExpiryWarning,
  composeLost,
  composeNeededByWarning,
  composeQuestion,
  composeReplyOverdue,
  composeResumed,
  composeRoundLapsed,
  composeRulingNeeded,
  composeSuspended,
  composeWindowWarning,
  type Letter,
  type LineParams,
  type NoticeParams,
} from '#libs/mail';
import { formatFinding } from '#libs/rules';
import type { EffectDeps } from './carry-out.js';
import { malformed, managersOf, roundOf, type EffectCase } from './case-of.js';
import type { Mail } from './mail.js';

/** Of news that asks for no work, only managers hear. */
const MANAGERS_ONLY: readonly EffectKind[] = ['warn', 'announce'];

/** Letters to those who manage the request; the requester is included for as long as they act for the Secretariat. */
export async function mailsToSecretariat(deps: EffectDeps, found: EffectCase): Promise<Mail[]> {
  const roles: Role[] = MANAGERS_ONLY.includes(found.effect.kind) ? ['manager'] : ['manager', 'focal_point'];
  const [people, letterTo] = await Promise.all([managersOf(deps, found, roles), letterOf(deps, found)]);
  return people.map((to) => ({
    to,
    letter: letterTo({ about: found.about, to, url: found.requestUrl }),
    token: null,
  }));
}

async function letterOf(deps: EffectDeps, found: EffectCase): Promise<(notice: NoticeParams) => Letter> {
  const { effect } = found;
  switch (effect.kind) {
    case 'escalate':
      return replyOverdue(deps, found);
    case 'relayQuestion':
      return relayedQuestion(deps, found);
    case 'warn':
      return warning(deps, found);
    case 'reportLost': {
      const [line, waitingFor] = [lineOf(found), await waitingForOf(deps, found)];
      return (notice) => composeLost({ ...notice, line, waitingFor });
    }
    case 'alarm': {
      const reason = endedBefore(found);
      if (reason !== null) return reason;
      const line = lineOf(found);
      const breachSince = found.effect.arrangement.lines[line.id]?.breaches.at(-1)?.from ?? null;
      return (notice) => composeAlarm({ ...notice, line, receiver: found.receiverName, breachSince });
    }
    case 'inform':
      return pauseOfLine(found);
    case 'announce':
      return announcement(deps, found);
    case 'ask':
    case 'remind':
    case 'receipt':
    case 'relayReply':
      break;
  }
  throw malformed(effect, 'it is for a party');
}

async function replyOverdue(deps: EffectDeps, found: EffectCase) {
  const { party, question } = await questionOf(deps, found);
  const { text, replyDueAt } = question;
  return (notice: NoticeParams) => composeReplyOverdue({ ...notice, party, question: text, replyDueAt });
}

async function relayedQuestion(deps: EffectDeps, found: EffectCase) {
  const { party, question } = await questionOf(deps, found);
  const { text, askedAt, replyDueAt } = question;
  return (notice: NoticeParams) => composeQuestion({ ...notice, party, question: text, askedAt, replyDueAt });
}

async function warning(deps: EffectDeps, found: EffectCase): Promise<(notice: NoticeParams) => Letter> {
  const { effect, request } = found;
  const waitingFor = await waitingForOf(deps, found);
  if (effect.about.what === 'needed_by') {
    const { neededByAt } = request;
    return (notice) => composeNeededByWarning({ ...notice, waitingFor, neededByAt });
  }
  const line = lineOf(found);
  if (effect.about.reason === 'caution') {
    const cautions = effect.arrangement.lines[line.id]?.cautions ?? [];
    const words = cautions.filter(({ at }) => at === cautions.at(-1)?.at).map(cautionLabel);
    return (notice) => composeCaution({ ...notice, line, cautions: words });
  }
  const { expiresAt } = line;
  if (expiresAt === null) throw malformed(effect, 'its line has no expiry');
  if (effect.about.what === 'expiry') {
    return (notice) => composeExpiryWarning({ ...notice, line, expiresAt, receiver: found.receiverName });
  }
  return (notice) => composeWindowWarning({ ...notice, line, expiresAt, waitingFor });
}

/** The letters of a line whose authority or consent was ended before its time; null where the alarm is about the expiry. */
function endedBefore(found: EffectCase): ((notice: NoticeParams) => Letter) | null {
  const { effect, receiverName: receiver } = found;
  const line = lineOf(found);
  const state = effect.arrangement.lines[line.id];
  const act = state?.discontinuation?.act.symbol ?? 'an act of the Security Council';
  const returnDueAt = state?.returnDueAt ?? null;
  switch (effect.about.reason) {
    case 'discontinued':
      return (notice) => composeDiscontinued({ ...notice, line, receiver, act, returnDueAt });
    case 'ruling_needed':
      return (notice) => composeRulingNeeded({ ...notice, line, receiver, act });
    case 'consent_withdrawn':
      return (notice) => composeConsentWithdrawn({ ...notice, line, receiver, returnDueAt });
    case 'suspended':
    case 'resumed':
    case 'caution':
    case undefined:
      break;
  }
  return null;
}

function pauseOfLine(found: EffectCase): (notice: NoticeParams) => Letter {
  const { effect } = found;
  const line = lineOf(found);
  const suspensions = effect.arrangement.lines[line.id]?.suspensions ?? [];
  if (effect.about.reason === 'resumed') return (notice) => composeResumed({ ...notice, line });
  const reason = suspensions.at(-1)?.reason ?? null;
  return (notice) => composeSuspended({ ...notice, line, reason });
}

async function announcement(deps: EffectDeps, found: EffectCase): Promise<(notice: NoticeParams) => Letter> {
  const { effect, request } = found;
  const { what, legId } = effect.about;
  if (legId !== undefined) {
    const { leg, round } = roundOf(found);
    const party = await deps.directory.party(leg.partyId);
    return (notice) => composeRoundLapsed({ ...notice, party, askedAt: round.askedAt });
  }
  if (!isAnnounced(what)) {
    throw malformed(effect, 'it does not say how the request ended');
  }
  const { closedBecause } = request;
  const reason = closedBecause === null ? null : formatFinding(closedBecause);
  return (notice) => composeAnnouncement({ ...notice, what, reason });
}

async function questionOf({ directory }: EffectDeps, { effect, request }: EffectCase) {
  const { questionId } = effect.about;
  const question = questionId === undefined ? undefined : request.questions[questionId];
  const leg = question === undefined ? undefined : request.legs[question.legId];
  if (question === undefined || leg === undefined) throw malformed(effect, 'it names no question');
  return { question, party: await directory.party(leg.partyId) };
}

function lineOf({ effect, request, unitNames }: EffectCase): LineParams & { readonly id: string } {
  const { lineId } = effect.about;
  const ofArrangement = lineId === undefined ? undefined : effect.arrangement.lines[lineId];
  const ofRequest = lineId === undefined ? undefined : request.lines[lineId];
  const asked = request.content.lines.find((line) => line.id === lineId);
  const unitId = ofArrangement?.unitId ?? ofRequest?.unitId;
  const persons = ofArrangement?.persons ?? asked?.persons;
  if (lineId === undefined || unitId === undefined || persons === undefined) {
    throw malformed(effect, 'it names no line of its case');
  }
  return {
    id: lineId,
    unit: unitNames.get(unitId) ?? unitId,
    persons: persons.military + persons.police + persons.civilian,
    expiresAt: ofArrangement?.expiresAt ?? ofRequest?.expiry?.at ?? null,
  };
}

/** The parties whose act is still missing. */
async function waitingForOf({ directory }: EffectDeps, { request }: EffectCase): Promise<string[]> {
  const waiting = Object.values(request.legs).filter((leg) => !leg.satisfied);
  const names = await directory.partyNames(waiting.map((leg) => leg.partyId));
  return waiting.map((leg) => `${names.get(leg.partyId) ?? leg.partyId} (${leg.kind.replaceAll('_', ' ')})`);
}
