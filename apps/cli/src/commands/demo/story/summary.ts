import type { ArrangementView, RequestView } from '#libs/cases';
import type { UsableWindow } from '#libs/contracts';
import { legKind } from '#libs/rules';
import { english, lag, moment, usableWindow } from '../words.js';

/** What is left at the end, for a person and as data. */
export interface Summary {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the record leaves open, besides what the product itself names. */
const NOT_KNOWN = [
  'on which days Ukraine and the two hosts were asked',
  'whether, when and by which instrument the two hosts consented',
  'by which day the helicopters were needed',
  'since when it was known that they would not be ready before 17 February',
  'on which day between 17 February and 5 March they arrived',
];

/** Separates the lags: of the parties from asking, of the parties from the authority, and of the arrival. */
export function summaryOf(
  { request, arrangement }: { request: RequestView; arrangement: ArrangementView },
  windowAtGrant: UsableWindow | null,
): Summary {
  const line = arrangement.lines[0];
  const consents = request.legs.flatMap(({ kind, party, detail }) =>
    legKind(kind).inWindow && detail !== null
      ? [
          {
            party: party.name,
            // No instrument of a host is in the record; the recorded dates are this run's own.
            dateAssumed: kind === 'host_consent',
            consentLag: detail.consentLag,
            consentAfterAuthority: detail.consentAfterAuthority,
          },
        ]
      : [],
  );
  const arrivalLag = line?.arrivalLag ?? null;
  const window = line?.window ?? null;
  const notKnown = [...NOT_KNOWN, ...(window?.unknowns ?? []).map((what) => english.say(what))];
  const text = [
    '',
    `What remains of ${request.reference}`,
    'Consent lag, from asking to decision (the days of asking are assumed for this run):',
    ...consents.map(
      ({ party, consentLag, dateAssumed }) => `  ${party}: ${lag(consentLag, 'asked')}${note(dateAssumed)}`,
    ),
    'Consent after authority, from the adoption of S/RES/1967 (2011) to decision:',
    ...consents.map(
      ({ party, consentAfterAuthority, dateAssumed }) =>
        `  ${party}: ${lag(consentAfterAuthority, 'the adoption')}${note(dateAssumed)}`,
    ),
    `Arrival lag, from the last of adoption and consents to arrival: ${arrivalLag === null ? 'not known' : lag(arrivalLag, 'the last consent')}`,
    ...(windowAtGrant === null ? [] : [`Usable window at the grant: ${usableWindow(windowAtGrant)}`]),
    ...(window === null ? [] : [`Usable window in the end: ${usableWindow(window)}`]),
    ...(line?.breachSince == null
      ? []
      : [
          `Breach: from ${moment(line.breachSince)} to ${line.breachEndedAt === null ? 'now' : moment(line.breachEndedAt)}`,
        ]),
    'Not known:',
    ...notKnown.map((what) => `  ${what}`),
  ].join('\n');
  const data = {
    reference: request.reference,
    requestId: request.id,
    arrangementId: arrangement.id,
    assumptions: arrangement.assumptions,
    consents,
    arrivalLag,
    windowAtGrant,
    window,
    breach: { since: line?.breachSince ?? null, endedAt: line?.breachEndedAt ?? null },
    notKnown,
  };
  return { text, data };
}

function note(dateAssumed: boolean): string {
  return dateAssumed ? ' (its date is assumed for this run)' : '';
}
