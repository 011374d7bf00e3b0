import { isAnswered, isAnsweredByAct } from '#libs/rules';
import type { DecisionView, LegView, RequestView } from '#libs/cases';
import type { ReactNode } from 'react';
import { CaseHead, legTitle, viewOf } from '../requests/case-page.js';
import { AnswerFields, CapsFields, answerFrom, capsFrom } from './answer-form.js';
import type { PageContext, WebPage } from '../page-types.js';
import { Scans } from './scans.js';
import { VotesOfMembers } from './votes.js';
import { ButtonForm, Day, Facts, Form, Prose, Range, Status, TextArea, When } from '../parts.js';
import { requestHref } from '../requests/request-page.js';
import { ANSWER_LABELS, LEG_MARKS, formatInstrument, formatReportingDelay, partyName } from '../words.js';
import { legOperations } from '../../legs/operations.js';

/** The leg of the address, with all that is open to the viewer. */
function legOf(view: RequestView, legId: string | undefined): LegView | null {
  const leg = view.legs.find((candidate) => candidate.id === legId);
  return leg === undefined || leg.detail === null ? null : leg;
}

function currentDecisionOf(view: RequestView, leg: LegView): DecisionView | null {
  return view.decisions.find((decision) => decision.id === leg.detail?.decisionId) ?? null;
}

/** What a party is asked, in the text that it was sent. */
function Ask({ view, leg }: { view: RequestView; leg: LegView }) {
  const { detail } = leg;
  if (detail === null) return null;
  return (
    <section aria-label="The ask">
      <Facts
        rows={[
          ['Status', <Status mark={LEG_MARKS[leg.status]} />],
          ['Asked', detail.askedAt === null ? 'not yet' : <When at={detail.askedAt} now={view.now} />],
          [
            'Answer asked by',
            detail.dueAt === null ? 'no deadline now' : <When at={detail.dueAt} now={view.now} />,
          ],
          ...(detail.lapseAt === null
            ? []
            : ([['Closes without an answer', <When at={detail.lapseAt} now={view.now} />]] as const)),
        ]}
      />
      <p className="hint">
        A deadline that passes makes the answer overdue; silence is never taken for consent.
      </p>
      <pre className="ask">{detail.ask.text}</pre>
    </section>
  );
}

/** Stands in the place of a form that is not for the reader; what a form was refused for stands above already. */
function NotYours({ problem }: Pick<PageContext, 'problem'>) {
  return problem === null ? <p className="notice">There is nothing for you to enter here now.</p> : null;
}

const answerPage: WebPage = {
  path: '/requests/:requestId/legs/:legId',
  here: '/requests',
  async show(context) {
    const view = await viewOf(context);
    const leg = view === null ? null : legOf(view, context.params['legId']);
    if (view === null || leg === null) return null;
    const currentDecision = isAnswered(leg.status) ? currentDecisionOf(view, leg) : null;
    const body = (
      <>
        <CaseHead view={view} title={legTitle(leg)} context={context} />
        <div className="beside">
          <Ask view={view} leg={leg} />
          {leg.allowedActs.includes('decideLeg') ? (
            <Form
              action={`/requests/${view.id}/legs/${encodeURIComponent(leg.id)}`}
              seal={context.seal}
              hidden={leg.detail === null ? {} : { textHash: leg.detail.ask.textHash }}
              className="answer"
            >
              <h2>Answer for {partyName(leg.party.name)}</h2>
              <AnswerFields leg={leg} given={context.given} paper={false} currentDecision={currentDecision} />
              <p className="bar">
                <button type="submit" className="main">
                  Send the answer
                </button>
              </p>
            </Form>
          ) : (
            <NotYours problem={context.problem} />
          )}
        </div>
      </>
    );
    return { title: legTitle(leg), body };
  },
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
      body: { ...answerFrom(fields), textHash: fields.text('textHash') },
      done: ({ status, body }) =>
        requestHref(requestId, status === 202 ? 'late' : 'answered', (body as { receipt: number }).receipt),
    };
  },
};

