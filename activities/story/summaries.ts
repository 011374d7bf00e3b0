import type { CasePolled, EffectPolled, WakeUpPolled } from '#libs/cases';
import type { NextWakeUp } from '#libs/contracts';
import { OBTAINED, formatSpan, ordinal } from './words.js';

/** What a wake-up is, for Temporal's pages: "Ukraine: second reminder". */
export function formatWakeUp({ wake, at, inMs }: WakeUpPolled, of: CasePolled): NextWakeUp {
  return { at, inMs, summary: `${whose(wake, of)}: ${what(wake)}` };
}

type WakeUp = WakeUpPolled['wake'];

function what(wake: WakeUp): string {
  switch (wake.what) {
    case 'remind':
      return `${ordinal(wake.number)} reminder`;
    case 'overdue':
      return 'answer due';
    case 'escalate':
      return `${ordinal(wake.number)} escalation`;
    case 'objections_end':
      return 'end of the no-objection procedure';
    case 'pause_end':
      return 'the clock runs again';
    case 'lapse':
      return 'the asking lapses';
    case 'reply_overdue':
      return 'our reply to a question due';
    case 'needed_by':
      return 'needed by now';
    case 'request_lapse':
      return 'lapses';
    case 'warn':
      return `warning ${formatSpan(wake.before)} before expiry`;
    case 'expire':
      return 'expires';
    case 'ruling':
      return `${ordinal(wake.number)} alarm for a ruling`;
  }
}

/** Whose wake-up it is: the party of a leg, a line, or the request itself. */
function whose(wake: WakeUp, { carried, partyNames }: CasePolled): string {
  if ('legId' in wake) return partyOf(wake.legId, partyNames);
  if ('lineId' in wake) return `line ${wake.lineId}`;
  return wake.what === 'reply_overdue' ? 'the Secretariat' : carried.case;
}

/** A leg's id is its kind and its party, joined by a colon. */
function partyOf(legId: string, names: Readonly<Record<string, string>>): string {
  const partyId = legId.slice(legId.indexOf(':') + 1);
  return names[partyId] ?? partyId;
}

/** What an effect does, for Temporal's pages: "Ukraine: asked for consent as contributor". */
export function formatEffect({ kind, about }: EffectPolled, { carried, partyNames }: CasePolled): string {
  const { legId } = about;
  const leg = carried.case === 'request' ? carried.legs.find((one) => one.legId === legId) : undefined;
  const party = legId === undefined ? null : partyOf(legId, partyNames);
  const line = about.lineId === undefined ? null : `line ${about.lineId}`;
  const said =
    kind === 'ask' ? `asked for ${leg === undefined ? 'its answer' : OBTAINED[leg.kind]}` : DOES[kind];
  const number = kind === 'remind' ? `${ordinal(about.reminder ?? 1)} ` : '';
  return `${party ?? line ?? carried.case}: ${number}${said}`;
}

const DOES: Readonly<Record<Exclude<EffectPolled['kind'], 'ask'>, string>> = {
  remind: 'reminder',
  relayReply: 'gets the reply to its question',
  receipt: 'receipt for its answer',
  tellConsentStands: 'told that its consent stands',
  tellPremiseLost: 'told that the asking has lost its premise',
  tellAppointed: 'a person appointed to a seat is told',
  tellContested: 'told that a record is contested',
  tellContestSettled: 'told how the contest was settled',
  escalateSilence: 'silence escalated',
  escalateLateReply: 'our late reply escalated',
  escalateEmptySeat: 'nobody left who could answer: escalated',
  relayQuestion: 'its question goes to the Secretariat',
  warnNeededBy: 'warning that it was needed by now',
  warnWindow: 'warning that the usable window shrinks',
  warnExpiry: 'warning before expiry',
  warnCaution: 'caution',
  reportLost: 'usable window lost',
  alarmExpired: 'alarm: present without an authority',
  alarmDiscontinued: 'alarm: the Council ended the authority',
  alarmRulingNeeded: 'alarm: a ruling is needed',
  alarmConsentWithdrawn: 'alarm: a consent was withdrawn',
  tellSuspended: 'suspended',
  tellResumed: 'resumed',
  announceEnd: 'its end announced',
  announceLapse: 'told that the asking lapsed',
  announceRevision: 'its revision announced',
  announceAdverseAnswer: 'its adverse answer announced',
  announceTask: 'a new task announced',
  tellHandedOver: 'told that a task was handed over',
  tellHandedBack: 'told that a task was handed back',
};
