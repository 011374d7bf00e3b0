import type { ApiSchemas } from '#libs/contracts/client';
import type { EnteredRecord } from './enter-record.js';
import { heading, wrapped } from './layout.js';
import type { Persona } from './persona.js';
import type { RecordFile } from './record-file.js';
import { formatDay, daysAfter, formatDays, formatHolders, formatLag, formatSource } from './record-words.js';
import { type Saved, savedBy, formatSaved } from './saved.js';
import { english, moment } from './words.js';

/** A record case as the product returns it. */
export interface RecordRead {
  readonly arrangement: ApiSchemas['Arrangement'];
  /** By the name that the record has for each, in its order. */
  readonly requests: readonly { readonly name: string; readonly view: ApiSchemas['Request'] }[];
  readonly saved: Saved;
}

/** Reads all of a record case through the API. */
export async function readRecord(reader: Persona, entered: EnteredRecord): Promise<RecordRead> {
  const requests = [];
  for (const { name, requestId } of entered.requests) {
    requests.push({ name, view: await reader.does.getRequest({ requestId: requestId }) });
  }
  const arrangement = await reader.does.getArrangement({ arrangementId: entered.arrangementId });
  return { arrangement, requests, saved: await savedBy(reader, entered) };
}

/** What the record says, leg by leg, for a person. */
export function formatRecord(record: RecordFile, read: RecordRead): string[] {
  return [
    ...heading(english.format('demo.record.heading')),
    ...wrapped(
      '',
      english.format('demo.record.opening', { title: record.title, reference: read.arrangement.reference }),
    ),
    ...wrapped(`${english.format('demo.record.assumed')} `, english.format('demo.record.assumed_what')),
    ...read.requests.flatMap(({ name, view }) => formatRequest(name, view)),
    ...formatUnits(read),
    ...formatSaved(read),
    '',
    english.format('demo.record.not_known'),
    ...record.notKnown.flatMap((what) => wrapped('  - ', what)),
  ];
}

/** The same as data. */
export function recordAsData(
  record: RecordFile,
  { arrangement, requests, saved }: RecordRead,
): Record<string, unknown> {
  return {
    reference: arrangement.reference,
    arrangementId: arrangement.id,
    requests: requests.map(({ name, view }) => ({
      name,
      reference: view.reference,
      requestId: view.id,
      status: view.status,
      adoptedOn: view.act?.adoptedOn ?? null,
      lines: view.lines.map(({ id, unit, expiry, window }) => ({ id, unit: unit.name, expiry, window })),
      legs: view.legs.map((leg) => ({
        kind: leg.kind,
        party: leg.party.name,
        status: leg.status,
        asked: leg.detail?.asked ?? null,
        decided: decidedAt(view, leg),
        consentLag: leg.detail?.consentLag ?? null,
        consentAfterAuthority: leg.detail?.consentAfterAuthority ?? null,
        ledger: leg.detail?.ledger ?? [],
        sources: leg.detail?.sources ?? [],
      })),
    })),
    units: arrangement.lines.map(
      ({ unit, status, expiresAt, arrivedAt, arrivalLag, gaps, breaches, sources }) => ({
        unit: unit.name,
        status,
        expiresAt,
        arrivedAt,
        arrivalLag,
        gaps,
        breaches,
        sources,
      }),
    ),
    saved,
    notKnown: record.notKnown,
  };
}

function formatRequest(name: string, view: ApiSchemas['Request']): string[] {
  const [line] = view.lines;
  const ends =
    line?.expiry == null
      ? english.format('demo.record.end_unknown')
      : english.format('demo.record.stays_until', { at: moment(line.expiry.at) });
  const status = sentence(view.status);
  const units = view.lines.map(({ unit }) => unit.name).join('; ');
  return [
    '',
    name,
    '-'.repeat(name.length),
    ...wrapped('', english.format('demo.record.request', { reference: view.reference, units })),
    ...wrapped(
      '',
      view.act === null
        ? english.format('demo.record.not_adopted', { ends, status })
        : english.format('demo.record.adopted', { day: formatDay(view.act.adoptedOn), ends, status }),
    ),
    ...view.legs.flatMap((leg) => formatLeg(view, leg)),
  ];
}

