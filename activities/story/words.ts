import type { LegKind } from '#libs/contracts';

/*
 * What a person reads in Temporal's own pages, in English, as those pages are. Nothing else shows these words, and
 * nothing follows from them.
 */

/** What is obtained from a party, after the party's name and a colon. */
export const OBTAINED: Readonly<Record<LegKind, string>> = {
  releasing_assessment: 'assessment of what it can release',
  cost_review: 'review of the cost',
  consultation: 'consultation',
  advance_notice: 'advance notice',
  contributor_consent: 'consent as contributor',
  host_consent: 'consent as host',
  regional_consent: 'consent as regional body',
  council_decision: 'decision',
  mou_amendment: 'amendment of the memorandum of understanding',
  clearances: 'clearances',
};

const ORDINALS = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
];

/** "second", "12th". */
export function ordinal(number: number): string {
  return ORDINALS[number] ?? `${number}th`;
}

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/** "19 Jan 2011, 15:00", in UTC; empty where there is no moment. */
export function formatMoment(at: string | null): string {
  if (at === null) return '';
  return MOMENT.format(new Date(at)).replace(' at ', ', ');
}

/** A code as words: "in_principle" reads "in principle", "mou_amendment" reads "MoU amendment". */
export function formatCode(code: string): string {
  return code.replaceAll('_', ' ').replace(/^mou /u, 'MoU ');
}

/** "14 days" for P14D, "1 week" for P1W; what says more than one unit stays as it is. */
export function formatSpan(duration: string): string {
  const [, count = '', unit = ''] = /^P(\d+)([DW])$/u.exec(duration) ?? [];
  if (count === '') return duration;
  const name = unit === 'W' ? 'week' : 'day';
  return `${count} ${Number(count) === 1 ? name : `${name}s`}`;
}
