import { answerInputSchema, type CouncilAct, type RequestContent } from '#libs/contracts';
import { armedHelicopters, cast } from '../fixtures/cast.js';
import type { LiveCases } from './live-request.js';
import { actOf } from '../machine/process-mi24.js';

const HOSTS = [
  ['host_consent:liberia', cast.liberia],
  ['host_consent:cote-divoire', cast.coteDIvoire],
] as const;
const COUNCIL = 'council_decision:security-council';
export const CONTRIBUTOR = 'contributor_consent:ukraine';

/** A case of which a test knows the arrangement and the request. */
export interface Asked {
  requestId: string;
  arrangementId: string;
}

/** The act that lets the three Mi-24 go, for four weeks. */
const resolution1967 = actOf({ symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null });

/** Everybody who must agree agrees, but the contributor, whose word is then the last. */
export async function agreeAllButContributor(
  live: LiveCases,
  { requestId }: Asked,
  act: CouncilAct,
): Promise<void> {
  await live.decide(requestId, 'advance_notice:eosg', cast.notifier, 'notice_given', {
    instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
  });
  for (const [legId, viewer] of HOSTS) await live.decide(requestId, legId, viewer, 'consent');
  const { paperId } = await live.run((tx) =>
    live.cases.recordPaper(
      tx,
      cast.council,
      { requestId, legId: COUNCIL },
      answerInputSchema.parse({ answer: 'adopted', act }),
    ),
  );
  await live.run((tx) => live.cases.countersignPaper(tx, cast.secondFocalPoint, { requestId, paperId }));
}

/** Ukraine's consent, which grants the request. */
export async function contributorAgrees(live: LiveCases, { requestId }: Asked): Promise<void> {
  await live.decide(requestId, CONTRIBUTOR, cast.ukraine, 'consent');
}

/** An arrangement of the three Mi-24, granted in January 2011 in a world of its own. */
export async function grantedArrangement(
  live: LiveCases,
  change: Partial<RequestContent> = {},
): Promise<Asked> {
  const asked = await live.submit(change);
  await agreeAllButContributor(live, asked, resolution1967);
  await contributorAgrees(live, asked);
  return asked;
}

/** Drafts and submits a further request about an arrangement. */
export async function askFurther(
  live: LiveCases,
  { arrangementId }: Asked,
  change: Partial<RequestContent> = {},
): Promise<Asked & { reference: string }> {
  const content = armedHelicopters({
    kind: 'extend',
    policyId: 'extension',
    arrangementId,
    neededBy: '2011-02-16',
    ...change,
  });
  const draft = await live.run((tx) => live.cases.draftRequest(tx, cast.manager, { content }));
  await live.run((tx) => live.cases.submitRequest(tx, cast.manager, draft.requestId, draft.version));
  return draft;
}

/** A request on the live clock, where units and ceilings are shared with all others. */
export async function askedLive(live: LiveCases, change: Partial<RequestContent>): Promise<Asked> {
  const content = armedHelicopters({ neededBy: dayFromNow(20), ...change });
  const draft = await live.run((tx) => live.cases.draftRequest(tx, cast.manager, { content }));
  await live.run((tx) => live.cases.submitRequest(tx, cast.manager, draft.requestId, draft.version));
  return draft;
}

/** A day some days from today. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The unit of an arrangement comes and goes, so that all it holds is free again. */
export async function comeAndGo(live: LiveCases, { arrangementId }: Asked, lineId = 'mi24'): Promise<void> {
  const line = { arrangementId, lineId };
  await live.run((tx) =>
    live.cases.reportOnLine(tx, cast.manager, line, { kind: 'arrived', increment: null, complete: false }),
  );
  await live.run((tx) => live.cases.reportOnLine(tx, cast.manager, line, { kind: 'returned' }));
}
