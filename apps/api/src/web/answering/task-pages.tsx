import { isAnswered, isAnsweredByAct } from '#libs/rules';
import type { DecisionView, LegView, RequestView } from '#libs/cases';
import type { ReactNode } from 'react';
import { CaseHead, viewOf } from '../requests/case-page.js';
import { legTitle } from '../requests/leg-title.js';
import { AnswerFields, CapsFields, answerFrom, capsFrom } from './answer-form.js';
import type { PageContext, WebPage } from '../page-types.js';
import { Scans } from './scans.js';
import { VotesOfMembers } from './votes.js';
import { ButtonForm, Day, Facts, Form, Prose, Range, Status, TextArea, When } from '../parts.js';
import { requestHref } from '../requests/request-page.js';
import { legOperations } from '../../legs/operations.js';
import { formatInstrument, formatReportingDelay } from '#libs/words';
import { legMark } from '../marks.js';
import { rich, useWords } from '../speech.js';

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
  const words = useWords();
  const { detail } = leg;
  if (detail === null) return null;
  return (
    <section aria-label={words.format('pages.answering.ask')}>
      <Facts
        rows={[
          [words.format('pages.answering.status'), <Status mark={legMark(words, leg.status)} />],
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

const answerPage: WebPage = {
  path: '/requests/:requestId/legs/:legId',
  here: '/requests',
  async show(context) {
    const { words } = context;
    const view = await viewOf(context);
    const leg = view === null ? null : legOf(view, context.params['legId']);
    if (view === null || leg === null) return null;
    const currentDecision = isAnswered(leg.status) ? currentDecisionOf(view, leg) : null;
    const body = (
      <>
        <CaseHead view={view} title={legTitle(words, leg)} context={context} />
        <div className="beside">
          <Ask view={view} leg={leg} />
          {leg.allowedActs.includes('decideLeg') ? (
            <Form
              action={`/requests/${view.id}/legs/${encodeURIComponent(leg.id)}`}
              seal={context.seal}
              hidden={leg.detail === null ? {} : { textHash: leg.detail.ask.textHash }}
              className="answer"
            >
              <h2>{words.format('pages.answering.answer_for', { party: { name: leg.party.name } })}</h2>
              <AnswerFields leg={leg} given={context.given} paper={false} currentDecision={currentDecision} />
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
      </>
    );
    return { title: legTitle(words, leg), body };
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
    const { words } = context;
    const view = await viewOf(context);
    const leg = view === null ? null : legOf(view, context.params['legId']);
    if (view === null || leg === null) return null;
    const title = isAnsweredByAct(leg.kind)
      ? words.format('pages.answering.record_act')
      : words.format('pages.answering.record_paper', { leg: legTitle(words, leg) });
    const currentDecision =
      isAnswered(leg.status) || leg.status === 'suspended' ? currentDecisionOf(view, leg) : null;
    const body = (
      <>
        <CaseHead view={view} title={title} context={context} />
        <p>{words.format('pages.answering.record_means')}</p>
        <div className="beside">
          <Ask view={view} leg={leg} />
          {leg.allowedActs.includes('recordPaper') ? (
            <Form
              action={`/requests/${view.id}/legs/${encodeURIComponent(leg.id)}/paper`}
              seal={context.seal}
              className="answer"
            >
              <h2>{words.format('pages.answering.paper')}</h2>
              <AnswerFields leg={leg} given={context.given} paper currentDecision={currentDecision} />
              {currentDecision !== null && (
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
  const words = useWords();
  const rows: [string, ReactNode][] = [
    [words.format('pages.answering.answer'), <strong>{words.format(`labels.given.${given.answer}`)}</strong>],
    [words.format('pages.answering.decided'), <Range range={decidedAt} now={view.now} />],
    [words.format('pages.answering.day'), formatReportingDelay(words, given.reportingDelay)],
  ];
  if (given.act !== null) {
    rows.push([
      words.format('pages.answering.act_row'),
      <>
        {rich(words, 'pages.answering.act_adopted', {
          act: <bdi>{given.act.symbol}</bdi>,
          day: <Day day={given.act.adoptedOn} />,
        })}
      </>,
    ]);
    if (given.act.votes !== null) {
      rows.push([words.format('pages.answering.votes_row'), <VotesOfMembers votes={given.act.votes} />]);
    }
    rows.push([
      words.format('pages.answering.term'),
      given.act.term === null
        ? words.format('pages.answering.term_of_authority')
        : 'until' in given.act.term
          ? words.format('pages.answering.until', { day: given.act.term.until })
          : words.duration(given.act.term.for),
    ]);
  }
  if (given.instrument !== null) {
    rows.push([words.format('pages.answering.instrument'), formatInstrument(words, given.instrument)]);
    if ((given.instrument.attachments ?? []).length > 0) {
      rows.push([words.format('pages.answering.scans'), <Scans instrument={given.instrument} />]);
    }
  }
  if (given.signedBy !== null) {
    rows.push([words.format('pages.answering.signed_by'), `${given.signedBy.name}, ${given.signedBy.title}`]);
  }
  if (given.conditions !== null) {
    rows.push([words.format('pages.answering.conditions'), <Prose text={given.conditions} />]);
  }
  if (given.caps !== null) rows.push([words.format('pages.answering.limits'), <Caps caps={given.caps} />]);
  if (given.reason !== null) {
    rows.push([words.format('pages.answering.reason'), <Prose text={given.reason} />]);
  }
  return <Facts rows={rows} />;
}

function Caps({ caps }: { caps: NonNullable<DecisionView['caps']> }) {
  const words = useWords();
  const lines = [
    caps.persons === null ? null : words.format('pages.answering.caps.persons', { count: caps.persons }),
    caps.equipment === null
      ? null
      : words.format('pages.answering.caps.equipment', {
          items: {
            all: caps.equipment.map(({ count, unitId }) =>
              words.format('pages.answering.caps.item', { count, unit: unitId }),
            ),
          },
        }),
    caps.area === null ? null : words.format('pages.answering.caps.area', { items: caps.area.join('; ') }),
    caps.tasks === null ? null : words.format('pages.answering.caps.tasks', { items: caps.tasks.join('; ') }),
    caps.from === null ? null : words.format('pages.answering.caps.from', { day: caps.from }),
    caps.to === null ? null : words.format('pages.answering.caps.to', { day: caps.to }),
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
    const { words } = context;
    const view = await viewOf(context);
    const paper = view?.papers.find((candidate) => candidate.id === context.params['paperId']);
    const leg = view?.legs.find((candidate) => candidate.id === paper?.legId);
    if (view === null || paper === undefined || leg === undefined) return null;
    const action = `/requests/${view.id}/papers/${paper.id}`;
    const body = (
      <>
        <CaseHead
          view={view}
          title={words.format('pages.answering.paper_of', { leg: legTitle(words, leg) })}
          context={context}
        />
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
        {paper.status === 'to_countersign' && paper.recordedBy.id === context.viewer.personId && (
          <p className="notice">{words.format('pages.answering.countersign_by_other')}</p>
        )}
        {paper.allowedActs.length > 0 && (
          <div className="actions">
            {paper.allowedActs.includes('countersignPaper') && (
              <ButtonForm
                action={action}
                act="countersign"
                seal={context.seal}
                label={words.format('pages.answering.countersign')}
              />
            )}
            <details>
              <summary>{words.format('pages.answering.send_back')}</summary>
              <Form action={action} act="send-back" seal={context.seal}>
                <TextArea
                  name="/reason"
                  label={words.format('pages.answering.differs_from_paper')}
                  given={context.given}
                  required
                  rows={2}
                />
                <button type="submit">{words.format('pages.answering.send_back')}</button>
              </Form>
            </details>
          </div>
        )}
      </>
    );
    return { title: words.format('pages.answering.paper_of', { leg: legTitle(words, leg) }), body };
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
    const { words } = context;
    const view = await viewOf(context);
    const leg = view === null ? null : legOf(view, context.params['legId']);
    if (view === null || leg === null || leg.detail === null) return null;
    const { detail } = leg;
    const decision = currentDecisionOf(view, leg);
    const action = `/requests/${view.id}/legs/${encodeURIComponent(leg.id)}/conditions`;
    const body = (
      <>
        <CaseHead
          view={view}
          title={words.format('pages.answering.conditions_of', { leg: legTitle(words, leg) })}
          context={context}
        />
        <h2>{words.format('pages.answering.in_words')}</h2>
        <Prose text={decision?.conditions ?? words.format('pages.answering.no_conditions_in_words')} />
        {leg.allowedActs.includes('enterConditions') && (
          <Form action={action} act="enter" seal={context.seal}>
            <h2>{words.format('pages.answering.as_limits_title')}</h2>
            <p className="hint">{words.format('pages.answering.limits_hint')}</p>
            <CapsFields given={context.given} at="/caps" />
            <button type="submit" className="main">
              {words.format('pages.answering.enter_limits')}
            </button>
          </Form>
        )}
        {detail.conditions === 'to_countersign' && detail.enteredCaps !== null && (
          <>
            <h2>
              {words.format('pages.answering.as_entered')}
              {detail.enteredBy !== null &&
                words.format('pages.answering.by', { person: detail.enteredBy.name })}
            </h2>
            <Caps caps={detail.enteredCaps} />
            {detail.enteredBy?.id === context.viewer.personId ? (
              <p className="notice">{words.format('pages.answering.limits_by_other')}</p>
            ) : leg.allowedActs.includes('countersignConditions') ? (
              <div className="actions">
                <ButtonForm
                  action={action}
                  act="countersign"
                  seal={context.seal}
                  label={words.format('pages.answering.countersign_limits')}
                />
                <details>
                  <summary>{words.format('pages.answering.send_back')}</summary>
                  <Form action={action} act="send-back" seal={context.seal}>
                    <TextArea
                      name="/reason"
                      label={words.format('pages.answering.differs')}
                      given={context.given}
                      required
                      rows={2}
                    />
                    <button type="submit">{words.format('pages.answering.send_back')}</button>
                  </Form>
                </details>
              </div>
            ) : null}
          </>
        )}
        {detail.conditions === 'none' && <p>{words.format('pages.answering.no_conditions')}</p>}
      </>
    );
    return { title: words.format('pages.answering.conditions_of', { leg: legTitle(words, leg) }), body };
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
    const { words } = context;
    const view = await viewOf(context);
    const question = view?.questions.find((candidate) => candidate.id === context.params['questionId']);
    const leg = view?.legs.find((candidate) => candidate.id === question?.legId);
    if (view === null || question === undefined || leg === undefined) return null;
    const body = (
      <>
        <CaseHead
          view={view}
          title={words.format('pages.answering.question_of', { leg: legTitle(words, leg) })}
          context={context}
        />
        <p>
          {rich(words, 'pages.answering.asked_by', {
            person: question.askedBy.name,
            at: <When at={question.askedAt} now={view.now} />,
          })}
        </p>
        <Prose text={question.text} />
        {question.allowedActs.includes('replyToQuestion') && (
          <Form action={`/requests/${view.id}/questions/${question.id}`} seal={context.seal}>
            <p>
              {rich(words, 'pages.answering.reply_due', {
                at: <When at={question.replyDueAt} now={view.now} />,
                party: { name: leg.party.name },
              })}
            </p>
            <TextArea
              name="/text"
              label={words.format('pages.answering.reply')}
              given={context.given}
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
    return { title: words.format('pages.answering.question_of', { leg: legTitle(words, leg) }), body };
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
    const { words } = context;
    const view = await viewOf(context);
    const decision = view?.decisions.find((candidate) => candidate.id === context.params['decisionId']);
    const leg = view?.legs.find((candidate) => candidate.id === decision?.legId);
    if (view === null || decision === undefined || leg === undefined) return null;
    const body = (
      <>
        <CaseHead
          view={view}
          title={words.format('pages.answering.receipt_of', {
            receipt: String(decision.receipt),
            leg: legTitle(words, leg),
          })}
          context={context}
        />
        <AnswerInFull view={view} given={decision} decidedAt={decision.decidedAt} />
        <p>
          {rich(words, 'pages.answering.came', {
            at: <When at={decision.at} now={view.now} />,
            status: <Status mark={legMark(words, leg.status)} />,
          })}
        </p>
        {decision.allowedActs.includes('noteLateAnswer') ? (
          <Form action={`/requests/${view.id}/decisions/${decision.id}`} seal={context.seal}>
            <p>{words.format('pages.answering.late_means')}</p>
            <TextArea
              name="/reason"
              label={words.format('pages.answering.reason')}
              given={context.given}
              required
            />
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
    return { title: words.format('pages.answering.receipt', { receipt: String(decision.receipt) }), body };
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
