import { listInbox, listSavedViews, type InboxRow, type Queue, type RequestView } from '#libs/cases';
import { InboxFilters, InboxViews, askedInbox, counted, inboxHref } from './inbox-filters.js';
import type { WebPage } from '../page-types.js';
import { ButtonForm, Empty, Form, Input, ProblemNote, When } from '../parts.js';
import { meOperations } from '../../account/me-operations.js';
import { inboxActOperations } from '../../inbox/acts.js';
import { formatHolder } from '#libs/words';
import { rich, useWords } from '../speech.js';

const QUEUES = ['party', 'mine', 'waiting', 'snoozed', 'done'] as const;

/** The page on which a task is done. Who may not answer for the party records what comes on paper. */
export function taskHref(view: RequestView, task: RequestView['tasks'][number]): string {
  const request = `/requests/${view.id}`;
  const mayAnswer = view.legs.some(
    ({ id, allowedActs }) => id === task.legId && allowedActs.includes('decideLeg'),
  );
  const leg = task.legId === null ? '' : `/legs/${encodeURIComponent(task.legId)}`;
  switch (task.kind) {
    case 'answer':
    case 'record_reply':
      return mayAnswer ? `${request}${leg}` : `${request}${leg}/paper`;
    case 'reply_to_question':
      return `${request}/questions/${task.aboutId ?? ''}`;
    case 'countersign_paper':
      return `${request}/papers/${task.aboutId ?? ''}`;
    case 'enter_conditions':
    case 'countersign_conditions':
      return `${request}${leg}/conditions`;
    case 'review_late_answer':
      return `${request}/decisions/${task.aboutId ?? ''}`;
    case 'resolve_block':
      return `${request}${leg}/block`;
    case 'appoint_person':
      return `${request}${leg}/seats`;
    case 'confirm_override':
      return `${request}/overrides/${task.aboutId ?? ''}`;
    case 'settle_contest':
      return `${request}/contests/${task.aboutId ?? ''}`;
    case 'resolve_coverage':
    case 'resolve_reservation':
      return request;
  }
}

export const inboxPage: WebPage = {
  path: '/inbox',
  here: '/inbox',
  async show({ words, services: { dataSource }, viewer, counts, query: address, problem, seal }) {
    const asked = askedInbox(address);
    const { queue } = asked.query;
    const page = await listInbox(dataSource.manager, viewer, {
      ...asked.query,
      cursor: asked.faulty ? null : (address['cursor'] ?? null),
      limit: 50,
    });
    const views = await listSavedViews(dataSource.manager, viewer, 'inbox');
    const body = (
      <>
        <h1>{words.format('pages.inbox.title')}</h1>
        <nav className="tabs" aria-label={words.format('pages.inbox.queues')}>
          {QUEUES.map((name) => (
            <a
              key={name}
              href={`/inbox?queue=${name}`}
              {...(name === queue ? { 'aria-current': 'page' as const } : {})}
            >
              {words.format(`pages.inbox.queue.${name}`)}{' '}
              <span className="count">{counted(words, counts[name])}</span>
            </a>
          ))}
        </nav>
        <ProblemNote problem={problem} />
        {asked.faulty && (
          <p className="notice bad" role="alert">
            {words.format('pages.inbox.bad_address')}
          </p>
        )}
        <InboxFilters asked={asked} />
        <InboxViews views={views} asked={asked} seal={seal} />
        {page.items.length === 0 ? (
          <Empty>
            {Object.keys(asked.given).some((name) => name !== 'queue' && name !== 'sort')
              ? words.format('pages.inbox.no_match')
              : words.format(`pages.inbox.empty.${queue}`)}
          </Empty>
        ) : (
          <table className="list">
            <caption className="hidden">{words.format('pages.inbox.tasks')}</caption>
            <thead>
              <tr>
                <th scope="col">{words.format('pages.inbox.asked')}</th>
                <th scope="col">{words.format('pages.inbox.request')}</th>
                <th scope="col">
                  {queue === 'done'
                    ? words.format('pages.inbox.queue.done')
                    : words.format('pages.inbox.due')}
                </th>
                <th scope="col">{words.format('pages.inbox.held_by')}</th>
                <th scope="col">{words.format('pages.inbox.claimed_by')}</th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((row) => (
                <Row
                  key={`${row.requestId} ${row.taskId}`}
                  row={row}
                  seal={seal}
                  queue={queue}
                  here={inboxHref(asked.given)}
                  me={viewer.personId}
                />
              ))}
            </tbody>
          </table>
        )}
        {page.next !== null && (
          <p>
            <a href={inboxHref(asked.given, { cursor: page.next })}>{words.format('pages.inbox.more')}</a>
          </p>
        )}
      </>
    );
    return { title: words.format('pages.inbox.title'), body };
  },
  submit({ fields, query: address }) {
    const { given } = askedInbox(address);
    const back = () => inboxHref(given);
    const params = { requestId: fields.text('requestId') ?? '', taskId: fields.text('taskId') ?? '' };
    switch (fields.text('_act') ?? '') {
      case 'snooze':
        return {
          operation: inboxActOperations.snoozeTask,
          params,
          body: { until: fields.text('/until') },
          done: back,
        };
      case 'unsnooze':
        return { operation: inboxActOperations.unsnoozeTask, params, body: {}, done: back };
      case 'keep': {
        const view = { list: 'inbox', name: fields.text('/name'), query: given };
        return { operation: meOperations.saveMyView, params: {}, body: view, done: back };
      }
      default:
        return null;
    }
  },
};

