import { type RequestView, readRequest } from '#libs/cases';
import type { Viewer } from '#libs/identity';
import { taskHref } from '../inbox/inbox-page.js';
import type { PageContext, Submission, WebPage } from '../page-types.js';
import {
  ButtonForm,
  Day,
  Facts,
  Form,
  ProblemNote,
  Prose,
  Status,
  TextArea,
  When,
  type FormSeal,
  type Given,
} from '../parts.js';
import { Legs } from './request-legs.js';
import { Lines } from './request-lines.js';
import { Decisions, Ledger, Papers, Questions } from './request-records.js';
import { Blocks, InCommon, NextSteps, Overrides, Revisions } from './request-process.js';
import { LEG_LABELS, REQUEST_MARKS, TASK_LABELS } from '../words.js';
import { inboxOperations } from '../../inbox/operations.js';
import { legOperations } from '../../legs/operations.js';
import { requestOperations } from '../../requests/operations.js';
import { saidFinding } from '../said.js';

const DONE: Readonly<Record<string, string>> = {
  submitted: 'The request is on its way: the first party has been asked.',
  withdrawn: 'The request has been withdrawn.',
  revised: 'The draft has been changed.',
  answered: 'The answer has been recorded.',
  contested: 'The record is contested; nothing rests on it any more.',
  contest_settled: 'The contest is settled.',
  late: 'The leg was closed before. The answer is kept as a late one; the Secretariat reviews it.',
  asked: 'The question has been put. The clock of this answer stands until the reply.',
  replied: 'The reply is on its way to the party; its clock runs again.',
  recorded: 'The paper has been recorded. It counts once a second person has countersigned the record.',
  countersigned: 'Countersigned: the answer counts now.',
  sent_back: 'Sent back; the party is waited for again.',
  conditions: 'The conditions have been entered. A second person has to countersign them.',
  conditions_done: 'The conditions have been countersigned.',
  reviewed: 'The late answer has been settled.',
  waived: 'The leg has been waived.',
  claimed: 'The task is yours.',
  released: 'The task is open again.',
  retried: 'The unit was asked for again.',
  overtaken: 'The request has been closed as overtaken by events.',
  asked_again: 'The party has been asked anew.',
  accepted: 'The refusal has been taken as final.',
  dropped: 'The unit is no longer asked for.',
  appointed: 'The person can answer on the seat now.',
  override_confirmed: 'The override has been confirmed and done.',
  override_rejected: 'The override has been rejected; nothing was done.',
};

/** The page of a request, with a word on what has just been done. */
export function requestHref(requestId: string, done: string, receipt?: unknown): string {
  const number = typeof receipt === 'number' ? `&receipt=${receipt}` : '';
  return `/requests/${requestId}?done=${done}${number}`;
}

