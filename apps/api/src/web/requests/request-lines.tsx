import type { RequestLineView, RequestView } from '#libs/cases';
import { ButtonForm, Day, Status, When, type FormSeal } from '../parts.js';
import { REQUEST_LINE_LABELS, formatPersons, windowMark, sayAll } from '../words.js';

/** The unit lines of a request: what is asked for how long, when it expires, how much use is left. */
export function Lines({ view, seal }: { view: RequestView; seal: FormSeal }) {
  return (
    <section>
      <h2>Units</h2>
      <table className="list">
        <caption className="hidden">Unit lines</caption>
        <thead>
          <tr>
            <th scope="col">Unit</th>
            <th scope="col">Persons</th>
            <th scope="col">From – to</th>
            <th scope="col">Expiry</th>
            {view.sees === 'all' && <th scope="col">Usable window</th>}
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.id}>
              <td data-label="Unit">
                {line.unit.name}
                {line.contributor !== null && (
                  <>
                    <br />
                    <small>of {line.contributor.name}</small>
                  </>
                )}
              </td>
              <td data-label="Persons">{formatPersons(line.persons)}</td>
              <td data-label="From – to">
                {line.from === null ? "the Council's decision" : <Day day={line.from} />} –{' '}
                {line.to === null ? 'as long as it lets the unit stay' : <Day day={line.to} />}
              </td>
              <td data-label="Expiry">
                {line.expiry === null ? (
                  <span className="far">not known yet</span>
                ) : (
                  <>
                    <When at={line.expiry.at} now={view.now} />
                    <br />
                    <small>{formatExpiry(line)}</small>
                  </>
                )}
              </td>
              {view.sees === 'all' && (
                <td data-label="Usable window">
                  <Window line={line} closedAt={view.closedAt} />
                </td>
              )}
              <td data-label="Status">
                {REQUEST_LINE_LABELS[line.status]}
                {line.allowedActs.includes('retryReservation') && (
                  <ButtonForm
                    action={`/requests/${view.id}`}
                    act="retry"
                    seal={{ csrf: seal.csrf, key: `${seal.key}-${line.id}` }}
                    hidden={{ lineId: line.id }}
                    words="Try again to hold the unit"
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function formatExpiry(line: RequestLineView): string {
  if (line.expiry?.because === 'council_decision') return 'by the decision of the Council';
  if (line.expiry?.because === 'consent') return `by the consent of ${line.expiry.party?.name ?? 'a party'}`;
  return 'as asked';
}

function Window({ line, closedAt }: { line: RequestLineView; closedAt: string | null }) {
  const { window } = line;
  if (window === null) return <span className="far">from the sending on</span>;
  return (
    <>
      <span title="usable window = expiry − max(last consent, readiness); while the unit has not arrived, readiness is not before now">
        <Status mark={windowMark(window)} />
      </span>
      {closedAt !== null && (
        <>
          <br />
          <small>when the request closed</small>
        </>
      )}
      {window.unknowns.length > 0 && (
        <>
          <br />
          <small>not known: {sayAll(window.unknowns, '; ')}</small>
        </>
      )}
    </>
  );
}
