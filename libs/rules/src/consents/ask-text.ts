import type {
  Authority,
  CalendarDate,
  LegKind,
  Readiness,
  RequestContent,
  RequestKind,
  UnitLineAsked,
} from '#libs/contracts';
import { lastDayOf } from '../authorities/expiry.js';
import { formatDay, formatDuration, partyInSentence, formatPersons } from '../words.js';

/** What the text put to one party is made of. Names are by key; a key without a name stands for itself. */
export interface AskTextInput {
  leg: { kind: LegKind; partyId: string; partyName: string };
  /** The request's reference. */
  reference: string;
  content: RequestContent;
  names: {
    missions: Record<string, string>;
    units: Record<string, string>;
    parties: Record<string, string>;
  };
  authority: Authority;
  /** The lines of the arrangement as it stands, with the last day of each; null where the request starts an arrangement. */
  arrangement: { lines: readonly { lineId: string; expiresOn: CalendarDate | null }[] } | null;
}

/** What is asked of an arrangement, as a noun after "the". */
const ARRANGEMENT: Readonly<Record<RequestKind, (arrangement: string) => string>> = {
  start: (arrangement) => arrangement,
  extend: (arrangement) => `extension of the ${arrangement}`,
  amend: (arrangement) => `amendment of the ${arrangement}`,
  convert: (arrangement) => `conversion into a permanent transfer of the ${arrangement}`,
  end: (arrangement) => `end of the ${arrangement}`,
};

/** What a leg asks of its party; `what` is the arrangement or its change, with its article. */
const ASKS: Readonly<Record<LegKind, (party: string, what: string, kind: RequestKind) => string>> = {
  releasing_assessment: (party, what, kind) => {
    if (kind === 'start') {
      return `The United Nations Secretariat asks ${party} to assess whether, without prejudice to its mandate, it can release units for ${what}.`;
    }
    return kind === 'end'
      ? `The United Nations Secretariat asks ${party} to assess what ${what} means for its mandate, and when it can receive the units back.`
      : `The United Nations Secretariat asks ${party} to assess whether, without prejudice to its mandate, it can do without the units for ${what}.`;
  },
  cost_review: (party, what) => `The United Nations Secretariat asks ${party} to review the cost of ${what}.`,
  consultation: (party, what) => `The United Nations Secretariat wishes to consult ${party} on ${what}.`,
  advance_notice: (party, what, kind) =>
    kind === 'start'
      ? `The United Nations Secretariat asks ${party} to inform the Security Council in advance of the intention to carry out ${what}, with its scope and duration.`
      : `The United Nations Secretariat asks ${party} to inform the Security Council in advance of ${what.replace(/^the /u, 'the intended ')}, with its scope and duration.`,
  contributor_consent: (party, what) =>
    `The United Nations Secretariat asks ${party}, as the country that contributes the units, for its consent to ${what}.`,
  host_consent: (party, what) =>
    `The United Nations Secretariat asks ${party}, as one of the Governments concerned, for its consent to ${what}.`,
  regional_consent: (party, what) =>
    `The United Nations Secretariat asks ${party}, as the regional body concerned, for its consent to ${what}.`,
  mou_amendment: (party, what) =>
    `The United Nations Secretariat asks ${party} to amend its memorandum of understanding for ${what}.`,
  clearances: (party, what) =>
    `The United Nations Secretariat asks ${party} for the clearances of personnel, weapons, aircraft and routes that are needed for ${what}.`,
  council_decision: (party, what, kind) =>
    kind === 'end'
      ? `The United Nations Secretariat asks ${party} to decide on ${what}.`
      : `The United Nations Secretariat asks ${party} to authorize ${what}.`,
};

/**
 * The text put to one party: the whole ask, in English. Its hash goes into the round and into every decision on it, so
 * the text holds nothing that differs between two askings (no due date, no link, no person's name).
 */
