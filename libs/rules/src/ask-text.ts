import type { Authority, LegKind, Readiness, RequestContent, UnitLineAsked } from '#libs/contracts';
import { lastDayOf } from './expiry.js';
import { dayInWords, durationInWords, partyInSentence, personsInWords } from './words.js';

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
}

const ASKS: Readonly<Record<LegKind, (party: string, loan: string) => string>> = {
  releasing_assessment: (party, loan) =>
    `The United Nations Secretariat asks ${party} to assess whether, without prejudice to its mandate, it can release units for ${loan}.`,
  cost_review: (party, loan) => `The United Nations Secretariat asks ${party} to review the cost of ${loan}.`,
  consultation: (party, loan) => `The United Nations Secretariat wishes to consult ${party} on ${loan}.`,
  advance_notice: (party, loan) =>
    `The United Nations Secretariat asks ${party} to inform the Security Council in advance of the intention to carry out ${loan}, with its scope and duration.`,
  contributor_consent: (party, loan) =>
    `The United Nations Secretariat asks ${party}, as the country that contributes the units, for its consent to ${loan}.`,
  host_consent: (party, loan) =>
    `The United Nations Secretariat asks ${party}, as one of the Governments concerned, for its consent to ${loan}.`,
  regional_consent: (party, loan) =>
    `The United Nations Secretariat asks ${party}, as the regional body concerned, for its consent to ${loan}.`,
  mou_amendment: (party, loan) =>
    `The United Nations Secretariat asks ${party} to amend its memorandum of understanding for ${loan}.`,
  clearances: (party, loan) =>
    `The United Nations Secretariat asks ${party} for the clearances of personnel, weapons, aircraft and routes that are needed for ${loan}.`,
  council_decision: (party, loan) => `The United Nations Secretariat asks ${party} to authorize ${loan}.`,
};

/**
 * The text put to one party: the whole ask, in English. Its hash goes into the round and into every decision on it, so
 * the text holds nothing that differs between two askings (no due date, no link, no person's name).
 */
export function composeAskText({ leg, reference, content, names, authority }: AskTextInput): string {
  const from = partyInSentence(nameOf(names.missions, content.sendingMission));
  const to = partyInSentence(nameOf(names.missions, content.receivingMission));
  const loan = `the temporary redeployment from ${from} to ${to} of the units named below`;
  const sections: [string, string[]][] = [
    ['The ask', [ASKS[leg.kind](partyInSentence(leg.partyName), loan)]],
    ['Purpose', linesOf(content.purpose)],
    ['Scope', linesOf(content.scope)],
    [
      content.lines.length === 1 ? 'Unit' : 'Units',
      content.lines.flatMap((line, index) => unitLine(line, index + 1, names.units, to)),
    ],
    ['Authority', [authorityInWords(authority)]],
    ['Needed by', [`${dayInWords(content.neededBy)}, 24:00 in New York`]],
    ['Reference of the request', [reference]],
  ];
  return `${sections.map(([title, lines]) => [title, ...lines.map(indented)].join('\n')).join('\n\n')}\n`;
}

function unitLine(
  line: UnitLineAsked,
  number: number,
  units: Record<string, string>,
  receiver: string,
): string[] {
  return [
    `${number}. ${nameOf(units, line.unitId)}`,
    `   count: ${line.count}`,
    `   strength: ${personsInWords(line.persons)}`,
    `   from: ${line.from === null ? "the day of the Security Council's decision" : dayInWords(line.from)}`,
    `   to: ${line.to === null ? "the last day that the Security Council's decision allows" : `${dayInWords(line.to)}, 24:00 in New York`}`,
    `   area: ${line.area === null ? `all of the area of ${receiver}` : line.area.join('; ')}`,
    `   tasks: ${line.tasks === null ? `all tasks of the mandate of ${receiver}` : line.tasks.join('; ')}`,
    `   ready: ${readinessInWords(line.readiness)}`,
  ];
}

function readinessInWords(readiness: Readiness | null): string {
  if (readiness === null) return 'not stated';
  const { notBefore, notAfter } = readiness;
  if (notBefore === notAfter) return `on ${dayInWords(notBefore)}`;
  const last = notAfter === null ? 'the last possible day is not known' : `not after ${dayInWords(notAfter)}`;
  return `not before ${dayInWords(notBefore)}; ${last}`;
}

/** The authority and its term in one or two sentences. */
function authorityInWords({ symbol, adoptedOn, term }: Authority): string {
  const act = `${symbol}, adopted on ${dayInWords(adoptedOn)}.`;
  if (term === null) return `${act} It states no term of its own.`;
  const lastDay = `${dayInWords(lastDayOf(adoptedOn, term))}, 24:00 in New York`;
  return 'for' in term
    ? `${act} Its term is ${durationInWords(term.for)} from its adoption, until ${lastDay}.`
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
