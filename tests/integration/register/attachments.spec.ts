import { resultOf, addressOf, type ResultOf } from '#libs/contracts/client';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { expectStatus, problemOf, resultIn } from '../../support/api/answers.js';
import { ApiRequests } from '../../support/api/api-requests.js';
import { FakeClamd, INFECTED_LABELS } from '../../support/product/fake-clamd.js';
import { type Caller, type TestApi, startTestApi } from '../../support/api/running-api.js';

const LIBERIA = 'host_consent:liberia';
const MAX_BYTES = 3_000_000;

const pdf = (filling: string | Buffer = 'x') =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(filling), Buffer.from('\n%%EOF\n')]);
/** One transparent pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

interface FileSent {
  content: Buffer;
  name?: string;
  type?: string;
  headers?: Record<string, string>;
}

/** A file as a browser's form sends it. */
function upload(
  client: Caller,
  { content, name = 'scan.pdf', type = 'application/pdf', headers = {} }: FileSent,
) {
  const boundary = `----${randomUUID()}`;
  const disposition = `form-data; name="file"; filename="${name}"`;
  const body = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return client.call('POST', addressOf('uploadAttachment', {}), {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'idempotency-key': randomUUID(),
      ...headers,
    },
    body,
  });
}

/** What was uploaded. */
async function uploaded(client: Caller, file: FileSent): Promise<ResultOf<'uploadAttachment'>> {
  return resultIn('uploadAttachment', await upload(client, file));
}

const ruleOf = (answer: { status: number; body: unknown }) => [
  answer.status,
  problemOf(answer).errors[0]?.rule,
];

