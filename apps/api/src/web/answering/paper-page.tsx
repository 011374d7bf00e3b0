import type { LegView, RequestView } from '#libs/cases';
import { legOperations } from '../../legs/operations.js';
import { When } from '../parts.js';
import { type CasePageProps, casePage } from '../requests/case-page.js';
import { legTitle } from '../requests/leg-title.js';
import { requestHref } from '../requests/request-page.js';
import { rich, useWords } from '../speech.js';
import { AnswerInFull } from './answer-in-full.js';
import { Countersigning } from './countersigning.js';

interface PaperOfLeg {
  leg: LegView;
  paper: RequestView['papers'][number];
}

function PaperBody({ view, part: { paper }, context: { viewer, seal, given } }: CasePageProps<PaperOfLeg>) {
  const words = useWords();
  const action = `/requests/${view.id}/papers/${paper.id}`;
  return (
    <>
      <AnswerInFull
        view={view}
        given={{ ...paper.given, reportingDelay: paper.reportingDelay }}
        decidedAt={paper.decidedAt}
      />
      <p>
        {rich(words, 'pages.answering.recorded_by', {
          person: paper.recordedBy.name,
          at: <When at={paper.recordedAt} now={view.now} />,
        })}
      </p>
      {paper.status !== 'to_countersign' && (
        <p>
          {words.format(`pages.answering.record.${paper.status}`)}
          {paper.countersignedBy !== null &&
            words.format('pages.answering.by', { person: paper.countersignedBy.name })}
          .
        </p>
      )}
      {paper.status === 'to_countersign' && paper.recordedBy.id === viewer.personId && (
        <p className="notice">{words.format('pages.answering.countersign_by_other')}</p>
      )}
      {paper.allowedActs.length > 0 && (
        <Countersigning
          action={action}
          seal={seal}
          given={given}
          countersign={
            paper.allowedActs.includes('countersignPaper')
              ? words.format('pages.answering.countersign')
              : null
          }
          differs={words.format('pages.answering.differs_from_paper')}
        />
      )}
    </>
  );
}

/** The page on which a second person compares a record with its paper. */
export const paperPage = casePage({
  path: '/papers/:paperId',
  find({ papers, legs }, params): PaperOfLeg | null {
    const paper = papers.find(({ id }) => id === params['paperId']);
    const leg = legs.find(({ id }) => id === paper?.legId);
    return paper === undefined || leg === undefined ? null : { paper, leg };
  },
  heading: (words, { leg }) => words.format('pages.answering.paper_of', { leg: legTitle(words, leg) }),
  body: PaperBody,
  submit({ fields, params }) {
    const requestId = params['requestId'] ?? '';
    if (fields.text('_act') === 'send-back') {
      return {
        operation: legOperations.sendBackPaper,
        params,
        body: { reason: fields.text('/reason') ?? '' },
        done: () => requestHref(requestId, 'sent_back'),
      };
    }
    return {
      operation: legOperations.countersignPaper,
      params,
      body: {},
      done: ({ status, body }) =>
        requestHref(
          requestId,
          status === 202 ? 'late' : 'countersigned',
          (body as { receipt: number }).receipt,
        ),
    };
  },
});
