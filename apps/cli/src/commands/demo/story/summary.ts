import type { ApiSchemas } from '#libs/contracts/client';
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
  { request, arrangement }: { request: ApiSchemas['Request']; arrangement: ApiSchemas['Arrangement'] },
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
    english.format('demo.story.remains', { reference: request.reference }),
    english.format('demo.story.consent_lag'),
    ...consents.map(({ consentLag, ...of }) => lagOf(of, lag(consentLag, english.format('demo.lag.asked')))),
    english.format('demo.story.after_authority', { act: { symbol: 'S/RES/1967 (2011)' } }),
    ...consents.map(({ consentAfterAuthority, ...of }) =>
      lagOf(of, lag(consentAfterAuthority, english.format('demo.lag.adoption'))),
    ),
    english.format('demo.story.arrival_lag', {
      lag:
        arrivalLag === null
          ? english.format('demo.not_known')
          : lag(arrivalLag, english.format('demo.lag.last_consent')),
    }),
    ...(windowAtGrant === null
      ? []
      : [english.format('demo.story.window_at_grant', { window: usableWindow(windowAtGrant) })]),
    ...(window === null
      ? []
      : [english.format('demo.story.window_in_the_end', { window: usableWindow(window) })]),
    ...(line?.breachSince == null
      ? []
      : [
          english.format('demo.story.breach', {
            from: moment(line.breachSince),
            to: line.breachEndedAt === null ? english.format('demo.now') : moment(line.breachEndedAt),
          }),
        ]),
    english.format('demo.record.not_known'),
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

function lagOf({ party, dateAssumed }: { party: string; dateAssumed: boolean }, text: string): string {
  const key = dateAssumed ? 'demo.story.lag_of_assumed' : 'demo.story.lag_of';
  return `  ${english.format(key, { party, lag: text })}`;
}
