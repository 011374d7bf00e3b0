import {
  type ArrangementRow,
  type AuditEntry,
  type RequestRow,
  listArrangements,
  listRequests,
  readAudit,
  readArrangement,
  readRequest,
} from '#libs/cases';
import type { Words } from '#libs/words';
import { type Column, ListTable } from '../list-table.js';
import type { WebPage } from '../page-types.js';
import { Status, When } from '../parts.js';
import { requestMark, arrangementMark, joined } from '../marks.js';
import { rich } from '../speech.js';

const STATES = ['all', 'open', 'draft', 'closed'] as const;

/** A row's own page, with the missions between which it is. */
function caseCell(
  words: Words,
  href: string,
  row: Pick<RequestRow, 'reference' | 'sendingMission' | 'receivingMission' | 'record'>,
  units?: string,
) {
  return (
    <>
      <a href={href}>
        <strong>{row.reference}</strong>
      </a>
      <br />
      <small>
        {units !== undefined && `${units}, `}
        {row.sendingMission.name} → {row.receivingMission.name}
        {row.record && words.format('pages.inbox.from_record')}
      </small>
    </>
  );
}

function Warning({ text }: { text: string }) {
  return (
    <>
      {' '}
      <span className="status red">
        <span aria-hidden="true">▲</span> {text}
      </span>
    </>
  );
}

function requestColumns(words: Words): Column<RequestRow>[] {
  return [
    {
      name: words.format('pages.inbox.request'),
      cell: (row) => caseCell(words, `/requests/${row.id}`, row, row.units),
    },
    {
      name: words.format('pages.inbox.status'),
      cell: ({ status }) => <Status mark={requestMark(words, status)} />,
    },
    {
      name: words.format('pages.inbox.legs'),
      cell: ({ legs: { all, satisfied, overdue } }) => (
        <>
          {all === 0 ? (
            <span className="far">{words.format('pages.inbox.no_legs')}</span>
          ) : (
            words.format('pages.inbox.satisfied', { satisfied, all })
          )}
          {overdue > 0 && <Warning text={words.format('pages.inbox.legs_overdue', { count: overdue })} />}
        </>
      ),
    },
    {
      name: words.format('pages.inbox.needed_by'),
      cell: ({ neededByAt, now }) => <When at={neededByAt} now={now} />,
    },
  ];
}

export const requestsPage: WebPage = {
  path: '/requests',
  here: '/requests',
  async show({ words, services: { dataSource }, viewer, query }) {
    const state = STATES.find((candidate) => candidate === query['state']) ?? 'all';
    const page = await listRequests(dataSource.manager, viewer, {
      state,
      sort: 'neededBy',
      cursor: query['cursor'] ?? null,
      limit: 50,
    });
    const title = words.format('pages.inbox.requests');
    const body = (
      <>
        <h1>{title}</h1>
        <nav className="tabs" aria-label={words.format('pages.inbox.which_requests')}>
          {STATES.map((name) => (
            <a
              key={name}
              href={`/requests?state=${name}`}
              {...(name === state ? { 'aria-current': 'page' as const } : {})}
            >
              {words.format(`pages.inbox.state.${name}`)}
            </a>
          ))}
        </nav>
        <ListTable
          caption={title}
          columns={requestColumns(words)}
          rows={page.items}
          keyOf={({ id }) => id}
          empty={words.format('pages.inbox.no_requests')}
          more={
            page.next === null ? null : `/requests?state=${state}&cursor=${encodeURIComponent(page.next)}`
          }
        />
      </>
    );
    return { title, body };
  },
};

