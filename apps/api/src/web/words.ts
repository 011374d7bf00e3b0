import type {
  Answer,
  ArrangementStatus,
  Channel,
  Holder,
  InstrumentKind,
  LegKind,
  LegStatus,
  LineStatus,
  RequestStatus,
  TaskKind,
} from '#libs/contracts';
import type { ContestView, LagView, WindowView } from '#libs/cases';
import { PERSON_KINDS } from '#libs/rules';
import { DateTime } from 'luxon';

/** A status as people see it: a tone, a shape and words, so that colour never carries the meaning alone. */
export interface Mark {
  tone: 'grey' | 'blue' | 'violet' | 'green' | 'amber' | 'red';
  shape: string;
  words: string;
}

export const LEG_MARKS: Readonly<Record<LegStatus, Mark>> = {
  not_started: { tone: 'grey', shape: '○', words: 'not started' },
  asked: { tone: 'blue', shape: '◔', words: 'asked' },
  paused: { tone: 'violet', shape: '‖', words: 'paused: a question is with us' },
  in_principle: { tone: 'blue', shape: '◑', words: 'agreed in principle' },
  provisional: { tone: 'blue', shape: '◑', words: 'provisional' },
  obtained: { tone: 'green', shape: '●', words: 'obtained' },
  obtained_with_caveats: { tone: 'green', shape: '◕', words: 'obtained with conditions' },
  notified: { tone: 'blue', shape: '◍', words: 'notified' },
  consulted: { tone: 'blue', shape: '◍', words: 'consulted' },
  refused: { tone: 'red', shape: '✕', words: 'refused' },
  objected: { tone: 'red', shape: '✕', words: 'objected' },
  withdrawn: { tone: 'red', shape: '◇', words: 'consent withdrawn' },
  suspended: { tone: 'amber', shape: '‖', words: 'consent suspended' },
  lapsed: { tone: 'red', shape: '◇', words: 'lapsed without an answer' },
  waived: { tone: 'green', shape: '◌', words: 'waived' },
  not_in_record: { tone: 'grey', shape: '○', words: 'the record does not say' },
};

export const REQUEST_MARKS: Readonly<Record<RequestStatus, Mark>> = {
  draft: { tone: 'grey', shape: '○', words: 'draft' },
  open: { tone: 'blue', shape: '◔', words: 'open' },
  granted: { tone: 'green', shape: '●', words: 'granted' },
  granted_in_part: { tone: 'amber', shape: '◕', words: 'granted in part' },
  granted_per_record: { tone: 'green', shape: '●', words: 'granted, as the record says' },
  refused: { tone: 'red', shape: '✕', words: 'refused' },
  withdrawn: { tone: 'grey', shape: '◇', words: 'withdrawn' },
  overtaken: { tone: 'grey', shape: '◇', words: 'overtaken by events' },
  lapsed: { tone: 'red', shape: '◇', words: 'lapsed' },
};

export const ARRANGEMENT_MARKS: Readonly<Record<ArrangementStatus, Mark>> = {
  forming: { tone: 'grey', shape: '○', words: 'forming' },
  in_force: { tone: 'green', shape: '●', words: 'in force' },
  suspended: { tone: 'amber', shape: '◔', words: 'suspended' },
  discontinued: { tone: 'red', shape: '✕', words: 'discontinued' },
  converted: { tone: 'grey', shape: '◆', words: 'converted' },
  ended: { tone: 'grey', shape: '◇', words: 'ended' },
};

export const LINE_MARKS: Readonly<Record<LineStatus, Mark>> = {
  planned: { tone: 'grey', shape: '○', words: 'planned' },
  ready: { tone: 'blue', shape: '◔', words: 'ready' },
  moving: { tone: 'blue', shape: '▷', words: 'moving' },
  arrived: { tone: 'green', shape: '●', words: 'arrived' },
  expired_unused: { tone: 'red', shape: '◇', words: 'expired unused' },
  returned: { tone: 'grey', shape: '◁', words: 'returned' },
  repatriated: { tone: 'grey', shape: '◁', words: 'repatriated' },
  transferred: { tone: 'grey', shape: '◆', words: 'transferred' },
  not_granted: { tone: 'grey', shape: '✕', words: 'not granted' },
};

