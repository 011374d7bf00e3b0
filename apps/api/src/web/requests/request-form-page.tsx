import { permittedActs } from '#libs/identity';
import { listAuthorities, listMissions, listPolicies, listUnits, readRequest } from '#libs/cases';
import type { RequestKind } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import type { PageContext, WebPage } from '../page-types.js';
import { Choices, Form, Input, ProblemNote, Select, TextArea, type Given } from '../parts.js';
import { KEPT_FIELD, contentFrom, lineCountOf, presetsOf } from './request-content.js';
import { requestHref } from './request-page.js';
import { requestOperations } from '../../requests/operations.js';
import { useWords } from '../speech.js';

/** The day on which the Secretary-General gave notice of the arrangement of resolution 1967 (S/2011/5), in the morning in New York. */
const JANUARY_2011 = '2011-01-07T14:00:00.000Z';
const ASSUMPTION =
  'the days on which each party was asked, and the day by which the helicopters were needed; the record has only the days of the decisions.';

/** A choice offers all that there is. */
const ALL = { limit: 100_000 };

async function optionsFor(manager: EntityManager) {
  return {
    missions: (await listMissions(manager, ALL)).items,
    units: (await listUnits(manager, ALL)).items,
    authorities: (await listAuthorities(manager, ALL)).items,
    policies: (await listPolicies(manager, ALL)).items,
  };
}

type Options = Awaited<ReturnType<typeof optionsFor>>;

/** The fields of one unit line. */
function LineFields({
  index,
  only,
  field,
  units,
}: {
  index: number;
  only: boolean;
  field: (name: string) => { name: string; given: Given; preset?: string };
  units: Options['units'];
}) {
  const words = useWords();
  const at = (name: string): string => `/content/lines/${index}/${name}`;
  return (
    <fieldset>
      <legend>
        {only
          ? words.format('pages.requests.unit')
          : words.format('pages.requests.unit_number', { number: index + 1 })}
      </legend>
      <Select
        {...field(at('unitId'))}
        label={words.format('pages.requests.unit')}
        required
        options={units.map((unit) => [
          unit.id,
          words.format('pages.requests.unit_option', {
            unit: unit.name,
            contributor: { name: unit.contributor.name },
            mission: unit.mission.name,
          }),
        ])}
      />
      <div className="row four">
        <Input
          {...field(at('count'))}
          label={words.format('pages.requests.count')}
          inputMode="numeric"
          required
        />
        <Input
          {...field(at('persons/military'))}
          label={words.format('pages.requests.military')}
          inputMode="numeric"
        />
        <Input
          {...field(at('persons/police'))}
          label={words.format('pages.requests.police')}
          inputMode="numeric"
        />
        <Input
          {...field(at('persons/civilian'))}
          label={words.format('pages.requests.civilians')}
          inputMode="numeric"
        />
      </div>
      <div className="row">
        <Input
          {...field(at('from'))}
          label={words.format('pages.requests.from')}
          type="date"
          hint={words.format('pages.requests.from_hint')}
        />
        <Input
          {...field(at('to'))}
          label={words.format('pages.requests.to')}
          type="date"
          hint={words.format('pages.requests.to_hint')}
        />
      </div>
      <div className="row">
        <Input
          {...field(at('readiness/notBefore'))}
          label={words.format('pages.requests.ready_from')}
          type="date"
          hint={words.format('pages.requests.if_known')}
        />
        <Input
          {...field(at('readiness/notAfter'))}
          label={words.format('pages.requests.ready_to')}
          type="date"
          hint={words.format('pages.requests.if_known')}
        />
      </div>
    </fieldset>
  );
}

function RequestFields({
  given,
  presets,
  options,
  kind,
}: {
  given: Given;
  presets: Readonly<Record<string, string>>;
  options: Options;
  /** What is asked; a policy is for some kinds only. */
  kind: RequestKind;
}) {
  const words = useWords();
  const lineCount = Math.max(1, lineCountOf(given.values), lineCountOf(presets));
  const field = (name: string) => ({
    name,
    given,
    ...(presets[name] === undefined ? {} : { preset: presets[name] }),
  });
  const missions = options.missions.map(
    (mission) => [mission.id, `${mission.name}: ${mission.fullName}`] as const,
  );
  return (
    <>
      <fieldset>
        <legend>{words.format('pages.requests.missions')}</legend>
        <div className="row">
          <Select
            {...field('/content/sendingMission')}
            label={words.format('pages.requests.from')}
            options={missions}
            required
          />
          <Select
            {...field('/content/receivingMission')}
            label={words.format('pages.requests.to')}
            options={missions}
            required
          />
        </div>
      </fieldset>
      {Array.from({ length: lineCount }, (_, index) => (
        <LineFields key={index} index={index} only={lineCount === 1} field={field} units={options.units} />
      ))}
      <fieldset>
        <legend>{words.format('pages.requests.basis')}</legend>
        <TextArea {...field('/content/purpose')} label={words.format('pages.requests.purpose')} required />
        <TextArea {...field('/content/scope')} label={words.format('pages.requests.scope')} required />
        <Select
          {...field('/content/authorityId')}
          label={words.format('pages.requests.authority')}
          required
          options={options.authorities.map((authority) => [authority.id, authority.symbol])}
        />
        <Select
          {...field('/content/policyId')}
          label={words.format('pages.requests.policy')}
          hint={words.format('pages.requests.policy_hint')}
          required
          options={options.policies
            .filter(({ for: kinds }) => kinds.includes(kind))
            .map((policy) => [
              policy.id,
              words.format('pages.requests.policy_version', { title: policy.title, version: policy.version }),
            ])}
        />
        <Input
          {...field('/content/neededBy')}
          label={words.format('pages.requests.needed_by')}
          type="date"
          required
          hint={words.format('pages.requests.needed_by_hint')}
        />
      </fieldset>
    </>
  );
}