const paperFormPage: WebPage = {
  path: '/requests/:requestId/legs/:legId/paper',
  here: '/requests',
  async show(context) {
    const view = await viewOf(context);
    const leg = view === null ? null : legOf(view, context.params['legId']);
    if (view === null || leg === null) return null;
    const title = isAnsweredByAct(leg.kind) ? "Record the Council's act" : `Record a paper: ${legTitle(leg)}`;
    const currentDecision =
      isAnswered(leg.status) || leg.status === 'suspended' ? currentDecisionOf(view, leg) : null;
    const body = (
      <>
        <CaseHead view={view} title={title} context={context} />
        <p>
          Enter what the paper says. A second person compares the record with the paper and countersigns it;
          only then does it count.
        </p>
        <div className="beside">
          <Ask view={view} leg={leg} />
          {leg.allowedActs.includes('recordPaper') ? (
            <Form
              action={`/requests/${view.id}/legs/${encodeURIComponent(leg.id)}/paper`}
              seal={context.seal}
              className="answer"
            >
              <h2>The paper</h2>
              <AnswerFields leg={leg} given={context.given} paper currentDecision={currentDecision} />
              {currentDecision !== null && (
                <TextArea
                  name="/correctionReason"
                  label="If it corrects: why"
                  given={context.given}
                  rows={2}
                />
              )}
              <p className="bar">
                <button type="submit" className="main">
                  Record
                </button>
              </p>
            </Form>
          ) : (
            <NotYours problem={context.problem} />
          )}
        </div>
      </>
    );
    return { title, body };
  },
  submit({ fields, params }) {
    return {
      operation: legOperations.recordPaper,
      params,
      body: { ...answerFrom(fields), correctionReason: fields.text('/correctionReason') },
      done: () => requestHref(params['requestId'] ?? '', 'recorded'),
    };
  },
};

/** An answer in full, as its record or decision has it. */
function AnswerInFull({
  view,
  given,
  decidedAt,
}: {
  view: RequestView;
  given: Pick<
    DecisionView,
    'answer' | 'instrument' | 'conditions' | 'caps' | 'act' | 'reason' | 'signedBy' | 'reportingDelay'
  >;
  decidedAt: { from: string | null; to: string | null };
}) {
  const rows: [string, ReactNode][] = [
    ['Answer', <strong>{ANSWER_LABELS[given.answer]}</strong>],
    ['Decided', <Range range={decidedAt} now={view.now} />],
    ['Day', formatReportingDelay(given.reportingDelay)],
  ];
  if (given.act !== null) {
    rows.push([
      'Act',
      <>
        <bdi>{given.act.symbol}</bdi>, adopted on <Day day={given.act.adoptedOn} />
      </>,
    ]);
    if (given.act.votes !== null) rows.push(['Votes', <VotesOfMembers votes={given.act.votes} />]);
    rows.push([
      'Term',
      given.act.term === null
        ? 'as the authority of the request has it'
        : 'until' in given.act.term
          ? `until ${given.act.term.until}`
          : given.act.term.for,
    ]);
  }
  if (given.instrument !== null) {
    rows.push(['Instrument', formatInstrument(given.instrument)]);
    if ((given.instrument.attachments ?? []).length > 0) {
      rows.push(['Scans', <Scans instrument={given.instrument} />]);
    }
  }
  if (given.signedBy !== null) rows.push(['Signed by', `${given.signedBy.name}, ${given.signedBy.title}`]);
  if (given.conditions !== null) rows.push(['Conditions', <Prose text={given.conditions} />]);
  if (given.caps !== null) rows.push(['Limits', <Caps caps={given.caps} />]);
  if (given.reason !== null) rows.push(['Reason', <Prose text={given.reason} />]);
  return <Facts rows={rows} />;
}