function arrangementColumns(words: Words): Column<ArrangementRow>[] {
  return [
    {
      name: words.format('pages.inbox.arrangement'),
      cell: (row) => caseCell(words, `/arrangements/${row.id}`, row),
    },
    {
      name: words.format('pages.inbox.status'),
      cell: ({ status, breach }) => (
        <>
          <Status mark={arrangementMark(words, status)} />
          {breach && <Warning text={words.format('pages.inbox.breach')} />}
        </>
      ),
    },
    {
      name: words.format('pages.inbox.first_expiry'),
      cell: ({ expiresAt, now }) =>
        expiresAt === null ? (
          <span className="far">{words.format('pages.inbox.no_expiry')}</span>
        ) : (
          <When at={expiresAt} now={now} />
        ),
    },
  ];
}

export const arrangementsPage: WebPage = {
  path: '/arrangements',
  here: '/arrangements',
  async show({ words, services: { dataSource }, viewer, query }) {
    const page = await listArrangements(dataSource.manager, viewer, {
      sort: 'reference',
      cursor: query['cursor'] ?? null,
      limit: 50,
    });
    const title = words.format('pages.inbox.arrangements');
    const body = (
      <>
        <h1>{title}</h1>
        <ListTable
          caption={title}
          columns={arrangementColumns(words)}
          rows={page.items}
          keyOf={({ id }) => id}
          empty={words.format('pages.inbox.no_arrangements')}
          more={page.next === null ? null : `/arrangements?cursor=${encodeURIComponent(page.next)}`}
        />
      </>
    );
    return { title, body };
  },
};

function auditColumns(words: Words, now: string): Column<AuditEntry>[] {
  return [
    { name: words.format('pages.inbox.number'), cell: (entry) => entry.number },
    {
      name: words.format('pages.inbox.fact'),
      cell: ({ kind, fact }) => (
        <>
          {kind.replaceAll('_', ' ')}
          {fact !== null && (
            <details>
              <summary>{words.format('pages.inbox.content')}</summary>
              <pre>{JSON.stringify(fact, null, 1)}</pre>
            </details>
          )}
        </>
      ),
    },
    {
      name: words.format('pages.inbox.case_time'),
      cell: ({ caseTime }) => caseTime !== null && <When at={caseTime} now={now} far={false} />,
    },
    {
      name: words.format('pages.inbox.recorded'),
      cell: ({ recordedAt }) => recordedAt !== null && <When at={recordedAt} now={now} far={false} />,
    },
    {
      name: words.format('pages.inbox.by'),
      cell: ({ by, party, channel }) =>
        joined([by?.name, party?.name, channel === null ? null : words.format(`labels.channel.${channel}`)]),
    },
    {
      name: words.format('pages.inbox.hash'),
      cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}…</code>,
    },
  ];
}

function auditPage(what: 'request' | 'arrangement'): WebPage {
  return {
    path: `/${what}s/:id/audit`,
    here: `/${what}s`,
    async show({ words, services: { dataSource }, viewer, params, query }) {
      const id = params['id'] ?? '';
      const head =
        what === 'request'
          ? await readRequest(dataSource.manager, viewer, id)
          : await readArrangement(dataSource.manager, viewer, id);
      if (head === null) return null;
      const page = await readAudit(dataSource.manager, viewer, id, {
        cursor: query['cursor'] ?? null,
        limit: 100,
      });
      if (page === null) return null;
      const title = words.format('pages.inbox.audit', { reference: head.reference });
      const body = (
        <>
          <p className="crumb">
            <a href={`/${what}s/${id}`}>{head.reference}</a>
          </p>
          <h1>{title}</h1>
          <p>{rich(words, 'pages.inbox.audit_means', { command: <code>npx countersign verify</code> })}</p>
          <ListTable
            caption={words.format('pages.inbox.audit_entries')}
            columns={auditColumns(words, head.now)}
            rows={page.items}
            keyOf={({ number }) => number}
            empty=""
            more={page.next === null ? null : `/${what}s/${id}/audit?cursor=${encodeURIComponent(page.next)}`}
          />
        </>
      );
      return { title, body };
    },
  };
}

export const auditPages: readonly WebPage[] = [auditPage('request'), auditPage('arrangement')];
