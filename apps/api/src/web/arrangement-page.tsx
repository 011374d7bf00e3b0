import { readArrangement, type ArrangementLineView, type ArrangementView } from '#libs/cases';
import { DateTime } from 'luxon';
import { DateFields } from './answering/answer-parts.js';
import type { PageContext, WebPage } from './page-types.js';
import { Empty, Facts, Form, Input, ProblemNote, Range, Status, When } from './parts.js';
import { ClockNote } from './requests/request-page.js';
import { arrangementActOperations } from '../arrangements/acts.js';
import { arrangementOperations } from '../arrangements/operations.js';
import { formatCounting, formatLag, formatPersons } from '#libs/words';
import { requestMark, arrangementMark, lineMark, windowMark, sayAll } from './marks.js';
import { rich, useWords } from './speech.js';

/** The acts on a line for which the page has a form, with their operations. */
const MOVES = [
  { act: 'stateReadiness', operation: arrangementActOperations.stateReadiness },
  { act: 'recordDeparture', operation: arrangementActOperations.recordDeparture },
  { act: 'recordArrival', operation: arrangementActOperations.recordArrival },
  { act: 'recordReturn', operation: arrangementActOperations.recordReturn },
] as const;

export const arrangementPage: WebPage = {
  path: '/arrangements/:arrangementId',
  here: '/arrangements',
  async show(context) {
    const view = await readArrangement(
      context.services.dataSource.manager,
      context.viewer,
      context.params['arrangementId'] ?? '',
    );
    if (view === null) return null;
    return { title: view.reference, body: <Body view={view} context={context} /> };
  },
  submit({ fields, params }) {
    const arrangementId = params['arrangementId'] ?? '';
    const act = fields.text('_act');
    const done = () => `/arrangements/${arrangementId}`;
    if (act === 'clock') {
      const to = DateTime.fromISO(fields.text('/to') ?? '', { zone: 'America/New_York' });
      return {
        operation: arrangementOperations.moveClock,
        params,
        body: { to: to.isValid ? to.toUTC().toISO() : (fields.text('/to') ?? '') },
        done,
      };
    }
    const move = MOVES.find((candidate) => candidate.act === act);
    if (move === undefined) return null;
    const notBefore = fields.text('/readiness/notBefore');
    return {
      operation: move.operation,
      params: { arrangementId, lineId: fields.text('lineId') ?? '' },
      body:
        move.act === 'stateReadiness'
          ? { readiness: { notBefore: notBefore ?? '', notAfter: fields.text('/readiness/notAfter') } }
          : { effective: fields.date('/effective') },
      done,
    };
  },
};

function Body({ view, context }: { view: ArrangementView; context: PageContext }) {
  const words = useWords();
  return (
    <>
      <h1>
        {view.reference} <Status mark={arrangementMark(words, view.status)} />
      </h1>
      {view.lines
        .filter((line) => line.breachSince !== null && line.breachEndedAt === null)
        .map((line) => (
          <div key={line.id} className="notice alarm" role="alert">
            <p>
              <strong>
                <span aria-hidden="true">▲</span>{' '}
                {words.format('pages.arrangement.breach', {
                  mission: view.receivingMission.name,
                  unit: line.unit.name,
                })}
              </strong>{' '}
              {rich(words, 'pages.arrangement.breach_since', {
                at: <When at={line.breachSince ?? view.now} now={view.now} />,
              })}
            </p>
          </div>
        ))}
      <ProblemNote problem={context.problem} />
      <ClockNote view={view} />
      <p className="lead">
        {words.format('pages.arrangement.route', {
          from: view.sendingMission.name,
          to: view.receivingMission.name,
        })}
      </p>
      <p>
        {words.format('pages.arrangement.requests')}{' '}
        {view.requests.map((request, index) => (
          <span key={request.id}>
            {index > 0 && ', '}
            <a href={`/requests/${request.id}`}>{request.reference}</a>{' '}
            <Status mark={requestMark(words, request.status)} />
          </span>
        ))}
      </p>
      {view.lines.length === 0 && <Empty>{words.format('pages.arrangement.no_lines')}</Empty>}
      {view.lines.map((line) => (
        <Line key={line.id} line={line} view={view} context={context} />
      ))}
      {context.embedded && !view.record && view.lines.length > 0 && <Clock view={view} context={context} />}
      <p>
        <a href={`/arrangements/${view.id}/audit`}>{words.format('pages.arrangement.audit')}</a>
      </p>
    </>
  );
}

