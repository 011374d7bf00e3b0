import { legOperations } from '../../legs/operations.js';
import { legMark } from '../marks.js';
import { Form, Status, TextArea, When } from '../parts.js';
import { type CasePageProps, type DecisionOnLeg, casePage, decisionOf } from '../requests/case-page.js';
import { legTitle } from '../requests/leg-title.js';
import { requestHref } from '../requests/request-page.js';
import { rich, useWords } from '../speech.js';
import { AnswerInFull } from './answer-in-full.js';

function LateAnswerBody({
  view,
  part: { leg, decision },
  context: { seal, given },
}: CasePageProps<DecisionOnLeg>) {
  const words = useWords();
  return (
    <>
      <AnswerInFull view={view} given={decision} decidedAt={decision.decidedAt} />
      <p>
        {rich(words, 'pages.answering.came', {
          at: <When at={decision.at} now={view.now} />,
          status: <Status mark={legMark(words, leg.status)} />,
        })}
      </p>
      {decision.allowedActs.includes('noteLateAnswer') ? (
        <Form action={`/requests/${view.id}/decisions/${decision.id}`} seal={seal}>
          <p>{words.format('pages.answering.late_means')}</p>
          <TextArea name="/reason" label={words.format('pages.answering.reason')} given={given} required />
          <p className="bar">
            {decision.allowedActs.includes('reinstateLateAnswer') && (
              <button type="submit" name="_act" value="reinstate" className="main">
                {words.format('pages.answering.reinstate')}
              </button>
            )}{' '}
            <button type="submit" name="_act" value="note">
              {words.format('pages.answering.note')}
            </button>
          </p>
        </Form>
      ) : (
        <p>{words.format('pages.answering.nothing_to_settle')}</p>
      )}
    </>
  );
}

/** The page on which a late answer is put into force, or noted. */
export const lateAnswerPage = casePage({
  path: '/decisions/:decisionId',
  find: decisionOf,
  heading: (words, { leg, decision }) =>
    words.format('pages.answering.receipt_of', {
      receipt: String(decision.receipt),
      leg: legTitle(words, leg),
    }),
  title: (words, { decision }) =>
    words.format('pages.answering.receipt', { receipt: String(decision.receipt) }),
  body: LateAnswerBody,
  submit({ fields, params }) {
    return {
      operation:
        fields.text('_act') === 'reinstate'
          ? legOperations.reinstateLateAnswer
          : legOperations.noteLateAnswer,
      params,
      body: { reason: fields.text('/reason') ?? '' },
      done: () => requestHref(params['requestId'] ?? '', 'reviewed'),
    };
  },
});
