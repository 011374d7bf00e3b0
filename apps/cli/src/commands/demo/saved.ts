import type { ApiSchemas } from '#libs/contracts/client';
import type { UsableWindow } from '#libs/contracts';
import type { EnteredRecord } from './enter-record.js';
import { wrapped } from './layout.js';
import type { Persona } from './persona.js';
import { formatDay, daysAfter, formatLag, windowFrom } from './record-words.js';
import { english, moment, usableWindow } from './words.js';

/** What a line of the arrangement shows; what is absent is the same before and after. */
interface Reading {
  readonly status?: string;
  readonly expiresAt?: string | null;
  readonly breaches?: readonly { readonly from: string; readonly to: string | null }[];
  readonly window?: UsableWindow | null;
}

/** What the last resolution of a record changed, line by line. */
export interface Saved {
  readonly by: string;
  readonly lines: readonly { readonly id: string; readonly without: Reading; readonly withIt: Reading }[];
}

/** The line of the three Mi-24. */
const ARMED = 'mi24';

/** What the last resolution saved. It is entered last; the product then folds the case again and keeps what has changed. */
export async function savedBy(reader: Persona, { arrangementId, requests }: EnteredRecord): Promise<Saved> {
  const last = requests.at(-1);
  const { items } = await reader.does.listRecordGenerations({ arrangementId });
  const lines = new Map<string, { without: Record<string, unknown>; withIt: Record<string, unknown> }>();
  const since = items.filter(({ entry }) => last !== undefined && entry >= last.entry);
  for (const { about, id, requestId, what, before, after } of since.flatMap(({ changes }) => changes)) {
    if (requestId !== null || about !== 'line') continue;
    const line = lines.get(id) ?? { without: {}, withIt: {} };
    lines.set(id, {
      without: { [what]: before, ...line.without },
      withIt: { ...line.withIt, [what]: after },
    });
  }
  return { by: last?.name ?? '', lines: [...lines].map(([id, readings]) => ({ id, ...readings })) };
}

/** The armed helicopters under S/RES/1967 (2011): their usable window as a range, and what S/RES/1968 (2011) saved. */
export function formatSaved({
  arrangement,
  requests,
  saved,
}: {
  arrangement: ApiSchemas['Arrangement'];
  requests: readonly { readonly view: ApiSchemas['Request'] }[];
  saved: Saved;
}): string[] {
  const asked = requests.find(({ view }) => view.lines.every(({ id }) => id === ARMED))?.view;
  const last = requests.at(-1)?.view;
  if (asked?.act == null || last?.act == null) return [];
  const { symbol } = asked.act;
  return [
    ...formatWindow(asked, arrangement, saved),
    '',
    ...wrapped(
      '',
      english.format('demo.saved.heading', {
        act: last.act.symbol,
        day: formatDay(last.act.adoptedOn),
        earlier: symbol,
      }),
    ),
    ...saved.lines.flatMap(({ id, without, withIt }) => {
      const line = arrangement.lines.find((candidate) => candidate.id === id);
      const came = line?.arrivedAt != null;
      const unit = line?.unit.name ?? id;
      return [
        ...wrapped('  ', came ? unit : english.format('demo.saved.arrival_unknown', { unit }), 4),
        ...wrapped(row('without', 9), formatReading(without, came)),
        ...wrapped(row('with_it', 9), formatReading(withIt, came)),
      ];
    }),
    ...wrapped(`  ${english.format('demo.record.row.source')} `, english.format('demo.saved.source')),
  ];
}

function formatWindow(
  asked: ApiSchemas['Request'],
  arrangement: ApiSchemas['Arrangement'],
  saved: Saved,
): string[] {
  const line = arrangement.lines.find(({ id }) => id === ARMED);
  const [granted] = asked.lines;
  const { act, legs, decisions } = asked;
  if (line === undefined || granted?.expiry == null || act === null) return [];
  const consent = legs.find(({ kind }) => kind === 'contributor_consent')?.detail;
  const law = decisions.find(({ id }) => id === consent?.decisionId)?.instrument?.date ?? null;
  const time = daysAfter(act.adoptedOn, line.arrivedAt);
  const asItTurnedOut = saved.lines.find(({ id }) => id === ARMED)?.without.window ?? null;
  return [
    '',
    english.format('demo.saved.armed', { act: act.symbol }),
    ...wrapped(
      row('authorised', 12, 2),
      english.format('demo.saved.authorised', {
        day: formatDay(act.adoptedOn),
        at: moment(granted.expiry.at),
      }),
    ),
    ...(consent == null
      ? []
      : wrapped(
          row('consent', 12, 2),
          english.format('demo.saved.consent', {
            lag: formatLag(consent.consentAfterAuthority, english.format('demo.lag.it')),
          }),
        )),
    ...wrapped(
      row('arrival', 12, 2),
      law !== null && 'on' in law
        ? english.format('demo.saved.arrival_and_law', { time, sinceLaw: daysAfter(law.on, line.arrivedAt) })
        : english.format('demo.saved.arrival', { time }),
    ),
    `  ${english.format('demo.saved.window')}`,
    ...wrapped(row('at_the_law', 14), windowOf(granted.window)),
    ...wrapped(row('in_the_end', 14), windowOf(asItTurnedOut)),
    ...wrapped(
      row('by_arrival', 14),
      english.format('demo.saved.by_arrival', { time: windowFrom(line.arrivedAt, granted.expiry.at) }),
    ),
    ...wrapped(
      row('not_known', 14),
      (granted.window?.unknowns ?? []).map((what) => english.say(what)).join('; '),
    ),
  ];
}

type Row =
  | 'without'
  | 'with_it'
  | 'authorised'
  | 'consent'
  | 'arrival'
  | 'at_the_law'
  | 'in_the_end'
  | 'by_arrival'
  | 'not_known';

/** The name of a row, as wide as its neighbours. */
function row(name: Row, width: number, indent = 4): string {
  return `${' '.repeat(indent)}${english.format(`demo.saved.row.${name}`).padEnd(width)}`;
}

function windowOf(window: UsableWindow | null): string {
  const unknown = english.format('demo.unknown');
  return window === null ? unknown : usableWindow(window, unknown);
}

/** For a unit whose arrival nobody recorded only the end is known: it may have been there or not. */
function formatReading({ status, expiresAt, breaches, window }: Reading, came: boolean): string {
  const end = expiresAt == null ? [] : [english.format('demo.record.ends', { at: moment(expiresAt) })];
  if (!came) return end.join('; ');
  const [breach] = breaches ?? [];
  const parts = [
    ...(status === undefined ? [] : [status.replaceAll('_', ' ')]),
    ...end,
    ...(window?.verdict === 'lost' ? [english.format('demo.saved.lost')] : []),
    ...(breaches === undefined
      ? []
      : [
          breach === undefined
            ? english.format('demo.saved.no_breach')
            : english.format('demo.saved.breach', { at: moment(breach.from) }),
        ]),
  ];
  return parts.join('; ');
}