export const REQUEST_LINE_LABELS = {
  draft: 'draft',
  open: 'waits for consents',
  blocked: 'blocked by a refusal; the Secretariat decides what follows',
  reserving: 'the unit is being held',
  reservation_refused: 'another loan holds the unit',
  granted: 'granted',
  refused: 'refused',
  dropped: 'no longer asked',
  expired: 'expired before it could be granted',
  closed: 'closed',
} as const;

export const LEG_LABELS: Readonly<Record<LegKind, string>> = {
  releasing_assessment: 'Assessment of what the sending mission can release',
  cost_review: 'Review of the cost',
  consultation: 'Consultation with the contributors',
  advance_notice: 'Advance notice to the Council',
  contributor_consent: 'Consent of the contributor',
  host_consent: 'Consent of the host',
  regional_consent: 'Consent of the regional body',
  council_decision: 'Decision of the Council',
  mou_amendment: 'Amendment of the memorandum of understanding',
  clearances: 'Clearances',
};

export const TASK_LABELS: Readonly<Record<TaskKind, string>> = {
  answer: 'Answer',
  reply_to_question: 'Reply to a question',
  countersign_paper: 'Countersign a paper',
  enter_conditions: 'Enter the conditions',
  countersign_conditions: 'Countersign the conditions',
  review_late_answer: 'Review a late answer',
  resolve_coverage: 'Resolve what the conditions leave uncovered',
  resolve_reservation: 'Resolve who holds the unit',
  resolve_block: 'Resolve what a refusal blocks',
  record_reply: 'Record the reply of the President',
  appoint_person: 'Appoint somebody who can answer',
  confirm_override: 'Confirm an override',
  settle_contest: 'Settle a contest',
};

/** How a contest of a record ended. */
export const CONTEST_LABELS: Readonly<Record<ContestView['status'], string>> = {
  open: 'waits for its settlement',
  withdrawn: 'its party has let the record stand',
  corrected: 'the record has been corrected by a further one',
  answered: 'its party has given its answer itself',
  asked_again: 'its party has been asked again',
  struck: 'the record has been struck',
  noted: 'nothing rested on the record; the contest is on file',
};

export const ANSWER_LABELS: Readonly<Record<Answer, string>> = {
  notice_given: 'Notice was given',
  consent: 'Consent',
  consent_with_conditions: 'Consent with conditions',
  in_principle: 'In principle',
  provisional: 'Provisional consent',
  refuse: 'Refuse',
  object: 'Object',
  abstain: 'Abstain',
  withdraw: 'Withdraw the consent',
  suspend: 'Suspend the consent',
  notified: 'Notified',
  consulted: 'Consulted',
  adopted: 'Adopted',
  not_adopted: 'Not adopted',
};

export const INSTRUMENT_LABELS: Readonly<Record<InstrumentKind, string>> = {
  note_verbale: 'note verbale',
  law: 'law',
  decree: 'decree',
  letter: 'letter',
  resolution: 'resolution',
  presidential_statement: 'presidential statement',
  minutes: 'minutes',
  communique: 'communiqué',
  other: 'other',
};

export const CHANNEL_LABELS: Readonly<Record<Channel, string>> = {
  inbox: 'in the inbox',
  sign_off_page: 'on the sign-off page',
  paper: 'on paper',
  api: 'through the API',
  standing_consent: 'by a consent given in advance',
  record: 'from the record',
  clock: 'by the clock',
  database: 'by the database',
};

/** Who holds a leg, in words. */
export function holderLabel(holder: Holder | null, partyName: string): string {
  switch (holder) {
    case 'party':
      return partyName;
    case 'council':
      return 'the Security Council';
    case 'secretariat':
      return 'the Secretariat';
    case 'paused':
      return 'the Secretariat (question)';
    case null:
      return 'nobody';
  }
}

/** Headquarters' zone: deadlines are counted in it. */
const ZONE = 'America/New_York';
const DAY_MS = 86_400_000;

