import type { RequestView } from '#libs/cases';
import type { Words } from '#libs/words';
import { Status, When } from '../parts.js';
import { legName } from './leg-title.js';
import { messageOfFinding } from '#libs/rules';
import { legMark, sayAll } from '../marks.js';
import { rich, useWords } from '../speech.js';

/** What has to happen next. */
export function NextSteps({ view }: { view: RequestView }) {
  const words = useWords();
  if (view.status !== 'open' || view.nextSteps.length === 0) return null;
  return (
    <details>
      <summary>{words.format('pages.requests.next')}</summary>
      <ul>
        {view.nextSteps.map((step) => (
          <li key={JSON.stringify(step)}>{words.say(step)}</li>
        ))}
      </ul>
    </details>
  );
}

/** What stands against a line, with the way to where it is resolved. */
export function Blocks({ view }: { view: RequestView }) {
  const words = useWords();
  if (view.blocks.length === 0) return null;
  return (
    <section>
      <h2>{words.format('pages.requests.blocks')}</h2>
      <ul className="records">
        {view.blocks.map((block) => (
          <li key={block.legId}>
            <a href={`/requests/${view.id}/legs/${encodeURIComponent(block.legId)}/block`}>
              {legName(words, view, block.legId)}
            </a>
            {rich(words, 'pages.requests.block', {
              status: <Status mark={legMark(words, block.status)} />,
              units: block.lineIds
                .map((lineId) => view.lines.find((line) => line.id === lineId)?.unit.name ?? lineId)
                .join('; '),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What all limits on the consents so far leave in common. */
export function InCommon({ view }: { view: RequestView }) {
  const words = useWords();
  const { inCommon } = view;
  if (inCommon === null) return null;
  const limits = [...inCommon.lines.flatMap((line) => line.limits), ...inCommon.together];
  return (
    <section>
      <h2>{words.format('pages.requests.in_common')}</h2>
      <ul>
        {limits.map((limit) => (
          <li key={JSON.stringify(limit)}>{words.say(limit)}</li>
        ))}
      </ul>
      <p>
        {inCommon.missing.length === 0
          ? words.format('pages.requests.covered')
          : words.format('pages.requests.missing', { what: sayAll(words, inCommon.missing, '; ') })}
      </p>
    </section>
  );
}

/** The frozen asks: what changed in each, whom it opened again, and why. */
export function Revisions({ view }: { view: RequestView }) {
  const words = useWords();
  if (view.revisions.length < 2) return null;
  return (
    <section>
      <h2>{words.format('pages.requests.revisions')}</h2>
      <ul className="records">
        {view.revisions.map((revision) => (
          <li key={revision.number}>
            <strong>{revision.number}</strong>, {words.format(`pages.requests.revision.${revision.because}`)}{' '}
            <When at={revision.at} now={view.now} />
            {revision.by !== null && words.format('pages.requests.by', { person: revision.by.name })}.
            {revision.reason !== null && ` ${revision.reason}`}
            {revision.act !== null &&
              ` ${words.format('pages.requests.act_allows_less', { act: { symbol: revision.act } })}`}
            {revision.changes.length > 0 && (
              <ul>
                {revision.changes
                  .map((each) => words.say(messageOfFinding(each)))
                  .map((change) => (
                    <li key={change}>{change}</li>
                  ))}
              </ul>
            )}
            {revision.reopened.map(({ legId, why }) => (
              <p key={legId}>
                {words.format('pages.requests.asked_again', {
                  leg: legName(words, view, legId),
                  why: why.map((each) => words.say(messageOfFinding(each))).join('; '),
                })}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What an override does, as text. */
export function overrideLabel(
  words: Words,
  view: RequestView,
  act: RequestView['overrides'][number]['act'],
): string {
  const leg = typeof act['legId'] === 'string' ? legName(words, view, act['legId']) : '';
  switch (act['kind']) {
    case 'ask_again':
      return words.format('pages.requests.override.ask_again', { leg });
    case 'close_round':
      return words.format('pages.requests.override.close_round', { leg });
    case 'extend_lapse':
      return words.format('pages.requests.override.extend_lapse', { until: String(act['until']), leg });
    default:
      return words.format('pages.requests.override.release_task');
  }
}

/** What administrators did, or want to do, where the process was stuck. */
export function Overrides({ view }: { view: RequestView }) {
  const words = useWords();
  if (view.overrides.length === 0) return null;
  return (
    <section>
      <h2>{words.format('pages.requests.overrides')}</h2>
      <ul className="records">
        {view.overrides.map((override) => (
          <li key={override.id}>
            <a href={`/requests/${view.id}/overrides/${override.id}`}>
              {overrideLabel(words, view, override.act)}
            </a>
            .{' '}
            {rich(words, 'pages.requests.override_row', {
              person: override.proposedBy.name,
              at: <When at={override.proposedAt} now={view.now} />,
              status: words.format(`pages.requests.override_status.${override.status}`),
            })}
            {override.decidedBy !== null &&
              words.format('pages.requests.by', { person: override.decidedBy.name })}
            .
          </li>
        ))}
      </ul>
    </section>
  );
}
