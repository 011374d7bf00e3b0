import type { RequestView } from '#libs/cases';
import { Status, When } from '../parts.js';
import { LEG_MARKS, LEG_LABELS, say, sayAll } from '../words.js';
import { saidFinding } from '../said.js';

/** A leg by what it obtains and from whom. */
function legName(view: RequestView, legId: string): string {
  const leg = view.legs.find((candidate) => candidate.id === legId);
  return leg === undefined ? legId : `${LEG_LABELS[leg.kind]}, ${leg.party.name}`;
}

/** What has to happen next. */
export function NextSteps({ view }: { view: RequestView }) {
  if (view.status !== 'open' || view.nextSteps.length === 0) return null;
  return (
    <details>
      <summary>What comes next</summary>
      <ul>
        {view.nextSteps.map((step) => (
          <li key={JSON.stringify(step)}>{say(step)}</li>
        ))}
      </ul>
    </details>
  );
}

/** What stands against a line, with the way to where it is resolved. */
export function Blocks({ view }: { view: RequestView }) {
  if (view.blocks.length === 0) return null;
  return (
    <section>
      <h2>What stands in the way</h2>
      <ul className="records">
        {view.blocks.map((block) => (
          <li key={block.legId}>
            <a href={`/requests/${view.id}/legs/${encodeURIComponent(block.legId)}/block`}>
              {legName(view, block.legId)}
            </a>
            : <Status mark={LEG_MARKS[block.status]} />. It blocks{' '}
            {block.lineIds
              .map((lineId) => view.lines.find((line) => line.id === lineId)?.unit.name ?? lineId)
              .join('; ')}
            .
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What all limits on the consents so far leave in common. */
export function InCommon({ view }: { view: RequestView }) {
  const { inCommon } = view;
  if (inCommon === null) return null;
  const limits = [...inCommon.lines.flatMap((line) => line.limits), ...inCommon.together];
  return (
    <section>
      <h2>What the consents leave in common</h2>
      <ul>
        {limits.map((limit) => (
          <li key={JSON.stringify(limit)}>{say(limit)}</li>
        ))}
      </ul>
      <p>
        {inCommon.missing.length === 0
          ? 'Together they cover what is asked.'
          : `Missing against what is asked: ${sayAll(inCommon.missing, '; ')}.`}
      </p>
    </section>
  );
}

const REVISION_LABELS = {
  submitted: 'as it was sent',
  amended: 'amended',
  partial_decision: 'cut to what the Council allows',
} as const;

/** The frozen asks: what changed in each, whom it opened again, and why. */
export function Revisions({ view }: { view: RequestView }) {
  if (view.revisions.length < 2) return null;
  return (
    <section>
      <h2>Revisions</h2>
      <ul className="records">
        {view.revisions.map((revision) => (
          <li key={revision.number}>
            <strong>{revision.number}</strong>, {REVISION_LABELS[revision.because]}{' '}
            <When at={revision.at} now={view.now} />
            {revision.by !== null && ` by ${revision.by.name}`}.
            {revision.reason !== null && ` ${revision.reason}`}
            {revision.act !== null && ` ${revision.act} allows less than was asked.`}
            {revision.changes.length > 0 && (
              <ul>
                {revision.changes.map(saidFinding).map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            )}
            {revision.reopened.map(({ legId, why }) => (
              <p key={legId}>
                Asked anew: {legName(view, legId)}, since {why.map(saidFinding).join('; ')}.
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const OVERRIDE_LABELS = {
  to_confirm: 'waits for a second person',
  confirmed: 'confirmed',
  rejected: 'rejected',
};

/** What an override does, as text. */
export function overrideLabel(view: RequestView, act: RequestView['overrides'][number]['act']): string {
  const leg = typeof act['legId'] === 'string' ? legName(view, act['legId']) : '';
  switch (act['kind']) {
    case 'ask_again':
      return `Ask anew: ${leg}`;
    case 'close_round':
      return `Close the asking without an answer: ${leg}`;
    case 'extend_lapse':
      return `Wait for an answer until ${String(act['until'])}: ${leg}`;
    default:
      return 'Put a claimed task back before its party';
  }
}

/** What administrators did, or want to do, where the process was stuck. */
export function Overrides({ view }: { view: RequestView }) {
  if (view.overrides.length === 0) return null;
  return (
    <section>
      <h2>Overrides</h2>
      <ul className="records">
        {view.overrides.map((override) => (
          <li key={override.id}>
            <a href={`/requests/${view.id}/overrides/${override.id}`}>{overrideLabel(view, override.act)}</a>.
            Proposed by {override.proposedBy.name} <When at={override.proposedAt} now={view.now} />;{' '}
            {OVERRIDE_LABELS[override.status]}
            {override.decidedBy !== null && ` by ${override.decidedBy.name}`}.
          </li>
        ))}
      </ul>
    </section>
  );
}