describe('attachments', () => {
  let requests: ApiRequests;
  let tomas: Caller;
  let miriam: Caller;

  beforeAll(async () => {
    requests = await ApiRequests.start({ ATTACHMENT_MAX_BYTES: MAX_BYTES });
    [tomas, miriam] = await Promise.all([
      requests.api.as('tomas-lindqvist'),
      requests.api.as('miriam-okafor'),
    ]);
  });
  afterAll(() => requests.close());

  const chunks = async () =>
    (await requests.api.sql<{ n: number }>('SELECT count(*)::int AS n FROM attachment_chunk'))[0]?.n ?? -1;

  it('are kept in chunks, once for each content, under the type that the content shows', async () => {
    const content = pdf(randomBytes(1_000_000));
    const before = await chunks();
    const first = await upload(tomas, { content });
    expect(first).toMatchObject({
      status: 201,
      body: {
        name: 'scan.pdf',
        mediaType: 'application/pdf',
        bytes: content.length,
        sha256: sha256(content),
        scanned: false,
        requestId: null,
      },
    });
    const { id, sha256: hash } = resultIn('uploadAttachment', first);
    expect(first.headers.get('location')).toBe(addressOf('getAttachment', { attachmentId: id }));
    const kept = await chunks();
    expect(kept - before).toBeGreaterThan(2);
    const again = await upload(miriam, { content, name: 'the same.pdf', type: 'application/octet-stream' });
    expect(again.body).toMatchObject({ sha256: hash, name: 'the same.pdf' });
    expect(resultIn('uploadAttachment', again).id).not.toBe(id);
    expect(await chunks()).toBe(kept);
  });

  it('are the same for the same call, and refused for another under its key', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await upload(tomas, { content: pdf('once'), headers });
    const before = await chunks();
    const repeated = await upload(tomas, { content: pdf('once'), headers });
    expect(repeated.body).toEqual(first.body);
    expect(repeated.headers.get('idempotency-replayed')).toBe('true');
    expect(ruleOf(await upload(tomas, { content: pdf('other'), headers }))).toEqual([
      422,
      'idempotency_reused',
    ]);
    expect(await chunks()).toBe(before);
  });

  it('are taken as PNG, sound text and CSV too, by what they are and not by their names', async () => {
    expect((await uploaded(tomas, { content: png, name: 'a.png', type: 'image/png' })).mediaType).toBe(
      'image/png',
    );
    const text = { content: Buffer.from('Consentement reçu.\n'), name: 'a.txt' };
    expect((await uploaded(tomas, { ...text, type: 'text/plain' })).mediaType).toBe('text/plain');
    expect((await uploaded(tomas, { ...text, name: 'b.csv', type: 'text/csv' })).mediaType).toBe('text/csv');
    const named = await uploaded(tomas, { content: pdf('named'), name: '../../etc/pass\u202ewd.pdf' });
    expect(named.name).toBe('passwd.pdf');
  });

  it('say what to know before opening a PDF', async () => {
    const content = pdf(
      Buffer.concat([Buffer.alloc(262_140, ' '), Buffer.from('/Encrypt 5 0 R /JavaScript')]),
    );
    expect((await uploaded(tomas, { content })).notes).toEqual(['encrypted', 'holds a script']);
  });

  it.each<[string, FileSent, number, string]>([
    ['a type that is not declared', { content: png }, 422, 'mislabelled'],
    ['text that is declared a PDF', { content: Buffer.from('text') }, 422, 'mislabelled'],
    [
      'a type that is not taken',
      { content: Buffer.from('GIF89a..............'), type: 'image/gif' },
      415,
      'attachment_type',
    ],
    ['a program', { content: Buffer.from('7f454c4602010100', 'hex'), type: '' }, 415, 'attachment_type'],
    [
      'no sound text',
      { content: Buffer.from([0x61, 0xff, 0xfe, 0x62]), type: 'text/plain' },
      415,
      'attachment_type',
    ],
    [
      'control characters in text',
      { content: Buffer.from('a\u001b[2J'), type: 'text/plain' },
      415,
      'attachment_type',
    ],
    ['an empty file', { content: Buffer.alloc(0) }, 422, 'attachment_empty'],
    ['too large a file', { content: pdf(randomBytes(MAX_BYTES)) }, 413, 'attachment_too_large'],
  ])('refuse %s, and keep nothing of it', async (_what, file, status, rule) => {
    const before = await chunks();
    expect(ruleOf(await upload(tomas, file))).toEqual([status, rule]);
    expect(await chunks()).toBe(before);
  });

  it('say how large they may be, and refuse what is no form or holds no file', async () => {
    const large = await upload(tomas, { content: pdf(randomBytes(MAX_BYTES)) });
    expect(problemOf(large).detail).toContain(MAX_BYTES.toLocaleString('en'));
    const json = await tomas.raw('uploadAttachment', {}, {});
    expect(ruleOf(json)).toEqual([415, 'wrong_media_type']);
    const empty = await tomas.call('POST', addressOf('uploadAttachment', {}), {
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'idempotency-key': randomUUID() },
      body: '--x--\r\n',
    });
    expect(ruleOf(empty)).toEqual([422, 'attachment_missing']);
    const cut = await tomas.call('POST', addressOf('uploadAttachment', {}), {
      headers: { 'content-type': 'multipart/form-data', 'idempotency-key': randomUUID() },
      body: 'x',
    });
    expect(ruleOf(cut)).toEqual([400, 'malformed']);
    expect((await upload(await requests.api.as(), { content: pdf() })).status).toBe(401);
  });

  it('become a part of the record that names them, and are seen by who sees its leg', async () => {
    const request = await requests.noticed();
    const content = pdf('the note of Liberia');
    const { id, sha256: hash } = await uploaded(tomas, { content, name: 'Note № 41.pdf' });
    const james = await requests.api.as('james-kollie');
    const awa = await requests.api.as('awa-kone');
    expect((await miriam.api.getAttachment({ attachmentId: id })).status).toBe(404);
    const instrument = {
      kind: 'note_verbale' as const,
      reference: 'NV 41/2011',
      organ: null,
      date: { on: '2011-01-04' },
    };
    const record = (attachments: { id: string; sha256: string }[]) =>
      tomas.api.recordPaper({
        requestId: request.requestId,
        legId: LIBERIA,
        body: { answer: 'consent', instrument: { ...instrument, attachments } },
      });
    expect(ruleOf(await record([{ id, sha256: 'a'.repeat(64) }]))).toEqual([422, 'attachment_differs']);
    expect(ruleOf(await record([{ id: randomUUID(), sha256: hash }]))).toEqual([422, 'attachment_differs']);
    const recorded = await record([{ id, sha256: hash }]);
    expect(recorded.status).toBe(201);
    await miriam.does.countersignPaper({ requestId: request.requestId, paperId: resultOf(recorded).paperId });

    const [decision] = (await requests.view(request.requestId)).decisions.slice(-1);
    expect(decision?.instrument?.attachments).toEqual([{ id, sha256: hash }]);
    const [row] = await requests.api.sql<{ content: { instrument: object } }>(
      'SELECT content FROM decision WHERE id = $1',
      [decision?.id],
    );
    expect(row?.content.instrument).toMatchObject({ attachments: [{ id, sha256: hash }] });
    expect(await miriam.does.getAttachment({ attachmentId: id })).toMatchObject({
      legId: LIBERIA,
      vanishesAt: null,
    });
    expect((await james.api.getAttachment({ attachmentId: id })).status).toBe(200);
    expect((await awa.api.getAttachment({ attachmentId: id })).status).toBe(404);
    expect((await awa.api.downloadAttachment({ attachmentId: id })).status).toBe(404);

    const download = await james.api.downloadAttachment({ attachmentId: id });
    expectStatus(download, 200);
    expect(sha256(Buffer.from(await download.body.arrayBuffer()))).toBe(hash);
    expect(Object.fromEntries(download.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="Note _ 41.pdf"; filename*=UTF-8''Note%20%E2%84%96%2041.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    const page = await james.get(`/requests/${request.requestId}`);
    expect(page.body).toContain(addressOf('downloadAttachment', { attachmentId: id }));
    expect(await requests.faults(request)).toEqual([]);

    const other = await requests.noticed();
    const elsewhere = await tomas.api.recordPaper({
      requestId: other.requestId,
      legId: LIBERIA,
      body: {
        answer: 'consent',
        instrument: { ...instrument, attachments: [{ id, sha256: hash }] },
      },
    });
    expect(ruleOf(elsewhere)).toEqual([422, 'attachment_differs']);
    const gone = (statement: string) => requests.dataSource.query(statement, [id]);
    await expect(gone('DELETE FROM attachment WHERE id = $1')).rejects.toThrow(/evidence/u);
    await expect(
      gone(
        'DELETE FROM attachment_chunk k USING attachment a WHERE a.id = $1 AND k.content_id = a.content_id',
      ),
    ).rejects.toThrow(/in use/u);
  });

  it('vanish after a day where no record names them', async () => {
    const content = pdf('nobody names me');
    const { id } = await uploaded(tomas, { content });
    const age = (table: string, column: string) =>
      requests.api.sql(`UPDATE ${table} SET ${column} = ${column} - interval '25 hours'`);
    await requests.api.sql('ALTER TABLE attachment DISABLE TRIGGER attachment_kept');
    await age('attachment', 'uploaded_at');
    await requests.api.sql('ALTER TABLE attachment ENABLE TRIGGER attachment_kept');
    await age('attachment_content', 'used_at');
    await age('attachment_chunk', 'written_at');
    expect((await tomas.api.getAttachment({ attachmentId: id })).status).toBe(404);
    await upload(tomas, { content: pdf('the next one') });
    const [left] = await requests.api.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM attachment_content WHERE sha256 = $1',
      [sha256(content)],
    );
    expect(left?.n).toBe(0);
    const [bound] = await requests.api.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM attachment WHERE bound_at IS NOT NULL',
    );
    expect(bound?.n).toBeGreaterThan(0);
  });

  it('are written down in the chain of what belongs to no case', async () => {
    const { id, sha256: hash } = await uploaded(tomas, { content: pdf('audited') });
    const [event] = await requests.api.sql<{ body: object }>(
      `SELECT body FROM audit_event WHERE chain = 'system' AND body ->> 'attachmentId' = $1`,
      [id],
    );
    expect(event?.body).toMatchObject({
      kind: 'attachment_uploaded',
      personId: 'tomas-lindqvist',
      sha256: hash,
    });
  });
});

