import { listArrangements, listRequests, readAudit, readArrangement, readRequest } from '#libs/cases';
import type { WebPage } from '../page-types.js';
import { Empty, Status, When } from '../parts.js';
import { requestMark, arrangementMark, joined } from '../marks.js';
import { rich } from '../speech.js';

const STATES = ['all', 'open', 'draft', 'closed'] as const;

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
    const body = (
      <>
        <h1>{words.format('pages.inbox.requests')}</h1>
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
        {page.items.length === 0 ? (
          <Empty>{words.format('pages.inbox.no_requests')}</Empty>
        ) : (
          <table className="list">
            <caption className="hidden">{words.format('pages.inbox.requests')}</caption>
            <thead>
              <tr>
                <th scope="col">{words.format('pages.inbox.request')}</th>
                <th scope="col">{words.format('pages.inbox.status')}</th>
                <th scope="col">{words.format('pages.inbox.legs')}</th>
                <th scope="col">{words.format('pages.inbox.needed_by')}</th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((row) => (
                <tr key={row.id}>
                  <td data-label={words.format('pages.inbox.request')}>
                    <a href={`/requests/${row.id}`}>
                      <strong>{row.reference}</strong>
                    </a>
                    <br />
                    <small>
                      {row.units}, {row.sendingMission.name} → {row.receivingMission.name}
                      {row.record && words.format('pages.inbox.from_record')}
                    </small>
                  </td>
                  <td data-label={words.format('pages.inbox.status')}>
                    <Status mark={requestMark(words, row.status)} />
                  </td>
                  <td data-label={words.format('pages.inbox.legs')}>
                    {row.legs.all === 0 ? (
                      <span className="far">{words.format('pages.inbox.no_legs')}</span>
                    ) : (
                      words.format('pages.inbox.satisfied', {
                        satisfied: row.legs.satisfied,
                        all: row.legs.all,
                      })
                    )}
                    {row.legs.overdue > 0 && (
                      <>
                        {' '}
                        <span className="status red">
                          <span aria-hidden="true">▲</span>{' '}
                          {words.format('pages.inbox.legs_overdue', { count: row.legs.overdue })}
                        </span>
                      </>
                    )}
                  </td>
                  <td data-label={words.format('pages.inbox.needed_by')}>
                    <When at={row.neededByAt} now={row.now} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {page.next !== null && (
          <p>
            <a href={`/requests?state=${state}&cursor=${encodeURIComponent(page.next)}`}>
              {words.format('pages.inbox.more')}
            </a>
          </p>
        )}
      </>
    );
    return { title: words.format('pages.inbox.requests'), body };
  },
};

export const arrangementsPage: WebPage = {
  path: '/arrangements',
  here: '/arrangements',
  async show({ words, services: { dataSource }, viewer, query }) {
    const page = await listArrangements(dataSource.manager, viewer, {
      sort: 'reference',
      cursor: query['cursor'] ?? null,
      limit: 50,
    });
    const body = (
      <>
        <h1>{words.format('pages.inbox.arrangements')}</h1>
        {page.items.length === 0 ? (
          <Empty>{words.format('pages.inbox.no_arrangements')}</Empty>
        ) : (
          <table className="list">
            <caption className="hidden">{words.format('pages.inbox.arrangements')}</caption>
            <thead>
              <tr>
                <th scope="col">{words.format('pages.inbox.arrangement')}</th>
                <th scope="col">{words.format('pages.inbox.status')}</th>
                <th scope="col">{words.format('pages.inbox.first_expiry')}</th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((row) => (
                <tr key={row.id}>
                  <td data-label={words.format('pages.inbox.arrangement')}>
                    <a href={`/arrangements/${row.id}`}>
                      <strong>{row.reference}</strong>
                    </a>
                    <br />
                    <small>
                      {row.sendingMission.name} → {row.receivingMission.name}
                      {row.record && words.format('pages.inbox.from_record')}
                    </small>
                  </td>
                  <td data-label={words.format('pages.inbox.status')}>
                    <Status mark={arrangementMark(words, row.status)} />
                    {row.breach && (
                      <>
                        {' '}
                        <span className="status red">
                          <span aria-hidden="true">▲</span> {words.format('pages.inbox.breach')}
                        </span>
                      </>
                    )}
                  </td>
                  <td data-label={words.format('pages.inbox.first_expiry')}>
                    {row.expiresAt === null ? (
                      <span className="far">{words.format('pages.inbox.no_expiry')}</span>
                    ) : (
                      <When at={row.expiresAt} now={row.now} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {page.next !== null && (
          <p>
            <a href={`/arrangements?cursor=${encodeURIComponent(page.next)}`}>
              {words.format('pages.inbox.more')}
            </a>
          </p>
        )}
      </>
    );
    return { title: words.format('pages.inbox.arrangements'), body };
  },
};

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
      const body = (
        <>
          <p className="crumb">
            <a href={`/${what}s/${id}`}>{head.reference}</a>
          </p>
          <h1>{words.format('pages.inbox.audit', { reference: head.reference })}</h1>
          <p>{rich(words, 'pages.inbox.audit_means', { command: <code>npx countersign verify</code> })}</p>
          <table className="list">
            <caption className="hidden">{words.format('pages.inbox.audit_entries')}</caption>
            <thead>
              <tr>
                <th scope="col">{words.format('pages.inbox.number')}</th>
                <th scope="col">{words.format('pages.inbox.fact')}</th>
                <th scope="col">{words.format('pages.inbox.case_time')}</th>
                <th scope="col">{words.format('pages.inbox.recorded')}</th>
                <th scope="col">{words.format('pages.inbox.by')}</th>
                <th scope="col">{words.format('pages.inbox.hash')}</th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((entry) => (
                <tr key={entry.number}>
                  <td data-label={words.format('pages.inbox.number')}>{entry.number}</td>
                  <td data-label={words.format('pages.inbox.fact')}>
                    {entry.kind.replaceAll('_', ' ')}
                    {entry.fact !== null && (
                      <details>
                        <summary>{words.format('pages.inbox.content')}</summary>
                        <pre>{JSON.stringify(entry.fact, null, 1)}</pre>
                      </details>
                    )}
                  </td>
                  <td data-label={words.format('pages.inbox.case_time')}>
                    {entry.caseTime !== null && <When at={entry.caseTime} now={head.now} far={false} />}
                  </td>
                  <td data-label={words.format('pages.inbox.recorded')}>
                    {entry.recordedAt !== null && <When at={entry.recordedAt} now={head.now} far={false} />}
                  </td>
                  <td data-label={words.format('pages.inbox.by')}>
                    {joined([
                      entry.by?.name,
                      entry.party?.name,
                      entry.channel === null ? null : words.format(`labels.channel.${entry.channel}`),
                    ])}
                  </td>
                  <td data-label={words.format('pages.inbox.hash')}>
                    <code title={entry.hash}>{entry.hash.slice(0, 12)}…</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {page.next !== null && (
            <p>
              <a href={`/${what}s/${id}/audit?cursor=${encodeURIComponent(page.next)}`}>
                {words.format('pages.inbox.more')}
              </a>
            </p>
          )}
        </>
      );
      return { title: words.format('pages.inbox.audit', { reference: head.reference }), body };
    },
  };
}

export const auditPages: readonly WebPage[] = [auditPage('request'), auditPage('arrangement')];
