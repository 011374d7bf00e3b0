import type { ApiSchemas } from '#libs/contracts/client';
import type { Cast } from './cast.js';
import { heading, wrapped } from './layout.js';
import { INVENTED, type LiveCase } from './live-four.js';
import { english, legStatus, moment, usableWindow } from './words.js';

/** A live request as it stands, for a person and as data. */
interface LiveReport {
  readonly text: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads the four live requests and reports the present state of each, whoever has dealt with it meanwhile. */
export async function reportLiveFour(cast: Cast, cases: readonly LiveCase[]): Promise<LiveReport> {
  const reports: LiveReport[] = [];
  for (const live of cases) {
    const request = await cast.manager.does.getRequest({ requestId: live.requestId });
    const arrangement = await cast.manager.does.getArrangement({ arrangementId: live.arrangementId });
    reports.push(reportOf(live, request, arrangement));
  }
  return {
    text: [
      ...heading(english.format('demo.live.heading')),
      ...wrapped('', english.format('demo.live.opening', { invented: INVENTED })),
      ...reports.flatMap(({ text }) => ['', ...text]),
    ],
    data: { assumed: INVENTED, requests: reports.map(({ data }) => data) },
  };
}

function reportOf(
  live: LiveCase,
  request: ApiSchemas['Request'],
  arrangement: ApiSchemas['Arrangement'],
): LiveReport {
  const line = arrangement.lines[0];
  const granted = line?.expiresAt != null;
  const window = (granted ? line.window : request.lines[0]?.window) ?? null;
  const questions = request.questions.filter(({ reply }) => reply === null);
  const text = [
    `${live.name.toUpperCase()}: ${request.reference}, ${request.lines[0]?.unit.name ?? ''}`,
    ...request.legs.flatMap((leg) =>
      wrapped(
        `  ${english.format(`labels.leg.${leg.kind}`)}, `,
        english.format('demo.live.leg', { party: leg.party.name, status: legStatus(leg) }),
        6,
      ),
    ),
    ...questions.flatMap(({ askedBy, text: asked, replyDueAt, replyOverdue }) =>
      wrapped(
        row('question'),
        english.format('demo.live.question', {
          person: askedBy.name,
          text: asked,
          late: replyOverdue ? 'yes' : 'no',
          at: moment(replyDueAt),
        }),
        6,
      ),
    ),
    ...(window === null || window.verdict === 'unknown' || line?.status === 'arrived'
      ? []
      : wrapped(row('window'), usableWindow(window), 6)),
    ...(granted ? wrapped(row('arrangement'), formatArrangement(arrangement), 6) : []),
    ...(request.nextSteps[0] === undefined ? [] : wrapped(row('next'), english.say(request.nextSteps[0]), 6)),
  ];
  const data = {
    name: live.name,
    requestId: request.id,
    arrangementId: arrangement.id,
    reference: request.reference,
    status: request.status,
    now: request.now,
    legs: request.legs.map(({ kind, party, status, detail }) => ({
      kind,
      party: party.name,
      status,
      holder: detail?.holder ?? null,
      heldSince: detail?.heldSince ?? null,
      dueAt: detail?.dueAt ?? null,
      overdueSince: detail?.overdueSince ?? null,
    })),
    questionsToAnswer: questions.map(({ text: asked, replyDueAt }) => ({ text: asked, replyDueAt })),
    window,
    arrangement: {
      status: arrangement.status,
      line: line?.status ?? null,
      expiresAt: line?.expiresAt ?? null,
    },
    expiring: line?.expiring ?? false,
    nextSteps: request.nextSteps,
  };
  return { text, data };
}

function row(name: 'question' | 'window' | 'arrangement' | 'next'): string {
  return `  ${english.format(`demo.live.row.${name}`)} `;
}

function formatArrangement({ status, lines }: ApiSchemas['Arrangement']): string {
  const [line] = lines;
  if (line?.expiresAt == null) return status.replaceAll('_', ' ');
  return english.format(line.expiring ? 'demo.live.line_expiring' : 'demo.live.line', {
    arrangement: status.replaceAll('_', ' '),
    line: line.status.replaceAll('_', ' '),
    at: moment(line.expiresAt),
  });
}