describe('attachments with a scanner', () => {
  let clamd: FakeClamd;
  let api: TestApi;
  let tomas: Caller;

  beforeAll(async () => {
    clamd = await FakeClamd.start();
    api = await startTestApi({ CLAMD_ADDRESS: clamd.address });
    tomas = await api.as('tomas-lindqvist');
  });
  afterAll(async () => {
    await clamd.stop();
    await api.close();
  });

  it('are taken clean, refused infected, and not taken at all while it gives no verdict', async () => {
    const content = pdf(randomBytes(700_000));
    expect(await upload(tomas, { content })).toMatchObject({ status: 201, body: { scanned: true } });
    expect(clamd.scanned).toEqual([content.length]);
    const infected = await upload(tomas, { content: pdf(INFECTED_LABELS) });
    expect(ruleOf(infected)).toEqual([422, 'infected']);
    expect(problemOf(infected).detail).toContain('Test.Virus');
    await clamd.stop();
    expect(ruleOf(await upload(tomas, { content: pdf('unseen') }))).toEqual([503, 'scanner_unavailable']);
    const [kept] = await api.sql<{ n: number }>(
      'SELECT count(DISTINCT content_id)::int AS n FROM attachment_chunk',
    );
    expect(kept?.n).toBe(1);
  });
});
