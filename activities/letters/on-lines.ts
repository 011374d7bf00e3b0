import {
  composeAlarm,
  composeCaution,
  composeConsentWithdrawn,
  composeDiscontinued,
  composeExpiryWarning,
  composeLost,
  composeResumed,
  composeRulingNeeded,
  composeSuspended,
  composeWindowWarning,
} from '#libs/mail';
import { type LetterCase, lineOf, malformed, waitingForOf } from './letter-case.js';
import { type LetterRow, plain } from './letter.js';
import { managers, managersAndFocalPoints } from './recipients.js';
import { noticeTo } from './to-managers.js';

/** Letters about one unit line, to those who manage the request. */
export const ON_LINES = {
  warnWindow: {
    recipients: managers,
    async compose(deps, of) {
      const waitingFor = await waitingForOf(deps, of);
      const { line, expiresAt } = expiringLine(of, of.effect.about.lineId);
      return plain((to) => composeWindowWarning({ ...noticeTo(of, to), line, expiresAt, waitingFor }));
    },
  } satisfies LetterRow<'warnWindow'>,

  warnExpiry: {
    recipients: managers,
    compose: async (_deps, of) => {
      const { line, expiresAt } = expiringLine(of, of.effect.about.lineId);
      const { receiver } = of.about;
      return plain((to) => composeExpiryWarning({ ...noticeTo(of, to), line, expiresAt, receiver }));
    },
  } satisfies LetterRow<'warnExpiry'>,

  warnCaution: {
    recipients: managers,
    compose: async (_deps, of) => {
      const { lineId } = of.effect.about;
      const line = lineOf(of, lineId);
      const all = stateOf(of, lineId)?.cautions ?? [];
      const cautions = all.filter(({ at }) => at === all.at(-1)?.at);
      return plain((to) => composeCaution({ ...noticeTo(of, to), line, cautions }));
    },
  } satisfies LetterRow<'warnCaution'>,

  reportLost: {
    recipients: managersAndFocalPoints,
    async compose(deps, of) {
      const waitingFor = await waitingForOf(deps, of);
      const line = lineOf(of, of.effect.about.lineId);
      return plain((to) => composeLost({ ...noticeTo(of, to), line, waitingFor }));
    },
  } satisfies LetterRow<'reportLost'>,

  alarmExpired: {
    recipients: managersAndFocalPoints,
    compose: async (_deps, of) => {
      const { lineId } = of.effect.about;
      const line = lineOf(of, lineId);
      const { receiver } = of.about;
      const breachSince = stateOf(of, lineId)?.breaches.at(-1)?.from ?? null;
      return plain((to) => composeAlarm({ ...noticeTo(of, to), line, receiver, breachSince }));
    },
  } satisfies LetterRow<'alarmExpired'>,

  alarmDiscontinued: {
    recipients: managersAndFocalPoints,
    compose: async (_deps, of) => {
      const ended = endedEarly(of, of.effect.about.lineId);
      return plain((to) => composeDiscontinued({ ...noticeTo(of, to), ...ended }));
    },
  } satisfies LetterRow<'alarmDiscontinued'>,

  alarmRulingNeeded: {
    recipients: managersAndFocalPoints,
    compose: async (_deps, of) => {
      const ended = endedEarly(of, of.effect.about.lineId);
      return plain((to) => composeRulingNeeded({ ...noticeTo(of, to), ...ended }));
    },
  } satisfies LetterRow<'alarmRulingNeeded'>,

  alarmConsentWithdrawn: {
    recipients: managersAndFocalPoints,
    compose: async (_deps, of) => {
      const ended = endedEarly(of, of.effect.about.lineId);
      return plain((to) => composeConsentWithdrawn({ ...noticeTo(of, to), ...ended }));
    },
  } satisfies LetterRow<'alarmConsentWithdrawn'>,

  tellSuspended: {
    recipients: managersAndFocalPoints,
    compose: async (_deps, of) => {
      const { lineId } = of.effect.about;
      const line = lineOf(of, lineId);
      const { because: cause, reason } = stateOf(of, lineId)?.suspensions.at(-1) ?? ORDERED;
      // A withdrawn contest ends a suspension and never begins one.
      const because = cause === 'record_stands' ? 'ordered' : cause;
      return plain((to) => composeSuspended({ ...noticeTo(of, to), line, because, reason }));
    },
  } satisfies LetterRow<'tellSuspended'>,

  tellResumed: {
    recipients: managersAndFocalPoints,
    compose: async (_deps, of) => {
      const line = lineOf(of, of.effect.about.lineId);
      return plain((to) => composeResumed({ ...noticeTo(of, to), line }));
    },
  } satisfies LetterRow<'tellResumed'>,
};

/** The text for a suspension whose reason the arrangement no longer has. */
const ORDERED = { because: 'ordered', reason: null } as const;

function stateOf({ effect }: LetterCase, lineId: string) {
  return effect.arrangement.lines[lineId];
}

function expiringLine(of: LetterCase, lineId: string) {
  const line = lineOf(of, lineId);
  const { expiresAt } = line;
  if (expiresAt === null) throw malformed(of.effect, 'its line has no expiry');
  return { line, expiresAt };
}

/** A line whose authority or consent was ended early. */
function endedEarly(of: LetterCase, lineId: string) {
  const state = stateOf(of, lineId);
  return {
    line: lineOf(of, lineId),
    receiver: of.about.receiver,
    act: state?.discontinuation?.act.symbol ?? null,
    returnDueAt: state?.returnDueAt ?? null,
  };
}