/** Says what has just been done, where the address names it. */
function DoneNote({ query }: { query: Readonly<Record<string, string>> }) {
  const words = DONE[query['done'] ?? ''];
  if (words === undefined || !Object.hasOwn(DONE, query['done'] ?? '')) return null;
  const receipt = /^\d{1,12}$/u.test(query['receipt'] ?? '') ? query['receipt'] : null;
  return (
    <div className="notice good" role="status">
      <p>
        {words}
        {receipt !== null && (
          <>
            {' '}
            Receipt <strong>{receipt}</strong>.
          </>
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
  if (view.record) {
    return (
      <p className="clock">
        This case is entered from the record of the past, which has come to{' '}
        <When at={view.now} now={view.now} far={false} />. Nobody is asked anything; what happened is entered
        through the API, with where it stands.
      </p>
    );
  }
  if (!view.clockMoved) return null;
  return (
    <p className="clock">
      This case lives on a clock of its own. There it is now <When at={view.now} now={view.now} far={false} />
      .{view.assumptions !== null && <> Assumed for this run: {view.assumptions}</>}
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
  const { viewer, seal, given, problem, query } = context;
  return (
    <>
      <h1>
        {view.reference} <Status mark={REQUEST_MARKS[view.status]} />
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
        <a href={`/requests/${view.id}/audit`}>Audit trail</a> ·{' '}
        <a href={`/arrangements/${view.arrangement.id}`}>Arrangement {view.arrangement.reference}</a>
      </p>
    </>
  );
}

function Head({ view }: { view: RequestView }) {
  return (
    <>
      <p className="lead">
        {view.lines.map((line) => line.unit.name).join('; ')}: from {view.sendingMission.name} to{' '}
        {view.receivingMission.name}
      </p>
      <Facts
        rows={[
          [
            'Needed by',
            <>
              <When at={view.neededByAt} now={view.now} />
              {view.neededByPassed && (
                <>
                  {' '}
                  <span className="status red">
                    <span aria-hidden="true">▲</span> passed
                  </span>
                </>
              )}
            </>,
          ],
          [
            'Authority',
            <>
              <bdi>{view.authority.symbol}</bdi>
              {view.authority.lastDay !== null && (
                <>
                  , lets a loan last until <Day day={view.authority.lastDay} />
                </>
              )}
            </>,
          ],
          ['Policy', `${view.policy.title}, version ${view.policy.version}`],
          ['Requested by', view.requestedBy.name],
          [
            'Sent',
            view.submittedAt === null ? (
              <span className="far">not yet</span>
            ) : (
              <When at={view.submittedAt} now={view.now} />
            ),
          ],
          ...(view.closedAt === null
            ? []
            : ([
                [
                  'Closed',
                  <>
                    <When at={view.closedAt} now={view.now} />
                    {view.closedBecause !== null && <>. {saidFinding(view.closedBecause)}</>}
                  </>,
                ],
              ] as const)),
        ]}
      />
      <details open={view.status === 'draft'}>
        <summary>Purpose and scope</summary>
        <h3>Purpose</h3>
        <Prose text={view.content.purpose} />
        <h3>Scope</h3>
        <Prose text={view.content.scope} />
      </details>
    </>
  );
}

function Actions({ view, seal, given }: { view: RequestView; seal: FormSeal; given: Given }) {
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
          words="Send this request"
        />
      )}
      {allowedActs.includes('reviseRequest') && (
        <a className="button" href={`${action}/edit`}>
          Change the draft
        </a>
      )}
      {allowedActs.includes('withdrawRequest') && (
        <details>
          <summary>Withdraw</summary>
          <Form action={action} act="withdraw" seal={seal}>
            <TextArea name="/reason" label="Reason" given={given} required rows={2} />
            <button type="submit" className="danger">
              Withdraw this request
            </button>
          </Form>
        </details>
      )}
      {allowedActs.includes('declareOvertaken') && (
        <details>
          <summary>Overtaken by events</summary>
          <Form action={action} act="overtaken" seal={{ csrf: seal.csrf, key: `${seal.key}-overtaken` }}>
            <TextArea name="/reason" label="What made it needless" given={given} required rows={2} />
            <button type="submit" className="danger">
              Close as overtaken by events
            </button>
          </Form>
        </details>
      )}
    </div>
  );
}

function Tasks({ view, viewer, seal }: { view: RequestView; viewer: Viewer; seal: FormSeal }) {
  const mine = new Set(viewer.memberships.map((entry) => entry.partyId));
  // What a colleague has taken is shown beside what the viewer may do.
  const tasks = view.tasks.filter(
    (task) => mine.has(task.party.id) && (task.allowedActs.length > 0 || task.claimedBy !== null),
  );
  if (tasks.length === 0) return null;
  return (
    <section>
      <h2>Waits for you</h2>
      <ul className="tasks">
        {tasks.map((task) => {
          const leg = view.legs.find((candidate) => candidate.id === task.legId);
          return (
            <li key={task.id}>
              <a href={taskHref(view, task)}>
                <strong>{TASK_LABELS[task.kind]}</strong>
                {leg !== undefined && `: ${LEG_LABELS[leg.kind]}, ${leg.party.name}`}
              </a>
              {task.dueAt !== null && (
                <>
                  , due <When at={task.dueAt} now={view.now} />
                </>
              )}{' '}
              {task.claimedBy !== null && task.claimedBy.id !== viewer.personId && (
                <span className="far">
                  taken by {task.claimedBy.name}
                  {task.handedOverBy !== null && ` for ${task.handedOverBy.name}`}{' '}
                </span>
              )}
              {task.claimedBy === null && task.allowedActs.includes('claimTask') && (
                <ButtonForm
                  action={`/requests/${view.id}`}
                  act="claim"
                  seal={{ csrf: seal.csrf, key: `${seal.key}-${task.id}` }}
                  hidden={{ taskId: task.id }}
                  words="Claim"
                  quiet
                />
              )}
              {task.allowedActs.includes('releaseTask') && (
                <ButtonForm
                  action={`/requests/${view.id}`}
                  act="release"
                  seal={{ csrf: seal.csrf, key: `${seal.key}-${task.id}` }}
                  hidden={{ taskId: task.id }}
                  words="Release"
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
