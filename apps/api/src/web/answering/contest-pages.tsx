import type { ContestView, DecisionView, LegView, RequestView } from '#libs/cases';
import { CaseHead, legTitle, viewOf } from '../requests/case-page.js';
import type { PageContext, WebPage } from '../page-types.js';
import { Facts, Form, Prose, TextArea, When } from '../parts.js';
import { requestHref } from '../requests/request-page.js';
import {
  ANSWER_LABELS,
  CONTEST_LABELS,
  formatInstrument,
  formatReportingDelay,
  partyName,
} from '../words.js';
import { contestOperations } from '../../contests/operations.js';

function RecordInShort({ view, decision }: { view: RequestView; decision: DecisionView }) {
  return (
    <Facts
      rows={[
        ['Recorded answer', <strong>{ANSWER_LABELS[decision.answer]}</strong>],
        ['Instrument', decision.instrument === null ? 'none' : formatInstrument(decision.instrument)],
        ['Day', formatReportingDelay(decision.reportingDelay)],
        ['Recorded by', decision.by?.name ?? ''],
        ['Counted since', <When at={decision.at} now={view.now} />],
      ]}
    />
  );
}

const contestFormPage: WebPage = {
  path: '/requests/:requestId/decisions/:decisionId/contest',
  here: '/requests',
  async show(context) {
    const view = await viewOf(context);
    const decision = view?.decisions.find(({ id }) => id === context.params['decisionId']);
    const leg = view?.legs.find(({ id }) => id === decision?.legId);
    if (view === null || decision === undefined || leg === undefined) return null;
    if (!decision.allowedActs.includes('contestRecord')) return null;
    const body = (
      <>
        <CaseHead view={view} title={`Contest a record: ${legTitle(leg)}`} context={context} />
        <RecordInShort view={view} decision={decision} />
        <Form
          action={`/requests/${view.id}/decisions/${decision.id}/contest`}
          seal={context.seal}
          hidden={{ _leg: leg.id }}
        >
          <p>
            From the moment you contest it, nothing rests on the record. The Secretariat corrects it or
            strikes it; it cannot uphold it against the word of {partyName(leg.party.name)}.
          </p>
          <TextArea
            name="/reason"
            label="What your party said, or did not say"
            given={context.given}
            required
          />
          <p className="bar">
            <button type="submit" className="main">
              Contest the record
            </button>
          </p>
        </Form>
      </>
    );
    return { title: `Contest receipt ${decision.receipt}`, body };
  },
  submit({ fields, params }) {
    return {
      operation: contestOperations.contestRecord,
      params: { ...params, legId: fields.text('_leg') ?? '' },
      body: { reason: fields.text('/reason') ?? '' },
      done: () => requestHref(params['requestId'] ?? '', 'contested'),
    };
  },
};

function Settlement({ context, leg, contest }: { context: PageContext; leg: LegView; contest: ContestView }) {
  const action = `/requests/${context.params['requestId']}/contests/${contest.id}`;
  const paper = `/requests/${context.params['requestId']}/legs/${encodeURIComponent(leg.id)}/paper`;
  return (
    <Form action={action} seal={context.seal}>
      {contest.rests ? (
        <p>
          Compare the record with the paper. <a href={paper}>Correct it by a further record</a>, which a
          second person countersigns, or strike it; {partyName(leg.party.name)} is then asked again. Nobody
          can uphold it against its party.
        </p>
      ) : (
        <p>Nothing rests on this record any more. The contest is put on file beside it.</p>
      )}
      <TextArea name="/reason" label="Reason" given={context.given} required />
      <p className="bar">
        {contest.allowedActs.includes('strikeRecord') && (
          <button type="submit" name="_act" value="strike" className="main">
            Strike the record
          </button>
        )}{' '}
        {contest.allowedActs.includes('noteContest') && (
          <button type="submit" name="_act" value="note" className="main">
            Put the contest on file
          </button>
        )}
      </p>
    </Form>
  );
}

const contestPage: WebPage = {
  path: '/requests/:requestId/contests/:contestId',
  here: '/requests',
  async show(context) {
    const view = await viewOf(context);
    const contest = view?.contests.find(({ id }) => id === context.params['contestId']);
    const decision = view?.decisions.find(({ id }) => id === contest?.decisionId);
    const leg = view?.legs.find(({ id }) => id === contest?.legId);
    if (view === null || contest === undefined || decision === undefined || leg === undefined) return null;
    const body = (
      <>
        <CaseHead
          view={view}
          title={`Contest of receipt ${decision.receipt}: ${legTitle(leg)}`}
          context={context}
        />
        <p>
          {contest.by.name} contested it for {partyName(leg.party.name)},{' '}
          <When at={contest.at} now={view.now} />:
        </p>
        <Prose text={contest.reason} />
        <RecordInShort view={view} decision={decision} />
        {contest.status !== 'open' && (
          <p className="notice">
            Settled: {CONTEST_LABELS[contest.status]}.
            {contest.settledBecause !== null && ` Reason: ${contest.settledBecause}`}
          </p>
        )}
        {(contest.allowedActs.includes('strikeRecord') || contest.allowedActs.includes('noteContest')) && (
          <Settlement context={context} leg={leg} contest={contest} />
        )}
        {contest.allowedActs.includes('withdrawContest') && (
          <Form
            action={`/requests/${view.id}/contests/${contest.id}`}
            seal={context.seal}
            hidden={{ _leg: leg.id }}
          >
            <p>Your party can let the record stand after all, or give its answer itself.</p>
            <p className="bar">
              <button type="submit" name="_act" value="withdraw">
                Let the record stand
              </button>
            </p>
          </Form>
        )}
      </>
    );
    return { title: `Contest of receipt ${decision.receipt}`, body };
  },
  submit({ fields, params }) {
    const done = () => requestHref(params['requestId'] ?? '', 'contest_settled');
    const reason = fields.text('/reason');
    switch (fields.text('_act') ?? '') {
      case 'withdraw':
        return {
          operation: contestOperations.withdrawContest,
          params: { ...params, legId: fields.text('_leg') ?? '' },
          body: { reason },
          done,
        };
      case 'strike':
        return { operation: contestOperations.strikeRecord, params, body: { reason: reason ?? '' }, done };
      case 'note':
        return { operation: contestOperations.noteContest, params, body: { reason: reason ?? '' }, done };
      default:
        return null;
    }
  },
};

/** The pages on which a record is contested, and a contest is settled. */
export const contestPages: readonly WebPage[] = [contestFormPage, contestPage];