function Line({
  line,
  view,
  context,
}: {
  line: ArrangementLineView;
  view: ArrangementView;
  context: PageContext;
}) {
  const words = useWords();
  const { now } = view;
  const moves = MOVES.map(({ act }) => act).filter((act) => line.allowedActs.includes(act));
  return (
    <section className="line">
      <h2>
        {line.unit.name} <Status mark={lineMark(words, line.status)} />
        {line.expiredInMovement && (
          <>
            {' '}
            <span className="status red">
              <span aria-hidden="true">▲</span> {words.format('pages.arrangement.expired_moving')}
            </span>
          </>
        )}
      </h2>
      <Facts
        rows={[
          [words.format('pages.arrangement.persons'), formatPersons(words, line.persons)],
          [
            words.format('pages.arrangement.expires'),
            line.expiresAt === null ? (
              <span className="far">{words.format('pages.arrangement.not_granted')}</span>
            ) : (
              <>
                <When at={line.expiresAt} now={now} />
                {line.expiresBecause !== null && (
                  <small>, {words.format(`labels.expiry.${line.expiresBecause}`)}</small>
                )}
              </>
            ),
          ],
          [
            words.format('pages.arrangement.ready'),
            line.readiness === null ? (
              <span className="far">{words.format('pages.arrangement.readiness_unknown')}</span>
            ) : line.readiness.notAfter === null ? (
              words.format('pages.arrangement.ready_from', { first: line.readiness.notBefore })
            ) : (
              words.format('pages.arrangement.ready_between', {
                first: line.readiness.notBefore,
                last: line.readiness.notAfter,
              })
            ),
          ],
          [
            words.format('pages.arrangement.left'),
            line.departedAt === null ? (
              <span className="far">–</span>
            ) : (
              <Range range={line.departedAt} now={now} />
            ),
          ],
          [
            words.format('pages.arrangement.arrived'),
            line.arrivedAt === null ? (
              <span className="far">–</span>
            ) : (
              <Range range={line.arrivedAt} now={now} />
            ),
          ],
          [
            words.format('pages.arrangement.returned'),
            line.returnedAt === null ? (
              <span className="far">–</span>
            ) : (
              <Range range={line.returnedAt} now={now} />
            ),
          ],
          ...(line.window === null
            ? []
            : ([
                [
                  words.format('pages.arrangement.window'),
                  <>
                    <span title={words.format('pages.arrangement.window_means')}>
                      <Status mark={windowMark(words, line.window)} />
                    </span>
                    {line.window.unknowns.length > 0 && (
                      <small>
                        {' '}
                        {words.format('pages.arrangement.unknown', {
                          what: sayAll(words, line.window.unknowns, '; '),
                        })}
                      </small>
                    )}
                    {line.lostReportedAt !== null && (
                      <small>
                        {' '}
                        {rich(words, 'pages.arrangement.lost', {
                          at: <When at={line.lostReportedAt} now={now} />,
                        })}
                      </small>
                    )}
                  </>,
                ],
              ] as const)),
          ...(line.counting === null
            ? []
            : ([
                [words.format('pages.arrangement.counting'), formatCounting(words, line.counting)],
              ] as const)),
          ...(line.arrivalLag === null
            ? []
            : ([
                [words.format('pages.arrangement.arrival_lag'), formatLag(words, line.arrivalLag)],
              ] as const)),
        ]}
      />
      {moves.length > 0 && (
        <div className="actions">
          {moves.map((move) => (
            <details key={move}>
              <summary>{words.format(`pages.arrangement.move.${move}`)}</summary>
              <Form
                action={`/arrangements/${view.id}`}
                act={move}
                hidden={{ lineId: line.id }}
                seal={{ csrf: context.seal.csrf, key: `${context.seal.key}-${line.id}-${move}` }}
              >
                {move === 'stateReadiness' ? (
                  <div className="row">
                    <Input
                      name="/readiness/notBefore"
                      label={words.format('pages.arrangement.not_before')}
                      type="date"
                      given={context.given}
                      required
                    />
                    <Input
                      name="/readiness/notAfter"
                      label={words.format('pages.arrangement.not_after')}
                      type="date"
                      given={context.given}
                      hint={words.format('pages.arrangement.if_known')}
                    />
                  </div>
                ) : (
                  <>
                    <p className="hint">{words.format('pages.arrangement.now')}</p>
                    <DateFields
                      name="/effective"
                      label={words.format('pages.arrangement.on')}
                      given={context.given}
                    />
                  </>
                )}
                <button type="submit" className="main">
                  {words.format('pages.arrangement.record')}
                </button>
              </Form>
            </details>
          ))}
        </div>
      )}
    </section>
  );
}

function Clock({ view, context }: { view: ArrangementView; context: PageContext }) {
  const words = useWords();
  const here = DateTime.fromISO(view.now, { zone: 'America/New_York' });
  return (
    <details className="demo" open={view.clockMoved}>
      <summary>{words.format('pages.arrangement.clock')}</summary>
      <Form
        action={`/arrangements/${view.id}`}
        act="clock"
        seal={{ csrf: context.seal.csrf, key: `${context.seal.key}-clock` }}
      >
        <p className="hint">
          {words.format('pages.arrangement.clock_means')}
          {!view.clockMoved && ` ${words.format('pages.arrangement.clock_for_good')}`}
        </p>
        <Input
          name="/to"
          label={words.format('pages.arrangement.clock_to')}
          type="datetime-local"
          given={context.given}
          preset={here.plus({ days: 1 }).toFormat("yyyy-MM-dd'T'HH:mm")}
        />
        <button type="submit" className="main">
          {words.format('pages.arrangement.move_clock')}
        </button>
      </Form>
    </details>
  );
}