function Caps({ caps }: { caps: NonNullable<DecisionView['caps']> }) {
  const lines = [
    caps.persons === null ? null : `not more than ${caps.persons} persons`,
    caps.equipment === null
      ? null
      : `equipment: ${caps.equipment.map((item) => `${item.count} of ${item.unitId}`).join(', ')}`,
    caps.area === null ? null : `only in ${caps.area.join('; ')}`,
    caps.tasks === null ? null : `only for ${caps.tasks.join('; ')}`,
    caps.from === null ? null : `from ${caps.from}`,
    caps.to === null ? null : `to ${caps.to}`,
  ].filter((line) => line !== null);
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

const paperPage: WebPage = {
  path: '/requests/:requestId/papers/:paperId',
  here: '/requests',
  async show(context) {
    const view = await viewOf(context);
    const paper = view?.papers.find((candidate) => candidate.id === context.params['paperId']);
    const leg = view?.legs.find((candidate) => candidate.id === paper?.legId);
    if (view === null || paper === undefined || leg === undefined) return null;
    const action = `/requests/${view.id}/papers/${paper.id}`;
    const body = (
      <>
        <CaseHead view={view} title={`Paper: ${legTitle(leg)}`} context={context} />
        <AnswerInFull
          view={view}
          given={{ ...paper.given, reportingDelay: paper.reportingDelay }}
          decidedAt={paper.decidedAt}
        />
        <p>
          Recorded by {paper.recordedBy.name}, <When at={paper.recordedAt} now={view.now} />.
        </p>
        {paper.status !== 'to_countersign' && (
          <p>
            This record was {paper.status === 'countersigned' ? 'countersigned' : 'sent back'}
            {paper.countersignedBy !== null && ` by ${paper.countersignedBy.name}`}.
          </p>
        )}
        {paper.status === 'to_countersign' && paper.recordedBy.id === context.viewer.personId && (
          <p className="notice">A second person has to countersign; you recorded this paper yourself.</p>
        )}
        {paper.allowedActs.length > 0 && (
          <div className="actions">
            {paper.allowedActs.includes('countersignPaper') && (
              <ButtonForm
                action={action}
                act="countersign"
                seal={context.seal}
                words="Countersign: the record says what the paper says"
              />
            )}
            <details>
              <summary>Send back</summary>
              <Form action={action} act="send-back" seal={context.seal}>
                <TextArea
                  name="/reason"
                  label="What differs from the paper"
                  given={context.given}
                  required
                  rows={2}
                />
                <button type="submit">Send back</button>
              </Form>
            </details>
          </div>
        )}
      </>
    );
    return { title: `Paper: ${legTitle(leg)}`, body };
  },
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
};

const conditionsPage: WebPage = {
  path: '/requests/:requestId/legs/:legId/conditions',
  here: '/requests',
  async show(context) {
    const view = await viewOf(context);
    const leg = view === null ? null : legOf(view, context.params['legId']);
    if (view === null || leg === null || leg.detail === null) return null;
    const { detail } = leg;
    const decision = currentDecisionOf(view, leg);
    const action = `/requests/${view.id}/legs/${encodeURIComponent(leg.id)}/conditions`;
    const body = (
      <>
        <CaseHead view={view} title={`Conditions: ${legTitle(leg)}`} context={context} />
        <h2>In the words of the party</h2>
        <Prose text={decision?.conditions ?? 'No conditions in words.'} />
        {leg.allowedActs.includes('enterConditions') && (
          <Form action={action} act="enter" seal={context.seal}>
            <h2>As limits</h2>
            <p className="hint">What is left empty is not limited. A second person has to confirm.</p>
            <CapsFields given={context.given} at="/caps" />
            <button type="submit" className="main">
              Enter these limits
            </button>
          </Form>
        )}
        {detail.conditions === 'to_countersign' && detail.enteredCaps !== null && (
          <>
            <h2>As entered{detail.enteredBy !== null && ` by ${detail.enteredBy.name}`}</h2>
            <Caps caps={detail.enteredCaps} />
            {detail.enteredBy?.id === context.viewer.personId ? (
              <p className="notice">A second person has to countersign; you entered these limits yourself.</p>
            ) : leg.allowedActs.includes('countersignConditions') ? (
              <div className="actions">
                <ButtonForm
                  action={action}
                  act="countersign"
                  seal={context.seal}
                  words="Countersign these limits"
                />
                <details>
                  <summary>Send back</summary>
                  <Form action={action} act="send-back" seal={context.seal}>
                    <TextArea name="/reason" label="What differs" given={context.given} required rows={2} />
                    <button type="submit">Send back</button>
                  </Form>
                </details>
              </div>
            ) : null}
          </>
        )}
        {detail.conditions === 'none' && <p>No conditions wait on this leg.</p>}
      </>
    );
    return { title: `Conditions: ${legTitle(leg)}`, body };
  },
  submit({ fields, params }) {
    const requestId = params['requestId'] ?? '';
    switch (fields.text('_act') ?? '') {
      case 'enter':
        return {
          operation: legOperations.enterConditions,
          params,
          body: { caps: capsFrom(fields, '/caps') ?? noCaps },
          done: () => requestHref(requestId, 'conditions'),
        };
      case 'send-back':
        return {
          operation: legOperations.sendBackConditions,
          params,
          body: { reason: fields.text('/reason') ?? '' },
          done: () => requestHref(requestId, 'sent_back'),
        };
      default:
        return {
          operation: legOperations.countersignConditions,
          params,
          body: {},
          done: () => requestHref(requestId, 'conditions_done'),
        };
    }
  },
};

/** Conditions that limit nothing of what is asked. */
const noCaps = { persons: null, equipment: null, area: null, tasks: null, from: null, to: null };

const questionPage: WebPage = {
  path: '/requests/:requestId/questions/:questionId',
  here: '/requests',
  async show(context) {
    const view = await viewOf(context);
    const question = view?.questions.find((candidate) => candidate.id === context.params['questionId']);
    const leg = view?.legs.find((candidate) => candidate.id === question?.legId);
    if (view === null || question === undefined || leg === undefined) return null;
    const body = (
      <>
        <CaseHead view={view} title={`Question: ${legTitle(leg)}`} context={context} />
        <p>
          {question.askedBy.name}, <When at={question.askedAt} now={view.now} />:
        </p>
        <Prose text={question.text} />
        {question.allowedActs.includes('replyToQuestion') && (
          <Form action={`/requests/${view.id}/questions/${question.id}`} seal={context.seal}>
            <p>
              Our reply is due <When at={question.replyDueAt} now={view.now} />. Until then the clock of{' '}
              {leg.party.name} stands.
            </p>
            <TextArea name="/text" label="Reply" given={context.given} required rows={5} />
            <button type="submit" className="main">
              Send the reply
            </button>
          </Form>
        )}
        {question.reply !== null && (
          <>
            <p>
              Reply of {question.reply.by.name}, <When at={question.reply.at} now={view.now} />:
            </p>
            <Prose text={question.reply.text} />
          </>
        )}
      </>
    );
    return { title: `Question: ${legTitle(leg)}`, body };
  },
  submit({ fields, params }) {
    return {
      operation: legOperations.replyToQuestion,
      params,
      body: { text: fields.text('/text') ?? '' },
      done: () => requestHref(params['requestId'] ?? '', 'replied'),
    };
  },
};

const lateAnswerPage: WebPage = {
  path: '/requests/:requestId/decisions/:decisionId',
  here: '/requests',
  async show(context) {
    const view = await viewOf(context);
    const decision = view?.decisions.find((candidate) => candidate.id === context.params['decisionId']);
    const leg = view?.legs.find((candidate) => candidate.id === decision?.legId);
    if (view === null || decision === undefined || leg === undefined) return null;
    const body = (
      <>
        <CaseHead view={view} title={`Receipt ${decision.receipt}: ${legTitle(leg)}`} context={context} />
        <AnswerInFull view={view} given={decision} decidedAt={decision.decidedAt} />
        <p>
          Came <When at={decision.at} now={view.now} />. The leg is <Status mark={LEG_MARKS[leg.status]} />.
        </p>
        {decision.allowedActs.includes('noteLateAnswer') ? (
          <Form action={`/requests/${view.id}/decisions/${decision.id}`} seal={context.seal}>
            <p>
              The leg was closed when this answer came. It is put into force, or noted without effect; either
              way with a reason that the audit trail keeps.
            </p>
            <TextArea name="/reason" label="Reason" given={context.given} required />
            <p className="bar">
              {decision.allowedActs.includes('reinstateLateAnswer') && (
                <button type="submit" name="_act" value="reinstate" className="main">
                  Put into force
                </button>
              )}{' '}
              <button type="submit" name="_act" value="note">
                Note without effect
              </button>
            </p>
          </Form>
        ) : (
          <p>Nothing waits to be settled here.</p>
        )}
      </>
    );
    return { title: `Receipt ${decision.receipt}`, body };
  },
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
};

/** The pages on which tasks are done. */
export const taskPages: readonly WebPage[] = [
  answerPage,
  paperFormPage,
  paperPage,
  conditionsPage,
  questionPage,
  lateAnswerPage,
];