function formatLeg(view: ApiSchemas['Request'], leg: ApiSchemas['Request']['legs'][number]): string[] {
  const { kind, party, status, detail } = leg;
  const title = `  ${kind.replaceAll('_', ' ')}, ${party.name}: ${status.replaceAll('_', ' ')}`;
  if (detail === null) return [title];
  const sources = detail.sources.flatMap(({ source }) => wrapped(row('source'), formatSource(source)));
  if (status === 'not_in_record') {
    return [title, `    ${english.format('demo.record.all_unknown')}`, ...sources];
  }
  const lag = formatLag(detail.consentLag, english.format('demo.lag.asked'));
  const since = formatLag(detail.consentAfterAuthority, english.format('demo.lag.it'));
  return [
    title,
    `${row('asked')}${english.format('demo.record.asked', {
      asked: formatDays(detail.asked),
      decided: formatDays(decidedAt(view, leg)),
    })}`,
    `${row('lag')}${
      kind === 'council_decision'
        ? english.format('demo.record.lag', { lag })
        : english.format('demo.record.lag_and_adoption', { lag, since })
    }`,
    ...wrapped(row('held'), formatHolders(detail.ledger)),
    ...sources,
  ];
}

function decidedAt(view: ApiSchemas['Request'], { detail }: ApiSchemas['Request']['legs'][number]) {
  return view.decisions.find(({ id }) => id === detail?.decisionId)?.decidedAt ?? null;
}

function formatUnits({ arrangement, requests }: RecordRead): string[] {
  return [
    '',
    english.format('demo.record.units', { at: moment(arrangement.now) }),
    ...arrangement.lines.flatMap((line) => {
      const act = requests.find(({ view }) => view.lines.some(({ id }) => id === line.id))?.view.act ?? null;
      const ends =
        line.expiresAt === null
          ? english.format('demo.record.end_not_known')
          : english.format('demo.record.ends', { at: moment(line.expiresAt) });
      const gaps = line.gaps.length === 0 ? 'no' : 'yes';
      const breach = line.breaches.length === 0 ? 'no' : 'yes';
      return [
        ...wrapped('  ', english.format('demo.record.unit', { unit: line.unit.name, ends, gaps, breach }), 4),
        ...wrapped(row('arrived'), formatArrival(line, act)),
        ...wrapped(row('lag'), formatArrivalLag(line)),
        ...line.sources.flatMap(({ source }) => wrapped(row('source'), formatSource(source))),
      ];
    }),
  ];
}

function formatArrival(
  { arrivedAt }: ApiSchemas['Arrangement']['lines'][number],
  act: ApiSchemas['Request']['act'],
): string {
  const when = formatDays(arrivedAt);
  if (arrivedAt === null || act === null) return when;
  const time = daysAfter(act.adoptedOn, arrivedAt);
  return english.format('demo.record.arrived_after', { days: when, time, act: act.symbol });
}

function formatArrivalLag({ arrivalLag }: ApiSchemas['Arrangement']['lines'][number]): string {
  if (arrivalLag === null) return english.format('demo.unknown');
  const lag = formatLag(arrivalLag, english.format('demo.lag.it'));
  return arrivalLag.known
    ? english.format('demo.record.arrival_lag', { lag })
    : english.format('demo.record.arrival_lag_because', { lag, reason: english.say(arrivalLag.reason) });
}

/** The name of a row, as wide as the longest of them. */
function row(name: 'asked' | 'lag' | 'held' | 'source' | 'arrived'): string {
  return `    ${english.format(`demo.record.row.${name}`).padEnd(9)}`;
}

function sentence(words: string): string {
  const text = words.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
