import { type RequestView, readRequest } from '#libs/cases';
import type { Viewer } from '#libs/identity';
import { taskHref } from '../inbox/inbox-page.js';
import type { PageContext, Submission, WebPage } from '../page-types.js';
import {
  ButtonForm,
  Day,
  Facts,
  ProblemNote,
  Prose,
  Status,
  When,
  type FormSeal,
  type Given,
} from '../parts.js';
import { ReasonForm } from '../reason-form.js';
import { legTitle } from './leg-title.js';
import { Legs } from './request-legs.js';
import { Lines } from './request-lines.js';
import { Decisions, Ledger, Papers, Questions } from './request-records.js';
import { Blocks, InCommon, NextSteps, Overrides, Revisions } from './request-process.js';
import { inboxOperations } from '../../inbox/operations.js';
import { legOperations } from '../../legs/operations.js';
import { requestOperations } from '../../requests/operations.js';
import { messageOfFinding } from '#libs/rules';
import { requestMark } from '../marks.js';
import { rich, useWords } from '../speech.js';

const DONE = [
  'submitted',
  'withdrawn',
  'revised',
  'answered',
  'contested',
  'contest_settled',
  'late',
  'asked',
  'replied',
  'recorded',
  'countersigned',
  'sent_back',
  'conditions',
  'conditions_done',
  'reviewed',
  'waived',
  'claimed',
  'released',
  'retried',
  'overtaken',
  'asked_again',
  'accepted',
  'dropped',
  'appointed',
  'override_confirmed',
  'override_rejected',
] as const;

/** The page of a request, with a word on what has just been done. */
export function requestHref(requestId: string, done: string, receipt?: unknown): string {
  const number = typeof receipt === 'number' ? `&receipt=${receipt}` : '';
  return `/requests/${requestId}?done=${done}${number}`;
}

/** Says what has just been done, where the address names it. */
function DoneNote({ query }: { query: Readonly<Record<string, string>> }) {
  const words = useWords();
  const done = DONE.find((each) => each === query['done']);
  if (done === undefined) return null;
  const receipt = /^\d{1,12}$/u.test(query['receipt'] ?? '') ? query['receipt'] : null;
  return (
    <div className="notice good" role="status">
      <p>
        {words.format(`pages.requests.done.${done}`)}
        {receipt !== null && (
          <> {rich(words, 'pages.requests.receipt', { number: <strong>{receipt}</strong> })}</>
        )}
      </p>
    </div>
  );
}

/** Says that a case does not live on the real clock. */
export function ClockNote({
  view,
}: {
  view: { clockMoved: boolean; record: boolean; now: string; assumptions: string | null };
}) {
  const words = useWords();
  if (view.record) {
    return (
      <p className="clock">
        {rich(words, 'pages.requests.record_clock', {
          at: <When at={view.now} now={view.now} far={false} />,
        })}
      </p>
    );
  }
  if (!view.clockMoved) return null;
  return (
    <p className="clock">
      {rich(words, 'pages.requests.own_clock', { at: <When at={view.now} now={view.now} far={false} /> })}
      {view.assumptions !== null &&
        ` ${words.format('pages.requests.assumed', { assumptions: view.assumptions })}`}
    </p>
  );
}

