import type { ReportingDelay } from '#libs/contracts';
import { contestKeyFrom, contestTokenFor } from '#libs/mail';
import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { type ApiClient, withReferencesOfItsOwn } from '../../support/api/running-api.js';
import { until } from '../../support/product/until.js';

const UKRAINE = 'contributor_consent:ukraine';
const LIBERIA = 'host_consent:liberia';

const note = (on: string, reference = 'NV 41/2011') => ({
  kind: 'note_verbale',
  reference,
  organ: null,
  date: { on },
});
const consent = { answer: 'consent', instrument: note('2011-01-04') };

let requests: ApiRequests;
let tomas: ApiClient;
let miriam: ApiClient;

beforeAll(async () => {
  requests = await ApiRequests.start();
  await withReferencesOfItsOwn(requests.api);
  [tomas, miriam] = await Promise.all([requests.api.as('tomas-lindqvist'), requests.api.as('miriam-okafor')]);
});
afterAll(() => requests.close());

/** Records an answer from a paper, countersigned by a second person; gives the id of the decision. */
async function onPaper({ requestId }: Drafted, legId: string, input: object): Promise<string> {
  const recorded = await tomas.post(`/api/v1/requests/${requestId}/legs/${legId}/papers`, input);
  expect(recorded).toMatchObject({ status: 201 });
  const signed = await miriam.post(
    `/api/v1/requests/${requestId}/papers/${recorded.body.paperId}/countersign`,
    {},
  );
  expect(signed).toMatchObject({ status: 201, body: { status: 'counts' } });
  return signed.body.decisionId;
}

async function viewOf({ requestId }: Drafted, as: ApiClient = requests.manager) {
  return (await as.get(`/api/v1/requests/${requestId}`)).body;
}

/** The leg of a request as the API shows it. */
function legIn(view: { legs: { id: string; status: string; detail: LegDetail }[] }, legId: string) {
  const leg = view.legs.find(({ id }) => id === legId);
  if (leg === undefined) throw new Error(`there is no leg ${legId}`);
  return leg;
}

interface LegDetail {
  satisfied: boolean;
  decisionId: string | null;
  round: number;
  ask: { askHash: string; text: string; language: string; textHash: string };
}

