import { listArrangements, listRequests, readAudit, readArrangement, readRequest } from '#libs/cases';
import type { WebPage } from '../page-types.js';
import { Empty, Status, When } from '../parts.js';
import { ARRANGEMENT_MARKS, CHANNEL_LABELS, REQUEST_MARKS, joined } from '../words.js';

const STATES = ['all', 'open', 'draft', 'closed'] as const;

export const requestsPage: WebPage = {
  path: '/requests',
  here: '/requests',
  async show({ services: { dataSource }, viewer, query }) {
    const state = STATES.find((candidate) => candidate === query['state']) ?? 'all';
    const page = await listRequests(dataSource.manager, viewer, {
      state,
      sort: 'neededBy',
      cursor: query['cursor'] ?? null,
      limit: 50,
    });
    const body = (
      <>
        <h1>Requests</h1>
        <nav className="tabs" aria-label="Which requests">
          {STATES.map((name) => (
            <a
              key={name}
              href={`/requests?state=${name}`}
              {...(name === state ? { 'aria-current': 'page' as const } : {})}
            >
              {name === 'draft' ? 'Drafts' : name === 'all' ? 'All' : name === 'open' ? 'Open' : 'Closed'}
            </a>
          ))}
        </nav>
        {page.items.length === 0 ? (
          <Empty>
            No request yet. Requests that concern your party appear here from the moment they are sent.
          </Empty>
        ) : (
          <table className="list">
            <caption className="hidden">Requests</caption>
            <thead>
              <tr>
                <th scope="col">Request</th>
                <th scope="col">Status</th>
                <th scope="col">Legs</th>
                <th scope="col">Needed by</th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((row) => (
                <tr key={row.id}>
                  <td data-label="Request">
                    <a href={`/requests/${row.id}`}>
                      <strong>{row.reference}</strong>
                    </a>
                    <br />
                    <small>
                      {row.units}, {row.sendingMission.name} → {row.receivingMission.name}
                      {row.record && ', from the record'}
                    </small>
                  </td>
                  <td data-label="Status">
                    <Status mark={REQUEST_MARKS[row.status]} />
                  </td>
                  <td data-label="Legs">
                    {row.legs.all === 0 ? (
                      <span className="far">none yet</span>
                    ) : (
                      `${row.legs.satisfied} of ${row.legs.all} satisfied`
                    )}
                    {row.legs.overdue > 0 && (
                      <>
                        {' '}
                        <span className="status red">
                          <span aria-hidden="true">▲</span> {row.legs.overdue} overdue
                        </span>
                      </>
                    )}
                  </td>
                  <td data-label="Needed by">
                    <When at={row.neededByAt} now={row.now} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {page.next !== null && (
          <p>
            <a href={`/requests?state=${state}&cursor=${encodeURIComponent(page.next)}`}>More</a>
          </p>
        )}
      </>
    );
    return { title: 'Requests', body };
  },
};

export const arrangementsPage: WebPage = {
  path: '/arrangements',
  here: '/arrangements',
  async show({ services: { dataSource }, viewer, query }) {
    const page = await listArrangements(dataSource.manager, viewer, {
      sort: 'reference',
      cursor: query['cursor'] ?? null,
      limit: 50,
    });
    const body = (
      <>
        <h1>Arrangements</h1>
        {page.items.length === 0 ? (
          <Empty>
            No arrangement yet. Every request opens one; it is in force once all that is needed has been
            obtained.
          </Empty>
        ) : (
          <table className="list">
            <caption className="hidden">Arrangements</caption>
            <thead>
              <tr>
                <th scope="col">Arrangement</th>
                <th scope="col">Status</th>
                <th scope="col">First expiry</th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((row) => (
                <tr key={row.id}>
                  <td data-label="Arrangement">
                    <a href={`/arrangements/${row.id}`}>
                      <strong>{row.reference}</strong>
                    </a>
                    <br />
                    <small>
                      {row.sendingMission.name} → {row.receivingMission.name}
                      {row.record && ', from the record'}
                    </small>
                  </td>
                  <td data-label="Status">
                    <Status mark={ARRANGEMENT_MARKS[row.status]} />
                    {row.breach && (
                      <>
                        {' '}
                        <span className="status red">
                          <span aria-hidden="true">▲</span> breach: a unit is there without an authority
                        </span>
                      </>
                    )}
                  </td>
                  <td data-label="First expiry">
                    {row.expiresAt === null ? (
                      <span className="far">none known</span>
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
            <a href={`/arrangements?cursor=${encodeURIComponent(page.next)}`}>More</a>
          </p>
        )}
      </>
    );
    return { title: 'Arrangements', body };
  },
};

function auditPage(what: 'request' | 'arrangement'): WebPage {
  return {
    path: `/${what}s/:id/audit`,
    here: `/${what}s`,
    async show({ services: { dataSource }, viewer, params, query }) {
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
          <h1>Audit trail of {head.reference}</h1>
          <p>
            Each link holds the hash of the one before it. <code>npx countersign verify</code> checks the
            whole chain against the facts.
          </p>
          <table className="list">
            <caption className="hidden">Links of the audit chain, oldest first</caption>
            <thead>
              <tr>
                <th scope="col">No.</th>
                <th scope="col">Fact</th>
                <th scope="col">Case time</th>
                <th scope="col">Recorded</th>
                <th scope="col">By</th>
                <th scope="col">Hash</th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((entry) => (
                <tr key={entry.number}>
                  <td data-label="No.">{entry.number}</td>
                  <td data-label="Fact">
                    {entry.kind.replaceAll('_', ' ')}
                    {entry.fact !== null && (
                      <details>
                        <summary>Content</summary>
                        <pre>{JSON.stringify(entry.fact, null, 1)}</pre>
                      </details>
                    )}
                  </td>
                  <td data-label="Case time">
                    {entry.caseTime !== null && <When at={entry.caseTime} now={head.now} far={false} />}
                  </td>
                  <td data-label="Recorded">
                    {entry.recordedAt !== null && <When at={entry.recordedAt} now={head.now} far={false} />}
                  </td>
                  <td data-label="By">
                    {joined([
                      entry.by?.name,
                      entry.party?.name,
                      entry.channel === null ? null : CHANNEL_LABELS[entry.channel],
                    ])}
                  </td>
                  <td data-label="Hash">
                    <code title={entry.hash}>{entry.hash.slice(0, 12)}…</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {page.next !== null && (
            <p>
              <a href={`/${what}s/${id}/audit?cursor=${encodeURIComponent(page.next)}`}>More</a>
            </p>
          )}
        </>
      );
      return { title: `Audit trail of ${head.reference}`, body };
    },
  };
}

export const auditPages: readonly WebPage[] = [auditPage('request'), auditPage('arrangement')];
