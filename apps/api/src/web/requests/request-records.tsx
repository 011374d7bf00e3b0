import type { RequestView } from '#libs/cases';
import { Day, Empty, Prose, Range, When } from '../parts.js';
import { Scans } from '../answering/scans.js';
import { VotesOfMembers } from '../answering/votes.js';
import {
  ANSWER_LABELS,
  CHANNEL_LABELS,
  CONTEST_LABELS,
  LEG_LABELS,
  holderLabel,
  formatInstrument,
  formatReportingDelay,
} from '../words.js';

const PAPER_LABELS = {
  to_countersign: 'waits for its second person',
  countersigned: 'countersigned',
  sent_back: 'sent back',
} as const;

/** A leg by what it obtains and from whom. */
function legName(view: RequestView, legId: string): string {
  const leg = view.legs.find((candidate) => candidate.id === legId);
  return leg === undefined ? legId : `${LEG_LABELS[leg.kind]}, ${leg.party.name}`;
}

/** What came on paper, with those who recorded and countersigned it. */
export function Papers({ view }: { view: RequestView }) {
  if (view.papers.length === 0) return null;
  return (
    <section>
      <h2>Papers</h2>
      <ul className="records">
        {view.papers.map((paper) => (
          <li key={paper.id}>
            <a href={`/requests/${view.id}/papers/${paper.id}`}>{legName(view, paper.legId)}</a>:{' '}
            {ANSWER_LABELS[paper.given.answer].toLowerCase()}
            {paper.given.instrument !== null && `, ${formatInstrument(paper.given.instrument)}`}. Recorded by{' '}
            {paper.recordedBy.name} <When at={paper.recordedAt} now={view.now} />;{' '}
            {PAPER_LABELS[paper.status]}
            {paper.countersignedBy !== null && ` by ${paper.countersignedBy.name}`}.
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What parties asked before they answered, and our replies. */
export function Questions({ view }: { view: RequestView }) {
  if (view.questions.length === 0) return null;
  return (
    <section>
      <h2>Questions</h2>
      <ul className="records">
        {view.questions.map((question) => (
          <li key={question.id}>
            <strong>{legName(view, question.legId)}</strong>, <When at={question.askedAt} now={view.now} />:
            <Prose text={question.text} />
            {question.reply === null ? (
              <p>
                Reply due <When at={question.replyDueAt} now={view.now} />
                {question.replyOverdue && (
                  <>
                    {' '}
                    <span className="status red">
                      <span aria-hidden="true">▲</span> our reply is overdue
                    </span>
                  </>
                )}
                . <a href={`/requests/${view.id}/questions/${question.id}`}>Open</a>
              </p>
            ) : (
              <>
                <p>
                  Reply of {question.reply.by.name}, <When at={question.reply.at} now={view.now} />:
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

const STATUS_LABELS = {
  counts: 'counts',
  late: 'late, waits for a review',
  noted: 'late, noted without effect',
  superseded: 'counts no more',
  contested: 'contested by its party, does not count',
  struck: 'struck from the record',
} as const;

/** What has become of an answer. One that a later one corrects says so; others were outrun by a change, or taken back. */
function statusLabel(view: RequestView, decision: RequestView['decisions'][number]): string {
  const corrected = view.decisions.some((other) => other.corrects === decision.id);
  return decision.status === 'superseded' && corrected
    ? 'corrected by a later one'
    : STATUS_LABELS[decision.status];
}

/** What has been contested of a record, and where it can be. */
function Contests({ view, decision }: { view: RequestView; decision: RequestView['decisions'][number] }) {
  const contests = view.contests.filter(({ decisionId }) => decisionId === decision.id);
  return (
    <>
      {contests.map((contest) => (
        <p key={contest.id}>
          Contested by {contest.by.name}, <When at={contest.at} now={view.now} />:{' '}
          {CONTEST_LABELS[contest.status]}.{' '}
          <a href={`/requests/${view.id}/contests/${contest.id}`}>See the contest</a>
        </p>
      ))}
      {decision.allowedActs.includes('contestRecord') && (
        <p>
          <a href={`/requests/${view.id}/decisions/${decision.id}/contest`}>
            Contest it, if your party did not say so
          </a>
        </p>
      )}
    </>
  );
}

/** All answers, in the order of their receipts. */
export function Decisions({ view }: { view: RequestView }) {
  return (
    <section>
      <h2>Decisions</h2>
      {view.decisions.length === 0 ? (
        <Empty>No decision yet. Each answer appears here with its receipt.</Empty>
      ) : (
        <ul className="records">
          {view.decisions.map((decision) => (
            <li key={decision.id}>
              Receipt <strong>{decision.receipt}</strong>. {legName(view, decision.legId)}:{' '}
              <strong>{ANSWER_LABELS[decision.answer].toLowerCase()}</strong>
              {decision.act !== null && (
                <>
                  {' '}
                  (<bdi>{decision.act.symbol}</bdi>, <Day day={decision.act.adoptedOn} />)
                </>
              )}
              , {CHANNEL_LABELS[decision.channel]}
              {decision.by !== null && `, by ${decision.by.name}`}
              {decision.onBehalfOf !== null && ` for ${decision.onBehalfOf.name}`}
              {decision.signedBy !== null &&
                `, signed by ${decision.signedBy.name}, ${decision.signedBy.title}`}
              {decision.signatureErased && ', by a person whose name was erased at their request'}. Decided{' '}
              <Range range={decision.decidedAt} now={view.now} />
              {decision.channel === 'paper' && ` (${formatReportingDelay(decision.reportingDelay)})`};{' '}
              {statusLabel(view, decision)}.
              {decision.instrument !== null && <> Instrument: {formatInstrument(decision.instrument)}.</>}
              <Scans instrument={decision.instrument} />
              {decision.conditions !== null && <Prose text={`Conditions: ${decision.conditions}`} />}
              {decision.reason !== null && <Prose text={`Reason: ${decision.reason}`} />}
              {decision.act?.votes != null && <VotesOfMembers votes={decision.act.votes} />}
              <Contests view={view} decision={decision} />
              {decision.asked !== null && (
                <details>
                  <summary>
                    What exactly was asked
                    {decision.asked.revision === null ? '' : `, revision ${decision.asked.revision}`}
                  </summary>
                  <pre className="ask">{decision.asked.text}</pre>
                  <p className="hint">
                    SHA-256: <code>{decision.textHash}</code>
                  </p>
                </details>
              )}
              {decision.allowedActs.includes('noteLateAnswer') && (
                <p>
                  <a href={`/requests/${view.id}/decisions/${decision.id}`}>Review this late answer</a>
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
  const rows = view.legs.flatMap((leg) => (leg.detail?.ledger ?? []).map((span) => ({ leg, span })));
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>Delay ledger: who held what, from when to when</summary>
      <table className="list">
        <caption className="hidden">Delay ledger</caption>
        <thead>
          <tr>
            <th scope="col">Leg</th>
            <th scope="col">Held by</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ leg, span }) => (
            <tr key={`${leg.id} ${span.from} ${span.holder}`}>
              <td data-label="Leg">
                {LEG_LABELS[leg.kind]}, {leg.party.name}
                {leg.detail?.reportingDelay != null && span === leg.detail.ledger.at(-1) && (
                  <>
                    <br />
                    <small>{formatReportingDelay(leg.detail.reportingDelay)}</small>
                  </>
                )}
              </td>
              <td data-label="Held by">{holderLabel(span.holder, leg.party.name)}</td>
              <td data-label="From">
                <When at={span.from} now={view.now} far={false} />
              </td>
              <td data-label="To">
                {span.to === null ? <em>still</em> : <When at={span.to} now={view.now} far={false} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
