import { readArrangement, type ArrangementLineView, type ArrangementView } from '#libs/cases';
import { DateTime } from 'luxon';
import { DateFields } from './answering/answer-form.js';
import type { PageContext, WebPage } from './page-types.js';
import { Empty, Facts, Form, Input, ProblemNote, Range, Status, When } from './parts.js';
import { ClockNote } from './requests/request-page.js';
import {
  ARRANGEMENT_MARKS,
  LINE_MARKS,
  REQUEST_MARKS,
  formatDay,
  formatLag,
  formatPersons,
  windowMark,
  sayAll,
} from './words.js';
import { arrangementActOperations } from '../arrangements/acts.js';
import { arrangementOperations } from '../arrangements/operations.js';

/** The acts on a line for which the page has a form. */
const MOVES = {
  stateReadiness: 'State when it can be there',
  recordDeparture: 'It has left',
  recordArrival: 'It has arrived',
  recordReturn: 'It is back',
} as const;
type Move = keyof typeof MOVES;

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
    const move = (Object.keys(MOVES) as Move[]).find((candidate) => candidate === act);
    if (move === undefined) return null;
    const notBefore = fields.text('/readiness/notBefore');
    return {
      operation: arrangementActOperations[move],
      params: { arrangementId, lineId: fields.text('lineId') ?? '' },
      body:
        move === 'stateReadiness'
          ? { readiness: { notBefore: notBefore ?? '', notAfter: fields.text('/readiness/notAfter') } }
          : { effective: fields.date('/effective') },
      done,
    };
  },
};

function Body({ view, context }: { view: ArrangementView; context: PageContext }) {
  return (
    <>
      <h1>
        {view.reference} <Status mark={ARRANGEMENT_MARKS[view.status]} />
      </h1>
      {view.lines
        .filter((line) => line.breachSince !== null && line.breachEndedAt === null)
        .map((line) => (
          <div key={line.id} className="notice alarm" role="alert">
            <p>
              <strong>
                <span aria-hidden="true">▲</span> Breach: at {view.receivingMission.name} without an
                authority: {line.unit.name}
              </strong>{' '}
              since <When at={line.breachSince ?? view.now} now={view.now} />. Its expiry is not extended by
              silence: it has to return, or the Council has to decide.
            </p>
          </div>
        ))}
      <ProblemNote problem={context.problem} />
      <ClockNote view={view} />
      <p className="lead">
        From {view.sendingMission.name} to {view.receivingMission.name}
      </p>
      <p>
        Requests:{' '}
        {view.requests.map((request, index) => (
          <span key={request.id}>
            {index > 0 && ', '}
            <a href={`/requests/${request.id}`}>{request.reference}</a>{' '}
            <Status mark={REQUEST_MARKS[request.status]} />
          </span>
        ))}
      </p>
      {view.lines.length === 0 && <Empty>The unit lines appear here when the request is sent.</Empty>}
      {view.lines.map((line) => (
        <Line key={line.id} line={line} view={view} context={context} />
      ))}
      {context.embedded && !view.record && view.lines.length > 0 && <Clock view={view} context={context} />}
      <p>
        <a href={`/arrangements/${view.id}/audit`}>Audit trail</a>
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
  const { now } = view;
  const moves = (Object.keys(MOVES) as Move[]).filter((move) => line.allowedActs.includes(move));
  return (
    <section className="line">
      <h2>
        {line.unit.name} <Status mark={LINE_MARKS[line.status]} />
        {line.expiredInMovement && (
          <>
            {' '}
            <span className="status red">
              <span aria-hidden="true">▲</span> expired in movement
            </span>
          </>
        )}
      </h2>
      <Facts
        rows={[
          ['Persons', formatPersons(line.persons)],
          [
            'Expires',
            line.expiresAt === null ? (
              <span className="far">not granted yet</span>
            ) : (
              <>
                <When at={line.expiresAt} now={now} />
                {line.expiresBecause !== null && <small>, {line.expiresBecause.replaceAll('_', ' ')}</small>}
              </>
            ),
          ],
          [
            'Ready',
            line.readiness === null ? (
              <span className="far">nobody has said</span>
            ) : (
              `not before ${formatDay(line.readiness.notBefore)}${line.readiness.notAfter === null ? '; the last day is not known' : `, not after ${formatDay(line.readiness.notAfter)}`}`
            ),
          ],
          [
            'Left',
            line.departedAt === null ? (
              <span className="far">–</span>
            ) : (
              <Range range={line.departedAt} now={now} />
            ),
          ],
          [
            'Arrived',
            line.arrivedAt === null ? (
              <span className="far">–</span>
            ) : (
              <Range range={line.arrivedAt} now={now} />
            ),
          ],
          [
            'Back',
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
                  'Usable window',
                  <>
                    <span title="usable window = expiry − max(last consent, readiness); once arrived, the arrival counts">
                      <Status mark={windowMark(line.window)} />
                    </span>
                    {line.window.unknowns.length > 0 && (
                      <small> not known: {sayAll(line.window.unknowns, '; ')}</small>
                    )}
                    {line.lostReportedAt !== null && (
                      <small>
                        {' '}
                        reported lost <When at={line.lostReportedAt} now={now} />
                      </small>
                    )}
                  </>,
                ],
              ] as const)),
          ...(line.arrivalLag === null ? [] : ([['Arrival lag', formatLag(line.arrivalLag)]] as const)),
        ]}
      />
      {moves.length > 0 && (
        <div className="actions">
          {moves.map((move) => (
            <details key={move}>
              <summary>{MOVES[move]}</summary>
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
                      label="Not before"
                      type="date"
                      given={context.given}
                      required
                    />
                    <Input
                      name="/readiness/notAfter"
                      label="Not after"
                      type="date"
                      given={context.given}
                      hint="if known"
                    />
                  </div>
                ) : (
                  <>
                    <p className="hint">Left empty, it has happened now.</p>
                    <DateFields name="/effective" label="On" given={context.given} />
                  </>
                )}
                <button type="submit" className="main">
                  Record
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
  const here = DateTime.fromISO(view.now, { zone: 'America/New_York' });
  return (
    <details className="demo" open={view.clockMoved}>
      <summary>Move this case&apos;s clock (demonstration)</summary>
      <Form
        action={`/arrangements/${view.id}`}
        act="clock"
        seal={{ csrf: context.seal.csrf, key: `${context.seal.key}-clock` }}
      >
        <p className="hint">
          It only runs forward. All that falls due on the way happens, one by one: reminders, deadlines,
          warnings, expiry.
          {!view.clockMoved && ' Once moved, this case leaves the live world for good.'}
        </p>
        <Input
          name="/to"
          label="To (New York)"
          type="datetime-local"
          given={context.given}
          preset={here.plus({ days: 1 }).toFormat("yyyy-MM-dd'T'HH:mm")}
        />
        <button type="submit" className="main">
          Move the clock
        </button>
      </Form>
    </details>
  );
}
