import { type BodyOf } from '#libs/contracts/client';
import { createDataSource } from '#libs/store';
import { ApiRequests } from '../../support/api/api-requests.js';

const LIBERIA = 'host_consent:liberia';

let requests: ApiRequests;
beforeAll(async () => {
  requests = await ApiRequests.start();
});
afterAll(() => requests.close());

/** As the owner of the database, past the triggers that keep evidence as it is. */
async function tamper(statement: string, values: unknown[]): Promise<void> {
  const owner = await createDataSource(requests.api.database.ownerUrl, { poolSize: 1 }).initialize();
  try {
    await owner.query('ALTER TABLE rendering DISABLE TRIGGER refuse_change');
    await owner.query('ALTER TABLE rendering DROP CONSTRAINT IF EXISTS rendering_is_hashed');
    await owner.query(statement, values);
    await owner.query('ALTER TABLE rendering ENABLE TRIGGER refuse_change');
  } finally {
    await owner.destroy();
  }
}

describe('the text that a party was asked', () => {
  it('is kept once for each ask, outside of the state, and neither changed nor removed by the application', async () => {
    const { requestId } = await requests.noticed();
    const { ask } = (await requests.leg(requestId, LIBERIA)).detail;
    const rows = await requests.api.sql('SELECT hash, language, text FROM rendering WHERE ask_hash = $1', [
      ask.askHash,
    ]);
    expect(rows).toEqual([{ hash: ask.textHash, language: 'en', text: ask.text }]);
    const [snapshot] = await requests.api.sql<{ state: string; facts: string }>(
      `SELECT (SELECT state::text FROM snapshot WHERE case_id = $1) AS state,
              (SELECT string_agg(payload::text, ' ') FROM fact WHERE case_id = $1) AS facts`,
      [requestId],
    );
    expect(snapshot?.state).toContain(ask.askHash);
    expect(snapshot?.state).not.toContain('The United Nations Secretariat asks');
    expect(snapshot?.facts).not.toContain('The United Nations Secretariat asks');
    for (const statement of ['UPDATE rendering SET text = text', 'DELETE FROM rendering']) {
      await expect(requests.dataSource.query(statement)).rejects.toThrow(/permission denied|evidence/u);
    }
  });

  it('is named by the decision on it, beside the ask', async () => {
    const { requestId } = await requests.noticed();
    const { ask } = (await requests.leg(requestId, LIBERIA)).detail;
    const james = await requests.api.as('james-kollie');
    const answer = { answer: 'consent', textHash: ask.textHash } satisfies BodyOf<'decideLeg'>;
    expect((await james.api.decideLeg({ requestId, legId: LIBERIA, body: answer })).status).toBe(201);
    const { decisions } = await requests.view(requestId);
    expect(decisions.at(-1)).toMatchObject({
      askHash: ask.askHash,
      textHash: ask.textHash,
      asked: { text: ask.text },
    });
  });

  it('is found by verifying where it is missing or was altered', async () => {
    const request = await requests.noticed();
    const { ask } = (await requests.leg(request.requestId, LIBERIA)).detail;
    const james = await requests.api.as('james-kollie');
    await james.does.decideLeg({ requestId: request.requestId, legId: LIBERIA, body: { answer: 'consent' } });
    const { decisionId } = (await requests.leg(request.requestId, LIBERIA)).detail;
    expect(await requests.faults(request)).toEqual([]);

    await tamper(`UPDATE rendering SET text = text || 'and more' WHERE ask_hash = $1`, [ask.askHash]);
    expect(await requests.faults(request)).toEqual([
      `the rendering of the ask ${ask.askHash} in en was altered`,
    ]);
    await tamper(`UPDATE rendering SET ask = '{}' WHERE ask_hash = $1`, [ask.askHash]);
    expect(await requests.faults(request)).toContain(
      `what is kept as the ask ${ask.askHash} has another hash`,
    );
    await tamper('DELETE FROM rendering WHERE ask_hash = $1', [ask.askHash]);
    expect(await requests.faults(request)).toEqual([
      `the rendering of the ask ${ask.askHash} of ${LIBERIA} is missing`,
      `the rendering ${ask.textHash} that the decision ${decisionId} answers is missing`,
    ]);
  });
});
