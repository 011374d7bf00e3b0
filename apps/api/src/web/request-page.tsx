import { readRequest, type LegView, type RequestLineView, type RequestView } from '#libs/cases';
import type { Viewer } from '#libs/identity';
import { taskHref } from './inbox-page.js';
import { offers } from './may.js';
import type { PageContext, Submission, WebPage } from './page-types.js';
import {
  ButtonForm,
  Day,
  Empty,
  Facts,
  Form,
  Input,
  ProblemNote,
  Prose,
  Range,
  Status,
  TextArea,
  When,
  type FormSeal,
  type Given,
} from './parts.js';
import {
  ANSWER_WORDS,
  CHANNEL_WORDS,
  INSTRUMENT_WORDS,
  LEG_MARKS,
  LEG_WORDS,
  REQUEST_LINE_WORDS,
  REQUEST_MARKS,
  TASK_WORDS,
  holderWords,
  joined,
  lagWords,
  personsWords,
  windowMark,
} from './words.js';

const DONE: Readonly<Record<string, string>> = {
  submitted: 'The request is on its way: the first party has been asked.',
  withdrawn: 'The request has been withdrawn.',
  revised: 'The draft has been changed.',
  answered: 'The answer has been recorded.',
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
  view: { clockMoved: boolean; now: string; assumptions: string | null };
}) {
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
          operation: 'submitRequest',
          params,
          body: {},
          ifMatch: Number(fields.text('version')) || null,
          done: done('submitted'),
        };
      case 'withdraw':
        return {
          operation: 'withdrawRequest',
          params,
          body: { reason: fields.text('/reason') ?? '' },
          done: done('withdrawn'),
        };
      case 'claim':
        return { operation: 'claimTask', params: { requestId, taskId }, body: {}, done: toQueue('claimed') };
      case 'release':
        return {
          operation: 'releaseTask',
          params: { requestId, taskId },
          body: {},
          done: toQueue('released'),
        };
      case 'waive':
        return {
          operation: 'waiveLeg',
          params: { requestId, legId: fields.text('legId') ?? '' },
          body: { instrument: fields.text('/instrument') ?? '', reason: fields.text('/reason') ?? '' },
          done: done('waived'),
        };
      case 'retry':
        return {
          operation: 'retryReservation',
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
  const may = offers(viewer, view);
  return (
    <>
      <h1>
        {view.reference} <Status mark={REQUEST_MARKS[view.status]} />
      </h1>
      <ProblemNote problem={problem} />
      <DoneNote query={query} />
      <ClockNote view={view} />
      <Head view={view} />
      <Actions view={view} may={may} seal={seal} given={given} />
      <Tasks view={view} viewer={viewer} seal={seal} />
      <Lines view={view} seal={seal} works={may.works} />
      <Legs view={view} may={may} seal={seal} given={given} />
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
                    {view.closedReason !== null && <>. {view.closedReason}</>}
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

function Actions({
  view,
  may,
  seal,
  given,
}: {
  view: RequestView;
  may: ReturnType<typeof offers>;
  seal: FormSeal;
  given: Given;
}) {
  if (!may.manages) return null;
  const action = `/requests/${view.id}`;
  return (
    <div className="actions">
      {view.status === 'draft' && (
        <>
          <ButtonForm
            action={action}
            act="submit"
            seal={seal}
            hidden={{ version: String(view.version) }}
            words="Send this request"
          />
          <a className="button" href={`${action}/edit`}>
            Change the draft
          </a>
        </>
      )}
      {(view.status === 'draft' || view.status === 'open') && (
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
    </div>
  );
}

function Tasks({ view, viewer, seal }: { view: RequestView; viewer: Viewer; seal: FormSeal }) {
  const mine = new Set(viewer.memberships.map((entry) => entry.partyId));
  const tasks = view.tasks.filter((task) => mine.has(task.party.id) && task.notBy !== viewer.personId);
  if (tasks.length === 0) return null;
  return (
    <section>
      <h2>Waits for you</h2>
      <ul className="tasks">
        {tasks.map((task) => {
          const leg = view.legs.find((candidate) => candidate.id === task.legId);
          return (
            <li key={task.id}>
              <a href={taskHref(viewer, { ...task, requestId: view.id })}>
                <strong>{TASK_WORDS[task.kind]}</strong>
                {leg !== undefined && `: ${LEG_WORDS[leg.kind]}, ${leg.party.name}`}
              </a>
              {task.dueAt !== null && (
                <>
                  , due <When at={task.dueAt} now={view.now} />
                </>
              )}{' '}
              {task.claimedBy === null ? (
                <ButtonForm
                  action={`/requests/${view.id}`}
                  act="claim"
                  seal={{ csrf: seal.csrf, key: `${seal.key}-${task.id}` }}
                  hidden={{ taskId: task.id }}
                  words="Claim"
                  quiet
                />
              ) : task.claimedBy.id === viewer.personId ? (
                <ButtonForm
                  action={`/requests/${view.id}`}
                  act="release"
                  seal={{ csrf: seal.csrf, key: `${seal.key}-${task.id}` }}
                  hidden={{ taskId: task.id }}
                  words="Release"
                  quiet
                />
              ) : (
                <span className="far">taken by {task.claimedBy.name}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Lines({ view, seal, works }: { view: RequestView; seal: FormSeal; works: boolean }) {
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
              <td data-label="Persons">{personsWords(line.persons)}</td>
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
                    <small>{expiryWords(line)}</small>
                  </>
                )}
              </td>
              {view.sees === 'all' && (
                <td data-label="Usable window">
                  <Window line={line} closedAt={view.closedAt} />
                </td>
              )}
              <td data-label="Status">
                {REQUEST_LINE_WORDS[line.status]}
                {line.status === 'reservation_refused' && works && (
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

function expiryWords(line: RequestLineView): string {
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
          <small>not known: {window.unknowns.join('; ')}</small>
        </>
      )}
    </>
  );
}

function Legs({
  view,
  may,
  seal,
  given,
}: {
  view: RequestView;
  may: ReturnType<typeof offers>;
  seal: FormSeal;
  given: Given;
}) {
  return (
    <section>
      <h2>Legs</h2>
      {view.legs.length === 0 ? (
        <Empty>
          The legs appear here when the request is sent: who is asked for what, who holds it and since when.
        </Empty>
      ) : (
        <table className="list">
          <caption className="hidden">What must be obtained, from whom, and who holds it since when</caption>
          <thead>
            <tr>
              <th scope="col">Leg</th>
              <th scope="col">Status</th>
              <th scope="col">Held by</th>
              <th scope="col">Asked</th>
              <th scope="col">Due</th>
              <th scope="col">Consent lag</th>
              <th scope="col">
                <span className="hidden">What you can do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.legs.map((leg) => (
              <LegRow key={leg.id} leg={leg} view={view} may={may} seal={seal} given={given} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function LegRow({
  leg,
  view,
  may,
  seal,
  given,
}: {
  leg: LegView;
  view: RequestView;
  may: ReturnType<typeof offers>;
  seal: FormSeal;
  given: Given;
}) {
  const { detail } = leg;
  const base = `/requests/${view.id}/legs/${encodeURIComponent(leg.id)}`;
  const name = (
    <td data-label="Leg">
      <strong>{LEG_WORDS[leg.kind]}</strong>
      <br />
      <small>{leg.party.name}</small>
    </td>
  );
  if (detail === null) {
    return (
      <tr>
        {name}
        <td data-label="Status">
          <Status mark={LEG_MARKS[leg.status]} />
        </td>
        <td colSpan={5} className="far">
          open to its party and the Secretariat
        </td>
      </tr>
    );
  }
  return (
    <tr>
      {name}
      <td data-label="Status">
        <Status mark={LEG_MARKS[leg.status]} />
        {detail.overdueSince !== null && detail.holder !== null && (
          <>
            <br />
            <span className="status red">
              <span aria-hidden="true">▲</span> overdue since <When at={detail.overdueSince} now={view.now} />
            </span>
          </>
        )}
        {detail.conditions !== 'none' && (
          <>
            <br />
            <span className="status amber">
              <span aria-hidden="true">▲</span>{' '}
              {detail.conditions === 'to_enter'
                ? 'conditions to be entered'
                : 'conditions to be countersigned'}
            </span>
          </>
        )}
        {detail.gaps.length > 0 && (
          <>
            <br />
            <span className="status amber">
              <span aria-hidden="true">▲</span> not covered: {detail.gaps.join('; ')}
            </span>
          </>
        )}
        {detail.waiver !== null && (
          <>
            <br />
            <small>
              by {detail.waiver.by.name}, {detail.waiver.instrument}: {detail.waiver.reason}
            </small>
          </>
        )}
      </td>
      <td data-label="Held by">
        {detail.holder === null ? (
          <span className="far">nobody</span>
        ) : (
          <>
            {holderWords(detail.holder, leg.party.name)}
            {detail.heldSince !== null && (
              <>
                <br />
                <small>
                  since <When at={detail.heldSince} now={view.now} />
                </small>
              </>
            )}
          </>
        )}
      </td>
      <td data-label="Asked">
        {detail.askedAt === null ? (
          <span className="far">
            {detail.after.length > 0
              ? `after ${detail.after.map((kind) => LEG_WORDS[kind].toLowerCase()).join(', ')}`
              : 'not yet'}
          </span>
        ) : (
          <>
            <When at={detail.askedAt} now={view.now} />
            {detail.remindersSent > 0 && (
              <>
                <br />
                <small>
                  reminded {detail.remindersSent === 1 ? 'once' : `${detail.remindersSent} times`}
                </small>
              </>
            )}
          </>
        )}
      </td>
      <td data-label="Due">
        {detail.dueAt === null ? <span className="far">–</span> : <When at={detail.dueAt} now={view.now} />}
      </td>
      <td data-label="Consent lag">
        {detail.decisionId === null ? (
          <span className="far">–</span>
        ) : (
          <span>{lagWords(detail.consentLag)}</span>
        )}
        {detail.decisionId !== null && leg.kind !== 'council_decision' && leg.kind !== 'advance_notice' && (
          <>
            <br />
            <small>after the Council: {lagWords(detail.consentAfterAuthority)}</small>
          </>
        )}
      </td>
      <td className="do">
        {may.answers(leg) && <a href={base}>{detail.closedAt === null ? 'Answer' : 'Correct'}</a>}
        {may.records(leg) && (
          <a href={`${base}/paper`}>
            {leg.kind === 'council_decision' ? "Record the Council's act" : 'Record a paper'}
          </a>
        )}
        {detail.conditions !== 'none' && may.works && <a href={`${base}/conditions`}>Conditions</a>}
        {may.waives(leg) && (
          <details>
            <summary>Waive</summary>
            <Form
              action={`/requests/${view.id}`}
              act="waive"
              seal={{ csrf: seal.csrf, key: `${seal.key}-${leg.id}` }}
              hidden={{ legId: leg.id }}
            >
              <Input name="/instrument" label="By which instrument" given={given} required />
              <TextArea name="/reason" label="Why it is not needed" given={given} required rows={2} />
              <button type="submit" className="danger">
                Waive this leg
              </button>
            </Form>
          </details>
        )}
      </td>
    </tr>
  );
}

const PAPER_WORDS = {
  to_countersign: 'waits for its second person',
  countersigned: 'countersigned',
  sent_back: 'sent back',
} as const;

function legName(view: RequestView, legId: string): string {
  const leg = view.legs.find((candidate) => candidate.id === legId);
  return leg === undefined ? legId : `${LEG_WORDS[leg.kind]}, ${leg.party.name}`;
}

function Papers({ view }: { view: RequestView }) {
  if (view.papers.length === 0) return null;
  return (
    <section>
      <h2>Papers</h2>
      <ul className="records">
        {view.papers.map((paper) => (
          <li key={paper.id}>
            <a href={`/requests/${view.id}/papers/${paper.id}`}>{legName(view, paper.legId)}</a>:{' '}
            {ANSWER_WORDS[paper.given.answer].toLowerCase()}
            {paper.given.instrument !== null &&
              `, ${joined([INSTRUMENT_WORDS[paper.given.instrument.kind], paper.given.instrument.reference], ' ')}`}
            . Recorded by {paper.recordedBy.name} <When at={paper.recordedAt} now={view.now} />;{' '}
            {PAPER_WORDS[paper.standing]}
            {paper.countersignedBy !== null && ` by ${paper.countersignedBy.name}`}.
          </li>
        ))}
      </ul>
    </section>
  );
}

function Questions({ view }: { view: RequestView }) {
  if (view.questions.length === 0) return null;
  return (
    <section>
      <h2>Questions</h2>
      <ul className="records">
        {view.questions.map((question) => (
          <li key={question.id}>
            <strong>{legName(view, question.legId)}</strong>, <When at={question.askedAt} now={view.now} />:
            <Prose text={question.text} />
            {question.reply === null ? (
              <p>
                Reply due <When at={question.replyDueAt} now={view.now} />
                {question.replyOverdue && (
                  <>
                    {' '}
                    <span className="status red">
                      <span aria-hidden="true">▲</span> our reply is overdue
                    </span>
                  </>
                )}
                . <a href={`/requests/${view.id}/questions/${question.id}`}>Open</a>
              </p>
            ) : (
              <>
                <p>
                  Reply of {question.reply.by.name}, <When at={question.reply.at} now={view.now} />:
                </p>
                <Prose text={question.reply.text} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const STANDING_WORDS = {
  counts: 'counts',
  late: 'late, waits for a review',
  noted: 'late, noted without effect',
  superseded: 'corrected by a later one',
} as const;

function Decisions({ view }: { view: RequestView }) {
  return (
    <section>
      <h2>Decisions</h2>
      {view.decisions.length === 0 ? (
        <Empty>No decision yet. Each answer appears here with its receipt.</Empty>
      ) : (
        <ul className="records">
          {view.decisions.map((decision) => (
            <li key={decision.id}>
              Receipt <strong>{decision.receipt}</strong>. {legName(view, decision.legId)}:{' '}
              <strong>{ANSWER_WORDS[decision.answer].toLowerCase()}</strong>
              {decision.act !== null && (
                <>
                  {' '}
                  (<bdi>{decision.act.symbol}</bdi>, <Day day={decision.act.adoptedOn} />)
                </>
              )}
              , {CHANNEL_WORDS[decision.channel]}
              {decision.by !== null && `, by ${decision.by.name}`}
              {decision.signedBy !== null &&
                `, signed by ${decision.signedBy.name}, ${decision.signedBy.title}`}
              . Decided <Range range={decision.decidedAt} now={view.now} />;{' '}
              {STANDING_WORDS[decision.standing]}.
              {decision.instrument !== null && (
                <>
                  {' '}
                  Instrument:{' '}
                  {joined(
                    [
                      INSTRUMENT_WORDS[decision.instrument.kind],
                      decision.instrument.reference,
                      decision.instrument.organ,
                    ],
                    ', ',
                  )}
                  .
                </>
              )}
              {decision.conditions !== null && <Prose text={`Conditions: ${decision.conditions}`} />}
              {decision.reason !== null && <Prose text={`Reason: ${decision.reason}`} />}
              {decision.standing === 'late' && (
                <p>
                  <a href={`/requests/${view.id}/decisions/${decision.id}`}>Review this late answer</a>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Ledger({ view }: { view: RequestView }) {
  const rows = view.legs.flatMap((leg) => (leg.detail?.ledger ?? []).map((span) => ({ leg, span })));
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>Delay ledger: who held what, from when to when</summary>
      <table className="list">
        <caption className="hidden">Delay ledger</caption>
        <thead>
          <tr>
            <th scope="col">Leg</th>
            <th scope="col">Held by</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ leg, span }) => (
            <tr key={`${leg.id} ${span.from} ${span.holder}`}>
              <td data-label="Leg">
                {LEG_WORDS[leg.kind]}, {leg.party.name}
              </td>
              <td data-label="Held by">{holderWords(span.holder, leg.party.name)}</td>
              <td data-label="From">
                <When at={span.from} now={view.now} far={false} />
              </td>
              <td data-label="To">
                {span.to === null ? <em>still</em> : <When at={span.to} now={view.now} far={false} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