export function composeAskText({
  leg,
  reference,
  content,
  names,
  authority,
  arrangement,
}: AskTextInput): string {
  const from = partyInSentence(nameOf(names.missions, content.sendingMission));
  const to = partyInSentence(nameOf(names.missions, content.receivingMission));
  const redeployment = `temporary redeployment from ${from} to ${to} of the units named below`;
  const what = `the ${ARRANGEMENT[content.kind](redeployment)}`;
  const endsNow = (lineId: string) =>
    arrangement?.lines.find((line) => line.lineId === lineId)?.expiresOn ?? null;
  const sections: [string, string[]][] = [
    ['The ask', [ASKS[leg.kind](partyInSentence(leg.partyName), what, content.kind)]],
    ['Purpose', linesOf(content.purpose)],
    ['Scope', linesOf(content.scope)],
    [
      content.lines.length === 1 ? 'Unit' : 'Units',
      content.lines.flatMap((line, index) =>
        unitLine(line, index + 1, {
          unit: nameOf(names.units, line.unitId),
          receiver: to,
          kind: content.kind,
          endsNow: endsNow(line.id),
          joins: arrangement !== null && endsNow(line.id) === null,
        }),
      ),
    ],
    ['Authority', [formatAuthority(authority, content.kind)]],
    ['Needed by', [`${formatDay(content.neededBy)}, 24:00 in New York`]],
    ['Reference of the request', [reference]],
  ];
  return `${sections.map(([title, lines]) => [title, ...lines.map(indented)].join('\n')).join('\n\n')}\n`;
}

function unitLine(
  line: UnitLineAsked,
  number: number,
  {
    unit,
    receiver,
    kind,
    endsNow,
    joins,
  }: { unit: string; receiver: string; kind: RequestKind; endsNow: CalendarDate | null; joins: boolean },
): string[] {
  return [
    `${number}. ${unit}`,
    `   count: ${line.count}`,
    `   strength: ${formatPersons(line.persons)}`,
    ...(endsNow === null ? [] : [`   ends now: ${formatDay(endsNow)}, 24:00 in New York`]),
    ...(joins ? ['   joins the loan: it is no part of it yet'] : []),
    `   from: ${formatStart(line.from, kind, endsNow)}`,
    `   to: ${line.to === null ? "the last day that the Security Council's decision allows" : `${formatDay(line.to)}, 24:00 in New York`}`,
    `   area: ${line.area === null ? `all of the area of ${receiver}` : line.area.join('; ')}`,
    `   tasks: ${line.tasks === null ? `all tasks of the mandate of ${receiver}` : line.tasks.join('; ')}`,
    `   ready: ${formatReadiness(line.readiness)}`,
  ];
}

/** An extension goes on from the present end of the arrangement unless it says otherwise; what is new to an arrangement begins like an arrangement. */
function formatStart(from: CalendarDate | null, kind: RequestKind, endsNow: CalendarDate | null): string {
  if (from !== null) return formatDay(from);
  if (kind === 'extend' && endsNow !== null) return 'its present end';
  const goesOn = (kind === 'amend' || kind === 'end') && endsNow !== null;
  return goesOn ? 'as it is now' : "the day of the Security Council's decision";
}

function formatReadiness(readiness: Readiness | null): string {
  if (readiness === null) return 'not stated';
  const { notBefore, notAfter } = readiness;
  if (notBefore === notAfter) return `on ${formatDay(notBefore)}`;
  const last = notAfter === null ? 'the last possible day is not known' : `not after ${formatDay(notAfter)}`;
  return `not before ${formatDay(notBefore)}; ${last}`;
}

/** The authority and its term in one or two sentences. */
function formatAuthority({ symbol, adoptedOn, term }: Authority, kind: RequestKind): string {
  const act = `${symbol}, adopted on ${formatDay(adoptedOn)}.`;
  if (term === null) return `${act} It states no term of its own.`;
  if ('for' in term && kind === 'extend') {
    return `${act} Its term is ${formatDuration(term.for)} from the present end of what is extended.`;
  }
  const lastDay = `${formatDay(lastDayOf(adoptedOn, term))}, 24:00 in New York`;
  return 'for' in term
    ? `${act} Its term is ${formatDuration(term.for)} from its adoption, until ${lastDay}.`
    : `${act} Its term runs until ${lastDay}.`;
}

function nameOf(names: Record<string, string>, key: string): string {
  return (Object.hasOwn(names, key) ? names[key] : undefined) ?? key;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/u);
}

/** Indented, so that nothing people write can pass for a heading of ours. */
function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