describe('a record that its party contests, through the API', () => {
  it('no longer counts; the Secretariat has a task, and corrects the record by a further one', async () => {
    const request = await requests.noticed();
    const decisionId = await onPaper(request, LIBERIA, consent);
    const james = await requests.api.as('james-kollie');
    const path = `/api/v1/requests/${request.requestId}`;
    const contest = `${path}/legs/${LIBERIA}/decisions/${decisionId}/contest`;

    expect(await tomas.post(contest, { reason: 'No.' })).toMatchObject({ status: 403 });
    const awa = await requests.api.as('awa-kone');
    expect((await awa.post(contest, { reason: 'No.' })).status).toBe(403);
    expect((await james.post(contest, {})).status).toBe(422);
    const contested = await james.post(contest, { reason: 'Our note sets conditions.' });
    expect(contested).toMatchObject({ status: 201, body: { contestId: expect.any(String) } });
    expect((await james.post(contest, { reason: 'Again.' })).body.errors[0].rule).toBe('already_exists');

    const view = await viewOf(request);
    expect(legIn(view, LIBERIA)).toMatchObject({ status: 'suspended', detail: { satisfied: false } });
    expect(view.tasks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'settle_contest', aboutId: contested.body.contestId }),
      ]),
    );
    expect(view.contests).toMatchObject([
      {
        id: contested.body.contestId,
        decisionId,
        status: 'open',
        rests: true,
        by: { name: 'James Kollie' },
      },
    ]);

    const note1 = await miriam.post(`${path}/contests/${contested.body.contestId}/note`, { reason: 'Seen.' });
    expect(note1.body.errors[0].rule).toBe('status_forbids');
    const again = { ...consent, corrects: decisionId, correctionReason: 'We read it again.' };
    const upheld = await tomas.post(`${path}/legs/${LIBERIA}/papers`, again);
    expect(upheld).toMatchObject({ status: 409, body: { errors: [{ pointer: '/answer' }] } });
    const without = await tomas.post(`${path}/legs/${LIBERIA}/papers`, { ...consent, corrects: decisionId });
    expect(without).toMatchObject({ status: 422, body: { errors: [{ pointer: '/correctionReason' }] } });

    const corrected = await onPaper(request, LIBERIA, {
      ...consent,
      instrument: note('2011-01-05', 'NV 42/2011'),
      corrects: decisionId,
      correctionReason: 'The number was misread.',
    });
    const after = await viewOf(request);
    expect(legIn(after, LIBERIA)).toMatchObject({ status: 'obtained', detail: { decisionId: corrected } });
    expect(after.contests).toMatchObject([{ status: 'corrected', successorId: corrected }]);
    expect(after.papers.at(-1).correctionReason).toBe('The number was misread.');
    expect(after.decisions.map(({ status }: { status: string }) => status)).toContain('superseded');
    expect(await requests.faults(request)).toEqual([]);
  });

  it('may be struck, so that the party is asked again, or let stand by the party alone', async () => {
    const request = await requests.noticed();
    const decisionId = await onPaper(request, LIBERIA, consent);
    const james = await requests.api.as('james-kollie');
    const path = `/api/v1/requests/${request.requestId}`;
    const contest = async () =>
      (await james.post(`${path}/legs/${LIBERIA}/decisions/${decisionId}/contest`, { reason: 'Not so.' }))
        .body.contestId;
    const first = await contest();
    const stand = `${path}/legs/${LIBERIA}/contests/${first}/withdraw`;
    expect((await tomas.post(stand, {})).status).toBe(403);
    expect((await james.post(stand, {})).status).toBe(200);
    expect(legIn(await viewOf(request), LIBERIA).status).toBe('obtained');
    const second = await contest();
    expect((await james.post(`${path}/contests/${second}/strike`, { reason: 'x' })).status).toBe(403);
    const struck = await miriam.post(`${path}/contests/${second}/strike`, { reason: 'It was misread.' });
    expect(struck.status).toBe(200);
    const view = await viewOf(request, james);
    expect(legIn(view, LIBERIA)).toMatchObject({ status: 'asked', detail: { round: 2 } });
    expect(view.contests.map(({ status }: { status: string }) => status)).toEqual(['withdrawn', 'struck']);
    expect((await viewOf(request, await requests.api.as('awa-kone'))).contests).toEqual([]);
    expect(await requests.faults(request)).toEqual([]);
  });
});

describe('what was asked, and when we were told', () => {
  it('is kept with every decision: text, language, revision and hash', async () => {
    const request = await requests.noticed();
    const before = legIn(await viewOf(request), LIBERIA).detail.ask;
    await onPaper(request, LIBERIA, consent);
    const view = await viewOf(request);
    const decision = view.decisions.at(-1);
    expect(decision).toMatchObject({
      askHash: before.askHash,
      textHash: before.textHash,
      asked: { text: before.text, language: before.language, revision: 1 },
      reportingDelay: {
        lag: { known: true, fromDays: 3, toDays: 3 },
        decided: { notBefore: '2011-01-04', notAfter: '2011-01-04' },
        reportedOn: '2011-01-07',
      },
    });
    const [row] = await requests.api.sql<{ text: string }>(
      `SELECT r.text FROM decision d JOIN rendering r ON r.ask_hash = d.ask_hash AND r.hash = d.text_hash
        WHERE d.id = $1`,
      [decision.id],
    );
    expect(row?.text).toBe(before.text);
  });

  it('keeps a range and what is not known as such', async () => {
    const request = await requests.noticed();
    await onPaper(request, LIBERIA, {
      answer: 'consent',
      instrument: {
        ...note('2011-01-04'),
        date: { notBefore: '2011-01-02', notAfter: '2011-01-04' },
      },
    });
    await onPaper(request, UKRAINE, {
      answer: 'consent',
      instrument: { kind: 'law', reference: null, organ: 'Verkhovna Rada', date: null },
    });
    const delays = (await viewOf(request)).decisions.map(
      ({ reportingDelay }: { reportingDelay: ReportingDelay }) => reportingDelay,
    );
    expect(delays).toContainEqual({
      decided: { notBefore: '2011-01-02', notAfter: '2011-01-04' },
      reportedOn: '2011-01-07',
      lag: { known: true, fromDays: 3, toDays: 5 },
    });
    expect(delays).toContainEqual({
      decided: { notBefore: null, notAfter: '2011-01-07' },
      reportedOn: '2011-01-07',
      lag: { known: false, atLeastDays: 0, reason: { code: 'lag.decided_inexact' } },
    });
  });

  it('refuses an answer to a text that has changed since, and says which revision is asked', async () => {
    const request = await requests.noticed();
    const james = await requests.api.as('james-kollie');
    const path = `/api/v1/requests/${request.requestId}/legs/${LIBERIA}/decide`;
    const { textHash } = legIn(await viewOf(request, james), LIBERIA).detail.ask;
    const stale = await james.post(path, { answer: 'consent', textHash: 'a'.repeat(64) });
    expect(stale).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'text_changed', pointer: '/textHash' }] },
    });
    expect(stale.body.errors[0].message).toContain('revision 1');
    expect((await james.post(path, { answer: 'consent', textHash: 'short' })).status).toBe(422);
    expect((await james.post(path, { answer: 'consent', textHash })).status).toBe(201);
  });
});

