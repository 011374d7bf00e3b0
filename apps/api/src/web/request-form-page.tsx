import {
  listAuthorities,
  listMissions,
  listPolicies,
  listUnits,
  readRequest,
  type RequestView,
} from '#libs/cases';
import type { EntityManager } from 'typeorm';
import type { Fields } from './fields.js';
import type { PageContext, WebPage } from './page-types.js';
import { Choices, Form, Input, ProblemNote, Select, TextArea, type Given } from './parts.js';
import { requestHref } from './request-page.js';
import { requestOperations } from '../requests/operations.js';

/** The day on which the Secretary-General gave notice of the arrangement of resolution 1967 (S/2011/5), in the morning in New York. */
const JANUARY_2011 = '2011-01-07T14:00:00.000Z';
const ASSUMPTION = 'the days on which each party was asked; the record has only the days of the decisions.';

async function optionsFor(manager: EntityManager) {
  return {
    missions: await listMissions(manager),
    units: await listUnits(manager),
    authorities: await listAuthorities(manager),
    policies: await listPolicies(manager),
  };
}

function RequestFields({
  given,
  presets,
  options,
}: {
  given: Given;
  presets: Readonly<Record<string, string>>;
  options: Awaited<ReturnType<typeof optionsFor>>;
}) {
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
        <legend>Missions</legend>
        <div className="row">
          <Select {...field('/content/sendingMission')} label="From" options={missions} required />
          <Select {...field('/content/receivingMission')} label="To" options={missions} required />
        </div>
      </fieldset>
      <fieldset>
        <legend>Unit</legend>
        <Select
          {...field('/content/lines/0/unitId')}
          label="Unit"
          required
          options={options.units.map((unit) => [
            unit.id,
            `${unit.name}, of ${unit.contributor.name}, with ${unit.mission.name}`,
          ])}
        />
        <div className="row four">
          <Input {...field('/content/lines/0/count')} label="Count" inputMode="numeric" required />
          <Input
            {...field('/content/lines/0/persons/military')}
            label="Military persons"
            inputMode="numeric"
          />
          <Input {...field('/content/lines/0/persons/police')} label="Police" inputMode="numeric" />
          <Input {...field('/content/lines/0/persons/civilian')} label="Civilians" inputMode="numeric" />
        </div>
        <div className="row">
          <Input
            {...field('/content/lines/0/from')}
            label="From"
            type="date"
            hint="empty: from the decision of the Council"
          />
          <Input
            {...field('/content/lines/0/to')}
            label="To"
            type="date"
            hint="empty: as long as that decision lets it stay"
          />
        </div>
        <div className="row">
          <Input
            {...field('/content/lines/0/readiness/notBefore')}
            label="Ready not before"
            type="date"
            hint="if known"
          />
          <Input
            {...field('/content/lines/0/readiness/notAfter')}
            label="and not after"
            type="date"
            hint="if known"
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>Why and on what basis</legend>
        <TextArea {...field('/content/purpose')} label="Purpose" required />
        <TextArea {...field('/content/scope')} label="Scope" required />
        <Select
          {...field('/content/authorityId')}
          label="Authority"
          required
          options={options.authorities.map((authority) => [authority.id, authority.symbol])}
        />
        <Select
          {...field('/content/policyId')}
          label="Policy"
          hint="which parties are asked in which order, and the deadlines"
          required
          options={options.policies.map((policy) => [
            policy.id,
            `${policy.title}, version ${policy.version}`,
          ])}
        />
        <Input
          {...field('/content/neededBy')}
          label="Needed by"
          type="date"
          required
          hint="24:00 of this day in New York"
        />
      </fieldset>
    </>
  );
}

/** The content of a request as the API takes it. */
function contentFrom(fields: Fields): Record<string, unknown> {
  const at = (name: string) => `/content/${name}`;
  const unitId = fields.text(at('lines/0/unitId')) ?? '';
  const notBefore = fields.text(at('lines/0/readiness/notBefore'));
  const notAfter = fields.text(at('lines/0/readiness/notAfter'));
  return {
    sendingMission: fields.text(at('sendingMission')) ?? '',
    receivingMission: fields.text(at('receivingMission')) ?? '',
    purpose: fields.text(at('purpose')) ?? '',
    scope: fields.text(at('scope')) ?? '',
    authorityId: fields.text(at('authorityId')) ?? '',
    policyId: fields.text(at('policyId')) ?? '',
    neededBy: fields.text(at('neededBy')) ?? '',
    lines: [
      {
        id: unitId,
        unitId,
        count: fields.number(at('lines/0/count')) ?? 0,
        persons: {
          military: fields.number(at('lines/0/persons/military')) ?? 0,
          police: fields.number(at('lines/0/persons/police')) ?? 0,
          civilian: fields.number(at('lines/0/persons/civilian')) ?? 0,
        },
        from: fields.text(at('lines/0/from')),
        to: fields.text(at('lines/0/to')),
        readiness: notBefore === null && notAfter === null ? null : { notBefore: notBefore ?? '', notAfter },
      },
    ],
  };
}

