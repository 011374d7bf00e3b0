import { legOperations } from '../../legs/operations.js';
import { Form, Prose } from '../parts.js';
import { type CasePageProps, type OpenLeg, casePage, openLegOf } from '../requests/case-page.js';
import { legTitle } from '../requests/leg-title.js';
import { requestHref } from '../requests/request-page.js';
import { useWords } from '../speech.js';
import { CapsFields, capsFrom } from './answer-parts.js';
import { Caps } from './answer-in-full.js';
import { Countersigning } from './countersigning.js';

/** Conditions that limit nothing of what is asked. */
const noCaps = { persons: null, equipment: null, area: null, tasks: null, from: null, to: null };

function ConditionsBody({ view, part: leg, context: { viewer, seal, given } }: CasePageProps<OpenLeg>) {
  const words = useWords();
  const { detail } = leg;
  const decision = view.decisions.find(({ id }) => id === detail.decisionId);
  const action = `/requests/${view.id}/legs/${encodeURIComponent(leg.id)}/conditions`;
  return (
    <>
      <h2>{words.format('pages.answering.in_words')}</h2>
      <Prose text={decision?.conditions ?? words.format('pages.answering.no_conditions_in_words')} />
      {leg.allowedActs.includes('enterConditions') && (
        <Form action={action} act="enter" seal={seal}>
          <h2>{words.format('pages.answering.as_limits_title')}</h2>
          <p className="hint">{words.format('pages.answering.limits_hint')}</p>
          <CapsFields given={given} at="/caps" />
          <button type="submit" className="main">
            {words.format('pages.answering.enter_limits')}
          </button>
        </Form>
      )}
      {detail.conditions === 'to_countersign' && detail.enteredCaps !== null && (
        <>
          <h2>
            {words.format('pages.answering.as_entered')}
            {detail.enteredBy !== null &&
              words.format('pages.answering.by', { person: detail.enteredBy.name })}
          </h2>
          <Caps caps={detail.enteredCaps} />
          {detail.enteredBy?.id === viewer.personId && (
            <p className="notice">{words.format('pages.answering.limits_by_other')}</p>
          )}
          {leg.allowedActs.includes('countersignConditions') && (
            <Countersigning
              action={action}
              seal={seal}
              given={given}
              countersign={words.format('pages.answering.countersign_limits')}
              differs={words.format('pages.answering.differs')}
            />
          )}
        </>
      )}
      {detail.conditions === 'none' && <p>{words.format('pages.answering.no_conditions')}</p>}
    </>
  );
}

/** The page on which conditions in words become limits. */
export const conditionsPage = casePage({
  path: '/legs/:legId/conditions',
  find: openLegOf,
  heading: (words, leg) => words.format('pages.answering.conditions_of', { leg: legTitle(words, leg) }),
  body: ConditionsBody,
  submit({ fields, params }) {
    const requestId = params['requestId'] ?? '';
    switch (fields.text('_act') ?? '') {
      case 'enter':
        return {
          operation: legOperations.enterConditions,
          params,
          body: { caps: capsFrom(fields, '/caps') ?? noCaps },
          done: () => requestHref(requestId, 'conditions'),
        };
      case 'send-back':
        return {
          operation: legOperations.sendBackConditions,
          params,
          body: { reason: fields.text('/reason') ?? '' },
          done: () => requestHref(requestId, 'sent_back'),
        };
      default:
        return {
          operation: legOperations.countersignConditions,
          params,
          body: {},
          done: () => requestHref(requestId, 'conditions_done'),
        };
    }
  },
});