describe('a vote with the position of each member', () => {
  const members =
    'china france russian-federation united-kingdom united-states bosnia-and-herzegovina brazil colombia gabon germany ' +
    'india lebanon nigeria portugal south-africa';
  const act = (votes: object[]) => ({
    answer: 'adopted',
    act: { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null, votes },
  });

  it('is recorded from a paper and shown, and refused where it does not carry', async () => {
    const request = await requests.noticed();
    await requests.manager.post(`/api/v1/arrangements/${request.arrangementId}/clock`, {
      to: '2011-01-20T15:00:00Z',
    });
    const papers = `/api/v1/requests/${request.requestId}/legs/council_decision:security-council/papers`;
    const all = members.split(' ').map((member) => ({ member, vote: 'for' }));
    const vetoed = all.map((each) => (each.member === 'china' ? { ...each, vote: 'against' } : each));
    expect(await tomas.post(papers, act(vetoed))).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'vote_does_not_carry', pointer: '/act/votes' }] },
    });
    await onPaper(request, 'council_decision:security-council', act(all));
    const view = await viewOf(request);
    expect(view.act.votes).toHaveLength(15);
    const page = await requests.manager.get(`/requests/${request.requestId}`);
    expect(page.body).toContain('15 for');
    expect(page.body).toContain('south-africa');
  });
});