export const requestPage: WebPage = {
  path: '/requests/:requestId',
  here: '/requests',
  async show(context) {
    const view = await readRequest(
      context.services.dataSource.manager,
      context.viewer,
      context.params['requestId'] ?? '',
    );
    if (view === null) return null;
    return { title: view.reference, body: <Body view={view} context={context} /> };
  },
  submit({ fields, params }): Submission | null {
    const requestId = params['requestId'] ?? '';
    const taskId = fields.text('taskId') ?? '';
    const done = (name: string) => () => requestHref(requestId, name);
    const toQueue = (name: string) => () =>
      fields.text('back')?.startsWith('/inbox?') === true
        ? (fields.text('back') ?? '')
        : requestHref(requestId, name);
    switch (fields.text('_act') ?? '') {
      case 'submit':
        return {
          operation: requestOperations.submitRequest,
          params,
          body: {},
          ifMatch: Number(fields.text('version')) || null,
          done: done('submitted'),
        };
      case 'withdraw':
        return {
          operation: requestOperations.withdrawRequest,
          params,
          body: { reason: fields.text('/reason') ?? '' },
          done: done('withdrawn'),
        };
      case 'overtaken':
        return {
          operation: requestOperations.declareOvertaken,
          params,
          body: { reason: fields.text('/reason') ?? '' },
          done: done('overtaken'),
        };
      case 'claim':
        return {
          operation: inboxOperations.claimTask,
          params: { requestId, taskId },
          body: {},
          done: toQueue('claimed'),
        };
      case 'release':
        return {
          operation: inboxOperations.releaseTask,
          params: { requestId, taskId },
          body: {},
          done: toQueue('released'),
        };
      case 'waive':
        return {
          operation: legOperations.waiveLeg,
          params: { requestId, legId: fields.text('legId') ?? '' },
          body: { instrument: fields.text('/instrument') ?? '', reason: fields.text('/reason') ?? '' },
          done: done('waived'),
        };
      case 'retry':
        return {
          operation: legOperations.retryReservation,
          params: { requestId, lineId: fields.text('lineId') ?? '' },
          body: {},
          done: done('retried'),
        };
      default:
        return null;
    }
  },
};

function Body({ view, context }: { view: RequestView; context: PageContext }) {
  const words = useWords();
  const { viewer, seal, given, problem, query } = context;
  return (
    <>
      <h1>
        {view.reference} <Status mark={requestMark(words, view.status)} />
      </h1>
      <ProblemNote problem={problem} />
      <DoneNote query={query} />
      <ClockNote view={view} />
      <Head view={view} />
      <Actions view={view} seal={seal} given={given} />
      <Tasks view={view} viewer={viewer} seal={seal} />
      <NextSteps view={view} />
      <Blocks view={view} />
      <Lines view={view} seal={seal} />
      <Legs view={view} seal={seal} given={given} />
      <InCommon view={view} />
      <Revisions view={view} />
      <Overrides view={view} />
      <Papers view={view} />
      <Questions view={view} />
      <Decisions view={view} />
      {view.sees === 'all' && <Ledger view={view} />}
      <p>
        <a href={`/requests/${view.id}/audit`}>{words.format('pages.requests.audit')}</a> ·{' '}
        <a href={`/arrangements/${view.arrangement.id}`}>
          {words.format('pages.requests.arrangement', { reference: view.arrangement.reference })}
        </a>
      </p>
    </>
  );
}

function Head({ view }: { view: RequestView }) {
  const words = useWords();
  return (
    <>
      <p className="lead">
        {words.format('pages.requests.lead', {
          units: view.lines.map((line) => line.unit.name).join('; '),
          from: view.sendingMission.name,
          to: view.receivingMission.name,
        })}
      </p>
      <Facts
        rows={[
          [
            words.format('pages.requests.needed_by'),
            <>
              <When at={view.neededByAt} now={view.now} />
              {view.neededByPassed && (
                <>
                  {' '}
                  <span className="status red">
                    <span aria-hidden="true">▲</span> {words.format('pages.requests.passed')}
                  </span>
                </>
              )}
            </>,
          ],
          [
            words.format('pages.requests.authority'),
            <>
              <bdi>{view.authority.symbol}</bdi>
              {view.authority.lastDay !== null && (
                <>
                  {rich(words, 'pages.requests.authority_until', {
                    day: <Day day={view.authority.lastDay} />,
                  })}
                </>
              )}
            </>,
          ],
          [
            words.format('pages.requests.policy'),
            words.format('pages.requests.policy_version', {
              title: view.policy.title,
              version: view.policy.version,
            }),
          ],
          [words.format('pages.requests.requested_by'), view.requestedBy.name],
          [
            words.format('pages.requests.sent'),
            view.submittedAt === null ? (
              <span className="far">{words.format('pages.requests.not_yet')}</span>
            ) : (
              <When at={view.submittedAt} now={view.now} />
            ),
          ],
          ...(view.closedAt === null
            ? []
            : ([
                [
                  words.format('pages.requests.closed'),
                  <>
                    <When at={view.closedAt} now={view.now} />
                    {view.closedBecause !== null && <>. {words.say(messageOfFinding(view.closedBecause))}</>}
                  </>,
                ],
              ] as const)),
        ]}
      />
      <details open={view.status === 'draft'}>
        <summary>{words.format('pages.requests.purpose_and_scope')}</summary>
        <h3>{words.format('pages.requests.purpose')}</h3>
        <Prose text={view.content.purpose} />
        <h3>{words.format('pages.requests.scope')}</h3>
        <Prose text={view.content.scope} />
      </details>
    </>
  );
}

