import type { ArrangementView, RequestView } from '#libs/cases';
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

interface Generations {
  readonly items: readonly {
    readonly entry: number;
    readonly changes: readonly {
      readonly about: string;
      readonly requestId: string | null;
      readonly what: string;
      readonly before: unknown;
      readonly after: unknown;
    }[];
  }[];
}

/** The line of the three Mi-24. */
const ARMED = 'mi24';

/** What the last resolution saved. It is entered last; the product then folds the case again and keeps what has changed. */
export async function savedBy(reader: Persona, { arrangementId, requests }: EnteredRecord): Promise<Saved> {
  const last = requests.at(-1);
  const { items } = await reader.get<Generations>(`/record-cases/${arrangementId}/generations`);
  const lines = new Map<string, { without: Record<string, unknown>; withIt: Record<string, unknown> }>();
  const since = items.filter(({ entry }) => last !== undefined && entry >= last.entry);
  for (const { about, requestId, what, before, after } of since.flatMap(({ changes }) => changes)) {
    if (requestId !== null || !about.startsWith('line ')) continue;
    const id = about.slice('line '.length);
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
  arrangement: ArrangementView;
  requests: readonly { readonly view: RequestView }[];
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
      `What ${last.act.symbol} saved, adopted on ${formatDay(last.act.adoptedOn)}, the day on which ${symbol} ended`,
    ),
    ...saved.lines.flatMap(({ id, without, withIt }) => {
      const line = arrangement.lines.find((candidate) => candidate.id === id);
      const came = line?.arrivedAt != null;
      return [
        ...wrapped('  ', `${line?.unit.name ?? id}${came ? '' : ', whose arrival is not in the record'}`, 4),
        ...wrapped('    without  ', formatReading(without, came)),
        ...wrapped('    with it  ', formatReading(withIt, came)),
      ];
    }),
    ...wrapped('  source ', 'the fold of this case before and after the adoption was entered.'),
  ];
}

function formatWindow(asked: RequestView, arrangement: ArrangementView, saved: Saved): string[] {
  const line = arrangement.lines.find(({ id }) => id === ARMED);
  const [granted] = asked.lines;
  const { act, legs, decisions } = asked;
  if (line === undefined || granted?.expiry == null || act === null) return [];
  const consent = legs.find(({ kind }) => kind === 'contributor_consent')?.detail;
  const law = decisions.find(({ id }) => id === consent?.decisionId)?.instrument?.date ?? null;
  const afterLaw = law !== null && 'on' in law ? `, ${daysAfter(law.on, line.arrivedAt)} after the law` : '';
  const asItTurnedOut = saved.lines.find(({ id }) => id === ARMED)?.without.window ?? null;
  return [
    '',
    `The armed helicopters under ${act.symbol}`,
    ...wrapped('  authorised  ', `${formatDay(act.adoptedOn)}, until ${moment(granted.expiry.at)}`),
    ...(consent == null
      ? []
      : wrapped(
          '  consent     ',
          `${formatLag(consent.consentAfterAuthority, 'it')}, counted from the adoption`,
        )),
    ...wrapped('  arrival     ', `${daysAfter(act.adoptedOn, line.arrivedAt)} after the adoption${afterLaw}`),
    '  usable window, from the last consent or readiness to the end',
    ...wrapped('    at the law    ', windowOf(granted.window)),
    ...wrapped('    in the end    ', windowOf(asItTurnedOut)),
    ...wrapped(
      '    by arrival    ',
      `${windowFrom(line.arrivedAt, granted.expiry.at)}, below 0 they came after the end`,
    ),
    ...wrapped(
      '    not known     ',
      (granted.window?.unknowns ?? []).map((what) => english.say(what)).join('; '),
    ),
  ];
}

function windowOf(window: UsableWindow | null): string {
  return window === null ? 'unknown' : usableWindow(window).replaceAll('not known', 'unknown');
}

/** For a unit whose arrival nobody recorded only the end is known: it may have been there or not. */
function formatReading({ status, expiresAt, breaches, window }: Reading, came: boolean): string {
  const end = expiresAt == null ? [] : [`ends ${moment(expiresAt)}`];
  if (!came) return end.join('; ');
  const [breach] = breaches ?? [];
  const parts = [
    ...(status === undefined ? [] : [status.replaceAll('_', ' ')]),
    ...end,
    ...(window?.verdict === 'lost' ? ['its usable window is lost'] : []),
    ...(breaches === undefined
      ? []
      : [breach === undefined ? 'no breach' : `in breach from ${moment(breach.from)}`]),
  ];
  return parts.join('; ');
}
