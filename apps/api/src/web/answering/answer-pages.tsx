import { isAnsweredByAct } from '#libs/rules';
import type { RequestView } from '#libs/cases';
import { type CasePageProps, type OpenLeg, casePage, openLegOf } from '../requests/case-page.js';
import { legTitle } from '../requests/leg-title.js';
import { AnswerFields, absentIn, answerFrom, correctedBy } from './answer-form.js';
import type { PageContext } from '../page-types.js';
import { Facts, Form, Status, TextArea, When } from '../parts.js';
import { requestHref } from '../requests/request-page.js';
import { legOperations } from '../../legs/operations.js';
import { legMark } from '../marks.js';
import { useWords } from '../speech.js';

/** What a party is asked, in the text that it was sent. */
function Ask({ view, leg: { status, detail } }: { view: RequestView; leg: OpenLeg }) {
  const words = useWords();
  return (
    <section aria-label={words.format('pages.answering.ask')}>
      <Facts
        rows={[
          [words.format('pages.answering.status'), <Status mark={legMark(words, status)} />],
          [
            words.format('pages.answering.asked'),
            detail.askedAt === null ? (
              words.format('pages.answering.not_yet')
            ) : (
              <When at={detail.askedAt} now={view.now} />
            ),
          ],
          [
            words.format('pages.answering.due'),
            detail.dueAt === null ? (
              words.format('pages.answering.no_deadline')
            ) : (
              <When at={detail.dueAt} now={view.now} />
            ),
          ],
          ...(detail.lapseAt === null
            ? []
            : ([
                [words.format('pages.answering.closes'), <When at={detail.lapseAt} now={view.now} />],
              ] as const)),
        ]}
      />
      <p className="hint">{words.format('pages.answering.silence')}</p>
      <pre className="ask">{detail.ask.text}</pre>
    </section>
  );
}

/** Stands in the place of a form that is not for the reader; what a form was refused for stands above already. */
function NotYours({ problem }: Pick<PageContext, 'problem'>) {
  const words = useWords();
  return problem === null ? (
    <p className="notice">{words.format('pages.answering.nothing_to_enter')}</p>
  ) : null;
}

function AnswerBody({ view, part: leg, context }: CasePageProps<OpenLeg>) {
  const words = useWords();
  const answers = leg.allowedAnswers;
  return (
    <div className="beside">
      <Ask view={view} leg={leg} />
      {answers.length > 0 ? (
        <Form
          action={`/requests/${view.id}/legs/${encodeURIComponent(leg.id)}`}
          seal={context.seal}
          hidden={{ textHash: leg.detail.ask.textHash }}
          className="answer"
        >
          <h2>{words.format('pages.answering.answer_for', { party: { name: leg.party.name } })}</h2>
          <AnswerFields
            leg={leg}
            answers={answers}
            corrected={correctedBy(answers, view)}
            given={context.given}
            paper={false}
          />
          <p className="bar">
            <button type="submit" className="main">
              {words.format('pages.answering.send')}
            </button>
          </p>
        </Form>
      ) : (
        <NotYours problem={context.problem} />
      )}
    </div>
  );
}

/** The page on which a party answers. */
export const answerPage = casePage({
  path: '/legs/:legId',
  find: openLegOf,
  heading: legTitle,
  body: AnswerBody,
  submit({ fields, params }) {
    const requestId = params['requestId'] ?? '';
    if (fields.text('/answer') === 'question') {
      return {
        operation: legOperations.askOnLeg,
        params,
        body: { text: fields.text('/text') ?? '' },
        done: () => requestHref(requestId, 'asked'),
      };
    }
    return {
      operation: legOperations.decideLeg,
      params,
      body: { ...answerFrom(fields), onBehalfOf: absentIn(fields), textHash: fields.text('textHash') },
      done: ({ status, body }) =>
        requestHref(requestId, status === 202 ? 'late' : 'answered', (body as { receipt: number }).receipt),
    };
  },
});

function PaperFormBody({ view, part: leg, context }: CasePageProps<OpenLeg>) {
  const words = useWords();
  const answers = leg.allowedRecords;
  const corrected = correctedBy(answers, view);
  return (
    <>
      <p>{words.format('pages.answering.record_means')}</p>
      <div className="beside">
        <Ask view={view} leg={leg} />
        {answers.length > 0 ? (
          <Form
            action={`/requests/${view.id}/legs/${encodeURIComponent(leg.id)}/paper`}
            seal={context.seal}
            className="answer"
          >
            <h2>{words.format('pages.answering.paper')}</h2>
            <AnswerFields leg={leg} answers={answers} corrected={corrected} given={context.given} paper />
            {corrected.length > 0 && (
              <TextArea
                name="/correctionReason"
                label={words.format('pages.answering.correction_reason')}
                given={context.given}
                rows={2}
              />
            )}
            <p className="bar">
              <button type="submit" className="main">
                {words.format('pages.answering.record')}
              </button>
            </p>
          </Form>
        ) : (
          <NotYours problem={context.problem} />
        )}
      </div>
    </>
  );
}

/** The page on which an answer is recorded that came on paper. */
export const paperFormPage = casePage({
  path: '/legs/:legId/paper',
  find: openLegOf,
  heading: (words, leg) =>
    isAnsweredByAct(leg.kind)
      ? words.format('pages.answering.record_act')
      : words.format('pages.answering.record_paper', { leg: legTitle(words, leg) }),
  body: PaperFormBody,
  submit({ fields, params }) {
    return {
      operation: legOperations.recordPaper,
      params,
      body: { ...answerFrom(fields), correctionReason: fields.text('/correctionReason') },
      done: () => requestHref(params['requestId'] ?? '', 'recorded'),
    };
  },
});
