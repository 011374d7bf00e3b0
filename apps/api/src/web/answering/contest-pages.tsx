import type { ContestView, DecisionView, LegView, RequestView } from '#libs/cases';
import { CaseHead, viewOf } from '../requests/case-page.js';
import { legTitle } from '../requests/leg-title.js';
import type { PageContext, WebPage } from '../page-types.js';
import { Facts, Form, Prose, TextArea, When } from '../parts.js';
import { requestHref } from '../requests/request-page.js';
import { contestOperations } from '../../contests/operations.js';
import { formatInstrument, formatReportingDelay } from '#libs/words';
import { rich, useWords } from '../speech.js';

function RecordInShort({ view, decision }: { view: RequestView; decision: DecisionView }) {
  const words = useWords();
  return (
    <Facts
      rows={[
        [
          words.format('pages.answering.recorded_answer'),
          <strong>{words.format(`labels.given.${decision.answer}`)}</strong>,
        ],
        [
          words.format('pages.answering.instrument'),
          decision.instrument === null
            ? words.format('pages.answering.none')
            : formatInstrument(words, decision.instrument),
        ],
        [words.format('pages.answering.day'), formatReportingDelay(words, decision.reportingDelay)],
        [words.format('pages.answering.recorded_by_row'), decision.by?.name ?? ''],
        [words.format('pages.answering.counted_since'), <When at={decision.at} now={view.now} />],
      ]}
    />
  );
}

const contestFormPage: WebPage = {
  path: '/requests/:requestId/decisions/:decisionId/contest',
  here: '/requests',
  async show(context) {
    const { words } = context;
    const view = await viewOf(context);
    const decision = view?.decisions.find(({ id }) => id === context.params['decisionId']);
    const leg = view?.legs.find(({ id }) => id === decision?.legId);
    if (view === null || decision === undefined || leg === undefined) return null;
    if (!decision.allowedActs.includes('contestRecord')) return null;
    const body = (
      <>
        <CaseHead
          view={view}
          title={words.format('pages.answering.contest_of', { leg: legTitle(words, leg) })}
          context={context}
        />
        <RecordInShort view={view} decision={decision} />
        <Form
          action={`/requests/${view.id}/decisions/${decision.id}/contest`}
          seal={context.seal}
          hidden={{ _leg: leg.id }}
        >
          <p>{words.format('pages.answering.contest_means', { party: { name: leg.party.name } })}</p>
          <TextArea
            name="/reason"
            label={words.format('pages.answering.contest_reason')}
            given={context.given}
            required
          />
          <p className="bar">
            <button type="submit" className="main">
              {words.format('pages.answering.contest')}
            </button>
          </p>
        </Form>
      </>
    );
    return {
      title: words.format('pages.answering.contest_receipt', { receipt: String(decision.receipt) }),
      body,
    };
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
  const words = useWords();
  const action = `/requests/${context.params['requestId']}/contests/${contest.id}`;
  const paper = `/requests/${context.params['requestId']}/legs/${encodeURIComponent(leg.id)}/paper`;
  return (
    <Form action={action} seal={context.seal}>
      {contest.rests ? (
        <p>
          {rich(words, 'pages.answering.settle_means', {
            correct: <a href={paper}>{words.format('pages.answering.correct_record')}</a>,
            party: { name: leg.party.name },
          })}
        </p>
      ) : (
        <p>{words.format('pages.answering.file_means')}</p>
      )}
      <TextArea
        name="/reason"
        label={words.format('pages.answering.reason')}
        given={context.given}
        required
      />
      <p className="bar">
        {contest.allowedActs.includes('strikeRecord') && (
          <button type="submit" name="_act" value="strike" className="main">
            {words.format('pages.answering.strike')}
          </button>
        )}{' '}
        {contest.allowedActs.includes('noteContest') && (
          <button type="submit" name="_act" value="note" className="main">
            {words.format('pages.answering.file')}
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
    const { words } = context;
    const view = await viewOf(context);
    const contest = view?.contests.find(({ id }) => id === context.params['contestId']);
    const decision = view?.decisions.find(({ id }) => id === contest?.decisionId);
    const leg = view?.legs.find(({ id }) => id === contest?.legId);
    if (view === null || contest === undefined || decision === undefined || leg === undefined) return null;
    const body = (
      <>
        <CaseHead
          view={view}
          title={words.format('pages.answering.contest_of_receipt', {
            receipt: String(decision.receipt),
            leg: legTitle(words, leg),
          })}
          context={context}
        />
        <p>
          {rich(words, 'pages.answering.contested_by', {
            person: contest.by.name,
            party: { name: leg.party.name },
            at: <When at={contest.at} now={view.now} />,
          })}
        </p>
        <Prose text={contest.reason} />
        <RecordInShort view={view} decision={decision} />
        {contest.status !== 'open' && (
          <p className="notice">
            {words.format('pages.answering.contest_ended', {
              status: words.format(`labels.contest.${contest.status}`),
            })}
            {contest.settledBecause !== null &&
              ` ${words.format('pages.answering.reason_is', { text: contest.settledBecause })}`}
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
            <p>{words.format('pages.answering.withdraw_means')}</p>
            <p className="bar">
              <button type="submit" name="_act" value="withdraw">
                {words.format('pages.answering.let_stand')}
              </button>
            </p>
          </Form>
        )}
      </>
    );
    return {
      title: words.format('pages.answering.contest_title', { receipt: String(decision.receipt) }),
      body,
    };
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
