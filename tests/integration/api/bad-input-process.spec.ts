import { randomUUID } from 'node:crypto';
import { ApiRequests } from '../../support/api/api-requests.js';
import { appoint } from '../../support/fixtures/policies.js';
import { mi24Content, type Caller } from '../../support/api/running-api.js';
import { present, problemOf } from '../../support/api/answers.js';

const LIBERIA = 'host_consent:liberia';
const reason = { reason: 'A reason.' };

let cases: ApiRequests;
const people: Record<'ana' | 'james' | 'tomas' | 'admin', Caller | null> = {
  ana: null,
  james: null,
  tomas: null,
  admin: null,
};
let openId: string;
let draftId: string;
let taskId: string;

beforeAll(async () => {
  cases = await ApiRequests.start();
  await appoint(cases.api.database.ownerUrl, 'nadia-haddad', { party: 'dpko', role: 'administrator' });
  people.ana = cases.manager;
  people.james = await cases.api.as('james-kollie');
  people.tomas = await cases.api.as('tomas-lindqvist');
  people.admin = await cases.as('nadia-haddad');
  openId = (await cases.noticed()).requestId;
  const drafted = await cases.manager.does.draftRequest({
    body: {
      content: mi24Content(),
      clockStartsAt: '2011-01-07T14:00:00Z',
    },
  });
  draftId = drafted.requestId;
  const { items } = await people.james.does.listInbox();
  ({ taskId } = present(items.find((task) => task.requestId === openId)));
});
afterAll(() => cases.close());

type Who = keyof typeof people;

/** Who calls what with which body, the status, the rule and the field at fault. */
type Row = [who: Who, path: () => string, body: unknown, status: number, rule: string, pointer: string];