const newPresets: Readonly<Record<string, string>> = {
  '/content/lines/0/persons/police': '0',
  '/content/lines/0/persons/civilian': '0',
};

/**
 * The arrangement of resolution 1967, filled in for those who try the demonstration; they may change all of it. The day by
 * which it is needed is assumed: no source names one.
 */
const demonstrationPresets: Readonly<Record<string, string>> = {
  ...newPresets,
  '/content/sendingMission': 'unmil',
  '/content/receivingMission': 'unoci',
  '/content/authorityId': 's-res-1967-2011',
  '/content/policyId': 'standard',
  '/content/lines/0/unitId': 'ukr-mi24',
  '/content/lines/0/count': '3',
  '/content/lines/0/persons/military': '60',
  '/content/purpose': 'Reinforce UNOCI with armed helicopters.',
  '/content/scope': 'Three armed helicopters with their crews, within the mandate of UNOCI.',
  '/content/neededBy': '2011-02-10',
};

export const newRequestPage: WebPage = {
  path: '/requests/new',
  here: '/requests/new',
  async show({ words, services, given, problem, seal, embedded, viewer }: PageContext) {
    const options = await optionsFor(services.dataSource.manager);
    const drafts = permittedActs(viewer, ['draftRequest']).length > 0;
    const body = (
      <>
        <h1>{words.format('pages.requests.new_request')}</h1>
        <ProblemNote problem={problem} />
        {!drafts && <p className="notice">{words.format('pages.requests.managers_only')}</p>}
        <p>{words.format('pages.requests.draft_means')}</p>
        <Form action="/requests/new" seal={seal} className="long">
          <RequestFields
            given={given}
            presets={embedded ? demonstrationPresets : newPresets}
            options={options}
            kind="start"
          />
          {embedded && (
            <Choices
              name="clock"
              label={words.format('pages.requests.clock')}
              given={given}
              preset="2011"
              options={[
                [
                  '2011',
                  words.format('pages.requests.clock_2011'),
                  words.format('pages.requests.clock_2011_hint'),
                ],
                [
                  'now',
                  words.format('pages.requests.clock_now'),
                  words.format('pages.requests.clock_now_hint'),
                ],
              ]}
            />
          )}
          <p className="bar">
            <button type="submit" className="main">
              {words.format('pages.requests.make_draft')}
            </button>
          </p>
        </Form>
      </>
    );
    return { title: words.format('pages.requests.new_request'), body };
  },
  submit({ fields }) {
    const past = fields.text('clock') === '2011';
    return {
      operation: requestOperations.draftRequest,
      params: {},
      body: {
        content: contentFrom(fields),
        ...(past ? { clockStartsAt: JANUARY_2011, assumptions: ASSUMPTION } : {}),
      },
      done: ({ body }) => `/requests/${(body as { requestId: string }).requestId}`,
    };
  },
};

export const editRequestPage: WebPage = {
  path: '/requests/:requestId/edit',
  here: '/requests',
  async show({ words, services, viewer, params, given, problem, seal }) {
    const { manager } = services.dataSource;
    const view = await readRequest(manager, viewer, params['requestId'] ?? '');
    if (view?.allowedActs.includes('reviseRequest') !== true) return null;
    const options = await optionsFor(manager);
    const body = (
      <>
        <p className="crumb">
          <a href={`/requests/${view.id}`}>{view.reference}</a>
        </p>
        <h1>{words.format('pages.requests.edit_title', { reference: view.reference })}</h1>
        <ProblemNote problem={problem} />
        <Form
          action={`/requests/${view.id}/edit`}
          seal={seal}
          hidden={{
            version: given.values['version'] ?? String(view.version),
            [KEPT_FIELD]: given.values[KEPT_FIELD] ?? JSON.stringify(view.content),
          }}
          className="long"
        >
          <RequestFields
            given={given}
            presets={presetsOf(view.content)}
            options={options}
            kind={view.content.kind}
          />
          <p className="bar">
            <button type="submit" className="main">
              {words.format('pages.requests.save_draft')}
            </button>
          </p>
        </Form>
      </>
    );
    return { title: words.format('pages.requests.edit_title', { reference: view.reference }), body };
  },
  submit({ fields, params }) {
    return {
      operation: requestOperations.reviseRequest,
      params,
      body: { content: contentFrom(fields) },
      ifMatch: Number(fields.text('version')) || null,
      done: () => requestHref(params['requestId'] ?? '', 'revised'),
    };
  },
};
