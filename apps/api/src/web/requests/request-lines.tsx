import type { Words } from '#libs/words';
import type { RequestLineView, RequestView } from '#libs/cases';
import { ButtonForm, Day, Status, When, type FormSeal } from '../parts.js';
import { formatPersons } from '#libs/words';
import { windowMark, sayAll } from '../marks.js';
import { useWords } from '../speech.js';

/** The unit lines of a request: what is asked for how long, when it expires, how much use is left. */
export function Lines({ view, seal }: { view: RequestView; seal: FormSeal }) {
  const words = useWords();
  return (
    <section>
      <h2>{words.format('pages.requests.units')}</h2>
      <table className="list">
        <caption className="hidden">{words.format('pages.requests.unit_lines')}</caption>
        <thead>
          <tr>
            <th scope="col">{words.format('pages.requests.unit')}</th>
            <th scope="col">{words.format('pages.requests.persons')}</th>
            <th scope="col">{words.format('pages.requests.from_to')}</th>
            <th scope="col">{words.format('pages.requests.expiry')}</th>
            {view.sees === 'all' && <th scope="col">{words.format('pages.requests.window')}</th>}
            <th scope="col">{words.format('pages.requests.status')}</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.id}>
              <td data-label={words.format('pages.requests.unit')}>
                {line.unit.name}
                {line.contributor !== null && (
                  <>
                    <br />
                    <small>
                      {words.format('pages.requests.of', { party: { name: line.contributor.name } })}
                    </small>
                  </>
                )}
              </td>
              <td data-label={words.format('pages.requests.persons')}>
                {formatPersons(words, line.persons)}
              </td>
              <td data-label={words.format('pages.requests.from_to')}>
                {line.from === null ? words.format('pages.requests.from_decision') : <Day day={line.from} />}{' '}
                – {line.to === null ? words.format('pages.requests.to_decision') : <Day day={line.to} />}
              </td>
              <td data-label={words.format('pages.requests.expiry')}>
                {line.expiry === null ? (
                  <span className="far">{words.format('pages.requests.not_known_yet')}</span>
                ) : (
                  <>
                    <When at={line.expiry.at} now={view.now} />
                    <br />
                    <small>{formatExpiry(words, line)}</small>
                  </>
                )}
              </td>
              {view.sees === 'all' && (
                <td data-label={words.format('pages.requests.window')}>
                  <Window line={line} closedAt={view.closedAt} />
                </td>
              )}
              <td data-label={words.format('pages.requests.status')}>
                {words.format(`labels.request_line.${line.status}`)}
                {line.allowedActs.includes('retryReservation') && (
                  <ButtonForm
                    action={`/requests/${view.id}`}
                    act="retry"
                    seal={{ csrf: seal.csrf, key: `${seal.key}-${line.id}` }}
                    hidden={{ lineId: line.id }}
                    label={words.format('pages.requests.retry')}
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

function formatExpiry(words: Words, { expiry }: RequestLineView): string {
  if (expiry === null) return '';
  return expiry.because === 'consent' && expiry.party !== null
    ? words.format('pages.requests.expires_by_consent', { party: { name: expiry.party.name } })
    : words.format(`labels.expiry.${expiry.because}`);
}

function Window({ line, closedAt }: { line: RequestLineView; closedAt: string | null }) {
  const words = useWords();
  const { window } = line;
  if (window === null) return <span className="far">{words.format('pages.requests.window_once_sent')}</span>;
  return (
    <>
      <span title={words.format('pages.requests.window_means')}>
        <Status mark={windowMark(words, window)} />
      </span>
      {closedAt !== null && (
        <>
          <br />
          <small>{words.format('pages.requests.when_closed')}</small>
        </>
      )}
      {window.unknowns.length > 0 && (
        <>
          <br />
          <small>
            {words.format('pages.requests.unknown', { what: sayAll(words, window.unknowns, '; ') })}
          </small>
        </>
      )}
    </>
  );
}
