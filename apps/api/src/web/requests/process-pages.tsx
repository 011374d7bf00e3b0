import type { LegView, RequestView } from '#libs/cases';
import { type CasePageProps, type OpenLeg, casePage, openLegOf } from './case-page.js';
import { legTitle } from './leg-title.js';
import type { PageContext, WebPage } from '../page-types.js';
import { ButtonForm, Form, Input, Prose, Select, Status, TextArea, When } from '../parts.js';
import { ReasonForm } from '../reason-form.js';
import { requestHref } from './request-page.js';
import { overrideLabel } from './request-process.js';
import { requestOperations } from '../../requests/operations.js';
import { processOperations } from '../../requests/process-operations.js';
import { legMark } from '../marks.js';
import { rich, useWords } from '../speech.js';

/** A seal of a form of its own, where a page has several. */
function sealFor({ seal }: PageContext, form: string) {
  return { csrf: seal.csrf, key: `${seal.key}-${form}` };
}

function BlockBody({ view, part: leg, context }: CasePageProps<LegView>) {
  const words = useWords();
  const block = view.blocks.find((candidate) => candidate.legId === leg.id);
  const decision = view.decisions.find((candidate) => candidate.id === leg.detail?.decisionId);
  const { allowedActs } = leg;
  const droppable = view.lines.filter(
    (line) => block?.lineIds.includes(line.id) === true && line.allowedActs.includes('dropLine'),
  );
  const resolves = allowedActs.includes('askAgain') || allowedActs.includes('acceptRefusal');
  const action = `/requests/${view.id}/legs/${encodeURIComponent(leg.id)}/block`;
  return (
    <>
      <p>
        <Status mark={legMark(words, leg.status)} />
        {decision !== undefined && (
          <> {rich(words, 'pages.requests.since', { at: <When at={decision.at} now={view.now} /> })}</>
        )}
      </p>
      {decision?.reason != null && (
        <Prose text={words.format('pages.requests.reason_is', { text: decision.reason })} />
      )}
      {block === undefined && <p>{words.format('pages.requests.nothing_blocked')}</p>}
      {block !== undefined && !resolves && droppable.length === 0 && (
        <p className="notice">{words.format('pages.requests.manager_decides')}</p>
      )}
      {block !== undefined && resolves && (
        <Form action={action} seal={sealFor(context, 'resolve')}>
          <p>{words.format('pages.requests.block_means')}</p>
          <TextArea
            name="/reason"
            label={words.format('pages.requests.reason')}
            given={context.given}
            required
            rows={2}
          />
          <p className="bar">
            {allowedActs.includes('askAgain') && (
              <button type="submit" name="_act" value="ask-again" className="main">
                {words.format('pages.requests.ask_again')}
              </button>
            )}{' '}
            {allowedActs.includes('acceptRefusal') && (
              <button type="submit" name="_act" value="accept-refusal" className="danger">
                {words.format('pages.requests.accept_refusal')}
              </button>
            )}
          </p>
        </Form>
      )}
      {droppable.length > 0 && (
        <ReasonForm
          action={action}
          act="drop-line"
          seal={sealFor(context, 'drop')}
          given={context.given}
          summary={words.format('pages.requests.drop')}
          label={words.format('pages.requests.reason')}
          button={words.format('pages.requests.drop_unit')}
          danger
        >
          <Select
            name="lineId"
            label={words.format('pages.requests.unit')}
            given={context.given}
            options={droppable.map((line) => [line.id, line.unit.name])}
          />
        </ReasonForm>
      )}
    </>
  );
}

const blockPage = casePage({
  path: '/legs/:legId/block',
  find({ sees, legs }, params): LegView | null {
    return sees === 'all' ? (legs.find(({ id }) => id === params['legId']) ?? null) : null;
  },
  heading: legTitle,
  body: BlockBody,
  submit({ fields, params }) {
    const requestId = params['requestId'] ?? '';
    const body = { reason: fields.text('/reason') ?? '' };
    switch (fields.text('_act') ?? '') {
      case 'ask-again':
        return {
          operation: processOperations.askAgain,
          params,
          body,
          done: () => requestHref(requestId, 'asked_again'),
        };
      case 'accept-refusal':
        return {
          operation: processOperations.acceptRefusal,
          params,
          body,
          done: () => requestHref(requestId, 'accepted'),
        };
      case 'drop-line':
        return {
          operation: requestOperations.dropLine,
          params: { requestId, lineId: fields.text('lineId') ?? '' },
          body,
          done: () => requestHref(requestId, 'dropped'),
        };
      default:
        return null;
    }
  },
});

