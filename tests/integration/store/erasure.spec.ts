import { verifyStore } from '../../../apps/cli/src/commands/verify.js';
import { cast } from '../../support/fixtures/cast.js';
import { LiveCases, unique } from '../../support/product/live-request.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { startTestApi, type TestApi } from '../../support/api/running-api.js';
import { startWorker, type RunningWorker } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

const UKRAINE = 'contributor_consent:ukraine';
const COTE_DIVOIRE = 'host_consent:cote-divoire';
const OLENA = { id: 'olena-koval', name: 'Olena Koval', address: 'olena.koval@ukraine.example' };

describe('erasing a person', () => {
  let api: TestApi;
  let live: LiveCases;
  let worker: RunningWorker;
  let requestId: string;

  beforeAll(async () => {
    api = await startTestApi();
    live = await LiveCases.on(api.database);
    worker = await startWorker(api.database, { taskQueue: unique('erasure') });
    ({ requestId } = await live.submitWithNotice());
    const [row] = await api.sql<{ reference: string }>('SELECT reference FROM request WHERE id = $1', [
      requestId,
    ]);
    const reference = row?.reference ?? '';
    const mailed = async () => (await mailsTo(OLENA.address, reference)).length > 0;
    await until('the capital is asked by mail', mailed);
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent', {
      signedBy: { name: OLENA.name, title: 'Counsellor, Permanent Mission of Ukraine' },
    });
    // Of somebody who is not erased, so that it is seen to stay.
    await live.decide(requestId, COTE_DIVOIRE, cast.coteDIvoire, 'consent', {
      signedBy: { name: 'Awa Koné', title: 'Adviser' },
    });
    await until('the receipt is on its way', async () =>
      (await mailsTo(OLENA.address, reference)).some((mail) => mail.subject.includes('Receipt')),
    );
  });

  afterAll(async () => {
    await worker.stop();
    await live.close();
    await api.close();
  });

  const erase = async (personaId: string, personId: string = OLENA.id) =>
    (await api.as(personaId)).api.erasePerson({ personId, body: { reason: 'Asked for by letter.' } });

  const decisionOf = async (legId: string) => {
    const { decisions } = await (await api.as('ana-ribeiro')).does.getRequest({ requestId });
    return decisions.find((decision) => decision.legId === legId);
  };

  /** Every column of every table in which a text stands. */
  async function placesOf(text: string): Promise<string[]> {
    const columns = await api.sql<{ table: string; column: string }>(
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb', 'ARRAY')`,
    );
    const places: string[] = [];
    for (const { table, column } of columns) {
      const found = await api.sql(
        `SELECT 1 FROM "${table}" WHERE "${column}"::text ILIKE '%' || $1 || '%' LIMIT 1`,
        [text],
      );
      if (found.length > 0) places.push(`${table}.${column}`);
    }
    return places;
  }

  it('keeps a signature beside the log, and shows it', async () => {
    expect(await placesOf('Counsellor, Permanent Mission')).toEqual(
      expect.not.arrayContaining(['fact.payload', 'decision.content', 'snapshot.state']),
    );
    expect(await decisionOf(UKRAINE)).toMatchObject({
      signedBy: { name: OLENA.name },
      signatureErased: false,
    });
  });

  it('finds out a signature that was changed or removed', async () => {
    const change = (to: string) =>
      api.sql(
        `UPDATE personal_detail SET value = jsonb_set(value, '{name}', to_jsonb($1::text))
                WHERE entered_by = 'awa-kone'`,
        [to],
      );
    await change('Somebody Else');
    expect(await verifyStore(live.dataSource)).toMatchObject({
      exitCode: 1,
      text: expect.stringContaining('was changed after it was given'),
    });
    await change('Awa Koné');
    expect(await verifyStore(live.dataSource)).toMatchObject({ exitCode: 0 });
  });

  it('is refused to all but administrators, for somebody unknown, and while the person still serves', async () => {
    const before = await api.counts();
    expect((await erase('ana-ribeiro')).body).toMatchObject({
      status: 403,
      errors: [{ rule: 'role_missing' }],
    });
    expect((await erase('ruth-mwangi', 'nobody')).status).toBe(404);
    expect((await erase('ruth-mwangi')).body).toMatchObject({
      status: 409,
      errors: [{ pointer: '/personId', rule: 'still_serves' }],
    });
    const after = await api.counts();
    for (const table of ['fact', 'idempotency', 'personal_detail', 'mail_message', 'membership']) {
      expect([table, after[table]]).toEqual([table, before[table]]);
    }
    expect(await placesOf(OLENA.address)).toContain('person.address');
  });

  it('leaves no trace of name and address, and every chain whole', async () => {
    // What was about to be said by a link to a record goes with its person, as by a link to an ask.
    await api.sql(
      `INSERT INTO mailed_link (id, kind, key_id, person_id, request_id, decision_id, reviewed)
       VALUES (gen_random_uuid(), 'contest', 'a key', $1, $2, 'a decision', jsonb_build_object('reason', $3::text))`,
      [OLENA.id, requestId, `Signed by ${OLENA.name}.`],
    );
    await api.sql('UPDATE membership SET valid_to = clock_timestamp() WHERE person_id = $1', [OLENA.id]);
    expect(await erase('ruth-mwangi')).toMatchObject({
      status: 200,
      body: { personId: OLENA.id, signatures: 1 },
    });
    expect(await placesOf(OLENA.name)).toEqual([]);
    expect(await placesOf(OLENA.address)).toEqual([]);
    expect(await verifyStore(live.dataSource)).toMatchObject({ exitCode: 0 });
  });

  it('keeps of the mails that they were sent, and of the answer what the party said', async () => {
    const mails = await api.sql<{ raw: string; subject: string }>(
      'SELECT raw, subject FROM mail_message WHERE person_id = $1',
      [OLENA.id],
    );
    expect(mails.length).toBeGreaterThan(1);
    expect(mails.every((mail) => mail.raw === '' && mail.subject !== '')).toBe(true);
    expect(await decisionOf(UKRAINE)).toMatchObject({
      answer: 'consent',
      by: { id: OLENA.id, name: 'Erased at the request of the person' },
      signedBy: null,
      signatureErased: true,
    });
    expect(await decisionOf(COTE_DIVOIRE)).toMatchObject({ signedBy: { name: 'Awa Koné' } });
  });

  it('is written down once, and cannot be done twice', async () => {
    expect((await erase('ruth-mwangi')).body).toMatchObject({
      status: 409,
      errors: [{ rule: 'erased_already' }],
    });
    const links = await api.sql(
      `SELECT body FROM audit_event WHERE chain = 'system' AND body ->> 'kind' = 'person_erased'`,
    );
    expect(links).toEqual([
      { body: expect.objectContaining({ byPersonId: 'ruth-mwangi', personId: OLENA.id }) },
    ]);
  });
});
