import { CaseHead, viewOf } from './case-page.js';
import { legTitle } from './leg-title.js';
import type { PageContext, WebPage } from '../page-types.js';
import { ButtonForm, Form, Input, Prose, Select, Status, TextArea, When } from '../parts.js';
import { requestHref } from './request-page.js';
import { overrideLabel } from './request-process.js';
import { requestOperations } from '../../requests/operations.js';
import { processOperations } from '../../requests/process-operations.js';
import { legMark } from '../marks.js';
import { rich } from '../speech.js';

/** A seal of a form of its own, where a page has several. */
function sealFor({ seal }: PageContext, form: string) {
  return { csrf: seal.csrf, key: `${seal.key}-${form}` };
}

const blockPage: WebPage = {
  path: '/requests/:requestId/legs/:legId/block',
  here: '/requests',
  async show(context) {
    const { words } = context;
    const view = await viewOf(context);
    const leg = view?.legs.find((candidate) => candidate.id === context.params['legId']);
    if (view === null || leg === undefined || view.sees !== 'all') return null;
    const block = view.blocks.find((candidate) => candidate.legId === leg.id);
    const decision = view.decisions.find((candidate) => candidate.id === leg.detail?.decisionId);
    const { allowedActs } = leg;
    const droppable = view.lines.filter(
      (line) => block?.lineIds.includes(line.id) === true && line.allowedActs.includes('dropLine'),
    );
    const resolves = allowedActs.includes('askAgain') || allowedActs.includes('acceptRefusal');
    const action = `/requests/${view.id}/legs/${encodeURIComponent(leg.id)}/block`;
    const title = legTitle(words, leg);
    const body = (
      <>
        <CaseHead view={view} title={title} context={context} />
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
          <details>
            <summary>{words.format('pages.requests.drop')}</summary>
            <Form action={action} seal={sealFor(context, 'drop')} act="drop-line">
              <Select
                name="lineId"
                label={words.format('pages.requests.unit')}
                given={context.given}
                options={droppable.map((line) => [line.id, line.unit.name])}
              />
              <TextArea
                name="/reason"
                label={words.format('pages.requests.reason')}
                given={context.given}
                required
                rows={2}
              />
              <button type="submit" className="danger">
                {words.format('pages.requests.drop_unit')}
              </button>
            </Form>
          </details>
        )}
      </>
    );
    return { title, body };
  },
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
};

const seatsPage: WebPage = {
  path: '/requests/:requestId/legs/:legId/seats',
  here: '/requests',
  async show(context) {
    const { words } = context;
    const view = await viewOf(context);
    const leg = view?.legs.find((candidate) => candidate.id === context.params['legId']);
    if (view === null || leg === undefined || leg.detail === null) return null;
    const { seats, group } = leg.detail;
    const title = words.format('pages.requests.who_answers', { leg: legTitle(words, leg) });
    const body = (
      <>
        <CaseHead view={view} title={title} context={context} />
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
    return { title, body };
  },
  submit({ fields, params }) {
    return {
      operation: processOperations.addApprover,
      params,
      body: { seatId: fields.text('/seatId') ?? '', personId: fields.text('/personId') ?? '' },
      done: () => requestHref(params['requestId'] ?? '', 'appointed'),
    };
  },
};

const overridePage: WebPage = {
  path: '/requests/:requestId/overrides/:overrideId',
  here: '/requests',
  async show(context) {
    const { words } = context;
    const view = await viewOf(context);
    const override = view?.overrides.find((candidate) => candidate.id === context.params['overrideId']);
    if (view === null || override === undefined) return null;
    const action = `/requests/${view.id}/overrides/${override.id}`;
    const own = override.proposedBy.id === context.viewer.personId;
    const body = (
      <>
        <CaseHead view={view} title={words.format('pages.requests.override_title')} context={context} />
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
            <details>
              <summary>{words.format('pages.requests.reject')}</summary>
              <Form action={action} act="reject" seal={sealFor(context, 'reject')}>
                <TextArea
                  name="/reason"
                  label={words.format('pages.requests.reason')}
                  given={context.given}
                  required
                  rows={2}
                />
                <button type="submit">{words.format('pages.requests.reject')}</button>
              </Form>
            </details>
          </div>
        )}
      </>
    );
    return { title: words.format('pages.requests.override_title'), body };
  },
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
};

/** The pages on which the Secretariat resolves what is blocked, empty or stuck. */
export const processPages: readonly WebPage[] = [blockPage, seatsPage, overridePage];
