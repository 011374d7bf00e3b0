import type { AttachmentRef } from '#libs/contracts';
import type { ReactNode } from 'react';
import { page } from '../web/frame.js';
import { Facts, ProblemNote, Prose, TextArea, When, type Given } from '../web/parts.js';
import {
  ANSWER_LABELS,
  formatDay,
  formatMoment,
  formatInstrument,
  formatReportingDelay,
  partyName,
  partyNameAtStart,
} from '../web/words.js';
import type { OpenRecord, Statement } from './contest-links.js';
import type { SigningFault } from './challenges.js';
import { CODE_FAULTS, maskedAddress } from './sign-off-pages.js';

function Letter({ record, title, children }: { record: OpenRecord; title: string; children: ReactNode }) {
  const { view, leg, person } = record;
  return (
    <article className="letter">
      <header className="letterhead">
        <p>
          <strong>United Nations Secretariat</strong>
        </p>
        <p>
          Request {view.reference}, to {leg.party.name}
        </p>
        <p className="far">
          For {person.name}, {person.title}
        </p>
      </header>
      {view.clockMoved && (
        <p className="notice">
          This is a rehearsal on a clock that was moved; nothing in it is live. On that clock it is now{' '}
          {formatMoment(view.now)} in New York.
        </p>
      )}
      <h1>{title}</h1>
      {children}
    </article>
  );
}

function ScansOfRecord({ attachments, path }: { attachments: readonly AttachmentRef[]; path: string }) {
  return (
    <ul className="scans">
      {attachments.map(({ id, sha256 }) => (
        <li key={id}>
          <a href={`${path}/scans/${id}`}>Scan</a>, SHA-256 <code>{sha256.slice(0, 16)}…</code>
        </li>
      ))}
    </ul>
  );
}

function RecordFacts({ record: { decision }, path }: { record: OpenRecord; path: string }) {
  const { act, instrument, conditions, reason, signedBy, reportingDelay, asked, textHash } = decision;
  const attachments = instrument?.attachments ?? [];
  const said: [string, ReactNode][] = [
    ['Recorded answer', ANSWER_LABELS[decision.answer]],
    ['Act', act === null ? null : `${act.symbol}, adopted on ${formatDay(act.adoptedOn)}`],
    ['Instrument', instrument === null ? null : formatInstrument(instrument)],
    ['Scans', attachments.length === 0 ? null : <ScansOfRecord attachments={attachments} path={path} />],
    ['Signed by', signedBy === null ? null : `${signedBy.name}, ${signedBy.title}`],
    ['Day', formatReportingDelay(reportingDelay)],
    ['Conditions', conditions === null ? null : <Prose text={conditions} />],
    ['Reason', reason === null ? null : <Prose text={reason} />],
    ['Recorded by', decision.by === null ? null : `${decision.by.name}, countersigned by a second person`],
  ];
  return (
    <>
      <Facts rows={said.filter(([, words]) => words !== null)} />
      {asked !== null && (
        <details>
          <summary>
            What exactly was asked{asked.revision === null ? '' : `, revision ${asked.revision}`}
          </summary>
          <pre className="ask">{asked.text}</pre>
          <p className="hint">
            SHA-256: <code>{textHash}</code>
          </p>
        </details>
      )}
    </>
  );
}

const SETTLED_LABELS = {
  withdrawn: 'Its party has let the record stand.',
  corrected: 'The record has been corrected by a further one.',
  answered: 'Its party has given its answer itself.',
  asked_again: 'Its party has been asked again.',
  struck: 'The record has been struck; it counts no more.',
  noted: 'Nothing rested on the record any more; the contest is on file beside it.',
} as const;

/** A record, its present status, and what its party can do about it. */
export function recordPage(record: OpenRecord, path: string, given: Given): string {
  const { decision, contest, settled, view, leg } = record;
  const party = partyNameAtStart(leg.party.name);
  const canBeContested = contest === null && decision.status !== 'struck' && decision.channel === 'paper';
  const body = (
    <Letter record={record} title={`What was recorded for ${partyName(leg.party.name)}`}>
      <ProblemNote problem={given.problem} />
      <p className="far">Receipt</p>
      <p className="receipt-number">{decision.receipt}</p>
      {contest !== null && (
        <div className="notice">
          <p>
            <strong>Contested</strong> by {contest.by.name}, <When at={contest.at} now={view.now} />. Nothing
            rests on this record. The Secretariat corrects it or strikes it; it cannot uphold it against the
            word of {partyName(leg.party.name)}.
          </p>
          <Prose text={contest.reason} />
        </div>
      )}
      {contest === null && settled !== null && settled.status !== 'open' && (
        <p className="notice">
          A contest of this record was settled. {SETTLED_LABELS[settled.status]}
          {settled.settledBecause !== null && ` The reason stated: ${settled.settledBecause}`}
        </p>
      )}
      <RecordFacts record={record} path={path} />
      {canBeContested && (
        <>
          <h2>If this is right</h2>
          <p>Nothing is to be done. The record counts as it stands.</p>
          <h2>If this is not right</h2>
          <p>
            Contest it. From then on nothing rests on the record
            {view.status === 'open' ? '' : ', and those who manage the loan are told'}. It stays on file, with
            your words beside it.
          </p>
          <form method="post" action={path}>
            <TextArea
              name="/reason"
              label={`What ${partyName(leg.party.name)} said, or did not say`}
              given={given}
              required
            />
            <p>
              <button type="submit" className="main">
                Review before contesting
              </button>
            </p>
          </form>
        </>
      )}
      {contest !== null && (
        <>
          <h2>To let the record stand after all</h2>
          <form method="post" action={path}>
            <TextArea name="/reason" label="Remark (may be left empty)" given={given} />
            <p>
              <button type="submit">Review before letting it stand</button>
            </p>
          </form>
          <p>{party} may also give its answer itself, at any time; it then takes the place of the record.</p>
        </>
      )}
    </Letter>
  );
  return page(`Receipt ${decision.receipt}, what was recorded`, body);
}

/** What is about to be signed about a record, and the field for the code. */
export function recordReviewPage(
  record: OpenRecord,
  path: string,
  { id, what, reason }: Statement,
  fault: SigningFault | null,
): string {
  const { decision, leg, person } = record;
  const party = partyNameAtStart(leg.party.name);
  const body = (
    <Letter record={record} title="Your statement, in words">
      {fault !== null && (
        <div className="notice bad" role="alert">
          <p>
            <strong>Nothing was signed.</strong> {CODE_FAULTS[fault]}
          </p>
        </div>
      )}
      <p className="lead">
        {what === 'contest'
          ? `${party} contests the record under receipt ${decision.receipt}. Nothing rests on it from then on.`
          : `${party} lets the record under receipt ${decision.receipt} stand. It counts again.`}
      </p>
      {reason !== null && <Prose text={reason} />}
      <form method="post" action={`${path}/review`}>
        <input type="hidden" name="reviewed" value={id} />
        <div className="field">
          <label htmlFor="code">Code</label>
          <p className="hint" id="code-hint">
            Six digits, mailed just now to {maskedAddress(person.address)}. It works for 15 minutes.
          </p>
          <input
            id="code"
            name="code"
            className="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            required
            aria-describedby="code-hint"
          />
        </div>
        <p>
          <button type="submit" className="main">
            {what === 'contest' ? 'Contest the record' : 'Let the record stand'}
          </button>
        </p>
      </form>
      <p>
        <a href={path}>Go back</a>
      </p>
    </Letter>
  );
  return page('Review your statement', body);
}