function presetsOf(view: RequestView): Record<string, string> {
  const { content } = view;
  const [line] = content.lines;
  const presets: Record<string, string | number | null | undefined> = {
    sendingMission: content.sendingMission,
    receivingMission: content.receivingMission,
    purpose: content.purpose,
    scope: content.scope,
    authorityId: content.authorityId,
    policyId: content.policyId,
    neededBy: content.neededBy,
    'lines/0/unitId': line?.unitId,
    'lines/0/count': line?.count,
    'lines/0/persons/military': line?.persons.military,
    'lines/0/persons/police': line?.persons.police,
    'lines/0/persons/civilian': line?.persons.civilian,
    'lines/0/from': line?.from,
    'lines/0/to': line?.to,
    'lines/0/readiness/notBefore': line?.readiness?.notBefore,
    'lines/0/readiness/notAfter': line?.readiness?.notAfter,
  };
  return Object.fromEntries(
    Object.entries(presets).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[`/content/${name}`, String(value)]],
    ),
  );
}

const newPresets: Readonly<Record<string, string>> = {
  '/content/lines/0/persons/police': '0',
  '/content/lines/0/persons/civilian': '0',
};

/** The arrangement of resolution 1967, filled in for those who try the demonstration; they may change all of it. */
const demonstrationPresets: Readonly<Record<string, string>> = {
  ...newPresets,
  '/content/sendingMission': 'unmil',
  '/content/receivingMission': 'unoci',
  '/content/lines/0/count': '3',
  '/content/lines/0/persons/military': '60',
  '/content/purpose': 'Reinforce UNOCI with armed helicopters.',
  '/content/scope': 'Three armed helicopters with their crews, within the mandate of UNOCI.',
  '/content/neededBy': '2011-02-10',
};

export const newRequestPage: WebPage = {
  path: '/requests/new',
  here: '/requests/new',
  async show({ services, given, problem, seal, embedded, viewer }: PageContext) {
    const options = await optionsFor(services.dataSource.manager);
    const manages = viewer.memberships.some((entry) => entry.role === 'manager');
    const body = (
      <>
        <h1>New request</h1>
        <ProblemNote problem={problem} />
        {!manages && (
          <p className="notice">
            Requests are made by managers of the Secretariat. You can look at the form, but not send it.
          </p>
        )}
        <p>
          This makes a draft. Nobody is asked for anything until you send it; then its policy is frozen and
          the first party is asked.
        </p>
        <Form action="/requests/new" seal={seal} className="long">
          <RequestFields
            given={given}
            presets={embedded ? demonstrationPresets : newPresets}
            options={options}
          />
          {embedded && (
            <Choices
              name="clock"
              label="When this case lives"
              given={given}
              preset="2011"
              options={[
                [
                  '2011',
                  'Live this case in January 2011 (its clock starts on 7 January 2011)',
                  'needed by a day in 2011; you move its clock on the page of the arrangement',
                ],
                ['now', 'Today', 'needed by a day to come'],
              ]}
            />
          )}
          <p className="bar">
            <button type="submit" className="main">
              Make the draft
            </button>
          </p>
        </Form>
      </>
    );
    return { title: 'New request', body };
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
  async show({ services, viewer, params, given, problem, seal }) {
    const { manager } = services.dataSource;
    const view = await readRequest(manager, viewer, params['requestId'] ?? '');
    if (view === null || view.status !== 'draft') return null;
    const options = await optionsFor(manager);
    const body = (
      <>
        <p className="crumb">
          <a href={`/requests/${view.id}`}>{view.reference}</a>
        </p>
        <h1>Change the draft {view.reference}</h1>
        <ProblemNote problem={problem} />
        <Form
          action={`/requests/${view.id}/edit`}
          seal={seal}
          hidden={{ version: given.values['version'] ?? String(view.version) }}
          className="long"
        >
          <RequestFields given={given} presets={presetsOf(view)} options={options} />
          <p className="bar">
            <button type="submit" className="main">
              Save the draft
            </button>
          </p>
        </Form>
      </>
    );
    return { title: `Change the draft ${view.reference}`, body };
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