describe('the page behind the link in a receipt', () => {
  async function linkOf(request: Drafted, decisionId: string): Promise<string> {
    const key = contestKeyFrom(requests.api.config.COUNTERSIGN_SECRET);
    const token = await contestTokenFor(requests.dataSource.manager, key, {
      personId: 'olena-koval',
      requestId: request.requestId,
      decisionId,
    });
    return `/records/${token}`;
  }

  const codeFor = async (reference: string, known: number) => {
    const mails = await until('the code is mailed', async () => {
      const found = (await mailsTo('olena.koval@ukraine.example', reference)).filter(({ subject }) =>
        subject.includes('Code'),
      );
      return found.length > known && found;
    });
    return /code is (\d{6})/u.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
  };

  it('shows the record, takes a contest by a mailed code, and lets it stand after all', async () => {
    const request = await requests.noticed();
    const decisionId = await onPaper(request, UKRAINE, consent);
    const { reference } = await viewOf(request);
    const path = await linkOf(request, decisionId);
    const capital = await requests.api.as();
    const before = await requests.api.counts();
    const shown = await capital.get(path);
    expect(shown.status).toBe(200);
    for (const words of [
      'What was recorded for Ukraine',
      'NV 41/2011',
      '3 days later',
      'The text that was asked',
    ]) {
      expect(shown.body).toContain(words);
    }
    expect(shown.body).not.toContain('<script');
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await requests.api.counts()).toEqual(before);

    expect((await capital.form(path, { '/reason': ' ' })).status).toBe(422);
    const reviewed = await capital.form(path, { '/reason': 'The note is not ours.' });
    expect(reviewed.headers.get('location')).toBe(`${path}/review`);
    expect((await capital.get(`${path}/review`)).body).toContain('The note is not ours.');
    expect((await capital.form(`${path}/review`, { code: '000000' })).status).toBe(422);
    expect(legIn(await viewOf(request), UKRAINE).status).toBe('obtained');
    const signed = await capital.form(`${path}/review`, { code: await codeFor(reference, 0) });
    expect(signed.headers.get('location')).toBe(path);
    expect(legIn(await viewOf(request), UKRAINE).status).toBe('suspended');
    expect((await capital.get(path)).body).toContain('Contested');

    await capital.form(path, { '/reason': '' });
    await capital.form(`${path}/review`, { code: await codeFor(reference, 1) });
    expect(legIn(await viewOf(request), UKRAINE).status).toBe('obtained');
    expect((await capital.get(path)).body).toContain('The party has let the record stand.');
    expect(await requests.faults(request)).toEqual([]);
  });

  it('mails no more than six codes in an hour to whoever has the link', async () => {
    const request = await requests.noticed();
    const path = await linkOf(request, await onPaper(request, UKRAINE, consent));
    const { reference } = await viewOf(request);
    const capital = await requests.api.as();
    const answers = [];
    for (let review = 0; review < 7; review += 1) {
      answers.push(await capital.form(path, { '/reason': 'The note is not ours.' }));
    }
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 303, 429]);
    expect(Number(answers[6]?.headers.get('retry-after'))).toBeGreaterThan(0);
    const mails = await mailsTo('olena.koval@ukraine.example', reference);
    expect(mails.filter(({ subject }) => subject.includes('Code'))).toHaveLength(6);
  });

  it('stops after five wrong codes, also when new ones are asked for', async () => {
    const request = await requests.noticed();
    const path = await linkOf(request, await onPaper(request, UKRAINE, consent));
    const { reference } = await viewOf(request);
    const capital = await requests.api.as();
    await capital.form(path, { '/reason': 'The note is not ours.' });
    const code = await codeFor(reference, 0);
    const wrong = code === '123456' ? '654321' : '123456';
    const statuses = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      statuses.push((await capital.form(`${path}/review`, { code: wrong })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    const again = await capital.form(path, { '/reason': 'The note is not ours.' });
    expect(again.status).toBe(429);
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(legIn(await viewOf(request), UKRAINE).status).toBe('obtained');
  });

  it('signs nothing that its page did not show', async () => {
    const request = await requests.noticed();
    const path = await linkOf(request, await onPaper(request, UKRAINE, consent));
    const { reference } = await viewOf(request);
    const capital = await requests.api.as();
    await capital.form(path, { '/reason': 'The note is not ours.' });
    const shown = /name="reviewed" value="([^"]+)"/u.exec((await capital.get(`${path}/review`)).body)?.[1];
    await capital.form(path, { '/reason': 'Something else.' });
    const code = await codeFor(reference, 1);
    const signed = await capital.form(`${path}/review`, { reviewed: shown ?? '', code });
    expect(signed).toMatchObject({ status: 409, body: expect.stringContaining('Something else.') });
    expect(legIn(await viewOf(request), UKRAINE).status).toBe('obtained');
  });

  it('is unknown for a token that is none of ours, and to who acts no more for the party', async () => {
    const request = await requests.noticed();
    const path = await linkOf(request, await onPaper(request, UKRAINE, consent));
    const capital = await requests.api.as();
    expect((await capital.get(`${path.slice(0, -2)}xx`)).status).toBe(404);
    await requests.api.sql(
      "UPDATE membership SET valid_to = clock_timestamp() WHERE person_id = 'olena-koval'",
    );
    expect((await capital.get(path)).status).toBe(404);
    await requests.api.sql("UPDATE membership SET valid_to = NULL WHERE person_id = 'olena-koval'");
  });
});