function Row({
  row,
  seal,
  queue,
  here,
  me,
}: {
  row: InboxRow;
  seal: { csrf: string; key: string };
  queue: Queue;
  /** The address of the list as it is shown. */
  here: string;
  me: string;
}) {
  const words = useWords();
  const at = queue === 'done' ? row.closedAt : row.dueAt;
  const late = queue !== 'done' && row.dueAt !== null && row.dueAt < row.now;
  return (
    <tr>
      <td data-label={words.format('pages.inbox.asked')}>
        <a
          href={
            queue === 'waiting'
              ? `/requests/${row.requestId}`
              : `/requests/${row.requestId}/tasks/${row.taskId}`
          }
        >
          <strong>{words.format(`labels.task.${row.kind}`)}</strong>
          {row.legKind !== null && `: ${words.format(`labels.leg_kind.${row.legKind}`)}`}
        </a>
        <br />
        <small>
          {row.legParty !== null &&
            words.format('pages.inbox.of_party', { party: { name: row.legParty.name } })}
          {row.seat !== null && `, ${row.seat}`}
        </small>
      </td>
      <td data-label={words.format('pages.inbox.request')}>
        <a href={`/requests/${row.requestId}`}>{row.reference}</a>
        <br />
        <small>
          {row.units}, {row.sendingMission.name} → {row.receivingMission.name}
        </small>
      </td>
      <td
        data-label={
          queue === 'done' ? words.format('pages.inbox.queue.done') : words.format('pages.inbox.due')
        }
      >
        {at === null ? (
          <span className="far">{words.format('pages.inbox.no_deadline')}</span>
        ) : (
          <When at={at} now={row.now} />
        )}
        {late && (
          <>
            {' '}
            <span className="status red">
              <span aria-hidden="true">▲</span> {words.format('pages.inbox.overdue')}
            </span>
          </>
        )}
        {row.clockMoved && <small className="far"> {words.format('pages.inbox.own_clock')}</small>}
      </td>
      <td data-label={words.format('pages.inbox.held_by')}>
        {row.holder === null || row.legParty === null ? (
          <span className="far">{words.format('pages.inbox.nobody')}</span>
        ) : (
          <>
            {formatHolder(words, row.holder, row.legParty.name)}
            {row.heldSince !== null && (
              <>
                <br />
                <small>
                  {rich(words, 'pages.inbox.since', { at: <When at={row.heldSince} now={row.now} /> })}
                </small>
              </>
            )}
          </>
        )}
      </td>
      <td data-label={words.format('pages.inbox.claimed_by')}>
        {queue === 'done' ? (
          words.format(`labels.task_status.${row.status}`)
        ) : queue === 'waiting' ? (
          <span className="far">{row.party.name}</span>
        ) : row.claimedBy === null && row.allowedActs.includes('claimTask') ? (
          <ButtonForm
            action={`/requests/${row.requestId}`}
            act="claim"
            seal={{ csrf: seal.csrf, key: `${seal.key}-${row.taskId}` }}
            hidden={{ taskId: row.taskId, back: '/inbox?queue=mine' }}
            label={words.format('pages.inbox.claim')}
            quiet
          />
        ) : row.allowedActs.includes('releaseTask') ? (
          <ButtonForm
            action={`/requests/${row.requestId}`}
            act="release"
            seal={{ csrf: seal.csrf, key: `${seal.key}-${row.taskId}` }}
            hidden={{ taskId: row.taskId, back: '/inbox?queue=party' }}
            label={words.format('pages.inbox.release')}
            quiet
          />
        ) : null}
        {row.claimedBy !== null && row.claimedBy.id !== me && queue !== 'done' && queue !== 'waiting' && (
          <span>{row.claimedBy.name}</span>
        )}
        <PutOff row={row} queue={queue} here={here} seal={seal} late={late} />
      </td>
    </tr>
  );
}

/** Putting a task off, and taking it back; what is overdue cannot be put off. */
function PutOff({
  row,
  queue,
  here,
  seal,
  late,
}: {
  row: InboxRow;
  queue: Queue;
  here: string;
  seal: { csrf: string; key: string };
  late: boolean;
}) {
  const words = useWords();
  const form = {
    action: here,
    seal: { csrf: seal.csrf, key: `${seal.key}-later-${row.taskId}` },
    hidden: { requestId: row.requestId, taskId: row.taskId },
  };
  if (queue === 'snoozed') {
    return (
      <>
        {row.snoozedUntil !== null && (
          <small className="far later">
            {rich(words, 'pages.inbox.snoozed_until', {
              at: <When at={row.snoozedUntil} now={new Date().toISOString()} />,
            })}
          </small>
        )}
        <ButtonForm {...form} act="unsnooze" label={words.format('pages.inbox.unsnooze')} quiet />
      </>
    );
  }
  if (late || (queue !== 'party' && queue !== 'mine')) return null;
  return (
    <details className="later">
      <summary>{words.format('pages.inbox.snooze')}</summary>
      <Form {...form} act="snooze">
        <Input
          name="/until"
          id={`until-${row.requestId}-${row.taskId}`}
          label={words.format('pages.inbox.until')}
          type="date"
          given={{ values: {}, problem: null }}
        />
        <button type="submit" className="quiet">
          {words.format('pages.inbox.snooze')}
        </button>
      </Form>
    </details>
  );
}
