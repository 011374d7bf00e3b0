import type {
  ArrangementStatus,
  CodedMessage,
  LegStatus,
  LineStatus,
  RequestStatus,
  UsableWindow,
} from '#libs/contracts';
import { type Words, formatWindow } from '#libs/words';

/** How a status looks: a tone and a shape, so that colour never carries the meaning alone. */
interface Look {
  readonly tone: 'grey' | 'blue' | 'violet' | 'green' | 'amber' | 'red';
  readonly shape: string;
}

/** A status as people see it. */
export interface Mark extends Look {
  readonly text: string;
}

const LEG_LOOKS: Readonly<Record<LegStatus, Look>> = {
  not_started: { tone: 'grey', shape: '○' },
  asked: { tone: 'blue', shape: '◔' },
  paused: { tone: 'violet', shape: '‖' },
  in_principle: { tone: 'blue', shape: '◑' },
  provisional: { tone: 'blue', shape: '◑' },
  obtained: { tone: 'green', shape: '●' },
  obtained_with_caveats: { tone: 'green', shape: '◕' },
  notified: { tone: 'blue', shape: '◍' },
  consulted: { tone: 'blue', shape: '◍' },
  refused: { tone: 'red', shape: '✕' },
  objected: { tone: 'red', shape: '✕' },
  withdrawn: { tone: 'red', shape: '◇' },
  suspended: { tone: 'amber', shape: '‖' },
  lapsed: { tone: 'red', shape: '◇' },
  waived: { tone: 'green', shape: '◌' },
  not_in_record: { tone: 'grey', shape: '○' },
};

/** The status of a leg. */
export function legMark(words: Words, status: LegStatus): Mark {
  return { ...LEG_LOOKS[status], text: words.format(`labels.leg_status.${status}`) };
}

const REQUEST_LOOKS: Readonly<Record<RequestStatus, Look>> = {
  draft: { tone: 'grey', shape: '○' },
  open: { tone: 'blue', shape: '◔' },
  granted: { tone: 'green', shape: '●' },
  granted_in_part: { tone: 'amber', shape: '◕' },
  granted_per_record: { tone: 'green', shape: '●' },
  refused: { tone: 'red', shape: '✕' },
  withdrawn: { tone: 'grey', shape: '◇' },
  overtaken: { tone: 'grey', shape: '◇' },
  lapsed: { tone: 'red', shape: '◇' },
};

/** The status of a request. */
export function requestMark(words: Words, status: RequestStatus): Mark {
  return {
    ...REQUEST_LOOKS[status],
    text: status === 'draft' ? words.format('labels.draft') : words.format(`labels.request_status.${status}`),
  };
}

const ARRANGEMENT_LOOKS: Readonly<Record<ArrangementStatus, Look>> = {
  forming: { tone: 'grey', shape: '○' },
  in_force: { tone: 'green', shape: '●' },
  suspended: { tone: 'amber', shape: '◔' },
  discontinued: { tone: 'red', shape: '✕' },
  converted: { tone: 'grey', shape: '◆' },
  ended: { tone: 'grey', shape: '◇' },
};

/** The status of an arrangement. */
export function arrangementMark(words: Words, status: ArrangementStatus): Mark {
  return { ...ARRANGEMENT_LOOKS[status], text: words.format(`labels.arrangement_status.${status}`) };
}

const LINE_LOOKS: Readonly<Record<LineStatus, Look>> = {
  planned: { tone: 'grey', shape: '○' },
  ready: { tone: 'blue', shape: '◔' },
  moving: { tone: 'blue', shape: '▷' },
  arrived: { tone: 'green', shape: '●' },
  expired_unused: { tone: 'red', shape: '◇' },
  returned: { tone: 'grey', shape: '◁' },
  repatriated: { tone: 'grey', shape: '◁' },
  transferred: { tone: 'grey', shape: '◆' },
  not_granted: { tone: 'grey', shape: '✕' },
};

/** The status of a line of an arrangement. */
export function lineMark(words: Words, status: LineStatus): Mark {
  return { ...LINE_LOOKS[status], text: words.format(`labels.line_status.${status}`) };
}

/** A usable window; below a week it is short. */
export function windowMark(words: Words, window: UsableWindow): Mark {
  return { ...lookOf(window), text: formatWindow(words, window) };
}

function lookOf({ verdict, bestDays }: UsableWindow): Look {
  if (verdict === 'lost') return { tone: 'red', shape: '✕' };
  if (verdict === 'unknown') return { tone: 'grey', shape: '○' };
  const isShort = verdict === 'possibly_lost' || (bestDays ?? 0) < 7;
  return isShort ? { tone: 'amber', shape: '▲' } : { tone: 'green', shape: '●' };
}

/** Several messages, one after the other. */
export function sayAll(words: Words, messages: readonly CodedMessage[], between: string): string {
  return messages.map((message) => words.say(message)).join(between);
}

/** Parts side by side; empty ones left out. */
export function joined(parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

/** Who is recognised as speaking for a host government, since when and by which act. */
export function speakerLabel(
  words: Words,
  { speaker, from, source }: { speaker: string; from: string; source: string },
): string {
  return words.format('pages.frame.speaker', { speaker, from, source });
}
