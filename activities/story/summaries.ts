import type { CasePolled, EffectPolled, WakeUpPolled } from '#libs/cases';
import type { NextWakeUp } from '#libs/contracts';
import { OBTAINED, formatCode, ordinal } from './words.js';

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
      return `warning ${wake.before} before expiry`;
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
  const whom = party ?? line ?? carried.case;
  switch (kind) {
    case 'ask':
      return `${whom}: asked for ${leg === undefined ? 'its answer' : OBTAINED[leg.kind]}`;
    case 'remind':
      return `${whom}: ${ordinal(about.reminder ?? 1)} reminder`;
    case 'escalate':
      return `${whom}: escalated to ${formatCode(about.to ?? 'managers')}`;
    case 'receipt':
      return `${whom}: receipt for its answer`;
    case 'warn':
      return `${whom}: warning to those who manage the request`;
    case 'reportLost':
      return `${whom}: usable window lost`;
    case 'alarm':
      return `${whom}: alarm`;
    case 'announce':
      return `${whom}: ${formatCode(about.what ?? 'ended')}`;
    case 'inform':
      return `${whom}: told of ${formatCode(about.what ?? about.reason ?? 'a change')}`;
    case 'relayQuestion':
      return `${whom}: its question goes to the Secretariat`;
    case 'relayReply':
      return `${whom}: gets the reply to its question`;
  }
}
