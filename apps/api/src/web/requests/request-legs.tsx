import type { LegView, RequestView } from '#libs/cases';
import { isAnsweredByAct, legKind } from '#libs/rules';
import { Empty, Form, Input, Status, TextArea, When, type FormSeal, type Given } from '../parts.js';
import {
  LEG_MARKS,
  LEG_LABELS,
  holderLabel,
  formatLag,
  formatReportingDelay,
  speakerLabel,
} from '../words.js';
import { said, saidFinding } from '../said.js';

/** The legs of a request: who is asked for what, where it stands, who holds it since when. */
export function Legs({ view, seal, given }: { view: RequestView; seal: FormSeal; given: Given }) {
  return (
    <section>
      <h2>Legs</h2>
      {view.legs.length === 0 ? (
        <Empty>
          The legs appear here when the request is sent: who is asked for what, who holds it and since when.
        </Empty>
      ) : (
        <table className="list">
          <caption className="hidden">What must be obtained, from whom, and who holds it since when</caption>
          <thead>
            <tr>
              <th scope="col">Leg</th>
              <th scope="col">Status</th>
              <th scope="col">Held by</th>
              <th scope="col">Asked</th>
              <th scope="col">Due</th>
              <th scope="col">Consent lag</th>
              <th scope="col">
                <span className="hidden">What you can do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.legs.map((leg) => (
              <LegRow key={leg.id} leg={leg} view={view} seal={seal} given={given} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function LegRow({
  leg,
  view,
  seal,
  given,
}: {
  leg: LegView;
  view: RequestView;
  seal: FormSeal;
  given: Given;
}) {
  const { detail } = leg;
  const base = `/requests/${view.id}/legs/${encodeURIComponent(leg.id)}`;
  const name = (
    <td data-label="Leg">
      <strong>{LEG_LABELS[leg.kind]}</strong>
      <br />
      <small>{leg.party.name}</small>
    </td>
  );
  if (detail === null) {
    return (
      <tr>
        {name}
        <td data-label="Status">
          <Status mark={LEG_MARKS[leg.status]} />
        </td>
        <td colSpan={5} className="far">
          open to its party and the Secretariat
        </td>
      </tr>
    );
  }
  return (
    <tr>
      {name}
      <td data-label="Status">
        <Status mark={LEG_MARKS[leg.status]} />
        {detail.overdueSince !== null && detail.holder !== null && (
          <>
            <br />
            <span className="status red">
              <span aria-hidden="true">▲</span> overdue since <When at={detail.overdueSince} now={view.now} />
            </span>
          </>
        )}
        {detail.conditions !== 'none' && (
          <>
            <br />
            <span className="status amber">
              <span aria-hidden="true">▲</span>{' '}
              {detail.conditions === 'to_enter'
                ? 'conditions to be entered'
                : 'conditions to be countersigned'}
            </span>
          </>
        )}
        {detail.gaps.length > 0 && (
          <>
            <br />
            <span className="status amber">
              <span aria-hidden="true">▲</span> not covered: {detail.gaps.map(saidFinding).join('; ')}
            </span>
          </>
        )}
        {detail.group !== null && (
          <>
            <br />
            <small>
              {said(detail.group.explanation)} <a href={`${base}/seats`}>Seats</a>
            </small>
          </>
        )}
        {detail.speaker !== null && (
          <>
            <br />
            <small>speaking for it: {speakerLabel(detail.speaker)}</small>
          </>
        )}
        {detail.reopenedBecause.length > 0 && (
          <>
            <br />
            <small>opened anew: {detail.reopenedBecause.map(saidFinding).join('; ')}</small>
          </>
        )}
        {detail.waiver !== null && (
          <>
            <br />
            <small>
              by {detail.waiver.by.name}, {detail.waiver.instrument}: {detail.waiver.reason}
            </small>
          </>
        )}
      </td>
      <td data-label="Held by">
        {detail.holder === null ? (
          <span className="far">nobody</span>
        ) : (
          <>
            {holderLabel(detail.holder, leg.party.name)}
            {detail.heldSince !== null && (
              <>
                <br />
                <small>
                  since <When at={detail.heldSince} now={view.now} />
                </small>
              </>
            )}
          </>
        )}
      </td>
      <td data-label="Asked">
        {detail.askedAt === null ? (
          <span className="far">
            {detail.after.length > 0
              ? `after ${detail.after.map((kind) => LEG_LABELS[kind].toLowerCase()).join(', ')}`
              : 'not yet'}
          </span>
        ) : (
          <>
            <When at={detail.askedAt} now={view.now} />
            {detail.remindersSent > 0 && (
              <>
                <br />
                <small>
                  reminded {detail.remindersSent === 1 ? 'once' : `${detail.remindersSent} times`}
                </small>
              </>
            )}
          </>
        )}
      </td>
      <td data-label="Due">
        {detail.dueAt === null ? <span className="far">–</span> : <When at={detail.dueAt} now={view.now} />}
      </td>
      <td data-label="Consent lag">
        {detail.decisionId === null ? (
          <span className="far">–</span>
        ) : (
          <span>{formatLag(detail.consentLag)}</span>
        )}
        {detail.decisionId !== null && legKind(leg.kind).comparedWithCouncil && (
          <>
            <br />
            <small>after the Council: {formatLag(detail.consentAfterAuthority)}</small>
          </>
        )}
        {detail.reportingDelay !== null && (
          <>
            <br />
            <small>{formatReportingDelay(detail.reportingDelay)}</small>
          </>
        )}
      </td>
      <td className="do">
        {/* What has not been put to a party yet is not held out to it, though its word would count. */}
        {leg.allowedActs.includes('decideLeg') && detail.round !== null && (
          <a href={base}>{detail.closedAt === null ? 'Answer' : 'Correct'}</a>
        )}
        {leg.allowedActs.includes('recordPaper') && (
          <a href={`${base}/paper`}>
            {isAnsweredByAct(leg.kind) ? "Record the Council's act" : 'Record a paper'}
          </a>
        )}
        {detail.conditions !== 'none' && view.sees === 'all' && <a href={`${base}/conditions`}>Conditions</a>}
        {leg.allowedActs.includes('waiveLeg') && (
          <details>
            <summary>Waive</summary>
            <Form
              action={`/requests/${view.id}`}
              act="waive"
              seal={{ csrf: seal.csrf, key: `${seal.key}-${leg.id}` }}
              hidden={{ legId: leg.id }}
            >
              <Input name="/instrument" label="By which instrument" given={given} required />
              <TextArea name="/reason" label="Why it is not needed" given={given} required rows={2} />
              <button type="submit" className="danger">
                Waive this leg
              </button>
            </Form>
          </details>
        )}
      </td>
    </tr>
  );
}