const open = (tail: string) => () => `/api/v1/requests/${openId}/${tail}`;
const draft = (tail: string) => () => `/api/v1/requests/${draftId}/${tail}`;
const at = (path: string) => () => path;
const leg = (tail: string) => open(`legs/${LIBERIA}/${tail}`);
const seat = { seatId: 'party', personId: 'james-kollie' };
const override = { act: { kind: 'ask_again', legId: LIBERIA }, reason: 'x' };
const day = { personId: 'ana-ribeiro', from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' };

const ROWS: Row[] = [
  ['ana', open('overtaken'), {}, 422, 'missing', '/reason'],
  ['tomas', open('overtaken'), reason, 403, 'role_missing', ''],
  ['ana', draft('overtaken'), reason, 409, 'status_forbids', ''],
  ['ana', open('lines/mi24/drop'), { reason: 3 }, 422, 'wrong_type', '/reason'],
  ['james', open('lines/mi24/drop'), reason, 403, 'role_missing', ''],
  ['ana', draft('lines/mi24/drop'), reason, 409, 'status_forbids', ''],
  ['ana', leg('accept-refusal'), {}, 422, 'missing', '/reason'],
  ['james', leg('accept-refusal'), reason, 403, 'role_missing', ''],
  ['ana', leg('accept-refusal'), reason, 409, 'status_forbids', '/legId'],
  ['ana', leg('ask-again'), { ...reason, to: 'x' }, 422, 'unknown_field', '/to'],
  ['tomas', leg('ask-again'), reason, 403, 'role_missing', ''],
  ['ana', open('legs/advance_notice:eosg/ask-again'), reason, 409, 'status_forbids', '/legId'],
  ['ana', open('legs/host_consent:ghana/ask-again'), reason, 404, 'not_found', ''],
  ['ana', leg('approvers/add'), { seatId: 'party' }, 422, 'missing', '/personId'],
  ['ana', leg('approvers/add'), { ...seat, personId: 'nobody-here' }, 422, 'unknown_reference', '/personId'],
  ['tomas', leg('approvers/add'), seat, 403, 'role_missing', ''],
  ['ana', leg('approvers/add'), seat, 409, 'already_exists', '/personId'],
  ['ana', leg('approvers/remove'), seat, 422, 'missing', '/reason'],
  [
    'ana',
    leg('approvers/remove'),
    { ...seat, ...reason, personId: 'awa-kone' },
    404,
    'not_found',
    '/personId',
  ],
  ['james', leg('approvers/remove'), { ...seat, ...reason }, 403, 'role_missing', ''],
  ['admin', open('overrides'), { act: { kind: 'sign' }, reason: 'x' }, 422, 'rule_broken', '/act/kind'],
  ['ana', open('overrides'), override, 403, 'role_missing', ''],
  [
    'admin',
    draft('overrides'),
    { act: { kind: 'release_task', taskId: 't1-1' }, reason: 'x' },
    409,
    'status_forbids',
    '',
  ],
  ['admin', open(`overrides/${randomUUID()}/confirm`), {}, 404, 'not_found', '/overrideId'],
  ['james', open(`overrides/${randomUUID()}/confirm`), {}, 403, 'role_missing', ''],
  ['admin', open(`overrides/${randomUUID()}/reject`), {}, 422, 'missing', '/reason'],
  ['ana', open('tasks/t999-1/hand-over'), { reason: 'x' }, 404, 'not_found', ''],
  ['james', () => open(`tasks/${taskId}/hand-over`)(), { reason: 'x' }, 422, 'missing', '/to'],
  ['ana', open('tasks/t999-1/hand-over'), { to: 'tomas-lindqvist', reason: 'x' }, 404, 'not_found', ''],
  ['ana', open('tasks/t999-1/hand-back'), {}, 404, 'not_found', ''],
  ['james', leg('decide'), { answer: 'withdraw', reason: 'x' }, 409, 'no_consent_to_take_back', '/answer'],
  [
    'james',
    leg('decide'),
    {
      answer: 'notice_given',
      instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
    },
    422,
    'answer_not_of_this_leg',
    '/answer',
  ],
  ['james', leg('decide'), { answer: 'consent', seat: 'cabinet' }, 422, 'seat_not_named', '/seat'],
  ['james', leg('decide'), { answer: 'consent', onBehalfOf: 'awa-kone' }, 403, 'no_cover', '/onBehalfOf'],
  ['james', leg('decide'), { answer: 'object' }, 422, 'rule_broken', '/reason'],
  ['james', leg('decide'), { answer: 'consent', lastDay: '2011-02-01' }, 422, 'rule_broken', '/lastDay'],
  ['ana', at('/api/v1/absences'), day, 422, 'missing', '/coveredBy'],
  ['ana', at('/api/v1/absences'), { ...day, coveredBy: 'ana-ribeiro' }, 403, 'no_cover', '/coveredBy'],
  ['james', at('/api/v1/absences'), { ...day, coveredBy: 'james-kollie' }, 403, 'role_missing', '/personId'],
  ['admin', at('/api/v1/absences'), { ...day, coveredBy: 'x' }, 422, 'unknown_reference', '/coveredBy'],
  ['tomas', at('/api/v1/standing-consents/none/withdraw'), reason, 404, 'not_found', ''],
  ['tomas', at('/api/v1/standing-consents/none/withdraw'), {}, 422, 'missing', '/reason'],
];

describe('wrong calls about the process', () => {
  it.each(ROWS.map((row, index) => [`${index + 1}: ${row[4]} for ${row[0]}`, ...row] as const))(
    '%s',
    async (_name, who, path, body, status, rule, pointer) => {
      const before = await cases.api.counts();
      const answer = await people[who]?.post(path(), body);
      expect(answer).toMatchObject({ status });
      expect(problemOf(present(answer)).errors).toEqual(
        expect.arrayContaining([expect.objectContaining({ rule, pointer })]),
      );
      expect(await cases.api.counts()).toEqual(before);
    },
  );

  it('a calendar with a fault, or that there is not, is not taken', async () => {
    const calendar = { id: 'liberia', zone: 'Nowhere', weekends: [], holidays: [] };
    const faulty = await people.admin?.raw(
      'correctCalendar',
      { calendarId: 'liberia' },
      { calendar, reason: 'x' },
    );
    expect(faulty).toMatchObject({ status: 422 });
    const pointers = problemOf(present(faulty)).errors.map((error) => error.pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/calendar/zone', '/calendar/weekends']));
    const [row] = await cases.api.sql<{ count: string }>('SELECT count(*) FROM calendar WHERE version > 1');
    expect(row?.count).toBe('0');
  });
});
