import type { RequestView } from '#libs/cases';
import type { Words } from '#libs/words';
import { legName, legTitle } from './leg-title.js';
import { Day, Empty, Prose, Range, When } from '../parts.js';
import { Scans } from '../answering/scans.js';
import { VotesOfMembers } from '../answering/votes.js';
import { formatHolder, formatInstrument, formatReportingDelay } from '#libs/words';
import { rich, useWords } from '../speech.js';

/** What came on paper, with those who recorded and countersigned it. */
export function Papers({ view }: { view: RequestView }) {
  const words = useWords();
  if (view.papers.length === 0) return null;
  return (
    <section>
      <h2>{words.format('pages.requests.papers')}</h2>
      <ul className="records">
        {view.papers.map((paper) => (
          <li key={paper.id}>
            <a href={`/requests/${view.id}/papers/${paper.id}`}>{legName(words, view, paper.legId)}</a>:{' '}
            {words.format(`labels.answer.${paper.given.answer}`)}
            {paper.given.instrument !== null && `, ${formatInstrument(words, paper.given.instrument)}`}.{' '}
            {rich(words, 'pages.requests.paper_row', {
              person: paper.recordedBy.name,
              at: <When at={paper.recordedAt} now={view.now} />,
              status: words.format(`pages.requests.paper.${paper.status}`),
            })}
            {paper.countersignedBy !== null &&
              words.format('pages.requests.by', { person: paper.countersignedBy.name })}
            .
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What parties asked before they answered, and our replies. */
export function Questions({ view }: { view: RequestView }) {
  const words = useWords();
  if (view.questions.length === 0) return null;
  return (
    <section>
      <h2>{words.format('pages.requests.questions')}</h2>
      <ul className="records">
        {view.questions.map((question) => (
          <li key={question.id}>
            <strong>{legName(words, view, question.legId)}</strong>,{' '}
            <When at={question.askedAt} now={view.now} />:
            <Prose text={question.text} />
            {question.reply === null ? (
              <p>
                {rich(words, 'pages.requests.reply_due', {
                  at: <When at={question.replyDueAt} now={view.now} />,
                })}
                {question.replyOverdue && (
                  <>
                    {' '}
                    <span className="status red">
                      <span aria-hidden="true">▲</span> {words.format('pages.requests.reply_overdue')}
                    </span>
                  </>
                )}
                .{' '}
                <a href={`/requests/${view.id}/questions/${question.id}`}>
                  {words.format('pages.requests.open')}
                </a>
              </p>
            ) : (
              <>
                <p>
                  {rich(words, 'pages.requests.reply_of', {
                    person: question.reply.by.name,
                    at: <When at={question.reply.at} now={view.now} />,
                  })}
                </p>
                <Prose text={question.reply.text} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What has become of an answer. One that a later one corrects says so; others were outrun by a change, or taken back. */
function statusLabel(words: Words, view: RequestView, decision: RequestView['decisions'][number]): string {
  const corrected = view.decisions.some((other) => other.corrects === decision.id);
  const status = decision.status === 'superseded' && corrected ? 'corrected' : decision.status;
  return words.format(`pages.requests.decision.${status}`);
}

/** What has been contested of a record, and where it can be. */
function Contests({ view, decision }: { view: RequestView; decision: RequestView['decisions'][number] }) {
  const words = useWords();
  const contests = view.contests.filter(({ decisionId }) => decisionId === decision.id);
  return (
    <>
      {contests.map((contest) => (
        <p key={contest.id}>
          {rich(words, 'pages.requests.contest_row', {
            person: contest.by.name,
            at: <When at={contest.at} now={view.now} />,
            status: words.format(`labels.contest.${contest.status}`),
          })}{' '}
          <a href={`/requests/${view.id}/contests/${contest.id}`}>
            {words.format('pages.requests.see_contest')}
          </a>
        </p>
      ))}
      {decision.allowedActs.includes('contestRecord') && (
        <p>
          <a href={`/requests/${view.id}/decisions/${decision.id}/contest`}>
            {words.format('pages.requests.contest')}
          </a>
        </p>
      )}
    </>
  );
}

/** All answers, in the order of their receipts. */
export function Decisions({ view }: { view: RequestView }) {
  const words = useWords();
  return (
    <section>
      <h2>{words.format('pages.requests.decisions')}</h2>
      {view.decisions.length === 0 ? (
        <Empty>{words.format('pages.requests.no_decisions')}</Empty>
      ) : (
        <ul className="records">
          {view.decisions.map((decision) => (
            <li key={decision.id}>
              {rich(words, 'pages.requests.receipt', { number: <strong>{decision.receipt}</strong> })}{' '}
              {legName(words, view, decision.legId)}:{' '}
              <strong>{words.format(`labels.answer.${decision.answer}`)}</strong>
              {decision.act !== null && (
                <>
                  {' '}
                  (<bdi>{decision.act.symbol}</bdi>, <Day day={decision.act.adoptedOn} />)
                </>
              )}
              , {words.format(`labels.channel.${decision.channel}`)}
              {decision.by !== null && words.format('pages.requests.by', { person: decision.by.name })}
              {decision.onBehalfOf !== null &&
                words.format('pages.requests.on_behalf_of', { person: decision.onBehalfOf.name })}
              {decision.signedBy !== null && words.format('pages.requests.signed_by', decision.signedBy)}
              {decision.signatureErased && words.format('pages.requests.signature_erased')}.{' '}
              {rich(words, 'pages.requests.decided', {
                at: <Range range={decision.decidedAt} now={view.now} />,
              })}
              {decision.channel === 'paper' && ` (${formatReportingDelay(words, decision.reportingDelay)})`};{' '}
              {statusLabel(words, view, decision)}.
              {decision.instrument !== null &&
                ` ${words.format('pages.requests.instrument', { instrument: formatInstrument(words, decision.instrument) })}`}
              <Scans instrument={decision.instrument} />
              {decision.conditions !== null && (
                <Prose text={words.format('pages.requests.conditions_are', { text: decision.conditions })} />
              )}
              {decision.reason !== null && (
                <Prose text={words.format('pages.requests.reason_is', { text: decision.reason })} />
              )}
              {decision.act?.votes != null && <VotesOfMembers votes={decision.act.votes} />}
              <Contests view={view} decision={decision} />
              {decision.asked !== null && (
                <details>
                  <summary>
                    {decision.asked.revision === null
                      ? words.format('pages.requests.text_asked')
                      : words.format('pages.requests.text_asked_in', { revision: decision.asked.revision })}
                  </summary>
                  <pre className="ask">{decision.asked.text}</pre>
                  <p className="hint">
                    {rich(words, 'pages.requests.text_hash', { hash: <code>{decision.textHash}</code> })}
                  </p>
                </details>
              )}
              {decision.allowedActs.includes('noteLateAnswer') && (
                <p>
                  <a href={`/requests/${view.id}/decisions/${decision.id}`}>
                    {words.format('pages.requests.review_late')}
                  </a>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Who held each leg from when to when. */
export function Ledger({ view }: { view: RequestView }) {
  const words = useWords();
  const rows = view.legs.flatMap((leg) => (leg.detail?.ledger ?? []).map((span) => ({ leg, span })));
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{words.format('pages.requests.ledger')}</summary>
      <table className="list">
        <caption className="hidden">{words.format('pages.requests.ledger_caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{words.format('pages.requests.leg')}</th>
            <th scope="col">{words.format('pages.requests.held_by')}</th>
            <th scope="col">{words.format('pages.requests.from')}</th>
            <th scope="col">{words.format('pages.requests.to')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ leg, span }) => (
            <tr key={`${leg.id} ${span.from} ${span.holder}`}>
              <td data-label={words.format('pages.requests.leg')}>
                {legTitle(words, leg)}
                {leg.detail?.reportingDelay != null && span === leg.detail.ledger.at(-1) && (
                  <>
                    <br />
                    <small>{formatReportingDelay(words, leg.detail.reportingDelay)}</small>
                  </>
                )}
              </td>
              <td data-label={words.format('pages.requests.held_by')}>
                {formatHolder(words, span.holder, leg.party.name)}
              </td>
              <td data-label={words.format('pages.requests.from')}>
                <When at={span.from} now={view.now} far={false} />
              </td>
              <td data-label={words.format('pages.requests.to')}>
                {span.to === null ? (
                  <em>{words.format('pages.requests.still')}</em>
                ) : (
                  <When at={span.to} now={view.now} far={false} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