function Actions({ view, seal, given }: { view: RequestView; seal: FormSeal; given: Given }) {
  const words = useWords();
  const { allowedActs } = view;
  if (allowedActs.length === 0) return null;
  const action = `/requests/${view.id}`;
  return (
    <div className="actions">
      {allowedActs.includes('submitRequest') && (
        <ButtonForm
          action={action}
          act="submit"
          seal={seal}
          hidden={{ version: String(view.version) }}
          label={words.format('pages.requests.send')}
        />
      )}
      {allowedActs.includes('reviseRequest') && (
        <a className="button" href={`${action}/edit`}>
          {words.format('pages.requests.edit')}
        </a>
      )}
      {allowedActs.includes('withdrawRequest') && (
        <ReasonForm
          action={action}
          act="withdraw"
          seal={seal}
          given={given}
          summary={words.format('pages.requests.withdraw')}
          label={words.format('pages.requests.reason')}
          button={words.format('pages.requests.withdraw_request')}
          danger
        />
      )}
      {allowedActs.includes('declareOvertaken') && (
        <ReasonForm
          action={action}
          act="overtaken"
          seal={{ csrf: seal.csrf, key: `${seal.key}-overtaken` }}
          given={given}
          summary={words.format('pages.requests.overtaken')}
          label={words.format('pages.requests.overtaken_reason')}
          button={words.format('pages.requests.close_overtaken')}
          danger
        />
      )}
    </div>
  );
}

function Tasks({ view, viewer, seal }: { view: RequestView; viewer: Viewer; seal: FormSeal }) {
  const words = useWords();
  const mine = new Set(viewer.memberships.map((entry) => entry.partyId));
  // What a colleague has taken is shown beside what the viewer may do.
  const tasks = view.tasks.filter(
    (task) => mine.has(task.party.id) && (task.allowedActs.length > 0 || task.claimedBy !== null),
  );
  if (tasks.length === 0) return null;
  return (
    <section>
      <h2>{words.format('pages.requests.your_tasks')}</h2>
      <ul className="tasks">
        {tasks.map((task) => {
          const leg = view.legs.find((candidate) => candidate.id === task.legId);
          return (
            <li key={task.id}>
              <a href={taskHref(view, task)}>
                <strong>{words.format(`labels.task.${task.kind}`)}</strong>
                {leg !== undefined && `: ${legTitle(words, leg)}`}
              </a>
              {task.dueAt !== null && (
                <>{rich(words, 'pages.requests.task_due', { at: <When at={task.dueAt} now={view.now} /> })}</>
              )}{' '}
              {task.claimedBy !== null && task.claimedBy.id !== viewer.personId && (
                <span className="far">
                  {task.handedOverBy === null
                    ? words.format('pages.requests.claimed_by', { person: task.claimedBy.name })
                    : words.format('pages.requests.claimed_for', {
                        person: task.claimedBy.name,
                        absent: task.handedOverBy.name,
                      })}{' '}
                </span>
              )}
              {task.claimedBy === null && task.allowedActs.includes('claimTask') && (
                <ButtonForm
                  action={`/requests/${view.id}`}
                  act="claim"
                  seal={{ csrf: seal.csrf, key: `${seal.key}-${task.id}` }}
                  hidden={{ taskId: task.id }}
                  label={words.format('pages.requests.claim')}
                  quiet
                />
              )}
              {task.allowedActs.includes('releaseTask') && (
                <ButtonForm
                  action={`/requests/${view.id}`}
                  act="release"
                  seal={{ csrf: seal.csrf, key: `${seal.key}-${task.id}` }}
                  hidden={{ taskId: task.id }}
                  label={words.format('pages.requests.release')}
                  quiet
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
