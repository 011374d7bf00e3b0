import type { LegView, QuestionView } from '#libs/cases';
import { legOperations } from '../../legs/operations.js';
import { Form, Prose, TextArea, When } from '../parts.js';
import { type CasePageProps, casePage } from '../requests/case-page.js';
import { legTitle } from '../requests/leg-title.js';
import { requestHref } from '../requests/request-page.js';
import { rich, useWords } from '../speech.js';

interface QuestionOnLeg {
  leg: LegView;
  question: QuestionView;
}

function QuestionBody({
  view,
  part: { leg, question },
  context: { seal, given },
}: CasePageProps<QuestionOnLeg>) {
  const words = useWords();
  return (
    <>
      <p>
        {rich(words, 'pages.answering.asked_by', {
          person: question.askedBy.name,
          at: <When at={question.askedAt} now={view.now} />,
        })}
      </p>
      <Prose text={question.text} />
      {question.allowedActs.includes('replyToQuestion') && (
        <Form action={`/requests/${view.id}/questions/${question.id}`} seal={seal}>
          <p>
            {rich(words, 'pages.answering.reply_due', {
              at: <When at={question.replyDueAt} now={view.now} />,
              party: { name: leg.party.name },
            })}
          </p>
          <TextArea
            name="/text"
            label={words.format('pages.answering.reply')}
            given={given}
            required
            rows={5}
          />
          <button type="submit" className="main">
            {words.format('pages.answering.send_reply')}
          </button>
        </Form>
      )}
      {question.reply !== null && (
        <>
          <p>
            {rich(words, 'pages.answering.reply_of', {
              person: question.reply.by.name,
              at: <When at={question.reply.at} now={view.now} />,
            })}
          </p>
          <Prose text={question.reply.text} />
        </>
      )}
    </>
  );
}

/** The page on which the question of a party is replied to. */
export const questionPage = casePage({
  path: '/questions/:questionId',
  find({ questions, legs }, params): QuestionOnLeg | null {
    const question = questions.find(({ id }) => id === params['questionId']);
    const leg = legs.find(({ id }) => id === question?.legId);
    return question === undefined || leg === undefined ? null : { question, leg };
  },
  heading: (words, { leg }) => words.format('pages.answering.question_of', { leg: legTitle(words, leg) }),
  body: QuestionBody,
  submit({ fields, params }) {
    return {
      operation: legOperations.replyToQuestion,
      params,
      body: { text: fields.text('/text') ?? '' },
      done: () => requestHref(params['requestId'] ?? '', 'replied'),
    };
  },
});