/** A moment in words. Midnight belongs to the day that it ends, as deadlines are written. */
export function formatMoment(at: string, zone = ZONE): string {
  const local = DateTime.fromISO(at, { zone, locale: 'en-GB' });
  const midnight = local.hour === 0 && local.minute === 0 && local.second === 0;
  return midnight
    ? `${local.minus({ days: 1 }).toFormat('d MMM yyyy')}, 24:00`
    : local.toFormat('d MMM yyyy, HH:mm');
}

/** A moment with its zone, at headquarters and in UTC. */
export function formatZoned(at: string, zone = ZONE): string {
  const place = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return `${formatMoment(at, zone)} in ${place} (${DateTime.fromISO(at, { zone: 'utc', locale: 'en-GB' }).toFormat('d MMM yyyy, HH:mm')} UTC)`;
}

/** A day in words. */
export function formatDay(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat('d MMM yyyy');
}

/** How far a moment is from now, in words. */
export function formatDistance(at: string, now: string): string {
  const ms = Date.parse(at) - Date.parse(now);
  const size = Math.abs(ms);
  const [unit, name] =
    size >= 2 * DAY_MS ? [DAY_MS, 'day'] : size >= 7_200_000 ? [3_600_000, 'hour'] : [60_000, 'minute'];
  const count = Math.floor(size / unit);
  if (count === 0) return ms > 0 ? 'in less than a minute' : 'just now';
  const words = `${count} ${name}${count === 1 ? '' : 's'}`;
  return ms > 0 ? `in ${words}` : `${words} ago`;
}

function days(count: number): string {
  const rounded = Math.round(count * 10) / 10;
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`;
}

/** A usable window in words. */
function formatWindow({ bestDays, worstDays, verdict }: WindowView): string {
  if (verdict === 'lost') return 'lost: no day of use is left';
  if (bestDays === null) return 'not known yet';
  if (worstDays === null) return `at most ${days(bestDays)}`;
  if (verdict === 'possibly_lost') return `between none and ${days(bestDays)}: possibly lost`;
  return days(bestDays) === days(worstDays)
    ? days(bestDays)
    : `${days(worstDays).replace(/ days?$/u, '')}–${days(bestDays)}`;
}

/** The tone of a usable window. */
export function windowMark(window: WindowView): Mark {
  const words = formatWindow(window);
  if (window.verdict === 'lost') return { tone: 'red', shape: '✕', words };
  if (window.verdict === 'possibly_lost') return { tone: 'amber', shape: '▲', words };
  if (window.verdict === 'unknown') return { tone: 'grey', shape: '○', words };
  return {
    tone: (window.bestDays ?? 0) < 7 ? 'amber' : 'green',
    shape: (window.bestDays ?? 0) < 7 ? '▲' : '●',
    words,
  };
}

/** A lag in words; unknown is never zero. */
export function formatLag(lag: LagView): string {
  if (!lag.known) {
    const atLeast = lag.atLeastDays === null ? '' : `, at least ${days(lag.atLeastDays)}`;
    return `not known${atLeast}: ${lag.reason}`;
  }
  if ('before' in lag) return 'decided before asked';
  return days(lag.fromDays) === days(lag.toDays)
    ? days(lag.toDays)
    : `${days(lag.fromDays)} to ${days(lag.toDays)}`;
}

/** Strength in words. */
export function formatPersons(persons: { military: number; police: number; civilian: number }): string {
  const kinds = PERSON_KINDS.filter((kind) => persons[kind] > 0);
  const total = persons.military + persons.police + persons.civilian;
  return `${total} (${kinds.map((kind) => `${persons[kind]} ${kind}`).join(', ')})`;
}

/** A list of missions, parties or names with its first letter as it stands; empty parts left out. */
export function joined(parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

/** Who is recognised as speaking for a host government, since when and by which act. */
export function speakerLabel({
  speaker,
  from,
  source,
}: {
  speaker: string;
  from: string;
  source: string;
}): string {
  return `${speaker}, recognised since ${formatDay(from)} (${source})`;
}
