import type { ContestView, DecisionView, LegView, RequestView } from '#libs/cases';
import { type CasePageProps, type DecisionOnLeg, casePage, decisionOf } from '../requests/case-page.js';
import { legTitle } from '../requests/leg-title.js';
import type { PageContext } from '../page-types.js';
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

function ContestFormBody({
  view,
  part: { leg, decision },
  context: { seal, given },
}: CasePageProps<DecisionOnLeg>) {
  const words = useWords();
  return (
    <>
      <RecordInShort view={view} decision={decision} />
      <Form
        action={`/requests/${view.id}/decisions/${decision.id}/contest`}
        seal={seal}
        hidden={{ _leg: leg.id }}
      >
        <p>{words.format('pages.answering.contest_means', { party: { name: leg.party.name } })}</p>
        <TextArea
          name="/reason"
          label={words.format('pages.answering.contest_reason')}
          given={given}
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
}

/** The page on which a party contests a record. */
export const contestFormPage = casePage({
  path: '/decisions/:decisionId/contest',
  find(view, params) {
    const found = decisionOf(view, params);
    return found?.decision.allowedActs.includes('contestRecord') === true ? found : null;
  },
  heading: (words, { leg }) => words.format('pages.answering.contest_of', { leg: legTitle(words, leg) }),
  title: (words, { decision }) =>
    words.format('pages.answering.contest_receipt', { receipt: String(decision.receipt) }),
  body: ContestFormBody,
  submit({ fields, params }) {
    return {
      operation: contestOperations.contestRecord,
      params: { ...params, legId: fields.text('_leg') ?? '' },
      body: { reason: fields.text('/reason') ?? '' },
      done: () => requestHref(params['requestId'] ?? '', 'contested'),
    };
  },
});

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

interface ContestOnLeg extends DecisionOnLeg {
  contest: ContestView;
}

function ContestBody({ view, part: { leg, decision, contest }, context }: CasePageProps<ContestOnLeg>) {
  const words = useWords();
  return (
    <>
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
}

/** The page on which a contest is settled, or withdrawn. */
export const contestPage = casePage({
  path: '/contests/:contestId',
  find(view, params): ContestOnLeg | null {
    const contest = view.contests.find(({ id }) => id === params['contestId']);
    const found = decisionOf(view, { decisionId: contest?.decisionId ?? '' });
    return contest === undefined || found === null ? null : { ...found, contest };
  },
  heading: (words, { leg, decision }) =>
    words.format('pages.answering.contest_of_receipt', {
      receipt: String(decision.receipt),
      leg: legTitle(words, leg),
    }),
  title: (words, { decision }) =>
    words.format('pages.answering.contest_title', { receipt: String(decision.receipt) }),
  body: ContestBody,
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
});