function SeatsBody({ view, part: leg, context }: CasePageProps<OpenLeg>) {
  const words = useWords();
  const { seats, group } = leg.detail;
  return (
    <>
      {group !== null && <Prose text={words.say(group.explanation)} />}
      <ul className="records">
        {seats.map((seat) => (
          <li key={seat.id}>
            <strong>{seat.title}</strong>
            {seat.vote !== null && `, ${words.format(`labels.vote.${seat.vote}`)}`}:{' '}
            {seat.people.length === 0
              ? words.format('pages.requests.vacant')
              : seat.people.map((person) => `${person.name} (${person.id})`).join(', ')}
          </li>
        ))}
      </ul>
      {leg.allowedActs.includes('addApprover') && (
        <Form
          action={`/requests/${view.id}/legs/${encodeURIComponent(leg.id)}/seats`}
          seal={sealFor(context, 'add')}
        >
          <h2>{words.format('pages.requests.appoint_title')}</h2>
          <Select
            name="/seatId"
            label={words.format('pages.requests.seat')}
            given={context.given}
            options={seats.map((seat) => [seat.id, seat.title])}
          />
          <Input
            name="/personId"
            label={words.format('pages.requests.person_id', { party: { name: leg.party.name } })}
            given={context.given}
            required
          />
          <button type="submit" className="main">
            {words.format('pages.requests.appoint')}
          </button>
        </Form>
      )}
    </>
  );
}

const seatsPage = casePage({
  path: '/legs/:legId/seats',
  find: openLegOf,
  heading: (words, leg) => words.format('pages.requests.who_answers', { leg: legTitle(words, leg) }),
  body: SeatsBody,
  submit({ fields, params }) {
    return {
      operation: processOperations.addApprover,
      params,
      body: { seatId: fields.text('/seatId') ?? '', personId: fields.text('/personId') ?? '' },
      done: () => requestHref(params['requestId'] ?? '', 'appointed'),
    };
  },
});

type OverrideView = RequestView['overrides'][number];

function OverrideBody({ view, part: override, context }: CasePageProps<OverrideView>) {
  const words = useWords();
  const action = `/requests/${view.id}/overrides/${override.id}`;
  const own = override.proposedBy.id === context.viewer.personId;
  return (
    <>
      <p>
        <strong>{overrideLabel(words, view, override.act)}</strong>.{' '}
        {words.format('pages.requests.override_means')}
      </p>
      <p>
        {rich(words, 'pages.requests.proposed_by', {
          person: override.proposedBy.name,
          at: <When at={override.proposedAt} now={view.now} />,
        })}
      </p>
      <Prose text={override.reason} />
      {override.status !== 'to_confirm' && (
        <p>
          {words.format(`pages.requests.override_done.${override.status}`)}
          {override.decidedBy !== null &&
            words.format('pages.requests.by', { person: override.decidedBy.name })}
          .
        </p>
      )}
      {override.status === 'to_confirm' && own && (
        <p className="notice">{words.format('pages.requests.confirm_by_other')}</p>
      )}
      {override.allowedActs.length > 0 && (
        <div className="actions">
          {override.allowedActs.includes('confirmOverride') && (
            <ButtonForm
              action={action}
              act="confirm"
              seal={context.seal}
              label={words.format('pages.requests.confirm')}
            />
          )}
          <ReasonForm
            action={action}
            act="reject"
            seal={sealFor(context, 'reject')}
            given={context.given}
            summary={words.format('pages.requests.reject')}
            label={words.format('pages.requests.reason')}
            button={words.format('pages.requests.reject')}
          />
        </div>
      )}
    </>
  );
}

const overridePage = casePage({
  path: '/overrides/:overrideId',
  find: ({ overrides }, params) => overrides.find(({ id }) => id === params['overrideId']) ?? null,
  heading: (words) => words.format('pages.requests.override_title'),
  body: OverrideBody,
  submit({ fields, params }) {
    const requestId = params['requestId'] ?? '';
    return fields.text('_act') === 'reject'
      ? {
          operation: processOperations.rejectOverride,
          params,
          body: { reason: fields.text('/reason') ?? '' },
          done: () => requestHref(requestId, 'override_rejected'),
        }
      : {
          operation: processOperations.confirmOverride,
          params,
          body: {},
          done: () => requestHref(requestId, 'override_confirmed'),
        };
  },
});

/** The pages on which the Secretariat resolves what is blocked, empty or stuck. */
export const processPages: readonly WebPage[] = [blockPage, seatsPage, overridePage];
