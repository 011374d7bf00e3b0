import type { ArrangementLineView, ArrangementView, LegView, RequestView } from '#libs/cases';
import type { EnteredRecord } from './enter-record.js';
import { heading, wrapped } from './layout.js';
import type { Persona } from './persona.js';
import type { RecordFile } from './record-file.js';
import { formatDay, daysAfter, formatDays, formatHolders, formatLag, formatSource } from './record-words.js';
import { type Saved, savedBy, formatSaved } from './saved.js';
import { english, moment } from './words.js';

/** A record case as the product returns it. */
export interface RecordRead {
  readonly arrangement: ArrangementView;
  /** By the name that the record has for each, in its order. */
  readonly requests: readonly { readonly name: string; readonly view: RequestView }[];
  readonly saved: Saved;
}

/** Reads all of a record case through the API. */
export async function readRecord(reader: Persona, entered: EnteredRecord): Promise<RecordRead> {
  const requests = [];
  for (const { name, requestId } of entered.requests) {
    requests.push({ name, view: await reader.get<RequestView>(`/requests/${requestId}`) });
  }
  const arrangement = await reader.get<ArrangementView>(`/arrangements/${entered.arrangementId}`);
  return { arrangement, requests, saved: await savedBy(reader, entered) };
}

/** What the record says, leg by leg, for a person. */
export function formatRecord(record: RecordFile, read: RecordRead): string[] {
  return [
    ...heading('The helicopters of 2011: what the record says'),
    ...wrapped(
      '',
      `${record.title}. Entered as the case of the record ${read.arrangement.reference}: nobody is asked, and what is not known stays unknown. Days are those of New York.`,
    ),
    ...wrapped(
      'Assumed: ',
      'the strength of each unit, and the day by which it was needed, for which the last day of each term stands.',
    ),
    ...read.requests.flatMap(({ name, view }) => formatRequest(name, view)),
    ...formatUnits(read),
    ...formatSaved(read),
    '',
    'Not known:',
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

function formatRequest(name: string, view: RequestView): string[] {
  const [line] = view.lines;
  const adopted = view.act === null ? '' : `Adopted ${formatDay(view.act.adoptedOn)}; `;
  const ends =
    line?.expiry == null ? 'its end is not known' : `lets them stay until ${moment(line.expiry.at)}`;
  return [
    '',
    name,
    '-'.repeat(name.length),
    ...wrapped('', `${view.reference}: ${view.lines.map(({ unit }) => unit.name).join('; ')}.`),
    ...wrapped('', `${adopted}${ends}. ${sentence(view.status)}.`),
    ...view.legs.flatMap((leg) => formatLeg(view, leg)),
  ];
}

function formatLeg(view: RequestView, leg: LegView): string[] {
  const { kind, party, status, detail } = leg;
  const title = `  ${kind.replaceAll('_', ' ')}, ${party.name}: ${status.replaceAll('_', ' ')}`;
  if (detail === null) return [title];
  const sources = detail.sources.flatMap(({ source }) => wrapped('    source   ', formatSource(source)));
  if (status === 'not_in_record') {
    return [title, '    asked, decided, lags and holder unknown', ...sources];
  }
  const after =
    kind === 'council_decision'
      ? ''
      : `; from the adoption: ${formatLag(detail.consentAfterAuthority, 'it')}`;
  return [
    title,
    `    asked    ${formatDays(detail.asked)}; decided ${formatDays(decidedAt(view, leg))}`,
    `    lag      from asking: ${formatLag(detail.consentLag, 'asked')}${after}`,
    ...wrapped('    held by  ', formatHolders(detail.ledger)),
    ...sources,
  ];
}

function decidedAt(view: RequestView, { detail }: LegView) {
  return view.decisions.find(({ id }) => id === detail?.decisionId)?.decidedAt ?? null;
}

function formatUnits({ arrangement, requests }: RecordRead): string[] {
  return [
    '',
    `The units, as the record leaves them on ${moment(arrangement.now)}`,
    ...arrangement.lines.flatMap((line) => {
      const act = requests.find(({ view }) => view.lines.some(({ id }) => id === line.id))?.view.act ?? null;
      const gone = `${line.gaps.length === 0 ? 'no gap' : 'a gap'}, ${line.breaches.length === 0 ? 'no breach' : 'in breach'}`;
      const ends = line.expiresAt === null ? 'end unknown' : `ends ${moment(line.expiresAt)}`;
      return [
        ...wrapped('  ', `${line.unit.name}: ${ends}; ${gone}`, 4),
        ...wrapped('    arrived  ', formatArrival(line, act)),
        ...wrapped('    lag      ', formatArrivalLag(line)),
        ...line.sources.flatMap(({ source }) => wrapped('    source   ', formatSource(source))),
      ];
    }),
  ];
}

function formatArrival({ arrivedAt }: ArrangementLineView, act: RequestView['act']): string {
  const when = formatDays(arrivedAt);
  if (arrivedAt === null || act === null) return when;
  return `${when}; ${daysAfter(act.adoptedOn, arrivedAt)} after the adoption of ${act.symbol}`;
}

function formatArrivalLag({ arrivalLag }: ArrangementLineView): string {
  if (arrivalLag === null) return 'unknown';
  const because = arrivalLag.known ? '' : `: ${english.say(arrivalLag.reason)}`;
  return `from the last consent: ${formatLag(arrivalLag, 'it')}${because}`;
}

function sentence(words: string): string {
  const text = words.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
